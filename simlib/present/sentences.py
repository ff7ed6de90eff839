"""What a scenario changes and what a goal seek found, in words."""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import ceil, floor, log10, sqrt

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Headline, mean, mean_where, quantile
from simlib.analysis.precision import chance as estimated
from simlib.analysis.solve import Neutral, Solved
from simlib.budget import BudgetTest
from simlib.present.figures.precision import Amounts
from simlib.present.rounding import chance, per_cent, two_digits
from simlib.present.speech import Speech, scale_of
from simlib.setting import Setting

# A mean this many standard errors away from the plan is not away by chance.
_ERRORS = 4
_WORTH_SAYING = 0.01


def mean_against_plan(outcome: Outcome, speech: Speech) -> str:
    """The mean of the outcomes beside the planned amount, and why they differ where they do."""
    total, planned = outcome.simulation.total.sum(axis=0), outcome.ledger.total()
    figure = mean(total)
    apart = figure.moved(-planned)
    amounts = Amounts(speech, *scale_of(figure.value, planned))
    said = {"mean": amounts.simulated(figure), "planned": amounts.exact(planned)}
    if abs(apart.value) <= max(_ERRORS * figure.error, _WORTH_SAYING * planned):
        return speech("says-mean-as-planned", **said)
    share = per_cent(apart.times(1 / planned), speech) if planned else "–"
    return speech("says-mean-apart", **said, difference=amounts.simulated(apart), share=share)


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
    error = found.error / float(unit.factor)
    highest = unit.carried(carried(unit.written(found.value), error))
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
    value = speech.value(unit.carried(carried(unit.written(found.value))), unit)
    if found.costs_now > 0:
        return speech("says-neutral", **said, value=value)
    amount = speech.money(-found.costs_now, *scale_of(found.costs_now))
    return speech("says-neutral-already", **said, value=value, amount=amount)


def precision_in_words(found: Headline, draws: int, speech: Speech) -> str:
    """How sure the probability that the frame holds is at so many draws, and how many are enough."""
    if not found.margin:
        return speech("says-precision-exact", draws=speech.number(draws))
    return speech(
        "says-precision",
        draws=speech.number(draws),
        margin=speech.number(two_digits(100 * found.margin * sqrt(found.draws / draws)), 1),
        wanted=speech.number(100 * found.within),
        enough=speech.number(two_digits(found.enough)),
    )


def summed_in_words(budget: BudgetTest, speech: Speech) -> str:
    """The years together against the frames together; nothing of a pot, which is for all the years anyway."""
    over = budget.summed_overrun
    if budget.pot:
        return ""
    if not (over > 0).any():
        return speech("says-summed-within")
    amounts = Amounts(speech, *scale_of(float(budget.cost.sum(axis=0).max())))
    reserve, overrun = quantile(over, 0.9), mean_where(over, over > 0)
    enough = speech("says-summed-reserve", reserve=amounts.simulated(reserve))
    return speech(
        "says-summed-over",
        share=chance(estimated(over > 0), speech),
        overrun=amounts.simulated(overrun) if overrun else "–",
        enough=enough if reserve.value > 0 else speech("says-summed-no-reserve"),
    )


def carried(value: Fraction, error: float = 0.0, digits: int = 3, *, up: bool = False) -> Fraction:
    """Towards zero to so many digits, fewer if the error takes them: a rate said to hold must hold.

    `up`: away from zero, for a capacity that is said to be enough.
    """
    if not value:
        return value
    step = Fraction(10) ** (floor(log10(abs(value))) - digits + 1)
    for times in itertools.cycle((5, 2)):
        if step >= error:
            break
        step *= times
    return (ceil(value / step) if up else int(value / step)) * step


def changes_in_words(setting: Setting, speech: Speech) -> list[str]:
    """Every change of the scenario as a sentence, with the reason as the file gives it."""
    because = speech("says-because")
    return [f"{said} {because} {why}" if why else said for said, why in changes_and_reasons(setting, speech)]


def changes_and_reasons(setting: Setting, speech: Speech) -> list[tuple[str, str]]:
    """Every change of the scenario as a sentence, apart from its reason, which is in the files' language."""
    found = []
    for change in setting.scenario.changes:
        parameter = setting.parameters[change.path]
        choices = dict(parameter.choices) if parameter.choices else None
        earlier = [d for d in parameter.values if d.since < change.since]
        old = speech.value(earlier[-1].value, parameter.unit, choices) if earlier else "–"
        new = speech.value(change.value, parameter.unit, choices)
        day, label = speech.day(change.since), speech.label(parameter.label)
        said = speech("says-change", day=day, label=label, old=old, new=new)
        found.append((said, f"{change.why.rstrip('.')}."))
    return found or [(speech("says-no-change"), "")]
