"""What a scenario changes and what a goal seek found, in words."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10

from simlib.analysis.solve import Solved
from simlib.present.speech import Speech
from simlib.setting import Setting


def solved_in_words(found: Solved, speech: Speech) -> str:
    """The goal seek's answer, rounded down to the digits that the simulation can carry."""
    unit = found.parameter.unit
    said = {
        "lever": speech.label(found.parameter.label),
        "target": speech.percent(found.target),
        "now": speech.value(found.now, unit),
    }
    if found.value is None:
        return speech("says-not-solved", **said)
    highest = unit.carried(_carried(unit.written(found.value)))
    return speech("says-solved", **said, value=speech.value(highest, unit), draws=found.draws)


def _carried(value: Fraction, digits: int = 3) -> Fraction:
    """Towards zero to so many digits: a rate that is said to hold must still hold."""
    if not value:
        return value
    power = Fraction(10) ** (floor(log10(abs(value))) - digits + 1)
    return int(value / power) * power


def changes_in_words(setting: Setting, speech: Speech) -> list[str]:
    """Every change of the scenario as a sentence."""
    found = []
    for change in setting.scenario.changes:
        parameter = setting.parameters[change.path]
        choices = dict(parameter.choices) if parameter.choices else None
        earlier = [d for d in parameter.values if d.since < change.since]
        old = speech.value(earlier[-1].value, parameter.unit, choices) if earlier else "–"
        new = speech.value(change.value, parameter.unit, choices)
        found.append(
            speech(
                "says-change",
                day=speech.day(change.since),
                label=speech.label(parameter.label),
                old=old,
                new=new,
                why=change.why,
            )
        )
    return found or [speech("says-no-change")]
