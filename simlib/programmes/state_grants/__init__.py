"""The state grants to one region: when each comes and ends, and who pays then.

Every grant is an activity of its own, with its own end, exit and part that goes on. A
national amount is shared between all 21 regions in whole kronor that sum to it: by
population, with a fixed amount to each, by need, or with a part that only those get
who meet the conditions. What has been reported for the region wins over what the rule
gives; the difference is shown. A year whose amount has not been found is an assumption.
"""

from __future__ import annotations

from collections.abc import Mapping

from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field
from simlib.programmes.state_grants import allocation, payments, terms
from simlib.programmes.state_grants.facts import (
    activities,
    breaks,
    facts,
    faults,
    grant_of,
)
from simlib.programmes.state_grants.payments import GRANTED
from simlib.programmes.state_grants.reported import left_out, reported_amounts
from simlib.programmes.state_grants.shares import inputs

__all__ = [
    "activities",
    "breaks",
    "facts",
    "faults",
    "grant_of",
    "inputs",
    "left_out",
    "reported_amounts",
]

# Where the scheme's rules and conditions stand.
PARTS = (terms, allocation, payments)
DIMENSION = "grant"
GRANT_FORM = "allocated"
GRANT_COMPONENTS = ("granted_activity",)
# The frame is the room for what must be taken over; the grants carry the rest.
FRAME_COMPONENTS = ("continuing",)

KEYS = ("population", "fixed_and_population", "need", "conditions", "performance")
_YES_NO = ("yes", "no")

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "data": fields.name,
    "operator": fields.one_of(("region",)),
    "key": fields.one_of(KEYS),
    "key_known": fields.one_of(_YES_NO),
    "fixed_mkr": fields.between(0, 500),
    "conditional_part": fields.between(0, 1),
    "decided": fields.text,
    "unused_repaid": fields.text,
    "one_off": fields.one_of(_YES_NO),
    "successor": fields.name,
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", GRANTED),
    "continuing_share": per(DIMENSION),
}
