"""The tables of the two reports, a sheet each, and what their columns mean."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter import Workbook

from simlib.present.excel.sheets import EXACT, KRONOR, PERCENT, WHOLE, Look, heading, put, widths
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table

_HEAD = 3


def write_tables(book: Workbook, look: Look, tables: Mapping[str, Table], speech: Speech) -> None:
    """Each table as it stands in the files: whole amounts, in kronor, behind what the page rounds."""
    for name, table in tables.items():
        sheet = book.add_worksheet(name)
        kept = [i for i, (name, _) in enumerate(table.columns) if name not in table.page_only]
        kinds = [kind(table, i) for i in kept]
        heading(sheet, look, table.caption, [speech("sheet-table-kronor")] if "kronor" in kinds else [])
        for column, index in enumerate(kept):
            put(sheet, _HEAD - 1, column, table.columns[index][1] or table.columns[index][0], look.head)
        for row, cells in enumerate(table.rows, start=_HEAD):
            bold = table.total and row == _HEAD + len(table.rows) - 1
            for column, (index, what) in enumerate(zip(kept, kinds, strict=True)):
                form = look.number(_FORMS[what], bold=bold) if what in _FORMS else None
                put(sheet, row, column, _value(cells[index], what), form or (look.bold if bold else None))
        put(sheet, _HEAD + len(table.rows) + 1, 0, table.note)
        sheet.freeze_panes(_HEAD, 1)
        widths(sheet, [_width(table, i, what) for i, what in zip(kept, kinds, strict=True)])


def write_dictionary(book: Workbook, look: Look, tables: Mapping[str, Table], speech: Speech) -> None:
    """Every column of every table: its name in the CSV files, its heading, and what it holds."""
    sheet = book.add_worksheet(speech("sheet-dictionary"))
    heading(sheet, look, speech("sheet-dictionary-title"), [])
    keys = ("col-sheet", "col-table", "col-path", "col-heading", "col-holds-what")
    for column, key in enumerate(keys):
        put(sheet, _HEAD - 1, column, speech(key), look.head)
    rows = [
        (sheet_name, table.caption, name, text, speech(f"holds-{kind(table, index)}"))
        for sheet_name, table in tables.items()
        for index, (name, text) in enumerate(table.columns)
        if name not in table.page_only
    ]
    for row, values in enumerate(rows, start=_HEAD):
        for column, value in enumerate(values):
            put(sheet, row, column, value)
    sheet.freeze_panes(_HEAD, 0)
    widths(sheet, [16, 48, 20, 30, 40])


_FORMS = {"kronor": KRONOR, "share": PERCENT, "count": WHOLE, "number": EXACT}


def kind(table: Table, column: int) -> str:
    """What a column holds: kronor (öre in the CSV files), a share, a count, another number, or text."""
    name, cells = table.columns[column][0], [row[column] for row in table.rows]
    if not table.numeric(column):
        return "text"
    if name == "ore" or name.endswith("_ore"):
        return "kronor"
    values = [cell.raw for cell in cells if cell.raw is not None]
    if all(isinstance(value, int) for value in values):
        return "count"
    shares = all(isinstance(value, int | float) and 0 <= value <= 1 for value in values)
    return "share" if shares or any("%" in cell.text for cell in cells) else "number"


def _value(cell: Cell, what: str) -> object:
    if what == "text":
        return cell.text or (cell.raw if isinstance(cell.raw, str) else "")
    if what == "kronor" and isinstance(cell.raw, int | float):
        return cell.raw / 100
    return cell.raw


def _width(table: Table, column: int, what: str) -> int:
    if what != "text":
        return 16
    return max(len(table.columns[column][1]), *(len(row[column].text) for row in table.rows), 8)
