"""When each state grant comes, how much it gives the region, and when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from simlib.present.figures import style
from simlib.present.figures.precision import Amounts
from simlib.present.svg import Picture, draw, text_width

_ABOVE, _ROW, _BELOW, _RIGHT = 34, 24, 8, 10  # pixels
_FITS = 4  # characters that a box holds in the ordinary size
_HIGH = 0.74  # of a row
_STRONG, _WEAK = "#2c6aa3", "#d5e3f0"
_LARGE = 100 * 100_000_000  # öre: amounts from here on are written without decimals


@dataclass(frozen=True)
class Span:
    """One grant: öre per year (0 where there is none), the years whose amount is assumed, and its end."""

    label: str
    amounts: Sequence[int]
    assumed: frozenset[int]
    ends: int | None  # the first year without it; None if it goes on beyond the years shown


def calendar(
    spans: Sequence[Span],
    years: Sequence[int],
    *,
    fall: int,
    stops: int,
    foot: str = "",
    language: str = "sv",
) -> Picture:
    """A row per grant, a box per year with the amount; the sum of each year below.

    `fall`: the year after which most money stops; `stops`: how many grants end within the years.
    """
    totals = [sum(span.amounts[i] for span in spans) for i in range(len(years))]
    amounts = Amounts.of(language, *(float(total) for total in totals))
    say = amounts.say
    rows = [*spans, Span(say("picture-calendar-sum"), totals, frozenset(), None)]
    height = _ABOVE + _ROW * len(rows) + _BELOW
    left = 14 + max(text_width(span.label, style.SMALL) for span in rows)

    def paint(figure: Figure) -> None:
        axes = style.axes_in(figure, left, _BELOW, _RIGHT, _ABOVE)
        axes.set(xlim=(years[0] - 0.5, years[-1] + 0.5), ylim=(len(rows) - 0.5, -0.5))
        axes.set_yticks([])
        axes.xaxis.tick_top()
        axes.set_xticks(list(years), [str(year) for year in years], color=style.INK, size=style.SMALL)
        for row, span in enumerate(rows):
            last = row == len(rows) - 1
            style.beside(
                axes, span.label, row, left=True, size=style.SMALL, weight="bold" if last else "normal"
            )
            _row(axes, row, span, years, amounts, bare=last)

    title = say("picture-calendar-title", count=stops, of=len(spans))
    sentence = say(
        "picture-calendar-sentence", first=str(years[0]), last=str(years[-1]), year=str(fall),
        before=amounts.exact(totals[years.index(fall) - 1]), after=amounts.exact(totals[years.index(fall)]),
        scale=amounts.scale,
    )  # fmt: skip
    return Picture("calendar", title, sentence, draw("calendar", height, paint), foot)


def _row(axes: Axes, row: int, span: Span, years: Sequence[int], amounts: Amounts, *, bare: bool) -> None:
    for year, ore in zip(years, span.amounts, strict=True):
        guessed = year in span.assumed
        if not (ore or guessed):
            continue
        if not bare:
            box = Rectangle(
                (year - 0.5, row - _HIGH / 2), 1, _HIGH, facecolor=_WEAK if guessed else _STRONG,
                edgecolor=style.PAPER,
            )  # fmt: skip
            axes.add_patch(box)
        ink = style.INK if bare or guessed else style.PAPER
        text = amounts.say.money(ore, amounts.scale, 0 if ore >= _LARGE else 1, unit=False)
        said = f"({text})" if guessed else text
        size = style.SMALL * (0.8 if len(said) > _FITS else 1)
        weight = "bold" if bare else "normal"
        style.note(axes, said, (year, row), ha="center", colour=ink, weight=weight, size=size)
    if span.ends is not None and years[0] < span.ends <= years[-1]:
        axes.plot([span.ends - 0.5] * 2, [row - 0.5, row + 0.5], color=style.MISSING, linewidth=3)
