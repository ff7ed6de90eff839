"""Patientmiljarden: triage and thresholds in pairs, and the queue against a library and closed forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import ciw
import numpy as np
import pytest
from ruamel.yaml import YAML

from simlib.analysis.measured import least_that_earns, shares, stakes
from simlib.assembly import Case, load
from simlib.budget import budget_test
from simlib.conditions import admitted, conditions_of, judge
from simlib.continuity import continuity_test
from simlib.grants import promised, received, regional
from simlib.ledger import ledger
from simlib.periods import Month
from simlib.programmes.access_grant import arrivals, payments
from simlib.programmes.access_grant.statements import statements
from simlib.programmes.access_grant.triage import (
    ASSESSMENT,
    DOCTOR,
    PROBLEMS,
    Assessment,
    is_guarantee_patient,
    keeps,
)
from simlib.programmes.access_grant.waits import in_time
from simlib.simulation.simulate import Simulation, simulate
from tests.upper.altered import with_values

ROOT = Path(__file__).resolve().parents[2]
MONDAY = date(2019, 1, 14)


@lru_cache
def shipped(name: str) -> Case:
    return load(ROOT / f"params/scenarios/halland_access_{name}.yaml")


@lru_cache
def simulated(name: str) -> Simulation:
    return simulate(shipped(name), draws=200, seed=1)


# --- the needs triage: the letter, "0:an Behovsbedömning" ------------------------------------


def test_four_kinds_of_problem_make_a_guarantee_patient():
    assert {problem for problem in PROBLEMS if is_guarantee_patient(problem)} == {
        "new_problem",
        "unexpected_worsening",
        "strong_worsening",
        "no_effect",
    }


def test_a_problem_that_the_triage_does_not_know_is_refused():
    with pytest.raises(ValueError, match="prescription"):
        is_guarantee_patient("prescription")


@pytest.mark.parametrize(
    ("guarantee", "days", "doctor", "licensed", "coded", "most", "kept"),
    [
        (ASSESSMENT, 3, False, True, True, 3, True),
        (ASSESSMENT, 4, False, True, True, 3, False),
        (ASSESSMENT, 0, False, True, False, 3, False),  # no diagnosis or action code
        (ASSESSMENT, 0, False, False, True, 3, False),  # not licensed
        (DOCTOR, 7, True, True, False, 7, True),
        (DOCTOR, 8, True, True, True, 7, False),
        (DOCTOR, 0, False, True, True, 7, False),  # a nurse kept the new guarantee, not the old one
    ],
)
def test_an_assessment_keeps_the_guarantee(guarantee, days, doctor, licensed, coded, most, kept):
    assert keeps(guarantee, Assessment(days, doctor, licensed, coded), most) is kept


# --- the queue ---------------------------------------------------------------------------------


def consecutive(count: int) -> list[date]:
    return [MONDAY + timedelta(days=number) for number in range(count)]


@pytest.mark.parametrize(("most", "kept"), [(2, 3), (3, 4), (4, 4)])
def test_who_is_assessed_on_day_three_is_in_time_and_on_day_four_is_not(most, kept):
    """Four come on one day, one slot a day: the last is assessed on day 3."""
    assert in_time(consecutive(8), [4, *[0] * 7], [1] * 8, 100, most)[0] == kept


@pytest.mark.parametrize(("most", "kept"), [(6, 7), (7, 8), (8, 8)])
def test_day_seven_is_in_time_and_day_eight_is_not(most, kept):
    assert in_time(consecutive(12), [8, *[0] * 11], [1] * 12, 100, most)[0] == kept


@pytest.mark.parametrize(("came_on", "kept"), [(3, 0), (4, 1)])
def test_a_weekend_counts_in_the_days_but_nobody_is_assessed_on_it(came_on, kept):
    """Who comes on a Thursday and is seen on the Monday has waited four days; from a Friday, three."""
    days = [MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8)]
    came, slots = [0] * 7, [1] * 7
    came[came_on] = 1
    slots[came_on:5] = [0] * (5 - came_on)
    assert in_time(days, came, slots, 100, 3)[came_on] == kept


def test_without_patients_nobody_waits_and_with_slots_for_all_nobody_is_late():
    assert in_time(consecutive(5), [0] * 5, [3] * 5, 10, 3) == [0] * 5
    assert in_time(consecutive(5), [3] * 5, [3] * 5, 10, 0) == [3] * 5
    assert in_time(consecutive(5), [3] * 5, [0] * 5, 10**6, 3) == [0] * 5


def test_who_would_make_the_queue_too_long_is_not_assessed_in_time():
    """Ten come, one slot, at most four may wait: five are kept on, and one a day is seen."""
    assert in_time(consecutive(9), [10, *[0] * 8], [1] * 9, 4, 8)[0] == 5


def by_library(came: list[int], slots: list[int], most: int) -> list[int]:
    """The same queue by ciw: batches at noon, slotted services at six in the evening of each day."""
    count = len(came)
    offered = ciw.Slotted(slots=[day + 1.75 for day in range(count)], slot_sizes=slots)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([1.5, *[1.0] * count])],
        batching_distributions=[ciw.dists.Sequential([*came, 0])],
        service_distributions=[ciw.dists.Deterministic(0.1)],
        number_of_servers=[offered],
    )
    model = ciw.Simulation(network)
    model.simulate_until_max_time(count + 1)
    kept = Counter(
        int(one.arrival_date) - 1
        for one in model.get_all_records()
        if int(one.service_start_date) - int(one.arrival_date) <= most
    )
    return [kept[day] for day in range(count)]


@pytest.mark.parametrize(("slots", "most"), [(9, 3), (10, 3), (11, 0), (10, 7)])
def test_the_queue_is_that_of_a_queueing_library(slots, most):
    """Person for person, for the same Poisson arrivals; ciw moves each patient by itself."""
    came = [int(n) for n in np.random.default_rng(slots + most).poisson(10, 60)]
    ours = in_time(consecutive(60), came, [slots] * 60, 10**6, most)
    assert ours == by_library(came, [slots] * 60, most)


def test_the_queue_is_that_of_the_textbook():
    """One slot a day and Poisson arrivals of 0.7: the mean queue after service is 0.7² / (2 · 0.3).

    By Little's law that is also 0.7 times the mean wait in days, which is the sum over k
    of the share who wait more than k days.
    """
    count, rate = 300_000, 0.7
    came = np.random.default_rng(7).poisson(rate, (count, 1)).astype(float)
    days = consecutive(count // 100)
    late = 0.0
    blocks = came.reshape(100, -1).T  # a hundred queues side by side
    warm = len(days) // 10
    for most in range(30):
        kept = in_time(days, list(blocks), [np.ones(100)] * len(days), np.inf, most)
        late += float((blocks - np.array(kept))[warm:-30].sum()) / len(days[warm:-30]) / 100
    assert late == pytest.approx(rate**2 / (2 * (1 - rate)), rel=0.05)


def test_the_plan_and_the_draws_are_of_one_law(access):
    """Poisson patients have the planned ones as their mean, day by day of the week and month."""
    grid, mean = access.monthly, {"doctor": 400.0, "other": 200.0}
    whole = {kind: np.full((len(grid), 1, 1), Fraction(int(n)), dtype=object) for kind, n in mean.items()}
    plan = arrivals.planned(access.setting, grid, whole)
    rng = np.random.default_rng(5)
    drawn = arrivals.drawn(access.setting, grid, whole, 2000, lambda _name: rng)
    for name, values in plan.items():
        assert np.allclose(drawn[name].mean(axis=2)[:, 0], values[:, 0, 0].astype(float), atol=1.5), name
    assert sum(values[:, 0, 0].sum() for values in plan.values()) == 600 * len(grid)


def test_nobody_comes_on_a_closed_day(access):
    """2019-01-01 and 2019-04-19 (Good Friday) are closed, 2019-04-18 is open."""
    for month, closed, open_day in ((Month(2019, 1), 1, 2), (Month(2019, 4), 19, 18)):
        shares_of = arrivals.day_shares(access.setting, month)
        assert sum(shares_of.values()) == 1
        assert closed not in {day.day for day in shares_of}
        assert open_day in {day.day for day in shares_of}


# --- the threshold: vantetider.se, Kömiljarden 2019 --------------------------------------------------


@pytest.mark.parametrize(("reached", "part"), [(709, 0), (710, Fraction(1, 3))])
@pytest.mark.parametrize("rule", [payments.earned_by_doctors, payments.earned_by_assessments])
def test_a_month_at_71_per_cent_earns_its_third_and_one_at_70_9_does_not(rule, reached, part):
    assert rule(Fraction(reached), Fraction(1000), Fraction("0.71"), Fraction(1, 3)) == part


def test_the_region_is_measured_and_not_its_units():
    """60 and 82 per cent of a hundred each are 71 per cent together."""
    reached = np.array([[[60], [82]]], dtype=object)
    of = np.array([[[100], [100]]], dtype=object)
    part = payments.earned_by_assessments(reached, of, Fraction("0.71"), Fraction(1, 3))
    assert (part == Fraction(1, 3)).all()


def test_september_to_november_are_measured(access):
    inputs = {
        fact.name: fact for fact in access.programme.inputs(access.setting, access.admitted, access.monthly)
    }
    part = inputs["measured_part"].values[:, 0, 0]
    assert [bool(month) for month in part[12:24]] == [False] * 8 + [True] * 3 + [False]
    assert part[12:24].sum() == 1


def test_each_third_is_lost_by_itself_and_the_parts_add_up():
    (stake,) = stakes(simulated("as_decided"))
    thirds = np.round(stake.earned / stake.whole * 3, 9)
    assert set(thirds) <= {0.0, 1.0, 2.0, 3.0}
    assert np.allclose(stake.earned + stake.lost, stake.whole)


# --- the money ---------------------------------------------------------------------------------------


def test_the_regions_part_of_the_grants():
    """980 and 600 Mkr by population 2017-12-31: 31.455 and 19.258 Mkr."""
    case = shipped("as_decided")
    found = [regional(case, grant, 2018) for grant in ("patient_billion", "patient_billion_supplement")]
    assert [round(float(ore) / 1e8, 3) for ore in found] == [31.455, 19.258]


def test_four_fifths_of_the_waiting_time_money_are_at_stake():
    case = shipped("as_decided")
    (stake,) = stakes(simulated("as_decided"))
    assert stake.year == 2019
    assert stake.whole == pytest.approx(float(regional(case, "queue_billion", 2019)) * 0.8)


def test_the_sources_contradict_each_other_by_two_and_by_ten_million(access):
    billion, queue = statements(access.setting)
    apart = {
        name: sum(items.values()) - one.headline
        for one in (billion, queue)
        for name, items in one.readings.items()
    }
    assert apart == {"decision": 0, "agreement": -2 * 10**8, "paid": -10 * 10**8}


def test_staff_bought_for_the_grant_has_no_payer_from_2019():
    test = continuity_test(simulated("as_decided"))
    assert test.grant_ends == date(2019, 1, 1)
    assert test.first_year_after == 2019
    assert (test.sum("gap")[1] == test.sum("cost")[1]).all()
    assert test.verdict == "fails"


def test_the_performance_part_carries_2019_only_where_it_is_said_to():
    year = 1
    for name, carries in (("as_decided", False), ("performance", True)):
        simulation = simulated(name)
        found = received(simulation, promised(simulation, "queue_billion"), "queue_billion")
        assert found[year].any() == carries
        assert not found[[0, 2]].any()


def test_money_withheld_leaves_the_fifth_by_inhabitants():
    simulation = simulated("withheld")
    found = received(simulation, promised(simulation, "queue_billion"), "queue_billion")[1]
    assert np.allclose(found, float(regional(simulation.case, "queue_billion", 2019)) / 5)
    assert all(not stake.earned.any() for stake in stakes(simulation))


def test_more_slots_cost_more_and_reach_more():
    found = [simulated(name) for name in ("none", "as_decided", "more_slots")]
    reached = [shares(one, one.case.programme.MEASURES[0])[-1, 1].mean() for one in found]
    cost = [one.total[1].mean() for one in found]
    assert reached == sorted(reached)
    assert cost == sorted(cost)
    assert found[0].total.sum() == 0


def test_slots_bought_do_not_move_the_patients():
    """The same patients come, whatever is bought: the draws are the world's."""
    few, many = (simulated(name).results["assessment_patients"] for name in ("none", "more_slots"))
    assert np.array_equal(few, many)


