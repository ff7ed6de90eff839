"""Providers and their applications as a graph, and what is judged and paid by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from simlib.conditions import Outcome, conditions_of, judge
from simlib.exact import Amount
from simlib.faults import closest
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.programmes.collaboration_grant import terms
from simlib.programmes.collaboration_grant.application import MISSING, Application
from simlib.programmes.collaboration_grant.terms import FALLS_ON
from simlib.rules import Input
from simlib.setting import Payee, Setting


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
    found = [entry for entry in conditions_of(terms) if entry.gates]
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
    ids = {payee.id for payee in setting.payees}
    seen: dict[frozenset[str], str] = {}
    for payee in setting.payees:
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
