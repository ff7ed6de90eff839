"""What the grant carries while it lasts, and what goes on when it has ended."""

from __future__ import annotations

from simlib.exact import WHOLE_ORE, Amount, over_time
from simlib.rules import rule

GRANTED = "as_granted"


@rule(sv="Månadens del av bidraget", en="The month's part of the grant", unit="kr", per="grant and month")
def instalment(allocated: Amount, elapsed: Amount, elapsed_before: Amount) -> Amount:
    """The year's amount spread over its months: whole öre that sum to it."""
    return WHOLE_ORE(allocated * elapsed) - WHOLE_ORE(allocated * elapsed_before)


@rule(
    sv="Verksamhet som bidraget bär",
    en="Activity that the grant carries",
    unit="kr",
    pays=True,
    regime=GRANTED,
)
def granted_activity(instalment: Amount) -> Amount:
    """As much as the grant gives: the region is taken to use all of it."""
    return 1 * instalment


@rule(sv="Sista årets bidrag", en="The last year's grant", unit="kr", per="grant")
def last_amount(allocated: Amount, last_step: Amount) -> Amount:
    """The amount of the year in which the grant ends, at every time."""
    return over_time(allocated * last_step)


@rule(sv="Verksamhet som blir kvar", en="Activity that goes on", unit="kr", pays=True, regime=GRANTED)
def continuing(last_amount: Amount, continuing_share: Amount, months_after: Amount, exit: Amount) -> Amount:  # noqa: A002 - the decision's word
    """What goes on after the end, unless it is wound down: someone must pay it."""
    return last_amount * continuing_share * months_after / 12 * (1 - exit["wind_down"])
