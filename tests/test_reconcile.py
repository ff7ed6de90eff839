"""The decision of Jämtland Härjedalen, from the shipped data: the headline and its six items."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.assembly import Case
from simlib.parameters.values import Label
from simlib.programmes.stimulus_allocation import staff_rows, statements
from simlib.reconcile import StaffRow, Statement, readings

TKR = 100_000


def _statement(jamtland: Case) -> Statement:
    (statement,) = statements(jamtland.setting)
    return statement


def test_every_reading_of_item_5_is_beside_the_headline(jamtland: Case) -> None:
    statement = _statement(jamtland)
    assert statement.headline == 2_600 * TKR
    whole = {found.reading: found.total for found in readings(statement) if not found.left_out}
    assert whole == {
        "one_pot": 2_710 * TKR,
        "three_areas": 3_110 * TKR,
        "four_areas": 3_310 * TKR,
        "five_areas": 3_510 * TKR,
        "six_areas": 3_710 * TKR,
    }
    assert not any(found.within_rounding for found in readings(statement, most_left_out=0))


def test_three_areas_without_item_4_come_within_rounding(jamtland: Case) -> None:
    meeting = {(r.reading, r.left_out): r for r in readings(_statement(jamtland)) if r.within_rounding}
    found = meeting["three_areas", ("item_4",)]
    assert (found.total, found.difference, found.exact) == (2_610 * TKR, 10 * TKR, False)
    assert all(abs(r.difference) <= 50 * TKR for r in meeting.values())


def test_the_items_are_those_of_the_decision(jamtland: Case) -> None:
    items = _statement(jamtland).readings["one_pot"]
    assert {key: amount // TKR for key, amount in items.items()} == {
        "item_1": 210, "item_2": 700, "item_3": 700, "item_4": 500, "item_5": 200, "item_6": 400,
    }  # fmt: skip


def test_the_two_rows_of_the_library_imply_two_prices_of_a_month(jamtland: Case) -> None:
    first, second = staff_rows(jamtland.setting)
    assert first.per_full_time_month == 42_000 * 100
    assert second.per_full_time_month == 67_200 * 100
    assert second.at(first.per_full_time_month) == 105_000 * 100
    assert first.amount + second.amount == 210 * TKR


@pytest.mark.parametrize(
    ("total", "within"),
    [(2_549_999, False), (2_550_000, True), (2_649_999, True), (2_650_000, False)],
)
def test_within_rounding_is_what_prints_as_the_headline(total: int, within: bool) -> None:
    statement = Statement(
        Label("", ""),
        2_600_000,
        100_000,
        {"r": {"a": total}},
        {"r": Label("", "")},
        {"a": Label("", "")},
        "s",
    )
    (found,) = readings(statement, most_left_out=0)
    assert found.within_rounding is within


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 1000), min_size=1), st.integers(0, 3000))
def test_a_reading_is_its_items_less_what_is_left_out(items: dict[str, int], headline: int) -> None:
    labels = {key: Label("", "") for key in items}
    statement = Statement(Label("", ""), headline, 100, {"r": items}, {"r": Label("", "")}, labels, "s")
    for found in readings(statement):
        kept = [amount for key, amount in items.items() if key not in found.left_out]
        assert found.total == sum(kept)
        assert found.difference == sum(kept) - headline
        assert not found.left_out or found.within_rounding


def test_neither_fact_edits_the_other(jamtland: Case) -> None:
    statement = _statement(jamtland)
    other = replace(statement, headline=3_110 * TKR)
    assert [r.total for r in readings(other, 0)] == [r.total for r in readings(statement, 0)]
    assert [r.reading for r in readings(other, 0) if r.exact] == ["three_areas"]


def test_a_staff_row_is_share_times_months() -> None:
    row = StaffRow(Label("", ""), Fraction(1, 4), Fraction(10), 16_800_000)
    assert row.full_time_months == Fraction(5, 2)
    assert row.per_full_time_month == 6_720_000
