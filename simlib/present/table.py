"""A table once: as HTML for the page, and as data for CSV and Parquet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from simlib.present.speech import link


@dataclass(frozen=True)
class Cell:
    """`raw` is the exact value behind `text`; `link` leads to where it comes from."""

    text: str
    raw: object = None
    link: str = ""
    number: bool = False
    assumed: str = ""  # address of the assumption it rests on
    css: str = ""

    def html(self, *, heading: bool = False) -> str:
        body = link(self.text, self.link) if self.link else escape(self.text)
        if self.assumed:
            body += f'<a class="assumption" href="{escape(self.assumed, quote=True)}"><abbr title="antagande/assumption">A</abbr></a>'
        css = " ".join(filter(None, ["n" if self.number else "", self.css]))
        marked = f' class="{css}"' if css else ""
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

    def html(self) -> str:
        numeric = [bool(self.rows) and all(row[i].number for row in self.rows) for i in range(len(self.columns))]
        head = "".join(
            f'<th scope="col"{" class=n" if n else ""}>{escape(title)}</th>' for (_, title), n in zip(self.columns, numeric, strict=True)
        )
        body = "".join(self._row(index, row) for index, row in enumerate(self.rows))
        note = f'<p class="source">{escape(self.note)}</p>' if self.note else ""
        return f'<table class="figures"><caption>{escape(self.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}'

    def _row(self, index: int, row: Sequence[Cell]) -> str:
        css = ' class="total"' if self.total and index == len(self.rows) - 1 else ""
        anchor = f' id="{self.anchors[index]}"' if self.anchors else ""
        first, *rest = row
        return f"<tr{css}{anchor}>{first.html(heading=True)}{''.join(cell.html() for cell in rest)}</tr>"

    def frame(self) -> pd.DataFrame:
        """The exact values, a column per name."""
        names = [name for name, _ in self.columns]
        data = [[cell.text if cell.raw is None else cell.raw for cell in row] for row in self.rows]
        return pd.DataFrame(data, columns=names)

    def _repr_html_(self) -> str:
        return self.html()
