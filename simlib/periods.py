"""Months, half-open periods and the grids of time that rules are evaluated on.

A period holds its first day and not its last. Rules that change inside a month
(2018-09-24, 2020-06-15) are weighted by days, exactly.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

import numpy as np

from simlib.exact import Array

# Years of our time only: 0218 and 9999 are slips of the keyboard.
_DAY = re.compile(r"((?:19|20|21)[0-9]{2})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"((?:20|21)[0-9]{2})-([0-9]{2})")


def parse_day(text: str) -> date:
    """`2018-09-01`, zero padded; anything else is a ValueError."""
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(text)
    return date(*map(int, match.groups()))


@dataclass(frozen=True, order=True)
class Month:
    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:  # noqa: PLR2004 - months of a year
            raise ValueError(f"{self.year}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> Month:
        match = _MONTH.fullmatch(text)
        if not match:
            raise ValueError(text)
        return cls(*map(int, match.groups()))

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def days(self) -> int:
        return calendar.monthrange(self.year, self.number)[1]

    def plus(self, months: int) -> Month:
        whole = self.year * 12 + self.number - 1 + months
        return Month(whole // 12, whole % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """From `start` up to, not including, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"{self.start} - {self.end}")

    @classmethod
    def of_months(cls, first: Month, last: Month) -> Period:
        """The whole months from `first` through `last`."""
        return cls(first.first, last.plus(1).first)

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def months(self) -> tuple[Month, ...]:
        """Every month that the period touches."""
        found = [Month.of(self.start)]
        while found[-1].plus(1).first < self.end:
            found.append(found[-1].plus(1))
        return tuple(found)

    def days_shared_with(self, other: Period) -> int:
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days)

    def share_of(self, month: Month) -> Fraction:
        """How much of `month` lies in the period, by days: 0 to 1, exact."""
        return Fraction(self.days_shared_with(Period.of_months(month, month)), month.days)

    def months_shared_with(self, other: Period) -> Fraction:
        """Length of the overlap in months, each month weighing 1 whatever its days."""
        if not self.days_shared_with(other):
            return Fraction(0)
        overlap = Period(max(self.start, other.start), min(self.end, other.end))
        if overlap.start.day == overlap.end.day == 1:
            years, months = overlap.end.year - overlap.start.year, overlap.end.month - overlap.start.month
            return Fraction(years * 12 + months)
        return sum((overlap.share_of(month) for month in overlap.months()), Fraction(0))


@dataclass(frozen=True)
class Grid:
    """The time axis of an evaluation: consecutive steps, none across a year's end.

    By months for the ledger; by the longest runs of months with the same rules
    and rates for the simulation, where only sums per such run matter.
    """

    steps: tuple[Period, ...]

    @classmethod
    def monthly(cls, horizon: Period) -> Grid:
        return cls(tuple(Period.of_months(month, month) for month in horizon.months()))

    @classmethod
    def coarsest(cls, horizon: Period, changes: Iterable[date]) -> Grid:
        """Whole months joined until the year, or something that matters, changes."""
        cuts = {horizon.start, horizon.end}
        for change in [*changes, *(date(y, 1, 1) for y in range(horizon.start.year, horizon.end.year + 1))]:
            month = Month.of(change)
            cuts.add(month.first)
            if change != month.first:
                cuts.add(month.plus(1).first)
        inside = sorted(cut for cut in cuts if horizon.start <= cut <= horizon.end)
        return cls(tuple(Period(a, b) for a, b in pairwise(inside)))

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({step.start.year for step in self.steps}))

    @property
    def months(self) -> tuple[int, ...]:
        """How many months each step holds."""
        return tuple(len(step.months()) for step in self.steps)

    def slices(self) -> tuple[slice, ...]:
        """The run of steps that makes up each calendar year."""
        year_of = [step.start.year for step in self.steps]
        return tuple(
            slice(year_of.index(year), len(year_of) - year_of[::-1].index(year)) for year in self.years
        )

    def by_year(self, amounts: Array) -> Array:
        """Sum the leading time axis to calendar years."""
        return np.stack([amounts[part].sum(axis=0) for part in self.slices()])

    def along(self, amounts: Array) -> Array:
        """`amounts` with a full time axis, where it had one of length 1."""
        return np.broadcast_to(amounts, (len(self), *amounts.shape[1:]))

    def running_in_year(self, amounts: Array) -> Array:
        """Running total along the leading time axis, starting anew each January."""
        full = self.along(amounts)
        return np.concatenate([np.cumsum(full[part], axis=0) for part in self.slices()])

    def increments(self, running: Array) -> Array:
        """What each step adds to a running total that starts anew each January."""
        full = self.along(running)
        return np.concatenate(
            [np.diff(full[part], axis=0, prepend=full[part][:1] * 0) for part in self.slices()]
        )

    def year_total(self, amounts: Array) -> Array:
        """The whole year's sum, standing at every step of the year."""
        full = self.along(amounts)
        return np.concatenate([np.broadcast_to(full[p].sum(axis=0), full[p].shape) for p in self.slices()])
