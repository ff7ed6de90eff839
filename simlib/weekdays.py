"""Swedish weekdays: which days count where a rule counts weekdays.

Saturdays, Sundays and public holidays do not; nor, by assumption, the eves that are
taken as holidays although the law does not make them so (Midsummer, Christmas, New Year).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from simlib.periods import Month

_SATURDAY = 5
_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    found = country_holidays("SE", years=year, categories=("public", "de_facto"), include_sundays=False)
    return frozenset(found)


def is_weekday(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def weekdays_of(month: Month) -> tuple[date, ...]:
    days = (month.first + number * _DAY for number in range(month.days))
    return tuple(day for day in days if is_weekday(day))


@lru_cache(maxsize=8192)
def nth_weekday_after(day: date, count: int) -> date:
    """The day on which `count` weekdays have come after `day`; the day itself does not count."""
    while count:
        day += _DAY
        count -= is_weekday(day)
    return day
