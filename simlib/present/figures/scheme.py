"""The rules of a scheme as a picture, and as a list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from simlib.assembly import Case
from simlib.present.figures import style
from simlib.present.figures.placing import Box, Layers, depth, layered
from simlib.present.figures.precision import capital, listed
from simlib.present.figures.rulemap import KINDS, OUTLINES, Part, Row, RuleMap
from simlib.present.speech import Speech
from simlib.present.svg import WIDTH, Picture, draw, text_width, wrapped

_MARKS = {
    "lever": ("D", "#b45f06", 5.5),
    "uncertainty": ("o", "#2c6aa3", 6.0),
    "constant": ("s", style.QUIET, 5.5),
    "input": ("_", style.QUIET, 7.0),
    "helper": ("^", style.INK, 6.0),
}
_FILLS = {
    "pays": (style.ACCENT, style.ACCENT),
    "volume": ("#e6eff8", "#2c6aa3"),
    "rule": (style.PAPER, style.EDGE),
}
_ARROW = "#7d8893"
_HEAD, _SMALL, _LINE = 12, 11, 14
_WIDE, _GAP = 900, (26, 14)  # pixels: the widest picture, and between boxes
_ROOMS = (124, 230)  # pixels for text in a box, at least and at most
_PAD, _MARKED, _INDENT = 9, 14, 10


def rules_graph(case: Case, *, foot: str = "", language: str = "sv", key: str = "rules") -> Picture:
    """From facts and parameters (in the boxes) by rules and volumes to what is paid, left to right."""
    say = Speech(language)
    rules = RuleMap(case, say)
    sheet = _Sheet.of(rules)
    svg = draw(key, sheet.height, sheet.paint, width=sheet.width)
    kinds = Counter(found.kind for found in rules.leaves.values())
    kinds["volume"] = len(case.wiring.volumes)
    kinds_read = [kind for kind in (*KINDS, "volume") if kinds[kind]]
    read = listed([say(f"picture-rules-count-{kind}", count=kinds[kind]) for kind in kinds_read], say)
    counts = {"rules": len(case.wiring.rules), "paying": len(case.wiring.components)}
    paying = listed([rules.label(name) for name in case.wiring.components], say)
    sentence = say("picture-rules-sentence", **counts, read=read, list=paying)
    return Picture(key, say("picture-rules-title", **counts), capital(sentence), svg, foot)


@dataclass(frozen=True)
class _Sheet:
    """Where everything stands: each group of boxes from a height on, then the keys."""

    rules: RuleMap
    room: float
    groups: tuple[tuple[float, str, Mapping[str, Part], Layers], ...]
    keys: float

    @classmethod
    def of(cls, rules: RuleMap) -> _Sheet:
        reads = {
            head: {name: part.reads for name, part in group.items()} for head, group in rules.groups.items()
        }
        columns = max(depth(found) for found in reads.values())
        room = min(max((_WIDE - _GAP[0] * (columns - 1)) / columns - 2 * _PAD, _ROOMS[0]), _ROOMS[1])
        top, groups = 0.0, []
        for head, group in rules.groups.items():
            top += 26 if head else 0
            placed = layered(reads[head], {name: _size(part, room) for name, part in group.items()}, _GAP)
            groups.append((top, head, group, placed))
            top += placed.height + 24
        return cls(rules, room, tuple(groups), top + 8)

    @property
    def width(self) -> float:
        return max(WIDTH, *(placed.width + 4 for *_, placed in self.groups))

    @property
    def height(self) -> float:
        return self.keys + (62 if self.rules.common else 42)

    def paint(self, figure: Figure) -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(-2, self.width - 2), ylim=(self.height - 2, -2))
        for top, head, group, placed in self.groups:
            axes.text(0, top - 14, head, size=_HEAD + 1, weight="bold", color=style.INK, va="center")
            for points in placed.arrows:
                _arrow(axes, [(x, y + top) for x, y in points])
            for name, part in group.items():
                box = placed.boxes[name]
                _box(axes, part, Box(box.x, box.y + top, box.width, box.height), self.room)
        self._paint_keys(axes)
        if self.rules.common:
            note = self.rules.say("picture-rules-common", list=", ".join(self.rules.common_texts))
            axes.text(0, self.keys + 48, note, size=_SMALL, color=style.QUIET, va="center")

    def _paint_keys(self, axes: Axes) -> None:
        """What each outline and each mark that occurs means."""
        say, parts = self.rules.say, self.rules.parts.values()
        x = 0.0
        for outline in (kind for kind in OUTLINES if any(part.outline == kind for part in parts)):
            _outline(axes, outline, Box(x + 13, self.keys, 26, 16))
            x = _key(axes, say(f"picture-rules-{outline}"), x + 32, self.keys)
        x = 0.0
        for kind in (kind for kind in _MARKS if any(row.kind == kind for part in parts for row in part.rows)):
            _mark(axes, kind, x + 5, self.keys + 24, None)
            x = _key(axes, say(f"picture-rules-{kind}"), x + 15, self.keys + 24)


def _key(axes: Axes, text: str, x: float, y: float) -> float:
    axes.text(x, y, text, size=_SMALL, color=style.INK, va="center")
    return x + text_width(text, _SMALL) + 16


def _lines(part: Part, room: float) -> tuple[list[str], list[tuple[Row, int, list[str]]]]:
    """The box's name and its rows in lines, with how far each row stands in."""
    rows = []
    for row in part.rows:
        inset = _MARKED + (_INDENT if row.within else 0)
        rows.append((row, inset, wrapped(row.text, room - inset, _SMALL)))
    return wrapped(part.label, room, _HEAD, "bold"), rows


