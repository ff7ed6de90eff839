"""Which input matters: against models whose answer is known in closed form."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from simlib.analysis.drivers import drivers, first_order, total_order
from simlib.analysis.response import expected_cost, expected_volumes, respond, responds
from simlib.analysis.solve import with_lever
from simlib.analysis.tornado import tornado
from simlib.analysis.uncertain import drawn_inputs, uncertainties
from simlib.leaves import planned
from simlib.ledger import ledger
from simlib.simulation.simulate import simulate

DRAWS = 20_000
# Population, need, visits and price, uniform: V = prod(1 + c) - 1 with c = variance / mean².
PRODUCT = ((110_000, 130_000), (0.02, 0.045), (4, 8), (900, 1100))
PRODUCT_FIRST = (0.024540, 0.522749, 0.392643, 0.035338)
PRODUCT_TOTAL = (0.026793, 0.545177, 0.414334, 0.038543)
# Ishigami and Homma (1990) with a = 7, b = 0.1.
ISHIGAMI_FIRST, ISHIGAMI_TOTAL = (0.313905, 0.442411, 0.0), (0.557589, 0.442411, 0.243684)
# Sobol's G function with a = 0, 1, 4.5, 9, 99, 99, 99, 99: V_i = 1 / (3 (1 + a_i)²).
G = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])[:, None]
G_FIRST = (0.71619, 0.17905, 0.02368, 0.00716, 0.00007, 0.00007, 0.00007, 0.00007)
G_TOTAL = (0.78714, 0.24220, 0.03432, 0.01046, 0.00010, 0.00010, 0.00010, 0.00010)
# Additive: S_i = a_i² v_i / sum, and the same in total.
SLOPES = np.array([1.0, 2.0, 3.0, 4.0])[:, None]


def product(share):
    low, high = (np.array(ends, dtype=float)[:, None] for ends in zip(*PRODUCT, strict=True))
    return np.prod(low + (high - low) * share, axis=0)


def ishigami(share):
    x = np.pi * (2 * share - 1)
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def sobol_g(share):
    return np.prod((np.abs(4 * share - 2) + G) / (1 + G), axis=0)


def additive(share):
    return (SLOPES * share).sum(axis=0)


MODELS = {
    "product": (product, PRODUCT_FIRST, PRODUCT_TOTAL),
    "Ishigami": (ishigami, ISHIGAMI_FIRST, ISHIGAMI_TOTAL),
    "Sobol-G": (sobol_g, G_FIRST, G_TOTAL),
    "additive": (additive, SLOPES[:, 0] ** 2 / 30, SLOPES[:, 0] ** 2 / 30),
}


@pytest.fixture(params=MODELS, scope="module")
def model(request):
    return MODELS[request.param]


def shares(inputs, seed=11):
    return np.random.Generator(np.random.PCG64(seed)).random((inputs, DRAWS))


def test_first_order_indices_are_those_of_the_closed_form(model):
    cost, first, _ = model
    inputs = shares(len(first))
    found = first_order(inputs, cost(inputs), seed=1)
    assert [share.value for share in found] == pytest.approx(list(first), abs=0.015)


def test_total_indices_are_those_of_the_closed_form(model):
    cost, first, total = model
    assert total_order(cost, len(first), seed=1, size=4096) == pytest.approx(list(total), abs=0.03)


def test_additive_shares_sum_to_one():
    inputs = shares(4)
    assert sum(s.value for s in first_order(inputs, additive(inputs), seed=1)) == pytest.approx(1, abs=0.02)


def test_the_interval_holds_the_true_share_about_as_often_as_it_says():
    """Ninety per cent of 100 repetitions, of the second input of the product: not fewer than 80."""
    hits = 0
    for seed in range(100):
        inputs = np.random.Generator(np.random.PCG64(seed)).random((4, 1000))
        share = first_order(inputs, product(inputs), seed=seed)[1]
        hits += share.low <= PRODUCT_FIRST[1] <= share.high
    assert 80 <= hits <= 99


def test_an_input_that_does_nothing_has_no_share():
    inputs = shares(2)
    nothing = first_order(inputs, additive(shares(4, seed=3)), seed=1)
    assert all(share.value < 0.01 for share in nothing)
    constant = first_order(inputs, np.full(DRAWS, 7.0), seed=1)
    assert [(s.value, s.low, s.high) for s in constant] == [(0, 0, 0)] * 2


def test_the_shares_do_not_depend_on_the_scale_or_order_of_the_inputs():
    inputs = shares(4)
    outcome = product(inputs)
    once = first_order(inputs, outcome, seed=1)
    scaled = first_order(np.exp(5 * inputs), outcome, seed=1)
    turned = first_order(inputs[::-1], outcome, seed=1)
    assert once == scaled
    assert once == turned[::-1]


# --- on real cases -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kalmar_draws(kalmar):
    return simulate(kalmar, draws=1024, seed=5)


def test_the_expected_cost_is_the_planned_one_but_for_the_rounding_of_volumes(kalmar):
    cost = expected_cost(kalmar, {}, 1)[0]
    assert cost == pytest.approx(ledger(kalmar).total(), rel=2e-5)


def test_the_expected_cost_is_that_of_the_case_with_the_value_written_in(kalmar):
    parameter = kalmar.setting.parameters["psychology_choice.larger_effort_share"]
    value = Fraction(12, 1000)
    written = expected_cost(with_lever(kalmar, parameter, value), {}, 1)[0]
    days = {dated.since: np.array([0.01, 0.012]) for dated in parameter.values}
    before, tried = expected_cost(kalmar, {parameter.path: days}, 2)
    assert tried == pytest.approx(written, rel=1e-12)
    assert before == pytest.approx(expected_cost(kalmar, {}, 1)[0], rel=1e-12)


def test_many_columns_at_once_are_each_as_alone(kalmar):
    parameter = kalmar.setting.parameters["psychology_choice.rate_index"]
    days = {parameter.values[0].since: np.linspace(0.0, 0.05, 1100)}
    together = expected_cost(kalmar, {parameter.path: days}, 1100)
    one = {parameter.path: {parameter.values[0].since: np.linspace(0.0, 0.05, 1100)[[1024]]}}
    assert together[1024] == expected_cost(kalmar, one, 1)[0]
    assert (np.diff(together) > 0).all()


def test_expected_volumes_are_the_means_that_are_drawn_around(kalmar, kalmar_draws):
    patients = np.broadcast_to(expected_volumes(kalmar)["patients"], (6, len(kalmar.setting.payees), 1))
    rate = respond(kalmar, planned, 1).sum()
    assert patients.sum() > 0
    assert rate == pytest.approx(kalmar_draws.total.sum(axis=0).mean(), rel=0.06)


def test_the_uncertainties_are_those_that_some_payment_reads(kalmar, jamtland):
    names = {parameter.name for parameter in uncertainties(kalmar)}
    assert "larger_effort_share" in names
    assert "grant_share" not in names  # who pays, not what it costs
    assert "coding_drift" not in names  # no interval
    assert {parameter.namespace for parameter in uncertainties(jamtland)} == {"stimulus_allocation"}


def test_the_drawn_inputs_are_those_that_made_the_cost(kalmar, kalmar_draws):
    """More need, more cost: the rank correlation of the input that decides."""
    names = [parameter.name for parameter in uncertainties(kalmar)]
    drawn = drawn_inputs(kalmar, draws=1024, seed=5)[names.index("larger_effort_share")]
    need, cost = (np.argsort(np.argsort(values)) for values in (drawn, kalmar_draws.total.sum(axis=0)))
    assert np.corrcoef(need, cost)[0, 1] > 0.8


def test_the_tornado_is_ordered_and_starts_at_the_expected_cost(kalmar, kalmar_draws):
    found = tornado(kalmar_draws)
    assert found.base == expected_cost(kalmar, {}, 1)[0]
    spans = [bar.span for bar in found.bars]
    assert spans == sorted(spans, reverse=True)
    assert found.bars[0].parameter.name == "larger_effort_share"
    assert found.bars[0].cost_low < found.base < found.bars[0].cost_high
    assert not found.estimated
    assert len(found.shown) <= 10


def test_the_bar_of_an_additive_input_is_its_slope_times_its_interval(halland_green):
    """Closed form (checks 9.6): referrals below the places are paid one by one."""
    found = {bar.parameter.name: bar for bar in tornado(simulate(halland_green, draws=100, seed=1)).bars}
    share = found["attendance"]
    middle = (share.cost_low + share.cost_high) / 2
    written = float(share.low + share.high) / 2
    parameter = share.parameter
    cost = expected_cost(with_lever(halland_green, parameter, Fraction(written)), {}, 1)[0]
    assert cost == pytest.approx(middle, rel=1e-3)


def test_where_there_is_no_expected_cost_the_bars_are_fitted_to_the_outcomes(kalmar, kalmar_draws):
    computed = {bar.parameter.path: bar for bar in tornado(kalmar_draws).bars}
    volume = replace(kalmar.wiring.volumes["patients"], planned=lambda _s, _g, mean: mean)
    wiring = replace(kalmar.wiring, volumes={**kalmar.wiring.volumes, "patients": volume})
    odd = replace(kalmar_draws, case=replace(kalmar, wiring=wiring))
    assert not responds(odd.case)
    fitted = tornado(odd)
    assert fitted.estimated
    bar = fitted.bars[0]
    assert bar.parameter.name == "larger_effort_share"
    assert bar.span == pytest.approx(computed[bar.parameter.path].span, rel=0.15)
    assert all(driver.total is None for driver in drivers(odd))


def test_the_need_drives_the_cost_of_kalmar(kalmar_draws):
    found = drivers(kalmar_draws)
    assert found[0].parameter.name == "larger_effort_share"
    assert 0.7 < found[0].first.low <= found[0].first.value <= found[0].first.high < 0.95
    assert sum(driver.first.value for driver in found) == pytest.approx(1, abs=0.15)
    assert found[0].total == pytest.approx(found[0].first.value, abs=0.12)
    assert found == drivers(kalmar_draws)


def test_few_draws_are_enough_to_say_nothing(kalmar):
    assert all(driver.first.value <= 1 for driver in drivers(simulate(kalmar, draws=100, seed=1)))
