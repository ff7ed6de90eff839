"""P6: where the spread of the outcomes comes from, with how sure each share is."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from simlib.analysis.drivers import Driver
from simlib.present.figures import style
from simlib.present.figures.precision import capital, listed
from simlib.present.figures.rows import Rows
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw

_ABOVE, _BELOW, _MOST = 40, 48, 10


def driver_shares(
    found: Sequence[Driver], *, period: str = "", foot: str = "", language: str = "sv", key: str = "drivers"
) -> Picture:
    """First-order shares with their intervals, the largest ten, and what no single input explains."""
    say, shown = Speech(language), list(found)[:_MOST]
    rest = max(0.0, 1 - sum(driver.first.value for driver in found))
    names = [*(say.label(driver.parameter.label) for driver in shown), say("picture-drivers-rest")]
    told = [
        say("picture-drivers-next", label=name, share=say.percent(driver.first.value))
        for name, driver in zip(names, shown, strict=False)
    ][1:3]
    title = say(
        "picture-drivers-title", label=names[0], share=say.percent(shown[0].first.value), period=period
    )
    sentence = say(
        "picture-drivers-sentence",
        label=names[0],
        share=say.percent(shown[0].first.value),
        low=say.percent(shown[0].first.low),
        high=say.percent(shown[0].first.high),
        others=say("picture-drivers-then", others=listed(told, say)) if told else "",
        rest=say.percent(rest),
        period=period,
    )
    totals = say("picture-drivers-totals") if any(driver.total is not None for driver in shown) else ""
    rows = Rows.of(names)
    svg = draw(key, rows.height(_ABOVE, _BELOW), lambda figure: _paint(figure, rows, shown, rest, say))
    return Picture(key, capital(title), " ".join(filter(None, [capital(sentence), totals])), svg, foot)


def _paint(figure: Figure, rows: Rows, shown: Sequence[Driver], rest: float, say: Speech) -> None:
    axes = rows.axes(figure, above=_ABOVE, below=_BELOW, right=110)
    axes.set_xlim(0, 1)
    style.grid(axes, upright=True)
    style.scale(axes.xaxis, say.percent, 5)
    style.foot(axes, say("picture-drivers-axis"))
    axes.barh(range(len(shown)), [d.first.value for d in shown], height=0.5, color=style.BAND_HALF)
    axes.barh([len(shown)], [rest], height=0.5, color=style.LINE, hatch="//", edgecolor=style.EDGE)
    for row, driver in enumerate(shown):
        axes.plot([driver.first.low, driver.first.high], [row, row], color=style.INK, linewidth=2)
        if driver.total is not None:
            axes.plot([driver.total], [row], "D", markersize=7, color=style.PAPER, markeredgecolor=style.INK)
        interval = say(
            "picture-drivers-span",
            share=say.percent(driver.first.value),
            low=say.number(100 * driver.first.low),
            high=say.number(100 * driver.first.high),
        )
        style.beside(axes, interval, row, left=False)
    style.beside(axes, say.percent(rest), len(shown), left=False)
