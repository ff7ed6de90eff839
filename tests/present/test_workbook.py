"""The workbook: the same bytes, no text that runs, and payments that a spreadsheet computes to the öre."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simlib.analysis.outcome import decide
from simlib.analysis.solve import with_lever
from simlib.exact import at_least, at_most, share_out, started
from simlib.ledger import ledger
from simlib.present.excel.formulas import NotPlain, rounded, translate
from simlib.present.excel.rates import HEAD
from simlib.present.excel.workbook import write_workbook
from simlib.present.report import Report
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table

CASES = [
    *("sagolan", "stimulans", "kalmar", "jamtland", "vgr", "halland_green", "halland_st", "liability"),
    *("state_grants", "need"),
]


def report_of(case) -> Report:
    return Report(decide((case,), draws=100, seed=1), Speech("sv"))


@pytest.fixture(scope="session")
def soffice() -> str:
    path = shutil.which("soffice")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have LibreOffice Calc")
        pytest.skip("LibreOffice Calc is not installed")
    return path


@pytest.fixture(scope="session")
def profile(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("profile")


def recomputed(
    soffice: str, profile: Path, book: Path, folder: Path, rates: dict[str, float] | None = None
) -> Any:
    """The workbook as LibreOffice computes it; `rates`: changed by hand first, by their path."""
    bare = folder / "bare.xlsx"
    if rates:
        changed = openpyxl.load_workbook(book)
        for row in changed["Priser"].iter_rows(min_row=HEAD + 1):
            if row[1].value in rates:
                row[3].value = rates[row[1].value]
        changed.save(bare)
    else:
        _without_values(book, bare)
    out = folder / "computed"
    words = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*words, "--convert-to", "xlsx", "--outdir", str(out), str(bare)], check=True, capture_output=True
    )
    return openpyxl.load_workbook(out / "bare.xlsx", data_only=True, read_only=True)


def _without_values(book: Path, bare: Path) -> None:
    """Without the values that simlib wrote beside its formulas: all must be computed."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            bytes_of = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                bytes_of = re.sub(rb"</f><v>[^<]*</v>", b"</f>", bytes_of)
            new.writestr(part, bytes_of)


def differences(computed: Any, book) -> list[tuple[str, int, int, object, int]]:
    """Cells of the payment sheet that are not what the ledger says, to the öre."""
    found: list[tuple[str, int, int, object, int]] = []
    columns: dict[str, tuple[object, ...]] = {}
    for sheet in ("Volymer", "Betalningar"):
        rows = list(computed[sheet].iter_rows(min_row=HEAD - 2, values_only=True))
        columns |= {name: column[2:] for name, *column in zip(*rows, strict=True)}
    for name, amounts in book.amounts.items():
        for index, value in enumerate(columns[name]):
            u, t = divmod(index, len(book.grid))
            if value != amounts[t, u]:
                found.append((name, t, u, value, int(amounts[t, u])))
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_spreadsheet_computes_every_payment_to_the_ore(request, name, soffice, profile, tmp_path):
    report = report_of(request.getfixturevalue(name))
    computed = recomputed(soffice, profile, write_workbook(report, {}, tmp_path), tmp_path)
    book = report.decision.proposal.ledger
    assert differences(computed, book) == []
    years = len(book.grid.years)
    rows = list(
        computed["Summor"].iter_rows(min_row=HEAD + 1, max_row=HEAD + len(book.amounts) + 1, values_only=True)
    )
    assert round(rows[-1][years + 1] * 100) == book.total()
    assert {apart for row in rows for apart in row[2 * years + 3 :]} == {0}


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("sagolan", "psychology_choice.fixed_rate", Fraction(12345)),
        ("sagolan", "psychology_choice.long_visit_ceiling", Fraction(100)),
        ("liability", "payment_liability.mean_limit", Fraction(5, 2)),
        ("jamtland", "stimulus_allocation.use_of_decision.psychiatry", Fraction(3, 2)),
    ],
)
def test_a_rate_changed_in_the_workbook_gives_what_simlib_gives(
    request, name, path, value, soffice, profile, tmp_path
):
    case = request.getfixturevalue(name)
    parameter = case.setting.parameters[path]
    report = report_of(case)
    book = write_workbook(report, {}, tmp_path)
    computed = recomputed(soffice, profile, book, tmp_path, {path: float(parameter.unit.written(value))})
    changed = ledger(with_lever(case, parameter, value))
    assert changed.total() != ledger(case).total()
    assert differences(computed, changed) == []


