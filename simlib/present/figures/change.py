"""What changes: for the total, part by part, and for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from simlib.analysis.precision import middle
from simlib.budget import upper
from simlib.money import rounded_parts
from simlib.present.figures import style
from simlib.present.figures.precision import Amounts, capital, listed
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw, text_width, wrapped
from simlib.simulation.draws import Floats

_ROW, _DOTS = 34, (26, 38)  # pixels: a row of the waterfall; a row of dots, and one with a long name
_LABEL = 210  # pixels for a row's name
_SURE = 0.9  # of the outcomes, for a unit to be called a winner or a loser


@dataclass(frozen=True)
class _Bar:
    label: str
    start: int
    ore: int
    text: str
    total: bool = False


def waterfall(
    old: int, parts: Sequence[tuple[str, int]], new: int, *, old_label: str = "", new_label: str = "",
    period: str = "", foot: str = "", language: str = "sv", key: str = "waterfall",
) -> Picture:  # fmt: skip
    """From the old total to the new, in whole öre; ValueError if the parts do not lead there.

    `period`: the years summed, for the title.
    """
    if old + sum(ore for _, ore in parts) != new:
        raise ValueError(f"{old} + {sum(ore for _, ore in parts)} != {new}")
    amounts = Amounts.of(language, old, new)
    say = amounts.say
    shown = [(label, ore) for label, ore in parts if ore]
    first, *printed = rounded_parts([old, *(ore for _, ore in shown)], amounts.scale, amounts.decimals)
    last = first + sum(printed)
    bars = [_Bar(old_label or say("picture-current"), 0, old, amounts.exact(first, unit=False), total=True)]
    for (label, ore), rounded in zip(shown, printed, strict=True):
        bars.append(_Bar(label, bars[-1].start + bars[-1].ore, ore, amounts.plus(rounded, unit=False)))
    bars.append(
        _Bar(new_label or say("picture-proposal"), 0, new, amounts.exact(last, unit=False), total=True)
    )
    kind = "more" if last > first else "less" if last < first else "same"
    details = {
        "period": period and f" {period}",
        "change": amounts.exact(abs(last - first)),
        "old": amounts.exact(first),
        "new": amounts.exact(last),
    }
    largest = sorted(zip(printed, shown, strict=True), key=lambda one: -abs(one[0]))[:2]
    told = [
        say("picture-waterfall-part", label=label, amount=amounts.plus(ore)) for ore, (label, _) in largest
    ]
    key_said = "picture-waterfall-sentence" if told else "picture-waterfall-alike"
    sentence = say(key_said, **details, parts=listed(told, say))
    svg = draw(key, 44 + _ROW * len(bars), lambda figure: _waterfall(figure, bars, amounts))
    return Picture(key, say(f"picture-waterfall-{kind}", **details), capital(sentence), svg, foot)


def _waterfall(figure: Figure, bars: list[_Bar], amounts: Amounts) -> None:
    names = [wrapped(bar.label, _LABEL, style.TEXT, "bold") for bar in bars]
    left = 18 + max(text_width(line, style.TEXT, "bold") for name in names for line in name)
    axes = style.axes_in(figure, left, 12, 12, 28)
    axes.set_axis_off()
    ends = [0, *(bar.start + bar.ore for bar in bars)]
    low, high = min(ends), max(ends)
    axes.set(xlim=(low, low + ((high - low) or 1) * 1.16), ylim=(len(bars) - 0.5, -0.5))
    style.heading(axes, amounts.say("picture-cost-axis", scale=amounts.scale), 10)
    for i, bar in enumerate(bars):
        end = bar.start + bar.ore
        colour = (
            (style.ACCENT if i else style.CURRENT) if bar.total else style.LOSS if bar.ore > 0 else style.GAIN
        )
        axes.add_patch(Rectangle((min(bar.start, end), i - 0.34), abs(bar.ore), 0.68, facecolor=colour))
        if i + 1 < len(bars):
            axes.plot([end, end], [i - 0.34, i + 1.34], color=style.QUIET, linewidth=1)
        weight = "bold" if bar.total else "normal"
        style.beside(axes, "\n".join(names[i]), i, left=True, weight=weight)
        style.note(axes, bar.text, (max(bar.start, end), i), (6, 0), weight=weight, size=style.TEXT)
    axes.plot([0, 0], [-0.5, len(bars) - 0.5], color=style.INK, linewidth=1)


@dataclass(frozen=True)
class _Unit:
    label: str
    change: Floats  # (draw,)

    @property
    def marks(self) -> tuple[float, float, float]:
        """The middle outcome, and the ends of the bar that holds eight of ten."""
        return upper(self.change, 0.5), upper(self.change, 0.1), upper(self.change, 0.9)

    @property
    def kind(self) -> str:
        if not self.change.any():
            return "same"
        gains, loses = (self.change > 0).mean() >= _SURE, (self.change < 0).mean() >= _SURE
        return "more" if gains else "less" if loses else "open"

    def written(self, amounts: Amounts, *, unit: bool = True) -> str:
        return amounts.simulated(middle(self.change), signed=True, unit=unit)


def winners_and_losers(
    labels: Sequence[str], change: Floats, *, residents: Sequence[float] | None = None, kind: str = "unit",
    period: str = "", foot: str = "", language: str = "sv", key: str = "winners-and-losers",
) -> Picture:  # fmt: skip
    """Change per unit (or per resident in it) as median and 80 % bar, sorted; öre as (unit, draw).

    `kind`: what the rows are called, `unit`, `municipality` or `activity`, or `payer` if
    more is a loss; `period`: the years summed.
    """
    each = change if residents is None else change / np.asarray(residents, dtype=float)[:, None]
    found = [_Unit(label, row) for label, row in zip(labels, each, strict=True)]
    units = sorted(found, key=lambda unit: (-unit.marks[0], unit.label))
    largest = [mark for unit in units for mark in unit.marks]
    amounts = Amounts.of(language, *largest) if residents is None else Amounts(Speech(language), "kr", 0)
    say, per = amounts.say, "total" if residents is None else "resident"
    counts = {name: sum(unit.kind == name for unit in units) for name in ("more", "less", "same", "open")}
    counts["all"] = len(units)
    axis = say(f"picture-change-axis-{per}", scale=amounts.scale, period=period and f" {period}")
    sentence = say(
        f"picture-change-sentence-{'payer' if kind == 'payer' else per}",
        **counts,
        best=units[0].label,
        most=units[0].written(amounts),
        worst=units[-1].label,
        least=units[-1].written(amounts),
    )
    title = say(f"picture-change-title-{'none' if counts['same'] == len(units) else kind}", **counts)
    long = any(len(wrapped(unit.label, _LABEL, style.TEXT)) > 1 for unit in units)
    svg = draw(key, 78 + _DOTS[long] * len(units), lambda figure: _dots(figure, units, axis, amounts, kind))
    return Picture(key, title, capital(sentence), svg, foot)


def _dots(figure: Figure, units: list[_Unit], axis: str, amounts: Amounts, kind: str) -> None:
    names = [wrapped(unit.label, _LABEL, style.TEXT) for unit in units]
    left = 18 + max(text_width(line, style.TEXT) for name in names for line in name)
    axes = style.axes_in(figure, left, 58, 88, 16)
    low, high = min(0.0, *(unit.marks[1] for unit in units)), max(0.0, *(unit.marks[2] for unit in units))
    room = 0.04 * (high - low or 1)
    axes.set(xlim=(low - room, high + room), ylim=(len(units) - 0.4, -0.6), yticks=[])
    style.grid(axes, upright=True)
    style.scale(axes.xaxis, amounts.signed_tick, 5)
    style.note(axes, axis, (0, 0), (2 - left, -42), of="axes fraction", colour=style.QUIET)
    axes.axvline(0, color=style.INK, linewidth=1.4)
    for i, (unit, name) in enumerate(zip(units, names, strict=True)):
        median, tenth, ninetieth = unit.marks
        better = median <= 0 if kind == "payer" else median >= 0
        colour, shape = (style.GAIN, "o") if better else (style.LOSS, "D")
        colour = style.CURRENT if unit.kind == "same" else colour
        axes.plot([tenth, ninetieth], [i, i], color=colour, linewidth=5, alpha=0.45, solid_capstyle="butt")
        axes.plot([median], [i], shape, markersize=9, color=colour, markeredgecolor=style.PAPER)
        style.beside(axes, "\n".join(name), i, left=True)
        style.beside(axes, unit.written(amounts.brief, unit=False), i, left=False)
