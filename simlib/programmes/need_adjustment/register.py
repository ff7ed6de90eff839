"""How lists and register counts turn out: each January's update moves them, whatever the rules.

The region warns that the index of every unit moves when the registers are updated. Lists
walk from year to year; a count follows its list and takes a step of its own beside it. What
is common to all units, the register itself, is a parameter and stands in the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from simlib.exact import Amount, Rounding
from simlib.periods import Grid
from simlib.setting import Setting

Floats = NDArray[np.float64]
_WHOLE = Rounding(1, "own-rounding")
Stream = Callable[[str], np.random.Generator]


def spreads(setting: Setting) -> tuple[float, float]:
    """The yearly spread of a list, and of a count beside its list."""
    return float(setting.start_value("list_spread")), float(setting.start_value("register_spread"))


def planned(_setting: Setting, _grid: Grid, mean: Amount) -> Amount:
    """A stock, not a flow: whole persons in every month."""
    return _WHOLE(mean)


def drawn_persons(setting: Setting, grid: Grid, mean: Amount, draws: int, stream: Stream) -> Floats:
    """Lists, (time, unit, draw), at least one person."""
    spread, _ = spreads(setting)
    return np.maximum(1.0, np.floor(mean * _walk(setting, grid, draws, spread, stream, "list") + 0.5))


def drawn_counts(
    setting: Setting, grid: Grid, mean: Mapping[str, Amount], draws: int, stream: Stream
) -> dict[str, Floats]:
    """The seven counts, each (time, unit, draw)."""
    _, spread = spreads(setting)
    return {
        variable: np.floor(amount * _walk(setting, grid, draws, spread, stream, variable) + 0.5)
        for variable, amount in mean.items()
    }


def _walk(setting: Setting, grid: Grid, draws: int, spread: float, stream: Stream, name: str) -> Floats:
    """A factor per unit that takes one step each January, (time, unit, draw), with mean 1."""
    units = [payee.id for payee in setting.payees]
    factor, found = np.ones((len(units), draws)), []
    for year, part in zip(grid.years, grid.slices(), strict=True):
        score = np.stack([stream(f"{name}/{unit}/{year}").standard_normal(draws) for unit in units])
        factor = factor * np.exp(spread * score - spread**2 / 2)
        found += [factor] * (part.stop - part.start)
    return np.stack(found)
