"""Figures and tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from simlib.explain import Explainer
from simlib.grounds import grounds
from simlib.present.speech import Speech
from simlib.present.table import Table
from simlib.present.tables.explained import node_value
from simlib.setting import Setting
from simlib.tree import Node


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
        gutter = "│  " if node.children else "   "
        yield below + gutter + (node.reason if node.path else speech(f"basis-{node.reason}"))
    for index, child in enumerate(node.children):
        last = index == len(node.children) - 1
        branch, trunk = ("└─ ", "   ") if last else ("├─ ", "│  ")
        yield from _lines(child, speech, setting, below + branch, below + trunk)


def plain(table: Table) -> str:
    """A table in columns, numbers to the right."""
    shown = table.shown
    rows = [[table.columns[i][1] for i in shown], *([row[i].text for i in shown] for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(shown))]
    right = [table.numeric(i) for i in shown]
    lines = [
        "  ".join(
            text.rjust(width) if to_the_right else text.ljust(width)
            for text, width, to_the_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    ]
    note = [table.note] if table.note else []
    return "\n".join([table.caption, "", lines[0], "-" * len(lines[0]), *lines[1:], *note])


def assumed(explainer: Explainer, speech: Speech, component: str | None, year: int | None) -> str:
    """How much of an amount rests on assumptions, in a sentence."""
    rests = grounds(explainer, component, year)
    return speech(
        "says-assumed",
        share=speech.percent(rests.share_assumed),
        assumed=len(rests.assumed_numbers),
        numbers=len(rests.numbers),
    )
