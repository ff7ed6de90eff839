"""Fördelning av stimulansmedel för vårdförlopp (Region Jämtland Härjedalen, RS/26/2020).

Six items out of one sum of state money, decided 2020-06-15, that run into 2021.
No money is moved in the accounts to units the region runs: they may show a higher
outcome than budget by the decided amount. Private providers are paid, and account
on request. No new activity may be granted without a calculation of who pays when
the state money ends; what goes on without one is a gap in the ordinary budget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.conditions import Finding, condition, met, not_met, unknown
from simlib.exact import WHOLE_ORE, Amount, at_least, at_most
from simlib.parameters import fields
from simlib.parameters.forms import EXIT, Form, choice, per
from simlib.parameters.reading import Field
from simlib.parameters.values import Label, Parameter
from simlib.periods import Grid, Period
from simlib.reconcile import StaffRow, Statement
from simlib.rules import Input, Volume, rule
from simlib.setting import Payee, Setting

DIMENSION = "activity"
DECIDED = "as_decided"
OPERATORS = ("private", "region")
FUNDED_BY = "care_pathways"
GRANT_FORM = "pot"
LEVERS = ("stimulus_allocation.decided_amount.psychiatry", "stimulus_allocation.decided_amount.local_groups")
GROUPS = "local_groups"
_ANSWER = ("yes", "no", "unknown")

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "item": fields.whole,
    "operator": fields.one_of(OPERATORS),
    "starts": fields.day,
    "ends": fields.day,
    "existing_resources": fields.one_of(_ANSWER),
    "registered": fields.one_of(_ANSWER),
    "investment": fields.one_of(_ANSWER),
    "accounts_on_request": fields.one_of((*_ANSWER, "not_asked")),
    "reports_back": fields.one_of(_ANSWER),
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", DECIDED),
    "decided_amount": per(DIMENSION),
    "use_of_decision": per(DIMENSION),
    "continuing_cost": per(DIMENSION),
    "exit": EXIT.per(DIMENSION),
    "reading": choice(),
    "areas_by_reading": per("reading"),
    "library_amount": per("staff_row"),
    "library_share": per("staff_row"),
    "library_months": per("staff_row"),
}
VOLUMES: tuple[Volume, ...] = ()
_SOURCE = "jh-rs-26-2020"


# --- the conditions of the decision ------------------------------------------


@condition(
    sv="Befintliga resurser i första hand", en="Existing resources first", source=_SOURCE, page="villkor 1"
)
def uses_existing_resources(existing_resources: str) -> Finding:
    return {"yes": met("resources-existing"), "no": not_met("resources-new")}.get(
        existing_resources, unknown("resources-unknown")
    )


@condition(sv="Registrerad i Stratsys", en="Registered in Stratsys", source=_SOURCE, page="villkor 2")
def is_registered(registered: str) -> Finding:
    return {"yes": met("registered"), "no": not_met("not-registered")}.get(
        registered, unknown("registered-unknown")
    )


@condition(
    sv="Bara årets avskrivning för investering",
    en="Only the year's depreciation of an investment",
    source=_SOURCE,
    page="villkor 3",
)
def charges_only_depreciation(investment: str) -> Finding:
    return {"no": met("investment-none"), "yes": unknown("investment-plan-missing")}.get(
        investment, unknown("investment-unknown")
    )


@condition(
    sv="Inga medel flyttas till egen regi",
    en="No money moved to region-run units",
    source=_SOURCE,
    page="villkor 4",
)
def moves_no_money_inside(operator: str, booking: str) -> Finding:
    if operator == "private":
        return met("booking-private")
    return met("booking-excess") if booking == "permitted_excess" else not_met("booking-moved")


@condition(
    sv="Privata redovisar på begäran",
    en="Private providers account on request",
    source=_SOURCE,
    page="villkor 5",
)
def accounts_when_asked(operator: str, accounts_on_request: str) -> Finding:
    if operator == "region":
        return met("account-not-private")
    answers = {
        "yes": met("account-given"),
        "no": not_met("account-refused"),
        "not_asked": unknown("account-not-asked"),
    }
    return answers.get(accounts_on_request, unknown("account-unknown"))


@condition(
    sv="Återredovisas till regiondirektören",
    en="Reported back to the region's director",
    source=_SOURCE,
    page="ärendebeskrivning",
)
def is_reported_back(reports_back: str) -> Finding:
    return {"yes": met("reported"), "no": not_met("not-reported")}.get(
        reports_back, unknown("reported-unknown")
    )


@condition(
    sv="Kalkyl för när bidraget upphör",
    en="Calculation for when the grant ends",
    source=_SOURCE,
    page="villkor 6",
)
def has_exit(exit_named: str) -> Finding:
    """Without one of the three exits no new activity may be granted."""
    return not_met("exit-none") if exit_named == "none" else met(f"exit-{exit_named.replace('_', '-')}")


# --- what is charged ------------------------------------------------------------


@rule(sv="Beslutat belopp", en="Decided amount", unit="öre", per="activity", regime=DECIDED)
def decided_total(decided_amount: Amount, areas: Amount, payee_share: Amount) -> Amount:
    """The item's amount, once per area where the item says so, times the payee's share."""
    return decided_amount * areas * payee_share


@rule(sv="Månadens del av beslutet", en="The month's part of the decision", unit="kr", regime=DECIDED)
def instalment(decided_total: Amount, elapsed: Amount, elapsed_before: Amount) -> Amount:
    """The decided amount spread over the activity's days: whole öre that sum to it."""
    return WHOLE_ORE(decided_total * elapsed) - WHOLE_ORE(decided_total * elapsed_before)


