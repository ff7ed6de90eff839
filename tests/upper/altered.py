"""Cases and tests with a value or two changed: what a scenario file would do, without the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from simlib.assembly import Case
from simlib.budget import BudgetTest
from simlib.parameters.values import Dated, Value
from simlib.periods import Period
from simlib.simulation.draws import Floats

# One year's outcomes; and a parameter's value, for all time or by date.
Row: TypeAlias = Sequence[float] | Floats
Values: TypeAlias = Mapping[str, Value | Mapping[date, Fraction]]


def with_values(case: Case, values: Values) -> Case:
    """The case with parameters (by path) at other values, and no interval around them."""
    changed = {}
    for path, value in values.items():
        parameter = case.setting.parameters[path]
        first = parameter.values[0]
        dates = value if isinstance(value, Mapping) else {first.since: value}
        dated = tuple(
            Dated(day, number, first.source, "stated", reason=first.reason) for day, number in dates.items()
        )
        changed[path] = replace(parameter, values=dated)
    return replace(case, setting=replace(case.setting, parameters={**case.setting.parameters, **changed}))


def with_horizon(case: Case, start: date, end: date) -> Case:
    scenario = replace(case.scenario, horizon=Period(start, end))
    return replace(case, setting=replace(case.setting, scenario=scenario))


def with_status(case: Case, status: str, *paths: str) -> Case:
    """The case with some parameters (all, if none is named) of another status."""
    parameters = dict(case.setting.parameters)
    for path in paths or tuple(parameters):
        dated = tuple(replace(one, status=status) for one in parameters[path].values)
        parameters[path] = replace(parameters[path], values=dated)
    return replace(case, setting=replace(case.setting, parameters=parameters))


def budget(
    cost: Sequence[Row],
    frame: Sequence[int],
    *,
    ceiling: Sequence[int] | None = None,
    components: Mapping[str, Sequence[Row]] | None = None,
    pot: bool = False,
) -> BudgetTest:
    """A budget test of given outcomes, (year, draw) in öre, from the year 2021."""
    given = np.array(cost, dtype=float)
    parts = components or {"all": cost}
    return BudgetTest(
        years=tuple(range(2021, 2021 + len(frame))),
        frame=tuple(frame),
        ceiling=tuple(ceiling or frame),
        cost=np.cumsum(given, axis=0) if pot else given,
        components={name: np.array(part, dtype=float) for name, part in parts.items()},
        pot=pot,
        thresholds=(0.9, 0.75),
    )
