"""The laws of uncertain numbers: the interval honoured, mean and variance exact."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from simlib.parameters.intervals import LAWS
from simlib.parameters.laws import BOUNDED, FITS, Law, discrete
from simlib.parameters.values import Dated, Interval
from simlib.simulation.draws import law_of

EVEN = (np.arange(200_000) + 0.5) / 200_000  # one share of the outcomes per point
# The interval and the value between its ends; 80 per cent unless the law is wholly within.
EXAMPLES = {
    "split_normal": (100, 120, 150),
    "normal": (100, 125, 150),
    "lognormal": (100, 122, 150),
    "gamma": (100, 123, 150),
    "beta": (0.1, 0.2, 0.35),
    "uniform": (4, 6, 9),
    "triangular": (4, 6, 9),
    "pert": (4, 6, 9),
}


def _fit(law: str, coverage: float = 0.8) -> Law:
    low, value, high = EXAMPLES[law]
    return FITS[law](low, value, high, coverage)


def test_every_law_has_an_example() -> None:
    assert set(EXAMPLES) == set(FITS) == set(LAWS)


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("law", sorted(set(LAWS) - set(BOUNDED)))
def test_the_ends_of_the_interval_are_its_quantiles(law: str, coverage: float) -> None:
    low, _, high = EXAMPLES[law]
    tail = (1 - coverage) / 2
    assert _fit(law, coverage).quantile(np.array([tail, 1 - tail])) == pytest.approx([low, high], rel=1e-9)


@pytest.mark.parametrize("law", BOUNDED)
def test_some_laws_are_wholly_within(law: str) -> None:
    low, _, high = EXAMPLES[law]
    found = _fit(law).quantile(np.array([1e-15, 1 - 1e-15]))
    assert low <= found[0] < found[1] <= high
    assert found == pytest.approx([low, high], abs=1e-2)


@pytest.mark.parametrize("law", LAWS)
def test_mean_and_variance_are_those_of_the_quantiles(law: str) -> None:
    fitted = _fit(law)
    values = fitted.quantile(EVEN)
    assert fitted.mean == pytest.approx(values.mean(), rel=1e-6)
    assert fitted.variance == pytest.approx(values.var(), rel=1e-4)
    assert (np.diff(values) >= 0).all()


def test_an_eighty_per_cent_interval_of_a_normal() -> None:
    """sd = (hi - lo) / 2.563103 (checks 9.7)."""
    fitted = _fit("normal")
    assert (fitted.mean, fitted.variance**0.5) == pytest.approx((125, 50 / 2.563103), rel=1e-6)


def test_a_lognormal() -> None:
    """P10 100 and P90 150: median 122.4745, mean 124.0166, sd 19.7419 (checks 9.7)."""
    fitted = _fit("lognormal")
    assert fitted.quantile(np.array([0.5]))[0] == pytest.approx(122.4745, abs=1e-4)
    assert (fitted.mean, fitted.variance**0.5) == pytest.approx((124.0166, 19.7419), abs=1e-4)


def test_pert_and_triangle() -> None:
    """Over 4, 6, 9: 6.166667 and .876984; 6.333333 and 1.055556 (checks 9.7)."""
    pert, triangle = _fit("pert"), _fit("triangular")
    assert (pert.mean, pert.variance) == pytest.approx((6.166667, 0.876984), abs=1e-6)
    assert (triangle.mean, triangle.variance) == pytest.approx((6.333333, 1.055556), abs=1e-6)


def test_a_uniform_has_equal_parts() -> None:
    found = _fit("uniform").quantile(EVEN)
    assert np.histogram(found, bins=5, range=(4, 9))[0] == pytest.approx(len(EVEN) / 5, rel=1e-3)


def test_beta_and_gamma_against_scipy() -> None:
    beta, gamma = _fit("beta"), _fit("gamma")
    a = beta.mean * (beta.mean * (1 - beta.mean) / beta.variance - 1)
    theirs = stats.beta(a, a * (1 - beta.mean) / beta.mean)
    assert theirs.cdf([0.1, 0.35]) == pytest.approx([0.1, 0.9], abs=1e-8)
    other = stats.gamma(gamma.mean**2 / gamma.variance, scale=gamma.variance / gamma.mean)
    assert other.cdf([100, 150]) == pytest.approx([0.1, 0.9], abs=1e-8)


def test_certain_outcomes() -> None:
    found = discrete([(2, 0.25), (3, 0.5), (5, 0.25)])
    assert (found.mean, found.variance) == pytest.approx((3.25, 1.1875))
    values = found.quantile(EVEN)
    assert [(values == value).mean() for value in (2, 3, 5)] == [0.25, 0.5, 0.25]


def test_outcomes_in_a_file_are_drawn_in_their_shares() -> None:
    outcomes = ((Fraction(2), Fraction(1, 4)), (Fraction(3), Fraction(3, 4)))
    interval = Interval(Fraction(2), Fraction(3), Fraction(1), "discrete", outcomes)
    dated = Dated(date(2018, 1, 1), Fraction(3), "s", "stated", interval=interval)
    assert law_of(dated).mean == 2.75


def test_a_number_without_an_interval_has_no_law() -> None:
    with pytest.raises(TypeError):
        law_of(Dated(date(2018, 1, 1), Fraction(3), "s", "stated"))
