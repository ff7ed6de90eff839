"""Colours and bare axes that all pictures share.

Each pair that must be told apart differs in lightness too, so a grey print reads.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simlib.present.svg import WIDTH

INK, QUIET, LINE, PAPER = "#1c2126", "#525c66", "#d5dbe1", "#ffffff"
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


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Places moved as little as needed to lie `apart`, in their order."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    groups: list[list[int]] = []
    middles: list[float] = []
    for i in order:
        groups.append([i])
        middles.append(places[i])
        while len(groups) > 1 and middles[-1] - middles[-2] < apart * (len(groups[-1]) + len(groups[-2])) / 2:
            last = groups.pop()
            groups[-1] += last
            middles.pop()
            middles[-1] = sum(places[i] for i in groups[-1]) / len(groups[-1])
    found = list(places)
    for group, middle in zip(groups, middles, strict=True):
        for rank, i in enumerate(group):
            found[i] = middle + apart * (rank - (len(group) - 1) / 2)
    return found


__all__ = ["WIDTH", "axes_in", "grid", "spread"]