def test_the_least_capacity_that_earns_all_does_so_and_a_little_less_does_not(access):
    found = least_that_earns(access, target=0.9, draws=300, seed=2)
    assert found.value is not None
    assert found.now < found.value < Fraction(2)


def test_nothing_is_bought_without_an_action_plan(access):
    case = with_values(access, {"halland.guarantee_plan": "missing"})
    for payee in case.setting.payees:
        found = judge(conditions_of(case.programme), payee.id, case.programme.facts(case.setting, payee))
        assert not admitted(found)
    assert ledger(replace(case, admitted=frozenset())).total() == 0


def test_a_plan_costs_what_its_slots_and_its_contracts_cost():
    """By hand for Hylte, July 2018: residents of 2017, 22 open days, 0.5 slots, 93 per cent, 700 kr."""
    book = ledger(shipped("as_decided"))
    unit = [payee.id for payee in book.case.setting.payees].index("hylte")
    listed = book.case.setting.region.municipalities
    residents = next(m.residents[2017] for m in listed if m.code == "1315")
    slots = Fraction(residents, 1000) * Fraction("0.5") * Fraction("0.93") * 22
    assert book.amounts["staff_region_run"][6, unit] == round(slots * 700 * 100)
    assert book.amounts["staff_private"][6, unit] == 0
    assert book.amounts["patient_contracts"][6, unit] == round(Fraction(residents * 48 * 100, 12))


