"""Facts of units and time that the rules and conditions read."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from simlib import geography
from simlib.exact import Amount
from simlib.geography import per_unit
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.programmes.need_adjustment.register import spreads
from simlib.programmes.need_adjustment.terms import CENTRE, PUBLISHED, REHAB, VARIABLES
from simlib.rules import Input
from simlib.setting import Payee, Setting


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the conditions are judged on: the points that were published beside those computed."""
    return {
        **payee.facts,
        "published": _published(setting, payee),
        "most_points": setting.start_value("most_points"),
        "computed": _computed(setting, payee),
    }


def _published(setting: Setting, payee: Payee) -> Fraction | None:
    """The geography points of a rehabilitation unit whose municipality's amount could be read."""
    name = PUBLISHED.get(str(payee.facts["municipality"]))
    points = setting.settled_family("published_points")
    return points[name] if name and payee.facts["kind"] == REHAB else None


def _computed(setting: Setting, payee: Payee) -> Fraction:
    """The geography points of a unit by the scale described."""
    found = {fact.name: fact.values for fact in geography.places(replace(setting, payees=(payee,)))}
    tables = {
        name: setting.settled(name)
        for name in ("hospital_distance_points", "town_distance_points", "density_points")
    }
    return Fraction(geography.sparse_points(**found, **tables).item())


def _rehab_points(setting: Setting, payee: Payee) -> Fraction:
    """Those published, else those computed; none for a health centre."""
    published = _published(setting, payee)
    if payee.facts["kind"] != REHAB:
        return Fraction(0)
    return _computed(setting, payee) if published is None else published


def inputs(setting: Setting, _admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Lists and counts as (1, unit, 1), growth as (time, unit, 1), months as (time, 1, 1)."""
    spreads(setting)  # what is drawn around is a parameter of the scheme like any other
    payees, first = setting.payees, setting.horizon.start.year - 1
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
    points = per_unit(_rehab_points(setting, payee) for payee in payees)
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
            "rehab_points", "Rehab: geografipoäng", "Rehabilitation: geography points", "points", points,
            "vgr-rehab-model", "derived", "published-else-computed",
        ),
        fact("months", "Månader", "Months", "months", months, "own-rounding", "derived"),
    )  # fmt: skip
