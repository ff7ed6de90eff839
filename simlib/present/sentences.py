"""What a scenario changes and what a goal seek found, in words."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10, sqrt

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Headline
from simlib.analysis.solve import Neutral, Solved
from simlib.budget import BudgetTest, upper
from simlib.present.speech import Speech, scale_of
from simlib.setting import Setting

# A mean this many standard errors away from the plan is not away by chance.
_ERRORS = 4
_WORTH_SAYING = 0.01


def mean_against_plan(outcome: Outcome, speech: Speech) -> str:
    """The mean of the outcomes beside the planned amount, and why they differ where they do."""
    total, planned = outcome.simulation.total.sum(axis=0), outcome.ledger.total()
    mean, error = float(total.mean()), float(total.std() / np.sqrt(total.size))
    apart = mean - planned
    scale, decimals = scale_of(mean, planned)
    said = {"mean": speech.money(mean, scale, decimals), "planned": speech.money(planned, scale, decimals)}
    if abs(apart) <= max(_ERRORS * error, _WORTH_SAYING * planned):
        return speech("says-mean-as-planned", **said)
    share = speech.percent(apart / planned) if planned else "–"
    return speech("says-mean-apart", **said, difference=speech.money(apart, scale, decimals), share=share)


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


def neutral_in_words(found: Neutral, other: str, speech: Speech) -> str:
    """Which rate would make the proposal cost what `other` does."""
    unit = found.parameter.unit
    said = {
        "other": other,
        "lever": speech.label(found.parameter.label),
        "now": speech.value(found.now, unit),
    }
    if found.value is None:
        return speech("says-neutral-never", **said)
    value = speech.value(unit.carried(_carried(unit.written(found.value))), unit)
    if found.costs_now > 0:
        return speech("says-neutral", **said, value=value)
    amount = speech.money(-found.costs_now, *scale_of(found.costs_now))
    return speech("says-neutral-already", **said, value=value, amount=amount)


def precision_in_words(found: Headline, draws: int, speech: Speech) -> str:
    """How sure the probability that the frame holds is at so many draws, and how many are enough."""
    if not found.error:
        return speech("says-precision-exact", draws=speech.number(draws))
    return speech(
        "says-precision",
        draws=speech.number(draws),
        margin=speech.number(100 * found.margin * sqrt(found.draws / draws), 1),
        wanted=speech.number(100 * found.within),
        enough=speech.number(found.enough),
    )


def summed_in_words(budget: BudgetTest, speech: Speech) -> str:
    """The years together against the frames together; nothing of a pot, which is for all the years anyway."""
    over = budget.summed_overrun
    if budget.pot:
        return ""
    if not (over > 0).any():
        return speech("says-summed-within")
    scale = scale_of(float(budget.cost.sum(axis=0).max()))
    reserve = upper(over, 0.9)
    enough = speech("says-summed-reserve", reserve=speech.money(reserve, *scale))
    return speech(
        "says-summed-over",
        share=speech.out_of_hundred(float((over > 0).mean())),
        overrun=speech.money(float(over[over > 0].mean()), *scale),
        enough=enough if reserve > 0 else speech("says-summed-no-reserve"),
    )


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
