"""Who pays each year, and what nobody pays when the state grant has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simlib.continuity import ContinuityTest
from simlib.present.figures import style
from simlib.present.figures.precision import Amounts, capital
from simlib.present.svg import Picture, draw, text_width
from simlib.simulation.draws import Floats

SOURCES = ("grant", "ordinary", "exit_money", "gap")
_COLOURS = {"grant": "#2c6aa3", "ordinary": "#b9cfe3", "exit_money": "#6fae9b", "gap": style.PAPER}
_INKS = {"grant": style.PAPER, "ordinary": style.INK, "exit_money": style.INK, "gap": style.MISSING}
_COVERED = 0.005  # of the cost: less than this is not called a gap


def funding(test: ContinuityTest) -> dict[str, Floats]:
    """What each source pays of the cost: öre as (year, draw). Together they are the cost.

    The grant pays first, then ordinary money, then the exit; what a source has
    beyond the cost of an activity is not spent.
    """
    found = {source: np.zeros_like(test.sum("cost")) for source in SOURCES}
    for activity in test.activities:
        left = activity.cost
        for source in SOURCES[:-1]:
            paid = np.minimum(np.maximum(getattr(activity, source), 0.0), left)
            found[source] = found[source] + paid
            left = left - paid
        found["gap"] = found["gap"] + left
    return found


@dataclass(frozen=True)
class _Panel:
    label: str
    years: tuple[int, ...]
    paid: dict[str, Floats]
    ends: float

    @property
    def cost(self) -> Floats:
        return np.sum(list(self.paid.values()), axis=0)

    @property
    def year(self) -> int:
        """The year to speak of: the first whole one after the grant, else that with the largest gap."""
        return next((i for i, year in enumerate(self.years) if year - 0.5 >= self.ends), int(self.paid["gap"].mean(axis=1).argmax()))


def after_the_grant(
    tests: Sequence[tuple[str, ContinuityTest]], *, foot: str = "", language: str = "sv", key: str = "after-the-grant"
) -> Picture:
    """Mean cost per year by who pays it, one panel per alternative."""
    panels = [_Panel(label, test.years, funding(test), _place(test)) for label, test in tests]
    amounts = Amounts.of(language, *(float(panel.cost.mean(axis=1).max()) for panel in panels))
    say = amounts.say
    svg = draw(key, 32 + 216 * len(panels), lambda figure: _paint(figure, panels, tests[0][1], amounts))
    main = panels[0]
    gap, cost = main.paid["gap"][main.year], main.cost[main.year]
    missing = gap.mean() > _COVERED * cost.mean()
    title = say(f"picture-after-{'gap' if missing else 'covered'}", year=str(main.years[main.year]), amount=amounts.mean(gap))
    told = [
        say(
            f"picture-after-{'says-gap' if panel.paid['gap'][panel.year].mean() > _COVERED * panel.cost[panel.year].mean() else 'says-covered'}",
            label=panel.label, year=str(panel.years[panel.year]),
            amount=amounts.mean(panel.paid["gap"][panel.year]), cost=amounts.mean(panel.cost[panel.year]),
        )
        for panel in panels
    ]  # fmt: skip
    sentence = say("picture-after-sentence", day=say.day(tests[0][1].grant_ends), told="; ".join(told))
    return Picture(key, title, capital(sentence), svg, foot)


def _place(test: ContinuityTest) -> float:
    return test.grant_ends.year - 0.5 + (test.grant_ends.timetuple().tm_yday - 1) / 366


def _paint(figure: Figure, panels: list[_Panel], test: ContinuityTest, amounts: Amounts) -> None:
    top = 1.16 * max(float(panel.cost.mean(axis=1).max()) for panel in panels)
    height = figure.get_figheight() * 72
    for number, panel in enumerate(panels):
        above = 54 + 216 * number
        axes = style.axes_in(figure, 52, height - above - 162, 118, above)
        _panel(axes, panel, top, amounts)
        say = amounts.say
        if panel.years[0] - 0.5 < panel.ends < panel.years[-1] + 0.5:
            axes.plot([panel.ends] * 2, [0, top], color=style.INK, linewidth=1.4, linestyle=(0, (1, 2.5)))
            if not number:
                axes.annotate(
                    say("picture-grant-ends", day=say.day(test.grant_ends)), (panel.ends, top), (5, 0), textcoords="offset points",
                    va="top", color=style.INK, size=style.SMALL,
                )  # fmt: skip


def _panel(axes: Axes, panel: _Panel, top: float, amounts: Amounts) -> None:
    years = panel.years
    axes.set(xlim=(years[0] - 0.5, years[-1] + 0.5), ylim=(0, top))
    style.grid(axes)
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda ore, _: amounts.exact(ore, unit=False)))
    axes.set_xticks(years, [str(year) for year in years], color=style.INK, size=style.TEXT)
    axes.annotate(panel.label, (0, 1), (-44, 16), xycoords="axes fraction", textcoords="offset points", weight="bold", color=style.INK, size=style.TEXT)
    axes.annotate(amounts.scale, (0, 1), (-6, 0), xycoords="axes fraction", textcoords="offset points", ha="right", color=style.QUIET, size=style.SMALL)
    means = {source: panel.paid[source].mean(axis=1) for source in SOURCES}
    bottom = np.zeros(len(years))
    for source in SOURCES:
        for i, year in enumerate(years):
            if means[source][i] > 0:
                hatch = {"hatch": "////", "edgecolor": style.MISSING} if source == "gap" else {"edgecolor": style.PAPER}
                axes.add_patch(
                    Rectangle((year - 0.36, bottom[i]), 0.72, means[source][i], facecolor=_COLOURS[source], linewidth=1, **hatch)  # type: ignore[arg-type]
                )
        _name(axes, source, panel, means[source], bottom, top, amounts)
        bottom = bottom + means[source]


def _name(
    axes: Axes, source: str, panel: _Panel, part: Floats, bottom: Floats, top: float, amounts: Amounts
) -> None:
    """The source's name once, in its largest piece or beside the last year; a gap with its amount in each year."""
    say = amounts.say
    bar = 0.72 * 470 / len(panel.years)
    high = part / top * 162
    if source == "gap":
        for i, year in enumerate(panel.years):
            if part[i] > _COVERED * panel.cost[i].mean():
                text = amounts.mean(panel.paid["gap"][i], unit=False)
                inside = high[i] > 20  # noqa: PLR2004
                axes.text(
                    year, bottom[i] + (part[i] / 2 if inside else part[i] + top * 0.02), text, ha="center", va="center" if inside else "bottom",
                    color=style.MISSING, weight="bold", size=style.SMALL,
                    bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 2} if inside else None,
                )  # fmt: skip
    name = say(f"picture-source-{source.replace('_', '-')}")
    if high[-1] > 9:  # noqa: PLR2004
        axes.annotate(
            name, (panel.years[-1] + 0.36, bottom[-1] + part[-1] / 2), (8, 0), textcoords="offset points", va="center",
            color=style.MISSING if source == "gap" else style.INK, size=style.SMALL, weight="bold" if source == "gap" else "normal",
        )  # fmt: skip
        return
    i = int(high.argmax())
    if source != "gap" and high[i] > 16 and text_width(name, style.SMALL) < bar:  # noqa: PLR2004
        axes.text(panel.years[i], bottom[i] + part[i] / 2, name, ha="center", va="center", color=_INKS[source], size=style.SMALL)
