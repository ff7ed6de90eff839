"""Vårdval psykisk hälsa: psychological treatment in primary care by free choice (Kalmar).

Two regimes. Until the choice system starts, private therapists hold CBT/IPT
agreements paid per visit, and the region employs psychologists. From the start
both commissions are one: a fixed part for the residents of an area weighted by
need, a variable part for patients who need a larger effort, supplements for
longer visits under a yearly ceiling, payment per reconciliation meeting, and a
supplement in sparsely populated areas. Agreements whose holder has not applied
lapse that day. The scheme published no amounts that could be read: every rate
is an assumption in the parameter file, bracketed by other regions' levels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.conditions import Finding, condition, met, not_met, unknown
from simlib.exact import WHOLE_ORE, Amount, at_least, at_most, share_out, split, started, step_lookup
from simlib.faults import closest
from simlib.parameters import fields
from simlib.parameters.forms import SCHEDULE, Form, choice, per
from simlib.parameters.reading import Field
from simlib.parameters.values import Label
from simlib.periods import Grid, Month, Period
from simlib.regions import AGE_GROUPS, Municipality
from simlib.rules import Input, Volume, rule
from simlib.setting import Payee, Setting

DIMENSION = "unit"
OLD, NEW = "old_agreements", "choice_system"
OPERATORS = ("private", "region")
MOST_POSTS = 1000  # of one unit; more is a slip of the keyboard
FUNDED_BY = "sickleave_rehab"
GRANT_FORM = "population_share"
# The rates a board would first think of moving, for "which rate would make it hold".
LEVERS = ("psychology_choice.fixed_rate", "psychology_choice.variable_rate")
# What each component is counted by, where it is counted.
PAID_BY = {
    "kbt_agreements": "kbt_visits",
    "fixed_payment": "weighted_residents",
    "variable_payment": "patients",
    "long_visit_supplement": "long_visits",
    "meeting_payment": "meetings",
}

UNIT_FIELDS: Mapping[str, Field[object]] = {
    "municipality": fields.text,
    "operator": fields.one_of(OPERATORS),
    "starts": fields.month,
    "psychologists": fields.between(0, MOST_POSTS),
    "kbt_therapists": fields.between(0, MOST_POSTS),
    "partners": fields.list_of(fields.name),
    "collaboration_agreement": fields.one_of(("signed", "missing", "unknown")),
    "whole_commission": fields.one_of(("yes", "no", "unknown")),
    "applied": fields.truth,
}

FORMS: Mapping[str, Form] = {
    "regime": choice(OLD, NEW),
    "need_weight": per("age_group", *AGE_GROUPS),
    "volume_ceiling": choice("on", "off"),
    "long_visit_rate": per("visit_type"),
    "long_visits_per_patient": per("visit_type"),
    "meetings_per_patient": per("meeting_length"),
    "meeting_minutes": per("meeting_length"),
    "hospital_distance_points": SCHEDULE,
    "town_distance_points": SCHEDULE,
    "density_points": SCHEDULE,
    "island_points": per("island_kind"),
    "sparse_form": choice("pot", "rate"),
}

VOLUMES = (
    Volume(
        "patients",
        "expected_patients",
        Label("Patienter med större insats", "Patients needing a larger effort"),
        "patients",
    ),
    Volume("long_visits", "expected_long_visits", Label("Längre besök", "Longer visits"), "visits"),
    Volume("meetings", "expected_meetings", Label("Avstämningsmöten", "Reconciliation meetings"), "meetings"),
    Volume(
        "kbt_visits",
        "expected_kbt_visits",
        Label("Besök enligt KBT/IPT-avtal", "Visits under CBT/IPT agreements"),
        "visits",
    ),
)


# --- entry terms -----------------------------------------------------------


@condition(
    sv="Tillgång till minst en psykolog",
    en="At least one psychologist",
    source="kalmar-vardval-2018",
    gates=True,
)
def has_psychologist(
    psychologists: Fraction,
    partners: tuple[str, ...],
    joint_psychologists: Fraction,
    minimum_psychologists: Fraction,
) -> Finding:
    """Access to a psychologist, alone or jointly with the units named in the application."""
    if psychologists >= minimum_psychologists:
        return met("psychologist-own", own=f"{float(psychologists):g}")
    if partners and joint_psychologists >= minimum_psychologists:
        return met(
            "psychologist-jointly",
            own=f"{float(psychologists):g}",
            joint=f"{float(joint_psychologists):g}",
            partners=", ".join(partners),
        )
    return not_met(
        "psychologist-too-few",
        own=f"{float(psychologists):g}",
        joint=f"{float(joint_psychologists):g}",
        least=f"{float(minimum_psychologists):g}",
    )


@condition(
    sv="Samverkansavtal med hälsovalsenhet",
    en="Collaboration agreement with a primary-care unit",
    source="kalmar-vardval-2018",
    gates=True,
)
def has_agreement(collaboration_agreement: str) -> Finding:
    answers = {"signed": met("agreement-signed"), "missing": not_met("agreement-missing")}
    return answers.get(collaboration_agreement, unknown("agreement-unknown"))


@condition(sv="Hela uppdraget", en="The whole commission", source="kalmar-vardval-2018", gates=True)
def takes_whole_commission(whole_commission: str) -> Finding:
    answers = {"yes": met("commission-whole"), "no": not_met("commission-part")}
    return answers.get(whole_commission, unknown("commission-unknown"))


@condition(sv="Äldre KBT/IPT-avtal", en="Earlier CBT/IPT agreement", source="kalmar-vardval-2018")
def old_agreement_carried_over(kbt_therapists: Fraction, applied: bool, choice_start: str) -> Finding:
    """An earlier agreement becomes part of the choice system on application, or lapses."""
    if not kbt_therapists:
        return met("kbt-none")
    return met("kbt-applied") if applied else not_met("kbt-lapses", day=choice_start)


@condition(sv="Tillgänglighet", en="Accessibility", source="kalmar-vardval-2018")
def accessible() -> Finding:
    """Required, but the text that could be read gives no measure."""
    return unknown("accessibility-no-measure")


# --- what the world brings -------------------------------------------------


@rule(sv="Behovsindex", en="Need index", unit="factor", per="unit")
def need_index(age_shares: Amount, need_weight: Amount) -> Amount:
    """Share of residents in each age group times the group's need weight, summed."""
    return sum(age_shares[age] * need_weight[age] for age in need_weight)


