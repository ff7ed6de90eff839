"""P10: in which part of what is uncertain the frame breaks."""

from __future__ import annotations

from matplotlib.figure import Figure

from simlib.analysis.discovery import Bound, Box, Discovery
from simlib.present.figures import style
from simlib.present.figures.precision import capital, listed
from simlib.present.figures.rows import Rows
from simlib.present.rounding import chance
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw

_ABOVE, _BELOW = 30, 26
_CARRIED = 3  # digits of a bound that so many outcomes can carry


def breaking_box(
    found: Discovery, box: Box, *, foot: str = "", language: str = "sv", key: str = "box"
) -> Picture:
    """The ranges of the box as bars, over all that was drawn."""
    say, kind = Speech(language), "breaks" if found.breaks else "holds"
    conditions = listed([_condition(found, bound, say) for bound in box.bounds], say)
    kind += "-pot" if found.pot else ""
    details = {
        "conditions": conditions,
        "density": chance(box.density, say),
        "coverage": chance(box.coverage, say),
        "base": chance(box.share_of_cases, say),
    }
    rows = Rows.of([say.label(found.parameters[bound.input].label) for bound in box.bounds], least=48)
    svg = draw(key, rows.height(_ABOVE, _BELOW), lambda figure: _paint(figure, rows, found, box, say))
    title = say(f"picture-box-title-{kind}", **details)
    return Picture(key, title, capital(say(f"picture-box-sentence-{kind}", **details)), svg, foot)


def _condition(found: Discovery, bound: Bound, say: Speech) -> str:
    low, high = _ends(found, bound)
    label = say.label(found.parameters[bound.input].label)
    whole = found.inputs[bound.input]
    form = "most" if low <= whole.min() else "least" if high >= whole.max() else "between"
    written = {
        "label": label,
        "low": (_written if form == "between" else _measured)(found, bound, low, say),
        "high": _measured(found, bound, high, say),
    }
    return say(f"picture-box-{form}", **written)


def _ends(found: Discovery, bound: Bound) -> tuple[float, float]:
    """The bound within what was drawn."""
    whole = found.inputs[bound.input]
    return max(bound.low, float(whole.min())), min(bound.high, float(whole.max()))


def _written(found: Discovery, bound: Bound, value: float, say: Speech) -> str:
    return say.estimate(value, found.parameters[bound.input].unit, _CARRIED)


def _measured(found: Discovery, bound: Bound, value: float, say: Speech) -> str:
    return say.estimate(value, found.parameters[bound.input].unit, _CARRIED, measure=True)


def _paint(figure: Figure, rows: Rows, found: Discovery, box: Box, say: Speech) -> None:
    axes = rows.axes(figure, above=_ABOVE, below=_BELOW, right=12)
    axes.set_xlim(-0.25, 1.25)
    axes.set_xticks([])
    style.note(axes, say("picture-box-axis"), (0, 1), (0, 12), of="axes fraction", colour=style.QUIET)
    for row, bound in enumerate(box.bounds):
        whole = found.inputs[bound.input]
        least, most = float(whole.min()), float(whole.max())
        reach = (most - least) or 1.0
        ends = _ends(found, bound)
        inside = [(end - least) / reach for end in ends]
        axes.plot([0, 1], [row, row], color=style.LINE, linewidth=9, solid_capstyle="butt")
        axes.plot(inside, [row, row], color=style.ACCENT, linewidth=9, solid_capstyle="butt")
        for place, value in ((0.0, least), (1.0, most)):
            text = _written(found, bound, value, say)
            side = "right" if place == 0 else "left"
            style.note(axes, text, (place, row), (-6 if place == 0 else 6, 0), ha=side, colour=style.QUIET)
        limits = [abs(limit) != float("inf") for limit in (bound.low, bound.high)]
        for place, value, limit, side in zip(inside, ends, limits, ("right", "left"), strict=True):
            if limit:  # two beside one another: each on its own side
                text = _written(found, bound, value, say)
                ha = side if all(limits) else "center"
                style.note(axes, text, (place, row), (0, 9), ha=ha, va="bottom", weight="bold")
