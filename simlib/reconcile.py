"""A decided total and the sum of its items are two facts. Show both; edit neither.

Where a text can be read in several ways, every reading is listed with its sum
and its distance from the headline, and so is what would close the gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from simlib.parameters.values import Label


@dataclass(frozen=True)
class Statement:
    """What a document says: a total, printed to `precision` öre, and items per reading.

    `path`: the parameter that holds the total.
    """

    label: Label
    headline: int
    precision: int
    readings: Mapping[str, Mapping[str, int]]
    reading_labels: Mapping[str, Label]
    item_labels: Mapping[str, Label]
    source: str
    path: str = ""


@dataclass(frozen=True)
class Reading:
    """One way to read the items: their sum and the sum less the headline, in öre."""

    reading: str
    left_out: tuple[str, ...]
    total: int
    difference: int
    within_rounding: bool

    @property
    def exact(self) -> bool:
        return self.difference == 0


def readings(statement: Statement, most_left_out: int = 2) -> tuple[Reading, ...]:
    """Every reading whole, then those that meet the headline with items left out.

    Of the readings with items left out only those within the rounding of the
    headline are kept, fewest items first: the fewer, the less contrived.
    """
    found = []
    for count in range(most_left_out + 1):
        for name, items in statement.readings.items():
            for left_out in combinations(items, count):
                reading = _reading(statement, name, left_out)
                if not left_out or reading.within_rounding:
                    found.append(reading)
    return tuple(found)


def _reading(statement: Statement, name: str, left_out: tuple[str, ...]) -> Reading:
    total = sum(amount for item, amount in statement.readings[name].items() if item not in left_out)
    difference = total - statement.headline
    # Halves round away from zero: 2,55 prints as 2,6 and 2,65 as 2,7.
    half = Fraction(statement.precision, 2)
    return Reading(name, left_out, total, difference, -half <= difference < half)


@dataclass(frozen=True)
class StaffRow:
    """A stated amount for a share of a full-time post over some months."""

    label: Label
    share: Fraction
    months: Fraction
    amount: int

    @property
    def full_time_months(self) -> Fraction:
        return self.share * self.months

    @property
    def per_full_time_month(self) -> Fraction:
        """Öre that the row implies for one full-time month."""
        return self.amount / self.full_time_months

    def at(self, price: Fraction) -> Fraction:
        """What the row would cost at another row's price per full-time month."""
        return self.full_time_months * price


@dataclass(frozen=True)
class Reconciled:
    """A published amount of the region beside a computed one, in öre; neither is edited.

    `method`: by the rule, by the printed kronor per inhabitant, or as the year's whole portfolio.
    """

    grant: str
    name: str
    year: int
    published: int
    computed: int
    method: str
    source: str

    @property
    def difference(self) -> int:
        return self.published - self.computed
