"""Units that come, go, code otherwise, and live on what they are paid."""

from __future__ import annotations

import shutil
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from simlib.analysis.compare import Comparison
from simlib.analysis.marginal import marginals
from simlib.analysis.outcome import cases, check, compute
from simlib.analysis.solve import with_lever
from simlib.analysis.viability import viabilities
from simlib.assembly import load
from simlib.faults import Faults, Findings
from simlib.ledger import ledger
from simlib.programmes.psychology_choice.units import residents_by_unit, staff_cost
from simlib.simulation.simulate import simulate
from tests.conftest import ROOT

SCENARIO = """id: provas
label: {{sv: Prövas, en: Tried}}
region: sagolan
programme: psychology_choice
horizon: {{from: 2018-01, through: 2019-12}}
why: Ett påhittat försök.
owner: Sagoläns strateg
compare_with: [vardval]
changes:
{changes}"""
POSSIBLE = """mojlig:
  label: {sv: Möjlig enhet, en: Possible unit}
  municipality: "9901"
  operator: private
  starts: 2018-09
  established: "no"
  psychologists: 3
  kbt_therapists: 0
  partners: []
  collaboration_agreement: signed
  whole_commission: "yes"
  applied: true
  status: stated
  source: sagobok
"""


def line(path: str, since: str, value: str) -> str:
    return f"  - path: {path}\n    from: {since}\n    value: {value}\n    why: Prövas\n"


@pytest.fixture
def tried(project):
    """Sagolän with a possible unit; a scenario of the lines given."""
    units = project / "params/regions/sagolan/psychology_choice_units.yaml"
    units.write_text(units.read_text(encoding="utf-8").rstrip() + "\n" + POSSIBLE, encoding="utf-8")

    def write(*lines: str):
        path = project / "params/scenarios/provas.yaml"
        path.write_text(SCENARIO.format(changes="".join(lines)), encoding="utf-8")
        return path

    return write


def residents(case, day):
    steps = [step for step in case.monthly.steps if step.start == day]
    found = residents_by_unit(case.setting, case.admitted, steps[0])
    return dict(zip((payee.id for payee in case.setting.payees), found, strict=True))


def test_a_possible_unit_is_not_there_unless_a_scenario_lets_it_come(tried, scenario):
    path = tried(line("sagolan.at_work.mojlig", "2019-07-01", '"yes"'))
    assert "mojlig" not in {payee.id for payee in load(scenario).setting.payees}
    case = load(path)
    assert residents(case, date(2019, 6, 1))["mojlig"] == 0
    assert residents(case, date(2019, 7, 1))["mojlig"] > 0


def test_a_unit_that_comes_takes_residents_from_its_neighbours_and_from_nobody_else(tried, scenario):
    case, before = load(tried(line("sagolan.at_work.mojlig", "2019-07-01", '"yes"'))), load(scenario)
    old, new = (residents(one, date(2019, 7, 1)) for one in (before, case))
    assert sum(old.values()) == sum(new.values())
    assert new["skogsby"] == old["skogsby"]
    assert new["on"] == old["on"]
    assert new["storstad_norra"] < old["storstad_norra"]


def test_a_unit_that_comes_moves_no_other_draw_before_it_comes(tried, scenario):
    new = simulate(load(tried(line("sagolan.at_work.mojlig", "2019-01-01", '"yes"'))), draws=200, seed=3)
    old = simulate(load(scenario), draws=200, seed=3)
    units = len(old.case.setting.payees)
    assert (new.by_unit[:units, 0] == old.by_unit[:, 0]).all()
    assert not new.by_unit[units:, 0].any()


def test_gains_and_losses_are_of_all_units_of_either_scenario(tried, scenario):
    path = tried(line("sagolan.at_work.mojlig", "2019-01-01", '"yes"'))
    new, old = (compute(load(one), draws=200, seed=3) for one in (path, scenario))
    for before, after in ((old, new), (new, old)):
        found = Comparison(before.simulation, after.simulation, before.ledger, after.ledger)
        ids = [payee.id for payee in found.payees]
        assert sorted(ids) == sorted(payee.id for payee in new.case.setting.payees)
        pairs = dict(zip(ids, found.planned_by_unit(), strict=True))
        assert pairs["mojlig"][0 if before is old else 1] == 0
        assert sum(b - a for a, b in pairs.values()) == found.planned()
        assert np.allclose(found.by_unit.sum(axis=0), found.difference.sum(axis=0))


def test_a_unit_that_leaves_leaves_its_residents_without_one(tried):
    case = load(tried(line("sagolan.at_work.on", "2019-07-01", '"no"')))
    missing = case.programme.uncovered(case.setting, case.admitted, case.monthly)
    assert ("Ön",) in [names for _, names, _ in missing] or any("Ön" in names for _, names, _ in missing)
    book = ledger(case)
    unit = [payee.id for payee in case.setting.payees].index("on")
    assert book.amounts["fixed_payment"][-1, unit] == 0
    assert book.amounts["fixed_payment"][17, unit] > 0  # June 2019


