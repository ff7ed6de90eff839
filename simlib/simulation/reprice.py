"""The same futures under other rates: only what the new values reach is computed again.

`prepare` draws and computes once and keeps what the plan needs; `price` then gives the
totals under a case that differs in nothing but the values of the named parameters. They
are, to the öre and in every draw, those that `simulate` would give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.parameters.values import Dated, Parameter
from simlib.periods import Grid
from simlib.simulation.draws import BLOCK, Floats, blocks, mixes
from simlib.simulation.plan import Plan, plan
from simlib.simulation.simulate import Block, Standing, Totals, computed, is_drawn, simulate
from simlib.wiring import evaluate, unrounded

# A leaf that moves, or one member of a family that does.
Key = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """What is kept of one block of draws.

    `read`: what the rules that are computed again read. `totals`: öre of the others,
    (year, BLOCK). `terms`: of components whose units are summed beforehand, what each
    moving value is multiplied by, and what none of them moves, each (step, draw).
    """

    read: Mapping[str, Amount]
    totals: Mapping[str, Floats]
    terms: Mapping[str, Mapping[Key | None, Floats]]


@dataclass(frozen=True)
class Prepared:
    case: Case
    seed: int
    draws: int
    paths: tuple[str, ...]
    plan: Plan
    regimes: Mapping[str, Amount]
    parts: tuple[Part, ...]


def prepare(case: Case, paths: Collection[str], *, draws: int, seed: int) -> Prepared:
    """Draw and compute once, to be priced again under other values of these parameters."""
    fresh = replace(case, setting=replace(case.setting, asked=set()))
    standing = Standing.of(fresh, seed)
    first = computed(standing, 0)
    asked = fresh.setting.asked
    elsewhere = any(
        path in asked or path.rpartition(".")[0] in asked or _felt_by_inputs(case, path) for path in paths
    )
    read = {name for rule in case.wiring.order for name in case.wiring.reads(rule)}
    moving = {case.setting.parameters[path].name for path in paths} & read
    found = plan(case.wiring, moving, read_elsewhere=elsewhere)
    if found.everything:
        return Prepared(case, seed, draws, tuple(paths), found, standing.regimes, ())
    parameters = [case.setting.parameters[path] for path in paths]
    fractional = {p.name for p in parameters if not (p.unit.money or p.unit.whole)}
    parts = [
        _part(case, standing, found, computed(standing, n) if n else first, fractional) for n in blocks(draws)
    ]
    return Prepared(case, seed, draws, tuple(paths), found, standing.regimes, tuple(parts))


def _felt_by_inputs(case: Case, path: str) -> bool:
    """Whether the scheme's inputs are others when the parameter is at the other end of its range.

    For schemes that look at a parameter without asking the setting for it.
    """
    parameter = case.setting.parameters[path]
    if parameter.low is None or parameter.high is None:
        return True

    def far(dated: Dated) -> Dated:
        return dated if dated.ends else replace(dated, value=_other_end(parameter, dated))

    changed = replace(parameter, values=tuple(far(dated) for dated in parameter.values))
    parameters = {**case.setting.parameters, path: changed}
    other = replace(case, setting=replace(case.setting, parameters=parameters))
    before, after = (
        {fact.name: fact.values for fact in one.programme.inputs(one.setting, one.admitted, case.coarsest)}
        for one in (case, other)
    )
    return not all(_same(values, after[name]) for name, values in before.items())


def _other_end(parameter: Parameter, dated: Dated) -> Fraction:
    low, high = parameter.low, parameter.high
    assert low is not None and high is not None  # noqa: S101, PT018 - asked before
    return low if dated.value == high else high


def _same(one: Amount, other: Amount) -> bool:
    if isinstance(one, Mapping):
        return all(_same(member, other[key]) for key, member in one.items())
    return bool(np.array_equal(one, other))


def _part(case: Case, standing: Standing, found: Plan, block: Block, fractional: set[str]) -> Part:
    """What to keep; `fractional`: what may move to a value that is no whole number of öre."""
    whole = [name for name in found.linear if not fractional & set(case.wiring.reads(name))]
    terms = {name: _terms(case, standing, name, found, block) for name in whole}
    terms = {name: parts for name, parts in terms.items() if parts}
    again = [name for name in found.again if name not in terms]
    needed = {read for name in again for read in case.wiring.reads(name)} - {*found.again, *found.moving}
    kept = {name: _by_year(case, block.values[name]) for name in found.kept}
    return Part({name: block.values[name] for name in needed}, kept, terms)


def _terms(case: Case, standing: Standing, name: str, found: Plan, block: Block) -> dict[Key | None, Floats]:
    """What a linear component multiplies each moving value by, over all units; none if not in whole öre.

    Were a unit's product not whole it would be rounded by itself, and the sum of rounded
    amounts is not the rounded sum.
    """
    rounding = case.wiring.rules[name].rounding
    moving = {leaf: block.values[leaf] for leaf in found.moving if leaf in case.wiring.reads(name)}
    if rounding is None or rounding.step != 1 or any(part.shape[1] > 1 for _, part in _members(moving)):
        return {}
    terms: dict[Key | None, Floats] = {}
    for key in (None, *(key for key, _ in _members(moving))):
        values = {**block.values, **_unit_values(moving, key)}
        amount = unrounded(case.wiring, name, values, standing.regimes)
        terms[key] = np.broadcast_to(amount, (len(case.coarsest), *np.shape(amount)[1:])).sum(axis=1)
        if key is not None:
            terms[key] = terms[key] - terms[None]
        if not (amount == np.floor(amount)).all():
            return {}
        if np.shape(amount)[1] == 1:  # the same for every unit, of which there may be many
            terms[key] = terms[key] * len(case.setting.payees)
    return terms


def _members(moving: Mapping[str, Amount]) -> Iterator[tuple[Key, Floats]]:
    for leaf, value in moving.items():
        if isinstance(value, Mapping):
            yield from (((leaf, member), part) for member, part in value.items())
        else:
            yield (leaf, ""), value


def _unit_values(moving: Mapping[str, Amount], one: Key | None) -> dict[str, Amount]:
    """All that moves at nil, but for one which is 1."""

    def unit(key: Key, value: Floats) -> Floats:
        return np.full(value.shape, float(key == one))

    return {
        leaf: {member: unit((leaf, member), part) for member, part in value.items()}
        if isinstance(value, Mapping)
        else unit((leaf, ""), value)
        for leaf, value in moving.items()
    }


def _by_year(case: Case, amounts: Amount) -> Floats:
    """Öre of all units: (year, BLOCK)."""
    grid: Grid = case.coarsest
    full = np.broadcast_to(amounts, (len(grid), len(case.setting.payees), np.shape(amounts)[2]))
    return np.broadcast_to(grid.by_year(full.sum(axis=1)), (len(grid.years), BLOCK))


def price(prepared: Prepared, case: Case) -> Totals:
    """The totals under `case`, which differs from the prepared one in the named parameters only."""
    if prepared.plan.everything:
        found = simulate(case, draws=prepared.draws, seed=prepared.seed)
        components = {name: found.component(name) for name in found.amounts}
        return Totals(case, prepared.seed, prepared.draws, found.years, components)
    standing = Standing(case, prepared.seed, mixes(case.setting), {}, dict(prepared.regimes))
    leaves = _moved(standing, prepared.plan, 0)
    drawn = any(is_drawn(value) for value in leaves.values())
    parts = [
        _priced(prepared, case, part, _moved(standing, prepared.plan, n) if drawn else leaves)
        for n, part in enumerate(prepared.parts)
    ]
    components = {
        name: np.concatenate([part[name] for part in parts], axis=1)[:, : prepared.draws]
        for name in case.wiring.components
    }
    return Totals(case, prepared.seed, prepared.draws, case.coarsest.years, components)


def _moved(standing: Standing, found: Plan, block: int) -> dict[str, Amount]:
    number, grid = partial(standing.number, block=block), standing.case.coarsest
    return {name: lay.leaf(standing.case, name, grid, number, float) for name in found.moving}


def _priced(prepared: Prepared, case: Case, part: Part, leaves: Mapping[str, Amount]) -> Mapping[str, Floats]:
    again = [name for name in prepared.plan.again if name not in part.terms]
    values = evaluate(
        case.wiring, {**part.read, **leaves}, prepared.regimes, lambda _name, mean: mean, only=again
    )
    totals = dict(part.totals)
    totals |= {name: _by_year(case, values[name]) for name in again if case.wiring.rules[name].pays}
    by_key = dict(_members(leaves))
    for name, terms in part.terms.items():
        steps = sum((by_key[key][:, 0] * term for key, term in terms.items() if key), terms[None])
        totals[name] = np.broadcast_to(case.coarsest.by_year(steps), (len(case.coarsest.years), BLOCK))
    return totals
