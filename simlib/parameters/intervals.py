"""How uncertain a number is said to be: its interval or its outcomes, and by which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.laws import BOUNDED, FITS, OWN_MIDDLE, WITHIN
from simlib.parameters.reading import Block, Listing, Node, Reader
from simlib.parameters.units import Unit
from simlib.parameters.values import Interval, Label, Value

LAWS = tuple(FITS)
AXES = 16  # of simulation.axes; few carry the spread, and the later ones are less even together
# The value must lie in the middle fifth of a law that has a middle of its own.
_MIDDLE = (0.4, 0.6)


@dataclass(frozen=True)
class Shape:
    """What every value of one parameter must look like."""

    unit: Unit
    low: Fraction | None
    high: Fraction | None
    choices: Mapping[str, Label] | None


def shown(carried: Fraction | None, shape: Shape) -> str:
    return "" if carried is None else plain(shape.unit.written(carried))


def axis_of(reader: Reader, node: Node, found: Mapping[str, Any], *, shared: bool) -> int:
    """The axis of an uncertainty's draws; 0 if it has none. `shared`: by all members of a family."""
    axis: int = found.get("axis", 0)
    if not axis or not isinstance(node, Block):
        return 0
    if found.get("role") != "uncertainty" or shared:
        reader.fault(node.lines["axis"], "axis-of-no-draw")
    elif not 1 <= axis <= AXES:
        reader.fault(node.lines["axis"], "axis-outside", highest=AXES)
    else:
        return axis
    return 0


def interval_of(
    reader: Reader, node: Block, entry: Mapping[str, Any], value: Value | None, shape: Shape
) -> Interval | None:
    """What one dated value says of its uncertainty; None if nothing, or after a fault."""
    if "outcomes" in entry:
        return _outcomes(reader, node, entry["outcomes"], value, shape)
    if "interval" not in entry:
        for key in ("coverage", "law") if "interval" not in node.items else ():
            if key in entry:
                reader.fault(node.lines[key], "needs-interval", key=key)
        return None
    line, law = node.lines["interval"], entry.get("law", LAWS[0])
    low, high = (shape.unit.carried(bound) for bound in entry["interval"])
    if not isinstance(value, Fraction):
        reader.fault(line, "interval-of-no-number")
    elif not low <= value <= high:
        texts = {"value": shown(value, shape), "low": shown(low, shape), "high": shown(high, shape)}
        reader.fault(line, "value-outside-interval", **texts)
    elif (shape.low is not None and low < shape.low) or (shape.high is not None and high > shape.high):
        texts = {"low": shown(shape.low, shape), "high": shown(shape.high, shape)}
        reader.fault(line, "interval-outside-range", **texts)
    elif "coverage" in entry and law in BOUNDED:
        reader.fault(node.lines["coverage"], "coverage-of-all", law=law)
    else:
        found = Interval(low, high, entry.get("coverage", Fraction(4, 5)), law)
        return found if _fits(reader, line, found, value, shape) else None
    return None


def _fits(reader: Reader, line: int, interval: Interval, value: Fraction, shape: Shape) -> bool:
    """Whether there is a law of the kind with this interval, and its middle is where the value is."""
    law, low, high = interval.law, float(interval.low), float(interval.high)
    least, most = WITHIN.get(law, (-np.inf, np.inf))
    if not least < low < high < most:
        reader.fault(line, "interval-outside-law", law=law)
        return False
    if law not in OWN_MIDDLE:
        return True
    tail = (1 - float(interval.coverage)) / 2
    with np.errstate(all="ignore"):
        quantile = FITS[law](low, float(value), high, float(interval.coverage)).quantile
        ends = quantile(np.array([tail, 1 - tail]))
    if not np.allclose(ends, [low, high], rtol=1e-6, atol=0):
        reader.fault(line, "interval-too-wide", law=law)
        return False
    below, median, above = (float(q) for q in quantile(np.array([_MIDDLE[0], 0.5, _MIDDLE[1]])))
    if below <= float(value) <= above:
        return True
    middle = f"{float(shape.unit.written(Fraction(median))):.4g}"
    reader.fault(line, "value-off-middle", law=law, value=shown(value, shape), median=middle)
    return False


def _outcomes(
    reader: Reader, node: Block, outcomes: Node, value: Value | None, shape: Shape
) -> Interval | None:
    """`[[value, share], …]`: rising values, shares that sum to 1, the planned value one of them."""
    line = node.lines["outcomes"]
    for key in ("interval", "coverage", "law"):
        if key in node.items:
            reader.fault(node.lines[key], "key-beside-outcomes", key=key)
            return None
    pairs = outcomes.items if isinstance(outcomes, Listing) else ()
    found = []
    for pair in pairs:
        numbers = [fields.number(reader, part) for part in pair.items] if isinstance(pair, Listing) else []
        if None in numbers:
            return None
        found.append([number for number in numbers if number is not None])
    sound = len(found) > 1 and all(len(pair) == 2 and pair[1] > 0 for pair in found)  # noqa: PLR2004 - pairs
    values = [shape.unit.carried(pair[0]) for pair in found if pair]
    rising = all(a < b for a, b in pairwise(values))
    if not (sound and rising and sum(pair[1] for pair in found) == 1):
        reader.fault(line, "expected-outcomes")
        return None
    low, high = values[0], values[-1]
    if (shape.low is not None and low < shape.low) or (shape.high is not None and high > shape.high):
        texts = {"low": shown(shape.low, shape), "high": shown(shape.high, shape)}
        reader.fault(line, "interval-outside-range", **texts)
        return None
    if value not in values:
        reader.fault(line, "value-not-an-outcome", value=shown(value, shape))  # type: ignore[arg-type]
        return None
    shares = [pair[1] for pair in found]
    return Interval(low, high, Fraction(1), "discrete", tuple(zip(values, shares, strict=True)))
