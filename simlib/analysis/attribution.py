"""Which of several changes moved a figure: shares that sum to the whole movement, exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise
from math import comb

# So many changes are tried in every combination; more of them one after the other, in order.
MOST_IN_EVERY_ORDER = 6

Amounts = tuple[int, ...]


def attribute(value: Callable[[frozenset[int]], Amounts], count: int) -> tuple[tuple[Fraction, ...], ...]:
    """For each of `count` changes, its part of what all of them together moved.

    `value(made)`: whole öre of one or more figures when the changes `made`, and no
    others, are made. Up to six: Shapley's mean over every order in which they could be
    made, so that none gains by being first. More: in the order given.
    """
    known = lru_cache(maxsize=None)(value)
    if count > MOST_IN_EVERY_ORDER:
        steps = [known(frozenset(range(made))) for made in range(count + 1)]
        return tuple(
            tuple(Fraction(b - a) for a, b in zip(before, after, strict=True))
            for before, after in pairwise(steps)
        )
    return tuple(_shapley(known, change, count) for change in range(count))


def _shapley(value: Callable[[frozenset[int]], Amounts], change: int, count: int) -> tuple[Fraction, ...]:
    """Mean, over every set of the others that may come first, of what the change then adds."""
    others = [other for other in range(count) if other != change]
    parts = [Fraction(0)] * len(value(frozenset()))
    for size in range(count):
        weight = Fraction(1, count * comb(count - 1, size))
        for first in combinations(others, size):
            before, after = value(frozenset(first)), value(frozenset({*first, change}))
            parts = [part + weight * (b - a) for part, a, b in zip(parts, before, after, strict=True)]
    return tuple(parts)
