"""Samverkansmedel mellan vårdvalen (Västra Götalandsregionen, 2017).

A health centre and a rehabilitation unit that together present group education for
patients get a one-off amount each: once per provider, however many others it works
with. Providers and their partnerships are a graph: an application stands on each
edge, and is approved or not for both its ends. The money is development money of
the rehabilitation guarantee, which the state had ended before the round was held.
Who applied has not been found: the list of providers is assumed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from simlib.conditions import Finding, Outcome, condition, conditions_of, judge, met, not_met, unknown
from simlib.exact import Amount, at_most, over_units
from simlib.faults import closest
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice
from simlib.parameters.reading import Field, Node, Reader, Text
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.rules import Input, Volume, rule
from simlib.setting import Payee, Setting

DIMENSION = "unit"
PAID = "ordinary_run"
FUNDED_BY = "rehab_guarantee"
GRANT_FORM = "population_share"
GRANT_COMPONENTS = ("collaboration_payment",)
LEVERS = ("collaboration_grant.payment_per_provider",)
PAID_BY = {"collaboration_payment": "providers_paid"}

OPERATORS = ("private", "region")
KINDS = ("health_centre", "rehab_unit")
GROUPS = ("copd", "diabetes", "heart_disease", "stroke", "sleep_disorder", "exhaustion")
APPROVALS = ("approved", "rejected", "pending")
MISSING = "missing"
_SOURCE = "vgr-collaboration-2017"


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


def _applications(reader: Reader, node: Node) -> tuple[Application, ...] | None:
    """The provider's applications, by the provider it applies with."""
    found = fields.family(reader, node, lambda r, n: r.record(n, _APPLICATION))
    return None if found is None else tuple(Application("", name, **entry) for name, entry in found.items())


UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(OPERATORS),
    "kind": fields.one_of(KINDS),
    "applies_with": _applications,
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", PAID),
    "applications": choice("open", "closed"),
    "direction": choice("unchanged", "changed"),
}
VOLUMES = (
    Volume(
        "approvals",
        "expected_approvals",
        Label("Godkända ansökningar", "Approved applications"),
        "applications",
        once=True,
    ),
)


# --- the conditions, judged on the provider's best application ----------------------


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


# --- what is paid -----------------------------------------------------------------------


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


# --- the graph ------------------------------------------------------------------------------


def applications(setting: Setting) -> Iterator[Application]:
    """Every application once, with who made it."""
    for payee in setting.payees:
        for sent in _sent(payee):
            yield Application(
                payee.id, sent.partner, sent.groups, sent.concept_received, sent.plan_received, sent.approval
            )


def _sent(payee: Payee) -> tuple[Application, ...]:
    sent = payee.facts["applies_with"]
    assert isinstance(sent, tuple)  # noqa: S101 - UNIT_FIELDS read it as applications
    return sent


def judged(setting: Setting, application: Application | None, provider: str) -> dict[str, object]:
    """What the conditions are judged on, for one provider in one application (or in none)."""
    kinds = {payee.id: payee.facts["kind"] for payee in setting.payees}
    partner = application.partner_of(provider) if application else ""
    concept = application.concept_received if application else MISSING
    plan = application.plan_received if application else MISSING
    return {
        "kind": kinds[provider],
        "partner": partner,
        "partner_kind": kinds.get(partner, ""),
        "groups": application.groups if application else (),
        "minimum_groups": setting.start_value("minimum_groups"),
        "concept_received": concept,
        "concept_open": _is_open(setting, concept),
        "plan_received": plan,
        "plan_open": _is_open(setting, plan),
        "last_day": last_day(setting),
        "approval": application.approval if application else "rejected",
        "direction": setting.settled("direction"),
    }


def _is_open(setting: Setting, received: date | str) -> bool:
    return isinstance(received, date) and setting.parameter("applications").dated(received).value == "open"


def last_day(setting: Setting) -> date:
    """The last day to apply: the one before applications close, which is written in `applications`."""
    closes = [dated.since for dated in setting.parameter("applications").values if dated.value == "closed"]
    return closes[-1] - timedelta(days=1) if closes else setting.horizon.end


def gates(setting: Setting, application: Application | None, provider: str) -> tuple[Outcome, ...]:
    """Each gate for one provider in one application, in order."""
    found = [entry for entry in conditions_of(sys.modules[__name__]) if entry.gates]
    return judge(found, provider, judged(setting, application, provider))


def falls_on(setting: Setting, application: Application, provider: str) -> str:
    """The first gate that is not met: its name, `pending` while it waits, or nothing."""
    for outcome in gates(setting, application, provider):
        if outcome.finding.state == "not_met":
            return FALLS_ON[outcome.condition.name]
    return "pending" if application.approval == "pending" else ""


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """The provider's best application, the first of those that meet most; and how the others fare."""
    mine = [one for one in applications(setting) if payee.id in (one.applicant, one.partner)]
    mine.sort(key=lambda one: -sum(o.finding.state == "met" for o in gates(setting, one, payee.id)))
    others = tuple((one.partner_of(payee.id), falls_on(setting, one, payee.id)) for one in mine[1:])
    return {**payee.facts, **judged(setting, mine[0] if mine else None, payee.id), "others": others}


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """Partners must be other units of the file, and two providers apply with each other once."""
    ids, codes = {payee.id for payee in setting.payees}, {m.code for m in setting.region.municipalities}
    seen: dict[frozenset[str], str] = {}
    for payee in setting.payees:
        if payee.facts["municipality"] not in codes:
            fault(
                payee.line,
                "unknown-municipality",
                code=payee.facts["municipality"],
                region=setting.region.code,
            )
        for sent in _sent(payee):
            if sent.partner not in ids or sent.partner == payee.id:
                guess = closest(sent.partner, ids - {payee.id})
                fault(payee.line, "unknown-partner", unit=payee.id, partner=sent.partner, guess=guess)
            first = seen.setdefault(frozenset({payee.id, sent.partner}), payee.id)
            if first != payee.id:
                fault(payee.line, "applied-twice", unit=payee.id, other=first)


def inputs(setting: Setting, _admitted: frozenset[str], _grid: Grid) -> tuple[Input, ...]:
    """The applications as (1, unit, 1): where an application stands, and who takes part in it.

    An application is drawn once, where it was made; so both its ends share its fate.
    """
    every = {one.id: one for one in applications(setting)}
    state = {key: falls_on(setting, one, one.applicant) for key, one in every.items()}

    def at(where: Callable[[Application, str], bool]) -> dict[str, Amount]:
        return {
            key: _per_unit(Fraction(where(one, p.id)) for p in setting.payees) for key, one in every.items()
        }

    def fact(name: str, sv: str, en: str, values: dict[str, Amount]) -> Input:
        return Input(name, Label(sv, en), "applications", values, "own-assumption", "assumed", "applications")

    return (
        fact("approved", "Godkända", "Approved", at(lambda one, p: p == one.applicant and not state[one.id])),
        fact(
            "pending",
            "Inte prövade än",
            "Waiting",
            at(lambda one, p: p == one.applicant and state[one.id] == "pending"),
        ),
        fact(
            "takes_part",
            "Deltar i ansökan",
            "Takes part",
            at(lambda one, p: p in (one.applicant, one.partner)),
        ),
    )


def _per_unit(values: Iterable[Fraction]) -> Amount:
    return np.array(list(values), dtype=object).reshape(1, -1, 1)
