"""Money: parsed from text, split without losing an öre, printed as Swedes print it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.exact import split
from simlib.money import money, number, ore, parse_number, percent, plain, rounded_parts

AMOUNTS = st.integers(-(10**12), 10**12)
NUMBERS = st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=4)


@given(NUMBERS)
def test_a_number_is_read_from_its_digits(value: Decimal) -> None:
    assert parse_number(f"{value:f}") == Fraction(value)


@given(NUMBERS)
def test_a_number_is_written_as_it_is_read(value: Decimal) -> None:
    assert parse_number(plain(Fraction(value))) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "written"), [("450", "450"), ("0.050", "0.05"), ("-3.50", "-3.5"), ("100000000", "100000000")]
)
def test_a_number_is_written_without_exponent_or_empty_decimals(text: str, written: str) -> None:
    assert plain(parse_number(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        *("", " 1", "1 ", "1 000", "1,5", "1_000", "1e3", "0x10", "+1", ".5", "5.", "--1", "01"),
        *("1.2.3", "nan", "inf", "٤", "½"),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_number(text)


def test_a_tenth_is_a_tenth() -> None:
    assert ore("0.10") * 3 == ore("0.30")
    assert ore("1.18", "tkr") == 118_000


@pytest.mark.parametrize("text", ["0.001", "0.105"])
def test_less_than_an_ore_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        ore(text)


@given(AMOUNTS, st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(any))
def test_a_split_sums_to_the_whole_and_each_part_is_near_its_quota(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert part == 0 or weight > 0


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**6), min_size=1, max_size=12))
def test_a_larger_weight_never_gets_less(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    for part, weight in zip(parts, weights, strict=True):
        assert all(part >= other for other, w in zip(parts, weights, strict=True) if w < weight)


def test_largest_remainder_by_hand() -> None:
    """2 600 over 210, 700, 700, 500, 600, 400 of 3 110 (checks 9.12)."""
    assert split(2600, [210, 700, 700, 500, 600, 400]) == (176, 585, 585, 418, 502, 334)


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [1, -1], [2, -1]])
def test_money_without_a_receiver_is_not_lost_in_silence(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split(100, weights)


@pytest.mark.parametrize(
    ("amount", "language", "text"),
    [
        (123_456_789, "sv", "1\u00a0234\u00a0568\u00a0kr"),
        (-123_456_749, "sv", "\u22121\u00a0234\u00a0567\u00a0kr"),
        (123_456_789, "en", "1,234,568\u00a0kr"),
        (50, "sv", "1\u00a0kr"),
        (-50, "sv", "\u22121\u00a0kr"),
        (49, "sv", "0\u00a0kr"),
        (-49, "sv", "0\u00a0kr"),
    ],
)
def test_kronor_are_printed_whole_with_hard_spaces_and_a_true_minus(
    amount: int, language: str, text: str
) -> None:
    assert money(amount, language=language) == text


def test_decimals_have_a_comma_in_swedish_and_a_point_in_english() -> None:
    assert money(1_234_567, decimals=2) == "12\u00a0345,67\u00a0kr"
    assert money(1_234_567, decimals=2, language="en") == "12,345.67\u00a0kr"
    assert money(260_000_000, "mkr", 1) == "2,6\u00a0mkr"
    assert number(Fraction(1, 3), 3) == "0,333"
    assert money(100, unit=False) == "1"


def test_per_cent_has_a_hard_space_in_swedish_only() -> None:
    assert percent(Fraction(1, 8), 1) == "12,5\u00a0%"
    assert percent(0.5, language="en") == "50%"


@given(st.lists(AMOUNTS, min_size=1, max_size=20), st.sampled_from(["kr", "tkr", "mkr"]), st.integers(0, 2))
def test_printed_parts_add_up_to_the_printed_total(parts: list[int], scale: str, decimals: int) -> None:
    step = {"kr": 100, "tkr": 100_000, "mkr": 100_000_000}[scale] // 10**decimals
    moved = rounded_parts(parts, scale, decimals)
    assert money(sum(moved), scale, decimals) == money(sum(parts), scale, decimals)
    assert all(after % step == 0 for after in moved)
    assert all(abs(after - before) < step for after, before in zip(moved, parts, strict=True))


def test_what_is_not_said_is_whole_kronor_and_no_decimals() -> None:
    assert number(Fraction(1234), language="en") == "1,234"
    assert number(Fraction(-5, 2), 1, "en") == "−2.5"
    assert rounded_parts([149, 151]) == (100, 200)
    assert rounded_parts([-149, -151]) == (-100, -200)