@pytest.mark.parametrize(
    ("path", "since", "value", "said"),
    [
        ("sagolan.at_work.on", "2019-07-01", '"yes"', "no-effect"),
        ("sagolan.at_work.onn", "2019-07-01", '"no"', "unknown-path"),
        ("sagolan.at_work.on", "2019-07-01", "perhaps", "not-one-of"),
        ("sagolan.at_work.on", "2018-07-01", '"no"', "before-first-value"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(tried, path, since, value, said):
    with pytest.raises(Faults) as refused:
        load(tried(line(path, since, value)))
    assert said in {fault.message for fault in refused.value.faults}


def test_what_may_happen_is_checked_with_the_scenario(tried, project):
    path = tried(line("sagolan.at_work.on", "2019-07-01", '"no"'))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("changes:", "what_if: [hogre, finns_inte]\nchanges:"), encoding="utf-8")
    findings = Findings()
    found = check(path, findings)
    assert [fault.message for fault in findings.faults] == ["unknown-scenario"]
    assert [case.scenario.id for case in found[0].what_ifs] == ["hogre"]
    assert [case.scenario.id for case in found] == ["provas", "vardval"]
    path.write_text(text.replace("changes:", "what_if: [hogre]\nchanges:"), encoding="utf-8")
    assert cases(path)[0].what_ifs == ()
    assert [case.scenario.id for case in cases(path, tried=True)[0].what_ifs] == ["hogre"]
    shutil.copy(path, path.with_name("hogre.yaml"))
    with pytest.raises(Faults):
        cases(path, tried=True)


# --- coding ---------------------------------------------------------------------------------------


def test_coding_drift_pays_every_drifted_visit_as_the_best_type(tried, scenario):
    """All visits drifted, no ceiling reached: every visit at the highest supplement."""
    drift = line("psychology_choice.coding_drift", "2018-09-01", "1")
    high = line("psychology_choice.long_visit_ceiling", "2018-09-01", "500")
    drifted, plain = ledger(load(tried(drift, high))), ledger(load(tried(high)))
    rates = {p.member: p.values[-1].number for p in drifted.case.setting.family("long_visit_rate").values()}
    visits = {kind: Fraction(part.sum()) for kind, part in plain.values["long_visits"].items()}
    grown = drifted.total("long_visit_supplement") / (sum(visits.values()) * max(rates.values()))
    assert 1 <= grown < Fraction(103, 100)  # but for uprating
    assert drifted.total("long_visit_supplement") > plain.total("long_visit_supplement")
    assert drifted.total("variable_payment") == plain.total("variable_payment")


def test_coding_drift_moves_no_volume(tried, scenario):
    drift = line("psychology_choice.coding_drift", "2018-09-01", "0.1")
    new, old = (simulate(load(one), draws=200, seed=3) for one in (tried(drift), scenario))
    assert (new.amounts["variable_payment"] == old.amounts["variable_payment"]).all()
    more = new.amounts["long_visit_supplement"] - old.amounts["long_visit_supplement"]
    assert (more >= 0).all()
    assert more.any()


# --- what one more pays, and what a unit lives on ------------------------------------------------


def test_one_more_visit_pays_its_rate_under_the_rules_that_count_it(kalmar):
    """2019: rates uprated once by the two per cent written; private units get six per cent for VAT."""
    old = load(ROOT / "params/scenarios/kalmar_current_rules.yaml")
    found = {one.name: one.spans for one in marginals((kalmar, old), 2019)}
    new, before = found["long_visits.home_visit"]
    assert before is None
    assert new is not None
    assert new[0] == pytest.approx(56_800 * 1.02, abs=1)
    assert new[2] == pytest.approx(56_800 * 1.02 * 1.06, abs=2)
    assert list(found["kbt_visits"]) == [None, (56_800, 56_800, 56_800)]
    resident = found["residents"][0]
    assert resident is not None
    assert 4600 * 1.02 * 0.8 < resident[0] < resident[2]


def test_above_a_ceiling_one_more_pays_nothing_and_is_not_told(kalmar):
    ceiling = kalmar.setting.parameters["psychology_choice.long_visit_ceiling"]
    names = {one.name for one in marginals((with_lever(kalmar, ceiling, Fraction(100)),), 2019)}
    assert "long_visits.home_visit" not in names
    assert "patients" in names


def test_a_scheme_that_counts_in_its_own_way_or_not_at_all_is_left_alone(liability, jamtland):
    assert marginals((liability,), 2019) == ()
    assert marginals((jamtland,), 2020) == ()


def test_staff_costs_are_posts_times_their_price(kalmar):
    """Kalmar södra: 2 psychologists and 2 therapists, uprated once in 2019."""
    unit = [payee.id for payee in kalmar.setting.payees].index("kalmar_sodra")
    posts = 2 * Fraction("70559610") + 2 * Fraction("63000000")
    assert staff_cost(kalmar.setting, date(2018, 9, 1))[unit] == posts
    assert staff_cost(kalmar.setting, date(2019, 1, 1))[unit] == posts * Fraction("1.02")


def test_a_unit_lives_where_its_payment_covers_its_posts(kalmar):
    outcome = compute(kalmar, draws=200, seed=3)
    found = viabilities(outcome.simulation, outcome.ledger, 2019)
    assert [one.sparse for one in found] == sorted((one.sparse for one in found), reverse=True)
    by_id = {one.payee.id: one for one in found}
    assert by_id["borgholm_privat"].sparse
    assert not by_id["kalmar_norra"].sparse
    assert "kalmar_ny" not in by_id  # not admitted, and so not paid
    one = by_id["kalmar_city"]
    assert one.covered.value == (one.payment >= one.staff).mean() == 0
    assert one.margin.value < 0


def test_without_posts_nothing_is_said(jamtland):
    outcome = compute(jamtland, draws=100, seed=3)
    assert viabilities(outcome.simulation, outcome.ledger, 2020) == ()
