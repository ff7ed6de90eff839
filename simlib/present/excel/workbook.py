"""report.xlsx: what it is, the payments as formulas, every table, and what the columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook

import simlib
from simlib.present.excel.payment import write_payments
from simlib.present.excel.sheets import Look, heading, put, widths
from simlib.present.excel.tables import write_dictionary, write_tables
from simlib.present.report import Report
from simlib.present.table import Table
from simlib.suppression import small_groups

NAME = "report.xlsx"
# What begins like a formula or an address is text, and so is what looks like a number.
_TEXT_IS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same bytes at any hour


def write_workbook(report: Report, tables: Mapping[str, Table], folder: Path) -> Path:
    """`folder`/report.xlsx with `tables` by the names of their sheets; the same bytes each time."""
    book = Workbook(folder / NAME, _TEXT_IS_TEXT)
    book.set_properties({"title": report.title, "created": _ALWAYS})
    look, speech = Look.of(book), report.speech
    about = book.add_worksheet(speech("sheet-about"))
    small = small_groups(report.decision.proposal.case)  # formulas would need the very numbers
    if not small:
        write_payments(book, look, report.decision.proposal.ledger, speech)
    write_tables(book, look, tables, speech)
    write_dictionary(book, look, tables, speech)
    heading(about, look, report.title, [speech("sheet-about-small" if small else "sheet-about-how")])
    for row, (name, value) in enumerate(_facts(report), start=3):
        put(about, row, 0, name, look.bold)
        put(about, row, 1, value)
    widths(about, [28, 48])
    book.close()
    return folder / NAME


def _facts(report: Report) -> list[tuple[str, object]]:
    """What decides the numbers: enough to make them again."""
    speech, proposal = report.speech, report.decision.proposal
    setting, grid = proposal.case.setting, proposal.ledger.grid
    scenario = setting.scenario
    return [
        (speech("col-alternative"), f"{speech.label(scenario.label)} ({scenario.id})"),
        (speech("col-region"), speech.label(setting.region.label)),
        (speech("col-scheme"), scenario.programme),
        (speech("about-months"), f"{grid.steps[0].start:%Y-%m} – {grid.steps[-1].start:%Y-%m}"),
        (speech("about-why"), scenario.why),
        (speech("about-owner"), scenario.owner),
        (speech("about-draws"), speech.number(proposal.simulation.draws)),
        (speech("about-seed"), str(proposal.simulation.seed)),
        ("simlib", simlib.__version__),
        (speech("check-hash"), report.digest),
    ]
