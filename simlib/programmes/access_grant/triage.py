"""The needs triage ("0:an"): who is a patient of the guarantee, and which assessment keeps it.

Two questions of the letter: does the patient need a further contact with the health
centre, and is the problem new, unexpectedly or strongly worse, or without effect of
treatment? Who answers yes twice is a patient of the guarantee. The triage itself is not
the medical assessment; that is made by whom the patient meets after it.
"""

from __future__ import annotations

from dataclasses import dataclass

# The guarantee that holds: a doctor within seven days until 2018-12-31, from 2019-01-01
# a medical assessment by licensed staff within three.
DOCTOR, ASSESSMENT = "doctor_in_seven", "assessment_in_three"

NO_FURTHER_CONTACT = "no_further_contact"
GUARANTEE_PROBLEMS = ("new_problem", "unexpected_worsening", "strong_worsening", "no_effect")
PROBLEMS = (NO_FURTHER_CONTACT, *GUARANTEE_PROBLEMS, "other")


def is_guarantee_patient(problem: str) -> bool:
    """Whether a contact of this kind is one of the guarantee; ValueError for a kind there is none of."""
    if problem not in PROBLEMS:
        raise ValueError(problem)
    return problem in GUARANTEE_PROBLEMS


@dataclass(frozen=True)
class Assessment:
    """What the patient met after the triage; `days` from the contact, in calendar days, the same day is 0."""

    days: int
    doctor: bool
    licensed: bool
    coded: bool  # a diagnosis or action code stands in the record


def keeps(guarantee: str, found: Assessment, most_days: int) -> bool:
    """Whether the assessment keeps the guarantee that holds.

    The old one asks for a doctor. The new one asks for any licensed staff, and is followed
    up by a diagnosis or action code: without a code the assessment does not count.
    """
    if guarantee == DOCTOR:
        return found.doctor and found.days <= most_days
    return found.licensed and found.coded and found.days <= most_days
