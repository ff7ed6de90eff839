"""Facts of units and time that the rules and conditions read."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from simlib import geography
from simlib.exact import Amount
from simlib.geography import per_unit
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.programmes.need_adjustment.register import spreads
from simlib.programmes.need_adjustment.terms import CENTRE, REHAB, VARIABLES
from simlib.rules import Input
from simlib.setting import Payee, Setting


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the conditions are judged on: the points that were published beside those computed."""
    published = setting.settled_family("published_points")
    return {
        **payee.facts,
        "published": published.get(str(payee.facts["on_list"]), Fraction(0)),
        "most_points": setting.start_value("most_points"),
        "computed": _computed(setting)[payee.id],
    }


def _computed(setting: Setting) -> dict[str, Fraction]:
    """The geography points of every unit by the described scale."""
    found = {fact.name: fact.values for fact in geography.places(setting)}
    tables = {
        name: setting.settled(name)
        for name in ("hospital_distance_points", "town_distance_points", "density_points")
    }
    points = geography.sparse_points(**found, **tables)
    return dict(zip((payee.id for payee in setting.payees), points.flat, strict=True))


def inputs(setting: Setting, _admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Lists and counts as (1, unit, 1), growth as (time, unit, 1), months as (time, 1, 1)."""
    spreads(setting)  # what is drawn around is a parameter of the scheme like any other
    payees, first = setting.payees, setting.horizon.start.year - 1
    published = setting.settled_family("published_points")
    homes = geography.homes(setting)
    growth = [
        [Fraction(m.residents[step.start.year - 1], m.residents[first]) for m in homes] for step in grid.steps
    ]

    def of_unit(name: str) -> Amount:
        return per_unit(payee.facts[name] for payee in payees)

    def of_kind(kind: str) -> Amount:
        return per_unit(Fraction(payee.facts["kind"] == kind) for payee in payees)

    def fact(
        name: str, sv: str, en: str, unit: str, values: Amount,
        source: str = "own-assumption", status: str = "assumed", reason: str = "",
    ) -> Input:  # fmt: skip
        return Input(name, Label(sv, en), unit, values, source, status, reason)

    counts = {v: per_unit(payee.facts["counts"][v] for payee in payees) for v in VARIABLES}  # type: ignore[index]
    points = per_unit(published.get(str(payee.facts["on_list"]), Fraction(0)) for payee in payees)
    months = np.array([len(step.months()) for step in grid.steps], dtype=object).reshape(-1, 1, 1)
    stated = of_unit("persons")
    grown = np.array(growth, dtype=object)[:, :, None]
    return (
        fact("stated_persons", "Listade eller patienter 2016", "Persons in 2016", "count", stated),
        fact("stated_counts", "Indexets antal 2016", "Counts of the index in 2016", "count", counts),
        fact(
            "growth", "Kommunens invånare mot första året", "Residents against the first year", "factor",
            grown, "scb-municipalities", "derived", "grows-as-residents",
        ),
        fact("is_centre", "Vårdcentral", "Health centre", "share", of_kind(CENTRE)),
        fact("is_rehab", "Rehabenhet", "Rehabilitation unit", "share", of_kind(REHAB)),
        *geography.places(setting),
        fact(
            "rehab_points", "Publicerade geografipoäng", "Published geography points", "points", points,
            "vgr-rehab-model", "derived",
        ),
        fact("months", "Månader", "Months", "months", months, "own-rounding", "derived"),
    )  # fmt: skip
