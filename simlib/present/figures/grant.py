"""Who pays each year, and what nobody pays when the state grant has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simlib.continuity import ContinuityTest
from simlib.present.figures import style
from simlib.present.figures.placing import spread
from simlib.present.figures.precision import Amounts, capital
from simlib.present.speech import Speech
from simlib.present.svg import WIDTH, Picture, draw, text_width
from simlib.simulation.draws import Floats

SOURCES = ("grant", "ordinary", "exit_money", "gap")
_COLOURS = {"grant": "#2c6aa3", "ordinary": "#b9cfe3", "exit_money": "#6fae9b", "gap": style.PAPER}
_INKS = {"grant": style.PAPER, "ordinary": style.INK, "exit_money": style.INK, "gap": style.MISSING}
_BAR, _HIGH, _ABOVE, _RIGHT = 0.82, 162, 46, 118  # of a year; pixels
_SLIVER = 0.5  # pixels: a piece lower than this is not drawn
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
    test: ContinuityTest

    @cached_property
    def paid(self) -> dict[str, Floats]:
        return funding(self.test)

    @property
    def years(self) -> tuple[int, ...]:
        return self.test.years

    @property
    def ends(self) -> float:
        """The day the grant ends, on an axis where each year stands in the middle of itself."""
        day = self.test.grant_ends
        return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 366

    @property
    def cost(self) -> Floats:
        return np.sum(list(self.paid.values()), axis=0)

    @property
    def year(self) -> int:
        """The place of the year to speak of: the first whole one after the grant, else the last there is."""
        first = self.test.first_year_after
        return len(self.years) - 1 if first is None else self.years.index(first)

    def told(self, amounts: Amounts) -> str:
        """Whether the year is paid for, in a clause."""
        gap, cost = self.paid["gap"][self.year], self.cost[self.year]
        small = gap.mean() <= _COVERED * cost.mean()
        kind = "covered" if small else "nearly" if self.test.verdict == "holds" else "gap"
        return amounts.say(
            f"picture-after-says-{kind}", label=self.label, year=str(self.years[self.year]),
            amount=amounts.mean(gap), cost=amounts.mean(cost),
        )  # fmt: skip


def after_the_grant(
    tests: Sequence[tuple[str, ContinuityTest]], *, foot: str = "", language: str = "sv", key: str = "after-the-grant"
) -> Picture:
    """Mean cost per year by who pays it, one panel per alternative."""
    panels = [_Panel(label, test) for label, test in tests]
    amounts = Amounts.of(language, *(float(panel.cost.mean(axis=1).max()) for panel in panels))
    say = amounts.say
    svg = draw(key, 10 + (_HIGH + 68) * len(panels), lambda figure: _paint(figure, panels, amounts))
    main = panels[0]
    gap = main.paid["gap"][main.year]
    covered = main.test.verdict == "holds" or gap.mean() <= _COVERED * main.cost[main.year].mean()
    kind = "open" if main.test.first_year_after is None else "covered" if covered else "gap"
    title = say(f"picture-after-{kind}", year=str(main.years[main.year]), amount=amounts.mean(gap))
    told = "; ".join(panel.told(amounts) for panel in panels)
    sentence = say("picture-after-sentence", day=say.day(main.test.grant_ends), told=told)
    return Picture(key, title, capital(sentence), svg, foot)


def _paint(figure: Figure, panels: list[_Panel], amounts: Amounts) -> None:
    top = 1.16 * max(float(panel.cost.mean(axis=1).max()) for panel in panels)
    height = figure.get_figheight() * 72
    named: set[str] = set()
    for number, panel in enumerate(panels):
        above = _ABOVE + (_HIGH + 68) * number
        axes = style.axes_in(figure, 40, height - above - _HIGH, _RIGHT, above)
        _panel(axes, panel, top, amounts, named)
        if panel.years[0] - 0.5 < panel.ends < panel.years[-1] + 0.5:
            axes.plot([panel.ends] * 2, [0, top], color=style.INK, linewidth=1.4, linestyle=(0, (1, 2.5)))
            left = panel.ends > (panel.years[0] + panel.years[-1]) / 2 + 0.5
            axes.annotate(
                amounts.say("picture-grant-ends", day=amounts.say.day(panel.test.grant_ends)) if not number else "",
                (panel.ends, top), (-5 if left else 5, 2), textcoords="offset points", ha="right" if left else "left",
                va="bottom", color=style.INK, size=style.SMALL,
            )  # fmt: skip


def _panel(axes: Axes, panel: _Panel, top: float, amounts: Amounts, named: set[str]) -> None:
    """Each source has its name where there is room, or once for all panels in a key."""
    years = panel.years
    axes.set(xlim=(years[0] - 0.5, years[-1] + 0.5), ylim=(0, top))
    style.grid(axes)
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda ore, _: amounts.tick(ore)))
    axes.set_xticks(years, [str(year) for year in years], color=style.INK, size=style.TEXT)
    style.heading(axes, panel.label, 26, colour=style.INK, weight="bold", size=style.TEXT)
    style.heading(axes, amounts.say("picture-cost-axis", scale=amounts.scale), 8)
    bottom = np.zeros(len(years))
    beside: list[tuple[str, float]] = []
    unnamed: list[str] = []
    for source in SOURCES:
        part = panel.paid[source].mean(axis=1)
        _pieces(axes, source, years, part, bottom, top)
        if source == "gap":
            _gaps(axes, panel, bottom, top, amounts.brief)
        where = _named(part, top, text_width(amounts.say(_name(source)), style.SMALL), years)
        if where == len(years) - 1:
            beside.append((source, float(bottom[-1] + part[-1] / 2)))
        elif where is not None and source != "gap":
            place = (years[where], bottom[where] + part[where] / 2)
            axes.text(*place, amounts.say(_name(source)), ha="center", va="center", color=_INKS[source], size=style.SMALL)
        elif part.max() / top * _HIGH > _SLIVER and source not in named:
            unnamed.append(source)
        named.add(source)
        bottom = bottom + part
    for place, (source, _) in zip(spread([y for _, y in beside], top * 15 / _HIGH), beside, strict=True):
        style.beside(axes, amounts.say(_name(source)), place, side="right", size=style.SMALL, **_voice(source))
    _key(axes, unnamed, amounts.say)


def _name(source: str) -> str:
    return f"picture-source-{source.replace('_', '-')}"


def _voice(source: str) -> dict[str, str]:
    return {"colour": style.MISSING, "weight": "bold"} if source == "gap" else {}


def _pieces(axes: Axes, source: str, years: Sequence[int], part: Floats, bottom: Floats, top: float) -> None:
    for year, amount, below in zip(years, part, bottom, strict=True):
        if amount / top * _HIGH > _SLIVER:
            look = {"hatch": "////", "edgecolor": style.MISSING} if source == "gap" else {"edgecolor": style.PAPER}
            place = (year - _BAR / 2, float(below))
            axes.add_patch(Rectangle(place, _BAR, float(amount), facecolor=_COLOURS[source], linewidth=1, **look))  # type: ignore[arg-type]


def _gaps(axes: Axes, panel: _Panel, bottom: Floats, top: float, amounts: Amounts) -> None:
    """What is missing, in figures, in each year that misses something."""
    for i, year in enumerate(panel.years):
        gap = panel.paid["gap"][i]
        if gap.mean() <= _COVERED * panel.cost[i].mean():
            continue
        inside = gap.mean() / top * _HIGH > 20  # noqa: PLR2004
        ground = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 2} if inside else None
        axes.text(
            year, float(bottom[i] + (gap.mean() / 2 if inside else gap.mean() + top * 0.02)), amounts.mean(gap, unit=False),
            ha="center", va="center" if inside else "bottom", color=style.MISSING, weight="bold", size=style.SMALL, bbox=ground,
        )  # fmt: skip


def _named(part: Floats, top: float, width: float, years: Sequence[int]) -> int | None:
    """The year whose piece carries the name: the last (beside it), else the largest that has room for it."""
    high = part / top * _HIGH
    if high[-1] > 5:  # noqa: PLR2004
        return len(years) - 1
    largest = int(high.argmax())
    return largest if high[largest] > 16 and width < _BAR * (WIDTH - 40 - _RIGHT) / len(years) else None  # noqa: PLR2004


def _key(axes: Axes, sources: Sequence[str], say: Speech) -> None:
    """The sources that found no room for their name, named above the panel's right end."""
    x = 0.0
    for source in reversed(sources):
        name = say(_name(source))
        ink = style.MISSING if source == "gap" else style.INK
        axes.annotate(name, (1, 1), (-x, 26), xycoords="axes fraction", textcoords="offset points", ha="right", color=ink, size=style.SMALL)
        x += text_width(name, style.SMALL) + 10
        if source != "gap":  # its hatching is as red as its name
            axes.annotate("■", (1, 1), (-x + 6, 26), xycoords="axes fraction", textcoords="offset points", ha="right", color=_COLOURS[source], size=style.SMALL)
            x += 18
