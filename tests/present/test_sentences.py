"""Sentences that weigh one figure against another."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from simlib.analysis.outcome import cases, decide
from simlib.analysis.precision import Estimate, headlines, mean
from simlib.assembly import Case
from simlib.present.figures.precision import Amounts
from simlib.present.rounding import chance
from simlib.present.sentences import mean_against_plan
from simlib.present.speech import Speech
from simlib.present.tables.control import check_table
from simlib.present.tables.grant import funding_table
from simlib.present.tables.standing import precision_table
from tests.conftest import ROOT
from tests.upper.altered import with_values

SCENARIOS = Path(__file__).parents[1] / "sagolan/params/scenarios"
SAY = Speech("sv")
LEVELS = (0.9, 0.75)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.744, "74 av 100"),
        (0.745, "knappt 75 av 100"),
        (0.7499, "knappt 75 av 100"),
        (0.75, "75 av 100"),
        (0.8951, "knappt 90 av 100"),
        (0.9, "90 av 100"),
        (0.904, "90 av 100"),
        (0.996, "fler än 99 av 100"),
    ],
)
def test_a_chance_is_not_rounded_up_to_a_level_it_does_not_reach(share: float, said: str) -> None:
    assert chance(Estimate(share, 0.0), SAY, levels=LEVELS) == said


def test_a_mean_limit_costs_more_by_chance_than_by_plan_and_it_is_said() -> None:
    outcome = decide(cases(SCENARIOS / "betalansvar.yaml"), draws=1024, seed=1).proposal
    total, planned = mean(outcome.simulation.total.sum(axis=0)), outcome.ledger.total()
    assert abs(total.value - planned) > 0.01 * planned
    said = mean_against_plan(outcome, SAY)
    assert "Gränser, tak och sneda fördelningar" in said
    assert Amounts(SAY, "tkr", 0).simulated(total.moved(-planned)) in said


def test_a_mean_that_is_the_plan_within_its_error_is_said_to_be_it() -> None:
    outcome = decide(cases(SCENARIOS / "stimulans.yaml"), draws=1024, seed=1).proposal
    said = mean_against_plan(outcome, SAY)
    assert said.startswith("Medelvärdet av de simulerade utfallen")
    assert "Gränser" not in said


def test_grant_money_in_a_year_after_its_end_is_explained(kalmar: Case) -> None:
    """Kalmar's grant ends with 2020, but the money of 2020 may come in 2021."""

    def note(case: Case) -> str:
        return funding_table(decide((case,), draws=200, seed=1).proposal, Speech("sv")).note

    said = "Statsbidrag från och med 2021 är pengar som hör till tidigare år"
    assert said in note(kalmar)
    assert said not in note(with_values(kalmar, {"grants.late_risk.sickleave_rehab": Fraction(0)}))


@pytest.mark.parametrize(
    ("name", "said"), [("vgr_as_decided", "Potten räcker"), ("need_as_decided", "Ramen håller")]
)
def test_a_pot_is_enough_and_a_frame_holds(name: str, said: str) -> None:
    decision = decide(cases(ROOT / f"params/scenarios/{name}.yaml")[:1], draws=100, seed=1)
    tables = (precision_table(headlines(decision.proposal), SAY), check_table(decision, SAY, "0"))
    words = [" ".join(cell.text for row in table.rows for cell in row) for table in tables]
    other = {"Potten räcker", "Ramen håller"} - {said}
    assert all(said in text and not any(word in text for word in other) for text in words)
