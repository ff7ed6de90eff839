"""The activities: their time, their part of the money, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.exact import Amount
from simlib.parameters.values import Label, Parameter
from simlib.periods import Grid, Period
from simlib.programmes.stimulus_allocation.charges import booking
from simlib.programmes.stimulus_allocation.terms import SOURCE
from simlib.rules import Input
from simlib.setting import Payee, Setting

GROUPS = "local_groups"


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
        name: str, sv: str, en: str, unit: str, values: Amount, source: str = SOURCE, reason: str = ""
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


def activities(setting: Setting) -> dict[str, tuple[int, ...]]:
    """Each activity stands for itself: each needs an exit of its own."""
    return {payee.id: (index,) for index, payee in enumerate(setting.payees)}


def activity_label(setting: Setting, activity: str) -> Label:
    return next(payee.label for payee in setting.payees if payee.id == activity)


def money_ends(setting: Setting, activity: str) -> date:
    """The day the activity's decided time is over: its part of the pot is then spent."""
    return next(_period(payee).end for payee in setting.payees if payee.id == activity)