@rule(sv="Belastar beslutet", en="Charged to the decision", unit="kr", pays=True, regime=DECIDED)
def charged(instalment: Amount, use_of_decision: Amount) -> Amount:
    """What is used of the decided amount, at most all of it."""
    return instalment * at_most(use_of_decision, 1)


@rule(sv="Över beslutat belopp", en="Above the decided amount", unit="kr", pays=True, regime=DECIDED)
def above_decision(instalment: Amount, use_of_decision: Amount) -> Amount:
    """What the activity costs beyond the decision: the ordinary budget pays it."""
    return instalment * at_least(use_of_decision - 1, 0)


@rule(sv="Fortsätter efter tiden", en="Continues afterwards", unit="kr", pays=True, regime=DECIDED)
def continuing(continuing_cost: Amount, months_after: Amount, exit: Amount) -> Amount:  # noqa: A002 - the decision's word
    """Cost of going on when the decided time is over, unless the activity is wound down."""
    return continuing_cost * months_after * (1 - exit["wind_down"])


GRANT_COMPONENTS = ("charged",)


# --- facts of activities and time ---------------------------------------------------


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    exit_named = setting.family("exit")[payee.id].settled(setting.horizon)
    return {**payee.facts, "booking": booking("charged", payee.operator), "exit_named": exit_named}


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """What only this scheme can know to be wrong with the files."""
    for payee in setting.payees:
        if payee.facts["starts"] >= payee.facts["ends"]:  # type: ignore[operator]
            fault(payee.line, "reversed-days", first=payee.facts["starts"], last=payee.facts["ends"])
    first_of: dict[tuple[object, str], Payee] = {}
    for payee in setting.payees:
        first = first_of.setdefault((payee.facts["item"], payee.operator), payee)
        if first is not payee:
            fault(payee.line, "payee-twice", unit=payee.id, other=first.id, item=payee.facts["item"])
    _faults_of_amounts(setting, fault)
    _faults_of_readings(setting, fault)


def _faults_of_amounts(setting: Setting, fault: Callable[..., None]) -> None:
    """An item decided once has one amount, however many are paid out of it."""
    amounts, first_of = setting.family("decided_amount"), dict[object, Parameter]()
    for payee in (p for p in setting.payees if p.id in amounts):
        mine = amounts[payee.id]
        first = first_of.setdefault(payee.facts["item"], mine)
        if not mine.same_in(first, setting.horizon):
            dated = mine.values[-1]
            fault(
                dated.line,
                "item-amounts",
                file=dated.file,
                path=mine.path,
                other=first.path,
                item=payee.facts["item"],
            )


def _faults_of_readings(setting: Setting, fault: Callable[..., None]) -> None:
    """Every reading of item 5 that can be chosen says how many areas it means, and no other."""
    reading, areas = setting.parameter("reading"), setting.family("areas_by_reading")
    for name in sorted(set(reading.choices or ()) ^ set(areas)):
        where = areas.get(name, reading)
        family, other = (
            (reading.path, "areas_by_reading") if name in areas else ("areas_by_reading", reading.path)
        )
        fault(where.line, "member-without-value", file=where.file, family=family, member=name, other=other)


def _period(payee: Payee) -> Period:
    starts, ends = payee.facts["starts"], payee.facts["ends"]
    assert isinstance(starts, date)  # noqa: S101 - UNIT_FIELDS read them as days
    assert isinstance(ends, date)  # noqa: S101
    return Period(starts, ends)


def breaks(setting: Setting) -> tuple[date, ...]:
    return tuple(day for payee in setting.payees for day in (_period(payee).start, _period(payee).end))


def areas_of_reading(setting: Setting) -> int:
    """How many areas item 5 pays in the scenario's reading of it."""
    return int(setting.settled_family("areas_by_reading")[str(setting.settled("reading"))])


