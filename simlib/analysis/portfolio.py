"""A region's state grants as a portfolio: what comes each year, what stops, what must be taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from simlib.analysis.outcome import Outcome
from simlib.continuity import Activity
from simlib.exact import Array
from simlib.ledger import Ledger
from simlib.reconcile import Reconciled
from simlib.setting import Setting


@dataclass(frozen=True)
class Cliff:
    """One year, öre as planned. `stops`: the grants whose last year was the one before."""

    year: int
    granted: int
    change: int | None  # from the year before; None the first year
    stops: tuple[Activity, ...]
    stopped: int  # what those grants gave in their last year
    continuing: int
    residents: int
    net_cost: Fraction
    room: int

    def per_resident(self, ore: int) -> Fraction:
        return Fraction(ore, self.residents)

    def of_net_cost(self, ore: int) -> Fraction:
        return ore / self.net_cost


def is_portfolio(outcome: Outcome) -> bool:
    """Whether every activity has a grant of its own."""
    return bool(outcome.case.programme.GRANT_FORM == "allocated")


def assumed_years(setting: Setting, grant: str) -> frozenset[int]:
    """The years of the horizon whose national amount has not been found, and is assumed."""
    amount, found = setting.grant_term("national_amount", grant), set[int]()
    for year in range(setting.horizon.start.year, setting.horizon.end.year + 1):
        first = date(year, 1, 1)
        if first in setting.horizon and amount.in_force(first) and amount.dated(first).status == "assumed":
            found.add(year)
    return frozenset(found)


def by_unit(book: Ledger, component: str) -> dict[int, Array]:
    """Whole öre of each payee, by year."""
    amounts = book.grid.by_year(book.amounts[component])
    return dict(zip(book.grid.years, amounts, strict=True))


def cliffs(outcome: Outcome) -> tuple[Cliff, ...]:
    """Year by year, in order."""
    setting, book = outcome.case.setting, outcome.ledger
    granted, going_on = by_unit(book, "granted_activity"), by_unit(book, "continuing")
    found = []
    for index, year in enumerate(book.grid.years):
        before = granted.get(year - 1)
        stops = tuple(
            one for one in outcome.continuity.activities if before is not None and one.ends.year == year
        )
        places = [place for place, one in enumerate(outcome.continuity.activities) if one in stops]
        known = min(year - 1, *(max(m.residents) for m in setting.region.municipalities))
        whole = int(granted[year].sum())
        found.append(
            Cliff(
                year=year,
                granted=whole,
                change=None if before is None else whole - int(before.sum()),
                stops=stops,
                stopped=0 if before is None else sum(int(before[place]) for place in places),
                continuing=int(going_on[year].sum()),
                residents=setting.region.residents(known),
                net_cost=setting.net_cost(year),
                room=outcome.budget.frame[index],
            )
        )
    return tuple(found)


def reconciled(outcome: Outcome) -> tuple[Reconciled, ...]:
    """What is published for the region beside what the rules give."""
    case, book = outcome.case, outcome.ledger
    return tuple(case.programme.reported_amounts(case.setting, book.grid, book.values))
