"""Grön Rehab: nature-based rehabilitation at farms under contract (Region Halland, 2018).

A stay is eight to twelve weeks, two or three days a week, at least four hours a
time, and at most 96 hours in all. The patient chooses a farm; it answers within
two working days and takes the patient within sixty, or another farm is chosen.
Price, places, queues and referrals have not been found and are assumptions. The
document contradicts itself twice: twelve weeks are demanded of a participant whose
stay may be eight, and the closing meeting is due by week ten of a stay of twelve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.exact import Amount
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field, Node, Reader, Text
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.programmes.green_rehab import payments, terms
from simlib.programmes.green_rehab.payments import CONTRACTED, VOLUMES
from simlib.programmes.green_rehab.terms import SOURCE
from simlib.rules import Input
from simlib.setting import Payee, Setting

__all__ = ["VOLUMES"]

# Where the scheme's rules and conditions stand.
PARTS = (terms, payments)
DIMENSION = "unit"
FUNDED_BY = "sickleave_rehab"
GRANT_FORM = "population_share"
LEVERS = ("green_rehab.price_per_hour",)
PAID_BY = {"green_rehab_payment": "stays_started"}
LEVELS = ("below_quarter", "quarter", "half", "three_quarters", "full")


def _if_known(reader: Reader, node: Node) -> int | str | None:
    """A whole number, or the word for what is not known."""
    return "unknown" if isinstance(node, Text) and node.text == "unknown" else fields.whole(reader, node)


UNIT_FIELDS: Mapping[str, Field[object]] = {
    "operator": fields.one_of(("private", "region")),
    "weeks": fields.between(1, 52),
    "days_per_week": fields.between(1, 7),
    "hours_per_day": fields.between(1, 12),
    "queue": fields.between(0, 1000),
    "reply_days": _if_known,
    "start_meeting": fields.one_of(("yes", "no", "unknown")),
    "follow_up_after": _if_known,
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", CONTRACTED),
    "places": per(DIMENSION),
    "referred_share": per("work_ability", *LEVELS),
    "reduction": per("work_ability", *LEVELS),
}


# --- facts of farms and time ---------------------------------------------------------------------

_LIMITS = (
    "weeks_least", "weeks_most", "days_least", "days_most", "hours_least", "hour_ceiling", "reply_days_most",
    "start_days_most", "follow_up_week", "closing_week_most", "participant_weeks",
)  # fmt: skip


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the conditions are judged on: the farm's stay and queue, and the document's limits."""
    limits = {name: setting.start_value(name) for name in _LIMITS}
    places = setting.family("places").get(payee.id)
    now = places.dated(max(setting.horizon.start, places.values[0].since)).number if places else Fraction(0)
    return {**payee.facts, **limits, "places_at_start": now}


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """The shares of those referred are of one whole."""
    shares = setting.family("referred_share")
    total = sum(setting.settled_family("referred_share").values(), Fraction(0))
    if total != 1:
        first = next(iter(shares.values()))
        fault(
            first.line,
            "shares-not-whole",
            file=first.file,
            family=first.path.rsplit(".", 1)[0],
            total=float(total),
        )


PATIENTS = {"queue": "queue"}


def breaks(setting: Setting) -> tuple[date, ...]:
    """Every month: a queue has to be followed step by step."""
    return tuple(month.first for month in setting.horizon.months())


def inputs(setting: Setting, admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Each farm's stay, queue and share of the patients, and time, as (time, unit, 1)."""

    def per_unit(values: Iterable[Amount]) -> Amount:
        return np.array([Fraction(value) for value in values], dtype=object).reshape(1, -1, 1)

    def per_step(value: Callable[[Period], int]) -> Amount:
        return np.array([Fraction(value(step)) for step in grid.steps], dtype=object).reshape(-1, 1, 1)

    def stated(name: str, sv: str, en: str, unit: str) -> Input:
        values = per_unit(payee.facts[name] for payee in setting.payees)
        return Input(name, Label(sv, en), unit, values, "own-assumption", "assumed")

    working = [Fraction(payee.id in admitted) for payee in setting.payees]
    chosen = per_unit(one / max(sum(working), Fraction(1)) for one in working)
    days = per_step(lambda step: (step.end - step.start).days)
    months = per_step(lambda step: len(step.months()))
    return (
        stated("weeks", "Vistelsens veckor", "Weeks of the stay", "weeks"),
        stated("days_per_week", "Dagar i veckan", "Days a week", "days"),
        stated("hours_per_day", "Timmar per tillfälle", "Hours a time", "hours"),
        stated("queue", "Kö vid starten", "Queue at the start", "participants"),
        Input(
            "at_work",
            Label("Avtalad gård", "Farm under contract"),
            "count",
            per_unit(working),
            SOURCE,
            "derived",
        ),
        Input(
            "chosen_share",
            Label("Andel som väljer gården", "Share who choose the farm"),
            "share",
            chosen,
            "own-assumption",
            "assumed",
            "farms-alike",
        ),
        Input("days", Label("Dagar", "Days"), "days", days, "own-rounding", "derived"),
        Input("months", Label("Månader", "Months"), "months", months, "own-rounding", "derived"),
    )
