"""How the two curves of the budget test are drawn: outcomes that fit, and the frame that it takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simlib.budget import upper
from simlib.present.figures import style
from simlib.present.figures.placing import spread
from simlib.present.figures.precision import Amounts
from simlib.present.svg import WIDTH, text_width
from simlib.simulation.draws import Floats

_POINTS = np.linspace(0, 1, 241)[1:]
_HALF = 0.5
_LEFT, _RIGHT = 40, 24  # pixels beside the axes
_DOTTED = (0, (2.0, 2.0))


def _outcomes(values: Floats) -> Floats:
    return np.array([upper(values, float(share)) for share in _POINTS])


def _hundred(axes: Axes) -> None:
    axes.set_yticks([0, 20, 40, 60, 80, 100])
    style.grid(axes)


@dataclass(frozen=True)
class SCurve:
    cost: Floats  # (draw,), sorted
    ceiling: int
    fits: float
    line: str  # the frame's name
    mark: str  # how many fit
    amounts: Amounts

    def paint(self, figure: Figure) -> None:
        axes, fits = style.axes_in(figure, _LEFT, 52, _RIGHT, 60), 100 * self.fits
        low, high = min(upper(self.cost, 0.005), self.ceiling), max(upper(self.cost, 0.995), self.ceiling)
        room = 0.06 * max(high - low, 0.02 * high) or 1.0
        left, right = low - room, high + 2 * room
        # Room for the words, which stand where the curve is not.
        words = (text_width(self.mark, style.TEXT, "bold") + 16) / (WIDTH - _LEFT - _RIGHT)
        if self.fits > _HALF:
            right = max(right, self.ceiling + (self.ceiling - left) * words / (1 - words))
        else:
            left = min(left, self.ceiling - (right - self.ceiling) * words / (1 - words))
        axes.set(xlim=(left, right), ylim=(0, 100))
        self._curve(axes, left)
        axes.plot([self.ceiling] * 2, [0, 100], color=style.FRAME, linewidth=2.2)
        axes.plot([left, self.ceiling], [fits, fits], color=style.ACCENT, linewidth=1, linestyle=_DOTTED)
        axes.plot([self.ceiling], [fits], "o", markersize=8, color=style.ACCENT)
        _hundred(axes)
        style.scale(axes.xaxis, self.amounts.tick, 6)
        style.foot(axes, self.amounts.say("picture-s-axis", scale=self.amounts.scale))
        style.heading(axes, self.amounts.say("picture-s-count"), 34)
        ha = "left" if self.ceiling < (left + right) / 2 else "right"
        style.note(
            axes, self.line, (self.ceiling, 100), (0, 8), ha=ha, va="bottom", weight="bold", size=style.TEXT
        )
        ha, va, shift = ("left", "center", (10, -16)) if self.fits > _HALF else ("right", "bottom", (-10, 8))
        style.note(
            axes,
            self.mark,
            (self.ceiling, fits),
            shift,
            ha=ha,
            va=va,
            colour=style.ACCENT,
            weight="bold",
            size=style.TEXT,
        )

    def _curve(self, axes: Axes, left: float) -> None:
        """What fits as a filled curve, what does not as a broken one."""
        points = np.array([self.cost[0], *_outcomes(self.cost)])
        shares, within = np.array([0.0, *_POINTS]), points <= self.ceiling
        x = np.array([left, *points[within], self.ceiling])
        y = 100 * np.array([0.0, *shares[within], self.fits])
        axes.fill_between(x, y, color=style.BAND_NINETY, linewidth=0)
        axes.plot(x, y, color=style.ACCENT, linewidth=2.6)
        x = np.array([self.ceiling, *points[~within]])
        y = 100 * np.array([self.fits, *shares[~within]])
        axes.plot(x, y, color=style.MISSING, linewidth=2.6, linestyle=(0, (3.0, 1.2)))


@dataclass(frozen=True)
class FrameCurve:
    need: Floats  # (draw,): what each outcome takes, as a pot or on top of today's frame
    today: float
    marks: tuple[tuple[float, float, str], ...]  # share, amount, words
    line: str  # today's frame
    form: str
    amounts: Amounts

    def paint(self, figure: Figure) -> None:
        words = max(text_width(text, style.SMALL, "bold") for *_, text in self.marks)
        axes = style.axes_in(figure, _LEFT, 52, words + 12, 60)
        low, high = min(upper(self.need, 0.02), self.today), max(upper(self.need, 0.99), self.today)
        room = 0.05 * (high - low) or 1.0
        left, right = low - room, high + room
        axes.set(xlim=(left, right), ylim=(0, 102))
        axes.plot(_outcomes(self.need), 100 * _POINTS, color=style.ACCENT, linewidth=2.6)
        axes.plot([self.today] * 2, [0, 102], color=style.FRAME, linewidth=2.2)
        places = spread([100 * share for share, *_ in self.marks], 7.2)
        for (share, amount, text), place in zip(self.marks, places, strict=True):
            x, y = [right, amount, amount], [100 * share, 100 * share, 0]
            axes.plot(x, y, color=style.ACCENT, linewidth=1, linestyle=_DOTTED)
            axes.plot([amount], [100 * share], "o", markersize=8, color=style.ACCENT)
            style.note(axes, text, (right, place), (6, 0), colour=style.ACCENT, weight="bold")
        _hundred(axes)
        pot = self.form == "pot"
        style.scale(axes.xaxis, self.amounts.tick if pot else self.amounts.signed_tick, 6)
        style.foot(axes, self.amounts.say(f"picture-frame-axis-{self.form}", scale=self.amounts.scale))
        style.heading(axes, self.amounts.say(f"picture-frame-count-{self.form}"), 34)
        ha = "left" if self.today < (left + right) / 2 else "right"
        style.note(
            axes, self.line, (self.today, 102), (0, 6), ha=ha, va="bottom", weight="bold", size=style.TEXT
        )
