"""The conditions of the contract, farm by farm. What the document contradicts is kept as unknown."""

from __future__ import annotations

from fractions import Fraction

from simlib.conditions import Finding, condition, met, not_met, unknown
from simlib.programmes.green_rehab.dose import doses

SOURCE = "halland-green-rehab-2018"
_WEEK = 7  # days


@condition(
    sv="Åtta till tolv veckor",
    en="Eight to twelve weeks",
    source=SOURCE,
    page="Målgrupp och uppdrag",
    gates=True,
)
def weeks_within(weeks: Fraction, weeks_least: Fraction, weeks_most: Fraction) -> Finding:
    return _within("green-weeks", weeks, weeks_least, weeks_most)


@condition(
    sv="Två till tre dagar i veckan",
    en="Two to three days a week",
    source=SOURCE,
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
    source=SOURCE,
    page="Målgrupp och uppdrag",
    gates=True,
)
def hours_enough(hours_per_day: Fraction, hours_least: Fraction) -> Finding:
    return (met if hours_per_day >= hours_least else not_met)(
        "green-hours", value=hours_per_day, least=hours_least
    )


@condition(sv="Högst 96 timmar", en="At most 96 hours", source=SOURCE, page="Målgrupp och uppdrag")
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
    sv="Besked inom två arbetsdagar", en="Answer within two working days", source=SOURCE, page="Remittering"
)
def replies_in_time(reply_days: int | str, reply_days_most: Fraction) -> Finding:
    if isinstance(reply_days, str):
        return unknown("green-reply-unknown", most=reply_days_most)
    return (met if reply_days <= reply_days_most else not_met)(
        "green-reply", value=reply_days, most=reply_days_most
    )


@condition(sv="Start inom sextio dagar", en="Start within sixty days", source=SOURCE, page="Remittering")
def starts_in_time(
    queue: Fraction, weeks: Fraction, places_at_start: Fraction, start_days_most: Fraction
) -> Finding:
    """The wait of whoever joins the queue as it stands at the start: queue over the pace of starts."""
    if not places_at_start:
        return not_met("green-no-places")
    days = round(queue / (places_at_start / weeks) * _WEEK)
    return (met if days <= start_days_most else not_met)("green-wait", value=days, most=start_days_most)


@condition(sv="Uppstartsmöte", en="Start meeting", source=SOURCE, page="Uppföljning")
def holds_start_meeting(start_meeting: str) -> Finding:
    answers = {"yes": met("green-start-meeting"), "no": not_met("green-no-start-meeting")}
    return answers.get(start_meeting, unknown("green-start-meeting-unknown"))


@condition(
    sv="Uppföljningsmöte efter fyra veckor",
    en="Follow-up after four weeks",
    source=SOURCE,
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
    source=SOURCE,
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
    source=SOURCE,
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
