"""Draw and compute once, and keep what new rates need: the first half of pricing again.

What is kept is as little as gives the same öre: components that nothing moves as their
totals, those that are linear as what each moving value is multiplied by, those whose units
may be summed beforehand as these sums, and of the rest the counts that their rules read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np

from simlib.assembly import Case
from simlib.exact import Amount
from simlib.parameters.values import Dated, Parameter
from simlib.simulation.draws import Floats, blocks
from simlib.simulation.held import is_whole, small, summed, width
from simlib.simulation.linear import is_additive, keeps_whole
from simlib.simulation.part import NOTHING, Key, Part, apart
from simlib.simulation.plan import Plan, plan
from simlib.simulation.simulate import Block, Standing, computed
from simlib.simulation.totals import region_by_year
from simlib.wiring import unrounded


@dataclass(frozen=True)
class Prepared:
    """What new rates need: `parts` by blocks of draws, `summed` of all draws at once.

    `whole`: what is read and is whole numbers; `keepers`: rules that make whole numbers of such.
    """

    case: Case
    seed: int
    draws: int
    paths: tuple[str, ...]
    plan: Plan
    regimes: Mapping[str, Amount]
    parts: tuple[Part, ...] = ()
    summed: Part = NOTHING
    whole: frozenset[str] = frozenset()
    keepers: frozenset[str] = frozenset()
    standing: Standing | None = None  # where everything is computed anew, for what stays as it was


def prepare(case: Case, paths: Collection[str], *, draws: int, seed: int) -> Prepared:
    """Draw and compute once, to be priced again under other values of these parameters."""
    fresh = replace(case, setting=replace(case.setting, asked=set()))
    standing = Standing.of(fresh, seed)
    asked = fresh.setting.asked
    elsewhere = any(
        path in asked or path.rpartition(".")[0] in asked or _felt_by_inputs(case, path) for path in paths
    )
    read = {name for rule in case.wiring.order for name in case.wiring.reads(rule)}
    moving = {case.setting.parameters[path].name for path in paths} & read
    found = plan(case.wiring, moving, read_elsewhere=elsewhere)
    if found.everything:
        return Prepared(case, seed, draws, tuple(paths), found, standing.regimes, standing=standing)
    keep = {*found.moving, *found.kept, *(name for rule in found.again for name in case.wiring.reads(rule))}
    parameters = [case.setting.parameters[path] for path in paths]
    fractional = {p.name for p in parameters if not (p.unit.money or p.unit.whole)}
    keepers = _keepers(case, standing, found)
    one = partial(_part, case, standing, found, keepers, fractional=fractional)
    parts = tuple(one(computed(standing, n, keep=keep)) for n in blocks(draws))
    whole = frozenset(name for name in parts[0].read if all(is_whole(part.read[name]) for part in parts))
    rest, summed = apart(parts)
    return Prepared(case, seed, draws, tuple(paths), found, standing.regimes, rest, summed, whole, keepers)


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


def _part(
    case: Case, standing: Standing, found: Plan, keepers: frozenset[str], block: Block, fractional: set[str]
) -> Part:
    """What to keep; `fractional`: what may move to a value that is no whole number."""
    whole = [name for name in found.linear if not fractional & set(case.wiring.reads(name))]
    terms = {name: _terms(case, standing, name, found, block) for name in whole}
    terms = {name: parts for name, parts in terms.items() if parts}
    ends = [name for name in found.ends if name in keepers and name not in terms]
    ends = [name for name in ends if not fractional & set(case.wiring.reads(name))]
    sums = {name: _sums(case, name, found, block) for name in ends}
    sums = {name: parts for name, parts in sums.items() if parts}
    again = [name for name in found.again if name not in terms and name not in sums]
    needed = {read for name in again for read in case.wiring.reads(name)} - {*found.again, *found.moving}
    kept = {name: region_by_year(case, block.values[name]) for name in found.kept}
    return Part(tuple(again), {name: small(block.values[name]) for name in needed}, kept, terms, sums)


def _sums(case: Case, name: str, found: Plan, block: Block) -> dict[str, Amount]:
    """What a component reads, summed over units, if then it need be computed only once; else none.

    For one that keeps whole numbers whole. All must be: each unit's amount is rounded, and
    the sum of rounded amounts is not the rounded sum.
    """
    rule = case.wiring.rules[name]
    read = {leaf: block.values[leaf] for leaf in rule.reads() if leaf not in found.moving}
    by_unit = {leaf for leaf, amount in read.items() if width(amount) > 1}
    moving = [block.values[leaf] for leaf in found.moving if leaf in rule.reads()]
    if not all(map(is_whole, read.values())) or any(width(amount) > 1 for amount in moving):
        return {}
    if not all(is_additive(rule, regime, by_unit) for regime in rule.functions):
        return {}
    return {leaf: small(summed(amount) if leaf in by_unit else amount) for leaf, amount in read.items()}


def _keepers(case: Case, standing: Standing, found: Plan) -> frozenset[str]:
    """Rules that make whole öre of whole numbers, or whole numbers of another kind."""
    if not all(map(is_whole, standing.regimes.values())):
        return frozenset()
    rules = [case.wiring.rules[name] for name in found.again]
    return frozenset(
        rule.name
        for rule in rules
        if (rule.rounding is None or rule.rounding.step == 1)
        and all(keeps_whole(rule, regime) for regime in rule.functions)
    )


def _terms(case: Case, standing: Standing, name: str, found: Plan, block: Block) -> dict[Key | None, Floats]:
    """What a linear component multiplies each moving value by, over all units; none if not in whole öre.

    Were a unit's product not whole it would be rounded by itself, and the sum of rounded
    amounts is not the rounded sum.
    """
    rounding = case.wiring.rules[name].rounding
    moving = {leaf: block.values[leaf] for leaf in found.moving if leaf in case.wiring.reads(name)}
    if rounding is None or rounding.step != 1 or any(part.shape[1] > 1 for _, part in members(moving)):
        return {}
    terms: dict[Key | None, Floats] = {}
    for key in (None, *(key for key, _ in members(moving))):
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


def members(moving: Mapping[str, Amount]) -> Iterator[tuple[Key, Floats]]:
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
