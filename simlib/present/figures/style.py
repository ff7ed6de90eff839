"""Colours and bare axes that all pictures share.

Each pair that must be told apart differs in lightness too, so a grey print reads.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK, QUIET, LINE, EDGE, PAPER = "#1c2126", "#525c66", "#d5dbe1", "#6b7782", "#ffffff"
CURRENT = "#868f98"
FRAME = "#000000"
ACCENT, BAND_HALF, BAND_NINETY = "#123f6d", "#74a3cf", "#cfe0f0"
GAIN, LOSS = "#0d5c63", "#ee9a3a"
MISSING = "#b3261e"

SMALL, TEXT = 12, 13


def axes_in(figure: Figure, left: float, bottom: float, right: float, top: float) -> Axes:
    """Axes with these margins in pixels, without frame or ticks."""
    height = figure.get_figheight() * 72
    width = figure.get_figwidth() * 72
    axes = figure.add_axes(
        (left / width, bottom / height, (width - left - right) / width, (height - bottom - top) / height)
    )
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, pad=6, labelsize=SMALL, labelcolor=QUIET)
    return axes


def grid(axes: Axes, axis: str = "y") -> None:
    axes.grid(axis=axis, color=LINE, linewidth=1)  # type: ignore[arg-type]
    axes.set_axisbelow(True)


def heading(axes: Axes, text: str, above: float, *, colour: str = QUIET, weight: str = "normal", size: float = SMALL) -> None:
    """What the upright axis counts, written at the picture's left edge above it."""
    axes.annotate(
        text, (0, 1), (-axes.get_window_extent().x0, above), xycoords="axes fraction", textcoords="offset points",
        va="baseline", color=colour, weight=weight, size=size,
    )  # fmt: skip


def beside(
    axes: Axes, text: str, row: float, *, side: str, colour: str = INK, weight: str = "normal", size: float = TEXT,
) -> None:  # fmt: skip
    """A row's name or figure, outside the axes at its left or right."""
    left = side == "left"
    axes.annotate(
        text, (0 if left else 1, row), (-10 if left else 8, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        ha="right" if left else "left", va="center", color=colour, size=size, weight=weight,
    )  # fmt: skip
