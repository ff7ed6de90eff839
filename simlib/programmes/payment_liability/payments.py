"""Who is ready, what their stays come to, and what the municipality pays."""

from __future__ import annotations

from simlib.exact import Amount, at_least
from simlib.parameters.values import Label
from simlib.programmes.payment_liability.drawn import drawn
from simlib.programmes.payment_liability.planned import planned
from simlib.programmes.payment_liability.terms import INDIVIDUAL_LAW, MONTHLY_MEAN, RULES_2017
from simlib.rules import Volume, rule

VOLUMES = (
    Volume(
        "stays",
        "expected_stays",
        Label("Utskrivningsklara vistelser", "Stays of patients ready for discharge"),
        "days",
        planned=planned,
        drawn=drawn,
    ),
)


# --- who is ready, and how long they stay -------------------------------------------


@rule(sv="Utskrivningsklara, somatik", en="Patients ready, somatic", unit="patients")
def somatic_patients(older_residents: Amount, ready_rate: Amount, months: Amount) -> Amount:
    """Residents of each older age group times the yearly number of ready patients per resident."""
    return sum(older_residents[age] * ready_rate[age] for age in ready_rate) * months / 12


@rule(sv="Utskrivningsklara, psykiatri", en="Patients ready, psychiatric", unit="patients")
def psychiatric_patients(residents: Amount, psychiatric_rate: Amount, months: Amount) -> Amount:
    """All residents times the yearly number of ready psychiatric patients per resident."""
    return residents * psychiatric_rate * months / 12


@rule(sv="Väntade vistelser och dagar", en="Expected stays and days", unit="days")
def expected_stays(
    somatic_patients: Amount, mean_days: Amount, psychiatric_patients: Amount, psychiatric_mean_days: Amount
) -> Amount:
    """Patients who become ready in the month, and the days they will stay."""
    return {
        "somatic": somatic_patients,
        "somatic_days": somatic_patients * mean_days,
        "psychiatric": psychiatric_patients,
        "psychiatric_days": psychiatric_patients * psychiatric_mean_days,
    }


# --- what the stays come to ------------------------------------------------------------


@rule(sv="Dagar efter fem vardagar", en="Days after five weekdays", unit="days")
def somatic_line_days(stays: Amount) -> Amount:
    """Somatic days after the free weekdays of the 2017 rules, while those hold."""
    return stays["somatic_line_days"]


@rule(sv="Dagar efter trettio vardagar", en="Days after thirty weekdays", unit="days")
def psychiatric_line_days(stays: Amount) -> Amount:
    """Psychiatric days after the free weekdays of the 2017 rules, while those hold."""
    return stays["psychiatric_line_days"]


@rule(sv="Patienter i medelvärdet", en="Patients in the mean", unit="patients")
def mean_stays(stays: Amount) -> Amount:
    """Patients who left in the month after at most seven days, also those who left the same day."""
    return stays["mean_stays"]


@rule(sv="Dagar i medelvärdet", en="Days in the mean", unit="days")
def days_in_mean(stays: Amount) -> Amount:
    """Days of the patients in the mean, counted from the day after each was ready."""
    return stays["days_in_mean"]


@rule(sv="Dagar över medelvärdets gräns", en="Days above the limit of the mean", unit="days")
def days_above_mean(days_in_mean: Amount, mean_stays: Amount, mean_limit: Amount) -> Amount:
    """The month's days beyond the limit times the patients; none at the limit or below."""
    return at_least(days_in_mean - mean_limit * mean_stays, 0)


@rule(sv="Dagar för uttagna patienter", en="Days of patients taken out", unit="days")
def long_days(stays: Amount) -> Amount:
    """Days of patients who stay too long for the mean, beyond what is free for them."""
    return stays["long_days"]


@rule(sv="Dagar efter tre dagar", en="Days after three days", unit="days")
def law_days(stays: Amount) -> Amount:
    """Somatic calendar days after those that the law leaves free, while the law alone holds."""
    return stays["law_days"]


@rule(sv="Psykiatriska dagar efter lagens frist", en="Psychiatric days after the law's time", unit="days")
def psychiatric_late_days(stays: Amount) -> Amount:
    """Psychiatric calendar days after those that the law leaves free, from 2018-09-25 or by the law."""
    return stays["psychiatric_late_days"]


# --- what the municipality pays ------------------------------------------------------------


@rule(
    sv="Somatik efter fem vardagar",
    en="Somatic, after five weekdays",
    unit="kr",
    pays=True,
    regime=RULES_2017,
    by_day=True,
)
def somatic_after_weekdays(somatic_line_days: Amount, amount_2017_rules: Amount) -> Amount:
    """Days after the fifth weekday times the amount per day of the earlier rules."""
    return somatic_line_days * amount_2017_rules


@rule(
    sv="Psykiatri efter trettio vardagar",
    en="Psychiatric, after thirty weekdays",
    unit="kr",
    pays=True,
    regime=RULES_2017,
    by_day=True,
)
def psychiatric_after_weekdays(psychiatric_line_days: Amount, amount_2017_rules: Amount) -> Amount:
    """Days after the thirtieth weekday times the amount per day of the earlier rules."""
    return psychiatric_line_days * amount_2017_rules


@rule(
    sv="Medelvärde över 3,0 dagar",
    en="Mean above 3.0 days",
    unit="kr",
    pays=True,
    regime=MONTHLY_MEAN,
    by_day=True,
)
def above_mean(days_above_mean: Amount, state_amount: Amount) -> Amount:
    """The month's days above the mean's limit times the amount per day."""
    return days_above_mean * state_amount


@rule(
    sv="Patienter över 7 dagar",
    en="Patients over 7 days",
    unit="kr",
    pays=True,
    regime=MONTHLY_MEAN,
    by_day=True,
)
def taken_out_of_mean(long_days: Amount, state_amount: Amount) -> Amount:
    """Days of patients taken out of the mean, one by one, times the amount per day."""
    return long_days * state_amount


@rule(
    sv="Lagens tre dagar, somatik",
    en="The law's three days, somatic",
    unit="kr",
    pays=True,
    regime=INDIVIDUAL_LAW,
    by_day=True,
)
def individual_somatic(law_days: Amount, both_notices_share: Amount, state_amount: Amount) -> Amount:
    """Days after the third of patients for whom both notices were sent, times the amount per day."""
    return law_days * both_notices_share * state_amount


@rule(sv="Lagens frist, psykiatri", en="The law's time, psychiatric", unit="kr", pays=True)
def individual_psychiatric(
    psychiatric_late_days: Amount, both_notices_share: Amount, state_amount: Amount
) -> Amount:
    """Psychiatric patients one by one by the law, also beside the mean, if both notices were sent."""
    return psychiatric_late_days * both_notices_share * state_amount
