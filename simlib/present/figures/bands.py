"""How the cost per year is drawn: a bar for each year's outcomes, and the frame as steps above them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from simlib.analysis.precision import chance as estimated
from simlib.budget import BudgetTest
from simlib.present.figures import style
from simlib.present.figures.placing import settled
from simlib.present.figures.precision import Amounts
from simlib.present.rounding import chance, hundredths
from simlib.present.svg import wrapped
from simlib.simulation.draws import Floats

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
_BAR = 0.3  # of a year, on either side
_ABOVE, _HIGH, _BELOW = 52, 284, 64  # pixels
HEIGHT = _ABOVE + _HIGH + _BELOW
_WORDED = 6  # years: under more of them there is room for a number only


@dataclass(frozen=True)
class Bands:
    """`edges`: the outcomes at `SHARES`, (year, share); `grey`: the middle ones of today's rules, if any."""

    budget: BudgetTest
    edges: Floats
    grey: tuple[float, ...]
    grey_label: str
    grant_ends: date | None
    amounts: Amounts

    @property
    def top(self) -> float:
        return 1.08 * max(float(self.edges.max()), *self.budget.ceiling, *self.grey) or 1.0

    def paint(self, figure: Figure) -> None:
        budget, say = self.budget, self.amounts.say
        axes = style.axes_in(figure, 56, _BELOW, 146, _ABOVE)
        axes.set(xlim=(budget.years[0] - 0.5, budget.years[-1] + 0.5), ylim=(0, self.top))
        style.grid(axes)
        style.scale(axes.yaxis, self.amounts.tick, 5)
        counted = "picture-cost-so-far" if budget.pot else "picture-cost-axis"
        style.heading(axes, say(counted, scale=self.amounts.scale), 30)
        for year, (low, lower, middle, higher, high) in zip(budget.years, self.edges, strict=True):
            axes.add_patch(Rectangle((year - _BAR, low), 2 * _BAR, high - low, facecolor=style.BAND_NINETY))
            axes.add_patch(
                Rectangle((year - _BAR, lower), 2 * _BAR, higher - lower, facecolor=style.BAND_HALF)
            )
            axes.plot([year - _BAR, year + _BAR], [middle, middle], color=style.ACCENT, linewidth=3)
        for year, middle in zip(budget.years, self.grey or (None,) * len(budget.years), strict=True):
            if middle is not None:
                axes.plot([year - _BAR, year + _BAR], [middle, middle], color=style.CURRENT, linewidth=3)
        _steps(axes, budget.years, budget.frame, 2.2)
        if budget.ceiling != budget.frame:
            _steps(axes, budget.years, budget.ceiling, 1.2, dashes=(2.0, 2.0))
        if self.grant_ends:
            text = say("picture-grant-ends", day=say.day(self.grant_ends))
            style.day_line(axes, style.day_place(self.grant_ends), text)
        self._years(axes)
        self._names(axes)

    def _years(self, axes: Axes) -> None:
        """Under each year, how often it alone breaks the frame."""
        budget, say = self.budget, self.amounts.say
        room = len(budget.years) <= _WORDED
        axes.set_xticks(budget.years, [str(year) for year in budget.years], color=style.INK, size=style.TEXT)
        for year, over in zip(budget.years, budget.overrun, strict=True):
            often = estimated(over > 0)
            text = chance(often, say, about="picture-about-short") if room else hundredths(often, say)
            style.note(axes, text, (year, 0), (0, -40), ha="center", va="baseline")
        over = say("picture-fan-over-pot" if budget.pot else "picture-fan-over")
        over = over if room else say("picture-fan-of-hundred", over=over)
        style.note(axes, over, (1, 0), (10, -40), of="axes fraction", va="baseline", colour=style.QUIET)

    def _names(self, axes: Axes) -> None:
        """Beside the last year what everything is called, moved apart and led to what it names."""
        budget, say = self.budget, self.amounts.say
        low, lower, middle, *_ = (float(edge) for edge in self.edges[-1])
        frame = say("picture-pot" if budget.pot else "picture-frame")
        marks = [
            (float(budget.frame[-1]), frame, style.FRAME, "bold", 0.5),
            (middle, say("picture-median"), style.ACCENT, "bold", _BAR),
            ((lower + middle) / 2, say("picture-half"), style.QUIET, "normal", _BAR),
            ((low + lower) / 2, say("picture-ninety"), style.QUIET, "normal", _BAR),
        ]
        if self.grey:
            marks.append((self.grey[-1], self.grey_label, style.QUIET, "bold", _BAR))
        if budget.ceiling != budget.frame:
            marks.append((float(budget.ceiling[-1]), say("picture-ceiling"), style.QUIET, "normal", 0.5))
        marks.sort(key=lambda mark: mark[0])
        texts = [wrapped(name, 116, style.SMALL, weight) for _, name, _, weight, _ in marks]
        line = 15 * self.top / _HIGH
        apart = [line * (len(one) + len(other)) / 2 for one, other in pairwise(texts)]
        places = settled([target for target, *_ in marks], apart)
        last, bend = budget.years[-1], 0.012 * len(budget.years)
        for place, text, (target, _, colour, weight, begin) in zip(places, texts, marks, strict=True):
            x = [last + begin, last + 0.5, last + 0.5 + bend]
            axes.plot(x, [target, target, place], color=style.EDGE, linewidth=0.8, clip_on=False)
            style.note(axes, "\n".join(text), (x[-1], place), (4, 0), colour=colour, weight=weight)


def _steps(
    axes: Axes,
    years: tuple[int, ...],
    heights: tuple[int, ...],
    width: float,
    *,
    dashes: tuple[float, ...] = (),
) -> None:
    x = [edge for year in years for edge in (year - 0.5, year + 0.5)]
    line = (0, dashes) if dashes else "-"
    axes.plot(
        x, np.repeat(heights, 2), color=style.FRAME, linewidth=width, linestyle=line, solid_capstyle="butt"
    )
