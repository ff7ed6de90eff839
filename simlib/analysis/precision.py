"""Figures told from simulated outcomes, each with its Monte Carlo error, and how many draws are enough.

Draws come in blocks that are even within and independent of one another, so the error of
whatever is told from them shows in how the blocks differ. With too few whole blocks
there is too little to tell it from: then the error is that of unrelated draws, which is too
large rather than too small.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, sqrt

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.budget import upper
from simlib.exact import Array
from simlib.simulation.draws import Floats, standard_error, sure_errors

SHARE_WITHIN = 0.01  # one outcome in a hundred, either way
AMOUNT_WITHIN = 0.005  # half a per cent of the amount


@dataclass(frozen=True)
class Estimate:
    """A figure and its standard error; `told`: what of the outcomes it is, `share` of a quantile."""

    value: float
    error: float
    told: str = "mean"
    share: float = 0.0

    def moved(self, by: float) -> Estimate:
        return replace(self, value=self.value + by)

    def times(self, factor: float) -> Estimate:
        return replace(self, value=self.value * factor, error=self.error * abs(factor))


def mean(values: Floats) -> Estimate:
    return Estimate(float(values.mean()), standard_error(values))


def mean_where(values: Floats, hits: Array) -> Estimate | None:
    """The mean over the outcomes that are `hits`, how many of them there are being uncertain too."""
    share = float(hits.mean())
    if not share:
        return None
    found = float(values[hits].mean())
    return Estimate(found, standard_error(np.where(hits, values - found, 0.0)) / share, "mean-where")


def quantile(values: Floats, share: float) -> Estimate:
    """The smallest outcome that `share` of the outcomes do not exceed."""
    return Estimate(upper(values, share), quantile_error(values, share), "quantile", share)


def middle(values: Floats) -> Estimate:
    return quantile(values, 0.5)


def eight_of_ten(values: Floats) -> tuple[Estimate, Estimate, Estimate]:
    """P10, P50 and P90 of one outcome per draw."""
    low, median, high = (quantile(values, share) for share in (0.1, 0.5, 0.9))
    return low, median, high


def chance(hits: Array) -> Estimate:
    """In which share of the outcomes something is true."""
    found = np.asarray(hits, dtype=float)
    return Estimate(float(found.mean()), standard_error(found), "chance")


def part_of_spread(part: Floats, total: Floats) -> Estimate:
    """A part's covariance with the whole, over the variance of the whole."""
    apart = total - total.mean()
    square, spread = apart**2, float(total.var())
    if not spread:
        return Estimate(0.0, 0.0, "spread")
    product = (part - part.mean()) * apart
    share = float(product.mean()) / spread
    return Estimate(share, standard_error(product - share * square) / spread, "spread")


def counted(hits: int, draws: int) -> Estimate:
    """A chance of which only the count is known; ZeroDivisionError of no draws."""
    share = hits / draws
    return Estimate(share, sqrt(share * (1 - share) / draws), "chance")


def quantile_error(values: Floats, share: float) -> float:
    """Standard error of a quantile: that of its rank, in the outcomes ranked just below and above it.

    The rank is as sure as the share of outcomes above the quantile is.
    """
    if not 0 < share < 1:
        return 0.0
    unrelated = sqrt(share * (1 - share) / values.size)
    above = (values > upper(values, share)).astype(float)
    reach, place = unrelated * values.size, values.size * share
    ranked = np.sort(values)
    low, high = max(0, floor(place - reach)), min(values.size - 1, ceil(place + reach))
    return float(ranked[high] - ranked[low]) / 2 * standard_error(above) / unrelated


@dataclass(frozen=True)
class Headline:
    """A figure that the first page leads with; `within`: the margin that would be small enough."""

    name: str
    figure: Estimate
    within: float
    draws: int
    pot: bool = False  # whether it is of a pot, and not of a frame for each year

    @property
    def label(self) -> str:
        """The message that names it."""
        return "col-holds-pot" if self.pot and self.name == "holds" else f"headline-{self.name}"

    @property
    def margin(self) -> float:
        """How far off it can be, in 95 cases of a hundred."""
        return sure_errors(self.draws) * self.figure.error

    @property
    def enough(self) -> int:
        """The number of draws at which the margin is `within`: four times as many halve it."""
        return max(1, ceil(self.draws * (self.margin / self.within) ** 2)) if self.within else self.draws


def headlines(outcome: Outcome) -> tuple[Headline, ...]:
    """The figures that the first page leads with."""
    total = outcome.simulation.total.sum(axis=0)
    amount = AMOUNT_WITHIN * float(np.abs(total.mean()))
    return (
        Headline("holds", holds(outcome), SHARE_WITHIN, total.size, outcome.budget.pot),
        Headline("mean", mean(total), amount, total.size),
        Headline("p90", quantile(total, 0.9), amount, total.size),
    )


def holds(outcome: Outcome) -> Estimate:
    """How sure it is that the frame holds every year."""
    return chance((outcome.budget.overrun <= 0).all(axis=0))
