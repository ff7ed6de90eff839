"""What a document decided in total against the sum of its items, under every reading of it."""

from __future__ import annotations

from dataclasses import replace

from simlib.assembly import Case
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money
from simlib.reconcile import Reading, StaffRow, Statement, readings


def statements(case: Case) -> tuple[Statement, ...]:
    """What the scheme's document says in total and item by item; none where it does not."""
    return tuple(case.programme.statements(case.setting)) if hasattr(case.programme, "statements") else ()


def reconciliation_tables(case: Case, speech: Speech) -> list[Table]:
    """T5 and, where the document states posts in rows, what they imply."""
    found = [
        reconciliation_table(one, f"T5-{number}" if number > 1 else "T5", speech)
        for number, one in enumerate(statements(case), start=1)
    ]
    rows = tuple(case.programme.staff_rows(case.setting)) if hasattr(case.programme, "staff_rows") else ()
    return [*found, staff_table(rows, speech)] if rows else found


def reconciliation_table(statement: Statement, key: str, speech: Speech) -> Table:
    """T5: every reading, its sum, and how far it is from the headline."""
    money = Money(speech, *scale_of(statement.headline))
    rows = tuple(
        (
            Cell(speech.label(statement.reading_labels[reading.reading]), reading.reading),
            Cell(_left_out(statement, reading, speech) or speech("all-items"), "|".join(reading.left_out)),
            money.cell(reading.total),
            money.cell(statement.headline, link=f"{PARAMETERS_PAGE}#{parameter_anchor(statement.path)}"),
            _apart(money.cell(reading.difference)),
            Cell(speech(_remark(reading)), _remark(reading)),
        )
        for reading in readings(statement)
    )
    columns = (
        ("reading", speech("col-reading")),
        ("left_out", speech("col-left-out")),
        ("total_ore", speech("col-items-sum")),
        ("headline_ore", speech("col-headline")),
        ("difference_ore", speech("col-difference")),
        ("remark", speech("col-remark")),
    )
    caption = speech("t5-caption", what=speech.label(statement.label), unit=money.scale)
    return Table(key, caption, columns, rows, note=speech("t5-note"))


def _left_out(statement: Statement, reading: Reading, speech: Speech) -> str:
    return ", ".join(speech.label(statement.item_labels[item]) for item in reading.left_out)


def _remark(reading: Reading) -> str:
    if reading.exact:
        return "remark-exact"
    return "remark-within" if reading.within_rounding else "remark-off"


def _apart(difference: Cell) -> Cell:
    """Red whenever it is not nil, more or less alike."""
    return replace(difference, css="negative" if difference.raw else "")


def reconciliation_sentences(statement: Statement, speech: Speech) -> tuple[str, ...]:
    """The sums beside the headline, and the least contrived reading that meets it."""
    found = readings(statement)
    whole = [reading for reading in found if not reading.left_out]
    some = [reading for reading in found if reading.within_rounding]
    scale, decimals = scale_of(statement.headline)
    said = speech(
        "says-readings",
        what=speech.label(statement.label),
        headline=speech.money(statement.headline, scale, decimals),
        sums=speech("picture-and").join(speech.money(reading.total, scale, decimals) for reading in whole),
        count=sum(reading.within_rounding for reading in whole),
    )
    if not some or any(reading.exact for reading in whole):
        return (said,)
    best = some[0]
    closest = speech(
        "says-closest",
        reading=speech.label(statement.reading_labels[best.reading]),
        total=speech.money(best.total, scale, decimals),
        left_out=_left_out(statement, best, speech) or speech("nothing"),
        count=len(some),
    )
    return said, closest


def staff_table(rows: tuple[StaffRow, ...], speech: Speech) -> Table:
    """The price of a full-time month that each stated row implies, and each row at the first one's price."""
    columns = (
        ("row", speech("col-row")),
        ("share", speech("col-full-time-share")),
        ("months", speech("col-months")),
        ("amount_ore", speech("col-stated")),
        ("per_month_ore", speech("col-per-full-time-month")),
        ("at_first_ore", speech("col-at-first")),
        ("difference_ore", speech("col-difference")),
    )
    found = tuple(_staff_row(row, rows[0], speech) for row in rows)
    return Table("T5-staff", speech("staff-caption"), columns, found, note=speech("staff-note"))


def _staff_row(row: StaffRow, first: StaffRow, speech: Speech) -> tuple[Cell, ...]:
    money, at_first = Money(speech, "kr"), row.at(first.per_full_time_month)
    return (
        Cell(speech.label(row.label)),
        Cell(speech.percent(row.share), float(row.share), number=True),
        Cell(speech.plain(row.months), float(row.months), number=True),
        money.cell(row.amount),
        money.cell(row.per_full_time_month),
        money.cell(at_first),
        _apart(money.cell(row.amount - at_first)),
    )
