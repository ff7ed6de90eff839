"""Need adjustment of the choice of health centre and of rehabilitation (Västra Götaland, 2016).

The Care Need Index weighs seven facts about those a unit has. A health centre whose index
per person is above 2.5 is paid for all its points, one at 2.5 for none: a cliff. A
rehabilitation unit is paid for what its index has above 3.0: a kink. Remote units share a
pot, or are paid per point. A new key (weights, form, limit) may replace the cliff, with the
total unchanged, phased in over years, and with a floor under what a unit can lose.
Which units there are, how many they have and their seven counts have not been found: the
list is an assumption, with some units near each limit. Municipalities are real.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simlib import geography
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Block, Field, Node, Reader
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.programmes.need_adjustment import index, new_key, payments, terms
from simlib.programmes.need_adjustment.facts import facts, inputs
from simlib.programmes.need_adjustment.limits import limits
from simlib.programmes.need_adjustment.register import drawn_counts, drawn_persons, planned
from simlib.programmes.need_adjustment.terms import (
    CENTRE,
    CURRENT,
    FORMS_OF_PAY,
    NEW,
    PUBLISHED,
    REHAB,
    VARIABLES,
)
from simlib.rules import Volume
from simlib.setting import Setting

__all__ = ["CENTRE", "NEW", "REHAB", "VARIABLES", "facts", "inputs", "limits"]

# Where the scheme's rules and conditions stand.
PARTS = (terms, index, geography, payments, new_key)
DIMENSION = "unit"
DISTANCES = True
MOST = 1_000_000  # persons of one unit; more is a slip of the keyboard
PATIENTS = {"stated_persons": "persons", "stated_counts": "counts"}
LEVERS = ("need_adjustment.need_rate", "need_adjustment.point_rate")
# Rules whose drawn values the report shows beside the payments.
KEPT = ("index_per_person", "new_index_per_person")


def _counts(reader: Reader, node: Node) -> dict[str, object] | None:
    """A count for each of the seven variables."""
    found = reader.record(node, dict.fromkeys(VARIABLES, fields.between(0, MOST)))
    return dict(found) if found and isinstance(node, Block) else None


UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(("private", "region")),
    "kind": fields.one_of((CENTRE, REHAB)),
    "persons": fields.between(1, MOST),
    "counts": _counts,
}

FORMS: Mapping[str, Form] = {
    "regime": choice(CURRENT, NEW),
    "cni_weight": per("variable", *VARIABLES),
    "new_cni_weight": per("variable", *VARIABLES),
    "published_points": per("municipality", *PUBLISHED.values()),
    "new_form": choice(*FORMS_OF_PAY),
    "total": choice("unchanged", "free"),
    "floor_financing": choice("within", "on_top"),
    **geography.FORMS,
}

VOLUMES = (
    Volume(
        "persons",
        "expected_persons",
        Label("Listade eller patienter", "Listed persons or patients"),
        "count",
        planned=planned,
        drawn=drawn_persons,
    ),
    Volume(
        "counts",
        "expected_counts",
        Label("Indexets sju antal", "The seven counts of the index"),
        "count",
        planned=planned,
        drawn=drawn_counts,
    ),
)


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """What only this scheme can know to be wrong with the files."""
    geography.faults(setting, fault)
    for payee in setting.payees:
        persons, counts = payee.facts["persons"], payee.facts["counts"]
        for variable, count in counts.items():  # type: ignore[attr-defined]
            if count > persons:
                fault(payee.line, "more-than-persons", unit=payee.id, variable=variable, persons=persons)
    known = set.intersection(*(set(m.residents) for m in setting.region.municipalities))
    for year in Grid.monthly(setting.horizon).years:
        if year - 1 not in known:
            file = setting.scenario.file
            fault(1, "no-residents", file=file, year=year - 1, first=min(known), last=max(known))
