"""Who comes, who finds a place in time, and what a stay costs."""

from __future__ import annotations

from simlib.exact import Amount, at_most, whole, whole_so_far
from simlib.parameters.values import Label
from simlib.programmes.green_rehab.waiting import queues
from simlib.rules import Volume, rule

CONTRACTED = "contracted"
VOLUMES = (Volume("referrals", "expected_referrals", Label("Remisser", "Referrals"), "participants"),)


# --- who comes -----------------------------------------------------------------------


@rule(
    sv="Andel som uppfyller kravet på nedsatt arbetsförmåga",
    en="Share with work ability reduced enough",
    unit="share",
    per="year",
)
def eligible_share(referred_share: Amount, reduction: Amount, minimum_reduction: Amount) -> Amount:
    """The shares of those referred whose work ability is reduced by at least the limit, summed."""
    return sum(referred_share[key] * (reduction[key] >= minimum_reduction) for key in reduction)


@rule(sv="Väntade remisser", en="Expected referrals", unit="participants", regime=CONTRACTED)
def expected_referrals(
    referrals_per_year: Amount, eligible_share: Amount, chosen_share: Amount, months: Amount
) -> Amount:
    """The year's referrals that are eligible, by the share of patients who choose the farm."""
    return referrals_per_year * eligible_share * chosen_share * months / 12


# --- places and queue ---------------------------------------------------------------------


@rule(sv="Platser som blir lediga", en="Places that fall free", unit="participants", regime=CONTRACTED)
def places_freed(places: Amount, weeks: Amount, at_work: Amount, days: Amount) -> Amount:
    """Each place is free once in the weeks of a stay; whole places, none lost between months."""
    return whole_so_far(places * at_work / weeks * days / 7)


@rule(
    sv="Kö som hinner starta i tid", en="Queue that can start in time", unit="participants", regime=CONTRACTED
)
def longest_queue(places: Amount, weeks: Amount, at_work: Amount, start_days_most: Amount) -> Amount:
    """How many can wait and still start within the days allowed."""
    return whole(places * at_work / weeks * start_days_most / 7)


@rule(sv="Placering", en="Placement", unit="participants", regime=CONTRACTED)
def placement(referrals: Amount, places_freed: Amount, longest_queue: Amount, queue: Amount) -> Amount:
    """Who starts, who waits, who chooses another farm and whom no farm can take in time."""
    return queues(referrals, places_freed, longest_queue, queue)


@rule(sv="Påbörjade vistelser", en="Stays started", unit="participants", regime=CONTRACTED)
def stays_started(placement: Amount) -> Amount:
    """Those of the queue and of the month's referrals for whom a place is free."""
    return placement["started"]


# --- what is paid -----------------------------------------------------------------------------


@rule(sv="Timmar i en vistelse", en="Hours of a stay", unit="hours", per="unit")
def hours_of_stay(
    weeks: Amount, days_per_week: Amount, hours_per_day: Amount, hour_ceiling: Amount
) -> Amount:
    """Weeks times days times hours, at most the ceiling."""
    return at_most(weeks * days_per_week * hours_per_day, hour_ceiling)


@rule(sv="Grön Rehab", en="Green rehabilitation", unit="kr", pays=True, regime=CONTRACTED)
def green_rehab_payment(
    stays_started: Amount, hours_of_stay: Amount, attendance: Amount, price_per_hour: Amount
) -> Amount:
    """Stays times the hours attended times the price per hour, in the month the stay starts."""
    return stays_started * hours_of_stay * attendance * price_per_hour
