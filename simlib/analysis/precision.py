"""How many draws are enough, from the error that the draws at hand have.

The error of a mean or a share falls with the square root of the number of draws, so
four times as many halve it. The errors here are those of independent draws, and
are too large rather than too small where the draws are spread evenly.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.budget import upper
from simlib.simulation.draws import Floats

SURE = 1.96  # standard errors, for 95 in a hundred
SHARE_WITHIN = 0.01  # one outcome in a hundred, either way
AMOUNT_WITHIN = 0.005  # half a per cent of the amount


@dataclass(frozen=True)
class Headline:
    """A figure and its standard error; `within`: the error that would be small enough."""

    name: str
    value: float
    error: float
    within: float
    draws: int

    @property
    def margin(self) -> float:
        """How far off it can be, in 95 cases of a hundred."""
        return SURE * self.error

    @property
    def enough(self) -> int:
        """The number of draws at which the margin is `within`."""
        return max(1, ceil(self.draws * (self.margin / self.within) ** 2)) if self.within else self.draws


def headlines(outcome: Outcome) -> tuple[Headline, ...]:
    """The figures that the first page leads with."""
    budget, total = outcome.budget, outcome.simulation.total.sum(axis=0)
    draws = total.size
    amount = AMOUNT_WITHIN * float(np.abs(total.mean()))
    return (
        Headline("holds", budget.holds_every_year, budget.standard_error, SHARE_WITHIN, draws),
        Headline("mean", float(total.mean()), float(total.std()) / sqrt(draws), amount, draws),
        Headline("p90", upper(total, 0.9), quantile_error(total, 0.9), amount, draws),
    )


def quantile_error(values: Floats, share: float) -> float:
    """Standard error of a quantile, from the outcomes ranked just below and above it."""
    reach = sqrt(values.size * share * (1 - share))
    ranked, middle = np.sort(values), values.size * share
    low, high = max(0, floor(middle - reach)), min(values.size - 1, ceil(middle + reach))
    return float(ranked[high] - ranked[low]) / 2