def inputs(setting: Setting, _admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Time and shares that the rules read, as (time, unit, 1) or (1, unit, 1)."""
    periods = [_period(payee) for payee in setting.payees]

    def table(cell: Callable[[Period, Period], Fraction]) -> Amount:
        return np.array([[cell(step, period) for period in periods] for step in grid.steps], dtype=object)[
            :, :, None
        ]

    def elapsed(until: date, period: Period) -> Fraction:
        return Fraction(period.days_shared_with(Period(date.min, until)), (period.end - period.start).days)

    def months_after(step: Period, period: Period) -> Fraction:
        return (
            step.months_shared_with(Period(period.end, setting.horizon.end))
            if period.end < setting.horizon.end
            else Fraction(0)
        )

    def per_payee(values: Iterable[Fraction | int]) -> Amount:
        return np.array(list(values), dtype=object).reshape(1, -1, 1)

    private = setting.start_value("private_share")
    shares = [_payee_share(setting, payee, private) for payee in setting.payees]
    areas = areas_of_reading(setting)
    by_area = per_payee(areas if payee.id == GROUPS else 1 for payee in setting.payees)

    def fact(
        name: str, sv: str, en: str, unit: str, values: Amount, source: str = _SOURCE, reason: str = ""
    ) -> Input:
        return Input(name, Label(sv, en), unit, values, source, "derived", reason)

    gone, gone_before = table(lambda s, p: elapsed(s.end, p)), table(lambda s, p: elapsed(s.start, p))
    return (
        fact("elapsed", "Gången del av tiden", "Elapsed share of the time", "share", gone),
        fact(
            "elapsed_before",
            "Gången del före månaden",
            "Elapsed share before the month",
            "share",
            gone_before,
        ),
        fact(
            "months_after",
            "Månader efter tiden",
            "Months after the time",
            "months",
            table(months_after),
            "own-rounding",
        ),
        fact(
            "areas",
            "Områden som får beloppet",
            "Areas that get the amount",
            "count",
            by_area,
            reason="areas-reading",
        ),
        fact(
            "payee_share",
            "Utförarens andel av punkten",
            "The payee's share of the item",
            "share",
            per_payee(shares),
            reason="payee-share",
        ),
    )


def _payee_share(setting: Setting, payee: Payee, private: Fraction) -> Fraction:
    """An item with a private and a region-run payee is split; any other is whole."""
    operators = {p.operator for p in setting.payees if p.facts["item"] == payee.facts["item"]}
    if len(operators) == 1:
        return Fraction(1)
    return private if payee.operator == "private" else 1 - private


def booking(component: str, operator: str) -> str:
    """No money moves to region-run units: they may show the decided amount above budget.

    What goes beyond the decision, in amount or in time, has no such permission.
    """
    if component not in GRANT_COMPONENTS:
        return "own_budget"
    return "paid_out" if operator == "private" else "permitted_excess"


def activities(setting: Setting) -> dict[str, tuple[int, ...]]:
    """Each activity stands for itself: each needs an exit of its own."""
    return {payee.id: (index,) for index, payee in enumerate(setting.payees)}


def activity_label(setting: Setting, activity: str) -> Label:
    return next(payee.label for payee in setting.payees if payee.id == activity)


def money_ends(setting: Setting, activity: str) -> date:
    """The day the activity's decided time is over: its part of the pot is then spent."""
    return next(_period(payee).end for payee in setting.payees if payee.id == activity)


# --- what the document says, beside what it sums to ----------------------------------


def statements(setting: Setting) -> tuple[Statement, ...]:
    """The headline and the items under every reading of item 5."""
    amounts, counts = setting.settled_family("decided_amount"), setting.settled_family("areas_by_reading")
    by_item: dict[str, Payee] = {}
    for payee in setting.payees:
        by_item.setdefault(f"item_{payee.facts['item']}", payee)
    readings = {
        reading: {
            item: int(amounts[payee.id] * (count if payee.id == GROUPS else 1))
            for item, payee in by_item.items()
        }
        for reading, count in counts.items()
    }
    choices = setting.parameter("reading").choices or {}
    return (
        Statement(
            label=setting.parameter("headline").label,
            headline=int(setting.start_value("headline")),
            precision=int(setting.start_value("headline_precision")),
            readings=readings,
            reading_labels={reading: choices[reading] for reading in readings},
            item_labels={item: payee.label for item, payee in by_item.items()},
            source=_SOURCE,
        ),
    )


def staff_rows(setting: Setting) -> tuple[StaffRow, ...]:
    """Item 1 as stated: two rows that imply two prices of a full-time month."""
    labels = {row: parameter.label for row, parameter in setting.family("library_amount").items()}
    amounts, shares, months = (
        setting.settled_family(f"library_{what}") for what in ("amount", "share", "months")
    )
    return tuple(StaffRow(labels[row], shares[row], months[row], int(amounts[row])) for row in labels)
