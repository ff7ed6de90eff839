"""Draws: streams by name, intervals honoured, counts with the right spread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.assembly import Case
from simlib.parameters.units import UNITS
from simlib.parameters.values import Dated, Interval, Label, Parameter
from simlib.simulation.draws import BLOCK, Floats, counts, drawn, quantile, uniforms
from simlib.simulation.simulate import simulate

EVEN = (np.arange(200_000) + 0.5) / 200_000  # one share of the outcomes per point


def _dated(
    low: int, value: int, high: int, law: str = "split_normal", coverage: Fraction = Fraction(4, 5)
) -> Dated:
    interval = Interval(Fraction(low), Fraction(high), coverage, law)
    return Dated(date(2018, 1, 1), Fraction(value), "s", "assumed", interval=interval)


def _parameter(path: str, role: str = "uncertainty", low: int = 0, high: int = 10**6) -> Parameter:
    dated = _dated(100, 120, 150)
    return Parameter(path, Label("", ""), UNITS["factor"], role, (dated,), Fraction(low), Fraction(high))


# --- intervals -------------------------------------------------------------------


@given(
    st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000),
    st.sampled_from([Fraction(1, 2), Fraction(4, 5), Fraction(19, 20)]),
)  # fmt: skip
def test_the_ends_and_the_median_are_those_of_the_file(a: int, b: int, c: int, coverage: Fraction) -> None:
    low, value, high = sorted((a, b, c))
    tail = (1 - float(coverage)) / 2
    found = quantile(_dated(low, value, high, coverage=coverage), np.array([tail, 0.5, 1 - tail]))
    assert found == pytest.approx([low, value, high], abs=1e-9 * (1 + high))


def test_an_eighty_per_cent_interval_of_a_normal() -> None:
    """sd = (hi - lo) / 2.563103 (checks 9.7)."""
    draws = quantile(_dated(100, 125, 150), EVEN)
    assert draws.mean() == pytest.approx(125)
    assert draws.std() == pytest.approx(50 / 2.563103, rel=1e-4)


def test_a_triangle() -> None:
    """Over 4, 6, 9: mean 6.333333, variance 1.055556 (checks 9.7)."""
    draws = quantile(_dated(4, 6, 9, "triangular"), EVEN)
    assert draws.mean() == pytest.approx(6.333333, abs=1e-5)
    assert draws.var() == pytest.approx(1.055556, abs=1e-4)
    assert draws.min() >= 4
    assert draws.max() <= 9


def test_a_uniform_has_equal_parts() -> None:
    draws = quantile(_dated(4, 6, 9, "uniform"), EVEN)
    assert np.histogram(draws, bins=5, range=(4, 9))[0] == pytest.approx(len(EVEN) / 5, rel=1e-3)


@pytest.mark.parametrize("law", ["split_normal", "triangular", "uniform"])
def test_more_is_never_less(law: str) -> None:
    assert (np.diff(quantile(_dated(4, 6, 9, law), EVEN)) >= 0).all()


def test_draws_stay_in_the_allowed_range() -> None:
    found = np.concatenate(
        [np.asarray(drawn(p := _parameter("p.x", low=110, high=130), p.values[0], 1, b)) for b in range(4)]
    )
    assert found.min() == 110
    assert found.max() == 130
    assert 0.05 < (found == 110).mean() < 0.4


@pytest.mark.parametrize("role", ["lever", "constant"])
def test_only_uncertainties_are_drawn(role: str) -> None:
    parameter = _parameter("p.x", role)
    assert drawn(parameter, parameter.values[0], 1, 0) == 120


def test_a_value_is_high_in_one_year_when_it_is_high_in_the_next() -> None:
    parameter = _parameter("p.x")
    first, second = (
        drawn(parameter, _dated(low, value, high), 1, 0)
        for low, value, high in ((100, 120, 150), (10, 20, 40))
    )
    assert (np.argsort(np.asarray(first)) == np.argsort(np.asarray(second))).all()


# --- streams -----------------------------------------------------------------------


def test_streams_differ_by_name_block_and_seed_and_are_else_the_same() -> None:
    first = uniforms(1, "a", 0)
    uniforms.cache_clear()
    assert (uniforms(1, "a", 0) == first).all()
    for other in (uniforms(1, "b", 0), uniforms(1, "a", 1), uniforms(2, "a", 0)):
        assert abs(np.corrcoef(first, other)[0, 1]) < 4 / np.sqrt(BLOCK)
        assert (first != other).any()


def test_uniforms_are_uniform_and_cannot_be_written_to() -> None:
    found = np.concatenate([uniforms(1, "a", block) for block in range(20)])
    assert 0 < found.min() < found.max() < 1
    assert found.mean() == pytest.approx(0.5, abs=4 * (1 / 12 / len(found)) ** 0.5)
    with pytest.raises(ValueError, match="read-only"):
        uniforms(1, "a", 0)[0] = 0.5


def test_another_parameter_moves_no_draw(sagolan: Case) -> None:
    before = simulate(sagolan, draws=200, seed=7)
    share = sagolan.setting.parameters["psychology_choice.larger_effort_share"]
    more = {
        "psychology_choice.aaa": replace(share, path="psychology_choice.aaa"),
        **sagolan.setting.parameters,
    }
    after = simulate(replace(sagolan, setting=replace(sagolan.setting, parameters=more)), draws=200, seed=7)
    assert all((before.amounts[name] == after.amounts[name]).all() for name in before.amounts)


# --- counts ----------------------------------------------------------------------


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
