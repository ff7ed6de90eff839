"""Counts as quantiles: how many come, when chance falls as it does and so many are expected.

One uniform number stands for one count, whatever is expected; so a little more expected is
a little more or as many counted, in every draw, and what differs between two scenarios is
their doing. (The same seed of a Poisson generator would not do: one per cent more expected
leaves a correlation of 0.02 between the counts.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtri

from simlib.exact import ladder

Floats = NDArray[np.float64]
# From this mean (of a binomial: this variance) on the expansion is used: its distribution
# function is then within 5e-5 of the Poisson's.
EXPANDED = 10.0
_EXPANDED_BINOMIAL = 20.0


def poisson(mean: Any, share: Floats) -> Floats:
    """The Poisson count below which `share` of the outcomes lie.

    From a mean of EXPANDED on by the Cornish-Fisher expansion in the normal score w
    (M. B. Giles, Algorithm 955, ACM Trans. Math. Softw. 42:7, 2016, eq. 7); below by
    adding up the probabilities.
    """
    mean, share = np.broadcast_arrays(np.asarray(mean, dtype=float), share)
    if not mean.size or mean.min() >= EXPANDED:
        return _expanded(mean, ndtri(share))
    found = np.empty(mean.shape)
    large = mean >= EXPANDED
    found[large] = _expanded(mean[large], ndtri(share[large]))
    small = mean[~large]
    found[~large] = _searched(np.exp(-small), lambda k: small / (k + 1), share[~large], 64)
    return found


def _expanded(mean: Floats, w: Floats) -> Floats:
    root, square = np.sqrt(mean), w * w
    series = (square * square / 270 + 7 * square / 810 - 8 / 405) / mean
    value = mean + root * w + (square + 2) / 6 - w * (square + 2) / (72 * root) + series
    return np.maximum(np.floor(value), 0.0)


def binomial(tries: Floats, chance: Any, share: Floats) -> Floats:
    """The binomial count below which `share` of the outcomes lie; `tries` whole numbers.

    By the normal score with corrections for skewness and for whole numbers where the
    variance is large (Cornish and Fisher, 1937), else by adding up the probabilities.
    """
    tries, chance, share = np.broadcast_arrays(tries, np.clip(chance, 0.0, 1.0), share)
    # Of the rarer outcome, so that the sums are short; the scores turn with it.
    turned = chance > 0.5  # noqa: PLR2004 - the half
    p = np.where(turned, 1 - chance, chance)
    u = np.where(turned, 1 - share, share)
    variance = tries * p * (1 - p)
    found = np.empty(tries.shape)
    large = variance >= _EXPANDED_BINOMIAL
    n, q, w = tries[large], p[large], ndtri(u[large])
    sd = np.sqrt(variance[large])
    skew = (1 - 2 * q) * (w * w - 1) / 6
    excess = (w**3 - 3 * w) * (1 - 6 * q * (1 - q)) / 24 - (2 * w**3 - 5 * w) * (1 - 2 * q) ** 2 / 36
    # An expansion of the count taken as continuous: half a step up, and the step's own variance away.
    value = n * q + w * sd + skew + (excess - w / 24) / sd + 0.5
    found[large] = np.clip(np.floor(value), 0.0, n)
    n, q = tries[~large], p[~large]
    few = _searched((1 - q) ** n, lambda k: np.maximum(n - k, 0) / (k + 1) * q / (1 - q), u[~large], 128)
    found[~large] = np.minimum(few, n)
    return np.where(turned, tries - found, found)


def _searched(none: Floats, ratio: Callable[[int], Floats], share: Floats, most: int) -> Floats:
    """The first count whose summed probability exceeds `share`, at most `most`.

    `none`: the probability of no one; `ratio(k)`: that of k + 1 over that of k.
    """
    found, term, upto = np.zeros(share.shape), none, none
    for k in range(most):
        more = upto <= share
        if not more.any():
            break
        found += more
        term = term * ratio(k)
        upto = upto + term
    return found


def poisson_ladder(mean: Any, share: Floats, highest: int) -> dict[int, Floats]:
    """For each cap up to `highest`: the year's count if no month counts for more (see `exact.ladder`).

    `share`: as in `poisson`, with the months along the first axis; `mean`: of each month, the same for all.
    That a month has k or more is seen from its share alone, so the counts need not be found.
    """
    mean = np.broadcast_to(np.asarray(mean, dtype=float), share.shape[1:])
    term = upto = np.exp(-mean)
    rungs, found = {}, np.zeros(mean.shape)
    for cap in range(1, highest + 1):
        reached = (upto <= share).view(np.uint8)  # summed as it lies; a year has fewer than 255 months
        found = found + reached.sum(axis=0, dtype=np.uint8)
        rungs[cap] = found
        term = term * (mean / cap)
        upto = upto + term
    if (large := mean >= EXPANDED).any():
        for cap, counted in ladder(poisson(mean[large], share[:, large]), highest).items():
            rungs[cap][large] = counted
    return rungs


def unevenness(spread: Any, share: Floats) -> Floats:
    """By how much a mean is multiplied that varies by `spread` of itself: gamma, 1 on average.

    Counts around such a mean are negative binomial, with variance mean + (spread x mean)².
    """
    shape = np.broadcast_to(np.asarray(spread, dtype=float), share.shape) ** -2.0
    return np.asarray(gammaincinv(shape, share) / shape)