@rule(sv="Länets behovsindex", en="County need index", unit="factor", per="county")
def county_need_index(county_age_shares: Amount, need_weight: Amount) -> Amount:
    """The same for the county as a whole, so that need moves money but adds none."""
    return sum(county_age_shares[age] * need_weight[age] for age in need_weight)


@rule(sv="Behovsvägda invånare", en="Need-weighted residents", unit="count", regime=NEW)
def weighted_residents(residents: Amount, need_index: Amount, county_need_index: Amount) -> Amount:
    """Residents of the unit's area times its need relative to the county's."""
    return residents * need_index / county_need_index


@rule(
    sv="Väntade patienter med större insats",
    en="Expected patients needing a larger effort",
    unit="patients",
    regime=NEW,
)
def expected_patients(weighted_residents: Amount, larger_effort_share: Amount, months: Amount) -> Amount:
    """Need-weighted residents times the yearly share who need a larger effort."""
    return weighted_residents * larger_effort_share * months / 12


@rule(sv="Väntade längre besök", en="Expected longer visits", unit="visits", regime=NEW)
def expected_long_visits(expected_patients: Amount, long_visits_per_patient: Amount) -> Amount:
    """Expected patients times longer visits per patient, for each type of visit."""
    return {kind: expected_patients * long_visits_per_patient[kind] for kind in long_visits_per_patient}


@rule(sv="Väntade avstämningsmöten", en="Expected reconciliation meetings", unit="meetings", regime=NEW)
def expected_meetings(expected_patients: Amount, meetings_per_patient: Amount) -> Amount:
    """Expected patients times meetings per patient, for each length of meeting."""
    return {length: expected_patients * meetings_per_patient[length] for length in meetings_per_patient}


@rule(
    sv="Väntade besök enligt KBT/IPT-avtal",
    en="Expected visits under CBT/IPT agreements",
    unit="visits",
    regime=OLD,
)
def expected_kbt_visits(kbt_therapists: Amount, kbt_visits_per_fte: Amount, months: Amount) -> Amount:
    """Therapists in full-time posts times visits per post and year."""
    return kbt_therapists * kbt_visits_per_fte * months / 12


@rule(sv="Uppräkning", en="Uprating", unit="factor", per="month")
def price_level(rate_index: Amount, years_since_start: Amount) -> Amount:
    """Rates are uprated each January by the index, from the year the scheme starts."""
    return (1 + rate_index) ** years_since_start


