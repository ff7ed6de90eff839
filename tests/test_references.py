"""Models whose answers are known in closed form, on our draws: checks that use no other code of ours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.special import ndtri

from simlib.parameters.laws import FITS
from simlib.simulation.draws import BLOCK, Floats, even, uniforms

BLOCKS = 64


def _on_axes(axes: range) -> Floats:
    """(axis, draw) even numbers."""
    return np.stack([np.concatenate([even(7, f"x{n}", b, n) for b in range(BLOCKS)]) for n in axes])


def test_a_product_of_four_uncertain_numbers() -> None:
    """Residents × need × visits × price: mean 23 400 000, CV .307128 (checks 9.4)."""
    ends = ((110e3, 130e3), (0.02, 0.045), (4, 8), (900, 1100))
    factors = [
        FITS["uniform"](low, low, high, 0.8).quantile(u)
        for (low, high), u in zip(ends, _on_axes(range(1, 5)), strict=True)
    ]
    found = np.prod(factors, axis=0)
    assert found.mean() == pytest.approx(23_400_000, rel=1e-4)
    assert found.std() / found.mean() == pytest.approx(0.307128, rel=2e-3)


def test_growth_over_years_fans_out() -> None:
    """Lognormal steps mu .02, sd .03; P10, P50, P90 after one, three and five years (checks 9.8)."""
    steps = 0.02 + 0.03 * ndtri(_on_axes(range(1, 6)))
    level = np.exp(np.cumsum(steps, axis=0))
    expected = {
        1: (0.98172, 1.02020, 1.06019),
        3: (0.99343, 1.06184, 1.13495),
        5: (1.01413, 1.10517, 1.20439),
    }
    for year, quantiles in expected.items():
        assert np.quantile(level[year - 1], [0.1, 0.5, 0.9]) == pytest.approx(quantiles, abs=5e-4)


def _ishigami(x: Floats) -> Floats:
    angle = np.pi * (2 * x - 1)
    return np.asarray(np.sin(angle[0]) + 7 * np.sin(angle[1]) ** 2 + 0.1 * angle[2] ** 4 * np.sin(angle[0]))


def _sobol_g(x: Floats) -> Floats:
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])[:, None]
    return np.asarray(np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=0))


@pytest.mark.parametrize(
    ("model", "variance", "first", "total"),
    [
        (_ishigami, 13.844588, (0.313905, 0.442411, 0), (0.557589, 0.442411, 0.243684)),
        (
            _sobol_g,
            0.465424,
            (0.71619, 0.17905, 0.02368, 0.00716, *[0.00007] * 4),
            (0.78714, 0.24220, 0.03432, 0.01046, *[0.00010] * 4),
        ),
    ],
)
def test_shares_of_variance(
    model: Callable[[Floats], Floats], variance: float, first: tuple[float, ...], total: tuple[float, ...]
) -> None:
    """Ishigami with a = 7, b = .1, and Sobol's G (checks 9.5), by Saltelli's estimators on 2k axes."""
    k = len(first)
    both = _on_axes(range(1, 2 * k + 1))
    a, b = both[:k], both[k:]
    at_a, at_b = model(a), model(b)
    assert at_a.var() == pytest.approx(variance, rel=0.01)
    for i in range(k):
        mixed = a.copy()
        mixed[i] = b[i]
        at_mixed = model(mixed)
        assert (at_b * (at_mixed - at_a)).mean() / variance == pytest.approx(first[i], abs=0.02)
        assert ((at_a - at_mixed) ** 2).mean() / 2 / variance == pytest.approx(total[i], abs=0.02)


@pytest.mark.parametrize(("n", "low", "high"), [(256, 221, 240), (1000, 881, 919)])
def test_the_interval_of_a_percentile_holds_as_often_as_it_says(n: int, low: int, high: int) -> None:
    """P90 lies between these order statistics 95 times of 100; 500 repetitions (checks 9.10)."""
    held = 0
    for seed in range(500):
        ranked = np.sort(np.concatenate([uniforms(seed, "x", b) for b in range(-(-n // BLOCK))])[:n])
        held += int(ranked[low - 1] <= 0.9 <= ranked[high - 1])
    assert held / 500 == pytest.approx(0.95, abs=4 * (0.95 * 0.05 / 500) ** 0.5)
