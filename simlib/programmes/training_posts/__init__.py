"""ST-block: posts for doctors training in general practice (Region Halland, May 2018).

Ten blocks were shared out: five to the region's own centres, one each to five private
ones. The region publishes the index and the criteria. Lists and trainees per unit have
not been found: residents are divided between the units of their municipality and every
unit is assumed to have one trainee. So the formula can be run, but on assumptions, and
what it gives is held against what was published, not fitted to it. A block is a
commitment of five years, which outlasts money that is decided for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.exact import Amount, split
from simlib.parameters import fields
from simlib.parameters.forms import Form, choice, per
from simlib.parameters.reading import Field
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.programmes.training_posts import payments, terms
from simlib.programmes.training_posts.allocation import Candidate, ends, one_round
from simlib.programmes.training_posts.payments import DECIDED
from simlib.programmes.training_posts.terms import SOURCE
from simlib.rules import Input
from simlib.setting import Payee, Setting

# Where the scheme's rules and conditions stand.
PARTS = (terms, payments)
DIMENSION = "unit"
FUNDED_BY = "patient_billion"
GRANT_FORM = "population_share"
PROVIDERS = (
    "own_regime", "lajeskliniken", "saroledens_familjelakare", "amadeuskliniken", "huslakarna_falkenberg",
    "laurentiuskliniken",
)  # fmt: skip

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
            SOURCE,
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
