"""What a person writes in a field: read as it is shown, or refused with the reason.

A share is shown and written in per cent; a table of steps as `0 → 0; 10 → 1`.
"""

from __future__ import annotations

import re
from fractions import Fraction

from simlib.money import MINUS, parse_number, plain
from simlib.parameters.values import Parameter, Schedule, Value
from simlib.present.speech import Speech

_PAIR = 2
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_EXAMPLE = {"sv": "450 eller 12,5", "en": "450 or 12.5"}


class Unfit(ValueError):  # noqa: N818 - a refusal in words, as Faults are
    """Why what was written cannot be the value."""


def is_share(parameter: Parameter) -> bool:
    """Whether it is shown in per cent."""
    return parameter.unit.name.startswith("share")


def shown(parameter: Parameter, value: Value, speech: Speech) -> str:
    """The value as its field shows it: without its unit, and so that `read` gives it back."""
    if isinstance(value, tuple):
        return "; ".join(f"{speech.plain(at)} → {speech.plain(then)}" for at, then in value)
    if isinstance(value, str):
        return value
    written = parameter.unit.written(value)
    return _exact(written * 100 if is_share(parameter) else written, speech)


def _exact(number: Fraction, speech: Speech) -> str:
    """With every decimal it has, unlike on a page."""
    digits = plain(number)
    decimals = len(digits.partition(".")[2])
    return speech.number(number, decimals)


def unit_of(parameter: Parameter, speech: Speech) -> str:
    """What stands beside the field."""
    measure = (
        "" if parameter.unit.name in {"share", "schedule", "choice"} else speech.unit(parameter.unit.name)
    )
    return " ".join(filter(None, ["%" if is_share(parameter) else "", measure]))


def read(parameter: Parameter, text: str, speech: Speech) -> Value:
    """The value in its carried unit; raises Unfit."""
    if parameter.unit.name == "schedule":
        return _schedule(parameter, text, speech)
    share = is_share(parameter)
    written = _number(text.strip().removesuffix("%") if share else text, speech)
    carried = parameter.unit.carried(written / 100 if share else written)
    return judged(parameter, carried, speech)


def judged(parameter: Parameter, carried: Fraction, speech: Speech) -> Fraction:
    """The value, if it lies within what the file allows and is no finer than it is counted; raises Unfit."""
    low, high, unit = parameter.low, parameter.high, parameter.unit
    if (low is not None and carried < low) or (high is not None and carried > high):
        ends = {"low": limit(parameter, low, speech), "high": limit(parameter, high, speech)}
        value = speech.value(carried, unit)
        raise Unfit(speech("workbench-outside", value=value, **ends))
    if unit.money and carried.denominator != 1:
        raise Unfit(speech("workbench-finer-than-ore"))
    if unit.whole and carried.denominator != 1:
        raise Unfit(speech("workbench-not-whole", value=speech.value(carried, unit)))
    return carried


def limit(parameter: Parameter, end: Fraction | None, speech: Speech) -> str:
    return "–" if end is None else speech.value(end, parameter.unit)


def _number(text: str, speech: Speech) -> Fraction:
    """As it is written in the language and in files: spaces between thousands, either minus.

    A comma is a decimal sign in Swedish, and in English nothing but a sign between thousands.
    """
    bare = "".join(text.replace(MINUS, "-").split())
    if speech.language == "sv":
        bare = bare.replace(",", ".")
    elif _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    if not bare:
        raise Unfit(speech("workbench-empty"))
    try:
        return parse_number(bare)
    except ValueError:
        example = _EXAMPLE[speech.language]
        raise Unfit(speech("workbench-no-number", text=text.strip(), example=example)) from None


def _schedule(parameter: Parameter, text: str, speech: Speech) -> Schedule:
    """Steps that rise from 0."""
    steps: list[tuple[Fraction, Fraction]] = []
    for part in text.replace("->", "→").split(";"):
        pair = part.split("→")
        if len(pair) != _PAIR:
            raise Unfit(speech("workbench-no-steps"))
        at, then = (_number(one, speech) for one in pair)
        judged(parameter, parameter.unit.carried(then), speech)
        if at <= steps[-1][0] if steps else at != 0:
            raise Unfit(speech("workbench-steps-order"))
        steps.append((at, then))
    return tuple(steps)
