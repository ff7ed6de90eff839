"""Payment lines to the öre: who is paid how much, for which month, for what, out of which purse."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount, Array, Rounding
from simlib.periods import Grid
from simlib.wiring import evaluate

_NEAREST = Rounding(1, "own-rounding")


def plan(_name: str, mean: Amount) -> Amount:
    """Expected volumes as whole ones: each running total is rounded, so none drifts."""
    if isinstance(mean, dict):
        return {key: plan(_name, member) for key, member in mean.items()}
    running = _NEAREST(np.cumsum(mean, axis=0))
    return np.diff(running, axis=0, prepend=running[:1] * 0)


@dataclass(frozen=True)
class Ledger:
    """`values`: every rule and volume, exact, as (month, unit, 1) or what broadcasts to it."""

    case: Case
    grid: Grid
    values: dict[str, Amount]

    @cached_property
    def amounts(self) -> dict[str, Array]:
        """Whole öre per component, (month, unit)."""
        shape = (len(self.grid), len(self.case.setting.payees), 1)
        return {
            name: np.broadcast_to(self.values[name], shape)[:, :, 0] for name in self.case.wiring.components
        }

    def total(self, component: str | None = None, year: int | None = None) -> int:
        """Öre of one component (or all) in one year (or all)."""
        names = [component] if component else list(self.amounts)
        part = self.grid.slices()[self.grid.years.index(year)] if year else slice(None)
        return int(sum(self.amounts[name][part].sum() for name in names))

    @cached_property
    def lines(self) -> pd.DataFrame:
        """One row per payment line that is not nil, amounts in whole öre (int64)."""
        setting, module = self.case.setting, self.case.programme
        grant = getattr(module, "GRANT_COMPONENTS", ())

        def purse(name: str) -> str:
            if module.PAYEES_PAY:
                return "payers"
            carried = f"grant:{module.FUNDED_BY}" if module.FUNDED_BY else "grant"  # or by each payee's own
            return carried if name in grant else "frame"

        rows = [
            (
                payee.id,
                str(payee.facts.get("municipality", "")),
                f"{step.start:%Y-%m}",
                step.start.year,
                name,
                int(amounts[t, u]),
                purse(name),
                module.booking(name, payee.operator),
            )
            for name, amounts in self.amounts.items()
            for u, payee in enumerate(setting.payees)
            for t, step in enumerate(self.grid.steps)
            if amounts[t, u]
        ]
        columns = ["payee", "municipality", "month", "year", "component", "ore", "purse", "booking"]
        return pd.DataFrame(rows, columns=columns).astype({"ore": "int64", "year": "int64"})


def ledger(case: Case) -> Ledger:
    """The planned volumes priced by the rules, month by month and unit by unit."""
    grid = case.monthly

    def realise(name: str, mean: Amount) -> Amount:
        own = case.wiring.volumes[name].planned
        return own(case.setting, grid, mean) if own else plan(name, mean)

    values = evaluate(case.wiring, lay.leaves(case, grid), lay.regimes(case, grid), realise)
    return Ledger(case, grid, values)


def whole(value: Amount) -> int:
    """An exact öre amount as an integer; ValueError if it is not whole."""
    exact = Fraction(value)
    if exact.denominator != 1:
        raise ValueError(f"{exact} öre")
    return exact.numerator
