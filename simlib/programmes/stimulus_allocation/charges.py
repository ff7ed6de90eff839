"""What is charged to the decision, beyond it, and after it."""

from __future__ import annotations

from simlib.exact import WHOLE_ORE, Amount, at_least, at_most
from simlib.rules import rule

DECIDED = "as_decided"
# What the frame and the grant are to hold: the rest falls on the ordinary budget.
GRANT_COMPONENTS = ("charged",)


@rule(sv="Beslutat belopp", en="Decided amount", unit="öre", per="activity", regime=DECIDED)
def decided_total(decided_amount: Amount, areas: Amount, payee_share: Amount) -> Amount:
    """The item's amount, once per area where the item says so, times the payee's share."""
    return decided_amount * areas * payee_share


@rule(sv="Månadens del av beslutet", en="The month's part of the decision", unit="kr", regime=DECIDED)
def instalment(decided_total: Amount, elapsed: Amount, elapsed_before: Amount) -> Amount:
    """The decided amount spread over the activity's days: whole öre that sum to it."""
    return WHOLE_ORE(decided_total * elapsed) - WHOLE_ORE(decided_total * elapsed_before)


@rule(sv="Belastar beslutet", en="Charged to the decision", unit="kr", pays=True, regime=DECIDED)
def charged(instalment: Amount, use_of_decision: Amount) -> Amount:
    """What is used of the decided amount, at most all of it."""
    return instalment * at_most(use_of_decision, 1)


@rule(sv="Över beslutat belopp", en="Above the decided amount", unit="kr", pays=True, regime=DECIDED)
def above_decision(instalment: Amount, use_of_decision: Amount) -> Amount:
    """What the activity costs beyond the decision: the ordinary budget pays it."""
    return instalment * at_least(use_of_decision - 1, 0)


@rule(sv="Fortsätter efter tiden", en="Continues afterwards", unit="kr", pays=True, regime=DECIDED)
def continuing(continuing_cost: Amount, months_after: Amount, exit: Amount) -> Amount:  # noqa: A002 - the decision's word
    """Cost of going on when the decided time is over, unless the activity is wound down."""
    return continuing_cost * months_after * (1 - exit["wind_down"])


def booking(component: str, operator: str) -> str:
    """No money moves to region-run units: they may show the decided amount above budget.

    What goes beyond the decision, in amount or in time, has no such permission.
    """
    if component not in GRANT_COMPONENTS:
        return "own_budget"
    return "paid_out" if operator == "private" else "permitted_excess"
