"""Terms of state grants name grants that there are: a misspelt one would fall under `other`."""

from __future__ import annotations

from simlib.faults import Findings, closest, listed
from simlib.setting import Setting

OTHER = "other"


def check_grants_named(setting: Setting, findings: Findings) -> None:
    """Every grant that a term is given for has a national amount."""
    terms = [parameter for parameter in setting.parameters.values() if parameter.namespace == "grants"]
    known = sorted(term.member for term in terms if term.name == "national_amount")
    for term in terms:
        strange = term.member not in {*known, OTHER}
        if known and strange and not findings.is_unread(f"grants.national_amount.{term.member}"):
            guess = closest(term.member, known)
            findings.add(
                term.file, term.line, "unknown-member", unit=term.member, known=listed(known), guess=guess
            )
