"""Who comes: one uniform number per volume, unit, year and draw, made a count by its law."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.count_laws import binomial, poisson, unevenness
from simlib.simulation.draws import BLOCK, Floats, uniforms


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
    found = np.zeros(mean.shape)
    for year, part in years:
        expected = mean[part]
        whole = expected.sum(axis=0)
        some = [u for u in range(len(units)) if whole[u].any()]
        streams = [f"{name}/{units[u]}/{year}" for u in some]
        if not streams:
            continue
        expected, left = expected[:, some], whole[some]
        share = _of_each(seed, streams, block)
        ahead, left = left, (share > 1 - left).astype(float) if once else poisson(left, share)
        for step in range(len(expected) - 1):
            chance = np.divide(expected[step], ahead, out=np.zeros_like(ahead), where=ahead > 0)
            taken = binomial(left, chance, _of_each(seed, [f"{n}/{step}" for n in streams], block))
            found[part.start + step, some] = taken
            left, ahead = left - taken, ahead - expected[step]
        found[part.start + len(expected) - 1, some] = left
    return found


def uneven(
    seed: int, name: str, block: int, units: Sequence[str], years: Sequence[tuple[int, slice]], spread: Floats
) -> Floats:
    """What the expected counts of each unit and year are multiplied by: (time, unit, BLOCK), 1 on average.

    `name`: of the parameter `spread`, (time, 1, 1 or BLOCK), whose first value in a year is that year's.
    """
    spread = np.broadcast_to(spread, (len(spread), len(units), BLOCK))
    found = np.ones(spread.shape)
    for year, part in years:
        if (here := spread[part.start]).any():
            share = _of_each(seed, [f"{name}/{unit}/{year}" for unit in units], block)
            found[part] = unevenness(here, share)
    return found


def _of_each(seed: int, streams: Sequence[str], block: int) -> Floats:
    """(stream, BLOCK) uniform numbers."""
    return np.stack([uniforms(seed, stream, block) for stream in streams])
