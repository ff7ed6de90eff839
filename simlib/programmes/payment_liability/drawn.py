"""The drawn stays: who is ready when, and how long they stay, in thousands of outcomes at once.

Somatic stays of more than the days that take a patient out of the mean, and psychiatric
stays, are drawn one by one with their dates. The shorter ones are only counted by
length: a Poisson number of stays with lengths drawn from one law is a Poisson number of
each length, so the counts have exactly the law that stays drawn one by one would have.
Their day of leaving matters only in a month in which the rules change, and there they are
counted by it too. Counted so they belong to the month they leave, the others to the month
they were ready. One stream per municipality, month and kind of stay: no rule moves a draw,
and a few more expected are the same stays and a few more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simlib.count_laws import binomial, poisson
from simlib.exact import Amount
from simlib.periods import Grid, Month, Period
from simlib.programmes.payment_liability.lengths import (
    WARM_UP,
    cohort_months,
    planning_shares,
    staying_on,
)
from simlib.programmes.payment_liability.stays import COUNTED, Stay, counted
from simlib.programmes.payment_liability.terms import (
    INDIVIDUAL_LAW,
    KINDS,
    MONTHLY_MEAN,
    PSYCHIATRIC,
    RULES_2017,
    SOMATIC,
    Terms,
    planning_days,
    terms_of,
)
from simlib.setting import Setting
from simlib.weekdays import is_weekday, weekdays_of

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Stream = Callable[[str], np.random.Generator]
# The short stays of one length in one month: shares of them, and what each adds to which count.
Parts = tuple[tuple[float, tuple[tuple[str, int], ...]], ...]
_LATEST = 400  # days after the last month that a stay can end; nothing beyond the horizon is settled


def drawn(
    setting: Setting, grid: Grid, mean: Mapping[str, Amount], draws: int, stream: Stream
) -> dict[str, Floats]:
    """What the drawn stays come to, per count: (month, unit, draw). `mean` as for the planned ones."""
    terms, shape = terms_of(setting), (len(grid), len(setting.payees), draws)
    calendar = _calendar(terms, grid)
    shares = np.array([float(share) for share in planning_shares(planning_days(setting))])
    found = {count: np.zeros(shape) for count in COUNTED}
    planning = float(planning_days(setting))
    for kind in KINDS:
        stays = np.broadcast_to(np.asarray(mean[kind], dtype=float), shape)
        days = np.divide(mean[f"{kind}_days"], stays, out=np.zeros(shape), where=stays > 0, casting="unsafe")
        staying = staying_on(days, planning if kind == SOMATIC else 0.0)
        for unit, payee in enumerate(setting.payees):
            here = {count: values[:, unit] for count, values in found.items()}
            expected, q = stays[:, unit], staying[:, unit]
            name, least = f"{payee.id}/{{}}/{kind}", 0
            if kind == SOMATIC:
                tails = _tails(q, shares, terms.long_after + 1)
                _add_short(here, calendar, expected, tails, f"{name}/short", stream)
                expected, least = expected * tails[-1], terms.long_after + 1
            _add_long(here, calendar, kind, _long_stays(calendar, expected, q, least, name, stream))
    return found


def _tails(q: Floats, shares: Floats, most: int) -> list[Floats]:
    """The chance of a somatic stay of at least 0, 1 … `most` days."""
    powers = [np.ones_like(q)]
    for _ in range(most):
        powers.append(powers[-1] * q)
    return [
        sum((p * powers[max(d - b, 0)] for b, p in enumerate(shares)), np.zeros_like(q))
        for d in range(most + 1)
    ]


# --- the calendar in numbers ----------------------------------------------------


@dataclass(frozen=True)
class Calendar:
    """Days as numbers from `origin`, the first day on which a drawn patient can be ready."""

    terms: Terms
    origin: date
    names: tuple[str, ...]  # of the months in which patients are ready
    ready: tuple[Whole, ...]  # their weekdays
    month_of: Whole  # the grid's month of each day; -1 outside it
    first_2017: Mapping[str, Whole]  # by kind and day of ready: the first day charged by the 2017 rules
    first_by_law: Mapping[str, Whole]
    short: tuple[tuple[Parts, ...], ...]  # per month of the grid and length

    def number(self, day: date) -> int:
        return (day - self.origin).days

    def periods(self, *regimes: str) -> Iterator[tuple[int, int]]:
        """First and last day of each period in which one of the regimes holds."""
        for period in self.terms.periods(*regimes):
            yield self.number(period.start), self.number(period.end) - 1


@lru_cache(maxsize=8)
def _calendar(terms: Terms, grid: Grid) -> Calendar:
    months = cohort_months(grid)
    origin, end = months[0].first, grid.steps[-1].end
    days = [origin + timedelta(days=number) for number in range((end - origin).days)]
    place = {Month.of(step.start): index for index, step in enumerate(grid.steps)}
    month_of = np.full(len(days) + _LATEST, -1, dtype=np.int64)
    month_of[: len(days)] = [place.get(Month.of(day), -1) for day in days]

    def numbers(first: Callable[[str, date], date]) -> dict[str, Whole]:
        return {kind: np.array([(first(kind, day) - origin).days for day in days]) for kind in KINDS}

    return Calendar(
        terms,
        origin,
        tuple(str(month) for month in months),
        tuple(np.array([(day - origin).days for day in weekdays_of(month)]) for month in months),
        month_of,
        numbers(terms.first_charged_2017),
        numbers(terms.first_charged_by_law),
        tuple(_short_parts(terms, step) for step in grid.steps),
    )


def _short_parts(terms: Terms, step: Period) -> tuple[Parts, ...]:
    """Short stays that leave in the month: all days alike likely whose patients were ready on a weekday."""
    here, days = (
        Month.of(step.start),
        [step.start + timedelta(days=n) for n in range((step.end - step.start).days)],
    )
    found: list[Parts] = []
    for length in range(terms.long_after + 1):
        stays = [Stay(SOMATIC, day - timedelta(days=length), day) for day in days]
        adds = Counter(
            tuple(
                (count, number) for count, month, number in counted(stay, terms) if month == here and number
            )
            for stay in stays
            if is_weekday(stay.ready)
        )
        found.append(tuple((times / adds.total(), added) for added, times in adds.items()))
    return tuple(found)


# --- stays one by one -----------------------------------------------------------


@dataclass(frozen=True)
class _Drawn:
    """One number per stay: the draw it belongs to, the day the patient was ready, and left."""

    draw: Whole
    ready: Whole
    left: Whole


def _long_stays(
    calendar: Calendar, expected: Floats, q: Floats, least: int, name: str, stream: Stream
) -> _Drawn:
    """Stays of at least `least` days; what is left of them then has no memory."""
    parts = []
    with np.errstate(divide="ignore"):
        scale = -1 / np.log(q)
    for index, (month, days) in enumerate(zip(calendar.names, calendar.ready, strict=True)):
        at = max(index - WARM_UP, 0)
        key, draws = name.format(month), expected.shape[1]
        number = poisson(expected[at], stream(key).random((draws,)))
        # Row k is the k-th stay of each draw, so that one more stay moves none of the others.
        rows = (int(number.max()), draws)
        stay, who = np.nonzero(np.arange(rows[0])[:, None] < number)
        ready = days[stream(f"{key}/ready").integers(0, len(days), rows)[stay, who]]
        more = stream(f"{key}/left").standard_exponential(rows)[stay, who] * scale[at][who]
        parts.append((who, ready, ready + least + more.astype(np.int64)))
    return _Drawn(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _add_long(here: Mapping[str, Floats], calendar: Calendar, kind: str, stays: _Drawn) -> None:
    line, by_law = calendar.first_2017[kind][stays.ready], calendar.first_by_law[kind][stays.ready]
    _charge(here[f"{kind}_line_days"], calendar, stays, line, RULES_2017)
    if kind == PSYCHIATRIC:
        _charge(here["psychiatric_late_days"], calendar, stays, by_law, MONTHLY_MEAN, INDIVIDUAL_LAW)
        return
    _charge(here["law_days"], calendar, stays, by_law, INDIVIDUAL_LAW)
    _charge(here["long_days"], calendar, stays, stays.ready + calendar.terms.long_free + 1, MONTHLY_MEAN)


def _charge(into: Floats, calendar: Calendar, stays: _Drawn, first: Whole, *regimes: str) -> None:
    """The days from `first` on in each period, in the month of the last of them."""
    for start, end in calendar.periods(*regimes):
        last = np.minimum(stays.left, end)
        days = last - np.maximum(first, start) + 1
        month = calendar.month_of[np.minimum(last, calendar.month_of.size - 1)]
        some = (days > 0) & (month >= 0)
        cell = month[some] * into.shape[1] + stays.draw[some]
        into += np.bincount(cell, weights=days[some], minlength=into.size).reshape(into.shape)


# --- short stays by length --------------------------------------------------------


def _add_short(
    here: Mapping[str, Floats],
    calendar: Calendar,
    expected: Floats,
    tails: list[Floats],
    name: str,
    stream: Stream,
) -> None:
    for at, lengths in enumerate(calendar.short):
        if not any(added for parts in lengths for _, added in parts):
            continue
        month = calendar.names[at + WARM_UP]
        chances = np.array([more[at] - less[at] for more, less in pairwise(tails)])
        key = name.format(month)
        numbers = poisson(expected[at] * chances, stream(key).random(chances.shape))
        split = stream(f"{key}/days")
        for number, parts in zip(numbers, lengths, strict=True):
            left, ahead = number, 1.0
            for share, added in parts:
                # The last part takes what is left; only a month in which the rules change has two.
                part = left if share >= ahead else binomial(left, share / ahead, split.random(left.shape))
                left, ahead = left - part, ahead - share
                for count, each in added:
                    here[count][at] += each * part
