"""What a scheme is held to: shares in time against a goal, and the state money that they earn."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from simlib.analysis.precision import Estimate, counted, mean
from simlib.analysis.solve import error_of, with_lever
from simlib.assembly import Case
from simlib.grants import at_stake, earned
from simlib.parameters.values import Parameter
from simlib.rules import Measure
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation, hold, simulate

_NEAR = 50  # parts of its range: over one of them it is seen how fast the chance falls
_STEPS = 2**10  # a capacity is sought in so many steps between its bounds


def shares(simulation: Simulation, measure: Measure) -> Floats:
    """The share reached per unit, and last in all: (unit + 1, year, draw). Nothing of nothing is a whole."""
    reached, of = (_with_all(simulation.results[name]) for name in (measure.reached, measure.of))
    return np.divide(reached, of, out=np.ones_like(reached), where=of > 0)


def _with_all(counts: Floats) -> Floats:
    return np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1).transpose(1, 0, 2)


def goal(case: Case, measure: Measure) -> float:
    return float(case.setting.start_value(measure.goal))


@dataclass(frozen=True)
class Stake:
    """One year of a grant's performance part: öre that all results would give, and those that are given."""

    grant: str
    year: int
    whole: float
    earned: Floats  # (draw,)

    @property
    def lost(self) -> Floats:
        return self.whole - self.earned

    @property
    def all_earned(self) -> float:
        """Probability that nothing is lost, but for the rounding of thirds."""
        return float((self.lost < 1).mean())


def stakes(simulation: Simulation) -> tuple[Stake, ...]:
    """Every year in which a grant pays by results, whether or not it carries the scheme."""
    case, found = simulation.case, []
    for grant in case.programme.EARNED_BY:
        part = earned(simulation, grant)
        for index, year in enumerate(simulation.years):
            whole = float(at_stake(case, grant, year))
            if whole:
                found.append(Stake(grant, year, whole, whole * part[index]))
    return tuple(found)


@dataclass(frozen=True)
class Secured:
    """The least capacity that earns all; `value` is None if not even the highest allowed does."""

    parameter: Parameter
    target: float
    now: Fraction
    value: Fraction | None
    cost: Estimate  # mean öre in the year of the last stake, at `value`
    year: int
    draws: int
    error: float  # standard error of `value`


def least_that_earns(case: Case, *, target: float, draws: int, seed: int) -> Secured:
    """The lowest value of the scheme's capacity at which every performance part is earned so often."""
    parameter = case.setting.parameters[case.programme.CAPACITY]
    assert parameter.low is not None and parameter.high is not None  # noqa: S101, PT018 - a lever is bounded
    low, step = parameter.low, (parameter.high - parameter.low) / _STEPS
    held = hold(case, draws=draws, seed=seed)

    def at(number: int) -> Simulation:
        return simulate(with_lever(case, parameter, low + number * step), draws=draws, seed=seed, held=held)

    def chance(number: int) -> float:
        return min(stake.all_earned for stake in stakes(at(number)))

    def earns(number: int) -> bool:
        return chance(number) >= target

    lowest, highest = -1, _STEPS
    while highest - lowest > 1:
        middle = (lowest + highest) // 2
        lowest, highest = (lowest, middle) if earns(middle) else (middle, highest)
    found = at(highest)
    reached = all(stake.all_earned >= target for stake in stakes(found))
    end, year = case.setting.horizon.end, stakes(found)[-1].year
    fewer = max(0, highest - _STEPS // _NEAR)
    sure = counted(round(chance(highest) * draws), draws)
    return Secured(
        parameter,
        target,
        next(d.number for d in reversed(parameter.values) if not d.ends and d.since < end),
        low + highest * step if reached else None,
        mean(found.total[found.years.index(year)]),
        year,
        draws,
        error_of((highest - fewer) * step, chance(fewer), sure.value, sure.error),
    )