# --- what is paid under the old agreements ----------------------------------


@rule(sv="KBT/IPT-avtal", en="CBT/IPT agreements", unit="kr", pays=True, regime=OLD)
def kbt_agreements(kbt_visits: Amount, kbt_visit_rate: Amount) -> Amount:
    """Visits under the agreements times the payment per visit."""
    return kbt_visits * kbt_visit_rate


@rule(
    sv="Psykologer i egen regi", en="Psychologists employed by the region", unit="kr", pays=True, regime=OLD
)
def employed_psychologists(
    region_psychologists: Amount, psychologist_post_cost: Amount, months: Amount
) -> Amount:
    """The region's psychologist posts times the cost of a post and year."""
    return region_psychologists * psychologist_post_cost * months / 12


# --- what is paid under the choice system -------------------------------------


@rule(sv="Fast ersättning", en="Fixed payment", unit="kr", pays=True, regime=NEW)
def fixed_payment(
    weighted_residents: Amount, fixed_rate: Amount, price_level: Amount, months: Amount
) -> Amount:
    """Need-weighted residents times the yearly amount per resident, a twelfth a month."""
    return weighted_residents * fixed_rate * price_level * months / 12


@rule(sv="Patienter över volymtaket", en="Patients above the volume ceiling", unit="patients", regime=NEW)
def patients_above_ceiling(
    patients: Amount, weighted_residents: Amount, patient_ceiling: Amount, months: Amount, grid: Grid
) -> Amount:
    """Patients in the year so far beyond what the ceiling allows a unit of that size."""
    return grid.increments(
        at_least(
            grid.running_in_year(patients)
            - grid.year_total(weighted_residents * patient_ceiling * months / 12),
            0,
        )
    )


@rule(sv="Rörlig ersättning", en="Variable payment", unit="kr", pays=True, regime=NEW)
def variable_payment(
    patients: Amount,
    patients_above_ceiling: Amount,
    volume_ceiling: Amount,
    share_above_ceiling: Amount,
    variable_rate: Amount,
    price_level: Amount,
) -> Amount:
    """Patients who need a larger effort times the amount each; above the ceiling a share of it."""
    return (
        (patients - volume_ceiling["on"] * patients_above_ceiling * (1 - share_above_ceiling))
        * variable_rate
        * price_level
    )


@rule(sv="Längre besök före tak", en="Longer visits before the ceiling", unit="kr", regime=NEW)
def long_visits_uncapped(long_visits: Amount, long_visit_rate: Amount, price_level: Amount) -> Amount:
    """Longer visits of each type times the supplement of that type."""
    return sum(long_visits[kind] * long_visit_rate[kind] for kind in long_visit_rate) * price_level


@rule(sv="Tak för längre besök", en="Ceiling for longer visits", unit="kr", per="unit and year", regime=NEW)
def long_visit_limit(
    residents: Amount, long_visit_ceiling: Amount, price_level: Amount, months: Amount, grid: Grid
) -> Amount:
    """The most a unit can be paid for longer visits in the year: an amount per resident."""
    return grid.year_total(residents * long_visit_ceiling * price_level * months / 12)


@rule(sv="Längre besök", en="Longer visits", unit="kr", pays=True, regime=NEW)
def long_visit_supplement(long_visits_uncapped: Amount, long_visit_limit: Amount, grid: Grid) -> Amount:
    """Supplements for longer visits, month by month until the year's ceiling is reached."""
    return grid.increments(at_most(grid.running_in_year(long_visits_uncapped), long_visit_limit))


@rule(
    sv="Påbörjade halvtimmar per möte", en="Started half hours per meeting", unit="half hours", per="meeting"
)
def half_hours_per_meeting(meeting_minutes: Amount) -> Amount:
    """Half hours started after the first hour, for each length of meeting."""
    return {length: started(at_least(meeting_minutes[length] - 60, 0) / 30) for length in meeting_minutes}


@rule(sv="Avstämningsmöten", en="Reconciliation meetings", unit="kr", pays=True, regime=NEW)
def meeting_payment(
    meetings: Amount,
    half_hours_per_meeting: Amount,
    meeting_first_hour_rate: Amount,
    meeting_half_hour_rate: Amount,
    price_level: Amount,
) -> Amount:
    """Per meeting: the first hour, then every started half hour."""
    return (
        sum(
            meetings[length]
            * (meeting_first_hour_rate + half_hours_per_meeting[length] * meeting_half_hour_rate)
            for length in meetings
        )
        * price_level
    )


