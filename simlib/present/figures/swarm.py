"""P11: outcomes as dots, for readers who do not read curves."""

from __future__ import annotations

from collections import Counter

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from simlib.analysis.precision import chance as estimated
from simlib.budget import BudgetTest
from simlib.present.figures import style
from simlib.present.figures.precision import Amounts
from simlib.present.rounding import chance
from simlib.present.svg import Picture, draw
from simlib.simulation.draws import Floats

MOST_DOTS = 300
_COLUMNS = 46
_TALL = 40  # dots on one another; more stand abreast, where there is room
_HEIGHT = 300


def swarm(test: BudgetTest, *, foot: str = "", language: str = "sv", key: str = "swarm") -> Picture:
    """The first outcomes, each by its worst year against the frame; those that break it are filled."""
    worst = test.overrun.max(axis=0)
    shown = worst[:MOST_DOTS]
    amounts = Amounts.of(language, float(np.abs(shown).max()))
    say, form = amounts.say, "pot" if test.pot else "year"
    details = {
        "over": int((shown > 0).sum()),
        "shown": shown.size,
        "all": say.number(worst.size),
        "chance": chance(estimated((test.overrun > 0).any(axis=0)), say),
    }
    svg = draw(key, _HEIGHT, lambda figure: _paint(figure, shown, amounts, form))
    return Picture(
        key,
        say(f"picture-swarm-title-{form}", **details),
        say(f"picture-swarm-sentence-{form}", **details),
        svg,
        foot,
    )


def _abreast(column: NDArray[np.int_]) -> int:
    """How many dots of a column stand side by side: more than one only where few values come again."""
    values, counts = np.unique(column, return_counts=True)
    apart = int(np.diff(values).min()) if values.size > 1 else _COLUMNS
    return max(1, min(-(-int(counts.max()) // _TALL), apart - 1))


def _paint(figure: Figure, shown: Floats, amounts: Amounts, form: str) -> None:
    axes, say = style.axes_in(figure, 24, 52, 24, 44), amounts.say
    low, high = min(0.0, float(shown.min())), max(0.0, float(shown.max()))
    width = (high - low or 1.0) / _COLUMNS
    # Columns begin at the frame, so that none holds dots of both kinds.
    column, over = np.ceil(shown / width).astype(int), shown > 0
    abreast = _abreast(column)
    level, aside = np.zeros(shown.size, dtype=int), np.zeros(shown.size, dtype=int)
    seen: Counter[int] = Counter()
    for dot in np.argsort(shown, kind="stable"):
        level[dot], aside[dot] = divmod(seen[int(column[dot])], abreast)
        seen[int(column[dot])] += 1
    x = (column - 0.5 + np.where(over, aside, -aside)) * width  # away from the frame
    room = (1 + abreast) * width
    axes.set(xlim=(low - room, high + room), ylim=(-0.8, max(10, int(level.max()) + 1)), yticks=[])
    size = min(8.0, 0.8 * (_HEIGHT - 96) / (max(10, int(level.max()) + 1) + 0.8))
    axes.plot(x[~over], level[~over], "o", markersize=size, color=style.PAPER, markeredgecolor=style.ACCENT)
    axes.plot(x[over], level[over], "o", markersize=size, color=style.MISSING, markeredgecolor=style.MISSING)
    top = axes.get_ylim()[1]
    axes.plot([0, 0], [-0.8, top], color=style.FRAME, linewidth=2.2)
    room = 0.3 * (high - low)
    ha = "left" if -low < room else "right" if high < room else "center"
    style.note(axes, say(f"picture-swarm-frame-{form}"), (0, top), (0, 8), ha=ha, va="bottom", weight="bold")
    style.scale(axes.xaxis, amounts.signed_tick, 6)
    style.foot(axes, say(f"picture-swarm-axis-{form}", scale=amounts.scale))
