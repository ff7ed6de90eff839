"""Units: when they work, whose residents they have, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from simlib import geography
from simlib.exact import split
from simlib.faults import closest
from simlib.payees import is_at_work
from simlib.periods import Grid, Period
from simlib.programmes.psychology_choice.need import NEW
from simlib.setting import Payee, Setting


def choice_start(setting: Setting) -> date:
    """The day the choice system starts: written once, in the parameter `regime`."""
    dates = [dated.since for dated in setting.parameter("regime").values if dated.value == NEW]
    return dates[0] if dates else setting.horizon.end


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """What only this scheme can know to be wrong with the files."""
    ids = {payee.id for payee in setting.payees}
    for payee in setting.payees:
        for partner in partners_of(payee):
            if partner not in ids or partner == payee.id:
                guess = closest(partner, ids - {payee.id})
                fault(payee.line, "unknown-partner", unit=payee.id, partner=partner, guess=guess)
    _faults_of_need(setting, fault)
    geography.faults(setting, fault)


def _faults_of_need(setting: Setting, fault: Callable[..., None]) -> None:
    """Need is shared in proportion to weights, so at least one must count."""
    weights = setting.family("need_weight")
    days = {
        day
        for weight in weights.values()
        for day in (setting.horizon.start, *weight.changes(setting.horizon))
    }
    for day in sorted(days):
        held = [weight.dated(day).value for weight in weights.values() if weight.in_force(day)]
        if held and not any(held):
            first = next(iter(weights.values()))
            fault(first.line, "all-zero", file=first.file, family="need_weight", day=day)


def posts_of(payee: Payee, kind: str = "psychologists") -> Fraction:
    posts = payee.facts[kind]
    assert isinstance(posts, Fraction)  # noqa: S101 - UNIT_FIELDS read it as a number
    return posts


def partners_of(payee: Payee) -> tuple[str, ...]:
    partners = payee.facts["partners"]
    assert isinstance(partners, tuple)  # noqa: S101 - UNIT_FIELDS read it as a list of names
    return partners


def staff_cost(setting: Setting, day: date) -> tuple[Fraction, ...]:
    """Öre a year that the posts of each unit cost under the choice system, uprated as its payments are."""
    psychologist, therapist, index = (
        setting.parameter(name).dated(day).number
        for name in ("psychologist_post_cost", "therapist_post_cost", "rate_index")
    )
    grown = (1 + index) ** max(0, day.year - choice_start(setting).year)
    return tuple(
        (posts_of(payee) * psychologist + posts_of(payee, "kbt_therapists") * therapist) * grown
        for payee in setting.payees
    )


def residents_by_unit(setting: Setting, admitted: frozenset[str], step: Period) -> tuple[int, ...]:
    """Each municipality's residents shared between its units at work, by psychologist posts.

    Residents are those of 31 December the year before. A municipality without an
    admitted unit at work is nobody's: its residents are reported, not paid for.
    """
    found = dict.fromkeys((payee.id for payee in setting.payees), 0)
    for municipality in setting.region.municipalities:
        here = [
            payee
            for payee in setting.payees
            if payee.facts["municipality"] == municipality.code
            and payee.id in admitted
            and is_at_work(setting, payee, step.start)
        ]
        if here:
            # Units that have their psychologist through a partner elsewhere count alike.
            posts = [posts_of(payee) for payee in here]
            weights = posts if any(posts) else [Fraction(1)] * len(here)
            parts = split(municipality.residents[step.start.year - 1], weights)
            found.update(zip((payee.id for payee in here), parts, strict=True))
    return tuple(found.values())


def uncovered(
    setting: Setting, admitted: frozenset[str], grid: Grid
) -> list[tuple[str, tuple[str, ...], int]]:
    """Months in which some municipality has no admitted unit at work: month, names, residents.

    Consecutive months that are alike are named once, by the first and the last.
    """
    found: list[tuple[list[str], tuple[str, ...], int]] = []
    for step in grid.steps:
        if step.start < choice_start(setting) or setting.parameter("regime").dated(step.start).value != NEW:
            continue
        at_work = {
            p.facts["municipality"]
            for p in setting.payees
            if p.id in admitted and is_at_work(setting, p, step.start)
        }
        missing = [m for m in setting.region.municipalities if m.code not in at_work]
        if not missing:
            continue
        names, count = tuple(m.name for m in missing), sum(m.residents[step.start.year - 1] for m in missing)
        if found and found[-1][1:] == (names, count):
            found[-1][0].append(f"{step.start:%Y-%m}")
        else:
            found.append(([f"{step.start:%Y-%m}"], names, count))
    return [
        (months[0] if len(months) == 1 else f"{months[0]} – {months[-1]}", names, count)
        for months, names, count in found
    ]
