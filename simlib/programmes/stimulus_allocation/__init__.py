"""Fördelning av stimulansmedel för vårdförlopp (Region Jämtland Härjedalen, RS/26/2020).

Six items out of one sum of state money, decided 2020-06-15, that run into 2021.
No money is moved in the accounts to units the region runs: they may show a higher
outcome than budget by the decided amount. Private providers are paid, and account
on request. No new activity may be granted without a calculation of who pays when
the state money ends; what goes on without one is a gap in the ordinary budget.
"""

from __future__ import annotations

from collections.abc import Mapping

from simlib.parameters import fields
from simlib.parameters.forms import EXIT, Form, choice, per
from simlib.parameters.reading import Field
from simlib.programmes.stimulus_allocation import charges, terms
from simlib.programmes.stimulus_allocation.activities import (
    activities,
    activity_label,
    breaks,
    facts,
    faults,
    inputs,
    money_ends,
)
from simlib.programmes.stimulus_allocation.charges import DECIDED, GRANT_COMPONENTS, booking
from simlib.programmes.stimulus_allocation.statements import staff_rows, statements

__all__ = [
    "GRANT_COMPONENTS",
    "activities",
    "activity_label",
    "booking",
    "breaks",
    "facts",
    "faults",
    "inputs",
    "money_ends",
    "staff_rows",
    "statements",
]

# Where the scheme's rules and conditions stand.
PARTS = (terms, charges)
DIMENSION = "activity"
OPERATORS = ("private", "region")
FUNDED_BY = "care_pathways"
GRANT_FORM = "pot"
LEVERS = ("stimulus_allocation.decided_amount.psychiatry", "stimulus_allocation.decided_amount.local_groups")
_ANSWER = ("yes", "no", "unknown")

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "item": fields.whole,
    "operator": fields.one_of(OPERATORS),
    "starts": fields.day,
    "ends": fields.day,
    "existing_resources": fields.one_of(_ANSWER),
    "registered": fields.one_of(_ANSWER),
    "investment": fields.one_of(_ANSWER),
    "accounts_on_request": fields.one_of((*_ANSWER, "not_asked")),
    "reports_back": fields.one_of(_ANSWER),
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", DECIDED),
    "decided_amount": per(DIMENSION),
    "use_of_decision": per(DIMENSION),
    "continuing_cost": per(DIMENSION),
    "exit": EXIT.per(DIMENSION),
    "reading": choice(),
    "areas_by_reading": per("reading"),
    "library_amount": per("staff_row"),
    "library_share": per("staff_row"),
    "library_months": per("staff_row"),
}
_SOURCE = "jh-rs-26-2020"
