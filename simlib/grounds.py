"""How much of a result rests on assumptions: of its kronor, and of the numbers behind them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simlib.explain import Explainer


@dataclass(frozen=True)
class Grounds:
    """What a figure rests on: how much of it, and how many of the numbers behind it, are assumed."""

    amount: int  # öre
    assumed_amount: int  # öre in lines with at least one assumed number behind them
    numbers: frozenset[str]
    assumed_numbers: frozenset[str]

    @property
    def share_assumed(self) -> Fraction:
        """Share of the amount in lines that rest, wholly or partly, on an assumption."""
        return Fraction(self.assumed_amount, self.amount) if self.amount else Fraction(0)


def grounds(explainer: Explainer, component: str | None = None, year: int | None = None) -> Grounds:
    """The grounds of one component (or the whole cost) in one year (or all)."""
    ledger = explainer.ledger
    grid, payees = ledger.grid, ledger.case.setting.payees
    months = range(len(grid))[grid.slices()[grid.years.index(year)]] if year else range(len(grid))
    amount = assumed_amount = 0
    seen: dict[str, bool] = {}
    for name in [component] if component else ledger.amounts:
        for month in months:
            for unit in range(len(payees)):
                if not (ore := int(ledger.amounts[name][month, unit])):
                    continue
                leaves = explainer.leaves(name, month, unit)
                seen |= leaves
                amount += abs(ore)
                assumed_amount += abs(ore) if any(leaves.values()) else 0
    return Grounds(
        amount, assumed_amount, frozenset(seen), frozenset(key for key, assumed in seen.items() if assumed)
    )
