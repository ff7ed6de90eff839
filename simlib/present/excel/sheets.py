"""What every sheet is written with: formats, and cells that text can never make into formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

WHOLE, EXACT, KRONOR, PERCENT = "#,##0", "General", "#,##0.00", "0.0%"
_MOST_WIDTH = 48


class PlainFormulas(Worksheet):  # type: ignore[misc] # the library has no types
    """A sheet of tens of thousands of formulas, none of which uses a function newer than Excel 2007.

    The library looks for the names of 29 newer functions in every formula: half the time of a workbook.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - the library's argument
        return formula.removeprefix("=")


@dataclass(frozen=True)
class Look:
    """The formats of one workbook; a number format is made the first time it is asked for."""

    book: Workbook
    title: Format
    head: Format
    quiet: Format
    bold: Format
    _numbers: dict[tuple[str, bool, bool], Format]

    @classmethod
    def of(cls, book: Workbook) -> Look:
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF3F8"}
        return cls(
            book,
            book.add_format({"bold": True, "font_size": 14}),
            book.add_format(head),
            book.add_format({"font_color": "#525C66", "text_wrap": True, "valign": "top"}),
            book.add_format({"bold": True}),
            {},
        )

    def number(self, form: str, *, bold: bool = False, change: bool = False) -> Format:
        """`change`: a cell that is meant to be changed by hand."""
        key = (form, bold, change)
        if key not in self._numbers:
            said: dict[str, object] = {"num_format": form, "bold": bold}
            if change:
                said |= {
                    "bg_color": "#FDF1D8",
                    "font_color": "#123F6D",
                    "border": 1,
                    "border_color": "#6F4600",
                }
            self._numbers[key] = self.book.add_format(said)
        return self._numbers[key]


def put(sheet: Worksheet, row: int, column: int, value: object, form: Format | None = None) -> None:
    """A number as a number, all else as text: what begins like a formula is not one."""
    if value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        sheet.write_string(row, column, str(value), form)
    else:
        sheet.write_number(row, column, float(value), form)


def heading(sheet: Worksheet, look: Look, title: str, lines: Sequence[str]) -> None:
    """The first rows: what the sheet is, and how it is to be read."""
    put(sheet, 0, 0, title, look.title)
    for row, line in enumerate(lines, start=1):
        put(sheet, row, 0, line)


def widths(sheet: Worksheet, found: Sequence[int]) -> None:
    for column, width in enumerate(found):
        sheet.set_column(column, column, min(max(width, 8), _MOST_WIDTH) + 2)