def test_the_same_report_gives_the_same_bytes(stimulans, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    made = [report_of(stimulans), report_of(stimulans)]
    first, second = (
        write_workbook(report, report.tables, folder)
        for report, folder in zip(made, (tmp_path, again), strict=True)
    )
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x.se")', "+1", "@SUM(A1)", "http://x.se", "007", "{=1}"]
)
def test_text_is_never_a_formula_a_link_or_a_number(stimulans, tmp_path, text):
    report = report_of(stimulans)
    rows = ((Cell(text), Cell("−5", -500, number=True)),)
    report.tables["T1"] = Table("T1", text, (("a", text), ("b_ore", "B")), rows)
    book = write_workbook(report, report.tables, tmp_path)
    sheet = openpyxl.load_workbook(book)["T1"]
    assert [sheet["A1"].value, sheet["A3"].value, sheet["A4"].value] == [text] * 3
    assert {cell.data_type for cell in (sheet["A1"], sheet["A3"], sheet["A4"])} == {"s"}
    assert sheet["A4"].hyperlink is None
    assert sheet["B4"].value == -5
    with zipfile.ZipFile(book) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name]


def test_the_workbook_holds_every_table_to_the_ore(kalmar, tmp_path):
    report = report_of(kalmar)
    book = openpyxl.load_workbook(write_workbook(report, report.tables, tmp_path))
    for key, table in report.tables.items():
        kept = [i for i, (name, _) in enumerate(table.columns) if name not in table.page_only]
        found = list(book[key].iter_rows(min_row=4, max_row=3 + len(table.rows), values_only=True))
        for row, cells in zip(found, table.rows, strict=True):
            for value, index in zip(row, kept, strict=True):
                cell = cells[index]
                if table.numeric(index) and cell.raw is not None:
                    money = table.columns[index][0].endswith("ore")
                    assert (round(value * 100) if money else value) == pytest.approx(
                        cell.raw, rel=1e-15, abs=0
                    )
                elif not table.numeric(index):
                    assert (value or "") == (cell.text or (cell.raw if isinstance(cell.raw, str) else ""))


# --- formulas ------------------------------------------------------------------------


class Given:
    """One row: a in A, b in B, c with the keys x and y in C and D."""

    def keys(self, name):
        return ("x", "y") if name == "c" else ()

    def at(self, name, key=""):
        return {"a": "A", "b": "B", "cx": "C", "cy": "D"}[name + key] + "{r}"

    def beside(self, formula):
        return f"[{formula}]"

    def same_month(self, column):
        return f"MONTH({column})"


def precedence(a, b):
    return a - (b - 1) - a / (b * a) * 2 ** (a + 1)


def limits(a, b):
    return at_most(a, at_least(b - 1, 0)) * started(a / 30)


def members(a, c):
    return sum(c[kind] * a for kind in c)


def compared(a, b):
    return a * (a > b)


def split(a, b):
    return share_out(a, b)


def two_steps(a, b):
    a = a + 1
    return a * b


@pytest.mark.parametrize(
    ("function", "formula"),
    [
        (precedence, "A{r}-(B{r}-1)-A{r}/(B{r}*A{r})*2^(A{r}+1)"),
        (limits, "MIN(A{r},MAX(B{r}-1,0))*(-INT(-ROUND(A{r}/30,6)))"),
        (members, "SUM(C{r}*A{r},D{r}*A{r})"),
        (compared, "A{r}*IF(A{r}>B{r},1,0)"),
    ],
)
def test_a_rule_becomes_the_formula_it_is(function, formula):
    assert translate(function, Given()) == formula


@pytest.mark.parametrize("function", [split, two_steps])
def test_what_is_not_plain_arithmetic_has_no_formula(function):
    with pytest.raises(NotPlain):
        translate(function, Given())


def test_rounding_to_whole_tens_of_ore_keeps_its_step():
    assert rounded("A1", 1000) == "1000*INT(ROUND((A1)/1000,6)+0.5)"
