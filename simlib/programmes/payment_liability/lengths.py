"""How long ready patients stay: an assumed law, and its quantiles.

A somatic patient first needs up to three days of planning, each with the same chance,
and then leaves with the same chance every day. So few leave at once, most leave within
a week, and beyond that the rest of a stay does not depend on how long it has been. A
psychiatric patient has the second part alone. No register of lengths has been found.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb

import numpy as np

from simlib.exact import Amount
from simlib.periods import Grid, Month

PLANNING = 3  # days that planning can take
WARM_UP = 4  # months of patients before the first, so that it does not begin with empty beds
_ENOUGH = 1 - Fraction(1, 2**20)


def planning_shares(planning_days: Fraction) -> tuple[Fraction, ...]:
    """The chance that planning takes 0, 1, 2 or 3 days when it takes `planning_days` on average."""
    chance = planning_days / PLANNING
    return tuple(comb(PLANNING, k) * chance**k * (1 - chance) ** (PLANNING - k) for k in range(PLANNING + 1))


def staying_on(mean_days: Amount, planning_days: Amount) -> Amount:
    """The daily chance of not leaving after planning, so that the mean is `mean_days`."""
    rest = np.maximum(mean_days - planning_days, 0)
    return rest / (1 + rest)


@lru_cache(maxsize=256)
def cumulative(mean_days: Fraction, planning_days: Fraction) -> tuple[Fraction, ...]:
    """The share of stays of at most 0, 1, 2 … days, until nearly all are in."""
    shares, stays_on = planning_shares(planning_days), Fraction(staying_on(mean_days, planning_days))
    found: list[Fraction] = []
    while not found or found[-1] < _ENOUGH:
        k = len(found)
        left = [p * (1 - stays_on ** (k - b + 1)) for b, p in enumerate(shares) if b <= k]
        found.append(sum(left, Fraction(0)))
    return tuple(found)


def spread(number: int) -> Fraction:
    """The number-th of evenly spread quantiles: 1/2, 1/4, 3/4, 1/8 … (van der Corput's sequence)."""
    digits = f"{number:b}"
    return Fraction(int(digits[::-1], 2), 2 ** len(digits))


def cohort_months(grid: Grid) -> tuple[Month, ...]:
    """The months in which patients are declared ready: the grid's, and those before it."""
    first = Month.of(grid.steps[0].start)
    return tuple(first.plus(number) for number in range(-WARM_UP, len(grid)))
