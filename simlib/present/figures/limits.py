"""What is paid beside the index it is paid by: the cliff, the kink, and who stands near."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from simlib.analysis.limits import Standing, near
from simlib.present.figures import style
from simlib.present.figures.precision import capital
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw
from simlib.programmes.need_adjustment.limits import Limit

_HEIGHT = 250  # pixels of one panel
_ASIDE = 0.5  # units of index shown on either side of a limit; the others are counted beside
_OPEN = 0.1  # of the outcomes on the other side, for a unit's side to be called open


@dataclass(frozen=True)
class Panel:
    """The units of one limit, the nearest first. `name`: under which alternative, if there are two."""

    limit: Limit
    units: tuple[Standing, ...]
    reach: Fraction
    say: Speech
    name: str = ""

    @property
    def near(self) -> tuple[Standing, ...]:
        return near(self.units, self.reach)

    @property
    def ends(self) -> tuple[float, float]:
        """The indices that the picture shows."""
        if self.limit.at:
            return float(self.limit.at) - _ASIDE, float(self.limit.at) + _ASIDE
        indices = [float(one.index) for one in self.units]
        return min(indices) - 0.1, max(indices) + 0.1

    @property
    def shown(self) -> tuple[Standing, ...]:
        low, high = self.ends
        return tuple(one for one in self.units if low <= one.index <= high)

    def outside(self, *, below: bool) -> int:
        low, high = self.ends
        return sum(one.index < low if below else one.index > high for one in self.units)

    def word(self, key: str, **details: object) -> str:
        """Said of health centres or of rehabilitation units."""
        return self.say(f"picture-limits-{key}-{self.limit.kind.replace('_', '-')}", **details)

    @property
    def counts(self) -> dict[str, object]:
        return {
            "near": len(self.near),
            "all": len(self.units),
            "reach": self.say.plain(self.reach),
            "limit": self.say.plain(self.limit.at),
        }

    @property
    def heading(self) -> str:
        return ". ".join(filter(None, [self.name, self.word("axis")]))

    @property
    def sentence(self) -> str:
        """Who stands near, what the limit is worth, and how sure the sides are."""
        return ": ".join(filter(None, [self.name, self._told]))

    @property
    def _told(self) -> str:
        say, limit = self.say, self.limit
        if not limit.at:
            slope = say.money(limit.rate / 10, decimals=2)
            return say("picture-limits-none", slope=slope)
        above = sum(one.above for one in self.near)
        open_ = sum(one.other_side.value >= _OPEN for one in self.near)
        text = self.word("sentence", **self.counts, above=above, below=len(self.near) - above, open=open_)
        return f"{text} {self._worth}"

    @property
    def _worth(self) -> str:
        say, limit = self.say, self.limit
        if limit.form == "kink":
            return self.word("kink", slope=say.money(limit.rate / 10, decimals=2))
        step = say("picture-limits-jump", amount=say.money(limit.rate, decimals=2))
        largest = max(self.near, key=lambda one: one.base, default=None)
        if largest is None:
            return step
        example = say.money(limit.rate * largest.base, "tkr")
        return f"{step} {say('picture-limits-example', amount=example)}"


def limits_picture(
    panels: list[Panel], year: int, *, foot: str = "", language: str = "sv", key: str = "limits"
) -> Picture:
    """A panel for each limit: the rule as a line, each unit as a dot, the near ones in the shaded band."""
    say, first = Speech(language), panels[0]
    title = say(
        "picture-limits-title" if first.limit.at else "picture-limits-title-none",
        year=str(year),
        **first.counts,
    )
    svg = draw(key, _HEIGHT * len(panels) + 8, lambda figure: _paint(figure, panels))
    sentences = " ".join(panel.sentence for panel in panels)
    return Picture(key, title, capital(f"{sentences} {say('picture-limits-read')}"), svg, foot)


def _paint(figure: Figure, panels: list[Panel]) -> None:
    for row, panel in enumerate(panels):
        below, above = _HEIGHT * (len(panels) - 1 - row), _HEIGHT * row
        _panel(style.axes_in(figure, 58, below + 52, 24, above + 56), panel)


def _panel(axes: Axes, panel: Panel) -> None:
    low, high = panel.ends
    top = max([panel.limit.paid(high), *(float(one.paid) for one in panel.shown), 100.0])
    axes.set(xlim=(low, high), ylim=(-0.06 * top, 1.1 * top))
    style.grid(axes)
    style.scale(axes.yaxis, lambda ore: panel.say.number(ore / 100), 4)
    style.scale(axes.xaxis, lambda index: panel.say.number(index, 1), 6)
    style.heading(axes, panel.heading, 26, colour=style.INK)
    style.foot(axes, panel.say("picture-limits-index"))
    _rule(axes, panel)
    _dots(axes, panel)


def _rule(axes: Axes, panel: Panel) -> None:
    """The line that the rule makes of the index, and the band that counts as near."""
    limit, (low, high) = panel.limit, panel.ends
    at, reach = float(limit.at), float(panel.reach)
    if at:
        axes.axvspan(at - reach, at + reach, color=style.BAND_NINETY, linewidth=0)
        axes.axvline(at, color=style.INK, linewidth=1.2, linestyle=(0, (1, 2.5)))
        label = panel.say("picture-limits-limit", limit=panel.say.plain(limit.at))
        style.note(axes, label, (at, 1), (0, 4), of=("data", "axes fraction"), ha="center", va="bottom")
    start = at or low
    above = 1e-9  # just over the limit
    xs, ys = [low, start, start, high], [0.0, 0.0, limit.paid(start + above), limit.paid(high)]
    axes.plot(xs[0 if at else 2 :], ys[0 if at else 2 :], color=style.CURRENT, linewidth=2, zorder=2)
    for under in (True, False):
        if count := panel.outside(below=under):
            text = panel.say(f"picture-limits-{'under' if under else 'over'}", count=count)
            place, side = ((0, 1), "left") if under else ((1, 1), "right")
            style.note(
                axes, text, place, (0, 4), of="axes fraction", ha=side, va="bottom", colour=style.QUIET
            )


def _dots(axes: Axes, panel: Panel) -> None:
    """Filled where the side is sure, hollow where at least one outcome in ten is on the other."""
    for one in panel.shown:
        sure = not one.limit.at or one.other_side.value < _OPEN
        axes.plot(
            [float(one.index)],
            [float(one.paid)],
            "o",
            markersize=8,
            color=style.ACCENT if sure else style.PAPER,
            markeredgecolor=style.PAPER if sure else style.ACCENT,
            markeredgewidth=1 if sure else 1.8,
            zorder=3,
            clip_on=False,
        )
