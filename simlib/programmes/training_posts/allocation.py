"""Who gets the blocks of a round, one block at a time, by the published criteria.

The region publishes an index (trainees per 10 000 listed), that geography is weighed
by market share, and that existing trainees are to be spread over municipalities.
How the three are weighed together it does not say. Read here: the municipality that
lies furthest below its share of the trainees comes first, and in it the unit with
the lowest index; of units alike the one with the longer list, then the first listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.exact import Amount, Array
from simlib.periods import Grid, Month, Period


@dataclass(frozen=True)
class Candidate:
    """A unit as the criteria see it. `applies`: it is in the queue."""

    municipality: int
    listed: Fraction
    doctors: Fraction
    applies: bool = True

    @property
    def index(self) -> Fraction:
        """Trainees per 10 000 listed: 10 000 / X, where X is listed patients per trainee."""
        return 10_000 * self.doctors / self.listed


def one_round(blocks: int, units: Sequence[Candidate], most_per_unit: int) -> tuple[int, ...]:
    """How many of the round's blocks each unit gets; fewer than `blocks` if the queue is too short."""
    standing, given = list(units), [0] * len(units)
    for _ in range(blocks):
        queue = [i for i, unit in enumerate(standing) if unit.applies and given[i] < most_per_unit]
        if not queue:
            break
        short = {m: shortfall(standing, m) for m in {standing[i].municipality for i in queue}}
        chosen = min(
            queue,
            key=lambda i: (-short[standing[i].municipality], standing[i].index, -standing[i].listed, i),
        )
        given[chosen] += 1
        standing[chosen] = replace(standing[chosen], doctors=standing[chosen].doctors + 1)
    return tuple(given)


def shortfall(units: Sequence[Candidate], municipality: int) -> Fraction:
    """How many trainees it lacks if the next one is counted in and all are spread by market share."""
    here = [unit for unit in units if unit.municipality == municipality]
    share = Fraction(sum(u.listed for u in here)) / sum(u.listed for u in units)
    return share * (sum(u.doctors for u in units) + 1) - sum(u.doctors for u in here)


def rounds(
    blocks: Array, listed: Array, doctors: Array, municipality: Array, applies: Array, most_per_unit: Array
) -> Array:
    """Blocks per step and unit, (time, unit, 1): each round counts the trainees of those before it."""
    units = [
        Candidate(int(m), Fraction(n), Fraction(d), applies=bool(a))
        for m, n, d, a in zip(
            *(np.asarray(x)[0, :, 0] for x in (municipality, listed, doctors, applies)), strict=True
        )
    ]
    found = np.zeros((blocks.shape[0], len(units), 1), dtype=blocks.dtype)
    for step, number in enumerate(blocks[:, 0, 0]):
        given = one_round(int(number), units, int(np.asarray(most_per_unit).flat[0]))
        found[step, :, 0] = [type(number)(count) for count in given]
        units = [replace(u, doctors=u.doctors + n) for u, n in zip(units, given, strict=True)]
    return found


def months_of_posts(posts: Array, grid: Grid, delay: Amount, length: Amount) -> Array:
    """Months of training in each step: a post starts `delay` months after its block and lasts `length`."""
    wait, last = (int(np.asarray(x).flat[0]) for x in (delay, length))
    found = np.zeros_like(posts)
    for decided, step in enumerate(grid.steps):
        if posts[decided].any():
            start = Month.of(step.start).plus(wait)
            service = Period.of_months(start, start.plus(last - 1))
            shared = [type(posts.flat[0])(service.months_shared_with(other)) for other in grid.steps]
            found = found + np.array(shared, dtype=posts.dtype).reshape(-1, 1, 1) * posts[decided]
    return found


def ends(decided: date, delay: int, length: int) -> date:
    """The first day after the training that a block leads to."""
    return Month.of(decided).plus(delay + length).first
