"""Trying values: there and back again, step by step, without a widget in sight."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from simlib import programmes
from simlib.assembly import load
from simlib.explore.answers import Answers
from simlib.explore.controls import controls, movable
from simlib.explore.entries import Unfit, read, shown
from simlib.explore.scenarios import Choice, choices
from simlib.explore.session import Session, spots
from simlib.explore.switches import switches
from simlib.explore.trying import Refused, lines_of, tried
from simlib.periods import Period
from simlib.present.speech import Speech
from tests.conftest import ROOT

SV, EN = Speech("sv"), Speech("en")
FIXED = ("psychology_choice.fixed_rate", date(2018, 9, 1))
VARIABLE = ("psychology_choice.variable_rate", date(2018, 9, 1))


@pytest.fixture
def session(kalmar) -> Session:
    return Session.of(kalmar)


def ore(kronor: int) -> Fraction:
    return Fraction(100 * kronor)


def test_what_is_dragged_in_one_go_is_taken_back_in_one_step(session):
    moved = session.put(FIXED, ore(47)).put(FIXED, ore(48)).put(VARIABLE, ore(2500)).put(FIXED, ore(49))
    assert moved.undo().value(FIXED) == ore(48)
    assert moved.undo().undo().now.values == {FIXED: ore(48)}
    assert moved.undo().undo().undo().now == session.now
    assert moved.undo().undo().undo().undo() == moved.undo().undo().undo()


def test_what_was_taken_back_can_be_done_again_until_something_else_is_done(session):
    moved = session.put(FIXED, ore(47)).put(VARIABLE, ore(2500))
    assert moved.undo().redo().now == moved.now
    assert moved.undo().put(VARIABLE, ore(2600)).redo().now.values[VARIABLE] == ore(2600)


def test_the_scenarios_own_value_is_no_change(session):
    assert session.put(FIXED, ore(47)).put(FIXED, ore(46)).now == session.now
    assert session.put(FIXED, ore(47)).reset(FIXED).now == session.now
    assert session.put(FIXED, ore(47)).put(VARIABLE, ore(1)).reset_all().now == session.now


def test_each_dated_value_is_tried_by_itself(session):
    """Kalmar's frame is one amount in 2018 and another from 2019."""
    frame = "kalmar.frame"
    found = spots(session.case, session.now, frame)
    assert [day for _, day in found] == [date(2018, 1, 1), date(2019, 1, 1)]
    later = session.put(found[0], ore(1))
    assert tried(later.case, later.now).setting.parameters[frame].dated(
        date(2019, 6, 1)
    ).value == session.own(found[1])
    moved = session.since(date(2020, 1, 1)).put(found[1], ore(30_000_000))
    assert [line.since for line in lines_of(moved.case, moved.now)] == [date(2020, 1, 1)]
    assert spots(session.case, moved.now, frame) == (found[1],)


def test_what_no_longer_holds_on_any_day_is_forgotten(session):
    first = ("kalmar.frame", date(2018, 1, 1))
    assert session.put(first, ore(1)).since(date(2019, 1, 1)).now.values == {}
    shorter = Period(date(2018, 1, 1), date(2019, 1, 1))
    assert session.put(FIXED, ore(47)).through(shorter).now.values == {FIXED: ore(47)}


def test_a_horizon_that_no_file_reaches_is_refused_in_words(session):
    further = session.through(Period(date(2018, 1, 1), date(2060, 1, 1)))
    with pytest.raises(Refused) as why:
        tried(further.case, further.now)
    assert "invånarna 2025" in why.value.text("sv")


def test_controls_are_made_from_the_parameters_that_are_read(session):
    found = controls(session, SV)
    assert {control.path for control in found} == {parameter.path for parameter in movable(session)}
    assert [c.path for c in found[:3]] == [*session.case.programme.LEVERS, "kalmar.frame"]
    assert {c.role for c in found} == {"lever", "uncertainty", "constant"}
    assert not [c for c in found if c.path.startswith("grants.national_amount.queue")], (
        "another scheme's grant"
    )
    one = found[0]
    assert one.low is not None and one.low <= session.own(one.spot) <= one.high  # noqa: PT018
    assert "30 kr per invånare och år till 60" in one.help
    assert "Antagande i detta projekt" in one.help
    assert [c.label for c in found if c.matches("LÄNGRE tak")] == ["Tak för längre besök per invånare"]


@pytest.mark.parametrize("text", ["1 234,5", "1234.5", "1\u00a0234,50", " 1234,5 "])
def test_numbers_are_read_as_people_write_them(kalmar, text):
    rate = kalmar.setting.parameters[VARIABLE[0]]
    assert read(rate, text, SV) == 123_450
    assert read(rate, "1,234.5", EN) == 123_450
    with pytest.raises(Unfit):
        read(rate, "12,5", EN)


def test_shares_are_shown_and_read_in_per_cent(kalmar):
    share = kalmar.setting.parameters["psychology_choice.share_above_ceiling"]
    assert shown(share, Fraction(1, 8), SV) == "12,5"
    assert read(share, "12,5", SV) == read(share, "12,5 %", SV) == Fraction(1, 8)


def test_what_is_shown_is_read_again(kalmar):
    for speech in (SV, EN):
        for parameter in kalmar.setting.parameters.values():
            value = parameter.values[0].value
            if not isinstance(value, str):
                assert read(parameter, shown(parameter, value, speech), speech) == value, parameter.path


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Fältet är tomt"),
        ("hej", "”hej” är inget tal"),
        ("1e3", "inget tal"),
        ("12 %", "inget tal"),
        ("-1", "ska ligga mellan 0 kr per patient och 20\u00a0000 kr"),
        ("20001", "20\u00a0001 kr per patient går inte"),
        ("0,001", "hela ören"),
        ("9" * 50, "inget tal"),
    ],
)
def test_what_cannot_be_the_value_is_refused_with_the_reason(kalmar, text, reason):
    with pytest.raises(Unfit, match=reason):
        read(kalmar.setting.parameters[VARIABLE[0]], text, SV)


@pytest.mark.parametrize("text", ["0 → 0; 10", "5 → 1", "0 → 0; 10 → 1; 10 → 2", "0 → 7"])
def test_steps_that_are_no_steps_are_refused(kalmar, text):
    with pytest.raises(Unfit):
        read(kalmar.setting.parameters["psychology_choice.hospital_distance_points"], text, SV)


def test_every_scheme_has_controls_and_a_part_that_is_switched_off_is_paid_nothing():
    opened: dict[str, Choice] = {}
    for one in choices(ROOT / "params/scenarios", ROOT, SV):
        opened.setdefault(one.scheme, one)
    assert len(opened) == len(programmes.names())
    switched = set()
    for scheme, one in opened.items():
        session = Session.of(load(one.file, one.region))
        answers = Answers(session.case, draws=20, seed=1)
        assert not answers.answer(session.now).draft.values, scheme
        assert any(control.slides for control in controls(session, SV)), scheme
        for switch in switches(session):
            off = switch.turned(session, on=False)
            assert not answers.answer(off.now).totals.components[switch.name].any(), switch.name
            assert switch.turned(off, on=True).now == session.now
            switched.add(switch.name)
    assert {"long_visit_supplement", "sparse_supplement", "geography_supplement"} <= switched
