"""Vårdval psykisk hälsa: psychological treatment in primary care by free choice (Kalmar).

Two regimes. Until the choice system starts, private therapists hold CBT/IPT
agreements paid per visit, and the region employs psychologists. From the start
both commissions are one: a fixed part for the residents of an area weighted by
need, a variable part for patients who need a larger effort, supplements for
longer visits under a yearly ceiling, payment per reconciliation meeting, and a
supplement in sparsely populated areas. Agreements whose holder has not applied
lapse that day. The scheme published no amounts that could be read: every rate
is an assumption in the parameter file, bracketed by other regions' levels.
"""

from __future__ import annotations

from collections.abc import Mapping

from simlib import geography
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field
from simlib.parameters.values import Label
from simlib.payees import PRESENCE
from simlib.programmes.psychology_choice import need, payments, terms
from simlib.programmes.psychology_choice.facts import facts, inputs
from simlib.programmes.psychology_choice.need import NEW, OLD
from simlib.programmes.psychology_choice.units import faults, staff_cost, uncovered
from simlib.regions import AGE_GROUPS
from simlib.rules import Volume

__all__ = ["NEW", "OLD", "facts", "faults", "inputs", "staff_cost", "uncovered"]

# Where the scheme's rules and conditions stand.
PARTS = (terms, need, geography, payments)
DIMENSION = "unit"
OPERATORS = ("private", "region")
MOST_POSTS = 1000  # of one unit; more is a slip of the keyboard
DISTANCES = True
FUNDED_BY = "sickleave_rehab"
GRANT_FORM = "population_share"
# The rates a board would first think of moving, for "which rate would make it hold".
LEVERS = ("psychology_choice.fixed_rate", "psychology_choice.variable_rate")
# What each component is counted by, where it is counted.
PAID_BY = {
    "kbt_agreements": "kbt_visits",
    "fixed_payment": "weighted_residents",
    "variable_payment": "patients",
    "long_visit_supplement": "long_visits",
    "meeting_payment": "meetings",
}

ONE_MORE = ("residents",)
# Units for which this is more than nothing lie in a sparse area.
SPARSE = "paid_sparse_points"

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(OPERATORS),
    "starts": fields.month,
    "established": fields.one_of(("yes", "no")),
    "psychologists": fields.between(0, MOST_POSTS),
    "kbt_therapists": fields.between(0, MOST_POSTS),
    "partners": fields.list_of(fields.name),
    "collaboration_agreement": fields.one_of(("signed", "missing", "unknown")),
    "whole_commission": fields.one_of(("yes", "no", "unknown")),
    "applied": fields.truth,
}

# A unit that is not established is only possible: a scenario may let it come.
UNIT_OPTIONAL = {"established": "yes"}

FORMS: Mapping[str, Form] = {
    PRESENCE: choice("yes", "no").per(DIMENSION),
    "regime": choice(OLD, NEW),
    "need_weight": per("age_group", *AGE_GROUPS),
    "volume_ceiling": choice("on", "off"),
    "long_visit_rate": per("visit_type"),
    "long_visits_per_patient": per("visit_type"),
    "meetings_per_patient": per("meeting_length"),
    "meeting_minutes": per("meeting_length"),
    **geography.FORMS,
    "sparse_form": choice("pot", "rate"),
}

VOLUMES = (
    Volume(
        "patients",
        "expected_patients",
        Label("Patienter med större insats", "Patients needing a larger effort"),
        "patients",
        uneven="uneven_need",
    ),
    Volume(
        "long_visits",
        "expected_long_visits",
        Label("Längre besök", "Longer visits"),
        "visits",
        uneven="uneven_need",
    ),
    Volume(
        "meetings",
        "expected_meetings",
        Label("Avstämningsmöten", "Reconciliation meetings"),
        "meetings",
        uneven="uneven_need",
    ),
    Volume(
        "kbt_visits",
        "expected_kbt_visits",
        Label("Besök enligt KBT/IPT-avtal", "Visits under CBT/IPT agreements"),
        "visits",
    ),
)
