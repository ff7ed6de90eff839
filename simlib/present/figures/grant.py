"""Who pays each year, and what nobody pays when the state grant has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simlib.continuity import ContinuityTest
from simlib.present.figures.precision import Amounts, capital
from simlib.present.figures.stacks import Stacks
from simlib.present.svg import Picture, draw
from simlib.simulation.draws import Floats

SOURCES = ("grant", "ordinary", "exit_money", "gap")
_COVERED = 0.005  # of the cost: less than this is not called a gap


@dataclass(frozen=True)
class Alternative:
    """One panel: an alternative by who pays its cost."""

    label: str
    test: ContinuityTest

    @cached_property
    def paid(self) -> dict[str, Floats]:
        return {source: self.test.paid(source) for source in SOURCES}

    @cached_property
    def means(self) -> dict[str, Floats]:
        """Öre as (year,)."""
        return {source: paid.mean(axis=1) for source, paid in self.paid.items()}

    @cached_property
    def cost(self) -> Floats:
        return np.sum(list(self.paid.values()), axis=0)

    @property
    def year(self) -> int:
        """The place of the year to speak of: the first whole one after the grant, else the last there is."""
        first, years = self.test.first_year_after, self.test.years
        return len(years) - 1 if first is None else years.index(first)

    def misses(self, year: int) -> bool:
        """Whether a gap of that year is worth a word."""
        return bool(self.means["gap"][year] > _COVERED * self.cost[year].mean())

    @property
    def verdict(self) -> str:
        """Whether the year to speak of is paid for."""
        if not self.misses(self.year):
            return "covered"
        return "nearly" if self.test.verdict == "holds" else "gap"

    def details(self, amounts: Amounts) -> dict[str, str]:
        gap, cost = self.paid["gap"][self.year], self.cost[self.year]
        year = str(self.test.years[self.year])
        return {"label": self.label, "year": year, "amount": amounts.mean(gap), "cost": amounts.mean(cost)}


def after_the_grant(
    tests: Sequence[tuple[str, ContinuityTest]],
    *,
    foot: str = "",
    language: str = "sv",
    key: str = "after-the-grant",
    several: bool = False,
) -> Picture:
    """Mean cost per year by who pays it, one panel per alternative; the title speaks of the first.

    `several`: each activity has a grant of its own, and the last of them is meant.
    ValueError if no state grant carries it.
    """
    found = [Alternative(label, test) for label, test in tests]
    ends = found[0].test.grant_ends
    if ends is None:
        raise ValueError("no state grant, so nothing after it")
    amounts = Amounts.of(language, *(float(one.cost.mean(axis=1).max()) for one in found))
    say, main = amounts.say, found[0]
    missing = [
        tuple(
            amounts.brief.mean(gap, unit=False) if one.misses(year) else ""
            for year, gap in enumerate(one.paid["gap"])
        )
        for one in found
    ]
    panels = [(one.label, one.means, texts) for one, texts in zip(found, missing, strict=True)]
    which = "-several" if several else "" if main.test.granted else "-none"
    line = say(f"picture-grant-ends{which}", day=say.day(ends)) if which != "-none" else ""
    stacks = Stacks(main.test.years, tuple(panels), ends, line, amounts)
    kind = "open" if main.test.first_year_after is None else "gap" if main.verdict == "gap" else "covered"
    told = "; ".join(say(f"picture-after-says-{one.verdict}", **one.details(amounts)) for one in found)
    sentence = say(f"picture-after-sentence{which}", day=say.day(ends), told=told)
    title = say(f"picture-after-{kind}{which}", **main.details(amounts))
    return Picture(key, title, capital(sentence), draw(key, stacks.height, stacks.paint), foot)
