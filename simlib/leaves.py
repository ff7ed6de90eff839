"""What rules read, laid out as arrays: parameters over time and units, inputs, the grid.

Exact for the ledger (Python integers and fractions), float64 with draws last for
the simulation. The layout is the same, so the rules need not know which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TypeAlias

import numpy as np

from simlib.assembly import Case
from simlib.exact import Amount, Array
from simlib.parameters.values import Dated, Parameter
from simlib.periods import Grid, Period

# The number a dated value stands for: a fraction, or one float per draw.
Realise: TypeAlias = Callable[[Parameter, Dated], Amount]
Series: TypeAlias = Callable[[Parameter], Amount]  # a parameter over time, as a rule reads it
_NONE_KNOWN: Mapping[str, Amount] = {}


def planned(_parameter: Parameter, dated: Dated) -> Amount:
    """The value as written."""
    return dated.value


def leaves(
    case: Case,
    grid: Grid,
    number: Realise = planned,
    dtype: type = object,
    known: Mapping[str, Amount] = _NONE_KNOWN,
    series: Series | None = None,
) -> dict[str, Amount]:
    """Every input and parameter that the scheme's rules read, by argument name.

    `known`: those that have been laid out before, inputs among them. `series`: lays out a parameter
    in another way than by `number`.
    """
    found: dict[str, Amount] = {"grid": grid, **known}
    for entry in () if known else case.programme.inputs(case.setting, case.admitted, grid):
        found[entry.name] = _cast(entry.values, dtype)
    read = {name for rule in case.wiring.order for name in case.wiring.reads(rule)}
    for name in (case.wiring.leaves & read) - set(found):
        found[name] = leaf(case, name, series or partial(laid_out, grid=grid, number=number, dtype=dtype))
    return found


def regimes(case: Case, grid: Grid, dtype: type = object) -> dict[str, Array]:
    """The weight of each regime in each step, (time, 1, 1); a whole is 1."""
    parameter = case.setting.parameter("regime")
    return _weights(parameter, grid, dtype)


def _cast(values: Amount, dtype: type) -> Amount:
    if isinstance(values, Mapping):
        return {key: _cast(member, dtype) for key, member in values.items()}
    return np.asarray(values, dtype=dtype)


def leaf(case: Case, name: str, series: Series) -> Amount:
    """One parameter that the rules read, or all members of its family, each as `series` lays it out."""
    setting = case.setting
    path = setting.path(name)
    if path in setting.parameters:
        return series(setting.parameters[path])
    family = setting.family(name)
    if next(iter(family.values())).by != case.programme.DIMENSION:
        return {member: series(parameter) for member, parameter in family.items()}
    along = [series(family[payee.id]) for payee in setting.payees]
    if isinstance(along[0], Mapping):
        return {key: np.concatenate([one[key] for one in along], axis=1) for key in along[0]}
    return (
        np.concatenate(np.broadcast_arrays(*along), axis=1)
        if len({a.shape for a in along}) == 1
        else _wide(along)
    )


def _wide(along: list[Array]) -> Array:
    """Units side by side where some are drawn and some are not."""
    draws = max(one.shape[2] for one in along)
    return np.concatenate([np.broadcast_to(one, (*one.shape[:2], draws)) for one in along], axis=1)


def laid_out(parameter: Parameter, grid: Grid, number: Realise, dtype: type) -> Amount:
    """One parameter over the grid's steps; zero where it is not (yet) in force.

    Whether it is in force when a payment needs it has been checked before.
    """
    if parameter.unit.name == "choice":
        return _weights(parameter, grid, dtype)
    if parameter.unit.name == "schedule":
        return parameter.settled(Period(grid.steps[0].start, grid.steps[-1].end))
    known: dict[date, Amount] = {}  # a value holds for many steps

    def once(parameter: Parameter, dated: Dated) -> Amount:
        if dated.since not in known:
            known[dated.since] = number(parameter, dated)
        return known[dated.since]

    steps: list[Array] = [np.atleast_1d(_over(parameter, step, once)).astype(dtype) for step in grid.steps]
    width = max(step.shape[0] for step in steps)
    return np.stack([np.broadcast_to(step, (width,)) for step in steps])[:, None, :]


def pieces(parameter: Parameter, step: Period) -> list[tuple[Fraction, Dated]]:
    """What holds during a step, and for which share of the time that anything holds."""
    found = parameter.pieces_in_force(step)
    if len(found) == 1:  # nearly always
        return [(Fraction(1), found[0][1])]
    whole = sum((share for share, _ in found), Fraction(0))
    return [(share / whole, dated) for share, dated in found]


def _over(parameter: Parameter, step: Period, number: Realise) -> Amount:
    """The number over one step: the mean of what holds in it, weighted by the time it holds.

    A rate that begins with its regime inside a month is whole from that day: the part
    of the month is the regime's, and must not be taken twice.
    """
    parts = [(share, number(parameter, dated)) for share, dated in pieces(parameter, step)]
    if len(parts) == 1:
        return parts[0][1]
    # A fraction times an array of floats would turn it into an array of objects.
    weighed = (value * (share if isinstance(value, Fraction) else float(share)) for share, value in parts)
    return sum(weighed, 0)


def _weights(parameter: Parameter, grid: Grid, dtype: type) -> dict[str, Array]:
    found: dict[str, Array] = {
        choice: np.zeros((len(grid), 1, 1), dtype=dtype) for choice in parameter.choices or ()
    }
    for index, step in enumerate(grid.steps):
        for share, dated in pieces(parameter, step):
            found[str(dated.value)][index] += share if dtype is object else float(share)
    return found
