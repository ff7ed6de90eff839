"""Random numbers keyed by name: adding a parameter, a unit or a scenario moves no other draw.

Every stream is cut into blocks of a fixed size, each with a seed of its own, so the
first n of 2n draws are the n, whatever the order or the number of workers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from simlib.parameters.values import Dated, Parameter

BLOCK = 1024
Floats = NDArray[np.float64]


def stream(seed: int, name: str, block: int) -> np.random.Generator:
    """The generator of one name and block."""
    key = int.from_bytes(sha256(name.encode()).digest()[:8], "big")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, key, block])))


@lru_cache(maxsize=512)
def uniforms(seed: int, name: str, block: int) -> Floats:
    """(BLOCK,) numbers strictly between 0 and 1."""
    found = stream(seed, name, block).random(BLOCK)
    found = np.clip(found, np.finfo(float).tiny, 1 - np.finfo(float).eps)
    found.setflags(write=False)
    return found


def drawn(parameter: Parameter, dated: Dated, seed: int, block: int) -> Floats | Fraction:
    """One number per draw for an uncertainty with an interval; else the value as written.

    All dated values of a parameter share their uniforms: if need is high one year
    it is high the next.
    """
    if parameter.role != "uncertainty" or dated.interval is None or not isinstance(dated.value, Fraction):
        return dated.value  # type: ignore[return-value]
    found = quantile(dated, uniforms(seed, parameter.path, block))
    low = -np.inf if parameter.low is None else float(parameter.low)
    high = np.inf if parameter.high is None else float(parameter.high)
    return np.clip(found, low, high)


def quantile(dated: Dated, share: Floats) -> Floats:
    """The value below which `share` of the outcomes lie.

    `split_normal`: median at the value, and the interval's ends at its own
    quantiles on either side; so all three numbers in the file are honoured.
    `uniform`, `triangular`: between the ends of the interval, which then hold all.
    """
    interval, value = dated.interval, dated.value
    if interval is None or not isinstance(value, Fraction):
        raise TypeError("only a number with an interval has quantiles")
    low, mode, high = float(interval.low), float(value), float(interval.high)
    if interval.law == "uniform":
        return low + (high - low) * share
    if interval.law == "triangular":
        turn = (mode - low) / (high - low)
        left = low + np.sqrt(share * (high - low) * (mode - low))
        right = high - np.sqrt((1 - share) * (high - low) * (high - mode))
        return np.where(share < turn, left, right)
    reach = float(ndtri(0.5 + float(interval.coverage) / 2))
    score = ndtri(share)
    return mode + score * np.where(score < 0, mode - low, high - mode) / reach


def counts(
    seed: int, name: str, block: int, units: Sequence[str], years: Sequence[tuple[int, slice]], mean: Floats,
    *, once: bool = False,
) -> Floats:  # fmt: skip
    """Poisson counts around `mean` (time, unit, BLOCK), one stream per unit and year.

    `once`: one or none instead, with the year's `mean` as the probability of one.

    The year's count is drawn first and then divided between the steps of the year,
    so that cutting a year in two (a new rate in July) leaves its count as it was.
    """
    mean = np.broadcast_to(mean, (*mean.shape[:2], BLOCK))
    found = np.zeros_like(mean)
    for year, part in years:
        for u, unit in enumerate(units):
            expected = mean[part, u]
            whole = expected.sum(axis=0)
            if not whole.any():
                continue
            draw = stream(seed, f"{name}/{unit}/{year}", block)
            left = (draw.random(BLOCK) < whole).astype(int) if once else draw.poisson(whole)
            split = stream(seed, f"{name}/{unit}/{year}/steps", block)
            ahead = whole
            for step in range(expected.shape[0] - 1):
                with np.errstate(invalid="ignore", divide="ignore"):
                    share = np.where(ahead > 0, np.clip(expected[step] / ahead, 0, 1), 0)
                taken = split.binomial(left, share)
                found[part.start + step, u] = taken
                left, ahead = left - taken, ahead - expected[step]
            found[part.start + expected.shape[0] - 1, u] = left
    return found
