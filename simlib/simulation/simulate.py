"""The method: draw what is uncertain, draw who comes, price it by the rules, sum to years.

Amounts are float64 that hold whole öre, so every sum is exact in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.rules import evaluate
from simlib.simulation.draws import BLOCK, Floats, counts, drawn


@dataclass(frozen=True)
class Simulation:
    """`amounts`: öre per component as (year, unit, draw)."""

    case: Case
    seed: int
    draws: int
    years: tuple[int, ...]
    amounts: Mapping[str, Floats]

    @cached_property
    def total(self) -> Floats:
        """(year, draw)"""
        return sum((self.component(name) for name in self.amounts), np.zeros((len(self.years), self.draws)))

    def component(self, name: str) -> Floats:
        """(year, draw)"""
        return self.amounts[name].sum(axis=1)

    @cached_property
    def by_unit(self) -> Floats:
        """(unit, year, draw)"""
        return sum(self.amounts.values(), np.zeros((1, 1, 1))).transpose(1, 0, 2)


def simulate(case: Case, *, draws: int, seed: int) -> Simulation:
    """`draws` outcomes of the scheme; the same for the same case, draws and seed."""
    parts = list(_blocks(case, draws, seed))
    amounts = {
        name: np.concatenate([part[name] for part in parts], axis=2)[:, :, :draws] for name in parts[0]
    }
    return Simulation(case, seed, draws, case.coarsest.years, amounts)


def _blocks(case: Case, draws: int, seed: int) -> Iterator[dict[str, Floats]]:
    grid = case.coarsest
    weights = lay.regimes(case, grid, float)
    units = [payee.id for payee in case.setting.payees]
    years = tuple(zip(grid.years, grid.slices(), strict=True))
    for block in range(-(-draws // BLOCK)):
        values = lay.leaves(
            case, grid, lambda parameter, dated, b=block: drawn(parameter, dated, seed, b), float
        )  # type: ignore[misc]

        def realise(name: str, mean: Amount, b: int = block) -> Amount:
            if isinstance(mean, Mapping):
                return {key: realise(f"{name}.{key}", member, b) for key, member in mean.items()}
            # A volume that no regime of the scenario brings about has no units either.
            return counts(seed, name, b, units, years, mean) if np.any(mean) else mean

        found = evaluate(case.wiring, values, weights, realise)
        shape = (len(grid), len(units), BLOCK)
        yield {name: grid.by_year(np.broadcast_to(found[name], shape)) for name in case.wiring.components}
