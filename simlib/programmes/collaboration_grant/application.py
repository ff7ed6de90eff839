"""What two providers have sent in together: an edge of the graph, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from simlib.parameters import fields
from simlib.parameters.reading import Field, Node, Reader, Text

GROUPS = ("copd", "diabetes", "heart_disease", "stroke", "sleep_disorder", "exhaustion")
APPROVALS = ("approved", "rejected", "pending")
MISSING = "missing"


@dataclass(frozen=True)
class Application:
    """What two providers have sent in together: an edge of the graph."""

    applicant: str
    partner: str
    groups: tuple[str, ...]
    concept_received: date | str
    plan_received: date | str
    approval: str

    @property
    def id(self) -> str:
        return f"{self.applicant}+{self.partner}"

    def __str__(self) -> str:
        return self.partner

    def partner_of(self, provider: str) -> str:
        return self.partner if provider == self.applicant else self.applicant


def _received(reader: Reader, node: Node) -> date | str | None:
    """The day it came in, or the word for what has not come."""
    return MISSING if isinstance(node, Text) and node.text == MISSING else fields.day(reader, node)


_APPLICATION: Mapping[str, Field[object]] = {
    "groups": fields.list_of(fields.one_of(GROUPS)),
    "concept_received": _received,
    "plan_received": _received,
    "approval": fields.one_of(APPROVALS),
}


def applications_of(reader: Reader, node: Node) -> tuple[Application, ...] | None:
    """The provider's applications, by the provider it applies with."""
    found = fields.family(reader, node, lambda r, n: r.record(n, _APPLICATION))
    return None if found is None else tuple(Application("", name, **entry) for name, entry in found.items())
