"""Two levers at a time: how often the frame holds, at each pair of values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import numpy as np

from simlib.analysis.precision import Estimate, chance, middle, quantile
from simlib.analysis.solve import last_number, levers, with_lever
from simlib.assembly import Case
from simlib.budget import BudgetTest, budget_test
from simlib.parameters.values import Parameter
from simlib.simulation.draws import Floats
from simlib.simulation.prepare import prepare
from simlib.simulation.reprice import price
from simlib.simulation.totals import Totals

STEPS = 6  # values of each lever
_REACH = Fraction(3, 10)  # either way from the proposal, where the file gives no interval


@dataclass(frozen=True)
class Tried:
    """What becomes of the cost at one pair of values: öre, over all years and a year."""

    holds: Estimate
    cost: Estimate  # in the middle outcome
    reserve: Estimate  # with which every year holds in nine outcomes of ten

    @classmethod
    def of(cls, budget: BudgetTest) -> Tried:
        over = budget.overrun.max(axis=0)
        return cls(chance(over <= 0), middle(budget.whole), quantile(np.maximum(over, 0.0), 0.9))


@dataclass(frozen=True)
class Grid:
    """`holds`: probability that every year holds, (second lever, first lever); values in the carried unit."""

    first: Parameter
    second: Parameter
    columns: tuple[Fraction, ...]
    rows: tuple[Fraction, ...]
    holds: Floats
    proposal: tuple[Fraction, Fraction]
    now: float  # the probability at the proposal itself, which stands between the values tried
    draws: int
    tried: tuple[tuple[Tried, ...], ...] = ()  # as `holds`
    proposed: Tried | None = None
    pot: bool = False
    uneven: tuple[Parameter, ...] = ()  # what the proposal has at several levels; here each has one


def lever_grid(case: Case, *, draws: int, seed: int) -> Grid | None:
    """The first two levers of the scheme, or its one against the frame; None if nothing can be moved."""
    known = levers(case)
    paths = [path for path in case.programme.LEVERS if path in known]
    if not paths:
        return None
    frame = case.setting.parameters[f"{case.setting.scenario.region}.frame"]
    first = case.setting.parameters[paths[0]]
    second = case.setting.parameters[paths[1]] if len(paths) > 1 else frame
    return grid_of(case, first, second, draws=draws, seed=seed)


def grid_of(case: Case, first: Parameter, second: Parameter, *, draws: int, seed: int) -> Grid | None:
    """The same of any two numbers; None if one of them cannot be moved. A frame comes second."""
    frame = case.setting.parameters[f"{case.setting.scenario.region}.frame"]
    columns, rows = _values(case, first), _values(case, second)
    if columns[0] == columns[-1] or rows[0] == rows[-1]:  # no interval around nothing
        return None
    moving = [first] if second is frame else [first, second]
    prepared = prepare(case, [lever.path for lever in moving], draws=draws, seed=seed)

    @cache
    def priced(values: tuple[Fraction, ...]) -> Totals:
        changed = case
        for lever, value in zip(moving, values, strict=True):
            changed = with_lever(changed, lever, value)
        return price(prepared, changed)

    def tried(x: Fraction, y: Fraction) -> Tried:
        found = priced((x,) if second is frame else (x, y))
        if second is frame:  # a frame moves no cost: the outcomes are those of the rate
            found = replace(found, case=with_lever(found.case, frame, y))
        return Tried.of(budget_test(found))

    found = tuple(tuple(tried(x, y) for x in columns) for y in rows)
    chances = np.array([[one.holds.value for one in row] for row in found])
    proposal = last_number(case, first), last_number(case, second)
    budget = budget_test(price(prepared, case))
    now = Tried.of(budget)
    uneven = tuple(lever for lever in (first, second) if len(_levels(case, lever)) > 1)
    return Grid(
        first,
        second,
        columns,
        rows,
        chances,
        proposal,
        now.holds.value,
        draws,
        found,
        now,
        budget.pot,
        uneven,
    )


def _levels(case: Case, parameter: Parameter) -> set[Fraction]:
    """The values that hold at some time within the horizon."""
    horizon = case.setting.horizon
    dated = [one for one in parameter.values if one.since < horizon.end]
    before = [one for one in dated if one.since <= horizon.start]
    return {one.number for one in [*before[-1:], *dated[len(before) :]] if not one.ends}


def _values(case: Case, parameter: Parameter) -> tuple[Fraction, ...]:
    """Evenly from end to end of the interval in the file, or around the value."""
    now = last_number(case, parameter)
    interval = next((d.interval for d in reversed(parameter.values) if d.interval), None)
    low, high = (interval.low, interval.high) if interval else (now * (1 - _REACH), now * (1 + _REACH))
    if parameter.low is not None and parameter.high is not None:
        low, high = max(low, parameter.low), min(high, parameter.high)
    step = (high - low) / (STEPS - 1)
    return tuple(low + step * k for k in range(STEPS))
