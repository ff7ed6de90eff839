"""The continuity test: who pays when the grant ends, and how the grant arrives."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from simlib.assembly import load
from simlib.continuity import Activity, ContinuityTest, continuity_test
from simlib.grants import charged, grant_end, granted, promised, received
from simlib.parameters.values import Label
from simlib.simulation.simulate import simulate
from tests.conftest import ROOT, shipped
from tests.upper.altered import Values, with_horizon, with_values

DRAWS = 4096
CALM = {
    f"grants.{name}.sickleave_rehab": Fraction(0)
    for name in ("early_end_hazard", "possible_cut", "performance_part", "withheld_risk", "late_risk")
}
SOURCES = ("grant", "ordinary", "exit_money", "gap")


def activity(
    exit_named: str, *, cost, grant, ordinary=0.0, exit_money=0.0, ends=date(2022, 1, 1)
) -> Activity:
    """Three years from 2020, two outcomes; amounts per year."""

    def spread(amounts):
        return np.broadcast_to(np.reshape(np.array(amounts, dtype=float), (-1, 1)), (3, 2))

    return Activity(
        id="a",
        label=Label("A", "A"),
        ends=ends,
        exit=exit_named,
        cost=spread(cost),
        grant=spread(grant),
        ordinary=spread(ordinary),
        exit_money=spread(exit_money),
        years=(2020, 2021, 2022),
        thresholds=(0.9, 0.75),
    )


def test_no_exit_named_fails():
    assert activity("none", cost=[5, 5, 5], grant=[5, 5, 0]).verdict == "fails"


def test_no_exit_named_fails_even_if_ordinary_money_is_enough():
    """An activity that names no exit may not be granted, whoever could pay."""
    assert activity("none", cost=[5, 5, 5], grant=[5, 5, 0], ordinary=9).verdict == "fails"


def test_no_exit_is_needed_by_what_costs_nothing_afterwards():
    assert activity("none", cost=[5, 5, 0], grant=[5, 5, 0]).verdict == "holds"


def test_enough_absorbed_holds():
    assert activity("absorb", cost=[5, 5, 5], grant=[5, 5, 0], exit_money=[0, 0, 5]).verdict == "holds"


def test_too_little_absorbed_fails():
    found = activity("absorb", cost=[5, 5, 5], grant=[5, 5, 0], exit_money=[0, 0, 4])
    assert found.verdict == "fails"
    assert found.gap_after().tolist() == [[1, 1]]


def test_a_gap_while_the_money_lasts_is_shown_and_not_judged():
    found = activity("absorb", cost=[5, 9, 5], grant=[5, 5, 0], exit_money=[0, 0, 5])
    assert found.gap[:, 0].tolist() == [0, 4, 0]
    assert found.verdict == "holds"


def test_unknown_if_the_horizon_ends_with_the_money():
    found = activity("absorb", cost=[5, 5, 5], grant=[5, 5, 5], ends=date(2023, 1, 1))
    assert found.after == ()
    assert found.verdict == "unknown"


def test_the_grant_pays_first_then_ordinary_money_then_the_exit():
    found = activity("absorb", cost=[10, 10, 10], grant=[4, 20, 0], ordinary=3, exit_money=[9, 9, 5])
    paid = {source: amounts[:, 0].tolist() for source, amounts in found.paid.items()}
    assert paid == {"grant": [4, 10, 0], "ordinary": [3, 0, 3], "exit_money": [3, 0, 5], "gap": [0, 0, 2]}


def test_no_better_than_the_worst_activity():
    good = activity("absorb", cost=[5, 5, 5], grant=[5, 5, 0], exit_money=5)
    bad = activity("none", cost=[5, 5, 5], grant=[5, 5, 0])
    assert ContinuityTest((good, good), date(2022, 1, 1)).verdict == "holds"
    assert ContinuityTest((good, bad), date(2022, 1, 1)).verdict == "fails"


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "params/scenarios").glob("*.yaml")))
def test_the_sources_add_up_to_the_cost_in_every_outcome(name):
    test = continuity_test(simulate(shipped(ROOT / f"params/scenarios/{name}.yaml"), draws=300, seed=5))
    whole = sum(test.paid(source) for source in SOURCES)
    assert whole == pytest.approx(test.sum("cost"), rel=1e-12, abs=1e-3)
    assert all((test.paid(source) >= 0).all() for source in SOURCES)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("jamtland_as_decided", "fails"),
        ("jamtland_wound_down", "holds"),
        ("kalmar_as_decided", "fails"),
        ("kalmar_absorbed", "holds"),
    ],
)
def test_the_verdicts_of_the_two_regions(name, verdict):
    case = load(ROOT / f"params/scenarios/{name}.yaml")
    assert continuity_test(simulate(case, draws=1000, seed=20260101)).verdict == verdict


def test_only_the_library_of_jamtlands_items_names_an_exit(jamtland):
    test = continuity_test(simulate(jamtland, draws=200, seed=1))
    assert {a.id: a.exit for a in test.activities if a.exit != "none"} == {"living_library": "absorb"}


def test_what_is_wound_down_stops_costing_when_the_money_ends(kalmar):
    case = with_values(kalmar, {"kalmar.exit": "wind_down"})
    test = continuity_test(simulate(case, draws=200, seed=1))
    assert test.verdict == "holds"
    assert (test.sum("cost")[:3] > 0).all()
    assert not test.sum("cost")[3:].any()


# --- how much the grant is -----------------------------------------------------------


def test_kalmars_share_of_the_national_amounts_to_the_krona(kalmar):
    """1 180, 1 165 and 840 Mkr by residents on 31 December of the year before, then nothing.

    1 180 000 000 * 243 536 / 10 120 242 and so on, from the municipalities' own figures.
    """
    case = with_values(kalmar, {"kalmar.grant_share": Fraction(1)})
    due = promised(simulate(case, draws=200, seed=1), "sickleave_rehab")
    assert [round(year / 100) for year in due[:, 0].tolist()] == [28_395_811, 27_862_697, 19_963_482, 0, 0]
    assert (due == due[:, :1]).all()


def test_the_schemes_part_of_the_grant_is_uncertain_and_half_in_the_middle(kalmar):
    due = promised(simulate(kalmar, draws=DRAWS, seed=1), "sickleave_rehab")
    low, median, high = np.quantile(due[0], [0.1, 0.5, 0.9]) / 2_839_581_109
    assert (low, median, high) == pytest.approx((0.4, 0.5, 0.6), abs=0.01)


def test_the_tapering_is_seen(kalmar):
    test = continuity_test(simulate(with_values(kalmar, CALM), draws=500, seed=1))
    grant = test.sum("grant").mean(axis=1)
    assert grant[2] / grant[1] == pytest.approx(19_963_482 / 27_862_697)
    assert grant[1] > grant[2] > grant[3] == grant[4] == 0
    assert test.grant_ends == date(2021, 1, 1)
    assert test.first_year_after == 2021


def test_a_year_held_in_part_has_that_part_of_the_grant(kalmar):
    whole = promised(simulate(kalmar, draws=200, seed=1), "sickleave_rehab")
    case = with_horizon(kalmar, date(2018, 9, 1), date(2020, 7, 1))
    part = promised(simulate(case, draws=200, seed=1), "sickleave_rehab")
    assert part == pytest.approx(whole[:3] * np.array([[4 / 12], [1], [1 / 2]]))


def test_the_grant_is_shared_between_activities_by_what_they_charge(jamtland):
    simulation = simulate(jamtland, draws=300, seed=2)
    test, asked = continuity_test(simulation), charged(simulation)
    found, state = test.activities[4], granted(simulation)
    assert test.sum("grant") == pytest.approx(state)
    assert found.grant == pytest.approx(state * asked[found.id] / np.maximum(sum(asked.values()), 1))


def test_a_pot_pays_until_it_is_used_up(jamtland):
    simulation = simulate(jamtland, draws=300, seed=2)
    state, asked = granted(simulation).sum(axis=0), np.sum([*charged(simulation).values()], axis=(0, 1))
    assert (state == np.minimum(asked, 260_000_000)).all()


# --- how it arrives -----------------------------------------------------------------


def arriving(kalmar, **risks: float):
    """What arrives of 100 a year for five years under the named risks."""
    values = CALM | {f"grants.{name}.sickleave_rehab": Fraction(str(value)) for name, value in risks.items()}
    simulation = simulate(with_values(kalmar, values), draws=DRAWS, seed=7)
    return received(simulation, np.full((5, DRAWS), 100.0), "sickleave_rehab")


def test_a_calm_grant_arrives_as_promised(kalmar):
    assert (arriving(kalmar) == 100).all()


def test_hazard_of_an_early_end(kalmar):
    """Alive after t years is (1 - h)^t; h = 0.2: .8 .64 .512 .4096; 4 standard errors."""
    alive = (arriving(kalmar, early_end_hazard=0.2) > 0).mean(axis=1)
    expected = np.array([1, 0.8, 0.64, 0.512, 0.4096])
    assert (np.abs(alive - expected) <= 4 * np.sqrt(expected * (1 - expected) / DRAWS)).all()


def test_an_ended_grant_does_not_come_back(kalmar):
    alive = arriving(kalmar, early_end_hazard=0.2) > 0
    assert (alive[1:] <= alive[:-1]).all()


def test_late_money_arrives_the_year_after_and_none_is_lost(kalmar):
    simulation = simulate(
        with_values(kalmar, CALM | {"grants.late_risk.sickleave_rehab": Fraction(3, 10)}), draws=DRAWS, seed=7
    )
    due = np.zeros((5, DRAWS))
    due[:3] = 100
    found = received(simulation, due, "sickleave_rehab")
    assert (found.sum(axis=0) == 300).all()
    assert set(np.unique(found[0])) == {0, 100}
    assert set(np.unique(found[1])) == {0, 100, 200}
    assert set(np.unique(found[3])) == {0, 100}
    assert (found[0] == 0).mean() == pytest.approx(0.3, abs=4 * np.sqrt(0.3 * 0.7 / DRAWS))


def test_only_the_performance_part_is_withheld(kalmar):
    found = arriving(kalmar, performance_part=0.4, withheld_risk=0.25)
    assert np.unique(found).tolist() == [60, 100]
    assert (found[2] == 60).mean() == pytest.approx(0.25, abs=4 * np.sqrt(0.25 * 0.75 / DRAWS))


def test_a_cut_takes_its_share(kalmar):
    assert arriving(kalmar, possible_cut=0.05) == pytest.approx(95)


def test_a_cut_that_begins_later_begins_later(kalmar):
    path = "grants.possible_cut.sickleave_rehab"
    values: Values = {**CALM, path: {date(2018, 1, 1): Fraction(0), date(2020, 1, 1): Fraction(1, 2)}}
    found = received(
        simulate(with_values(kalmar, values), draws=200, seed=7), np.full((5, 200), 100.0), "sickleave_rehab"
    )
    assert found[:, 0].tolist() == [100, 100, 50, 50, 50]


def test_the_grants_end_is_written_once(kalmar, jamtland, sagolan):
    assert grant_end(kalmar) == date(2021, 1, 1)
    assert grant_end(jamtland) == date(2022, 1, 1)
    assert grant_end(sagolan) == date(2019, 7, 1)


def test_a_horizon_that_ends_before_the_money_does(kalmar):
    case = with_horizon(kalmar, date(2018, 1, 1), date(2020, 7, 1))
    assert continuity_test(simulate(case, draws=200, seed=1)).verdict == "unknown"
