"""Sentences that weigh one figure against another."""

from __future__ import annotations

from pathlib import Path

import pytest

from simlib.analysis.outcome import cases, decide
from simlib.analysis.precision import Estimate, mean
from simlib.present.figures.precision import Amounts
from simlib.present.rounding import chance
from simlib.present.sentences import mean_against_plan
from simlib.present.speech import Speech

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
