"""Figures and tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from simlib.explain import Node
from simlib.present.speech import Speech
from simlib.present.table import Table
from simlib.present.tables.provenance import node_value
from simlib.setting import Setting


def tree(node: Node, speech: Speech, setting: Setting) -> str:
    """One figure as an indented tree: value, formula, and for leaves the source and status."""
    return "\n".join(_lines(node, speech, setting, "", ""))


def _lines(node: Node, speech: Speech, setting: Setting, lead: str, below: str) -> Iterator[str]:
    said = f"{speech.label(node.label)} = {node_value(node, speech)}"
    if node.formula:
        said += f"   [{node.name.split(' ')[0]} = {node.formula}]"
    if node.source:
        source = setting.sources[node.source]
        where = ", ".join(filter(None, [source.title, source.reference, node.page]))
        since = f" {node.since}" if node.since else ""
        said += f"   ({speech(f'status-{node.status}')}{since}: {where})"
    if node.times > len(node.children) > 0:
        said += f"   ({speech('largest-of', count=node.times)})"
    yield lead + said
    if node.reason:
        yield (
            below
            + ("│  " if node.children else "   ")
            + (node.reason if node.path else speech(f"basis-{node.reason}"))
        )
    for index, child in enumerate(node.children):
        last = index == len(node.children) - 1
        yield from _lines(
            child, speech, setting, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  ")
        )


def plain(table: Table) -> str:
    """A table in columns, numbers to the right."""
    rows = [[title for _, title in table.columns], *([cell.text for cell in row] for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    right = [bool(table.rows) and all(row[i].number for row in table.rows) for i in range(len(table.columns))]
    lines = [
        "  ".join(
            text.rjust(w) if r else text.ljust(w) for text, w, r in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    ]
    return "\n".join(
        [table.caption, "", lines[0], "-" * len(lines[0]), *lines[1:], *([table.note] if table.note else [])]
    )
