"""The budget test: on outcomes given by hand, on closed forms, and on the two regions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from scipy.special import ndtri

from simlib.budget import budget_test, frames, judged, thresholds, upper
from simlib.simulation.simulate import simulate
from tests.upper.altered import budget, with_horizon, with_values

KALMAR, JAMTLAND = "kalmar", "jamtland_harjedalen"


def test_the_reserve_is_an_order_statistic():
    """Of 1 … 1000 öre over a frame of 0, the 800th, 900th and 950th let it hold in 80, 90 and 95 of 100."""
    test = budget([range(1, 1001)], [0])
    assert [test.reserve(share, 2021) for share in (0.80, 0.90, 0.95)] == [800, 900, 950]


@pytest.mark.parametrize(
    ("share", "outcome"), [(0.05, 1), (0.2, 1), (0.21, 2), (0.9, 5), (1.0, 5), (0.8, 4), (0.6, 3)]
)
def test_the_smallest_outcome_that_so_many_do_not_exceed(share, outcome):
    assert upper(np.array([3.0, 1.0, 5.0, 2.0, 4.0]), share) == outcome


def test_the_reserve_lets_exactly_so_many_outcomes_hold():
    test = budget([range(1, 1001)], [500])
    with_reserve = replace(test, ceiling=(500 + int(test.reserve(0.9, 2021)),))
    assert with_reserve.breaks == (0.1,)
    assert replace(test, ceiling=(with_reserve.ceiling[0] - 1,)).breaks == (0.101,)


def test_no_reserve_is_needed_below_the_frame():
    test = budget([[10, 20, 30, 40]], [100])
    assert test.reserve(0.95, 2021) == 0
    assert test.expected_overrun(2021) is None
    assert test.verdict == "holds"


def test_cost_equal_to_the_frame_holds():
    assert budget([[100, 100, 101, 99]], [100]).breaks == (0.25,)


def test_expected_overrun_is_of_the_outcomes_that_overrun():
    """Overruns of 10 and 30 among outcomes that hold: 20, not 10."""
    assert budget([[110, 130, 50, 60]], [100]).expected_overrun(2021) == 20


def test_normal_loss():
    """sd * L(z), L(z) = phi(z) - z(1 - Phi(z)): L(1.2816) = 0.04734; divided by P(break) = 0.1."""
    share = (np.arange(200_000) + 0.5) / 200_000
    test = budget([1000 * ndtri(share)], [1282])
    assert test.breaks[0] == pytest.approx(0.1, abs=1e-3)
    overrun = test.expected_overrun(2021)
    assert overrun is not None
    assert overrun * test.breaks[0] == pytest.approx(1000 * 0.04734, rel=2e-3)


def test_newsvendor_reserve_of_a_compound_poisson_year():
    """lambda 1200, price 1000, a fifth +450: mean 1 308 000, sd 38 270.09; quantile .75 is 1 333 812.8."""
    share = (np.arange(100_000) + 0.5) / 100_000
    test = budget([1_308_000 + 38_270.09 * ndtri(share)], [1_308_000])
    assert 1_308_000 + test.reserve(0.75, 2021) == pytest.approx(1_333_812.8, abs=1.5)


def test_compound_poisson_of_two_streams_against_its_frame():
    """Poisson 960 at 1000 kr and 240 at 1450 kr: P(S > 1 350 000) = 0.136300, 4 standard errors."""
    random = np.random.default_rng(1)
    cost = random.poisson(960, 100_000) * 1000.0 + random.poisson(240, 100_000) * 1450.0
    test = budget([cost], [1_350_000])
    assert test.breaks[0] == pytest.approx(0.1363, abs=4 * np.sqrt(0.1363 * 0.8637 / 100_000))


def test_any_year_hides_behind_no_single_year():
    test = budget([[110, 90, 90, 90], [90, 110, 90, 90]], [100, 100])
    assert test.breaks == (0.25, 0.25)
    assert test.breaks_any == 0.5
    assert test.holds_every_year == 0.5
    assert test.reserve_every_year(0.75) == 10


def test_standard_error_of_a_tenth():
    """Of a probability 0.1 at 1000 outcomes: 0.0095."""
    test = budget([[1.0] * 100 + [0.0] * 900], [0])
    assert test.standard_error == pytest.approx(0.0095, abs=5e-5)


def test_a_pot_is_held_against_the_running_total():
    cost = [[60, 40], [60, 40]]
    assert budget(cost, [100, 100]).breaks == (0, 0)
    assert budget(cost, [100, 100], pot=True).breaks == (0, 0.5)


def test_risk_shares_sum_to_one_and_follow_the_covariance():
    """Independent parts of variance 1 and 3: shares 1/4 and 3/4."""
    one = [[0, 2, 0, 2]]
    three = [[0, 0, 2 * 3**0.5, 2 * 3**0.5]]
    cost = [[a + b for a, b in zip(one[0], three[0], strict=True)]]
    shares = budget(cost, [0], components={"one": one, "three": three}).risk_shares
    assert shares == pytest.approx({"one": 0.25, "three": 0.75})
    assert sum(shares.values()) == pytest.approx(1)


def test_a_part_that_offsets_another_carries_negative_risk():
    shares = budget(
        [[1, 2, 3, 4]], [0], components={"up": [[2, 4, 6, 8]], "down": [[-1, -2, -3, -4]]}
    ).risk_shares
    assert shares == pytest.approx({"up": 2, "down": -1})


def test_no_spread_no_risk():
    assert budget([[5, 5]], [1]).risk_shares == {"all": 0}


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [(1, "holds"), (0.9, "holds"), (0.899, "at_risk"), (0.75, "at_risk"), (0.7, "fails")],
)
def test_verdicts_at_their_thresholds(probability, verdict):
    assert judged(probability, (0.9, 0.75)) == verdict


def test_the_thresholds_are_the_declared_ones(kalmar):
    assert thresholds(kalmar.setting) == (0.9, 0.75)


def test_kalmars_frame_is_uprated_from_the_year_it_was_set(kalmar):
    """17 000 000 kr for 2018; 26 000 000 kr set for 2019, then 2 % a year: 27 591 408 kr in 2022."""
    assert frames(kalmar.setting) == (
        1_700_000_000,
        2_600_000_000,
        2_652_000_000,
        2_705_040_000,
        2_759_140_800,
    )


def test_the_frame_is_uprated_to_the_ore(kalmar):
    """1 000 000.01 kr * 1.02 = 1 020 000.0102 kr, which is 102 000 001 öre."""
    dates = {date(2018, 1, 1): Fraction(100), date(2021, 1, 1): Fraction(100_000_001)}
    assert frames(with_values(kalmar, {"kalmar.frame": dates}).setting)[3:] == (100_000_001, 102_000_001)


def test_a_year_held_in_part_has_that_part_of_its_frame(kalmar):
    """September to December: a third of 17 000 000 kr; January to June: half of 26 000 000 kr."""
    case = with_horizon(kalmar, date(2018, 9, 1), date(2019, 7, 1))
    assert frames(case.setting) == (566_666_667, 1_300_000_000)


def test_a_pot_is_whole_whatever_the_horizon(jamtland):
    case = with_horizon(jamtland, date(2020, 6, 1), date(2021, 7, 1))
    assert frames(case.setting) == (260_000_000, 260_000_000)


def test_the_tolerance_band_is_above_the_frame(kalmar):
    simulation = simulate(kalmar, draws=300, seed=3)
    strict = budget_test(simulation)
    case = with_values(kalmar, {"kalmar.frame_tolerance": Fraction(1, 50)})
    loose = budget_test(replace(simulation, case=case))
    assert strict.ceiling == strict.frame == loose.frame
    assert loose.ceiling[0] == 1_734_000_000
    assert loose.breaks_any < strict.breaks_any


def test_only_what_is_charged_to_the_grant_is_held_against_its_pot(jamtland):
    simulation = simulate(jamtland, draws=300, seed=3)
    test = budget_test(simulation)
    assert test.pot
    assert list(test.components) == ["charged"]
    assert (test.cost[-1] == simulation.component("charged").sum(axis=0)).all()
    assert (test.cost[-1] < simulation.total.sum(axis=0)).all()


def test_jamtland_breaks_its_headline_with_item_5_as_three_areas(jamtland):
    """3 110 tkr decided against 2 600: fails. As one pot 2 710 tkr, seldom all used: at risk."""
    assert budget_test(simulate(jamtland, draws=1000, seed=20260101)).verdict == "fails"
    one_pot = with_values(jamtland, {"stimulus_allocation.reading": "one_pot"})
    assert budget_test(simulate(one_pot, draws=1000, seed=20260101)).verdict == "at_risk"


def test_an_overrun_begins_with_an_ore_and_what_meets_the_frame_is_none():
    assert budget([[100, 101]], [100]).expected_overrun(2021) == 1
    assert budget([[100, 99]], [100]).expected_overrun(2021) is None
    assert budget([[100, 103, 101]], [100]).expected_overrun(2021) == 2


def test_no_reserve_is_needed_for_years_that_all_hold():
    assert budget([[10, 20], [30, 40]], [100, 100]).reserve_every_year(0.95) == 0.0


def test_the_reserve_of_every_year_is_of_the_worst_year_of_each_outcome():
    """Worst years 10, 20, 0 and 0: 10 lets three of four hold, though one outcome of 2022 is 20."""
    assert budget([[10, 0, 0, 0], [0, 20, 0, 0]], [0, 0]).reserve_every_year(0.75) == 10


def test_a_scheme_may_say_which_of_its_components_the_frame_is_to_hold(state_grants):
    assert tuple(budget_test(simulate(state_grants, draws=50, seed=1)).components) == ("continuing",)


def test_the_total_has_its_years(kalmar):
    test = budget_test(simulate(kalmar, draws=100, seed=1))
    assert test.years == tuple(range(2018, 2018 + len(test.frame)))
    assert test.cost.shape == (len(test.years), 100)


def test_a_horizon_that_ends_with_january_has_that_months_part_of_a_frame(kalmar):
    short = with_horizon(kalmar, date(2018, 9, 1), date(2020, 2, 1)).setting
    whole = with_horizon(kalmar, date(2018, 9, 1), date(2021, 1, 1)).setting
    found, years = frames(short), frames(whole)
    assert len(found) == 3
    assert found[2] == pytest.approx(years[2] / 12, abs=1)
