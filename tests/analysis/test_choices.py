"""What the region can choose: pairs of levers, a neutral rate, least regret, and how sure all that is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from simlib.analysis.lever_grid import lever_grid
from simlib.analysis.matrix import matrix
from simlib.analysis.outcome import compute
from simlib.analysis.precision import Estimate, Headline, headlines, quantile_error
from simlib.analysis.regret import missing_money, regrets
from simlib.analysis.solve import budget_neutral, highest_that_holds, with_lever
from simlib.analysis.tornado import tornado
from simlib.assembly import load
from simlib.budget import budget_test
from simlib.ledger import ledger
from simlib.simulation.simulate import simulate
from tests.conftest import ROOT

SEED = 5


@pytest.fixture(scope="module")
def outcomes(kalmar):
    names = ("kalmar_current_rules", "kalmar_absorbed")
    cases = (kalmar, *(load(ROOT / f"params/scenarios/{name}.yaml") for name in names))
    return tuple(compute(case, draws=1024, seed=SEED) for case in cases)


# --- pairs of levers ------------------------------------------------------------------------


def test_each_cell_is_the_budget_test_of_that_pair(sagolan):
    found = lever_grid(sagolan, draws=200, seed=SEED)
    assert found is not None
    x, y = found.columns[2], found.rows[4]
    case = with_lever(with_lever(sagolan, found.first, x), found.second, y)
    expected = budget_test(simulate(case, draws=200, seed=SEED)).holds_every_year
    assert found.holds[4, 2] == expected
    assert found.now == budget_test(simulate(sagolan, draws=200, seed=SEED)).holds_every_year


def test_dearer_never_holds_more_often(sagolan):
    found = lever_grid(sagolan, draws=200, seed=SEED)
    assert found is not None
    assert (np.diff(found.holds, axis=0) <= 0).all()
    assert (np.diff(found.holds, axis=1) <= 0).all()
    assert found.holds.max() > found.holds.min()


def test_a_scheme_with_one_lever_is_set_against_its_frame(halland_green):
    found = lever_grid(halland_green, draws=100, seed=SEED)
    assert found is not None
    assert found.second.name == "frame"
    assert (np.diff(found.holds, axis=0) >= 0).all()
    wider = with_lever(with_lever(halland_green, found.first, found.columns[3]), found.second, found.rows[5])
    assert found.holds[5, 3] == budget_test(simulate(wider, draws=100, seed=SEED)).holds_every_year


def test_a_scheme_without_levers_has_no_pairs(halland_st):
    assert lever_grid(halland_st, draws=100, seed=SEED) is None


def test_solving_for_a_lever_that_moves_volumes_draws_them_anew(kalmar):
    """Need weights move patients between units; held volumes would have kept them still."""
    path = "psychology_choice.need_weight.age_20_64"
    found = highest_that_holds(kalmar, path, target=0.3, draws=100, seed=SEED)
    assert found.value is not None
    case = with_lever(kalmar, found.parameter, found.value)
    assert found.probability == budget_test(simulate(case, draws=100, seed=SEED)).holds_every_year


# --- cost neutral -----------------------------------------------------------------------------


def test_the_neutral_rate_makes_the_costs_alike(kalmar):
    old = ledger(load(ROOT / "params/scenarios/kalmar_current_rules.yaml"))
    found = budget_neutral(old, kalmar, "psychology_choice.fixed_rate")
    assert found.costs_now > 0
    assert found.value is not None
    dearer = budget_neutral(old, with_lever(kalmar, found.parameter, found.value + 1), found.parameter.path)
    assert dearer.costs_now > 0
    neutral = budget_neutral(old, with_lever(kalmar, found.parameter, found.value), found.parameter.path)
    assert neutral.costs_now <= 0
    assert neutral.value == found.value


def test_against_itself_the_neutral_rate_is_the_rate_it_has(kalmar):
    """Within the rounding of planned volumes: 17 units times half a patient is some öre per resident."""
    found = budget_neutral(ledger(kalmar), kalmar, "psychology_choice.fixed_rate")
    assert found.value is not None
    assert abs(found.value - found.now) <= 2


def test_where_no_rate_is_neutral_it_says_so(kalmar):
    old = ledger(load(ROOT / "params/scenarios/kalmar_current_rules.yaml"))
    assert budget_neutral(old, kalmar, "psychology_choice.variable_rate").value is None
    with pytest.raises(ValueError, match="regime"):
        budget_neutral(old, kalmar, "psychology_choice.regime")


# --- regret -----------------------------------------------------------------------------------


def test_somebody_has_no_regret_in_every_outcome(outcomes):
    found = regrets(outcomes)
    assert sum(one.best.value for one in found) >= 1
    assert min(one.mean.value for one in found) >= 0
    for one in found:
        assert one.enough.value <= one.outcome.budget.holds_every_year


def test_regret_is_what_is_missing_beyond_the_least(outcomes):
    missing = np.stack([missing_money(outcome) for outcome in outcomes])
    found = regrets(outcomes)
    assert found[0].mean.value == pytest.approx((missing[0] - missing.min(axis=0)).mean())
    assert regrets(outcomes[:1])[0].mean.value == 0
    assert regrets(outcomes[:1])[0].best.value == 1


def test_money_is_missing_above_the_frame_or_without_a_payer(outcomes):
    decided = outcomes[0]
    missing = missing_money(decided)
    gap = decided.continuity.sum("gap").sum(axis=0)
    above = np.maximum(decided.budget.overrun, 0).sum(axis=0)
    assert (missing >= gap).all()
    assert (missing >= above).all()
    assert ((missing == gap) | (missing == above)).all()


# --- scenario by parameter ----------------------------------------------------------------------


def test_the_matrix_is_the_tornado_of_each_scenario(outcomes):
    simulations = [outcome.simulation for outcome in outcomes]
    first = tornado(simulations[0])
    found = matrix(first, simulations)
    assert len(found.parameters) == 4
    assert len(found.rows) == len(outcomes)
    assert found.rows[0].ends[0] == (first.bars[0].cost_low, first.bars[0].cost_high)
    # Under the old agreements nobody asks how many need a larger effort.
    assert found.rows[1].ends[0] == (found.rows[1].base, found.rows[1].base)


# --- how many draws ------------------------------------------------------------------------------


def test_the_draws_that_are_enough_make_the_margin_what_is_wanted():
    """p = 0.1 at 1 000 draws: standard error .0095; for ± 1 in 100 it takes 1.96² × .09 / .01² = 3 458."""
    one = Headline("holds", Estimate(0.1, (0.1 * 0.9 / 1000) ** 0.5), 0.01, 1000)
    assert one.figure.error == pytest.approx(0.0095, abs=5e-5)
    assert one.enough == 3458
    error = (0.1 * 0.9 / one.enough) ** 0.5
    assert 1.96 * error == pytest.approx(0.01, rel=1e-3)


def test_a_certain_figure_needs_no_more_draws():
    assert Headline("holds", Estimate(1.0, 0.0), 0.01, 1000).enough == 1


def test_the_error_of_a_quantile_is_that_of_its_order_statistics():
    """The 95 % interval of P90 of 1 000 lies between ranks 881 and 919 (checks 9.10): ± 1.96 errors."""
    ranks = np.arange(1000, dtype=float)
    assert 1.96 * quantile_error(ranks, 0.9) == pytest.approx((919 - 881) / 2, abs=1.5)


def test_the_headlines_are_those_of_the_first_page(outcomes):
    found = {one.name: one for one in headlines(outcomes[0])}
    assert found["holds"].figure.value == outcomes[0].budget.holds_every_year
    assert found["p90"].figure.value > found["mean"].figure.value
    assert all(one.draws == 1024 for one in found.values())


def test_years_together_can_hold_where_a_single_year_does_not(outcomes):
    budget = outcomes[0].budget
    assert (budget.summed_overrun == budget.overrun.sum(axis=0)).all()
    assert (budget.summed_overrun > 0).mean() < budget.breaks_any
    pot = replace(budget, pot=True)
    assert (pot.summed_overrun == pot.overrun[-1]).all()


def test_fractions_are_kept_exact(kalmar):
    parameter = kalmar.setting.parameters["psychology_choice.fixed_rate"]
    assert with_lever(kalmar, parameter, Fraction(1, 3)).setting.parameters[parameter.path].values[
        -1
    ].value == (Fraction(1, 3))
