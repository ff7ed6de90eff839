"""Arithmetic that gives the same on whole öre, on draws and on two numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.exact import (
    Rounding,
    at_least,
    at_most,
    capped_each_month,
    is_exact,
    ladder,
    over_time,
    over_units,
    ratio,
    share_out,
    split,
    started,
    step_lookup,
    whole,
    whole_so_far,
)
from simlib.programmes.psychology_choice.payments import half_hours_per_meeting

# Numbers that a float holds exactly, so that both arithmetics are asked the same question.
EIGHTHS = st.integers(-(8 * 10**9), 8 * 10**9).map(lambda n: Fraction(n, 8))
SCHEDULE = ((Fraction(0), Fraction(0)), (Fraction(10), Fraction(3)), (Fraction(50), Fraction(6)))


def _exact(values: Any) -> Any:
    return np.array(values, dtype=object)


@given(st.lists(EIGHTHS, min_size=1, max_size=20), st.sampled_from([1, 100, 100_000]))
def test_rounding_is_the_same_on_ore_and_on_draws(amounts: list[Fraction], step: int) -> None:
    nearest = Rounding(step, "own-rounding")
    exact, drawn = nearest(_exact(amounts)), nearest(np.array(amounts, dtype=float))
    assert [int(amount) for amount in drawn] == list(exact)
    assert all(
        amount % step == 0 and abs(amount - before) <= Fraction(step, 2)
        for amount, before in zip(exact, amounts, strict=True)
    )
    assert nearest({"a": amounts[0]}) == {"a": exact[0]}


def test_halves_round_up_and_a_rounding_has_a_step() -> None:
    assert Rounding(1, "")(Fraction(5, 2)) == 3
    assert Rounding(1, "")(Fraction(-5, 2)) == -2
    assert Rounding(100, "")(150) == 200
    with pytest.raises(ValueError, match="0"):
        Rounding(0, "")


@pytest.mark.parametrize(
    ("minutes", "half_hours"), [(45, 0), (60, 0), (61, 1), (90, 1), (91, 2), (120, 2), (121, 3)]
)
def test_every_started_half_hour_after_the_first_hour_counts(minutes: int, half_hours: int) -> None:
    assert half_hours_per_meeting({"m": Fraction(minutes)}) == {"m": half_hours}
    assert half_hours_per_meeting({"m": np.array([float(minutes)])})["m"] == half_hours
    assert half_hours_per_meeting({"m": _exact([Fraction(minutes)])})["m"] == half_hours


@given(EIGHTHS)
def test_started_is_the_least_whole_number_not_below(amount: Fraction) -> None:
    whole = started(amount)
    assert whole - 1 < amount <= whole
    assert started(np.array([float(amount)]))[0] == whole
    assert started(_exact([amount]))[0] == whole


@given(
    st.integers(1, 4), st.integers(1, 8), st.integers(1, 5), st.integers(0, 10**6), st.booleans(),
)  # fmt: skip
def test_what_is_shared_out_is_shared_out_whole(
    steps: int, units: int, draws: int, seed: int, exact: bool
) -> None:
    rng = np.random.default_rng(seed)
    weights: Any = rng.integers(0, 50, (steps, units, draws)) * rng.integers(0, 2, (steps, 1, draws))
    totals: Any = rng.integers(0, 10**10, (steps, 1, draws))
    if exact:
        weights, totals = weights.astype(object), totals.astype(object)
    else:
        weights, totals = weights / 7, totals.astype(float)
    shares = share_out(totals, weights)
    some = weights.sum(axis=1) > 0
    assert (shares.sum(axis=1) == np.where(some, totals[:, 0], 0)).all()
    assert (shares == np.floor(shares.astype(float))).all()
    assert not shares[np.broadcast_to(weights == 0, shares.shape)].any()


def test_shared_out_by_the_largest_remainder_and_ties_to_the_first() -> None:
    weights = _exact([[210, 700, 700, 500, 600, 400]])[:, :, None]
    assert list(share_out(_exact([[[2600]]]), weights)[0, :, 0]) == [176, 585, 585, 418, 502, 334]
    alike = np.ones((1, 60, 1))
    assert list(share_out(np.full((1, 1, 1), 25.0), alike)[0, :, 0]) == [1] * 25 + [0] * 35
    assert list(share_out(_exact([[[25]]]), alike.astype(object))[0, :, 0]) == [1] * 25 + [0] * 35


@given(st.lists(EIGHTHS.map(abs), min_size=1, max_size=10))
def test_a_step_is_reached_at_its_threshold(amounts: list[Fraction]) -> None:
    by_hand = [0 if amount < 10 else 3 if amount < 50 else 6 for amount in amounts]
    assert list(step_lookup(_exact(amounts), SCHEDULE)) == by_hand
    assert list(step_lookup(np.array(amounts, dtype=float), SCHEDULE)) == by_hand
    assert [step_lookup(amount, SCHEDULE) for amount in amounts] == by_hand


@pytest.mark.parametrize(
    ("amount", "value"), [(Fraction(99, 10), 0), (10, 3), (Fraction(499, 10), 3), (50, 6)]
)
def test_just_below_and_at_a_threshold(amount: Fraction, value: int) -> None:
    assert step_lookup(Fraction(amount), SCHEDULE) == value
    assert step_lookup(np.array([float(amount)]), SCHEDULE)[0] == value


@pytest.mark.parametrize("amount", [Fraction(-1), np.array([5.0, -1.0]), _exact([Fraction(-1)])])
def test_below_the_first_threshold_there_is_no_value(amount: Any) -> None:
    with pytest.raises(ValueError, match="below"):
        step_lookup(amount, SCHEDULE)


def test_ceiling_and_floor_work_on_numbers_and_on_arrays() -> None:
    assert at_most(Fraction(3), Fraction(2)) == 2
    assert at_least(Fraction(-3), 0) == 0
    assert list(at_most(_exact([Fraction(1), Fraction(3)]), Fraction(2))) == [1, 2]
    assert list(at_most(np.array([1.0, 3.0]), 2.0)) == [1, 2]


def test_fractions_are_exact_and_floats_are_not() -> None:
    assert is_exact(Fraction(1, 3))
    assert is_exact(_exact([1]))
    assert not is_exact(0.5)
    assert not is_exact({"a": np.array([0.5])})


def units(*rows: list[Any], dtype: type = object) -> Any:
    """(time, unit, 1) of what is given, time by time."""
    return np.array([[[cell] for cell in row] for row in rows], dtype=dtype)


def test_nothing_divided_by_nothing_is_nothing() -> None:
    assert ratio(3, 4) == Fraction(3, 4)
    assert isinstance(ratio(3, 4), Fraction)
    assert ratio(Fraction(3), 0) == 0
    exact = ratio(units([1, 2]), units([3, 0]))
    assert exact.tolist() == [[[Fraction(1, 3)], [0]]]
    drawn = ratio(units([1.0, 2.0], dtype=float), units([4.0, 0.0], dtype=float))
    assert drawn.tolist() == [[[0.25], [0.0]]]
    assert ratio(3.0, units([4.0, 0.0], dtype=float)).tolist() == [[[0.75], [0.0]]]


def test_whole_ones_only() -> None:
    assert [whole(Fraction(7, 2)), whole(3), whole(Fraction(-1, 2))] == [3, 3, -1]
    assert whole(units([Fraction(7, 2), Fraction(2)])).tolist() == [[[3], [2]]]
    assert all(isinstance(x, Fraction) for x in whole(units([Fraction(7, 2)])).flat)
    assert whole(np.array([2.9999999999, 2.99, 3.0])).tolist() == [3.0, 2.0, 3.0]


def test_what_a_step_adds_to_the_whole_part_of_the_running_total() -> None:
    """A place and a half a month: 1, 2, 1, 2; nothing is lost between the months."""
    three_halves = units(*[[Fraction(3, 2)]] * 4)
    assert whole_so_far(three_halves).ravel().tolist() == [1, 2, 1, 2]
    assert whole_so_far(three_halves.astype(float)).ravel().tolist() == [1, 2, 1, 2]


def test_no_month_counts_for_more_than_its_cap() -> None:
    """Months with 1, 3 and 5: 0, 3, 5, 7, 8 and 9 by caps from none to five."""
    months = np.array([[1], [3], [5]])
    rungs = ladder(months, 5)
    assert sorted(rungs) == [1, 2, 3, 4, 5]
    assert [int(capped_each_month(rungs, cap)[0]) for cap in range(6)] == [0, 3, 5, 7, 8, 9]
    assert capped_each_month(rungs, np.array([2, 4])).tolist() == [5, 8]
    assert capped_each_month(rungs, np.array([0, 5])).tolist() == [0, 9]
    for cap in (6, -1, 1.5, np.array([2, 6])):
        with pytest.raises(ValueError, match="caps 0-5 only"):
            capped_each_month(rungs, cap)


def test_sums_stand_at_every_unit_and_every_time() -> None:
    amounts = units([1, 2], [3, 4])
    assert over_units(amounts).tolist() == [[[3]], [[7]]]
    assert over_time(amounts).tolist() == [[[4], [6]]]
    assert over_units(Fraction(5)) == over_time(Fraction(5)) == 5


def test_where_nobody_has_a_weight_nothing_is_shared_out() -> None:
    found = share_out(units([100, 100], [100, 100]), units([1, 2], [0, 0]))
    assert found.tolist() == [[[33], [67]], [[0], [0]]]
    floats = share_out(units([100.0], dtype=float), units([1.0, 2.0, 0.0], dtype=float))
    assert floats.tolist() == [[[33.0], [67.0], [0.0]]]


def test_a_split_of_a_debt_and_its_ties() -> None:
    assert split(-5, [1, 1]) == (-3, -2)
    assert split(1, [1, 1, 1]) == (1, 0, 0)
    assert split(0, [1]) == (0,)
