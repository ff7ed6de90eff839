"""The tables of what is tried, as files that others can open."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from simlib.analysis.outcome import Decision
from simlib.batch.tables import write_tables
from simlib.present.excel.workbook import write_workbook
from simlib.present.report import Report
from simlib.present.speech import Speech


def export(decision: Decision, folder: Path, speech: Speech) -> tuple[Path, int]:
    """A new folder below `folder`, and how many tables are in it as CSV; report.xlsx beside them."""
    made = _new(folder, decision.proposal.id)
    report = Report(decision, speech)
    write_tables(report.tables, decision.proposal.ledger.lines, made)
    write_workbook(report, report.tables, made)
    return made, len(list((made / "tables").glob("*.csv")))


def _new(folder: Path, name: str) -> Path:
    """The first folder of the name and a number that is not there; nothing is written over."""
    for number in count(1):
        found = folder / f"{name}-{number}"
        try:
            found.mkdir(parents=True)
        except FileExistsError:
            continue
        return found
    raise AssertionError("there is always a next number")
