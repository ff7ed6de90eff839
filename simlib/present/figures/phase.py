"""A new key year by year: what it gives and takes against the current key, for those it moves most."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from simlib.analysis.limits import NewKey
from simlib.present.figures import style
from simlib.present.figures.placing import spread
from simlib.present.figures.precision import Amounts, capital, listed
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw, text_width

_EACH = 3  # units shown that gain most, and that lose most


def phase_in(
    labels: Sequence[str],
    years: Sequence[NewKey],
    *,
    foot: str = "",
    language: str = "sv",
    key: str = "phase-in",
) -> Picture:
    """Planned change per unit and year; the last year decides who is shown."""
    last = years[-1].change
    order = sorted(range(len(last)), key=lambda unit: (last[unit], unit))
    losers = [unit for unit in order[:_EACH] if last[unit] < 0]
    gainers = [unit for unit in reversed(order[-_EACH:]) if last[unit] > 0]
    chosen = [*gainers, *reversed(losers)]
    amounts = Amounts.of(language, *(year.change[unit] for year in years for unit in chosen))
    say = amounts.say
    counts = {
        "year": str(years[-1].year),
        "more": sum(ore > 0 for ore in last),
        "less": sum(ore < 0 for ore in last),
        "entry": _entry(years, say),
        "factor": say.number(years[-1].factor, 2),
        "sum": amounts.plus(sum(last)),
        "floor": amounts.exact(sum(ore for ore in years[-1].floor if ore > 0)),
        "best": labels[gainers[0]] if gainers else say("picture-phase-nobody"),
        "most": amounts.plus(max(0, *last)),
        "worst": labels[losers[0]] if losers else say("picture-phase-nobody"),
        "least": amounts.plus(min(0, *last)),
    }
    rows = [(labels[unit], [0, *(year.change[unit] for year in years)]) for unit in chosen]
    start = years[0].year - 1
    svg = draw(key, 330, lambda figure: _paint(figure, rows, start, amounts))
    return Picture(
        key, say("picture-phase-title", **counts), capital(say("picture-phase-sentence", **counts)), svg, foot
    )


def _entry(years: Sequence[NewKey], say: Speech) -> str:
    if years[0].share == 1:
        return say("picture-phase-at-once", first=str(years[0].year))
    shares = [f"{say.percent(year.share)} {year.year}" for year in years]
    return say("picture-phase-steps", shares=listed(shares, say))


def _paint(figure: Figure, rows: Sequence[tuple[str, list[int]]], start: int, amounts: Amounts) -> None:
    named = [f"{label} {amounts.plus(path[-1], unit=False)}" for label, path in rows]
    room = 16 + max(text_width(name, style.SMALL) for name in named)
    axes = style.axes_in(figure, 62, 34, room, 44)
    years = range(start, start + len(rows[0][1]))
    values = [ore for _, path in rows for ore in path]
    low, high = min(values), max(values)
    gap = 0.05 * (high - low or 1)
    axes.set(xlim=(start, years[-1]), ylim=(low - gap, high + gap), xticks=list(years))
    style.grid(axes)
    style.scale(axes.yaxis, amounts.signed_tick, 5)
    style.heading(axes, amounts.say("picture-phase-axis", scale=amounts.scale), 18)
    axes.axhline(0, color=style.INK, linewidth=1.4)
    places = spread([path[-1] for _, path in rows], 17 * (high - low + 2 * gap) / 252)
    for (_, path), name, place in zip(rows, named, places, strict=True):
        colour, shape = (style.GAIN, "o") if path[-1] >= 0 else (style.LOSS, "D")
        axes.plot(list(years), path, color=colour, linewidth=2, marker=shape, markersize=6, clip_on=False)
        style.note(axes, name, (years[-1], place), (10, 0))
