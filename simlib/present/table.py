"""A table once: as HTML for the page, and as data for CSV and Parquet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from simlib.analysis.precision import Estimate
from simlib.present.speech import link


@dataclass(frozen=True)
class Cell:
    """`raw` is the exact value behind `text`; `link` leads to where it comes from."""

    text: str
    raw: object = None
    link: str = ""
    number: bool = False
    mark: str = ""  # HTML after the text: the sign of an assumption
    css: str = ""
    sub: str = ""  # a second, smaller line
    badge: str = ""  # shown as a badge of this class, e.g. a verdict
    lang: str = ""  # of the texts, where it is not that of the page
    estimate: Estimate | None = None  # the full figure and its error, where it is simulated

    @property
    def value(self) -> object:
        """What the files hold: the exact value, else the text; nothing for a number there is none of."""
        return self.raw if self.raw is not None or self.number else self.text

    def html(self, *, heading: bool = False) -> str:
        body = link(self.text, self.link) if self.link else escape(self.text)
        if self.badge:
            body = f'<span class="{self.badge}">{body}</span>'
        body += self.mark
        if self.sub:
            body += f'<br><span class="source">{escape(self.sub)}</span>'
        css = " ".join(filter(None, ["n" if self.number else "", self.css]))
        marked = f' class="{css}"' if css else ""
        marked += f' lang="{self.lang}"' if self.lang else ""
        return f'<th scope="row"{marked}>{body}</th>' if heading else f"<td{marked}>{body}</td>"


@dataclass(frozen=True)
class Table:
    """`columns`: (name in the data, heading). The first cell of a row is its heading."""

    key: str
    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    total: bool = False  # the last row is a sum
    anchors: tuple[str, ...] = ()  # an id per row, to be linked to
    files_only: frozenset[str] = frozenset()  # columns that stand in the files and not on the page
    page_only: frozenset[str] = frozenset()  # and the other way round
    tree: str = ""  # where the formula of its simulated figures stands, if not with the cost
    trace: tuple[str, str] = ("", "")  # where its other numbers come from, and the words that lead there

    def html(self) -> str:
        head = "".join(
            f'<th scope="col"{" class=n" if self.numeric(i) else ""}>{escape(self.columns[i][1])}</th>'
            for i in self.shown
        )
        body = "".join(self._row(index, row) for index, row in enumerate(self.rows))
        target, words = self.trace
        leads = f' <a class="trace" href="{escape(target, quote=True)}">{escape(words)}</a>' if target else ""
        traced = f' data-trace="{escape(target, quote=True)}"' if target else ""
        note = f'<p class="source"{traced}>{escape(self.note)}{leads}</p>' if self.note or leads else ""
        return (
            f'<table class="figures"{traced}><caption>{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
        )

    @property
    def shown(self) -> list[int]:
        """The columns that stand on the page."""
        return [i for i, (name, _) in enumerate(self.columns) if name not in self.files_only]

    def numeric(self, column: int) -> bool:
        return bool(self.rows) and all(row[column].number for row in self.rows)

    def _row(self, index: int, row: Sequence[Cell]) -> str:
        css = ' class="total"' if self.total and index == len(self.rows) - 1 else ""
        anchor = f' id="{self.anchors[index]}"' if self.anchors else ""
        first, *rest = (row[i] for i in self.shown)
        return f"<tr{css}{anchor}>{first.html(heading=True)}{''.join(cell.html() for cell in rest)}</tr>"

    def frame(self) -> pd.DataFrame:
        """The exact values, a column of one type per name."""
        return pd.DataFrame(
            {
                name: _column([row[i].value for row in self.rows], number=self.numeric(i))
                for i, (name, _) in enumerate(self.columns)
                if name not in self.page_only
            }
        )

    def _repr_html_(self) -> str:
        return self.html()


def _column(values: Sequence[Any], *, number: bool) -> pd.Series[Any]:
    """Whole numbers, truths, other numbers, or text; what is missing stays missing in each."""
    kinds = {type(value) for value in values if value is not None} or ({int} if number else set())
    if kinds and kinds <= {int, float}:
        return pd.Series(list(values), dtype="Int64" if kinds == {int} else "Float64")
    if kinds == {bool}:
        return pd.Series(list(values), dtype="boolean")
    return pd.Series([None if value is None else str(value) for value in values], dtype="str")
