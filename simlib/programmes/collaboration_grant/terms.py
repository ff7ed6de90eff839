"""The conditions, judged on one application: for a provider, on its best."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from simlib.conditions import Finding, condition, met, not_met, unknown
from simlib.programmes.collaboration_grant.application import MISSING

_SOURCE = "vgr-collaboration-2017"


@condition(
    sv="Vårdcentral och rehabenhet tillsammans",
    en="Health centre and rehabilitation unit together",
    source=_SOURCE,
    page="avsnitt 3",
    gates=True,
)
def works_across_kinds(kind: str, partner: str, partner_kind: str) -> Finding:
    if not partner:
        return not_met("collab-alone")
    return (
        met("collab-kinds", partner=partner)
        if kind != partner_kind
        else not_met("collab-same", partner=partner)
    )


@condition(
    sv="Minst två patientgrupper",
    en="At least two patient groups",
    source=_SOURCE,
    page="avsnitt 3",
    gates=True,
)
def covers_groups(groups: tuple[str, ...], minimum_groups: Fraction) -> Finding:
    """Different groups of the six: the same group twice is one."""
    count = len(set(groups))
    said = {"count": count, "least": minimum_groups}
    return met("collab-groups", **said) if count >= minimum_groups else not_met("collab-few-groups", **said)


@condition(
    sv="Gruppkoncept i tid", en="Group concept in time", source=_SOURCE, page="avsnitt 3 och 4", gates=True
)
def concept_in_time(concept_received: date | str, concept_open: bool, last_day: date) -> Finding:
    return _in_time("concept", concept_received, concept_open, last_day)


@condition(sv="Plan i tid", en="Plan in time", source=_SOURCE, page="avsnitt 3 och 4", gates=True)
def plan_in_time(plan_received: date | str, plan_open: bool, last_day: date) -> Finding:
    return _in_time("plan", plan_received, plan_open, last_day)


def _in_time(what: str, received: date | str, is_open: bool, last_day: date) -> Finding:
    if received == MISSING:
        return not_met(f"collab-{what}-missing", last=last_day)
    state = met if is_open else not_met
    return state(f"collab-{what}-{'in-time' if is_open else 'late'}", day=received, last=last_day)


@condition(
    sv="Godkänt av Enhet primärvård",
    en="Approved by the primary-care unit",
    source=_SOURCE,
    page="avsnitt 6 och 7",
    gates=True,
)
def is_approved(approval: str) -> Finding:
    answers = {"approved": met("collab-approved"), "pending": unknown("collab-pending")}
    return answers.get(approval, not_met("collab-rejected"))


@condition(
    sv="Nuvarande inriktning oförändrad",
    en="Present direction unchanged",
    source=_SOURCE,
    page="avsnitt 5",
    gates=True,
)
def direction_holds(direction: str) -> Finding:
    return met("collab-direction") if direction == "unchanged" else not_met("collab-direction-changed")


# What an application falls on, in a word, by the gate that is not met.
FALLS_ON = {
    "works_across_kinds": "kinds",
    "covers_groups": "groups",
    "concept_in_time": "concept",
    "plan_in_time": "plan",
    "is_approved": "approval",
    "direction_holds": "direction",
}


@condition(sv="Övriga samverkansansökningar", en="Other applications", source=_SOURCE, page="avsnitt 5")
def other_applications(others: tuple[tuple[str, str], ...]) -> Finding:
    """Paid once, however many; the first of the others that falls is named with what it falls on."""
    fallen = [(partner, fault) for partner, fault in others if fault]
    if fallen:
        state = unknown if fallen[0][1] == "pending" else not_met
        return state(f"collab-other-{fallen[0][1]}", partner=fallen[0][0])
    partners = ", ".join(partner for partner, _ in others)
    return met("collab-others", partners=partners) if others else met("collab-only")


@condition(sv="Uppföljning under 2018", en="Follow-up during 2018", source=_SOURCE, page="avsnitt 7")
def followed_up() -> Finding:
    """To be done after the payment; no result has been found, and no claim for repayment is named."""
    return unknown("collab-follow-up")
