"""Months, half-open periods and the grids that rules are evaluated on."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.periods import Grid, Month, Period, parse_day

DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))
HORIZONS = st.builds(
    lambda first, months: Period.of_months(first, first.plus(months)),
    st.builds(Month, st.integers(2015, 2022), st.integers(1, 12)),
    st.integers(0, 60),
)


def test_a_period_holds_its_first_day_and_not_its_last() -> None:
    period = Period(date(2018, 9, 1), date(2018, 9, 24))
    assert date(2018, 9, 1) in period
    assert date(2018, 9, 23) in period
    assert date(2018, 9, 24) not in period
    assert date(2018, 8, 31) not in period


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2018, 9, 1), Fraction(1)),
        (date(2018, 9, 24), Fraction(7, 30)),  # the liability for patients changes inside September
        (date(2020, 6, 15), Fraction(16, 30)),  # the decision of Jämtland Härjedalen
        (date(2020, 2, 29), Fraction(1, 29)),
    ],
)
def test_a_rule_from_a_day_inside_a_month_has_its_share_of_the_days(day: date, share: Fraction) -> None:
    assert Period(day, date(2021, 1, 1)).share_of(Month.of(day)) == share


@given(DAYS, DAYS, DAYS)
def test_a_period_cut_in_two_is_as_long_as_before(a: date, b: date, c: date) -> None:
    first, middle, last = sorted((a, b, c))
    whole = Period(date(2010, 1, 1), date(2030, 1, 1))
    parts = [Period(x, y) for x, y in ((first, middle), (middle, last)) if x < y]
    if parts:
        assert sum(part.months_shared_with(whole) for part in parts) == Period(
            first, last
        ).months_shared_with(whole)


@given(HORIZONS)
def test_whole_months_weigh_one_whatever_their_days(horizon: Period) -> None:
    assert horizon.months_shared_with(horizon) == len(horizon.months())
    assert all(horizon.share_of(month) == 1 for month in horizon.months())


@pytest.mark.parametrize(
    "text", ["2018-13", "2018-00", "2018-9", "18-09", "2018-09-01", "0218-09", "9999-12", "٢٠١٨-٠٩"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text of the message is the caller's
        Month.parse(text)


@pytest.mark.parametrize(
    "text", ["2018-9-1", "2018-02-30", "20180901", "2018-09-01 ", "0018-09-01", "2019-02-29"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text of the message is the caller's
        parse_day(text)


def test_month_13_does_not_exist() -> None:
    with pytest.raises(ValueError, match="2018-13"):
        Month(2018, 13)
    assert Month(2018, 12).plus(1) == Month(2019, 1)
    assert Month(2018, 1).plus(-1) == Month(2017, 12)


@pytest.mark.parametrize("end", [date(2018, 1, 1), date(2017, 12, 31)])
def test_a_period_has_a_length(end: date) -> None:
    with pytest.raises(ValueError, match="2018-01-01"):
        Period(date(2018, 1, 1), end)


@given(HORIZONS, st.lists(DAYS, max_size=8))
def test_the_coarsest_grid_covers_the_horizon_and_respects_every_change(
    horizon: Period, changes: list[date]
) -> None:
    grid = Grid.coarsest(horizon, changes)
    assert grid.steps[0].start == horizon.start
    assert grid.steps[-1].end == horizon.end
    assert all(a.end == b.start for a, b in zip(grid.steps, grid.steps[1:], strict=False))
    assert sum(grid.months) == len(Grid.monthly(horizon))
    for step in grid.steps:
        assert step.start.year == (step.end - timedelta(days=1)).year
        inside = [day for day in changes if day in step and day != step.start]
        assert not inside or len(step.months()) == 1


@given(HORIZONS, st.lists(DAYS, max_size=5), st.integers(1, 3), st.integers(0, 99))
def test_a_year_is_the_sum_of_its_months_on_every_grid(
    horizon: Period, changes: list[date], units: int, seed: int
) -> None:
    monthly, coarse = Grid.monthly(horizon), Grid.coarsest(horizon, changes)
    amounts = np.random.default_rng(seed).integers(0, 10**9, (len(monthly), units, 1))
    where = np.repeat(np.arange(len(coarse)), coarse.months)
    joined = np.stack([amounts[where == step].sum(axis=0) for step in range(len(coarse))])
    assert monthly.years == coarse.years
    assert (monthly.by_year(amounts) == coarse.by_year(joined)).all()
    assert monthly.by_year(amounts).sum() == amounts.sum()


@given(HORIZONS, st.integers(0, 99))
def test_what_is_added_to_a_running_total_is_what_came(horizon: Period, seed: int) -> None:
    grid = Grid.monthly(horizon)
    amounts = np.random.default_rng(seed).integers(0, 10**9, (len(grid), 2, 3))
    running = grid.running_in_year(amounts)
    assert (grid.increments(running) == amounts).all()
    ends = [part.stop - 1 for part in grid.slices()]
    assert (running[ends] == grid.by_year(amounts)).all()
    assert (grid.year_total(amounts)[ends] == grid.by_year(amounts)).all()


def test_a_year_is_from_new_year_to_new_year() -> None:
    assert Period.of_year(2020) == Period(date(2020, 1, 1), date(2021, 1, 1))


def test_periods_that_do_not_meet_share_no_month() -> None:
    here, there = Period.of_year(2018), Period.of_year(2020)
    assert here.months_shared_with(there) == 0
    assert Period.of_year(2018).months_shared_with(Period(date(2018, 2, 15), date(2018, 4, 1))) == Fraction(
        3, 2
    )
