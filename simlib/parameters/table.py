"""A CSV table as text with line numbers, read as strictly as the parameter files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from simlib.faults import Findings, closest
from simlib.parameters.files import UnreadableError, text_of


@dataclass(frozen=True)
class Wrong:
    """A fault that is kept with the table until somebody asks for it."""

    line: int
    message: str
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def row(cls, line: int, problem: str) -> Wrong:
        return cls(line, "bad-data", (("problem", problem),))

    def tell(self, file: Path, findings: Findings) -> None:
        findings.add(file, self.line, self.message, **dict(self.details))


@dataclass(frozen=True)
class Table:
    """Rows by line of the file; none if the head is wrong."""

    rows: tuple[tuple[int, Mapping[str, str]], ...]
    wrong: tuple[Wrong, ...]


def read_table(path: Path, needed: Iterable[str]) -> Table:
    """The rows that have all the columns, and what is wrong with the file or with other rows."""
    try:
        text = text_of(path, path.parents[2])  # a table lies in params/data
    except UnreadableError as why:
        details = tuple((name, str(value)) for name, value in why.details.items())
        return Table((), (Wrong(why.line, why.message, details),))
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [(lines.line_num, cells) for cells in lines]
    except csv.Error as error:
        return Table((), (Wrong.row(lines.line_num, str(error)),))
    if len(rows) < 2:  # noqa: PLR2004 - the names of the columns and something below them
        return Table((), (Wrong(1, "empty-file"),))
    head = rows[0][1]
    wrong = [
        Wrong(1, "missing-column", (("column", column), ("guess", closest(column, head))))
        for column in needed
        if column not in head
    ]
    wrong += [Wrong.row(1, f"{c}, {c}") for c in dict.fromkeys(head) if head.count(c) > 1]
    if wrong:
        return Table((), tuple(wrong))
    sound = [
        (line, dict(zip(head, cells, strict=True))) for line, cells in rows[1:] if len(cells) == len(head)
    ]
    uneven = [
        Wrong.row(line, f"{len(cells)} ≠ {len(head)}") for line, cells in rows[1:] if len(cells) != len(head)
    ]
    return Table(tuple(sound), tuple(uneven))
