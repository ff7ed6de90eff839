"""The totals of a simulation where nobody asks for the units, a block at a time: memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simlib.assembly import Case
from simlib.exact import Amount
from simlib.simulation.draws import BLOCK, Floats, blocks
from simlib.simulation.simulate import Standing, in_order


@dataclass(frozen=True)
class Totals:
    """The same where nobody asks for the units: `components` in öre as (year, draw)."""

    case: Case
    seed: int
    draws: int
    years: tuple[int, ...]
    components: Mapping[str, Floats]

    @cached_property
    def total(self) -> Floats:
        """Öre of all components: (year, draw)."""
        return sum(self.components.values(), np.zeros((len(self.years), self.draws)))

    def component(self, name: str) -> Floats:
        """Öre of one component: (year, draw)."""
        return self.components[name]


def streamed(case: Case, *, draws: int, seed: int) -> Iterator[Totals]:
    """The totals of the same outcomes a block at a time: however many draws, no more memory."""
    standing = Standing.of(case, seed)
    for block in blocks(draws):
        here = min(BLOCK, draws - block * BLOCK)
        totals = {
            name: region_by_year(case, amount)[:, :here]
            for name, amount in in_order(standing, block, standing.leaves_of(block))
            if name in case.wiring.components
        }
        yield Totals(case, seed, here, case.coarsest.years, totals)


def region_by_year(case: Case, amounts: Amount) -> Floats:
    """Öre of all units, of amounts that are whole: (year, BLOCK)."""
    units = len(case.setting.payees)
    return years_of(case, amounts[:, 0] * units if amounts.shape[1] < units else np.ones(units) @ amounts)


def years_of(case: Case, steps: Floats) -> Floats:
    """Öre per step, (step or 1, draw or 1), as (year, draw), of BLOCK draws if they are all the same."""
    grid, draws = case.coarsest, steps.shape[1]
    full = np.broadcast_to(steps, (len(grid), BLOCK if draws == 1 else draws))
    return full if len(grid) == len(grid.years) else grid.by_year(full)