@rule(sv="Glesbygdspoäng", en="Sparse-area points", unit="points", per="unit")
def sparse_points(
    hospital_km: Amount,
    town_km: Amount,
    density: Amount,
    island_points: Amount,
    hospital_distance_points: Amount,
    town_distance_points: Amount,
    density_points: Amount,
) -> Amount:
    """Points for distance to hospital and to a larger town, density, and island."""
    return (
        step_lookup(hospital_km, hospital_distance_points)
        + step_lookup(town_km, town_distance_points)
        + step_lookup(density, density_points)
        + island_points
    )


@rule(
    sv="Poäng som ger glesbygdsersättning",
    en="Points that give the sparse supplement",
    unit="points",
    per="unit",
)
def paid_sparse_points(sparse_points: Amount, sparse_threshold: Amount) -> Amount:
    """All the points of units above the threshold; none at it or below."""
    return sparse_points * (sparse_points > sparse_threshold)


@rule(sv="Glesbygd", en="Sparse areas", unit="kr", pays=True, regime=NEW)
def sparse_supplement(
    paid_sparse_points: Amount,
    residents: Amount,
    sparse_form: Amount,
    sparse_pot: Amount,
    sparse_rate: Amount,
    price_level: Amount,
    months: Amount,
) -> Amount:
    """A pot shared by points times residents, or a rate per resident and point."""
    return (
        sparse_form["pot"]
        * share_out(WHOLE_ORE(sparse_pot * price_level * months), paid_sparse_points * residents)
        + sparse_form["rate"] * paid_sparse_points * residents * sparse_rate * price_level * months / 12
    )


@rule(sv="Momskompensation", en="VAT compensation", unit="kr", pays=True, regime=NEW)
def vat_compensation(
    private: Amount,
    vat_share: Amount,
    fixed_payment: Amount,
    variable_payment: Amount,
    long_visit_supplement: Amount,
    meeting_payment: Amount,
    sparse_supplement: Amount,
) -> Amount:
    """Private providers are compensated for the VAT they cannot deduct."""
    return (
        private
        * vat_share
        * (fixed_payment + variable_payment + long_visit_supplement + meeting_payment + sparse_supplement)
    )


# --- facts of units and time ---------------------------------------------------


