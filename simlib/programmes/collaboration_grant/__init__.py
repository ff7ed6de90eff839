"""Samverkansmedel mellan vårdvalen (Västra Götalandsregionen, 2017).

A health centre and a rehabilitation unit that together present group education for
patients get a one-off amount each: once per provider, however many others it works
with. Providers and their partnerships are a graph: an application stands on each
edge, and is approved or not for both its ends. The money is development money of
the rehabilitation guarantee, which the state had ended before the round was held.
Who applied has not been found: the list of providers is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping

from simlib.parameters import fields
from simlib.parameters.forms import Form, choice
from simlib.parameters.reading import Field
from simlib.programmes.collaboration_grant import payments, terms
from simlib.programmes.collaboration_grant.application import applications_of
from simlib.programmes.collaboration_grant.graph import facts, faults, inputs
from simlib.programmes.collaboration_grant.payments import PAID, VOLUMES

__all__ = ["VOLUMES", "facts", "faults", "inputs"]

# Where the scheme's rules and conditions stand.
PARTS = (terms, payments)
DIMENSION = "unit"
FUNDED_BY = "rehab_guarantee"
GRANT_FORM = "population_share"
GRANT_COMPONENTS = ("collaboration_payment",)
LEVERS = ("collaboration_grant.payment_per_provider",)
PAID_BY = {"collaboration_payment": "providers_paid"}


OPERATORS = ("private", "region")
KINDS = ("health_centre", "rehab_unit")

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(OPERATORS),
    "kind": fields.one_of(KINDS),
    "applies_with": applications_of,
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", PAID),
    "applications": choice("open", "closed"),
    "direction": choice("unchanged", "changed"),
}
