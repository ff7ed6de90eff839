"""Betalansvar: what a municipality pays the region for patients who are ready to leave and stay.

Who pays whom. The payees of this scheme are the municipalities, and they pay: every
amount is a cost to a municipality and the same income to the region. The frame is
what the municipalities together have budgeted for it. No state grant carries the
scheme, so the continuity test has nothing to ask.

Three sets of rules, one at a time. Until and including 2018-09-24 the rules of 2017:
every patient by itself, after five weekdays in somatic and thirty in psychiatric care.
From 2018-09-25 the region's agreement with its municipalities: at the end of the month
a municipality pays for the days by which its patients on average exceed 3.0; whoever has
stayed more than seven calendar days is taken out of the mean and counted alone. Beside
them what the law says where nothing is agreed: every patient alone, after three calendar
days, if both notices were sent. How a stay that meets two sets of rules is charged is
said in `stays`. Who is ready and how long they stay is not known: see `lengths`.

The planned months have the mean that is expected, and so hardly pass its limit; a real
month does by chance. What the simulation says of the mean is therefore more than planned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from simlib.exact import Amount
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.programmes.payment_liability import notices, payments
from simlib.programmes.payment_liability.payments import VOLUMES
from simlib.programmes.payment_liability.terms import (
    INDIVIDUAL_LAW,
    KINDS,
    MONTHLY_MEAN,
    RULES_2017,
    planning_days,
    terms_of,
)
from simlib.regions import Municipality
from simlib.rules import Input
from simlib.setting import Payee, Setting

__all__ = ["VOLUMES"]

# Where the scheme's rules and conditions stand.
PARTS = (notices, payments)
DIMENSION = "municipality"
PAYEES_PAY = True
OPERATORS = ("municipality",)
OLDER = ("age_65_79", "age_80_plus")
LEVERS = ("payment_liability.state_amount",)
PAID_BY = {
    "somatic_after_weekdays": "somatic_line_days",
    "psychiatric_after_weekdays": "psychiatric_line_days",
    "above_mean": "days_above_mean",
    "taken_out_of_mean": "long_days",
    "individual_somatic": "law_days",
    "individual_psychiatric": "psychiatric_late_days",
}
_ANSWER = ("yes", "no", "unknown")

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(OPERATORS),
    "both_notices": fields.one_of(_ANSWER),
    "sip_meeting": fields.one_of(_ANSWER),
    "notice_before_noon": fields.one_of(_ANSWER),
    "named_contact": fields.one_of(_ANSWER),
}
FORMS: Mapping[str, Form] = {
    "regime": choice(RULES_2017, MONTHLY_MEAN, INDIVIDUAL_LAW),
    "free_weekdays": per("kind", *KINDS),
    "free_days_by_law": per("kind", *KINDS),
    "ready_rate": per("age_group", *OLDER),
    "mean_days": per(DIMENSION),
}
# --- facts of municipalities and time ---------------------------------------------------------


def booking(_component: str, _operator: str) -> str:
    """An invoice from the region to the municipality after the month."""
    return "paid_in"


def breaks(setting: Setting) -> tuple[date, ...]:
    """A mean is of one month: months cannot be joined."""
    return tuple(month.first for month in setting.horizon.months())


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """What only this scheme can know to be wrong with the files."""
    first_of: dict[object, Payee] = {}
    for payee in setting.payees:
        code = payee.facts["municipality"]
        first = first_of.setdefault(code, payee)
        if first is not payee:
            fault(payee.line, "municipality-twice", unit=payee.id, other=first.id, code=code)
    known = set.intersection(*(set(m.residents) for m in setting.region.municipalities))
    for year in Grid.monthly(setting.horizon).years:
        if year - 1 not in known:
            file, first_year, last_year = setting.scenario.file, min(known), max(known)
            fault(1, "no-residents", file=file, year=year - 1, first=first_year, last=last_year)


def inputs(setting: Setting, _admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Residents and time, as (time, unit, 1). Residents are those of 31 December the year before."""
    terms_of(setting)  # what the stays are counted by is a parameter of the scheme like any other
    planning_days(setting)
    here = {m.code: m for m in setting.region.municipalities}
    home = [here[str(payee.facts["municipality"])] for payee in setting.payees]

    def table(cell: Callable[[Municipality, int], Amount]) -> Amount:
        years = [step.start.year - 1 for step in grid.steps]
        return np.array([[cell(m, year) for m in home] for year in years], dtype=object)[:, :, None]

    def residents_of(age: str) -> Amount:
        return table(lambda m, year: m.residents[year] * m.ages[age])

    older = {age: residents_of(age) for age in OLDER}
    months = np.array([len(step.months()) for step in grid.steps], dtype=object).reshape(-1, 1, 1)

    def fact(name: str, sv: str, en: str, unit: str, values: Amount, source: str, reason: str = "") -> Input:
        return Input(name, Label(sv, en), unit, values, source, "derived", reason)

    scb = "scb-municipalities"
    return (
        fact("older_residents", "Äldre invånare", "Older residents", "count", older, scb, "ages-of-2018"),
        fact("residents", "Invånare", "Residents", "count", table(lambda m, year: m.residents[year]), scb),
        fact("months", "Månader", "Months", "months", months, "own-rounding"),
    )