def _size(part: Part, room: float) -> tuple[float, float]:
    head, rows = _lines(part, room)
    wide = [text_width(line, _HEAD, "bold") for line in head]
    wide += [inset + text_width(line, _SMALL) for _, inset, lines in rows for line in lines]
    count = len(head) + sum(len(lines) for *_, lines in rows)
    return max(wide) + 2 * _PAD, _LINE * count + 16 + (4 if rows else 0)


def _arrow(axes: Axes, points: Sequence[tuple[float, float]]) -> None:
    path, codes = [points[0]], [Path.MOVETO]
    for (x, y), (to_x, to_y) in pairwise(points):
        bend = (to_x - x) / 2
        path += [(x + bend, y), (to_x - bend, to_y), (to_x, to_y)]
        codes += [Path.CURVE4] * 3
    axes.add_patch(PathPatch(Path(path, codes), facecolor="none", edgecolor=_ARROW, linewidth=1.2, zorder=1))
    x, y = points[-1]
    head = Path([(x - 6, y - 3.5), (x, y), (x - 6, y + 3.5), (x - 6, y - 3.5)])
    axes.add_patch(PathPatch(head, facecolor=_ARROW, edgecolor="none", zorder=1))


def _outline(axes: Axes, outline: str, box: Box) -> None:
    """Rules, volumes and payments differ in shape and ground."""
    fill, edge = _FILLS[outline]
    rounding = min(box.height / 2, 18) if outline == "volume" else 3
    axes.add_patch(
        FancyBboxPatch(
            (box.x - box.width / 2, box.y - box.height / 2),
            box.width,
            box.height,
            boxstyle=f"round,pad=0,rounding_size={rounding}",
            facecolor=fill,
            edgecolor=edge,
            linewidth=1.4,
            zorder=2,
        )
    )


def _box(axes: Axes, part: Part, box: Box, room: float) -> None:
    _outline(axes, part.outline, box)
    ink = style.PAPER if part.outline == "pays" else style.INK
    head, rows = _lines(part, room)
    x, y = box.x - box.width / 2 + _PAD, box.y - box.height / 2 + 8 + _LINE / 2
    for line in head:
        axes.text(x, y, line, size=_HEAD, weight="bold", color=ink, va="center")
        y += _LINE
    y += 4
    for row, inset, lines in rows:
        _mark(axes, row.kind, x + inset - 10, y, ink if part.outline == "pays" else None)
        for line in lines:
            axes.text(x + inset, y, line, size=_SMALL, color=ink, va="center")
            y += _LINE


def _mark(axes: Axes, kind: str, x: float, y: float, ink: str | None) -> None:
    shape, colour, size = _MARKS[kind]
    edge = 1.5 if shape == "_" else 0.5
    axes.plot([x], [y], shape, markersize=size, color=ink or colour, markeredgewidth=edge, zorder=3)


def rules_list(case: Case, *, language: str = "sv") -> str:
    """The same as nested lists: each payment, what it is computed from, and so on down to the parameters."""
    say = Speech(language)
    rules = RuleMap(case, say)
    told: set[str] = set()

    def item(name: str) -> str:
        kind = rules.leaves[name].kind if name in rules.leaves else rules.outline(name)
        text = f"{escape(rules.label(name))} ({escape(say(f'picture-rules-{kind}'))})"
        below = "" if name in rules.leaves else _below(name)
        return f"<li>{text}{below}</li>"

    def _below(name: str) -> str:
        if name in told:
            return f" {escape(say('picture-rules-above'))}"
        told.add(name)
        return f"<ul>{''.join(item(read) for read in case.wiring.reads(name) if read != 'grid')}</ul>"

    items = "".join(item(name) for name in case.wiring.components)
    summary = escape(say("picture-rules-list"))
    return f'<details class="explain"><summary>{summary}</summary><ul class="tree">{items}</ul></details>'
