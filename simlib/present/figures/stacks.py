"""How who-pays-what is drawn: stacked bars per year, a panel for each alternative, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from simlib.present.figures import style
from simlib.present.figures.placing import spread
from simlib.present.figures.precision import Amounts
from simlib.present.svg import WIDTH, text_width
from simlib.simulation.draws import Floats

_COLOURS = {"grant": "#2c6aa3", "ordinary": "#b9cfe3", "exit_money": "#6fae9b", "gap": style.PAPER}
_LEFT, _RIGHT, _ABOVE, _HIGH, _BETWEEN = 56, 118, 46, 162, 68  # pixels
_BAR = 0.82  # of a year
_SLIVER, _BESIDE, _INSIDE = 0.5, 5, 18  # pixels: a piece high enough to draw, to name beside it, to write in


@dataclass(frozen=True)
class Stacks:
    """`panels`: label, mean öre per source and year, and the words for each year's gap."""

    years: tuple[int, ...]
    panels: tuple[tuple[str, Mapping[str, Floats], Sequence[str]], ...]
    ends: date
    line: str  # what ends then; "" for nothing
    amounts: Amounts

    @property
    def height(self) -> float:
        return 10 + (_HIGH + _BETWEEN) * len(self.panels)

    @property
    def top(self) -> float:
        return (
            1.16 * max(float(np.sum(list(means.values()), axis=0).max()) for _, means, _ in self.panels)
            or 1.0
        )

    def _pixels(self, ore: Floats) -> Floats:
        return ore / self.top * _HIGH

    def paint(self, figure: Figure) -> None:
        say, named = self.amounts.say, set[str]()
        for number, (label, means, gaps) in enumerate(self.panels):
            above = _ABOVE + (_HIGH + _BETWEEN) * number
            axes = style.axes_in(figure, _LEFT, self.height - above - _HIGH, _RIGHT, above)
            axes.set(xlim=(self.years[0] - 0.5, self.years[-1] + 0.5), ylim=(0, self.top))
            style.grid(axes)
            style.scale(axes.yaxis, self.amounts.tick, 4)
            axes.set_xticks(self.years, [str(year) for year in self.years], color=style.INK, size=style.TEXT)
            style.heading(axes, label, 26, colour=style.INK, weight="bold", size=style.TEXT)
            style.heading(axes, say("picture-cost-axis", scale=self.amounts.scale), 8)
            floors = self._pieces(axes, means)
            self._gaps(axes, means["gap"], floors["gap"], gaps)
            self._names(axes, means, floors, named)
            if self.line:
                style.day_line(axes, style.day_place(self.ends), "" if number else self.line)

    def _pieces(self, axes: Axes, means: Mapping[str, Floats]) -> dict[str, Floats]:
        """Draws the bars; where each source's pieces begin."""
        floor, floors = np.zeros(len(self.years)), {}
        for source, part in means.items():
            floors[source] = floor
            hatch, edge = ("////", style.MISSING) if source == "gap" else (None, style.PAPER)
            for year, amount, below in zip(self.years, part, floor, strict=True):
                if amount / self.top * _HIGH > _SLIVER:
                    place, colour = (year - _BAR / 2, float(below)), _COLOURS[source]
                    axes.add_patch(
                        Rectangle(place, _BAR, float(amount), facecolor=colour, hatch=hatch, edgecolor=edge)
                    )
            floor = floor + part
        return floors

    def _gaps(self, axes: Axes, part: Floats, floor: Floats, texts: Sequence[str]) -> None:
        """What is missing, in figures: in the hatching where there is room, else above it."""
        for year, amount, below, text in zip(self.years, part, floor, texts, strict=True):
            inside = amount / self.top * _HIGH > _INSIDE
            y = float(below + (amount / 2 if inside else amount + 0.02 * self.top))
            if inside:  # a white ground, as wide as the words
                wide = (
                    (text_width(text, style.SMALL, "bold") + 4) * len(self.years) / (WIDTH - _LEFT - _RIGHT)
                )
                high = 16 * self.top / _HIGH
                axes.add_patch(Rectangle((year - wide / 2, y - high / 2), wide, high, facecolor=style.PAPER))
            va = "center" if inside else "bottom"
            style.note(axes, text, (year, y), ha="center", va=va, colour=style.MISSING, weight="bold")

    def _names(
        self, axes: Axes, means: Mapping[str, Floats], floors: Mapping[str, Floats], named: set[str]
    ) -> None:
        """Each source beside its last piece, else in its largest, else once for all panels in a key."""
        beside, unnamed = {}, []
        for source, part in means.items():
            high, name = self._pixels(part), self._name(source)
            i = int(high.argmax())
            room = _BAR * (WIDTH - _LEFT - _RIGHT) / len(self.years)
            if high[-1] > _BESIDE:
                beside[source] = float(floors[source][-1] + part[-1] / 2)
            elif source != "gap" and high[i] > _INSIDE and text_width(name, style.SMALL) < room:
                ink = style.PAPER if source == "grant" else style.INK
                style.note(
                    axes, name, (self.years[i], floors[source][i] + part[i] / 2), ha="center", colour=ink
                )
            elif high[i] > _SLIVER and source not in named:
                unnamed.append(source)
            named.add(source)
        places = spread(list(beside.values()), 15 * self.top / _HIGH)
        for source, place in zip(beside, places, strict=True):
            gap = source == "gap"
            look = {"colour": style.MISSING, "weight": "bold"} if gap else {}
            style.beside(axes, self._name(source), place, left=False, **look)
        self._key(axes, unnamed)

    def _key(self, axes: Axes, sources: Sequence[str]) -> None:
        x = 0.0
        for source in reversed(sources):
            name = self._name(source)
            ink = style.MISSING if source == "gap" else style.INK
            style.note(axes, name, (1, 1), (-x, 30), of="axes fraction", ha="right", colour=ink)
            x += text_width(name, style.SMALL) + 6
            if source != "gap":  # its hatching is as red as its name
                style.note(
                    axes, "■", (1, 1), (-x, 30), of="axes fraction", ha="right", colour=_COLOURS[source]
                )
                x += 20

    def _name(self, source: str) -> str:
        return self.amounts.say(f"picture-source-{source.replace('_', '-')}")
