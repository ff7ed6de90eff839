"""What changes: for the total, part by part, and for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simlib.budget import upper
from simlib.money import rounded_parts
from simlib.present.figures import style
from simlib.present.figures.precision import Amounts, capital, listed, quantile_error
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw, text_width, wrapped
from simlib.simulation.draws import Floats

_ROW = 34
_LABEL = 210  # pixels for a row's name
_SURE = 0.9


def waterfall(
    old: int, parts: Sequence[tuple[str, int]], new: int, *, old_label: str = "", new_label: str = "", period: str = "",
    foot: str = "", language: str = "sv", key: str = "waterfall",
) -> Picture:  # fmt: skip
    """From the old total to the new, in whole öre; ValueError if the parts do not lead there."""
    if old + sum(ore for _, ore in parts) != new:
        raise ValueError(f"{old} + {sum(ore for _, ore in parts)} != {new}")
    amounts = Amounts.of(language, old, new)
    say = amounts.say
    shown = [(label, ore) for label, ore in parts if ore]
    printed = rounded_parts([old, *(ore for _, ore in shown)], amounts.scale, amounts.decimals)
    ends = (old_label or say("picture-current"), new_label or say("picture-proposal"))
    rows = [(ends[0], old, amounts.exact(printed[0], unit=False))]
    rows += [(label, ore, amounts.plus(p, unit=False)) for (label, ore), p in zip(shown, printed[1:], strict=True)]
    rows += [(ends[1], new, amounts.exact(sum(printed), unit=False))]
    svg = draw(key, 44 + _ROW * len(rows), lambda figure: _waterfall(figure, rows, amounts))
    change = sum(printed) - printed[0]
    kind = "more" if change > 0 else "less" if change < 0 else "same"
    details = {"period": period and f" {period}", "change": amounts.exact(abs(change)), "old": amounts.exact(printed[0]), "new": amounts.exact(sum(printed))}
    ups = sorted(((p, label) for (label, _), p in zip(shown, printed[1:], strict=True) if p), key=lambda one: -abs(one[0]))[:2]
    told = listed([say("picture-waterfall-part", label=label, amount=amounts.plus(p)) for p, label in ups] or [say("picture-waterfall-none")], say)
    sentence = say("picture-waterfall-sentence", **details, parts=told)
    return Picture(key, say(f"picture-waterfall-{kind}", **details), capital(sentence), svg, foot)


def _waterfall(figure: Figure, rows: list[tuple[str, int, str]], amounts: Amounts) -> None:
    names = [wrapped(label, _LABEL, style.TEXT, "bold") for label, *_ in rows]
    left = 18 + max(text_width(line, style.TEXT, "bold") for name in names for line in name)
    axes = style.axes_in(figure, left, 12, 12, 28)
    say = amounts.say
    axes.set_axis_off()
    running, spans = 0, []
    for i, (_, ore, _) in enumerate(rows):
        start = 0 if i in (0, len(rows) - 1) else running
        spans.append((start, start + ore))
        running = start + ore
    high, low = max(max(span) for span in spans), min(0, *(min(span) for span in spans))
    axes.set(xlim=(low, low + (high - low) * 1.16), ylim=(len(rows) - 0.5, -0.5))
    style.heading(axes, say("picture-cost-axis", scale=amounts.scale), 10)
    for i, ((_, ore, text), (start, end)) in enumerate(zip(rows, spans, strict=True)):
        total = i in (0, len(rows) - 1)
        colour = (style.CURRENT if i == 0 else style.ACCENT) if total else style.LOSS if ore > 0 else style.GAIN
        axes.add_patch(Rectangle((min(start, end), i - 0.34), abs(ore), 0.68, facecolor=colour))
        if i + 1 < len(rows):
            axes.plot([end, end], [i - 0.34, i + 1.34], color=style.QUIET, linewidth=1)
        weight = "bold" if total else "normal"
        style.beside(axes, "\n".join(names[i]), i, side="left", weight=weight, size=style.TEXT)
        axes.annotate(text, (max(start, end), i), (6, 0), textcoords="offset points", va="center", color=style.INK, size=style.TEXT, weight=weight)
    axes.plot([0, 0], [-0.5, len(rows) - 0.5], color=style.INK, linewidth=1)


@dataclass(frozen=True)
class _Unit:
    label: str
    change: Floats  # (draw,)

    @property
    def marks(self) -> tuple[float, float, float]:
        """The middle outcome, and the ends of the bar that holds eight of ten."""
        return upper(self.change, 0.5), upper(self.change, 0.1), upper(self.change, 0.9)

    def written(self, amounts: Amounts, *, unit: bool = True) -> str:
        return amounts.signed(self.marks[0], quantile_error(self.change, 0.5), unit=unit)


def winners_and_losers(
    labels: Sequence[str], change: Floats, *, residents: Sequence[float] | None = None, kind: str = "unit", period: str = "",
    foot: str = "", language: str = "sv", key: str = "winners-and-losers",
) -> Picture:  # fmt: skip
    """Change per unit (or per resident in it) as median and 80 % bar, sorted; `change` is öre as (unit, draw).

    `kind`: what the rows are called, `unit`, `municipality` or `activity`; `period`: the years summed. A unit gains if it does in nine outcomes of ten.
    """
    each = change / np.asarray(residents, dtype=float)[:, None] if residents is not None else change
    units = sorted((_Unit(*pair) for pair in zip(labels, each, strict=True)), key=lambda u: (-u.marks[0], u.label))
    say = Speech(language)
    amounts = Amounts(say, "kr", 0) if residents is not None else Amounts.of(language, *(m for u in units for m in u.marks))
    more = sum((unit.change > 0).mean() >= _SURE for unit in units)
    less = sum((unit.change < 0).mean() >= _SURE for unit in units)
    same = sum(not unit.change.any() for unit in units)
    counts = {"more": int(more), "less": int(less), "all": len(units), "same": int(same), "open": int(len(units) - more - less - same)}
    per = "resident" if residents is not None else "total"
    axis = say(f"picture-change-axis-{per}", scale=amounts.scale, period=period and f" {period}")
    row = 38 if any(len(wrapped(unit.label, _LABEL, style.TEXT)) > 1 for unit in units) else 26
    svg = draw(key, 78 + row * len(units), lambda figure: _dots(figure, units, axis, amounts))
    sentence = say(
        f"picture-change-sentence-{per}", **counts, best=units[0].label, most=units[0].written(amounts),
        worst=units[-1].label, least=units[-1].written(amounts),
    )  # fmt: skip
    return Picture(key, say(f"picture-change-title-{'none' if same == len(units) else kind}", **counts), capital(sentence), svg, foot)


def _dots(figure: Figure, units: list[_Unit], axis: str, amounts: Amounts) -> None:
    lines = [wrapped(unit.label, _LABEL, style.TEXT) for unit in units]
    left = 18 + max(text_width(line, style.TEXT) for label in lines for line in label)
    axes = style.axes_in(figure, left, 58, 88, 16)
    low, high = min(0.0, *(unit.marks[1] for unit in units)), max(0.0, *(unit.marks[2] for unit in units))
    room = 0.04 * (high - low or 1)
    axes.set(xlim=(low - room, high + room), ylim=(len(units) - 0.4, -0.6))
    style.grid(axes, "x")
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda ore, _: amounts.signed_tick(ore)))
    axes.annotate(axis, (0, 0), (-left + 2, -42), xycoords="axes fraction", textcoords="offset points", color=style.QUIET, size=style.SMALL)
    axes.axvline(0, color=style.INK, linewidth=1.4)
    for i, (unit, label) in enumerate(zip(units, lines, strict=True)):
        middle, tenth, ninetieth = unit.marks
        colour, shape = (style.CURRENT, "o") if not unit.change.any() else (style.GAIN, "o") if middle >= 0 else (style.LOSS, "D")
        axes.plot([tenth, ninetieth], [i, i], color=colour, linewidth=5, alpha=0.45, solid_capstyle="butt")
        axes.plot([middle], [i], marker=shape, markersize=9, color=colour, markeredgecolor=style.PAPER)
        style.beside(axes, "\n".join(label), i, side="left")
        style.beside(axes, unit.written(amounts.brief, unit=False), i, side="right")
