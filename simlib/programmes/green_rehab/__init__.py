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

from simlib.conditions import Finding, condition, met, not_met, unknown
from simlib.exact import Amount, at_most
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field, Node, Reader, Text
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.programmes.green_rehab.dose import doses
from simlib.programmes.green_rehab.waiting import queues, whole, whole_so_far
from simlib.rules import Input, Volume, rule
from simlib.setting import Payee, Setting

DIMENSION = "unit"
CONTRACTED = "contracted"
FUNDED_BY = "sickleave_rehab"
GRANT_FORM = "population_share"
LEVERS = ("green_rehab.price_per_hour",)
PAID_BY = {"green_rehab_payment": "stays_started"}
LEVELS = ("below_quarter", "quarter", "half", "three_quarters", "full")
_SOURCE = "halland-green-rehab-2018"
_WEEK = 7  # days


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
VOLUMES = (Volume("referrals", "expected_referrals", Label("Remisser", "Referrals"), "participants"),)


# --- the conditions of the contract ----------------------------------------------


@condition(
    sv="Åtta till tolv veckor",
    en="Eight to twelve weeks",
    source=_SOURCE,
    page="Målgrupp och uppdrag",
    gates=True,
)
def weeks_within(weeks: Fraction, weeks_least: Fraction, weeks_most: Fraction) -> Finding:
    return _within("green-weeks", weeks, weeks_least, weeks_most)


@condition(
    sv="Två till tre dagar i veckan",
    en="Two to three days a week",
    source=_SOURCE,
    page="Målgrupp och uppdrag",
    gates=True,
)
def days_within(days_per_week: Fraction, days_least: Fraction, days_most: Fraction) -> Finding:
    return _within("green-days", days_per_week, days_least, days_most)


def _within(reason: str, value: Fraction, least: Fraction, most: Fraction) -> Finding:
    return (met if least <= value <= most else not_met)(reason, value=value, least=least, most=most)


@condition(
    sv="Minst fyra timmar per tillfälle",
    en="At least four hours a time",
    source=_SOURCE,
    page="Målgrupp och uppdrag",
    gates=True,
)
def hours_enough(hours_per_day: Fraction, hours_least: Fraction) -> Finding:
    return (met if hours_per_day >= hours_least else not_met)(
        "green-hours", value=hours_per_day, least=hours_least
    )


@condition(sv="Högst 96 timmar", en="At most 96 hours", source=_SOURCE, page="Målgrupp och uppdrag")
def within_ceiling(
    weeks: Fraction,
    days_per_week: Fraction,
    hours_per_day: Fraction,
    hour_ceiling: Fraction,
    weeks_least: Fraction,
    weeks_most: Fraction,
) -> Finding:
    """Beyond it nothing is paid, so it does not gate the payment of what lies within."""
    total = weeks * days_per_week * hours_per_day
    every = doses(range(int(weeks_least), int(weeks_most) + 1), (days_per_week,), hours_per_day, hour_ceiling)
    fitting = [dose.weeks for dose in every if dose.fits]
    weeks_that_fit = "–".join(str(week) for week in sorted({*fitting[:1], *fitting[-1:]})) or "–"
    said = {"value": total, "most": hour_ceiling, "days": days_per_week, "hours": hours_per_day}
    return (met if total <= hour_ceiling else not_met)("green-ceiling", **said, fit=weeks_that_fit)


@condition(
    sv="Besked inom två arbetsdagar", en="Answer within two working days", source=_SOURCE, page="Remittering"
)
def replies_in_time(reply_days: int | str, reply_days_most: Fraction) -> Finding:
    if isinstance(reply_days, str):
        return unknown("green-reply-unknown", most=reply_days_most)
    return (met if reply_days <= reply_days_most else not_met)(
        "green-reply", value=reply_days, most=reply_days_most
    )


@condition(sv="Start inom sextio dagar", en="Start within sixty days", source=_SOURCE, page="Remittering")
def starts_in_time(
    queue: Fraction, weeks: Fraction, places_at_start: Fraction, start_days_most: Fraction
) -> Finding:
    """The wait of whoever joins the queue as it stands at the start: queue over the pace of starts."""
    if not places_at_start:
        return not_met("green-no-places")
    days = round(queue / (places_at_start / weeks) * _WEEK)
    return (met if days <= start_days_most else not_met)("green-wait", value=days, most=start_days_most)


@condition(sv="Uppstartsmöte", en="Start meeting", source=_SOURCE, page="Uppföljning")
def holds_start_meeting(start_meeting: str) -> Finding:
    answers = {"yes": met("green-start-meeting"), "no": not_met("green-no-start-meeting")}
    return answers.get(start_meeting, unknown("green-start-meeting-unknown"))


