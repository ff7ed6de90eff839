"""What pictures of one row per input, unit or thing share: names at the left, as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simlib.present.figures import style
from simlib.present.svg import text_width, wrapped

_LABEL = 230  # pixels for a row's name
_LINE, _AIR = 17, 14  # pixels: a line of a name, and what stands above and below it


@dataclass(frozen=True)
class Rows:
    names: tuple[tuple[str, ...], ...]
    least: int = 0  # pixels that the marks of a row need

    @classmethod
    def of(cls, labels: Sequence[str], least: int = 0) -> Rows:
        return cls(tuple(tuple(wrapped(label, _LABEL, style.TEXT)) for label in labels), least)

    @property
    def each(self) -> int:
        """The height of a row."""
        lines = max((len(name) for name in self.names), default=1)
        return max(lines * _LINE + _AIR, self.least)

    def height(self, above: int, below: int) -> int:
        return above + below + self.each * len(self.names)

    def axes(self, figure: Figure, *, above: int, below: int, right: int) -> Axes:
        """Axes with the first row on top, and the names beside."""
        left = 18 + max((text_width(line, style.TEXT) for name in self.names for line in name), default=0)
        axes = style.axes_in(figure, left, below, right, above)
        axes.set(ylim=(len(self.names) - 0.5, -0.5), yticks=[])
        for row, name in enumerate(self.names):
            style.beside(axes, "\n".join(name), row, left=True)
        return axes
