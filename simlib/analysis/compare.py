"""The difference between two scenarios, draw by draw: the same futures, other rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simlib.assembly import Case
from simlib.exact import Array
from simlib.ledger import Ledger
from simlib.setting import Payee
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation


@dataclass(frozen=True)
class Comparison:
    """`new` less `old`; both of the same region, scheme, horizon, draws and seed."""

    old: Simulation
    new: Simulation
    old_ledger: Ledger
    new_ledger: Ledger

    def __post_init__(self) -> None:
        if (self.old.years, self.old.draws, self.old.seed) != (self.new.years, self.new.draws, self.new.seed):
            raise ValueError("only simulations of the same years, draws and seed can be compared")

    @cached_property
    def difference(self) -> Floats:
        """Öre per year and draw, paired."""
        return self.new.total - self.old.total

    @cached_property
    def payees(self) -> tuple[Payee, ...]:
        """The units of the new scenario, then those that only the old one has."""
        new, old = (found.case.setting.payees for found in (self.new, self.old))
        return (*new, *(payee for payee in old if payee.id not in {other.id for other in new}))

    @cached_property
    def by_unit(self) -> Floats:
        """Öre over the whole horizon per unit and draw, paired."""
        new, old = (self._placed(found.case, found.by_unit.sum(axis=1)) for found in (self.new, self.old))
        return new - old

    def _placed(self, case: Case, amounts: Array) -> Array:
        """One row per unit of either scenario; nothing for a unit that the case does not have."""
        rows = {payee.id: row for payee, row in zip(case.setting.payees, amounts, strict=True)}
        return np.stack([rows.get(payee.id, np.zeros_like(amounts[0])) for payee in self.payees])

    @property
    def share_losing(self) -> tuple[float, ...]:
        """Probability, per unit, of getting less."""
        return tuple(float(share) for share in (self.by_unit < 0).mean(axis=1))

    @property
    def share_paying_more(self) -> tuple[float, ...]:
        """Probability, per unit, of paying more, where the units are those who pay."""
        return tuple(float(share) for share in (self.by_unit > 0).mean(axis=1))

    def planned(self, component: str | None = None, year: int | None = None) -> int:
        """The exact difference of the planned amounts, in öre."""
        return self.new_ledger.total(component, year) - self.old_ledger.total(component, year)

    def planned_by_unit(self) -> tuple[tuple[int, int], ...]:
        """Öre per unit over the horizon: old, new."""

        def by_unit(ledger: Ledger) -> list[int]:
            total = np.sum(list(ledger.amounts.values()), axis=0)
            return [int(amount) for amount in self._placed(ledger.case, total.sum(axis=0))]

        return tuple(zip(by_unit(self.old_ledger), by_unit(self.new_ledger), strict=True))

    @property
    def components(self) -> tuple[tuple[str, int], ...]:
        """The exact difference per component, which sums to the whole difference."""
        return tuple((name, self.planned(name)) for name in self.new_ledger.amounts)

    @property
    def is_null(self) -> bool:
        """Nothing changed: 0 öre in every line, 0.0 in every draw."""
        same = all(
            not (a != b).any()
            for a, b in zip(self.old_ledger.amounts.values(), self.new_ledger.amounts.values(), strict=True)
        )
        return same and not self.difference.any()
