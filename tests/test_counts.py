"""Counts: the exact laws, the right spread, and no more moved than what was changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simlib.count_laws import EXPANDED, binomial, poisson, unevenness
from simlib.simulation.counts import counts
from simlib.simulation.draws import BLOCK, Floats

EVEN = (np.arange(100_000) + 0.5) / 100_000  # one share of the outcomes per point


# --- against the exact laws ------------------------------------------------------


@pytest.mark.parametrize("mean", [0.01, 0.5, 3, 9.99, 10, 20, 44, 530, 2640])
def test_a_poisson_count_is_the_exact_one_nearly_always(mean: float) -> None:
    """Where it is not it is one off: within 5e-5 of the distribution function from a mean of 10 on."""
    off = poisson(mean, EVEN) - stats.poisson.ppf(EVEN, mean)
    assert np.abs(off).max() <= (mean >= EXPANDED)
    assert (off != 0).mean() <= 6e-4
    assert abs(off.mean()) <= 1e-4


@pytest.mark.parametrize(
    ("tries", "chance"), [(1, 0.5), (12, 0.3), (80, 0.5), (700, 0.03), (10_000, 0.4), (10_000, 0.999)]
)
def test_a_binomial_count_is_the_exact_one_nearly_always(tries: float, chance: float) -> None:
    off = binomial(np.full(EVEN.shape, float(tries)), chance, EVEN) - stats.binom.ppf(EVEN, tries, chance)
    assert np.abs(off).max() <= 1
    assert (off != 0).mean() <= 1.2e-3
    assert abs(off.mean()) <= 5e-4


def test_nobody_of_nobody_and_all_of_all() -> None:
    assert not binomial(np.zeros(3), 0.4, np.array([0.1, 0.5, 0.9])).any()
    assert not binomial(np.full(3, 7.0), 0.0, np.array([0.1, 0.5, 1 - 1e-16])).any()
    assert (binomial(np.full(3, 7.0), 1.0, np.array([0.1, 0.5, 0.9])) == 7).all()


@given(st.floats(0, 400), st.floats(0, 5), st.floats(1e-9, 1 - 1e-9))
def test_more_expected_is_never_fewer_counted(mean: float, more: float, share: float) -> None:
    low, high = (poisson(np.array([value]), np.array([share]))[0] for value in (mean, mean + more))
    # Between the two ways of counting a draw in thousands may lose one.
    assert low <= high + (mean < EXPANDED <= mean + more)


def test_a_hundredth_more_expected_leaves_the_futures_as_they_were() -> None:
    """The correlation that the same seed of a Poisson generator would not give is 0.02; so .9998."""
    less, more = poisson(530, EVEN), poisson(530 * 1.01, EVEN)
    shuffled = np.random.default_rng(1).permutation(len(EVEN))
    assert np.corrcoef(less[shuffled], more[shuffled])[0, 1] > 0.9995
    assert (more >= less).all()


def test_poisson_counts_around_an_uneven_mean_are_negative_binomial() -> None:
    """Mean 44, shape 8: variance 44 + 44² / 8 = 286."""
    frailty = np.random.default_rng(2).permutation(EVEN)
    found = poisson(44 * unevenness(8**-0.5, frailty), EVEN)
    assert found.mean() == pytest.approx(44, abs=4 * (286 / len(EVEN)) ** 0.5)
    assert found.var() == pytest.approx(286, rel=0.03)
    exact = stats.nbinom.cdf(np.arange(150), 8, 8 / 52)
    counted = np.searchsorted(np.sort(found), np.arange(150), side="right") / len(EVEN)
    assert np.abs(counted - exact).max() < 0.005


# --- by name, unit and year ------------------------------------------------------


def _counted(mean: Floats, blocks: int = 40, name: str = "visits") -> Floats:
    """All draws of one unit's year; `mean` is one number, or one per draw."""
    parts = np.split(mean, blocks, axis=2) if mean.shape[2] > 1 else [mean] * blocks
    year = [(2019, slice(0, 1))]
    return np.concatenate([counts(1, name, b, ["u"], year, part)[0, 0] for b, part in enumerate(parts)])


def _near(found: float, expected: float, error: float) -> None:
    assert abs(found - expected) < 4 * error, (found, expected, error)


def test_counts_are_poisson() -> None:
    draws = _counted(np.full((1, 1, 1), 1200.0))
    _near(draws.mean(), 1200, (1200 / draws.size) ** 0.5)
    _near(draws.var(), 1200, 1200 * (2 / draws.size) ** 0.5)


