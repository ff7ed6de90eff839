"""The same futures under other rates: only what the new values reach is computed again.

`price` gives the totals under a case that differs from the prepared one in nothing but the
values of the named parameters. They are, to the öre and in every draw, those that
`simulate` would give.
"""

from __future__ import annotations

from collections.abc import Mapping

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.simulation.draws import Floats, mixes
from simlib.simulation.held import is_whole, wide
from simlib.simulation.part import Key, Part, joined
from simlib.simulation.plan import Plan
from simlib.simulation.prepare import Prepared, members
from simlib.simulation.simulate import Standing, is_drawn, simulate
from simlib.simulation.totals import Totals, region_by_year, years_of
from simlib.wiring import unrounded


def price(prepared: Prepared, case: Case) -> Totals:
    """The totals under `case`, which differs from the prepared one in the named parameters only."""
    if not prepared.plan.everything:
        standing = Standing(case, prepared.seed, mixes(case.setting), {}, {}, dict(prepared.regimes))
        leaves = _moved(standing, prepared.plan, 0)
        if all(is_whole(leaves[name]) for name in _must_be_whole(prepared, leaves)):
            components = _components(prepared, standing, leaves)
            return Totals(case, prepared.seed, prepared.draws, case.coarsest.years, components)
    found = simulate(case, draws=prepared.draws, seed=prepared.seed, like=prepared.standing)
    components = {name: found.component(name) for name in found.amounts}
    return Totals(case, prepared.seed, prepared.draws, found.years, components)


def _components(prepared: Prepared, standing: Standing, leaves: Mapping[str, Amount]) -> Mapping[str, Floats]:
    case, by_block = standing.case, [leaves] * len(prepared.parts)
    drawn = any(is_drawn(value) for value in leaves.values())
    if drawn:
        by_block = [_moved(standing, prepared.plan, n) for n in range(len(prepared.parts))]
    exact = set() if drawn else _exact(prepared, leaves)
    parts = [
        _priced(prepared, case, part, moved, exact)
        for part, moved in zip(prepared.parts, by_block, strict=True)
    ]
    found = _priced(prepared, case, prepared.summed, joined(by_block) if drawn else leaves, exact)
    found |= {name: joined([part[name] for part in parts]) for name in parts[0]}
    return {name: found[name][:, : prepared.draws] for name in case.wiring.components}


def _moved(standing: Standing, found: Plan, block: int) -> dict[str, Amount]:
    return {name: lay.leaf(standing.case, name, standing.series(block)) for name in found.moving}


def _priced(
    prepared: Prepared, case: Case, part: Part, leaves: Mapping[str, Amount], exact: set[str]
) -> dict[str, Floats]:
    wiring, totals, found = case.wiring, dict(part.totals), dict(leaves)

    def computed(name: str, held: Mapping[str, Amount]) -> Amount:
        # Widened for each rule anew, and let go of: what is in use stays near the processor.
        read = {leaf: found[leaf] if leaf in found else wide(held[leaf]) for leaf in wiring.reads(name)}
        return unrounded(wiring, name, read, prepared.regimes)

    for name, terms in part.terms.items():
        totals[name] = _multiplied(case, terms, leaves)
    for name, held in part.sums.items():
        totals[name] = years_of(case, computed(name, held)[:, 0])
    for name in part.again:
        rule, amount = wiring.rules[name], computed(name, part.read)
        if rule.rounding and name not in exact:
            amount = rule.rounding(amount)
        if rule.pays:
            totals[name] = region_by_year(case, amount)
        if name not in prepared.plan.ends:
            found[name] = amount
    return totals


def _multiplied(case: Case, terms: Mapping[Key | None, Floats], leaves: Mapping[str, Amount]) -> Floats:
    by_key = dict(members(leaves))
    return years_of(case, sum((by_key[key][:, 0] * term for key, term in terms.items() if key), terms[None]))


def _exact(prepared: Prepared, leaves: Mapping[str, Amount]) -> set[str]:
    """Those computed again whose amounts are whole without being rounded, under these values."""
    whole = prepared.whole | {name for name, value in leaves.items() if is_whole(value)}
    exact = set()
    for name in prepared.plan.again:
        rule = prepared.case.wiring.rules[name]
        if name in prepared.keepers and set(rule.reads()) <= whole:
            exact.add(name)
        if name in exact or rule.rounding:
            whole |= {name}
    return exact


def _must_be_whole(prepared: Prepared, leaves: Mapping[str, Amount]) -> set[str]:
    """Of the moving values, those that were summed for while they were whole."""
    early = {name for part in (prepared.summed, *prepared.parts) for name in (*part.terms, *part.sums)}
    return set(leaves) & {read for name in early for read in prepared.case.wiring.reads(name)}
