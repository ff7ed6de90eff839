"""The payments as a controller would build them: rates, volumes, formulas, and their sums by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from simlib.ledger import Ledger
from simlib.present.excel.formulas import Formula
from simlib.present.excel.layout import FIRST_COLUMN, Layout
from simlib.present.excel.rates import HEAD, Column, Rates
from simlib.present.excel.sheets import EXACT, KRONOR, WHOLE, Look, PlainFormulas, heading, put, widths
from simlib.present.speech import Speech


def write_payments(book: Workbook, look: Look, ledger: Ledger, speech: Speech) -> Layout:
    """Four sheets: the sums of the year first, then what they are made of."""
    names = {part: speech(f"sheet-{part}") for part in ("sums", "rates", "volumes", "payments")}
    sheets = {part: book.add_worksheet(name, PlainFormulas) for part, name in names.items()}
    layout = Layout(ledger, Rates(names["rates"], ledger.grid), names["volumes"])
    _sums(sheets["sums"], look, layout, names["payments"], speech)
    _rates(sheets["rates"], look, layout, speech)
    _columns(sheets["volumes"], look, layout, layout.volumes, "volumes", speech)
    _columns(sheets["payments"], look, layout, layout.payments, "payments", speech)
    return layout


def _columns(
    sheet: Worksheet, look: Look, layout: Layout, columns: Sequence[Column], part: str, speech: Speech
) -> None:
    """One row per unit and month; every column has its label, unit and name in the rules."""
    heading(sheet, look, speech(f"sheet-{part}-title"), [speech(f"sheet-{part}-how")])
    heads = [speech(key) for key in ("col-unit-name", "col-month", "col-year")]
    for index, text in enumerate(heads):
        put(sheet, HEAD - 1, index, text, look.head)
    for index, column in enumerate(columns):
        at = FIRST_COLUMN + index
        put(sheet, HEAD - 3, at, column.name, look.quiet)
        put(sheet, HEAD - 2, at, _measure(column.unit, speech), look.quiet)
        put(sheet, HEAD - 1, at, speech.label(column.label), look.head)
    grid, payees = layout.ledger.grid, layout.ledger.case.setting.payees
    spans = {step.start.year: part for part in grid.slices() for step in grid.steps[part]}
    for row, (u, t) in enumerate(product(range(len(payees)), range(len(grid))), start=HEAD):
        step = grid.steps[t]
        put(sheet, row, 0, speech.label(payees[u].label))
        put(sheet, row, 1, f"{step.start:%Y-%m}")
        put(sheet, row, 2, step.start.year, look.number("0"))
        first = HEAD + 1 + u * len(grid)
        span = spans[step.start.year]
        places = {
            "{r}": row + 1,
            "{before}": row,
            "{first}": first + span.start,
            "{last}": first + span.stop - 1,
        }
        for index, column in enumerate(columns):
            form = look.number(WHOLE if column.unit == "öre" else EXACT)
            _cell(sheet, row, FIRST_COLUMN + index, column, (t, u), places, form)
    sheet.freeze_panes(HEAD, FIRST_COLUMN)
    widths(sheet, [max(len(speech.label(payee.label)) for payee in payees), 8, 6, *(14 for _ in columns)])


def _cell(
    sheet: Worksheet,
    row: int,
    at: int,
    column: Column,
    where: tuple[int, int],
    places: Mapping[str, int],
    form: Format,
) -> None:
    value = column.value(*where) if column.value else None
    if column.formula is None:
        put(sheet, row, at, value, form)
        return
    text = column.formula(*where)
    for place, number in places.items():
        text = text.replace(place, str(number))
    # A column that only helps has no value of its own until the workbook is computed.
    sheet.write_formula(row, at, f"={text}", form, 0 if value is None else float(value))


def _measure(unit: str, speech: Speech) -> str:
    return speech.unit(unit) if unit and not unit.startswith("öre") else unit


def _rates(sheet: Worksheet, look: Look, layout: Layout, speech: Speech) -> None:
    """One row per dated rate: the value is to be changed, the rest says where it comes from."""
    heading(sheet, look, speech("sheet-rates-title"), [speech("sheet-rates-how")])
    keys = ("col-parameter", "col-path", "col-since", "col-value", "col-unit", "col-status", "col-source")
    for column, key in enumerate((*keys, "col-reason")):
        put(sheet, HEAD - 1, column, speech(key), look.head)
    setting = layout.ledger.case.setting
    for row, (parameter, dated) in enumerate(layout.rates.rows.values(), start=HEAD):
        source = setting.sources[dated.source]
        put(sheet, row, 0, speech.label(parameter.label))
        put(sheet, row, 1, parameter.path)
        put(sheet, row, 2, str(dated.since))
        put(sheet, row, 3, parameter.unit.written(dated.number), look.number(EXACT, change=True))
        put(sheet, row, 4, parameter.unit.name)
        put(sheet, row, 5, speech(f"status-{dated.status}"))
        put(sheet, row, 6, ", ".join(filter(None, [source.title, source.reference, dated.page])))
        put(sheet, row, 7, dated.reason)
    sheet.freeze_panes(HEAD, 1)
    widths(sheet, [40, 40, 12, 14, 18, 10, 48, 48])


def _sums(sheet: Worksheet, look: Look, layout: Layout, payments: str, speech: Speech) -> None:
    """Kronor per component and year by formula, beside what simlib computed and the difference."""
    book, case = layout.ledger, layout.ledger.case
    held = [speech.label(found.label) for found in layout.held]
    note = speech("sheet-sums-held", rules="; ".join(held)) if held else speech("sheet-sums-all-live")
    heading(sheet, look, speech("sheet-sums-title"), [speech("sheet-sums-how"), note])
    years = book.grid.years
    blocks = ("sheet-sums-computed", "sheet-sums-simlib", "sheet-sums-apart")
    width = len(years) + 1
    put(sheet, HEAD - 1, 0, speech("col-component"), look.head)
    for block, key in enumerate(blocks):
        start = 1 + block * width
        put(sheet, HEAD - 2, start, speech(key), look.bold)
        for index, text in enumerate([*map(str, years), speech("sum")]):
            put(sheet, HEAD - 1, start + index, text, look.head)
    bottom = HEAD + len(book.grid) * len(case.setting.payees)
    names = list(layout.components)
    for row, name in enumerate(names, start=HEAD):
        put(sheet, row, 0, speech.label(case.wiring.rules[name].label))
        for index, year in enumerate(years):
            computed = _sum_of(layout.components[name], payments, year, bottom)
            _row_cells(sheet, look, row, index, width, computed, book.total(name, year))
        _row_sum(sheet, look, row, width, book.total(name))
    last = HEAD + len(names)
    put(sheet, last, 0, speech("sum"), look.bold)
    for index in range(width * len(blocks)):
        column, year = xl_col_to_name(index + 1), index % width
        whole = book.total(None, years[year]) if year < len(years) else book.total()
        value = whole / 100 if index < 2 * width else 0
        formula = f"=SUM({column}{HEAD + 1}:{column}{last})"
        sheet.write_formula(last, index + 1, formula, look.number(KRONOR, bold=True), value)
    sheet.freeze_panes(HEAD, 1)
    widths(sheet, [40, *(16 for _ in range(3 * width))])


def _sum_of(place: Formula, payments: str, year: int, bottom: int) -> Formula:
    """A component's öre of one year as kronor; a component without a formula stands among the volumes."""
    sheet, _, cell = place.rpartition("!")
    on, letters = sheet or payments, cell.removesuffix("{r}")
    top = HEAD + 1
    return f"=SUMIFS({on}!${letters}${top}:${letters}${bottom},{on}!$C${top}:$C${bottom},{year})/100"


def _row_cells(
    sheet: Worksheet, look: Look, row: int, index: int, width: int, computed: Formula, ore: int
) -> None:
    kronor = look.number(KRONOR)
    sheet.write_formula(row, 1 + index, computed, kronor, ore / 100)
    put(sheet, row, 1 + width + index, ore / 100, kronor)
    mine, theirs = (f"{xl_col_to_name(start + index)}{row + 1}" for start in (1, 1 + width))
    sheet.write_formula(row, 1 + 2 * width + index, f"=ROUND({mine}-{theirs},2)", kronor, 0)


def _row_sum(sheet: Worksheet, look: Look, row: int, width: int, ore: int) -> None:
    for block in range(3):
        first, last = (xl_col_to_name(1 + block * width + i) for i in (0, width - 2))
        value = ore / 100 if block < 2 else 0  # noqa: PLR2004 - the third is the difference
        at = block * width + width
        sheet.write_formula(row, at, f"=SUM({first}{row + 1}:{last}{row + 1})", look.number(KRONOR), value)
