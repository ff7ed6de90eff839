"""Who comes, who is assessed in time, what the state pays for by results, and what the staff costs."""

from __future__ import annotations

from simlib.exact import Amount, over_units
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.programmes.access_grant.arrivals import KINDS, drawn, planned
from simlib.programmes.access_grant.triage import ASSESSMENT, DOCTOR, is_guarantee_patient
from simlib.programmes.access_grant.waits import monthly
from simlib.rules import Volume, rule

VOLUMES = (
    Volume(
        "patients",
        "expected_patients",
        Label("Vårdgarantipatienter per dag", "Guarantee patients a day"),
        "patients",
        planned=planned,
        drawn=drawn,
    ),
)


# --- who comes: the needs triage ------------------------------------------------------


@rule(sv="Andel vårdgarantipatienter", en="Share of guarantee patients", unit="share", per="year")
def guarantee_share(contact_share: Amount) -> Amount:
    """The shares of contacts that the needs triage calls guarantee patients, summed."""
    return sum(contact_share[problem] * is_guarantee_patient(problem) for problem in contact_share)


@rule(
    sv="Väntade vårdgarantipatienter per vårdcentral",
    en="Expected guarantee patients per centre",
    unit="patients",
)
def expected_patients(
    listed: Amount,
    centres: Amount,
    contacts: Amount,
    guarantee_share: Amount,
    doctor_share: Amount,
    months: Amount,
) -> Amount:
    """Contacts of one centre's listed in the month, by the triage, with and without need of a doctor."""
    return {
        "doctor": listed / centres * contacts * guarantee_share * doctor_share * months / 12,
        "other": listed / centres * contacts * guarantee_share * (1 - doctor_share) * months / 12,
    }


# --- who is assessed in time ----------------------------------------------------------------


@rule(sv="Bemannade läkartider per dag", en="Staffed doctor slots a day", unit="slots")
def doctor_slots_a_day(
    listed: Amount, centres: Amount, doctor_slots: Amount, staffed_share: Amount
) -> Amount:
    """One centre's slots by weekday: per 1 000 listed, as far as they are staffed."""
    return {day: listed / centres / 1000 * doctor_slots[day] * staffed_share for day in doctor_slots}


@rule(sv="Bemannade bedömningstider per dag", en="Staffed assessment slots a day", unit="slots")
def assessment_slots_a_day(
    listed: Amount, centres: Amount, doctor_slots: Amount, other_slots: Amount, added_slots: Amount,
    staffed_share: Amount, buys: Amount,
) -> Amount:  # fmt: skip
    """The same for all licensed staff, with the slots that the state money adds."""
    return {
        day: listed
        / centres
        / 1000
        * (doctor_slots[day] + other_slots[day] + added_slots * buys)
        * staffed_share
        for day in doctor_slots
    }


@rule(sv="Väntan på läkare", en="Wait for a doctor", unit="patients")
def doctor_waits(
    patients: Amount, doctor_slots_a_day: Amount, longest_wait: Amount, doctor_days: Amount, grid: Grid
) -> Amount:
    """Who needs a doctor, and who of them meets one within the old guarantee's days."""
    return monthly(patients, KINDS[:1], doctor_slots_a_day, longest_wait, doctor_days, grid)


@rule(sv="Väntan på medicinsk bedömning", en="Wait for a medical assessment", unit="patients")
def assessment_waits(
    patients: Amount,
    assessment_slots_a_day: Amount,
    longest_wait: Amount,
    assessment_days: Amount,
    grid: Grid,
) -> Amount:
    """All guarantee patients, and who of them is assessed within the new guarantee's days."""
    return monthly(patients, KINDS, assessment_slots_a_day, longest_wait, assessment_days, grid)


@rule(sv="Patienter som behöver läkare", en="Patients who need a doctor", unit="patients")
def doctor_patients(doctor_waits: Amount, centres: Amount) -> Amount:
    """Those of one centre times the centres."""
    return doctor_waits["patients"] * centres


@rule(sv="Läkare inom sju dagar", en="A doctor within seven days", unit="patients")
def doctor_in_time(doctor_waits: Amount, centres: Amount) -> Amount:
    """Those of one centre times the centres."""
    return doctor_waits["in_time"] * centres


@rule(sv="Vårdgarantipatienter", en="Guarantee patients", unit="patients")
def assessment_patients(assessment_waits: Amount, centres: Amount) -> Amount:
    """Those of one centre times the centres."""
    return assessment_waits["patients"] * centres


@rule(sv="Bedömda inom tre dagar", en="Assessed within three days", unit="patients")
def assessed_in_time(assessment_waits: Amount, centres: Amount) -> Amount:
    """Those of one centre times the centres; every assessment is taken to leave a code."""
    return assessment_waits["in_time"] * centres


# --- what the performance part of the state money asks -----------------------------------------


@rule(
    sv="Intjänad prestationsdel",
    en="Performance part earned",
    unit="share",
    of="performance_earned",
    regime=DOCTOR,
)
def earned_by_doctors(
    doctor_in_time: Amount, doctor_patients: Amount, performance_threshold: Amount, measured_part: Amount
) -> Amount:
    """The measured months in which the region's share who met a doctor in time reaches the threshold."""
    return measured_part * (over_units(doctor_in_time) >= performance_threshold * over_units(doctor_patients))


@rule(
    sv="Intjänad prestationsdel",
    en="Performance part earned",
    unit="share",
    of="performance_earned",
    regime=ASSESSMENT,
)
def earned_by_assessments(
    assessed_in_time: Amount,
    assessment_patients: Amount,
    performance_threshold: Amount,
    measured_part: Amount,
) -> Amount:
    """The measured months in which the region's share assessed in time reaches the threshold."""
    return measured_part * (
        over_units(assessed_in_time) >= performance_threshold * over_units(assessment_patients)
    )


# --- what is paid --------------------------------------------------------------------------------


@rule(sv="Köpta bedömningstider", en="Assessment slots bought", unit="slots")
def slots_bought(
    listed: Amount, added_slots: Amount, staffed_share: Amount, opened: Amount, buys: Amount
) -> Amount:
    """Added slots per 1 000 listed on every open day of the month, as far as they are staffed."""
    return listed / 1000 * added_slots * staffed_share * opened * buys


@rule(sv="Tider i egen regi", en="Slots, region-run", unit="slots")
def slots_region_run(slots_bought: Amount, region_part: Amount) -> Amount:
    """The part of the slots at centres that the region runs."""
    return slots_bought * region_part


@rule(sv="Tider hos privata", en="Slots, private", unit="slots")
def slots_private(slots_bought: Amount, region_part: Amount) -> Amount:
    """The part of the slots at private centres."""
    return slots_bought * (1 - region_part)


@rule(sv="Bemanning i egen regi", en="Staff, region-run", unit="kr", pays=True)
def staff_region_run(slots_region_run: Amount, cost_per_slot: Amount) -> Amount:
    """Slots times the cost of a staffed slot."""
    return slots_region_run * cost_per_slot


@rule(sv="Bemanning hos privata", en="Staff, private", unit="kr", pays=True)
def staff_private(slots_private: Amount, cost_per_slot: Amount) -> Amount:
    """Slots times the cost of a staffed slot."""
    return slots_private * cost_per_slot


@rule(sv="Arbete med patientkontrakt", en="Work on patient contracts", unit="kr", pays=True)
def patient_contracts(listed: Amount, contract_rate: Amount, months: Amount, buys: Amount) -> Amount:
    """An amount per listed patient and year, a twelfth each month."""
    return listed * contract_rate * months / 12 * buys
