"""P12: what one more visit, meeting or resident pays the unit, under each set of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from simlib.present.figures import style
from simlib.present.figures.precision import Amounts, capital, listed
from simlib.present.figures.rows import Rows
from simlib.present.speech import Speech
from simlib.present.svg import WIDTH, Picture, draw, text_width

_ABOVE, _BELOW, _EACH = 22, 48, 19
_NAME = 18  # pixels: a line of the names of the sets
_LOOKS = ((style.ACCENT, "o"), (style.CURRENT, "s"), (style.LOSS, "D"), (style.GAIN, "^"))
MOST_SETS = len(_LOOKS)

Span = tuple[float, float, float]


@dataclass(frozen=True)
class Thing:
    """What can be one more, and what it pays under each set of rules: least, middle and most."""

    label: str
    spans: tuple[Span | None, ...]


def incentives(
    things: Sequence[Thing], sets: Sequence[str], *, year: str = "", foot: str = "", language: str = "sv",
    key: str = "incentives",
) -> Picture:  # fmt: skip
    """`sets`: the names of the sets of rules, the proposal first."""
    amounts = Amounts(Speech(language), "kr", 0)
    say = amounts.say
    rows = Rows.of([thing.label for thing in things], least=14 + _EACH * len(sets))
    paying = [number for number in range(len(sets)) if any(_middle(thing, number) for thing in things)]
    index = min(paying, default=0)  # the proposal, unless it pays for none of this
    most = max(things, key=lambda thing: _middle(thing, index))
    told = [_told(things, number, name, amounts) for number, name in enumerate(sets)]
    title = say(
        "picture-incentives-title",
        label=most.label,
        amount=_span(most.spans[index], amounts),
        rules=sets[index],
        year=year,
    )
    sentence = say("picture-incentives-sentence", parts="; ".join(told), year=year)
    abreast = len(sets) if sum(text_width(name, style.SMALL) + 34 for name in sets) < WIDTH else 1
    above = _ABOVE + _NAME * (len(sets) // abreast)
    svg = draw(
        key,
        rows.height(above, _BELOW),
        lambda figure: _paint(figure, rows, things, sets, amounts, above=above, abreast=abreast),
    )
    return Picture(key, title, capital(sentence), svg, foot)


def _middle(thing: Thing, number: int) -> float:
    span = thing.spans[number]
    return span[1] if span else 0.0


def _told(things: Sequence[Thing], number: int, rules: str, amounts: Amounts) -> str:
    """What one set of rules pays for, the most first; the rest gives nothing."""
    say = amounts.say
    paid = [(thing.label, span) for thing in things if (span := thing.spans[number]) and any(span)]
    paid.sort(key=lambda one: -one[1][1])
    parts = [say("picture-incentives-part", label=name, amount=_span(span, amounts)) for name, span in paid]
    return (
        say("picture-incentives-set", rules=rules, parts=listed(parts, say))
        if parts
        else say("picture-incentives-empty", rules=rules)
    )


def _span(span: Span | None, amounts: Amounts) -> str:
    if span is None:
        return amounts.say("none-found")
    low, high = amounts.exact(span[0], unit=False), amounts.exact(span[2])
    return high if amounts.exact(span[2], unit=False) == low else f"{low}–{high}"


def _paint(
    figure: Figure,
    rows: Rows,
    things: Sequence[Thing],
    sets: Sequence[str],
    amounts: Amounts,
    *,
    above: int,
    abreast: int,
) -> None:
    axes, say = rows.axes(figure, above=above, below=_BELOW, right=112), amounts.say
    ends = [end for thing in things for span in thing.spans if span for end in span]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = 0.06 * (high - low or 1.0)
    axes.set_xlim(low - room, high + room)
    style.grid(axes, upright=True)
    style.scale(axes.xaxis, amounts.tick, 5)
    style.foot(axes, say("picture-incentives-axis"))
    axes.axvline(0, color=style.INK, linewidth=1.4)
    apart = _EACH / rows.each
    for row, thing in enumerate(things):
        for number, (span, (colour, shape)) in enumerate(zip(thing.spans, _LOOKS, strict=False)):
            y = row + (number - (len(sets) - 1) / 2) * apart
            if span:
                axes.plot(
                    [span[0], span[2]], [y, y], color=colour, linewidth=4, alpha=0.6, solid_capstyle="butt"
                )
                axes.plot([span[1]], [y], shape, markersize=8, color=colour, markeredgecolor=style.PAPER)
            style.beside(axes, _span(span, amounts), y, left=False)
    axes.legend(
        [axes.plot([], [], shape, color=colour)[0] for colour, shape in _LOOKS[: len(sets)]],
        sets,
        loc="upper right",
        bbox_to_anchor=(1.0, 1.0),
        bbox_transform=figure.transFigure,
        ncols=abreast,
        frameon=False,
        fontsize=style.SMALL,
        borderaxespad=0.2,
        handletextpad=0.1,
        columnspacing=1.2,
    )
