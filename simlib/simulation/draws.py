"""Random numbers keyed by name: adding a parameter, a unit or a scenario moves no other draw.

Every stream is cut into blocks of a fixed size, each with a seed of its own, so the first
n of 2n draws are the n, whatever the order or the number of workers. Only raw bits are
taken from numpy; what is made of them is ours, and stays when numpy changes its methods.

A parameter's numbers are even: each 1 024th part of (0, 1) is hit once in a block, in an
order that its name draws. Those parameters that carry the spread may be given an `axis`
each in their file: theirs are Sobol's points, which are even together too, shifted (mod 1)
by an amount that the name draws for the block. Why the axis is not worked out from the
name: a rule that sees one name at a time would have to seat all the names there can be, and
1 024 points hold no more than 33 columns that are even in pairs (an orthogonal array of 32
levels). Names hashed to a few axes meet there, and two on one axis are one number shifted;
hashed to many, or each with direction numbers of its own, they are on average no more even
together than unrelated permutations are (measured: root mean square error 0.29-0.33
percentage points where Sobol's first seven give 0.18 and permutations 0.30). And an axis
by order of files would move when a parameter is added. Two parameters on one axis
are refused before anything runs. As every block is shifted anew, blocks are independent
repetitions, and the error of a mean can be told from how they differ (`standard_error`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri, stdtrit

from simlib.parameters.laws import FITS, Law, discrete
from simlib.parameters.together import groups, matrix
from simlib.parameters.values import Dated, Parameter
from simlib.setting import Setting
from simlib.simulation.axes import points

BITS = 10
BLOCK = 1 << BITS
Floats = NDArray[np.float64]
# Per correlated parameter: the members of its group, the axis of each, and its weight.
Mixes = Mapping[str, tuple[tuple[str, int, float], ...]]
NOT_MIXED: Mixes = MappingProxyType({})
_ENOUGH = 4  # blocks to tell an error from
_SURE = 0.975  # a margin of 95 in a hundred leaves out so much below


def stream(seed: int, name: str, block: int) -> np.random.Generator:
    """The generator of one name and block."""
    key = int.from_bytes(sha256(name.encode()).digest()[:8], "big")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, key, block])))


def blocks(draws: int) -> range:
    """The blocks that hold so many draws."""
    return range(-(-draws // BLOCK))


def uniforms(seed: int, name: str, block: int) -> Floats:
    """(BLOCK,) numbers strictly between 0 and 1, unrelated to one another."""
    raw = stream(seed, name, block).bit_generator.random_raw(BLOCK)
    return np.asarray(((raw >> 12) + 0.5) * 2.0**-52)  # halves of 2^-52: neither 0 nor 1


@lru_cache(maxsize=512)
def even(seed: int, name: str, block: int, axis: int = 0) -> Floats:
    """(BLOCK,) numbers strictly between 0 and 1, one in each of BLOCK equal parts; by `axis` if not 0."""
    free = uniforms(seed, name, block)
    if axis:
        found = (points(axis, BITS) + free[0]) % 1
    else:
        order = np.argsort(uniforms(seed, f"{name}/order", block), kind="stable")
        found = (order + free) / BLOCK
    found = np.clip(found, 2.0**-54, 1 - 2.0**-53)
    found.setflags(write=False)
    return found


def mixes(setting: Setting) -> Mixes:
    """The correlations of the setting as mixtures of independent normal scores.

    Of those that hang together the first by name keeps its own draws (Cholesky).
    """
    found = {}
    for group in groups(setting.correlations):
        weights = np.linalg.cholesky(matrix(group, setting.correlations))
        axes = [setting.parameters[path].axis for path in group]
        for path, row in zip(group, weights, strict=True):
            found[path] = tuple(
                (name, axis, float(weight))
                for name, axis, weight in zip(group, axes, row, strict=True)
                if weight
            )
    return found


def shares(parameter: Parameter, seed: int, block: int, mixed: Mixes) -> Floats:
    """(BLOCK,) where in its law the parameter falls: its own even numbers, mixed if it is correlated."""
    row = mixed.get(parameter.path, ())
    if len(row) < 2:  # noqa: PLR2004 - by itself, or the first of those that hang together
        return even(seed, parameter.path, block, parameter.axis)
    parts = (weight * ndtri(even(seed, name, block, axis)) for name, axis, weight in row)
    return np.asarray(ndtr(sum(parts, np.zeros(BLOCK))))


def is_uncertain(parameter: Parameter, dated: Dated) -> bool:
    """Whether there is a law to draw it by."""
    return parameter.role == "uncertainty" and dated.interval is not None


def drawn(parameter: Parameter, dated: Dated, seed: int, block: int, mixed: Mixes = NOT_MIXED) -> Floats:
    """One number per draw for an uncertainty with an interval; else the value as written.

    All dated values of a parameter share their uniforms: if need is high one year
    it is high the next. `mixed`: see `mixes`.
    """
    if not is_uncertain(parameter, dated):
        return dated.value  # type: ignore[return-value]
    found = quantile(dated, shares(parameter, seed, block, mixed))
    low = -np.inf if parameter.low is None else float(parameter.low)
    high = np.inf if parameter.high is None else float(parameter.high)
    return np.clip(found, low, high)


def quantile(dated: Dated, share: Floats) -> Floats:
    """The value below which `share` of the outcomes lie, by the law of the dated value's interval."""
    return law_of(dated).quantile(share)


@lru_cache(maxsize=1024)
def law_of(dated: Dated) -> Law:
    """The law of a number with an interval; TypeError without one."""
    interval = dated.interval
    if interval is None:
        raise TypeError("only a number with an interval has quantiles")
    if interval.outcomes:
        return discrete([(float(value), float(share)) for value, share in interval.outcomes])
    fit = FITS[interval.law]
    return fit(float(interval.low), float(dated.number), float(interval.high), float(interval.coverage))


def standard_error(values: Floats) -> float:
    """Monte Carlo error of the mean of `values` (draw,), from how the blocks differ.

    With fewer than four whole blocks there is too little to tell it from: then the
    error that unrelated draws would have, which is not too small.
    """
    draws, whole = len(values), len(values) // BLOCK
    if whole < _ENOUGH:
        return float(values.std() / np.sqrt(draws))
    between = values[: whole * BLOCK].reshape(whole, BLOCK).mean(axis=1).var(ddof=1)
    left = draws - whole * BLOCK  # of a block that is not whole, and so not even
    uneven = values.var() * (1 / left - 1 / BLOCK) if left else 0.0
    found = between * whole * BLOCK**2 + (between + uneven) * left**2
    return float(np.sqrt(found) / draws)


def sure_errors(draws: int) -> float:
    """How many standard errors a margin of 95 in a hundred is.

    A few blocks may by chance differ less than they do on the whole: Student's factor for as many.
    """
    whole = draws // BLOCK
    return float(stdtrit(whole - 1, _SURE) if whole >= _ENOUGH else ndtri(_SURE))
