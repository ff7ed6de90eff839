"""One uncertainty at a time, from one end of its interval to the other: what the cost would be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from simlib.analysis.response import expected_cost, responds
from simlib.analysis.uncertain import drawn_date, drawn_inputs, uncertainties
from simlib.assembly import Case
from simlib.parameters.values import Parameter
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation

MOST_BARS = 10


@dataclass(frozen=True)
class Bar:
    """Inputs in the carried unit, costs in öre over all years, at the ends of the interval.

    `error`: the standard error of either cost, where it is fitted to simulated outcomes.
    """

    parameter: Parameter
    low: Fraction
    high: Fraction
    cost_low: float
    cost_high: float
    error: float = 0.0

    @property
    def span(self) -> float:
        return abs(self.cost_high - self.cost_low)


@dataclass(frozen=True)
class Tornado:
    """`bars`: widest first. `estimated`: fitted to the outcomes, where no expected cost can be had."""

    bars: tuple[Bar, ...]
    base: float
    estimated: bool
    base_error: float = 0.0

    @property
    def shown(self) -> tuple[Bar, ...]:
        return tuple(bar for bar in self.bars[:MOST_BARS] if bar.span)


def tornado(simulation: Simulation) -> Tornado:
    """Every uncertainty of the case at both ends of its interval, the others as written."""
    case, known = simulation.case, uncertainties(simulation.case)
    if responds(case):
        costs = _computed(case, known)
        errors = np.zeros(1 + len(known))
    else:
        costs, errors = _fitted(simulation, known)
    bars = [
        Bar(
            parameter,
            interval.low,
            interval.high,
            float(costs[1 + 2 * row]),
            float(costs[2 + 2 * row]),
            float(errors[1 + row]),
        )
        for row, parameter in enumerate(known)
        if (interval := drawn_date(case, parameter).interval)
    ]
    widest = tuple(sorted(bars, key=lambda bar: -bar.span))
    return Tornado(widest, float(costs[0]), not responds(case), float(errors[0]))


def _computed(case: Case, known: tuple[Parameter, ...]) -> Floats:
    """The expected cost as written, then at the low and the high end of each: (1 + 2 × uncertainty,)."""
    columns = 1 + 2 * len(known)
    values: dict[str, dict[object, Floats]] = {}
    for row, parameter in enumerate(known):
        for dated in parameter.values:
            if dated.interval:
                column = np.full(columns, float(dated.number))
                column[1 + 2 * row], column[2 + 2 * row] = (
                    float(dated.interval.low),
                    float(dated.interval.high),
                )
                values.setdefault(parameter.path, {})[dated.since] = column
    return expected_cost(case, values, columns)


def _fitted(simulation: Simulation, known: tuple[Parameter, ...]) -> tuple[Floats, Floats]:
    """The same from the least-squares plane through the outcomes already drawn, and standard errors.

    An error for the cost as written, then one for each uncertainty: that of its farther end.
    """
    case, total = simulation.case, simulation.total.sum(axis=0)
    drawn = drawn_inputs(case, draws=simulation.draws, seed=simulation.seed)
    middle = np.array([float(drawn_date(case, parameter).number) for parameter in known])
    plane = np.vstack([np.ones(simulation.draws), drawn - middle[:, None]]).T
    base, *slopes = np.linalg.lstsq(plane, total, rcond=None)[0]
    beside = total - plane @ np.array([base, *slopes])
    spread = np.linalg.pinv(plane.T @ plane) * float(beside.var())
    costs, errors = [base], [np.sqrt(spread[0, 0])]
    for row, (parameter, slope, centre) in enumerate(zip(known, slopes, middle, strict=True), start=1):
        interval = drawn_date(case, parameter).interval
        ends = (float(interval.low), float(interval.high)) if interval else (centre, centre)
        costs += [base + slope * (end - centre) for end in ends]
        far = max(abs(end - centre) for end in ends)
        variance = spread[0, 0] + 2 * far * abs(spread[0, row]) + far**2 * spread[row, row]
        errors.append(np.sqrt(max(variance, 0.0)))
    return np.array(costs), np.array(errors)
