"""One stay after the patient is ready for discharge, and what each set of rules counts of it.

Days are numbered from the day after the patient was declared ready: day 1, 2, 3 …; a
patient who leaves the same day has stayed 0 days. Each day is judged by the rules in
force on that day, while its number always counts from the day the patient was ready.
So a stay that crosses from 2018-09-24 to 2018-09-25 is charged under the 2017 rules for
days up to and including the 24th, under the next rules for days from the 25th, and no
day twice. What a stay comes to is settled in the month of the last day that the rules
in question can charge: the month the patient leaves, or in which those rules end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from simlib.periods import Month, Period
from simlib.programmes.payment_liability.terms import (
    INDIVIDUAL_LAW,
    KINDS,
    MONTHLY_MEAN,
    PSYCHIATRIC,
    RULES_2017,
    Terms,
)

# What is counted per month and municipality.
COUNTED = (
    "somatic_line_days",  # 2017 rules: days after the fifth weekday
    "psychiatric_line_days",  # 2017 rules: days after the thirtieth weekday
    "mean_stays",  # monthly mean: patients in it
    "days_in_mean",  # monthly mean: their days
    "long_days",  # monthly mean: chargeable days of patients taken out of it
    "law_days",  # the law: somatic days after the third
    "psychiatric_late_days",  # the law, and beside the mean: psychiatric days after the law's number
)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stay:
    """`notices`: whether both the admission notice and the discharge-ready notice were sent."""

    kind: str
    ready: date
    left: date
    notices: bool = True

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(self.kind)
        if self.left < self.ready:
            raise ValueError(f"{self.ready} - {self.left}")

    @property
    def days(self) -> int:
        return (self.left - self.ready).days


def counted(stay: Stay, terms: Terms) -> Iterator[tuple[str, Month, int]]:
    """What the stay adds to which count in which month; what comes to nothing is left out."""
    line = terms.first_charged_2017(stay.kind, stay.ready)
    yield from _charged(f"{stay.kind}_line_days", line, stay, terms.periods(RULES_2017))
    by_law = terms.first_charged_by_law(stay.kind, stay.ready)
    if stay.kind == PSYCHIATRIC:
        either = terms.periods(MONTHLY_MEAN, INDIVIDUAL_LAW)
        yield from _charged("psychiatric_late_days", by_law, stay, either if stay.notices else ())
        return
    yield from _charged("law_days", by_law, stay, terms.periods(INDIVIDUAL_LAW) if stay.notices else ())
    if stay.days > terms.long_after:
        after = stay.ready + (terms.long_free + 1) * _DAY
        yield from _charged("long_days", after, stay, terms.periods(MONTHLY_MEAN))
        return
    for period in terms.periods(MONTHLY_MEAN):
        if stay.left in period:
            yield "mean_stays", Month.of(stay.left), 1
            first = max(stay.ready + _DAY, period.start)
            yield "days_in_mean", Month.of(stay.left), max(0, (stay.left - first).days + 1)


def _charged(
    count: str, first: date, stay: Stay, periods: tuple[Period, ...]
) -> Iterator[tuple[str, Month, int]]:
    """The days from `first` on that fall in each period, in the month of the last of them."""
    for period in periods:
        last = min(stay.left, period.end - _DAY)
        days = (last - max(first, period.start)).days + 1
        if days > 0:
            yield count, Month.of(last), days
