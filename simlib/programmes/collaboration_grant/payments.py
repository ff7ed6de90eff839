"""Who is paid: once per provider, however many it works with."""

from __future__ import annotations

from simlib.exact import Amount, at_most, over_units
from simlib.parameters.values import Label
from simlib.rules import Volume, rule

PAID = "ordinary_run"
VOLUMES = (
    Volume(
        "approvals",
        "expected_approvals",
        Label("Godkända ansökningar", "Approved applications"),
        "applications",
        once=True,
    ),
)


@rule(sv="Väntade godkännanden", en="Expected approvals", unit="applications", per="application", regime=PAID)
def expected_approvals(approved: Amount, pending: Amount, approval_chance: Amount) -> Amount:
    """One for an approved application; for one that waits, the chance that it is approved."""
    return {pair: approved[pair] + pending[pair] * approval_chance for pair in approved}


@rule(
    sv="Godkända samverkansparter", en="Approved collaborations", unit="applications", per="unit", regime=PAID
)
def approved_collaborations(approvals: Amount, takes_part: Amount) -> Amount:
    """How many of a provider's applications are approved: each counts for both who made it."""
    return sum(over_units(approvals[pair]) * takes_part[pair] for pair in takes_part)


@rule(sv="Utförare som får ersättning", en="Providers paid", unit="providers", per="unit", regime=PAID)
def providers_paid(approved_collaborations: Amount) -> Amount:
    """Once per provider, even if it works with several."""
    return at_most(approved_collaborations, 1)


@rule(sv="Samverkansersättning", en="Collaboration payment", unit="kr", pays=True, regime=PAID)
def collaboration_payment(providers_paid: Amount, payment_per_provider: Amount) -> Amount:
    """The one-off amount, in the month of the ordinary run that carries it."""
    return providers_paid * payment_per_provider
