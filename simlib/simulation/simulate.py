"""The method: draw what is uncertain, draw who comes, price it by the rules, sum to years.

Amounts are float64 that hold whole öre, so every sum is exact in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.periods import Period
from simlib.simulation.counts import counts
from simlib.simulation.draws import BLOCK, Floats, blocks, drawn, mixes, stream
from simlib.wiring import evaluate


@dataclass(frozen=True)
class Simulation:
    """`amounts`: öre per component as (year, unit, draw).

    `kept`: what the scheme names in KEPT, as it is when each year begins, and `results`:
    what it is measured by and earns, over each year; both (year, unit, draw).
    """

    case: Case
    seed: int
    draws: int
    years: tuple[int, ...]
    amounts: Mapping[str, Floats]
    kept: Mapping[str, Floats] = field(default_factory=dict)
    results: Mapping[str, Floats] = field(default_factory=dict)

    @cached_property
    def total(self) -> Floats:
        """Öre of all components: (year, draw)."""
        return sum((self.component(name) for name in self.amounts), np.zeros((len(self.years), self.draws)))

    def component(self, name: str) -> Floats:
        """Öre of one component: (year, draw)."""
        return self.amounts[name].sum(axis=1)

    @cached_property
    def by_unit(self) -> Floats:
        """Öre of all components: (unit, year, draw)."""
        return sum(self.amounts.values(), np.zeros((1, 1, 1))).transpose(1, 0, 2)


@dataclass(frozen=True)
class Held:
    """Volumes once drawn, per block, to be priced again under other rates."""

    steps: tuple[Period, ...]
    blocks: tuple[dict[str, Amount], ...]


def simulate(case: Case, *, draws: int, seed: int, held: Held | None = None) -> Simulation:
    """`draws` outcomes of the scheme; the same for the same case, draws and seed.

    `held`: volumes from `hold` of a case that differs only in rates.
    """
    if held and held.steps != case.coarsest.steps:
        raise ValueError("the held volumes were drawn on another time grid")
    parts = [
        _priced(case, seed, block, held.blocks[block] if held else None)
        for block in blocks(draws)
    ]

    def joined(one_of_each: Sequence[Mapping[str, Floats]]) -> dict[str, Floats]:
        names = one_of_each[0]
        return {name: np.concatenate([p[name] for p in one_of_each], axis=2)[:, :, :draws] for name in names}

    found = (joined([getattr(part, what) for part in parts]) for what in ("amounts", "kept", "results"))
    return Simulation(case, seed, draws, case.coarsest.years, *found)


def hold(case: Case, *, draws: int, seed: int) -> Held:
    """The volumes of the case: who comes and how often, before any rate."""
    return Held(case.coarsest.steps, tuple(_priced(case, seed, block, None).volumes for block in blocks(draws)))


@dataclass(frozen=True)
class _Block:
    """Öre per component, what is kept and results, (year, unit, BLOCK), and the volumes."""

    amounts: dict[str, Floats]
    kept: dict[str, Floats]
    results: dict[str, Floats]
    volumes: dict[str, Amount]


def _priced(case: Case, seed: int, block: int, held: dict[str, Amount] | None) -> _Block:
    grid = case.coarsest
    units = [payee.id for payee in case.setting.payees]
    years = tuple(zip(grid.years, grid.slices(), strict=True))
    mixed = mixes(case.setting)
    values = lay.leaves(
        case, grid, lambda parameter, dated: drawn(parameter, dated, seed, block, mixed), float
    )
    volumes: dict[str, Amount] = {}

    def realise(name: str, mean: Amount) -> Amount:
        volume = case.wiring.volumes[name]
        if held:
            volumes[name] = held[name]
        elif volume.drawn:
            volumes[name] = volume.drawn(
                case.setting, grid, mean, BLOCK, lambda part: stream(seed, f"{name}/{part}", block)
            )
        else:
            volumes[name] = _counted(name, mean, once=volume.once)
        return volumes[name]

    def _counted(name: str, mean: Amount, *, once: bool) -> Amount:
        if isinstance(mean, Mapping):
            return {key: _counted(f"{name}.{key}", member, once=once) for key, member in mean.items()}
        # A volume that no regime of the scenario brings about has no units either.
        return counts(seed, name, block, units, years, mean, once=once) if np.any(mean) else mean

    found = evaluate(case.wiring, values, lay.regimes(case, grid, float), realise)
    shape = (len(grid), len(units), BLOCK)

    def by_year(names: Iterable[str]) -> dict[str, Floats]:
        return {name: grid.by_year(np.broadcast_to(found[name], shape)) for name in names}

    starts = [part.start for part in grid.slices()]
    kept = {name: np.broadcast_to(found[name], shape)[starts] for name in case.programme.KEPT}
    return _Block(by_year(case.wiring.components), kept, by_year(case.wiring.results), volumes)
