"""P5: which uncertainty moves the cost most, one at a time, with the inputs at the ends of the bars."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from simlib.analysis.precision import Estimate
from simlib.analysis.tornado import Bar, Tornado
from simlib.present.figures import style
from simlib.present.figures.precision import Amounts, capital, listed
from simlib.present.figures.rows import Rows
from simlib.present.svg import Picture, draw

_ABOVE, _BELOW, _TOLD = 44, 48, 3


def tornado_bars(
    found: Tornado, *, period: str = "", foot: str = "", language: str = "sv", key: str = "tornado"
) -> Picture:
    """The widest bars first; ValueError if nothing moves the cost."""
    bars = found.shown
    if not bars:
        raise ValueError("no uncertainty moves the cost")
    amounts = Amounts.of(language, found.base)
    say = amounts.say
    first = bars[0]
    details = {
        "label": say.label(first.parameter.label),
        "period": period,
        "low": say.value(first.low, first.parameter.unit),
        "high": say.value(first.high, first.parameter.unit),
        "least": amounts.simulated(Estimate(first.cost_low, first.error)),
        "most": amounts.simulated(Estimate(first.cost_high, first.error)),
        "base": amounts.simulated(Estimate(found.base, found.base_error)),
    }
    others = [
        say("picture-tornado-next", label=say.label(bar.parameter.label), span=_span(bar, amounts))
        for bar in bars[1:_TOLD]
    ]
    ending = say("picture-tornado-then", others=listed(others, say)) if others else ""
    how = say(f"picture-tornado-{'fitted' if found.estimated else 'computed'}")
    sentence = say("picture-tornado-sentence", **details, ending=ending, how=how)
    rows = Rows.of([say.label(bar.parameter.label) for bar in bars])
    base = Estimate(found.base, found.base_error)
    svg = draw(key, rows.height(_ABOVE, _BELOW), lambda figure: _paint(figure, rows, bars, base, amounts))
    return Picture(key, say("picture-tornado-title", **details), capital(sentence), svg, foot)


def _span(bar: Bar, amounts: Amounts) -> str:
    """How far apart the costs are: as sure as its two ends are together."""
    return amounts.simulated(Estimate(bar.span, sqrt(2) * bar.error))


def _paint(figure: Figure, rows: Rows, bars: Sequence[Bar], whole: Estimate, amounts: Amounts) -> None:
    base = whole.value
    axes, say = rows.axes(figure, above=_ABOVE, below=_BELOW, right=20), amounts.say
    costs = [cost for bar in bars for cost in (bar.cost_low, bar.cost_high)]
    low, high = min(base, *costs), max(base, *costs)
    room = 0.22 * (high - low)
    axes.set_xlim(low - room, high + room)
    style.grid(axes, upright=True)
    style.scale(axes.xaxis, amounts.tick, 5)
    style.foot(axes, say("picture-cost-axis", scale=amounts.scale))
    axes.plot([base, base], [-0.5, len(bars) - 0.5], color=style.INK, linewidth=1.4)
    style.note(
        axes,
        say("picture-tornado-base", amount=amounts.simulated(whole)),
        (base, -0.5),
        (0, 8),
        ha="center",
        va="bottom",
        weight="bold",
    )
    for row, bar in enumerate(bars):
        ends = ((bar.low, bar.cost_low, style.BAND_HALF), (bar.high, bar.cost_high, style.ACCENT))
        for _, cost, colour in ends:
            axes.add_patch(Rectangle((min(base, cost), row - 0.3), abs(cost - base), 0.6, facecolor=colour))
        left, right = sorted(ends, key=lambda end: end[1])[:2]
        for (value, cost, _), shift, ha in ((left, -5, "right"), (right, 5, "left")):
            at = min(base, cost) if ha == "right" else max(base, cost)
            style.note(axes, say.bare(value, bar.parameter.unit), (at, row), (shift, 0), ha=ha)
