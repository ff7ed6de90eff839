"""A CSV table is read as strictly as the parameter files: what is wrong is kept with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from simlib.faults import Findings
from simlib.parameters.table import Table, Wrong, read_table


@pytest.fixture
def read(tmp_path: Path):
    file = tmp_path / "params/data/table.csv"
    file.parent.mkdir(parents=True)

    def found(text: str) -> Table:
        file.write_text(text, encoding="utf-8", newline="")
        return read_table(file, ("code", "value"))

    return found


def test_one_row_is_a_table(read):
    assert read("code,value\n08,1\n") == Table(((2, {"code": "08", "value": "1"}),), ())


def test_a_head_alone_is_an_empty_file(read):
    assert read("code,value\n") == read("") == Table((), (Wrong(1, "empty-file"),))


def test_an_open_quote_is_told_with_its_line_and_nothing_is_read(read):
    found = read('code,value\n08,1\n09,"1\n')
    assert (found.rows, [wrong.line for wrong in found.wrong]) == ((), [3])
    assert found.wrong[0].message == "bad-data"
    assert "unexpected end of data" in dict(found.wrong[0].details)["problem"]


def test_text_after_a_quote_is_not_read_as_if_the_quote_were_not_there(read):
    found = read('code,value\n08,"1"2\n')
    assert (found.rows, [wrong.line for wrong in found.wrong]) == ((), [2])


def test_a_column_twice_or_missing_is_told_of_the_first_line(read):
    assert read("code,value,code\n08,1,08\n") == Table((), (Wrong.row(1, "code, code"),))
    missing = Wrong(1, "missing-column", (("column", "value"), ("guess", "valu")))
    assert read("code,valu\n08,1\n") == Table((), (missing,))


def test_an_uneven_row_is_told_and_the_others_are_read(read):
    found = read("code,value\n08,1,2\n09,3\n")
    assert found == Table(((3, {"code": "09", "value": "3"}),), (Wrong.row(2, "3 ≠ 2"),))


def test_a_file_that_is_not_there_or_hides_a_character_is_told(read, tmp_path):
    nothing = read_table(tmp_path / "params/data/other.csv", ("code",))
    assert nothing == Table((), (Wrong(1, "no-file"),))
    assert read("code,value\n08,1\u200e\n") == Table((), (Wrong(2, "bad-character", (("code", "U+200E"),)),))


def test_what_is_wrong_is_told_with_its_file_and_line(tmp_path):
    findings, file = Findings(), tmp_path / "table.csv"
    Wrong.row(3, "3 ≠ 2").tell(file, findings)
    (fault,) = findings.faults
    assert (fault.file, fault.line, fault.message) == (file.as_posix(), 3, "bad-data")
    assert dict(fault.details) == {"problem": "3 ≠ 2"}
