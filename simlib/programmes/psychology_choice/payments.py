"""What is paid: under the old agreements, and under the choice system."""

from __future__ import annotations

from simlib.exact import WHOLE_ORE, Amount, at_least, at_most, largest, share_out, started
from simlib.periods import Grid
from simlib.programmes.psychology_choice.need import NEW, OLD
from simlib.rules import rule


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


@rule(
    sv="Högsta tillägg för ett längre besök",
    en="Highest supplement for a longer visit",
    unit="kr/visit",
    per="month",
)
def best_visit_rate(long_visit_rate: Amount) -> Amount:
    """The highest of the supplements for the types of longer visits."""
    return largest(long_visit_rate)


@rule(sv="Längre besök före tak", en="Longer visits before the ceiling", unit="kr", regime=NEW)
def long_visits_uncapped(
    long_visits: Amount,
    long_visit_rate: Amount,
    best_visit_rate: Amount,
    coding_drift: Amount,
    price_level: Amount,
) -> Amount:
    """Longer visits of each type times its supplement; the share that has drifted gets the best one."""
    return (
        sum(
            long_visits[kind]
            * (long_visit_rate[kind] + coding_drift * (best_visit_rate - long_visit_rate[kind]))
            for kind in long_visit_rate
        )
        * price_level
    )


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
