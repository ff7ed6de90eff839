"""Who comes on which day: the month's expected patients, spread over the days that are open.

A health centre is closed on Saturdays, Sundays and public holidays. Who would have come
then comes on an open day of the month; so after Easter the days are busier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.count_laws import poisson
from simlib.exact import Amount, Array, Rounding
from simlib.periods import Grid, Month
from simlib.setting import Setting
from simlib.weekdays import weekdays_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
KINDS = ("doctor", "other")
_NEAREST = Rounding(1, "own-rounding")


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def open_days(grid: Grid) -> tuple[tuple[int, date], ...]:
    """Every open day of a monthly grid, with the number of its month in the grid."""
    return tuple((at, day) for at, step in enumerate(grid.steps) for day in weekdays_of(Month.of(step.start)))


def day_shares(setting: Setting, month: Month) -> dict[date, Fraction]:
    """The part of a month's patients who come on each of its open days, by the pattern of the week."""
    pattern, days = setting.settled_family("weekday_share"), weekdays_of(month)
    whole = sum((pattern[weekday(day)] for day in days), Fraction(0))
    return {day: pattern[weekday(day)] / whole for day in days}


def place(kind: str, day: date) -> str:
    """Where the patients of one kind and day of the month stand."""
    return f"{kind}_{day.day}"


def _nobody(shape: tuple[int, ...], dtype: type) -> dict[str, Array]:
    return {f"{kind}_{day}": np.zeros(shape, dtype=dtype) for kind in KINDS for day in range(1, 32)}


def planned(setting: Setting, grid: Grid, mean: Mapping[str, Amount]) -> dict[str, Array]:
    """Whole patients by kind and day of the month, (month, unit, 1): running totals rounded, none lost."""
    shape = (len(grid), len(setting.payees), 1)
    found = _nobody(shape, object)
    for kind in KINDS:
        expected = np.broadcast_to(mean[kind], shape)
        running = made = np.zeros(shape[1:], dtype=object)
        for at, step in enumerate(grid.steps):
            for day, share in day_shares(setting, Month.of(step.start)).items():
                running = running + expected[at] * share
                came = _NEAREST(running) - made
                found[place(kind, day)][at] = came
                made = made + came
    return found


def drawn(
    setting: Setting,
    grid: Grid,
    mean: Mapping[str, Amount],
    draws: int,
    stream: Callable[[str], np.random.Generator],
) -> dict[str, Array]:
    """Poisson patients by kind and day of the month, (month, unit, draw); one stream for each.

    By their quantiles, so that a little more expected is as many or a few more who come, and
    what differs between two scenarios is their doing.
    """
    shape = (len(grid), len(setting.payees), draws)
    found = _nobody(shape, np.int32)
    for kind in KINDS:
        expected = np.broadcast_to(np.asarray(mean[kind], dtype=float), shape)
        for at, step in enumerate(grid.steps):
            month = Month.of(step.start)
            shares = day_shares(setting, month)
            part = np.array([float(share) for share in shares.values()])[:, None]
            for unit, payee in enumerate(setting.payees):
                chance = stream(f"{payee.id}/{kind}/{month}").random((len(part), draws))
                came = poisson(part * expected[at, unit], chance)
                for day, number in zip(shares, came, strict=True):
                    found[place(kind, day)][at, unit] = number
    return found
