"""One figure as nested lists: formula, numbers, sources; each assumption marked."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from simlib.exact import Amount
from simlib.parameters.units import UNITS
from simlib.present.speech import (
    PARAMETERS_PAGE,
    Speech,
    assumption,
    html_id,
    link,
    parameter_anchor,
    source_anchor,
)
from simlib.setting import Setting
from simlib.tree import Node


def explained(node: Node, speech: Speech, setting: Setting, key: str, page: Setting | None = None) -> str:
    """The tree of one figure, folded under its value.

    `page`: whose parameters the other report tells of, if not those of `setting`.
    """
    head = escape(f"{speech.label(node.label)}: {node_value(node, speech)}")
    tree = f'<ul class="tree">{_item(node, speech, setting, page or setting)}</ul>'
    return (
        f'<details class="explain" id="{html_id("explain", key)}"><summary>{head}</summary>{tree}</details>'
    )


def _item(node: Node, speech: Speech, setting: Setting, page: Setting) -> str:
    target = _target(node, page)
    name = speech.label(node.label)
    said = link(name, target) if target else escape(name)
    said += f" = {escape(node_value(node, speech))}"
    if node.status == "assumed":
        said += assumption(speech, target or PARAMETERS_PAGE)
    if node.formula:
        said += f' <code class="source">{escape(node.formula)}</code>'
    if document := _document(node, setting):
        foreign = f' lang="{speech.of_files}"' if speech.of_files else ""
        said += f' <span class="source"{foreign}>{escape(document)}</span>'
    said += "".join(f' <span class="source">{escape(note)}</span>' for note in _notes(node, speech))
    inner = "".join(_item(child, speech, setting, page) for child in node.children)
    return f"<li>{said}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _target(node: Node, page: Setting) -> str:
    """Where the page of parameters tells of it: its own row, else its source's; "" if nowhere."""
    if node.path in page.parameters:
        return f"{PARAMETERS_PAGE}#{parameter_anchor(node.path)}"
    told = not node.path and node.source in page.sources
    return f"{PARAMETERS_PAGE}#{source_anchor(node.source)}" if told else ""


def _document(node: Node, setting: Setting) -> str:
    """Its source in the source's own words."""
    if not node.source:
        return ""
    source = setting.sources[node.source]
    return ", ".join(filter(None, [source.title, source.reference, node.page, node.since]))


def _notes(node: Node, speech: Speech) -> list[str]:
    found = []
    if node.reason and not node.path:
        found.append(speech(f"basis-{node.reason}"))
    if node.times > len(node.children) > 0:
        found.append(speech("largest-of", count=node.times))
    return found


def node_value(node: Node, speech: Speech) -> str:
    """The node's value as people write it."""
    value = node.value
    if value is None:
        return "–"
    if node.choice:
        return f"{value}: {speech.label(node.choice)}"
    if isinstance(value, dict):
        return "; ".join(f"{key} {_number(part, node.unit, speech)}" for key, part in value.items())
    return _number(value, node.unit, speech)


def _number(value: Amount, unit: str, speech: Speech) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(f"{speech.plain(Fraction(t))} → {speech.plain(Fraction(v))}" for t, v in value)
    amount = Fraction(value)
    if unit in ("kr", "öre"):
        return speech.money(amount, "kr", 2)
    known = UNITS.get(unit)
    return speech.value(amount, known) if known else f"{speech.plain(amount)} {speech.unit(unit)}"
