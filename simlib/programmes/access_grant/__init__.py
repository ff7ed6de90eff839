"""Patientmiljarden and the faster guarantee of primary care (Region Halland, 2018).

The state gave the regions 980 Mkr in 2018 for action plans on a stronger guarantee and on
patient contracts, and 600 Mkr more in July, both by population. It was announced for
2018–2021, but no agreement of that name has been found after 2018: staff bought for the
money stays when the money ends.

Two guarantees, one at a time. Until 2018-12-31 a doctor within seven days; from 2019-01-01
a medical assessment by licensed staff within three. Who is a patient of the guarantee is
settled by the needs triage, see `triage`. Whether it is kept depends on who comes and on
how many slots are staffed each weekday, see `waits`. All of that is assumed; the documents
give the rules and the state's amounts.

The waiting-time money of 2019 paid by results in specialised care. Its terms are tried here
on the guarantee of primary care, to show what such a part puts at risk: they never were.

A payee is a municipality's health centres. They are alike, each with its own queue, and one
is followed: the share assessed in time is that of each, its spread between years a little wide.
"""

from __future__ import annotations

from collections.abc import Mapping

from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field
from simlib.programmes.access_grant import payments, terms
from simlib.programmes.access_grant.arrivals import WEEKDAYS
from simlib.programmes.access_grant.centres import breaks, facts, faults, inputs
from simlib.programmes.access_grant.payments import VOLUMES
from simlib.programmes.access_grant.statements import statements
from simlib.programmes.access_grant.terms import HANDED_IN, MISSING
from simlib.programmes.access_grant.triage import ASSESSMENT, DOCTOR, PROBLEMS
from simlib.rules import Measure

__all__ = ["VOLUMES", "breaks", "facts", "faults", "inputs", "statements"]

# Where the scheme's rules and conditions stand.
PARTS = (terms, payments)
DIMENSION = "unit"
FUNDED_BY = "patient_billion"
FUNDED_ALSO_BY = ("patient_billion_supplement", "queue_billion")
GRANT_FORM = "population_share"
EARNED_BY = {"queue_billion": "performance_earned"}
MEASURES = (
    Measure("assessed_in_time", "assessment_patients", "performance_threshold"),
    Measure("doctor_in_time", "doctor_patients", "performance_threshold"),
)
LEVERS = ("access_grant.cost_per_slot",)
CAPACITY = "access_grant.added_slots"
PAID_BY = {"staff_region_run": "slots_region_run", "staff_private": "slots_private"}
MIXED = "mixed"
_ANSWER = ("yes", "no", "unknown")

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of((MIXED,)),
    "centres_region_run": fields.between(0, 40),
    "centres_private": fields.between(0, 40),
    "reports": fields.one_of(_ANSWER),
    "codes": fields.one_of(_ANSWER),
}
FORMS: Mapping[str, Form] = {
    "regime": choice(DOCTOR, ASSESSMENT),
    "reporting": choice("later", "asked"),
    "guarantee_plan": choice(HANDED_IN, MISSING, "unknown"),
    "contract_plan": choice(HANDED_IN, MISSING, "unknown"),
    "contact_share": per("problem", *PROBLEMS),
    "weekday_share": per("weekday", *WEEKDAYS),
    "doctor_slots": per("weekday", *WEEKDAYS),
    "other_slots": per("weekday", *WEEKDAYS),
    "staffed_share": per(DIMENSION),
    "grant_share": per("grant", FUNDED_BY, *FUNDED_ALSO_BY),
}


def booking(component: str, _operator: str) -> str:
    """Private centres are paid; for those the region runs, and its own projects, no money leaves."""
    return "paid_out" if component == "staff_private" else "internal"
