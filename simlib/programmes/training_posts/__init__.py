"""ST-block: posts for doctors training in general practice (Region Halland, May 2018).

Ten blocks were shared out: five to the region's own centres, one each to five private
ones. The region publishes the index and the criteria. Lists and trainees per unit have
not been found: residents are divided between the units of their municipality and every
unit is assumed to have one trainee. So the formula can be run, but on assumptions, and
what it gives is held against what was published, not fitted to it. A block is a
commitment of five years, which outlasts money that is decided for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.conditions import Finding, condition, met, not_met, unknown
from simlib.exact import Amount, split
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.programmes.training_posts.allocation import Candidate, ends, months_of_posts, one_round, rounds
from simlib.rules import Input, rule
from simlib.setting import Payee, Setting

DIMENSION = "unit"
DECIDED = "as_decided"
FUNDED_BY = "patient_billion"
GRANT_FORM = "population_share"
PROVIDERS = (
    "own_regime", "lajeskliniken", "saroledens_familjelakare", "amadeuskliniken", "huslakarna_falkenberg",
    "laurentiuskliniken",
)  # fmt: skip
_SOURCE = "halland-letter-2018-22"
_FORMULA = "halland-st-formula"

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(("private", "region")),
    "provider": fields.one_of((*PROVIDERS, "other")),
    "st_doctors": fields.between(0, 50),
}
FORMS: Mapping[str, Form] = {
    "regime": choice("none", DECIDED),
    "queue": choice("all", "known"),
    "published_blocks": per("provider", *PROVIDERS),
}
PAID_BY = {"training_payment": "posts_filled"}


# --- the conditions ------------------------------------------------------------------


@condition(sv="Står i kö för block", en="In the queue for blocks", source=_FORMULA)
def is_in_queue(provider: str, units_of_provider: int) -> Finding:
    """Who got a block had asked for one; which unit of a provider with several is not said."""
    if provider == "other":
        return unknown("st-queue-unknown")
    return (
        met("st-queue-known")
        if units_of_provider == 1
        else unknown("st-queue-which", units=units_of_provider)
    )


@condition(sv="Som det publicerade utfallet", en="As the published outcome", source=_SOURCE)
def agrees_with_published(provider_blocks: int, published: int) -> Finding:
    """The formula on assumed lists beside what was published: told apart, not fitted."""
    said = {"found": provider_blocks, "published": published}
    return (met if provider_blocks == published else not_met)("st-published", **said)


@condition(sv="Tillsatt inom tre månader", en="Filled within three months", source=_FORMULA)
def is_filled_in_time(blocks_here: int, fill_months: Fraction) -> Finding:
    return unknown("st-filled-unknown", most=fill_months) if blocks_here else met("st-no-block")


@condition(sv="Betalare för hela åtagandet", en="A payer for the whole commitment", source="own-assumption")
def has_payer(blocks_here: int, commitment_ends: date, money_ends: date, exit_named: str) -> Finding:
    """Training that has begun cannot be wound down when the money ends: somebody must pay it out."""
    if not blocks_here or commitment_ends <= money_ends:
        return met("st-no-commitment")
    if exit_named in ("absorb", "replace"):
        return met("st-payer", until=commitment_ends, money=money_ends)
    return not_met("st-no-payer", until=commitment_ends, money=money_ends)


# --- the formula -----------------------------------------------------------------------


@rule(sv="Tilldelade block", en="Blocks allocated", unit="count", regime=DECIDED)
def posts_allocated(
    blocks: Amount, listed: Amount, st_doctors: Amount, place: Amount, in_queue: Amount, most_per_unit: Amount
) -> Amount:
    """By index (trainees per 10 000 listed), market share and spread over municipalities."""
    return rounds(blocks, listed, st_doctors, place, in_queue, most_per_unit)


@rule(sv="Utbildningsmånader", en="Months of training", unit="months", regime=DECIDED)
def training_time(
    posts_allocated: Amount, fill_months: Amount, training_months: Amount, grid: Grid
) -> Amount:
    """Each block is filled at the end of the time allowed and runs for the whole training."""
    return months_of_posts(posts_allocated, grid, fill_months, training_months)


# --- what is paid --------------------------------------------------------------------------


@rule(sv="Tillsatta block", en="Posts filled", unit="post-years", regime=DECIDED)
def posts_filled(training_time: Amount, filled_share: Amount) -> Amount:
    """Years of training in the posts that are filled."""
    return training_time * filled_share / 12


@rule(sv="Kostnadsläge", en="Cost level", unit="factor", per="month")
def cost_level(cost_index: Amount, years_since_start: Amount) -> Amount:
    """The cost of a post rises each January."""
    return (1 + cost_index) ** years_since_start


@rule(sv="ST-block", en="Training posts", unit="kr", pays=True, regime=DECIDED)
def training_payment(posts_filled: Amount, cost_per_post: Amount, cost_level: Amount) -> Amount:
    """Years of training times the cost of a post and year."""
    return posts_filled * cost_per_post * cost_level


# --- facts of units and time ------------------------------------------------------------------


def candidates(setting: Setting) -> tuple[Candidate, ...]:
    """The units as the formula sees them, on the assumed lists."""
    lists, places = listed(setting), _places(setting)
    return tuple(
        Candidate(places[payee.id], Fraction(lists[payee.id]), _doctors(payee), _in_queue(setting, payee))
        for payee in setting.payees
    )


def listed(setting: Setting) -> dict[str, int]:
    """Each municipality's residents, divided alike between its units: whole persons."""
    found: dict[str, int] = {}
    for municipality in setting.region.municipalities:
        here = [payee.id for payee in setting.payees if payee.facts["municipality"] == municipality.code]
        if here:
            parts = split(municipality.residents[setting.horizon.start.year - 1], [1] * len(here))
            found.update(zip(here, parts, strict=True))
    return found


