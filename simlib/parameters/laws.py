"""The laws an uncertain number can follow, each fitted to the interval in the file.

A law is its quantile function, its mean and its variance. `uniform`, `triangular` and
`pert` lie wholly within the interval; of the others the interval holds the stated
coverage, as much being cut off below as above. Fits: the ends of the interval are the
law's own quantiles; `pert` is the beta law with mean (low + 4 mode + high) / 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, btdtrib, gammaincinv, ndtri

Floats = NDArray[np.float64]
Quantile = Callable[[Floats], Floats]
Fit = Callable[[float, float, float, float], "Law"]  # low, value, high, coverage

_HALVINGS = 60  # of a logarithmic scale: to the last bit of the fitted number
_WIDEST = log(1e9)  # a shape beyond which a law cannot be told from a normal one


@dataclass(frozen=True)
class Law:
    """`quantile(share)`: the value below which `share` of the outcomes lie."""

    quantile: Quantile
    mean: float
    variance: float


def _split_normal(low: float, value: float, high: float, coverage: float) -> Law:
    """Median at the value, each end at its own quantile: all three numbers are honoured."""
    below, above = (value - low) / _reach(coverage), (high - value) / _reach(coverage)

    def quantile(share: Floats) -> Floats:
        score = ndtri(share)
        return value + score * np.where(score < 0, below, above)

    shift = (above - below) / sqrt(2 * pi)
    return Law(quantile, value + shift, (below**2 + above**2) / 2 - shift**2)


def _uniform(low: float, _value: float, high: float, _coverage: float) -> Law:
    return Law(lambda share: low + (high - low) * share, (low + high) / 2, (high - low) ** 2 / 12)


def _triangular(low: float, value: float, high: float, _coverage: float) -> Law:
    def quantile(share: Floats) -> Floats:
        left = low + np.sqrt(share * (high - low) * (value - low))
        right = high - np.sqrt((1 - share) * (high - low) * (high - value))
        return np.where(share < (value - low) / (high - low), left, right)

    squares = low**2 + value**2 + high**2 - low * value - low * high - value * high
    return Law(quantile, (low + value + high) / 3, squares / 18)


def _pert(low: float, value: float, high: float, _coverage: float) -> Law:
    a, b = (1 + 4 * part / (high - low) for part in (value - low, high - value))
    mean = (low + 4 * value + high) / 6
    return Law(
        lambda share: low + (high - low) * betaincinv(a, b, share), mean, (mean - low) * (high - mean) / 7
    )


def _normal(low: float, _value: float, high: float, coverage: float) -> Law:
    mean, sd = (low + high) / 2, (high - low) / (2 * _reach(coverage))
    return Law(lambda share: mean + sd * ndtri(share), mean, sd**2)


def _lognormal(low: float, _value: float, high: float, coverage: float) -> Law:
    centre, sd = log(low * high) / 2, log(high / low) / (2 * _reach(coverage))
    mean = exp(centre + sd**2 / 2)
    return Law(lambda share: np.exp(centre + sd * ndtri(share)), mean, mean**2 * (exp(sd**2) - 1))


def _gamma(low: float, _value: float, high: float, coverage: float) -> Law:
    tail = (1 - coverage) / 2
    # The wider the law beside its level, the smaller its shape.
    shape = _root(lambda k: float(gammaincinv(k, 1 - tail) * low - gammaincinv(k, tail) * high))
    scale = float(np.float64(high) / gammaincinv(shape, 1 - tail))
    return Law(lambda share: np.asarray(scale * gammaincinv(shape, share)), shape * scale, shape * scale**2)


def _beta(low: float, _value: float, high: float, coverage: float) -> Law:
    tail = (1 - coverage) / 2

    def other(a: float) -> float:
        """The second shape with which `low` is where it should be."""
        return float(btdtrib(a, tail, low))

    a = _root(lambda a: float(betaincinv(a, other(a), 1 - tail)) - high)
    b = other(a)
    return Law(lambda share: betaincinv(a, b, share), a / (a + b), a * b / (a + b) ** 2 / (a + b + 1))


def discrete(outcomes: Sequence[tuple[float, float]]) -> Law:
    """Values in rising order, each with its share of the outcomes."""
    values, shares = (np.array(column, dtype=float) for column in zip(*outcomes, strict=True))
    upto = np.cumsum(shares)[:-1]
    mean = float(values @ shares)
    return Law(
        lambda share: values[np.searchsorted(upto, share, side="right")],
        mean,
        float((values - mean) ** 2 @ shares),
    )


FITS: Mapping[str, Fit] = {
    "split_normal": _split_normal,
    "normal": _normal,
    "lognormal": _lognormal,
    "gamma": _gamma,
    "beta": _beta,
    "uniform": _uniform,
    "triangular": _triangular,
    "pert": _pert,
}
# Those whose interval holds all; those that have no other middle than the interval gives them.
BOUNDED = ("uniform", "triangular", "pert")
OWN_MIDDLE = ("normal", "lognormal", "gamma", "beta")
# Where the interval must lie for there to be such a law.
WITHIN: Mapping[str, tuple[float, float]] = {
    "lognormal": (0.0, float("inf")), "gamma": (0.0, float("inf")), "beta": (0.0, 1.0),
}  # fmt: skip


def _reach(coverage: float) -> float:
    """How many standard deviations an interval reaches to either side."""
    return float(ndtri(0.5 + coverage / 2))


def _root(falling: Callable[[float], float]) -> float:
    """The positive number at which a falling function is nil."""
    low, high = -_WIDEST, _WIDEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(exp(middle)) >= 0 else (low, middle)
    return exp((low + high) / 2)
