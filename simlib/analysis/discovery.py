"""When the frame breaks: the box of inputs in which it mostly does (PRIM).

The patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9),
as it is used for scenario discovery (Bryant and Lempert 2010, Technological Forecasting
and Social Change 77): thin slices are peeled off, each time the one that leaves the
largest share of cases, and a bound that could be chance is dropped. The box is found
on every second outcome and judged on the others, so that it is not praised for luck.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtrc

from simlib.analysis.precision import Estimate, chance, counted
from simlib.analysis.uncertain import drawn_inputs, uncertainties
from simlib.budget import BudgetTest
from simlib.parameters.values import Parameter
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation

_PEEL = 0.05  # of the outcomes in the box, each time
_LEAST_MASS = 0.05  # of all outcomes, in the box
_ENOUGH_DENSITY = 0.8  # the largest box that is this dense is the one that is told
_SIGNIFICANT = 0.05
_LEAST_CASES = 40  # of either kind; fewer say nothing

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Bound:
    """What one input is restricted to; `chance`: how likely as clear a bound is by chance (quasi-p-value)."""

    input: int
    low: float
    high: float
    chance: float


@dataclass(frozen=True)
class Box:
    """`density`: how many of the outcomes in it are cases; `coverage`: how many of the cases are in it."""

    bounds: tuple[Bound, ...]
    density: Estimate
    coverage: Estimate
    share_of_cases: Estimate


@dataclass(frozen=True)
class Discovery:
    """`breaks`: the box is of outcomes that break the frame; else, where most do, of those that hold it."""

    parameters: tuple[Parameter, ...]
    inputs: Floats
    box: Box | None
    breaks: bool
    pot: bool = False


def discover(simulation: Simulation, budget: BudgetTest) -> Discovery:
    """The box of uncertainties in which the rarer of breaking and holding the frame is found."""
    case = simulation.case
    inputs = drawn_inputs(case, draws=simulation.draws, seed=simulation.seed)
    broken = np.asarray((budget.overrun > 0).any(axis=0))
    breaks = bool(broken.mean() <= 0.5)  # noqa: PLR2004 - the rarer of two
    box = prim(inputs, broken if breaks else ~broken)
    return Discovery(uncertainties(case), inputs, box, breaks, budget.pot)


def prim(inputs: Floats, cases: Truths) -> Box | None:
    """The box of `inputs` (input, draw) that holds mostly `cases` (draw,); None if there is none to find."""
    if min(cases.sum(), (~cases).sum()) < _LEAST_CASES or not inputs.size:
        return None
    # The earlier half and the later: every other draw of an even sequence would be one half of its range.
    half = cases.size // 2
    found, judged = inputs[:, :half], inputs[:, half:]
    limits = _best(_peeled(found, cases[:half]), found, cases[:half])
    bounds = _kept(limits, found, cases[:half])
    if not bounds:
        return None
    inside = _inside(judged, {bound.input: (bound.low, bound.high) for bound in bounds})
    among = cases[half:]
    hits = int((inside & among).sum())
    # What is no denser than chance would make it on the outcomes that judge says nothing.
    if not hits or bdtrc(hits - 1, int(inside.sum()), among.mean()) > _SIGNIFICANT:
        return None
    return Box(bounds, counted(hits, int(inside.sum())), counted(hits, int(among.sum())), chance(cases))


Limits = dict[int, tuple[float, float]]


def _inside(inputs: Floats, limits: Limits) -> Truths:
    within = np.ones(inputs.shape[1], dtype=bool)
    for row, (low, high) in limits.items():
        within &= (inputs[row] >= low) & (inputs[row] <= high)
    return within


def _peeled(inputs: Floats, cases: Truths) -> list[Limits]:
    """Boxes, each within the one before, down to the least mass."""
    path: list[Limits] = [{}]
    while True:
        inside = _inside(inputs, path[-1])
        smaller = [
            (float(cases[left].mean()), limits)
            for limits in _slices(inputs, inside, path[-1])
            if _LEAST_MASS * inputs.shape[1] <= (left := _inside(inputs, limits)).sum() < inside.sum()
        ]
        if not smaller:
            return path
        path.append(max(smaller, key=lambda one: one[0])[1])


def _slices(inputs: Floats, inside: Truths, limits: Limits) -> list[Limits]:
    """The box without its lowest or its highest slice, for each input."""
    found = []
    for row in range(inputs.shape[0]):
        low, high = limits.get(row, (-np.inf, np.inf))
        held = inputs[row, inside]
        cut_low, cut_high = np.quantile(held, [_PEEL, 1 - _PEEL])
        # Where many share the end value, the slice is all of them.
        above, below = held[held > held.min()], held[held < held.max()]
        cut_low = max(cut_low, above.min()) if above.size else cut_low
        cut_high = min(cut_high, below.max()) if below.size else cut_high
        found += [{**limits, row: (float(cut_low), high)}, {**limits, row: (low, float(cut_high))}]
    return found


def _best(path: list[Limits], inputs: Floats, cases: Truths) -> Limits:
    """The largest box that is dense enough, else the best in density and coverage together."""
    for limits in path:
        if cases[_inside(inputs, limits)].mean() >= _ENOUGH_DENSITY:
            return limits

    def both(limits: Limits) -> float:
        inside = _inside(inputs, limits)
        hits = (inside & cases).sum()
        return float(2 * hits / (inside.sum() + cases.sum()))

    return max(path, key=both)


def _kept(limits: Limits, inputs: Floats, cases: Truths) -> tuple[Bound, ...]:
    """The bounds without which the box would be clearly less dense; the least clear is dropped first."""
    while limits:
        inside = _inside(inputs, limits)
        hits, size = int((inside & cases).sum()), int(inside.sum())
        clear = {}
        for row in limits:
            without = _inside(inputs, {other: ends for other, ends in limits.items() if other != row})
            clear[row] = float(bdtrc(hits - 1, size, cases[without].mean())) if hits else 1.0
        worst = max(clear, key=lambda row: clear[row])
        if clear[worst] <= _SIGNIFICANT:
            return tuple(Bound(row, *ends, clear[row]) for row, ends in limits.items())
        limits = {row: ends for row, ends in limits.items() if row != worst}
    return ()
