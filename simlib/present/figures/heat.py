"""P9: two levers at a time, and how often the frame holds."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from simlib.analysis.lever_grid import Grid
from simlib.analysis.precision import Estimate, counted
from simlib.parameters.values import Parameter
from simlib.present.figures import style
from simlib.present.figures.precision import capital, listed
from simlib.present.rounding import chance, hundredths
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw
from simlib.simulation.draws import Floats

_LEVELS = (0.80, 0.95)
_DARK = 0.55  # above which words are light
_HEIGHT = 430
_COLOURS = LinearSegmentedColormap.from_list("holds", [style.PAPER, style.BAND_HALF, style.ACCENT])


def lever_map(found: Grid, *, foot: str = "", language: str = "sv", key: str = "levers") -> Picture:
    """A cell per pair of values; contours at 80 and 95 of 100; a cross at the proposal."""
    say = Speech(language)
    best = np.unravel_index(int(found.holds.argmax()), found.holds.shape)
    details = {
        "first": say.label(found.first.label),
        "second": say.label(found.second.label),
        "now": chance(_of(found.now, found), say),
        "enough": int((found.holds >= _LEVELS[0]).sum()),
        "pairs": found.holds.size,
        "best": chance(_of(float(found.holds.max()), found), say),
        "x": _told(found.first, found.columns[int(best[1])], say),
        "y": _told(found.second, found.rows[int(best[0])], say),
    }
    svg = draw(key, _HEIGHT, lambda figure: _paint(figure, found, say))
    form = "pot" if found.pot else "year"
    moving = listed([say("picture-levers-name", label=say.label(one.label)) for one in found.uneven], say)
    details["ending"] = say("picture-levers-uneven", levers=moving) if found.uneven else ""
    title = say(f"picture-levers-title-{form}", **details)
    return Picture(key, title, capital(say(f"picture-levers-sentence-{form}", **details)), svg, foot)


def _of(share: float, found: Grid) -> Estimate:
    """How sure a share of the grid's outcomes is."""
    return counted(round(share * found.draws), found.draws)


def _written(parameter: Parameter, value: Fraction, say: Speech) -> str:
    return say.estimate(float(value), parameter.unit)


def _told(parameter: Parameter, value: Fraction, say: Speech) -> str:
    return say.estimate(float(value), parameter.unit, measure=True)


def _place(value: Fraction, values: tuple[Fraction, ...]) -> float:
    """Where a value stands among the cells, each one wide."""
    return float((value - values[0]) / (values[1] - values[0])) if values[1] != values[0] else 0.0


def _paint(figure: Figure, found: Grid, say: Speech) -> None:
    ticks = [_written(found.second, value, say) for value in found.rows]
    axes = style.axes_in(figure, 118, 52, 16, 62)
    rows, columns = found.holds.shape
    axes.pcolormesh(
        np.arange(columns + 1) - 0.5,
        np.arange(rows + 1) - 0.5,
        found.holds,
        cmap=_COLOURS,
        vmin=0,
        vmax=1,
        edgecolor=style.PAPER,
        linewidth=1,
    )
    for row in range(rows):
        for column in range(columns):
            share = float(found.holds[row, column])
            colour = style.PAPER if share > _DARK else style.INK
            text, ground = hundredths(_of(share, found), say), to_hex(_COLOURS(share))
            style.note(axes, text, (column, row), (0, 9), ha="center", colour=colour, ground=ground)
    _contours(axes, found.holds)
    x, y = _place(found.proposal[0], found.columns), _place(found.proposal[1], found.rows)
    for width, colour in ((6.0, style.PAPER), (2.6, style.LOSS)):
        axes.plot([x], [y], "x", markersize=13, markeredgewidth=width, color=colour)
    axes.set_xticks(range(columns), [_written(found.first, value, say) for value in found.columns])
    axes.set_yticks(range(rows), ticks)
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(-0.5, rows - 0.5))
    style.heading(axes, _axis(found.second, say), 42)
    style.foot(axes, _axis(found.first, say))
    style.note(
        axes, say("picture-levers-key"), (0, 1), (0, 8), of="axes fraction", va="bottom", colour=style.QUIET
    )


def _axis(parameter: Parameter, say: Speech) -> str:
    """What an axis counts, with its measure."""
    measure = "" if parameter.unit.name == "share" else f", {say.unit(parameter.unit.name)}"
    return f"{say.label(parameter.label)}{measure}"


def _contours(axes: Axes, holds: Floats) -> None:
    rows, columns = holds.shape
    for level, dashes in zip(_LEVELS, ("solid", "dashed"), strict=True):
        if holds.min() < level < holds.max():
            axes.contour(
                np.arange(columns), np.arange(rows), holds, levels=[level], colors=[style.INK],
                linewidths=2.4, linestyles=[dashes],
                path_effects=[withStroke(linewidth=5, foreground=style.PAPER)],
            )  # fmt: skip