def _places(setting: Setting) -> dict[str, int]:
    codes = [m.code for m in setting.region.municipalities]
    return {payee.id: codes.index(str(payee.facts["municipality"])) for payee in setting.payees}


def _doctors(payee: Payee) -> Fraction:
    doctors = payee.facts["st_doctors"]
    assert isinstance(doctors, Fraction)  # noqa: S101 - UNIT_FIELDS read it as a number
    return doctors


def _in_queue(setting: Setting, payee: Payee) -> bool:
    return setting.settled("queue") == "all" or payee.facts["provider"] != "other"


def first_round(setting: Setting) -> tuple[date, tuple[int, ...]]:
    """The day of the first round with blocks to share out, and what the formula gives each unit."""
    blocks, most = setting.parameter("blocks"), int(setting.start_value("most_per_unit"))
    decided = next((dated for dated in blocks.values if not dated.ends and dated.number), blocks.values[0])
    return decided.since, one_round(int(decided.number), candidates(setting), most)


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the conditions are judged on: the first round by the formula, beside what was published."""
    day, given = first_round(setting)
    published = {name: int(value) for name, value in setting.settled_family("published_blocks").items()}
    provider = str(payee.facts["provider"])
    mine = dict(zip((p.id for p in setting.payees), given, strict=True))
    same = (
        [p.id for p in setting.payees if p.facts["provider"] == provider]
        if provider in PROVIDERS
        else [payee.id]
    )
    wait, length = setting.start_value("fill_months"), setting.start_value("training_months")
    grant = setting.parameters[f"grants.national_amount.{FUNDED_BY}"].values[-1]
    return {
        **payee.facts,
        "units_of_provider": len(same),
        "blocks_here": mine[payee.id],
        "provider_blocks": sum(mine[one] for one in same),
        "published": published.get(provider, 0),
        "fill_months": wait,
        "commitment_ends": ends(day, int(wait), int(length)),
        "money_ends": grant.since if grant.ends else setting.horizon.end,
        "exit_named": str(setting.parameter("exit").values[-1].value),
    }


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """Units stand in municipalities of the region."""
    codes = {m.code for m in setting.region.municipalities}
    for payee in setting.payees:
        if payee.facts["municipality"] not in codes:
            fault(
                payee.line,
                "unknown-municipality",
                code=payee.facts["municipality"],
                region=setting.region.code,
            )


def breaks(setting: Setting) -> tuple[date, ...]:
    """Every month in which a round may be held: its blocks are shared out once, in that month."""
    blocks = setting.parameter("blocks")
    open_months = [
        month
        for month in setting.horizon.months()
        if blocks.in_force(month.first) and blocks.dated(month.first).value
    ]
    return tuple(day for month in open_months for day in (month.first, month.plus(1).first))


def inputs(setting: Setting, _admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Lists, trainees and municipalities as (1, unit, 1), and time as (time, 1, 1)."""

    def per_unit(values: Iterable[Fraction | int | bool]) -> Amount:
        return np.array([Fraction(value) for value in values], dtype=object).reshape(1, -1, 1)

    def since(step: Period) -> int:
        return max(0, step.start.year - setting.horizon.start.year)

    units, years = candidates(setting), [Fraction(since(step)) for step in grid.steps]
    assumed = ("own-assumption", "assumed")
    return (
        Input(
            "listed",
            Label("Listade patienter", "Listed patients"),
            "count",
            per_unit(u.listed for u in units),
            *assumed,
            "lists-alike",
        ),
        Input(
            "st_doctors",
            Label("ST-läkare nu", "Trainees now"),
            "count",
            per_unit(u.doctors for u in units),
            *assumed,
        ),
        Input(
            "place",
            Label("Kommun", "Municipality"),
            "count",
            per_unit(u.municipality for u in units),
            _SOURCE,
            "derived",
        ),
        Input(
            "in_queue",
            Label("Står i kö", "In the queue"),
            "count",
            per_unit(u.applies for u in units),
            *assumed,
        ),
        Input(
            "years_since_start",
            Label("År sedan start", "Years since the start"),
            "count",
            np.array(years, dtype=object).reshape(-1, 1, 1),
            "own-rounding",
            "derived",
        ),
    )