def test_the_centres_are_those_of_the_audit_schedule():
    """Counted in the list of 48 units that the training posts are shared out on, from the same letter."""
    listed = YAML(typ="safe").load(ROOT / "params/regions/halland/training_posts_units.yaml")
    mine = YAML(typ="safe").load(ROOT / "params/regions/halland/access_grant_units.yaml")
    counted = Counter((unit["municipality"], unit["operator"]) for unit in listed.values())
    assert {
        (unit["municipality"], operator): unit[f"centres_{key}"]
        for unit in mine.values()
        for operator, key in (("region", "region_run"), ("private", "private"))
        if unit[f"centres_{key}"]
    } == dict(counted)


def test_fewer_draws_are_the_first_of_more(access):
    first, more = simulated("as_decided"), simulate(access, draws=1100, seed=1)
    for name, values in first.results.items():
        assert np.array_equal(values, more.results[name][:, :, :200]), name


def test_the_frame_holds_as_decided_and_breaks_with_more_slots():
    assert budget_test(simulated("as_decided")).verdict == "holds"
    assert budget_test(simulated("more_slots")).verdict == "fails"


# --- bad input beyond the pages of tests/errors -----------------------------------------


UNITS, REGION, SCHEME = (
    "regions/halland/access_grant_units.yaml",
    "regions/halland/access_grant.yaml",
    "programmes/access_grant.yaml",
)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (UNITS, "centres_private: 7", "centres_private: 70", "70 ligger utanför det tillåtna 0–40"),
        (UNITS, 'municipality: "1315"', 'municipality: "1380"', "är båda kommunen 1380"),
        (UNITS, 'municipality: "1315"', 'municipality: "0880"', "kommunen ”0880” finns inte i region 13"),
        (UNITS, "operator: mixed", "operator: private", "”private” är inte ett av de tillåtna valen: mixed"),
        (
            SCHEME, "{value: 0.25, status", "{value: 0.2, status",
            "andelarna i ”access_grant.weekday_share” blir tillsammans 0.95",
        ),
        (SCHEME, "2019-01-01: {value: assessment_in_three", "2019-01-01: {value: three_days", "three_days"),
        (REGION, "      hylte:", "      hylta:", "”hylta” finns inte i enhetsfilen"),
        (
            "grants.yaml", "queue_billion:\n        values:\n          2019-01-01: {value: 0.8",
            "queue:\n        values:\n          2019-01-01: {value: 0.8",
            "”queue” hör inte hit",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_refused(file, old, new, message, refused):
    refused("halland_access_as_decided", file, old, new, message)
