"""What is paid by the current key: the points, the cliff, the kink and the geography."""

from __future__ import annotations

from simlib.exact import WHOLE_ORE, Amount, at_least, share_out
from simlib.programmes.need_adjustment.terms import CURRENT
from simlib.rules import rule


@rule(sv="Listningspoäng", en="Listing points", unit="points")
def listing_points(persons: Amount, points_per_person: Amount, is_centre: Amount) -> Amount:
    """Those listed at a health centre times the region's points per person."""
    return persons * points_per_person * is_centre


@rule(sv="Ersättning för ålder och kön", en="Payment for age and sex", unit="kr", pays=True)
def listing_payment(listing_points: Amount, point_rate: Amount, months: Amount) -> Amount:
    """Points times the amount per point and month."""
    return listing_points * point_rate * months


@rule(sv="Tillägg enligt dagens nyckel", en="Supplement by the current key", unit="kr")
def current_supplement(
    listing_points: Amount,
    index_per_person: Amount,
    need_threshold: Amount,
    need_rate: Amount,
    months: Amount,
) -> Amount:
    """All the points of a centre above the limit; none at it or below."""
    return listing_points * (index_per_person > need_threshold) * need_rate * months


@rule(sv="Tillägg för socioekonomi", en="Supplement for need", unit="kr", pays=True, regime=CURRENT)
def need_supplement(current_supplement: Amount) -> Amount:
    """The current key's own."""
    return current_supplement


@rule(sv="Tillägg för geografi", en="Supplement for geography", unit="kr", pays=True)
def geography_supplement(
    paid_sparse_points: Amount, listing_points: Amount, geography_pot: Amount, months: Amount
) -> Amount:
    """A fixed pot, shared by size times points between the centres above the limit."""
    return share_out(WHOLE_ORE(geography_pot * months), paid_sparse_points * listing_points)


@rule(sv="Rehab: index över gränsen", en="Rehabilitation: index above the limit", unit="factor")
def rehab_excess(index_per_person: Amount, rehab_threshold: Amount, is_rehab: Amount) -> Amount:
    """Only what the index has above the limit."""
    return at_least(index_per_person - rehab_threshold, 0) * is_rehab


@rule(sv="Rehab: tillägg för socioekonomi", en="Rehabilitation: supplement for need", unit="kr", pays=True)
def rehab_need_supplement(
    persons: Amount, rehab_excess: Amount, rehab_rate: Amount, rehab_times_a_year: Amount, months: Amount
) -> Amount:
    """Patients times the excess times the amount, as often in a year as it is read to be paid."""
    return persons * rehab_excess * rehab_rate * rehab_times_a_year * months / 12


@rule(sv="Rehab: tillägg för geografi", en="Rehabilitation: supplement for geography", unit="kr", pays=True)
def rehab_geography_supplement(
    rehab_points: Amount, sparse_threshold: Amount, rehab_geography_rate: Amount, months: Amount
) -> Amount:
    """An amount per point and month above the same limit."""
    return rehab_points * (rehab_points > sparse_threshold) * rehab_geography_rate * months
