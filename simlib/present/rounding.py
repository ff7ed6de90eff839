"""The one door that simulated figures go through: none is printed finer than its Monte Carlo error.

A figure is printed in steps of 1, 5, 10, 50 ... of its last digit: the finest step that is not
below its standard error. The files (CSV, Parquet, Excel, run.json) hold the very figure that is
printed; its full value and its error stand once, in the table `simulated`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, isfinite, log10

from simlib.analysis.precision import Estimate
from simlib.money import ORE_PER
from simlib.present.speech import Speech

_FEW = Fraction(1, 100)
# What is only said to be on one side of a number, and the same where there is little room.
_SHORT = {
    "fewer-than-of-hundred": "fewer-than-of-hundred-short",
    "more-than-of-hundred": "more-than-of-hundred-short",
}
_FEWER, _MORE = _SHORT


@dataclass(frozen=True)
class Rounded:
    """`value` is a whole number of `step`; `about`: the last digit of those asked for may be off."""

    value: int
    step: int
    about: bool


def rounded(figure: Estimate, finest: int) -> Rounded:
    """The figure in the finest step that its error allows, `finest` at best."""
    step = step_of(figure.error, finest)
    return Rounded(nearest(figure.value, step), step, step > finest or figure.error > step / 2)


def together(figures: Sequence[Estimate], finest: int) -> list[Rounded]:
    """Figures that stand side by side, all in the step of the least sure of them."""
    step = max(step_of(figure.error, finest) for figure in figures)
    return [Rounded(nearest(figure.value, step), step, about=True) for figure in figures]


def step_of(error: float, finest: int) -> int:
    step, times = finest, itertools.cycle((5, 2))
    while step < error:
        step *= next(times)
    return step


def nearest(value: float | Fraction, step: int) -> int:
    """The nearest whole number of steps, halves away from zero."""
    steps = floor(abs(Fraction(value)) / step + Fraction(1, 2))
    return -steps * step if value < 0 else steps * step


def finest_ore(scale: str, decimals: int) -> int:
    """Öre in the last digit of an amount so written."""
    return ORE_PER[scale] // 10**decimals


def amount(found: Rounded, say: Speech, scale: str, decimals: int, *, unit: bool = True) -> str:
    """The amount with no more decimals than its step has."""
    return say.money(found.value, scale, decimals if found.step < ORE_PER[scale] else 0, unit=unit)


def _hundred(figure: Estimate) -> tuple[str, int]:
    """Outcomes of a hundred, and on which side of that number the share is where it is only said so."""
    share, step = figure.value, step_of(100 * figure.error, 1)
    if share in (0, 1):
        return "", round(100 * share)
    if share < _FEW or share > 1 - _FEW:
        return (_FEWER, 1) if share < _FEW else (_MORE, 99)
    count = nearest(100 * share, step)
    if 0 < count < 100:  # noqa: PLR2004
        return "", count
    return (_FEWER, step) if count <= 0 else (_MORE, 100 - step)


def chance(
    figure: Estimate, say: Speech, *, about: str = "picture-about", levels: Sequence[float] = ()
) -> str:
    """A probability as people say it, coarser the fewer the draws; never 0 or 100 unless all agree.

    Nor does rounding lift it to one of `levels` that it does not reach. `about`: the words
    for a figure that may be off by one, or "" for a table, whose note says so.
    """
    side, count = _hundred(figure)
    if side:
        return say(_SHORT[side] if about == "picture-about-short" else side, count=count)
    if any(figure.value < level <= count / 100 for level in levels):
        return say("just-under-of-hundred", count=count)
    text = say("of-hundred", count=count)
    step = step_of(100 * figure.error, 1)
    return say(about, figure=text) if about and (step > 1 or 100 * figure.error > step / 2) else text


def hundredths(figure: Estimate, say: Speech) -> str:
    """The same as a bare number, where there is room for no more."""
    side, count = _hundred(figure)
    return {"": "", _FEWER: "<", _MORE: ">"}[side] + say.number(count)


def share_in_files(figure: Estimate) -> float:
    """The share that is printed; of what is only said to be few or nearly all, in thousandths."""
    side, count = _hundred(figure)
    if count not in (1, 99) or not side:
        return count / 100
    step = step_of(1000 * figure.error, 1)
    few = figure.value if side == _FEWER else 1 - figure.value
    part = min(max(nearest(1000 * few, step), 1), 9)
    return (part if side == _FEWER else 1000 - part) / 1000


def per_cent(figure: Estimate, say: Speech, decimals: int = 0, *, unit: bool = True) -> str:
    """A share of something in per cent, `decimals` at best."""
    found = rounded(figure.times(10_000), 10 ** (2 - decimals))
    kept = decimals if found.step < 100 else 0  # noqa: PLR2004 - of ten thousand: a per cent
    return (
        say.percent(Fraction(found.value, 10_000), kept)
        if unit
        else say.number(Fraction(found.value, 100), kept)
    )


def per_cent_in_files(figure: Estimate) -> float:
    """The share that `per_cent` prints."""
    return rounded(figure.times(10_000), 100).value / 10_000


def two_digits(value: float) -> Fraction:
    """Up to the next number of two digits: an error is itself not surer than that."""
    if not value or not isfinite(value):
        return Fraction(0)
    power = Fraction(10) ** (floor(log10(abs(value))) - 1)
    return ceil(Fraction(value) / power) * power
