"""Arithmetic that is exact on whole öre and fast on draws, with one spelling.

Arrays of Python integers and fractions (dtype object) carry the ledger; arrays
of float64 that hold whole öre carry the simulation. Rules use these functions
where an operator would not do, and so run unchanged on both and on two numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import floor
from typing import Any, TypeAlias

import numpy as np

# Shapes are (time, unit, draw) unless said otherwise. What numpy stores in an
# object array, and what a rule is tested with (two numbers), has no static type.
Array: TypeAlias = Any
Amount: TypeAlias = Any


def is_exact(value: Amount) -> bool:
    """Whether `value` is carried in integers and fractions rather than floats."""
    if isinstance(value, Mapping):
        return all(is_exact(member) for member in value.values())
    return not isinstance(value, float) and getattr(value, "dtype", np.dtype(object)).kind != "f"


@dataclass(frozen=True)
class Rounding:
    """To whole multiples of `step` öre, halves up, with the text it rests on."""

    step: int
    reference: str

    def __post_init__(self) -> None:
        if self.step < 1:
            raise ValueError(f"step {self.step}")

    def __call__(self, amount: Amount) -> Amount:
        if isinstance(amount, Mapping):
            return {key: self(member) for key, member in amount.items()}
        if is_exact(amount):
            if isinstance(amount, np.ndarray):
                return _each(self._exact, amount)
            return self._exact(amount)
        if self.step == 1:
            halves_up = np.asarray(amount) + 0.5
            return np.floor(halves_up, out=halves_up) if halves_up.ndim else np.floor(halves_up)
        return np.floor(np.asarray(amount) / self.step + 0.5) * self.step

    def _exact(self, amount: Fraction | int) -> int:
        return floor(Fraction(amount, self.step) + Fraction(1, 2)) * self.step


WHOLE_ORE = Rounding(1, "own-rounding")


def _each(function: Any, *arrays: Array) -> Array:
    result = np.frompyfunc(function, len(arrays), 1)(*arrays)
    return np.asarray(result, dtype=object)


def at_most(amount: Amount, ceiling: Amount) -> Amount:
    """The smaller of the two, element by element."""
    return np.minimum(amount, ceiling)


def at_least(amount: Amount, least: Amount) -> Amount:
    """The larger of the two, element by element."""
    return np.maximum(amount, least)


def largest(family: Mapping[str, Amount]) -> Amount:
    """The largest member of a family, element by element."""
    return reduce(at_least, family.values())


def started(amount: Amount) -> Amount:
    """Every started whole counts as a whole one."""
    if isinstance(amount, np.ndarray) and amount.dtype == object:
        return _each(lambda x: -floor(-x), amount)
    if is_exact(amount):
        return -floor(-amount)
    return np.ceil(amount)


def whole(amount: Amount) -> Amount:
    """Whole ones only: what is begun does not count."""
    if not is_exact(amount):
        return np.floor(np.asarray(amount) + 1e-9)  # a float may lie a hair under the whole that it means
    if isinstance(amount, np.ndarray):
        return _each(lambda x: Fraction(floor(x)), amount)
    return floor(amount)


def whole_so_far(amount: Array) -> Array:
    """What each step adds to the whole part of the running total: no place is lost between steps."""
    running = whole(np.cumsum(amount, axis=0))
    return np.diff(running, axis=0, prepend=running[:1] * 0)


def ladder(monthly: Array, highest: int) -> dict[int, Amount]:
    """For each cap from 1 to `highest`: what is left of the year if no month counts for more.

    `monthly`: counts with the months along the first axis, which is summed. It says of
    whole years all that a cap per month needs to know of the months, for every such cap.
    """
    return {cap: np.minimum(monthly, cap).sum(axis=0) for cap in range(1, highest + 1)}


def capped_each_month(rungs: Mapping[int, Amount], cap: Amount) -> Amount:
    """The count of a year of which no month counts for more than `cap`, from its `ladder`.

    Raises ValueError for a cap above the ladder or one that is not whole: the months
    would be needed.
    """
    caps = np.asarray(cap)
    if np.any(caps > max(rungs)) or np.any(caps < 0) or np.any(caps != np.floor(caps)):
        raise ValueError(f"the ladder has the caps 0-{max(rungs)} only")
    if caps.size and (caps == caps.flat[0]).all():
        return rungs[int(caps.flat[0])] if caps.flat[0] else 0 * rungs[min(rungs)]
    below: Amount = 0
    found: Amount = 0
    for rung in sorted(rungs):
        found, below = found + (rungs[rung] - below) * (caps >= rung), rungs[rung]
    return found


def over_units(amount: Amount) -> Amount:
    """The sum over the unit axis, standing at every unit; a number is its own sum."""
    return amount.sum(axis=1, keepdims=True) if isinstance(amount, np.ndarray) else amount


def over_time(amount: Amount) -> Amount:
    """The sum over the time axis, standing at every time; a number is its own sum."""
    return amount.sum(axis=0, keepdims=True) if isinstance(amount, np.ndarray) else amount


def ratio(part: Amount, whole: Amount) -> Amount:
    """`part` over `whole`, exact where both are; nil where there is nothing to divide by."""
    if isinstance(whole, np.ndarray) and whole.dtype != object:
        part, whole = np.broadcast_arrays(part, whole)
        return np.divide(part, whole, out=np.zeros(whole.shape), where=whole != 0)
    if isinstance(whole, np.ndarray):
        return _each(ratio, part, whole)
    return Fraction(part) / whole if whole else Fraction(0)


def share_out(total: Amount, weights: Amount) -> Amount:
    """Split `total` over the unit axis by `weights`, in whole öre that sum to it.

    Largest remainder, ties to the first unit. Time steps whose weights are all
    zero share out nothing. `weights`: (time, unit, draw); `total`: broadcastable
    to (time, 1, draw).
    """
    weights, total = np.asarray(weights), np.asarray(total)
    if weights.dtype == object:
        weights = _each(Fraction, weights)  # integers divided by integers would be floats
    whole = weights.sum(axis=1, keepdims=True)
    some = whole > 0
    quota = total * weights / np.where(some, whole, 1)
    base = _each(floor, quota) if weights.dtype == object else np.floor(quota)
    left = np.where(some, total, 0) - base.sum(axis=1, keepdims=True)
    # By remainder, largest first; a stable sort keeps ties in unit order.
    order = np.argsort(-(quota - base), axis=1, kind="stable")
    one_more = np.zeros(base.shape, dtype=base.dtype)
    np.put_along_axis(one_more, order, np.where(np.arange(base.shape[1])[:, None] < left, 1, 0), axis=1)
    return base + one_more


def step_lookup(amount: Amount, schedule: Iterable[tuple[Fraction, Fraction]]) -> Amount:
    """The value of the last step of `schedule` whose threshold `amount` reaches.

    Raises ValueError below the first threshold: there is no value to give.
    """
    steps = tuple(schedule)
    if np.any(np.asarray(amount) < steps[0][0]):
        raise ValueError(f"below {steps[0][0]}")

    def value(x: Fraction) -> Fraction:
        return next(v for threshold, v in reversed(steps) if x >= threshold)

    if isinstance(amount, np.ndarray) and amount.dtype != object:
        thresholds = np.array([float(t) for t, _ in steps])
        values = np.array([float(v) for _, v in steps])
        return values[np.searchsorted(thresholds, amount, side="right") - 1]
    if isinstance(amount, np.ndarray):
        return _each(value, amount)
    return value(amount)


def split(total: int, weights: Iterable[Fraction | int]) -> tuple[int, ...]:
    """Largest-remainder split of whole öre; the parts sum to `total` exactly.

    Raises ValueError if no weight is positive or one is negative: money must not
    be lost because nobody was there to receive it.
    """
    shares = [Fraction(weight) for weight in weights]
    whole = sum(shares)
    if whole <= 0 or min(shares) < 0:
        raise ValueError("weights must be non-negative with a positive sum")
    sign = -1 if total < 0 else 1
    quota = [abs(total) * share / whole for share in shares]
    parts = [floor(part) for part in quota]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - quota[i], i))
    for i in by_remainder[: abs(total) - sum(parts)]:
        parts[i] += 1
    return tuple(sign * part for part in parts)
