"""The planned stays: as many as expected, as long as their law says, on real weekdays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

import numpy as np

from simlib.exact import Amount, Array
from simlib.periods import Grid, Month
from simlib.programmes.payment_liability.lengths import WARM_UP, cohort_months, cumulative, spread
from simlib.programmes.payment_liability.stays import COUNTED, Stay, counted
from simlib.programmes.payment_liability.terms import KINDS, SOMATIC, planning_days, terms_of
from simlib.setting import Setting
from simlib.weekdays import weekdays_of


def planned(setting: Setting, grid: Grid, mean: Mapping[str, Amount]) -> dict[str, Array]:
    """What the planned stays come to, per count: whole numbers as (month, unit, 1).

    `mean`: expected stays and days of each kind, by the month in which patients are ready.
    """
    terms, planning, months = terms_of(setting), planning_days(setting), cohort_months(grid)
    place = {Month.of(step.start): index for index, step in enumerate(grid.steps)}
    shape = (len(grid), len(setting.payees), 1)
    found = {count: np.zeros(shape, dtype=object) for count in COUNTED}
    for kind in KINDS:
        stays, days = (np.broadcast_to(mean[name], shape)[:, :, 0] for name in (kind, f"{kind}_days"))
        for unit in range(shape[1]):
            cohorts = [(max(at - WARM_UP, 0), month) for at, month in enumerate(months)]
            expected = [(month, stays[at, unit], days[at, unit]) for at, month in cohorts]
            for stay in planned_stays(kind, expected, planning if kind == SOMATIC else Fraction(0)):
                for count, month, number in counted(stay, terms):
                    if month in place:
                        found[count][place[month], unit, 0] += number
    return found


def planned_stays(
    kind: str, expected: Sequence[tuple[Month, Fraction, Fraction]], planning: Fraction
) -> Iterator[Stay]:
    """So many stays as are expected so far, rounded; ready days evenly over the month's weekdays.

    Lengths by a quantile rule: the stays are numbered through the whole time and stay as
    long as the quantiles 1/2, 1/4, 3/4, 1/8 … of the law, so that even a municipality with
    few patients has its share of long stays.
    """
    running, made = Fraction(0), 0
    for month, stays, total in expected:
        running += stays
        count, days = int(running + Fraction(1, 2)) - made, weekdays_of(month)
        law = cumulative(Fraction(total, stays), planning) if count else ()
        for number in range(count):
            made += 1
            ready = days[(2 * number + 1) * len(days) // (2 * count)]
            yield Stay(kind, ready, ready + timedelta(days=bisect_right(law, spread(made))))
