"""Samverkansmedel 2017: every case names the section of the instructions that it rests on."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from simlib.analysis.outcome import compute
from simlib.assembly import Case, load
from simlib.faults import Faults
from simlib.ledger import ledger
from simlib.programmes.collaboration_grant.application import GROUPS
from simlib.programmes.collaboration_grant.terms import covers_groups
from simlib.simulation.simulate import simulate

ROOT = Path(__file__).resolve().parents[2]
KR = 100
UNIT = """{id}:
  label: {{sv: {id}, en: {id}}}
  municipality: "1480"
  operator: region
  kind: {kind}
  applies_with: {{{applies}}}
  status: assumed
  source: own-assumption
  reason: Ett fall i ett prov
"""


@dataclass(frozen=True)
class Sent:
    """One application; what is not said is as it must be to be paid."""

    by: str = "vc"
    to: str = "re"
    groups: str = "copd, diabetes"
    concept: str = "2017-11-01"
    plan: str = "2017-11-01"
    approval: str = "approved"

    def __str__(self) -> str:
        return (
            f"{self.to}: {{groups: [{self.groups}], concept_received: {self.concept}, "
            f"plan_received: {self.plan}, approval: {self.approval}}}"
        )


def project(tmp_path: Path, *sent: Sent, ids: tuple[str, ...] = ("vc", "re")) -> Path:
    """The shipped parameters with other applications; names that start with vc are health centres."""
    shutil.copytree(ROOT / "params", tmp_path / "params")
    text = "".join(
        UNIT.format(
            id=name,
            kind="health_centre" if name.startswith("vc") else "rehab_unit",
            applies=", ".join(str(one) for one in sent if one.by == name),
        )
        for name in ids
    )
    (tmp_path / "params/regions/vastra_gotaland/collaboration_grant_units.yaml").write_text(
        text, encoding="utf-8"
    )
    return tmp_path / "params/scenarios/vgr_as_decided.yaml"


def paid(case: Case) -> dict[str, int]:
    """Whole kronor per provider."""
    amounts = ledger(case).amounts["collaboration_payment"].sum(axis=0)
    return {payee.id: int(ore) // KR for payee, ore in zip(case.setting.payees, amounts, strict=True)}


def state(case: Case, provider: str, condition: str) -> tuple[str, str]:
    return next(
        (o.finding.state, o.finding.reason)
        for o in case.outcomes
        if (o.subject, o.condition.name) == (provider, condition)
    )


NOTHING, BOTH = {"vc": 0, "re": 0}, {"vc": 50_000, "re": 50_000}
CASES = [
    (
        "A pair with an approved plan gets 100 000 kr together",
        "avsnitt 5",
        Sent(),
        BOTH,
        ("is_approved", "collab-approved"),
    ),
    (
        "What came in on 1 November is in time",
        "avsnitt 3 och 4",
        Sent(plan="2017-11-01"),
        BOTH,
        ("plan_in_time", "collab-plan-in-time"),
    ),
    (
        "A plan that came in on 2 November is too late",
        "avsnitt 3 och 4",
        Sent(plan="2017-11-02"),
        NOTHING,
        ("plan_in_time", "collab-plan-late"),
    ),
    (
        "A concept that came in on 2 November is too late",
        "avsnitt 3 och 4",
        Sent(concept="2017-11-02"),
        NOTHING,
        ("concept_in_time", "collab-concept-late"),
    ),
    (
        "Without a concept nothing is paid",
        "avsnitt 3",
        Sent(concept="missing"),
        NOTHING,
        ("concept_in_time", "collab-concept-missing"),
    ),
    (
        "Without a plan nothing is paid",
        "avsnitt 3",
        Sent(plan="missing"),
        NOTHING,
        ("plan_in_time", "collab-plan-missing"),
    ),
    (
        "One patient group is too few",
        "avsnitt 3",
        Sent(groups="stroke"),
        NOTHING,
        ("covers_groups", "collab-few-groups"),
    ),
    (
        "Two patient groups are enough",
        "avsnitt 3",
        Sent(groups="stroke, exhaustion"),
        BOTH,
        ("covers_groups", "collab-groups"),
    ),
    (
        "The same patient group twice is one",
        "avsnitt 3",
        Sent(groups="stroke, stroke"),
        NOTHING,
        ("covers_groups", "collab-few-groups"),
    ),
    (
        "All six patient groups pay no more than two",
        "avsnitt 5",
        Sent(groups=", ".join(GROUPS)),
        BOTH,
        ("covers_groups", "collab-groups"),
    ),
    (
        "An application that is not approved gets nothing",
        "avsnitt 6",
        Sent(approval="rejected"),
        NOTHING,
        ("is_approved", "collab-rejected"),
    ),
]


@pytest.mark.parametrize(
    ("sentence", "source", "sent", "expected", "finding"), CASES, ids=[c[0] for c in CASES]
)
def test_case(sentence, source, sent, expected, finding, tmp_path):
    case = load(project(tmp_path, sent))
    assert source.startswith("avsnitt"), sentence
    assert paid(case) == expected
    condition, reason = finding
    for provider in expected:
        found, why = state(case, provider, condition)
        assert why == reason
        assert (found == "met") == (expected[provider] > 0)


def test_a_health_centre_in_three_collaborations_is_paid_once(tmp_path):
    """Section 5: once per provider, even if the unit works with several."""
    ids = ("vc", "re1", "re2", "re3")
    case = load(project(tmp_path, *(Sent(to=name) for name in ids[1:]), ids=ids))
    assert paid(case) == dict.fromkeys(ids, 50_000)
    assert state(case, "vc", "other_applications") == ("met", "collab-others")


def test_two_of_the_same_kind_get_nothing(tmp_path):
    """Section 3: health centre and rehabilitation unit together."""
    case = load(project(tmp_path, Sent(to="vc2"), ids=("vc", "vc2")))
    assert paid(case) == {"vc": 0, "vc2": 0}
    assert state(case, "vc2", "works_across_kinds") == ("not_met", "collab-same")


def test_one_that_applies_alone_is_told_so(tmp_path):
    """Section 3."""
    case = load(project(tmp_path, ids=("vc", "re")))
    assert paid(case) == NOTHING
    assert state(case, "vc", "works_across_kinds") == ("not_met", "collab-alone")


def test_a_second_application_that_falls_does_not_take_the_first_ones_money(tmp_path):
    """Sections 3 and 5: the better application counts, and the other says what it falls on."""
    case = load(project(tmp_path, Sent(to="re2", plan="2017-11-02"), Sent(), ids=("vc", "re", "re2")))
    assert paid(case) == {**BOTH, "re2": 0}
    assert state(case, "vc", "other_applications") == ("not_met", "collab-other-plan")


def test_it_is_paid_in_december_2017_and_in_no_other_month(vgr):
    """Section 6."""
    assert set(ledger(vgr).lines["month"]) == {"2017-12"}


def test_sets_of_groups_that_can_be_approved():
    """Of the 64 sets of six groups all but the empty one and the six single ones: 57."""
    sets = [chosen for size in range(7) for chosen in combinations(GROUPS, size)]
    assert sum(covers_groups(chosen, 2).state == "met" for chosen in sets) == 57


@pytest.fixture(scope="module")
def vgr() -> Case:
    return load(ROOT / "params/scenarios/vgr_as_decided.yaml")


def test_every_provider_without_money_is_told_which_condition_failed(vgr):
    for provider, amount in paid(vgr).items():
        gates = {
            o.condition.name: o.finding.state
            for o in vgr.outcomes
            if o.subject == provider and o.condition.gates
        }
        assert amount or "not_met" in gates.values(), provider


def test_both_ends_of_an_application_share_its_fate(vgr):
    names = [payee.id for payee in vgr.setting.payees]
    by_unit = simulate(vgr, draws=1000, seed=1).amounts["collaboration_payment"].sum(axis=0)
    ends = (by_unit[names.index(name)] for name in ("vc_alingsas", "re_alingsas"))
    assert np.array_equal(*ends)
    assert set(np.unique(by_unit)) == {0.0, 50_000.0 * KR}


def test_the_chance_of_approval_is_what_the_file_says(vgr):
    """0.7 with 80 % between 0.5 and 0.85: the mean of the split normal is a little under 0.7."""
    names = [payee.id for payee in vgr.setting.payees]
    paid = simulate(vgr, draws=20_000, seed=1).amounts["collaboration_payment"].sum(axis=0)
    share = (paid[names.index("re_molndal")] > 0).mean()
    assert share == pytest.approx(0.68, abs=4 * (0.68 * 0.32 / 20_000) ** 0.5 + 0.01)


def test_the_state_grant_had_ended_before_the_round(vgr):
    """The rehabilitation guarantee was wound up from 2016: no grant in 2017, and nobody named to pay."""
    test = compute(vgr, draws=500, seed=1).continuity
    assert f"{test.grant_ends}" == "2016-01-01"
    assert not test.sum("grant").any()
    assert np.array_equal(test.sum("gap"), test.sum("cost"))
    assert test.verdict == "fails"


def test_nothing_is_paid_if_the_direction_changes():
    """Section 5: the proviso."""
    case = load(ROOT / "params/scenarios/vgr_direction_changed.yaml")
    assert not any(paid(case).values())
    assert state(case, "vc_boras", "direction_holds") == ("not_met", "collab-direction-changed")


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ((Sent(groups="copd, asthma"),), "”asthma” är inte ett av de tillåtna valen"),
        ((Sent(to="rx"),), "”vc” samverkar med ”rx”, som inte är en annan enhet i filen"),
        ((Sent(to="vc"),), "”vc” samverkar med ”vc”, som inte är en annan enhet i filen"),
        ((Sent(plan="2017-11-31"),), "”2017-11-31” är inget datum"),
        ((Sent(approval="yes"),), "”yes” är inte ett av de tillåtna valen"),
        ((Sent(), Sent(by="re", to="vc")), "”re” och ”vc” har båda ansökan med varandra"),
        ((Sent(), Sent()), "nyckeln ”re” står två gånger"),
        ((Sent(plan="2016-12-31"),), "collaboration_grant.applications” behövs från 2016-12-31"),
    ],
)
def test_bad_input_is_refused(sent, message, tmp_path):
    with pytest.raises(Faults, match=message):
        load(project(tmp_path, *sent))


def told_by(scenario: Path) -> tuple[list[int], str]:
    """The lines of the units that the faults are about, and all that is said."""
    with pytest.raises(Faults) as told:
        load(scenario)
    return [one.line for one in told.value.faults], " ".join(one.text() for one in told.value.faults)


def test_a_wrong_partner_is_told_with_the_nearest_name(tmp_path):
    lines, said = told_by(project(tmp_path, Sent(to="re1"), ids=("vc", "re")))
    assert lines == [1]
    assert "vc" in said
    assert "re1" in said
    assert "”re”" in said
    assert "”vc”" not in said.rpartition("re1")[2]  # nobody applies with itself


def test_applying_twice_is_told_where_the_second_stands(tmp_path):
    scenario = project(tmp_path, Sent(), Sent(by="re", to="vc"))
    units = scenario.parents[1] / "regions/vastra_gotaland/collaboration_grant_units.yaml"
    second = units.read_text(encoding="utf-8").splitlines().index("re:") + 1
    assert told_by(scenario)[0] == [second]


def test_the_facts_of_an_application_are_labelled_in_both_languages(vgr):
    facts = vgr.programme.inputs(vgr.setting, vgr.admitted, vgr.coarsest)
    assert {one.name: (one.label.sv, one.label.en) for one in facts} == {
        "approved": ("Godkända", "Approved"),
        "pending": ("Inte prövade än", "Waiting"),
        "takes_part": ("Deltar i ansökan", "Takes part"),
    }
    assert {(one.unit, one.status) for one in facts} == {("applications", "assumed")}
