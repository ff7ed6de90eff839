"""The highest rate that still holds: bisection on the lever in its smallest step, volumes held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from simlib.assembly import Case
from simlib.budget import BudgetTest, budget_test
from simlib.parameters.values import Dated, Parameter
from simlib.simulation.simulate import hold, simulate


@dataclass(frozen=True)
class Solved:
    """`value` and `now` in the carried unit; `value` is None if not even the lowest holds."""

    parameter: Parameter
    target: float
    now: Fraction
    value: Fraction | None
    probability_now: float
    probability: float
    draws: int


def levers(case: Case) -> tuple[str, ...]:
    """What can be sought: every parameter that is a number between two bounds."""
    return tuple(path for path, parameter in case.setting.parameters.items() if _bounds(parameter))


def _bounds(parameter: Parameter) -> tuple[Fraction, Fraction] | None:
    if parameter.low is None or parameter.high is None or not isinstance(parameter.values[0].value, Fraction):
        return None
    return parameter.low, parameter.high


def highest_that_holds(case: Case, path: str, *, target: float, draws: int, seed: int) -> Solved:
    """The highest value of a numeric lever at which every year holds with probability `target`.

    The lever is moved in all its dated values within the horizon alike. Raises
    KeyError for an unknown path, ValueError for one that is not a bounded number.
    """
    parameter = case.setting.parameters[path]
    bounds = _bounds(parameter)
    if bounds is None:
        raise ValueError(path)
    low, high = bounds
    held = hold(case, draws=draws, seed=seed)

    def holds(value: Fraction) -> BudgetTest:
        return budget_test(simulate(with_lever(case, parameter, value), draws=draws, seed=seed, held=held))

    end = case.setting.horizon.end
    now = next(d.number for d in reversed(parameter.values) if not d.ends and d.since < end)
    before = budget_test(simulate(case, draws=draws, seed=seed, held=held)).holds_every_year
    step = Fraction(1) if parameter.unit.money else (high - low) / 2**16
    found = _last(lambda k: holds(low + k * step).holds_every_year >= target, int((high - low) / step))
    value = None if found is None else low + found * step
    after = before if value is None else holds(value).holds_every_year
    return Solved(parameter, target, now, value, before, after, draws)


def with_lever(case: Case, parameter: Parameter, value: Fraction) -> Case:
    """The case with every dated value of one parameter at `value`."""

    def moved(dated: Dated) -> Dated:
        return dated if dated.ends else replace(dated, value=value, interval=None)

    changed = replace(parameter, values=tuple(moved(dated) for dated in parameter.values))
    setting = replace(case.setting, parameters={**case.setting.parameters, parameter.path: changed})
    return replace(case, setting=setting)


def _last(holds: Callable[[int], bool], highest: int) -> int | None:
    """The last of 0..highest at which `holds` is true, given that it turns false once."""
    if not holds(0):
        return None
    low, high = 0, highest + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
