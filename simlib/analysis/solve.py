"""Which rate would do: the highest that still holds, and the one at which a reform costs no more than before.

Where the cost is linear in the lever every outcome has a rate at which it breaks even, and
the answer is the one of these that leaves as many outcomes on the right side as are asked
for. Roundings to whole öre make the cost almost linear only, so the answer is then tried,
and the step beside it; if one of them is not as it should be, the search goes on between
the steps that were tried, where a curved cost too is more and more like a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np

from simlib.analysis.response import expected_cost
from simlib.assembly import Case
from simlib.budget import BudgetTest, budget_test
from simlib.exact import WHOLE_ORE
from simlib.ledger import Ledger
from simlib.parameters.values import Dated, Parameter
from simlib.simulation.draws import Floats
from simlib.simulation.plan import Plan
from simlib.simulation.prepare import prepare
from simlib.simulation.reprice import price

_NEAR = 50  # parts of a lever's range: over one of them it is seen how fast the probability falls
_AT_ONCE = 64  # values judged in one evaluation


@dataclass(frozen=True)
class Solved:
    """`value` and `now` in the carried unit; `value` is None if not even the lowest holds.

    `error`: the standard error of `value`, because only so many outcomes are simulated.
    """

    parameter: Parameter
    target: float
    now: Fraction
    value: Fraction | None
    probability_now: float
    probability: float
    draws: int
    plan: Plan
    error: float = 0.0


def levers(case: Case) -> tuple[str, ...]:
    """What can be sought: every number between two bounds that holds within the horizon."""
    return tuple(
        path
        for path, parameter in case.setting.parameters.items()
        if _bounds(parameter) and any(_within(case, parameter))
    )


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
    prepared = prepare(case, [path], draws=draws, seed=seed)

    def test(value: Fraction) -> BudgetTest:
        return budget_test(price(prepared, with_lever(case, parameter, value)))

    now = last_number(case, parameter)
    before = budget_test(price(prepared, case)).holds_every_year
    step = Fraction(1) if parameter.unit.money else (high - low) / 2**16
    highest = int((high - low) / step)
    found, there = _search(lambda k: test(low + k * step), target, highest)
    value = None if found is None else low + found * step
    if value is None:
        return Solved(parameter, target, now, value, before, before, draws, prepared.plan)
    less = max(low, value - (high - low) / _NEAR)
    error = error_of(value - less, test(less).holds_every_year, there.holds_every_year, there.standard_error)
    return Solved(parameter, target, now, value, before, there.holds_every_year, draws, prepared.plan, error)


def error_of(reach: Fraction, before: float, after: float, error: float) -> float:
    """The error of a lever's value, from that of the probability there and how it falls over `reach`."""
    slope = abs(before - after) / float(reach) if reach else 0.0
    return error / slope if slope else 0.0


def _search(test: Callable[[int], BudgetTest], target: float, highest: int) -> tuple[int | None, BudgetTest]:
    """The last of 0..highest at which enough outcomes hold, given that it turns false once; and its test.

    The guess takes the cost of each outcome to be linear between two steps that have been tried.
    It is checked, so is the step beside it, and then the range is halved, oftener each time it was wrong:
    a curved cost does no harm.
    """
    lowest, top = test(0), test(highest)
    if lowest.holds_every_year < target:  # the more of a frame, the oftener it holds: there is no highest
        return None, lowest
    if top.holds_every_year >= target:
        return highest, top
    low, high, last, halvings = 0, highest, 0, 1
    while high - low > 1:
        for way in ("guess", "beside", *("halfway" for _ in range(halvings))):
            if way == "guess":
                k = last = min(max(low + 1, low + _break_even(lowest, top, target, high - low)), high - 1)
            else:
                k = (low + high) // 2 if way == "halfway" else last + (1 if low == last else -1)
            if low < k < high:
                found = test(k)
                if found.holds_every_year >= target:
                    low, lowest = k, found
                else:
                    high, top = k, found
        halvings *= 2
    return low, lowest


def _break_even(lowest: BudgetTest, top: BudgetTest, target: float, steps: int) -> int:
    """After how many of the steps from `lowest` to `top` enough outcomes still hold, were the cost linear."""
    slope = (top.overrun - lowest.overrun) / steps
    # No rate helps where nothing depends on it: such a year holds always or never.
    never: Floats = np.where(lowest.overrun > 0, -np.inf, np.inf)
    at = np.divide(-lowest.overrun, slope, out=never, where=slope > 0).min(axis=0)
    enough = ceil(target * at.size - _TIE)
    last = float(np.sort(at)[at.size - enough]) if enough else np.inf
    return int(np.clip(np.floor(last), 0, steps))


_TIE = 1e-9  # of an outcome: 0.9 of 1 000 outcomes are 900, whatever floats make of it


@dataclass(frozen=True)
class Neutral:
    """`value` in the carried unit; None if no value within the lever's range makes the costs alike."""

    parameter: Parameter
    now: Fraction
    value: Fraction | None
    costs_now: int  # öre more than the old scenario over all years, as planned


def budget_neutral(old: Ledger, new: Case, path: str) -> Neutral:
    """The highest value of a lever at which the new scenario is not planned to cost more than the old.

    Costs are expected ones: volumes at their means. Raises as `highest_that_holds`.
    """
    parameter = new.setting.parameters[path]
    bounds = _bounds(parameter)
    if bounds is None:
        raise ValueError(path)
    low, high = bounds
    step = Fraction(1) if parameter.unit.money else (high - low) / 2**16
    dates = [dated.since for dated in parameter.values if not dated.ends]

    def affordable(tries: list[int]) -> list[bool]:
        column = np.array([float(low + k * step) for k in tries])
        cost = expected_cost(new, {path: dict.fromkeys(dates, column)}, len(tries))
        return [bool(whole) for whole in WHOLE_ORE(cost) <= old.total()]

    highest = int((high - low) / step)
    found = _last_of(affordable, highest)
    value = low + found * step if found is not None and found < highest else None
    more = int(WHOLE_ORE(float(expected_cost(new, {}, 1)[0]))) - old.total()
    return Neutral(parameter, last_number(new, parameter), value, more)


def _last_of(holds: Callable[[list[int]], list[bool]], highest: int) -> int | None:
    """The last of 0..highest at which it holds, given that it turns false once; many are judged at once."""
    low, high = -1, highest + 1
    while high - low > 1:
        apart = max(1, (high - low) // _AT_ONCE)
        tries = list(range(low + apart, high, apart))
        good = [k for k, holding in zip(tries, holds(tries), strict=True) if holding]
        low, high = max([low, *good]), min([high, *(k for k in tries if k not in set(good))])
    return low if low >= 0 else None


def last_number(case: Case, parameter: Parameter) -> Fraction:
    """The value that holds at the end of the horizon."""
    return list(_within(case, parameter))[-1].number


def _within(case: Case, parameter: Parameter) -> Iterator[Dated]:
    """What has begun to hold before the horizon ends."""
    return (one for one in parameter.values if not one.ends and one.since < case.setting.horizon.end)


def with_lever(case: Case, parameter: Parameter, value: Fraction) -> Case:
    """The case with every dated value of one parameter at `value`."""

    def moved(dated: Dated) -> Dated:
        return dated if dated.ends else replace(dated, value=value, interval=None)

    changed = replace(parameter, values=tuple(moved(dated) for dated in parameter.values))
    setting = replace(case.setting, parameters={**case.setting.parameters, parameter.path: changed})
    return replace(case, setting=setting)
