"""Which uncertainty the spread of the outcomes comes from: Sobol indices.

First order from the outcomes already drawn (no further runs): the outcomes are cut
into equally many by the size of one input, and the variance between the parts, less
what chance alone would give, is that input's share. Total order by
`scipy.stats.sobol_indices` on the expected cost, where the scheme has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.analysis.precision import Estimate
from simlib.analysis.response import expected_cost, responds
from simlib.analysis.uncertain import drawn_inputs, uncertainties
from simlib.assembly import Case
from simlib.parameters.values import Parameter
from simlib.simulation.draws import Floats, quantile
from simlib.simulation.simulate import Simulation

_PARTS = (2, 64)  # least and most parts that the outcomes are cut into
_IN_EACH = 48  # outcomes in a part, at least
_RESAMPLES = 100
_COVERAGE = 0.9
_ERRORS = 1.645  # standard errors either way that hold nine of ten
_BASE = 256  # the size of the design behind total indices
_MOST_INPUTS = 20  # beyond which the design is too large for a page


@dataclass(frozen=True)
class Share:
    """A first-order index with its bootstrap interval."""

    value: float
    low: float
    high: float

    @property
    def estimate(self) -> Estimate:
        return Estimate(self.value, (self.high - self.low) / (2 * _ERRORS), "first-order")


@dataclass(frozen=True)
class Driver:
    """`total`: with all its interactions; None where it is not computed."""

    parameter: Parameter
    first: Share
    total: float | None


def drivers(simulation: Simulation) -> tuple[Driver, ...]:
    """Every uncertainty by its share of the variance of the whole cost, largest first."""
    case = simulation.case
    known = uncertainties(case)
    inputs = drawn_inputs(case, draws=simulation.draws, seed=simulation.seed)
    shares = first_order(inputs, simulation.total.sum(axis=0), seed=simulation.seed)
    totals = _totals(case, known, simulation.seed)
    found = (Driver(*one) for one in zip(known, shares, totals, strict=True))
    return tuple(sorted(found, key=lambda driver: -driver.first.value))


def first_order(inputs: Floats, outcome: Floats, *, seed: int) -> tuple[Share, ...]:
    """The first-order index of each row of `inputs` (input, draw) for `outcome` (draw,)."""
    draws = outcome.size
    parts = int(np.clip(draws // _IN_EACH, *_PARTS))
    if draws < 2 * parts or outcome.var() <= 0:
        return tuple(Share(0.0, 0.0, 0.0) for _ in inputs)
    cuts = np.arange(parts) * draws // parts
    times = _resamples(draws, seed)
    found = []
    for row in inputs:
        ranked = np.argsort(row, kind="stable")
        value, *again = _share_between(outcome[ranked], times[:, ranked], cuts)
        apart = np.quantile(np.array(again) - np.mean(again), [(1 - _COVERAGE) / 2, (1 + _COVERAGE) / 2])
        low, high = np.clip(value + apart, 0.0, 1.0)
        found.append(Share(float(np.clip(value, 0.0, 1.0)), float(low), float(high)))
    return tuple(found)


def _resamples(draws: int, seed: int) -> Floats:
    """How often each outcome is taken, once each and then with replacement: (resample, draw)."""
    chosen = np.random.Generator(np.random.PCG64([seed, draws])).integers(0, draws, (_RESAMPLES, draws))
    again = [np.bincount(row, minlength=draws) for row in chosen]
    return np.stack([np.ones(draws), *again]).astype(float)


def _share_between(outcome: Floats, times: Floats, cuts: np.typing.NDArray[np.int_]) -> Floats:
    """Variance between parts over the whole variance, for each resample: (resample,).

    The mean square within parts, times one less than the parts, is what the sum between
    them holds by chance alone; it is taken off (analysis of variance).
    """
    count = np.add.reduceat(times, cuts, axis=1)
    sums = np.add.reduceat(times * outcome, cuts, axis=1)
    whole = times.sum(axis=1)
    mean = sums.sum(axis=1) / whole
    spread = (times * outcome**2).sum(axis=1) - whole * mean**2
    filled = np.maximum(count, 1)
    between = (count * (sums / filled - mean[:, None]) ** 2).sum(axis=1)
    by_chance = (spread - between) / (whole - cuts.size) * (cuts.size - 1)
    return (between - by_chance) / np.maximum(spread, np.finfo(float).tiny)


class _Shares:
    """Shares drawn as they are: each input's own law is applied by the cost."""

    def ppf(self, share: Any) -> Any:
        return share


def total_order(cost: Callable[[Floats], Floats], inputs: int, *, seed: int, size: int = _BASE) -> Floats:
    """The total index of each of `inputs`; `cost` takes shares between 0 and 1, (input, column)."""
    from scipy.stats import sobol_indices  # noqa: PLC0415 - a second to import, for one page

    rng = np.random.Generator(np.random.PCG64([seed, inputs]))
    found = sobol_indices(func=cost, n=size, dists=[_Shares()] * inputs, rng=rng)
    return np.atleast_1d(found.total_order)


def _totals(case: Case, known: tuple[Parameter, ...], seed: int) -> list[float | None]:
    if not responds(case) or not 1 < len(known) <= _MOST_INPUTS:  # of one alone there are no interactions
        return [None] * len(known)

    def cost(shares: Floats) -> Floats:
        inside = np.clip(shares, np.finfo(float).eps, 1 - np.finfo(float).eps)
        values = {parameter.path: _quantiles(parameter, inside[row]) for row, parameter in enumerate(known)}
        return expected_cost(case, values, inside.shape[1])

    found = total_order(cost, len(known), seed=seed)
    return [float(np.clip(value, 0.0, 1.0)) if np.isfinite(value) else None for value in found]


def _quantiles(parameter: Parameter, share: Floats) -> dict[object, Floats]:
    """The value at that share of the outcomes, within the parameter's range, for each dated value."""
    low = -np.inf if parameter.low is None else float(parameter.low)
    high = np.inf if parameter.high is None else float(parameter.high)
    return {
        dated.since: np.clip(quantile(dated, share), low, high)
        for dated in parameter.values
        if dated.interval is not None
    }
