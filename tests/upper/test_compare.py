"""Differences between scenarios: nothing costs exactly nothing, and the parts make up the whole."""

from __future__ import annotations

import textwrap

import numpy as np
import pytest

from simlib.analysis.compare import Comparison
from simlib.analysis.outcome import cases, check, check_comparable, checks, decide
from simlib.assembly import Case, load
from simlib.faults import Faults, Findings
from simlib.ledger import ledger
from simlib.simulation.simulate import simulate
from tests.conftest import ROOT

PAIRS = [
    ("kalmar_current_rules", "kalmar_as_decided"),
    ("kalmar_as_decided", "kalmar_absorbed"),
    ("jamtland_no_allocation", "jamtland_as_decided"),
    ("jamtland_as_decided", "jamtland_one_pot"),
    ("jamtland_as_decided", "jamtland_wound_down"),
]


def compared(old: Case, new: Case, *, draws: int = 300, seed: int = 11) -> Comparison:
    first, second = (simulate(case, draws=draws, seed=seed) for case in (old, new))
    return Comparison(first, second, ledger(old), ledger(new))


def shipped(name: str) -> Case:
    return load(ROOT / f"params/scenarios/{name}.yaml")


@pytest.mark.parametrize("case", ["kalmar", "jamtland", "sagolan", "stimulans"])
def test_a_scenario_without_changes_costs_nothing_more(request, case):
    """Each of these has `changes: []`: loaded once more and computed anew."""
    one = request.getfixturevalue(case)
    again = load(one.setting.root / one.scenario.file)
    found = compared(one, again)
    assert found.planned() == 0
    assert (found.difference == 0.0).all()
    assert (found.by_unit == 0.0).all()
    assert found.is_null


def test_a_scenario_based_on_another_without_changes_costs_nothing_more(project):
    """`samma` is based on `hogre`, which changes two rates, and changes nothing itself."""
    folder = project / "params/scenarios"
    text = (folder / "hogre.yaml").read_text(encoding="utf-8")
    head = text[: text.index("changes:")].replace("id: hogre", "id: samma")
    head = head.replace("based_on: [vardval]", "based_on: [hogre]")
    (folder / "samma.yaml").write_text(head + "changes: []\n", encoding="utf-8")
    found = compared(load(folder / "hogre.yaml"), load(folder / "samma.yaml"))
    assert found.is_null
    assert found.planned() == 0
    assert not compared(load(folder / "vardval.yaml"), load(folder / "samma.yaml")).is_null


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_parts_make_up_the_difference(old, new):
    found = compared(shipped(old), shipped(new))
    whole = found.planned()
    years = found.new_ledger.grid.years
    assert whole != 0 or new == "kalmar_absorbed"
    assert sum(ore for _, ore in found.components) == whole
    assert sum(found.planned(None, year) for year in years) == whole
    assert sum(after - before for before, after in found.planned_by_unit()) == whole
    assert found.by_unit.sum(axis=0) == pytest.approx(found.difference.sum(axis=0))


def test_paying_for_it_otherwise_changes_no_cost():
    """`kalmar_absorbed` names an exit and its money: who pays changes, what it costs does not."""
    assert compared(shipped("kalmar_as_decided"), shipped("kalmar_absorbed")).is_null


def test_the_difference_is_paired():
    """Both meet the same patients: where nothing changes, in 2018 before the start, it is 0 in every draw."""
    found = compared(shipped("jamtland_as_decided"), shipped("jamtland_one_pot"))
    untouched = [u for u, payee in enumerate(found.new.case.setting.payees) if payee.id != "local_groups"]
    assert not found.by_unit[untouched].any()
    assert (found.share_losing[5], sum(found.share_losing)) == (1.0, 1.0)


def test_other_futures_are_not_compared(kalmar):
    one, two = simulate(kalmar, draws=100, seed=1), simulate(kalmar, draws=100, seed=2)
    with pytest.raises(ValueError, match="same years, draws and seed"):
        Comparison(one, two, ledger(kalmar), ledger(kalmar))


def test_other_schemes_are_not_compared(kalmar, jamtland):
    findings = Findings()
    check_comparable(kalmar, jamtland, findings)
    assert [fault.message for fault in findings.faults] == ["other-horizon"]


def test_the_proposal_comes_first_and_the_baseline_second():
    found = decide(cases(ROOT / "params/scenarios/kalmar_as_decided.yaml"), draws=100, seed=1)
    assert [outcome.id for outcome in found.all] == [
        "kalmar_as_decided",
        "kalmar_current_rules",
        "kalmar_absorbed",
    ]
    assert found.baseline.id == "kalmar_current_rules"
    assert found.comparison.planned() == found.proposal.ledger.total() - found.baseline.ledger.total()


@pytest.mark.parametrize("name", ["kalmar_as_decided", "jamtland_as_decided"])
def test_the_audits_of_the_report_hold(name):
    found = decide(cases(ROOT / f"params/scenarios/{name}.yaml")[:1], draws=300, seed=1)
    assert checks(found) == dict.fromkeys(
        ("null", "lines", "components", "units", "months", "years"), (True, 0)
    )


def test_the_null_audit_would_tell(kalmar, monkeypatch):
    """An engine that gave another answer the second time would be found out."""
    found = decide((kalmar,), draws=100, seed=1)
    other = simulate(kalmar, draws=100, seed=2)
    object.__setattr__(other, "seed", 1)
    monkeypatch.setattr("simlib.analysis.outcome.simulate", lambda *_, **__: other)
    assert checks(found)["null"] == (False, 0)


def expecting(project, *lines: str):
    path = project / "params/scenarios/vardval.yaml"
    text = (
        path.read_text(encoding="utf-8")
        + textwrap.dedent("expect:\n")
        + "".join(f"  - {line}\n" for line in lines)
    )
    path.write_text(text, encoding="utf-8")
    findings = Findings()
    check(path, findings)
    return findings.faults


def test_what_the_author_expected_is_checked_to_the_ore(project, sagolan):
    ore = ledger(sagolan).total("fixed_payment", 2019)
    said = f"{ore // 100}.{ore % 100:02d}"
    assert expecting(project, f"{{component: fixed_payment, year: 2019, kr: {said}}}") == []


def test_an_ore_more_is_a_fault(project, sagolan):
    ore = ledger(sagolan).total("fixed_payment", 2019) + 1
    (fault,) = expecting(
        project, f"{{component: fixed_payment, year: 2019, kr: {ore // 100}.{ore % 100:02d}}}"
    )
    assert fault.message == "unexpected-figure"


def test_all_wrong_expectations_are_told(project):
    found = expecting(
        project,
        "{component: fixed_paymnt, year: 2019, kr: 1}",
        "{component: fixed_payment, year: 2031, kr: 1}",
        "{component: fixed_payment, year: 2019, kr: 1}",
    )
    assert [fault.message for fault in found] == ["unknown-component", "outside-horizon", "unexpected-figure"]
    assert "Menade du ”fixed_payment”?" in found[0].text()


def test_an_unknown_scenario_to_compare_with_is_a_fault(project):
    path = project / "params/scenarios/vardval.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "compare_with: [hogree]\n", encoding="utf-8")
    with pytest.raises(Faults, match=r"hogree.*Menade du ”hogre”"):
        cases(path)


def test_more_draws_keep_the_first():
    few, many = (compared(shipped(PAIRS[0][0]), shipped(PAIRS[0][1]), draws=n) for n in (150, 300))
    assert (many.difference[:, :150] == few.difference).all()
    assert np.isfinite(many.difference).all()
