"""The points of Sobol: numbers that fill a square, a cube … more evenly than chance does.

One axis for each of the uncertainties that carry the spread. The direction numbers are
those of Joe and Kuo (new-joe-kuo-6.21201, 2008), axis 1 being van der Corput's.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simlib.parameters.intervals import AXES

# Per axis from the second on: the primitive polynomial in bits, and the first numbers.
_STARTS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (3, (1,)),
    (7, (1, 3)),
    (11, (1, 3, 1)),
    (13, (1, 1, 1)),
    (19, (1, 1, 3, 3)),
    (25, (1, 3, 5, 13)),
    (37, (1, 1, 5, 5, 17)),
    (41, (1, 1, 5, 5, 5)),
    (47, (1, 1, 7, 11, 19)),
    (55, (1, 1, 5, 1, 1)),
    (59, (1, 1, 1, 3, 11)),
    (61, (1, 3, 5, 5, 31)),
    (67, (1, 3, 3, 9, 7, 49)),
    (91, (1, 1, 1, 15, 21, 21)),
    (97, (1, 3, 1, 13, 27, 49)),
)


@lru_cache(maxsize=AXES)
def points(axis: int, bits: int) -> NDArray[np.float64]:
    """The first 2^bits points of one axis, each the lower end of a part of its own of [0, 1)."""
    index = np.arange(1 << bits)
    found = np.zeros(1 << bits, dtype=np.int64)
    for bit, number in enumerate(_directions(axis, bits)):
        found ^= np.where(index >> bit & 1, number << (bits - 1 - bit), 0)
    shares = found / (1 << bits)
    shares.setflags(write=False)
    return shares


def _directions(axis: int, bits: int) -> list[int]:
    """The odd numbers m with which the bits of a point's index are weighed."""
    if not 1 <= axis <= AXES:
        raise ValueError(f"axis {axis}")
    if axis == 1:
        return [1] * bits
    polynomial, start = _STARTS[axis - 2]
    degree, found = len(start), list(start)
    while len(found) < bits:
        following = found[-degree] ^ (found[-degree] << degree)
        for k in range(1, degree):
            if polynomial >> (degree - k) & 1:
                following ^= found[-k] << k
        found.append(following)
    return found[:bits]
