"""Facts of units and time that the rules and terms read."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from simlib.exact import Amount
from simlib.geography import homes, per_unit, places
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.programmes.psychology_choice.units import choice_start, partners_of, posts_of, residents_by_unit
from simlib.regions import AGE_GROUPS
from simlib.rules import Input
from simlib.setting import Payee, Setting


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the entry terms are judged on."""
    posts = {other.id: posts_of(other) for other in setting.payees}
    partners = partners_of(payee)
    return {
        **payee.facts,
        "joint_psychologists": posts[payee.id]
        + sum((posts[partner] for partner in partners if partner in posts), Fraction(0)),
        "minimum_psychologists": setting.start_value("minimum_psychologists"),
        "choice_start": str(choice_start(setting)),
    }


def inputs(setting: Setting, admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Everything the rules read that is not a parameter, as (time, unit, 1) or (1, unit, 1)."""
    here = {m.code: m for m in setting.region.municipalities}
    home = homes(setting)
    year = setting.horizon.start.year - 1
    county = {
        age: sum(m.ages[age] * m.residents[year] for m in here.values()) / setting.region.residents(year)
        for age in AGE_GROUPS
    }
    start = choice_start(setting).year

    scb, counted = ("scb-municipalities", "derived"), ("own-rounding", "derived")

    def fact(
        name: str, sv: str, en: str, unit: str, values: Amount,
        grounds: tuple[str, str] = ("own-assumption", "assumed"), reason: str = "",
    ) -> Input:  # fmt: skip
        return Input(name, Label(sv, en), unit, values, *grounds, reason)

    def of_unit(value: Callable[[Payee], Amount]) -> Amount:
        return per_unit(value(payee) for payee in setting.payees)

    def per_step(value: Callable[[Period], Amount]) -> Amount:
        return np.array([value(step) for step in grid.steps], dtype=object).reshape(-1, 1, 1)

    residents = np.array([residents_by_unit(setting, admitted, step) for step in grid.steps], dtype=object)
    ages = {age: per_unit(m.ages[age] for m in home) for age in AGE_GROUPS}
    county_ages = {age: per_unit([county[age]]) for age in AGE_GROUPS}
    employed = of_unit(lambda p: posts_of(p) * (p.operator == "region"))
    since = per_step(lambda step: max(0, step.start.year - start))
    return (
        fact(
            "residents",
            "Invånare i området",
            "Residents of the area",
            "count",
            residents[:, :, None],
            scb,
            "residents-split",
        ),
        fact("age_shares", "Åldersfördelning", "Age distribution", "share", ages, scb),
        fact(
            "county_age_shares",
            "Länets åldersfördelning",
            "Age distribution of the county",
            "share",
            county_ages,
            scb,
        ),
        *places(setting),
        fact(
            "kbt_therapists",
            "KBT/IPT-terapeuter, heltider",
            "CBT/IPT therapists, full-time",
            "fte",
            of_unit(lambda p: posts_of(p, "kbt_therapists")),
        ),
        fact(
            "region_psychologists",
            "Psykologer i egen regi, heltider",
            "Psychologists of the region, full-time",
            "fte",
            employed,
        ),
        fact(
            "private",
            "Privat utförare",
            "Private provider",
            "share",
            of_unit(lambda p: Fraction(p.operator == "private")),
        ),
        fact("months", "Månader", "Months", "months", per_step(lambda step: len(step.months())), counted),
        fact("years_since_start", "År sedan start", "Years since the start", "count", since, counted),
    )
