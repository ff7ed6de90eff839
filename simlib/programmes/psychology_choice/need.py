"""What the world brings: how many come, how often, and at what price level."""

from __future__ import annotations

from simlib.exact import Amount
from simlib.rules import rule

# The two regimes of the scheme, as the parameter `regime` names them.
OLD, NEW = "old_agreements", "choice_system"


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
