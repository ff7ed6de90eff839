"""P6: where the spread of the outcomes comes from, with how sure each share is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from matplotlib.figure import Figure

from simlib.analysis.drivers import Driver
from simlib.analysis.precision import Estimate
from simlib.present.figures import style
from simlib.present.figures.precision import capital, listed
from simlib.present.figures.rows import Rows
from simlib.present.rounding import per_cent
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw

_ABOVE, _BELOW, _MOST = 40, 48, 10


def driver_shares(
    found: Sequence[Driver], *, period: str = "", foot: str = "", language: str = "sv", key: str = "drivers"
) -> Picture:
    """First-order shares with their intervals, the largest ten, and what no single input explains."""
    say, shown = Speech(language), list(found)[:_MOST]
    rest = _rest(found)
    names = [*(say.label(driver.parameter.label) for driver in shown), say("picture-drivers-rest")]
    told = [
        say("picture-drivers-next", label=name, share=per_cent(driver.first.estimate, say))
        for name, driver in zip(names, shown, strict=False)
    ][1:3]
    title = say(
        "picture-drivers-title", label=names[0], share=per_cent(shown[0].first.estimate, say), period=period
    )
    sentence = say(
        "picture-drivers-sentence",
        label=names[0],
        share=per_cent(shown[0].first.estimate, say),
        low=per_cent(_end(shown[0], shown[0].first.low), say),
        high=per_cent(_end(shown[0], shown[0].first.high), say),
        others=say("picture-drivers-then", others=listed(told, say)) if told else "",
        rest=per_cent(rest, say),
        period=period,
    )
    totals = say("picture-drivers-totals") if any(driver.total is not None for driver in shown) else ""
    rows = Rows.of(names)
    svg = draw(key, rows.height(_ABOVE, _BELOW), lambda figure: _paint(figure, rows, shown, rest, say))
    return Picture(key, capital(title), " ".join(filter(None, [capital(sentence), totals])), svg, foot)


def _rest(found: Sequence[Driver]) -> Estimate:
    """What no single input explains: as sure as the shares are together."""
    whole = sum(driver.first.value for driver in found)
    error = sqrt(sum(driver.first.estimate.error**2 for driver in found))
    return Estimate(max(0.0, 1 - whole), error, "first-order")


def _end(driver: Driver, value: float) -> Estimate:
    """An end of the interval, no finer than the share."""
    return replace(driver.first.estimate, value=value)


def _paint(figure: Figure, rows: Rows, shown: Sequence[Driver], rest: Estimate, say: Speech) -> None:
    axes = rows.axes(figure, above=_ABOVE, below=_BELOW, right=110)
    axes.set_xlim(0, 1)
    style.grid(axes, upright=True)
    style.scale(axes.xaxis, say.percent, 5)
    style.foot(axes, say("picture-drivers-axis"))
    axes.barh(range(len(shown)), [d.first.value for d in shown], height=0.5, color=style.BAND_HALF)
    axes.barh([len(shown)], [rest.value], height=0.5, color=style.LINE, hatch="//", edgecolor=style.EDGE)
    for row, driver in enumerate(shown):
        axes.plot([driver.first.low, driver.first.high], [row, row], color=style.INK, linewidth=2)
        if driver.total is not None:
            axes.plot([driver.total], [row], "D", markersize=7, color=style.PAPER, markeredgecolor=style.INK)
        interval = say(
            "picture-drivers-span",
            share=per_cent(driver.first.estimate, say),
            low=per_cent(_end(driver, driver.first.low), say, unit=False),
            high=per_cent(_end(driver, driver.first.high), say, unit=False),
        )
        style.beside(axes, interval, row, left=False)
    style.beside(axes, per_cent(rest, say), len(shown), left=False)