def choice_start(setting: Setting) -> date:
    """The day the choice system starts: written once, in the parameter `regime`."""
    dates = [dated.since for dated in setting.parameter("regime").values if dated.value == NEW]
    return dates[0] if dates else setting.horizon.end


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the entry terms are judged on."""
    posts = {other.id: _posts(other) for other in setting.payees}
    partners = _partners(payee)
    return {
        **payee.facts,
        "joint_psychologists": posts[payee.id]
        + sum((posts[partner] for partner in partners if partner in posts), Fraction(0)),
        "minimum_psychologists": setting.start_value("minimum_psychologists"),
        "choice_start": str(choice_start(setting)),
    }


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """What only this scheme can know to be wrong with the files."""
    codes = {m.code for m in setting.region.municipalities}
    ids = {payee.id for payee in setting.payees}
    for payee in setting.payees:
        home = payee.facts["municipality"]
        if home not in codes:
            fault(payee.line, "unknown-municipality", code=home, region=setting.region.code)
        for partner in _partners(payee):
            if partner not in ids or partner == payee.id:
                guess = closest(partner, ids - {payee.id})
                fault(payee.line, "unknown-partner", unit=payee.id, partner=partner, guess=guess)
    _faults_of_need(setting, fault)
    _faults_of_place(setting, fault)


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


def _faults_of_place(setting: Setting, fault: Callable[..., None]) -> None:
    """Distances need somewhere to go, and every island its points."""
    points = setting.family("island_points")
    for kind in dict.fromkeys(setting.region.islands.values()):
        if kind not in points:
            first = next(iter(points.values()))
            other = f"params/regions/{setting.region.id}/region.yaml"
            fault(
                first.line,
                "member-without-value",
                file=first.file,
                family="island_points",
                member=kind,
                other=other,
            )
    larger, least = setting.parameter("larger_town_residents"), setting.start_value("larger_town_residents")
    if all(m.largest_locality < least for m in setting.region.municipalities):
        fault(larger.line, "no-town", file=larger.file, least=int(least), path=larger.path)


def breaks(setting: Setting) -> tuple[date, ...]:
    """Days on which the set of units at work changes."""
    return tuple(_starts(payee).first for payee in setting.payees)


def _starts(payee: Payee) -> Month:
    starts = payee.facts["starts"]
    assert isinstance(starts, Month)  # noqa: S101 - UNIT_FIELDS read it as one
    return starts


def _posts(payee: Payee, kind: str = "psychologists") -> Fraction:
    posts = payee.facts[kind]
    assert isinstance(posts, Fraction)  # noqa: S101 - UNIT_FIELDS read it as a number
    return posts


def _partners(payee: Payee) -> tuple[str, ...]:
    partners = payee.facts["partners"]
    assert isinstance(partners, tuple)  # noqa: S101 - UNIT_FIELDS read it as a list of names
    return partners


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
            and _starts(payee).first <= step.start
        ]
        if here:
            # Units that have their psychologist through a partner elsewhere count alike.
            posts = [_posts(payee) for payee in here]
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
            if p.id in admitted and _starts(p).first <= step.start
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


def inputs(setting: Setting, admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Everything the rules read that is not a parameter, as (time, unit, 1) or (1, unit, 1)."""
    here = {m.code: m for m in setting.region.municipalities}
    home = [here[str(payee.facts["municipality"])] for payee in setting.payees]
    year = setting.horizon.start.year - 1
    county = {
        age: sum(m.ages[age] * m.residents[year] for m in here.values()) / setting.region.residents(year)
        for age in AGE_GROUPS
    }
    start = choice_start(setting).year
    town = int(setting.start_value("larger_town_residents"))
    island = setting.settled_family("island_points")

    scb, counted = ("scb-municipalities", "derived"), ("own-rounding", "derived")

    def fact(
        name: str, sv: str, en: str, unit: str, values: Amount,
        grounds: tuple[str, str] = ("own-assumption", "assumed"), reason: str = "",
    ) -> Input:  # fmt: skip
        return Input(name, Label(sv, en), unit, values, *grounds, reason)

    def per_unit(values: Iterable[Amount]) -> Amount:
        return np.array(list(values), dtype=object).reshape(1, -1, 1)

    def of_home(value: Callable[[Municipality], Amount]) -> Amount:
        return per_unit(value(municipality) for municipality in home)

    def of_unit(value: Callable[[Payee], Amount]) -> Amount:
        return per_unit(value(payee) for payee in setting.payees)

    def per_step(value: Callable[[Period], Amount]) -> Amount:
        return np.array([value(step) for step in grid.steps], dtype=object).reshape(-1, 1, 1)

    def island_of(municipality: Municipality) -> Fraction:
        kind = setting.region.islands.get(municipality.code)
        return island[kind] if kind else Fraction(0)

    residents = np.array([residents_by_unit(setting, admitted, step) for step in grid.steps], dtype=object)
    ages = {age: per_unit(m.ages[age] for m in home) for age in AGE_GROUPS}
    county_ages = {age: per_unit([county[age]]) for age in AGE_GROUPS}
    hospital = of_home(lambda m: _km(setting.region.nearest_hospital(m)))
    larger_town = of_home(lambda m: _km(setting.region.nearest_town(m, town)))
    employed = of_unit(lambda p: _posts(p) * (p.operator == "region"))
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
        fact(
            "hospital_km",
            "Avstånd till akutsjukhus",
            "Distance to emergency hospital",
            "km",
            hospital,
            scb,
            "great-circle",
        ),
        fact(
            "town_km",
            "Avstånd till större ort",
            "Distance to a larger town",
            "km",
            larger_town,
            scb,
            "great-circle",
        ),
        fact(
            "density",
            "Invånare per km²",
            "Residents per km²",
            "residents/km²",
            of_home(lambda m: m.density),
            scb,
        ),
        fact("island_points", "Öpoäng", "Island points", "points", of_home(island_of)),
        fact(
            "kbt_therapists",
            "KBT/IPT-terapeuter, heltider",
            "CBT/IPT therapists, full-time",
            "fte",
            of_unit(lambda p: _posts(p, "kbt_therapists")),
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


def _km(distance: float) -> Fraction:
    return Fraction(round(distance * 10), 10)
