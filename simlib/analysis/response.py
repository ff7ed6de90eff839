"""The expected cost as a function of what the rules read: one evaluation, many columns.

Volumes stand at their means, unrounded, so that a small change in an input is a small
change in the cost. Where a scheme realises its counts itself (stays on real weekdays)
there is no such function, and `responds` says so.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.leaves import Realise
from simlib.parameters.values import Dated, Parameter
from simlib.simulation.draws import Floats
from simlib.wiring import evaluate

_AT_ONCE = 512  # columns in one evaluation: memory stays small


def responds(case: Case) -> bool:
    """Whether the expected volumes of the scheme are plain numbers."""
    return not any(volume.planned or volume.drawn for volume in case.wiring.volumes.values())


def respond(
    case: Case, number: Realise, columns: int, *, one_more: Mapping[str, Floats] | None = None
) -> Floats:
    """Expected öre of all components, (year, unit, column).

    `number` gives a parameter's value, one or one per column. `one_more`: what is added
    to an input or a volume by its name (`long_visits.home_visit`), as (time, unit, column).
    """
    values, grid = _evaluated(case, number, one_more or {}), case.coarsest
    shape = (len(grid), len(case.setting.payees), columns)
    whole = sum(
        (np.broadcast_to(values[name], shape) for name in case.wiring.components), np.zeros((1, 1, 1))
    )
    found: Floats = grid.by_year(whole)
    return found


def expected_volumes(case: Case) -> dict[str, Amount]:
    """The mean of every volume, (time, unit, 1) or what broadcasts to it, by member where it has them."""
    values = _evaluated(case, lay.planned, {})
    return {name: values[name] for name in case.wiring.volumes}


def _evaluated(case: Case, number: Realise, more: Mapping[str, Floats]) -> dict[str, Amount]:
    grid = case.coarsest
    leaves = lay.leaves(case, grid, number, float)
    leaves |= {name: leaves[name] + extra for name, extra in more.items() if name in leaves}

    def realise(name: str, mean: Amount) -> Amount:
        if isinstance(mean, Mapping):
            return {key: realise(f"{name}.{key}", member) for key, member in mean.items()}
        return mean + more[name] if name in more else mean

    return evaluate(case.wiring, leaves, lay.regimes(case, grid, float), realise)


def expected_cost(case: Case, values: Mapping[str, Mapping[object, Floats]], columns: int) -> Floats:
    """Expected öre over all years, (column,).

    `values`: by parameter path and the day of each of its dated values, one number per column.
    """
    parts = []
    for start in range(0, columns, _AT_ONCE):
        part = slice(start, min(start + _AT_ONCE, columns))
        found = respond(case, _chosen(values, part), part.stop - part.start)
        parts.append(found.sum(axis=(0, 1)))
    return np.concatenate(parts)


def _chosen(values: Mapping[str, Mapping[object, Floats]], part: slice) -> Realise:
    def number(parameter: Parameter, dated: Dated) -> Amount:
        chosen = values.get(parameter.path, {})
        return chosen[dated.since][part] if dated.since in chosen else dated.value

    return number
