"""Whether a unit can live on what it is paid: its payment against what its posts cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from simlib.analysis.precision import Estimate, chance, middle
from simlib.assembly import Case
from simlib.ledger import Ledger
from simlib.setting import Payee
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation


@dataclass(frozen=True)
class Viability:
    """Öre in the year. `payment`: (draw,). `sparse`: the unit is paid for lying in a sparse area."""

    payee: Payee
    payment: Floats
    staff: float
    sparse: bool

    @cached_property
    def middle(self) -> Estimate:
        """What the middle outcome pays."""
        return middle(self.payment)

    @property
    def margin(self) -> Estimate:
        """What the middle outcome leaves for rent and all else when the posts are paid."""
        return self.middle.moved(-self.staff)

    @property
    def covered(self) -> Estimate:
        """In which share of the outcomes the payment covers the posts."""
        return chance(self.payment >= self.staff)


def viabilities(simulation: Simulation, book: Ledger, year: int) -> tuple[Viability, ...]:
    """Every unit that is paid in the year, sparse areas first; none where the scheme states no posts."""
    case = simulation.case
    if not hasattr(case.programme, "staff_cost") or year not in simulation.years:
        return ()
    cost = case.programme.staff_cost(case.setting, date(year, 1, 1))
    paid = simulation.by_unit[:, simulation.years.index(year)]
    sparse = _sparse(case, book, year)
    found = [
        Viability(payee, paid[unit], float(cost[unit]), sparse[unit])
        for unit, payee in enumerate(case.setting.payees)
        if paid[unit].any()
    ]
    return tuple(sorted(found, key=lambda one: (not one.sparse, one.margin.value)))


def _sparse(case: Case, book: Ledger, year: int) -> list[bool]:
    """By the rule that the scheme names."""
    units, rule = len(case.setting.payees), case.programme.SPARSE
    if not rule:
        return [False] * units
    part = book.grid.slices()[book.grid.years.index(year)]
    points = np.broadcast_to(book.values[rule], (len(book.grid), units, 1))[part, :, 0]
    return [bool(points[:, unit].any()) for unit in range(units)]
