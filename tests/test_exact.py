"""Arithmetic that gives the same on whole öre, on draws and on two numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.exact import Rounding, at_least, at_most, is_exact, share_out, started, step_lookup
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