@condition(
    sv="Uppföljningsmöte efter fyra veckor",
    en="Follow-up after four weeks",
    source=_SOURCE,
    page="Uppföljning",
)
def follows_up(follow_up_after: int | str, follow_up_week: Fraction) -> Finding:
    if isinstance(follow_up_after, str):
        return unknown("green-follow-up-unknown", week=follow_up_week)
    return (met if follow_up_after == follow_up_week else not_met)(
        "green-follow-up", value=follow_up_after, week=follow_up_week
    )


@condition(
    sv="Avslutningsmöte senast vecka tio",
    en="Closing meeting by week ten",
    source=_SOURCE,
    page="Uppföljning",
)
def closes_in_time(weeks: Fraction, closing_week_most: Fraction, weeks_most: Fraction) -> Finding:
    """A contradiction of the document, kept as one: it closes by week ten what may last twelve."""
    said = {"weeks": weeks, "closing": closing_week_most, "most": weeks_most}
    return (
        met("green-closing-possible", **said)
        if weeks <= closing_week_most
        else unknown("green-closing-contradiction", **said)
    )


@condition(
    sv="Deltagaren ska klara tolv veckor",
    en="The participant must manage twelve weeks",
    source=_SOURCE,
    page="Målgrupp och uppdrag; Remittering",
)
def demands_what_is_offered(
    weeks: Fraction, participant_weeks: Fraction, weeks_least: Fraction, weeks_most: Fraction
) -> Finding:
    """A contradiction of the document, kept as one: twelve weeks are demanded where eight may be offered."""
    said = {"weeks": weeks, "demanded": participant_weeks, "least": weeks_least, "most": weeks_most}
    return (
        met("green-weeks-agree", **said)
        if weeks == participant_weeks
        else unknown("green-weeks-contradiction", **said)
    )


# --- who comes -----------------------------------------------------------------------


@rule(
    sv="Andel som uppfyller kravet på nedsatt arbetsförmåga",
    en="Share with work ability reduced enough",
    unit="share",
    per="year",
)
def eligible_share(referred_share: Amount, reduction: Amount, minimum_reduction: Amount) -> Amount:
    """The shares of those referred whose work ability is reduced by at least the limit, summed."""
    return sum(referred_share[key] * (reduction[key] >= minimum_reduction) for key in reduction)


@rule(sv="Väntade remisser", en="Expected referrals", unit="participants", regime=CONTRACTED)
def expected_referrals(
    referrals_per_year: Amount, eligible_share: Amount, chosen_share: Amount, months: Amount
) -> Amount:
    """The year's referrals that are eligible, by the share of patients who choose the farm."""
    return referrals_per_year * eligible_share * chosen_share * months / 12


# --- places and queue ---------------------------------------------------------------------


@rule(sv="Platser som blir lediga", en="Places that fall free", unit="participants", regime=CONTRACTED)
def places_freed(places: Amount, weeks: Amount, at_work: Amount, days: Amount) -> Amount:
    """Each place is free once in the weeks of a stay; whole places, none lost between months."""
    return whole_so_far(places * at_work / weeks * days / 7)


@rule(
    sv="Kö som hinner starta i tid", en="Queue that can start in time", unit="participants", regime=CONTRACTED
)
def longest_queue(places: Amount, weeks: Amount, at_work: Amount, start_days_most: Amount) -> Amount:
    """How many can wait and still start within the days allowed."""
    return whole(places * at_work / weeks * start_days_most / 7)


@rule(sv="Placering", en="Placement", unit="participants", regime=CONTRACTED)
def placement(referrals: Amount, places_freed: Amount, longest_queue: Amount, queue: Amount) -> Amount:
    """Who starts, who waits, who chooses another farm and whom no farm can take in time."""
    return queues(referrals, places_freed, longest_queue, queue)


@rule(sv="Påbörjade vistelser", en="Stays started", unit="participants", regime=CONTRACTED)
def stays_started(placement: Amount) -> Amount:
    """Those of the queue and of the month's referrals for whom a place is free."""
    return placement["started"]


# --- what is paid -----------------------------------------------------------------------------


@rule(sv="Timmar i en vistelse", en="Hours of a stay", unit="hours", per="unit")
def hours_of_stay(
    weeks: Amount, days_per_week: Amount, hours_per_day: Amount, hour_ceiling: Amount
) -> Amount:
    """Weeks times days times hours, at most the ceiling."""
    return at_most(weeks * days_per_week * hours_per_day, hour_ceiling)


@rule(sv="Grön Rehab", en="Green rehabilitation", unit="kr", pays=True, regime=CONTRACTED)
def green_rehab_payment(
    stays_started: Amount, hours_of_stay: Amount, attendance: Amount, price_per_hour: Amount
) -> Amount:
    """Stays times the hours attended times the price per hour, in the month the stay starts."""
    return stays_started * hours_of_stay * attendance * price_per_hour


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
            _SOURCE,
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