def test_visit_payments_are_compound_poisson() -> None:
    """1 200 visits à 1 000 kr, a fifth of them +450 kr, by FFT of the exact distribution (checks 9.1).

    E 1 308 000, sd 38 270.09, P90 1 357 150, P(> 1 350 000) = .136300.
    """
    short = _counted(np.full((1, 1, 1), 960.0), name="short")
    long = _counted(np.full((1, 1, 1), 240.0), name="long")
    paid = 1000 * short + 1450 * long
    n = paid.size
    _near(paid.mean(), 1_308_000, 38_270.09 / n**0.5)
    _near(paid.var(), 1_464_600_000, 1_464_600_000 * (2 / n) ** 0.5)
    _near(float((paid > 1_350_000).mean()), 0.136300, (0.1363 * 0.8637 / n) ** 0.5)
    # The density at P90 is about that of a normal; its quantile has this error.
    _near(float(np.quantile(paid, 0.9)), 1_357_150, 38_270.09 / 0.17550 * (0.09 / n) ** 0.5)


def test_an_uncertain_mean_spreads_the_counts() -> None:
    """Rate gamma with CV 10 %: Var(N) = 1 200 + 120² = 15 600 (checks 9.2)."""
    blocks = 40
    mean = np.random.default_rng(3).gamma(100, 12.0, (1, 1, blocks * BLOCK))
    draws = _counted(mean, blocks)
    _near(draws.mean(), 1200, (15_600 / draws.size) ** 0.5)
    _near(draws.var(), 15_600, 15_600 * (2.1 / draws.size) ** 0.5)


@given(st.integers(2, 12), st.integers(0, 10**6))
def test_a_year_cut_in_pieces_has_the_count_it_had(steps: int, seed: int) -> None:
    # Multiples of 1/8 sum to the same float in any order, as the test needs.
    cut = np.random.default_rng(seed).integers(0, 400, (steps, 2, 1)) / 8
    whole = cut.sum(axis=0, keepdims=True)
    found = counts(5, "visits", 0, ["a", "b"], [(2019, slice(0, steps))], cut)
    uncut = counts(5, "visits", 0, ["a", "b"], [(2019, slice(0, 1))], whole)
    assert (found.sum(axis=0) == uncut[0]).all()
    assert found.min() >= 0
    assert not found[np.broadcast_to(cut == 0, found.shape)].any()


def test_the_pieces_of_a_year_are_in_proportion_and_independent() -> None:
    mean = np.array([900.0, 300.0, 600.0])[:, None, None]
    year = [(2019, slice(0, 3))]
    found = np.concatenate([counts(1, "v", b, ["u"], year, mean)[:, 0] for b in range(20)], axis=1)
    n = found.shape[1]
    for step, expected in enumerate(mean.flat):
        _near(found[step].mean(), expected, (expected / n) ** 0.5)
        _near(found[step].var(), expected, expected * (2 / n) ** 0.5)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        _near(float(np.corrcoef(found[one], found[other])[0, 1]), 0, n**-0.5)


def test_years_and_units_are_independent() -> None:
    mean = np.full((2, 2, 1), 500.0)
    years = [(2018, slice(0, 1)), (2019, slice(1, 2))]
    found = np.concatenate([counts(1, "v", b, ["a", "b"], years, mean) for b in range(10)], axis=2)
    correlated = np.corrcoef(found.reshape(4, -1)) - np.eye(4)
    assert np.abs(correlated).max() < 4 * found.shape[2] ** -0.5


def test_one_more_unit_or_year_moves_no_count() -> None:
    mean = np.full((2, 2, 1), 50.0)
    both = counts(1, "v", 0, ["a", "b"], [(2018, slice(0, 1)), (2019, slice(1, 2))], mean)
    alone = counts(1, "v", 0, ["b"], [(2019, slice(0, 1))], mean[1:, 1:])
    assert (both[1, 1] == alone[0, 0]).all()


def test_the_pieces_of_a_year_move_little_when_a_little_more_is_expected() -> None:
    mean, year = np.array([90.0, 30.0, 6.0])[:, None, None], [(2019, slice(0, 3))]
    less, more = (counts(1, "v", 0, ["u"], year, mean * factor) for factor in (1.0, 1.01))
    assert (more.sum(axis=0) >= less.sum(axis=0)).all()
    assert (np.abs(more - less).sum(axis=0) <= 8).all()
    assert (more >= less).mean() > 0.99
