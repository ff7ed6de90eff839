"""The share reached in time, unit by unit, against what is asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from simlib.analysis.precision import chance as estimated
from simlib.analysis.precision import eight_of_ten
from simlib.present.figures import style
from simlib.present.figures.precision import capital
from simlib.present.rounding import chance, per_cent
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw, text_width
from simlib.simulation.draws import Floats

_ROW = 34  # pixels


def share_picture(
    labels: Sequence[str], found: Floats, goal: float, *, what: str, year: int, foot: str = "",
    language: str = "sv", key: str = "measure",
) -> Picture:  # fmt: skip
    """Median and 80 % bar per unit, the last row for all; shares as (unit, draw)."""
    say, every = Speech(language), found[-1]
    level = say.percent(goal)
    details = {"what": what, "year": str(year), "goal": level}
    reaches = chance(estimated(every >= goal), say)
    low, middle, high = (per_cent(figure, say) for figure in eight_of_ten(every))
    sentence = say("picture-measure-sentence", **details, low=low, middle=middle, high=high, chance=reaches)
    title = say("picture-measure-title", **details, chance=reaches)

    def paint(figure: Figure) -> None:
        _bars(figure, labels, found, goal, say("picture-measure-axis", **details), say)

    svg = draw(key, 88 + _ROW * len(labels), paint)
    return Picture(key, capital(title), capital(sentence), svg, foot)


def _bars(figure: Figure, labels: Sequence[str], found: Floats, goal: float, axis: str, say: Speech) -> None:
    left = 18 + max(text_width(label, style.TEXT, "bold") for label in labels)
    axes = style.axes_in(figure, left, 58, 64, 30)
    axes.set(xlim=(-0.01, 1.025), ylim=(len(labels) - 0.4, -0.6), yticks=[])
    style.grid(axes, upright=True)
    style.scale(axes.xaxis, say.percent, 5)
    style.note(axes, axis, (0, 0), (2 - left, -42), of="axes fraction", colour=style.QUIET)
    axes.axvline(goal, color=style.FRAME, linewidth=1.8)
    style.note(axes, say.percent(goal), (goal, -0.6), (0, 8), ha="center", weight="bold")
    for row, (label, each) in enumerate(zip(labels, found, strict=True)):
        figures = eight_of_ten(np.asarray(each))
        low, middle, high = (figure.value for figure in figures)
        reached = middle >= goal
        colour, shape = (style.GAIN, "o") if reached else (style.LOSS, "D")
        weight = "bold" if row == len(labels) - 1 else "normal"
        axes.plot([low, high], [row, row], color=colour, linewidth=6, alpha=0.45, solid_capstyle="butt")
        axes.plot([middle], [row], shape, markersize=9, color=colour, markeredgecolor=style.PAPER)
        style.beside(axes, label, row, left=True, weight=weight)
        style.beside(axes, per_cent(figures[1], say), row, left=False, weight=weight)
