"""Colours, bare axes and the few kinds of words that all pictures share.

Each pair of colours that must be told apart differs in lightness too, so a grey print reads.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

INK, QUIET, LINE, EDGE, PAPER = "#1c2126", "#525c66", "#d5dbe1", "#6b7782", "#ffffff"
CURRENT = "#868f98"
FRAME = "#000000"
ACCENT, BAND_HALF, BAND_NINETY = "#123f6d", "#74a3cf", "#cfe0f0"
GAIN, LOSS = "#0d5c63", "#ee9a3a"
MISSING = "#b3261e"
SMALL, TEXT = 12, 13


def axes_in(figure: Figure, left: float, bottom: float, right: float, top: float) -> Axes:
    """Axes with these margins in pixels, without frame or ticks."""
    width, height = figure.get_figwidth() * 72, figure.get_figheight() * 72
    place = (left / width, bottom / height, (width - left - right) / width, (height - bottom - top) / height)
    axes = figure.add_axes(place)
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, pad=6, labelsize=SMALL, labelcolor=QUIET)
    axes.set_axisbelow(True)
    return axes


def scale(axis: Axis, written: Callable[[float], str], steps: int) -> None:
    """Round amounts along an axis."""
    axis.set_major_locator(MaxNLocator(steps))
    axis.set_major_formatter(FuncFormatter(lambda ore, _: written(ore)))


def grid(axes: Axes, *, upright: bool = False) -> None:
    (axes.xaxis if upright else axes.yaxis).grid(visible=True, color=LINE, linewidth=1)


def note(
    axes: Axes,
    text: str,
    at: tuple[float, float],
    shift: tuple[float, float] = (0, 0),
    *,
    of: str | tuple[str, str] = "data",
    ha: str = "left",
    va: str = "center",
    colour: str = INK,
    weight: str = "normal",
    size: float = SMALL,
    ground: str = "",
) -> None:
    """Words at a point, moved by so many pixels; `of`: what the point is measured in.

    `ground`: a colour behind the words, where lines pass.
    """
    axes.annotate(
        text,
        at,
        shift,
        xycoords=of,
        textcoords="offset points",
        ha=ha,
        va=va,
        color=colour,
        weight=weight,
        size=size,
        annotation_clip=False,
        bbox={"boxstyle": "square,pad=0.1", "facecolor": ground, "edgecolor": "none"} if ground else None,
    )


def heading(axes: Axes, text: str, above: float, **look: str | float) -> None:
    """What the upright axis counts, at the picture's left edge, so high above the axes."""
    left = -axes.get_window_extent().x0
    note(axes, text, (0, 1), (left, above), of="axes fraction", va="baseline", **{"colour": QUIET, **look})  # type: ignore[arg-type]


def foot(axes: Axes, text: str) -> None:
    """What the level axis counts."""
    axes.set_xlabel(text, color=QUIET, size=SMALL, labelpad=6)


def beside(axes: Axes, text: str, row: float, *, left: bool, **look: str | float) -> None:
    """A row's name or figure, outside the axes at its left or right."""
    where = ("axes fraction", "data")
    if left:
        note(axes, text, (0, row), (-10, 0), of=where, ha="right", **{"size": TEXT, **look})  # type: ignore[arg-type]
    else:
        note(axes, text, (1, row), (8, 0), of=where, **look)  # type: ignore[arg-type]


def day_place(day: date) -> float:
    """Where a day stands on an axis on which each year stands in the middle of itself."""
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 366


def day_line(axes: Axes, x: float, text: str) -> None:
    """A dotted line at a day, with words above it on the side that has more room."""
    (first, last), (_, top) = axes.get_xlim(), axes.get_ylim()
    if not first < x < last:
        return
    axes.plot([x, x], [0, top], color=INK, linewidth=1.4, linestyle=(0, (1, 2.5)))
    right = x < first + 0.75 * (last - first)
    note(axes, text, (x, top), (4 if right else -4, 2), ha="left" if right else "right", va="bottom")
