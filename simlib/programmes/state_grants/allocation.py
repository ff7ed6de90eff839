"""How a national amount is shared between the regions: whole kronor that sum to it.

Amounts per region are mappings from the region's id, so that every rule holds all regions
at once; only the last takes out the one that is computed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.exact import Amount, Array, Rounding, share_out
from simlib.rules import rule

KRONA = 100  # öre
_WHOLE_KRONOR = Rounding(KRONA, "own-rounding")


@rule(sv="Nationellt belopp", en="National amount", unit="kr", per="grant and year", rounding=_WHOLE_KRONOR)
def pot(national_amount: Amount) -> Amount:
    """What the state gives to all regions for the year, in whole kronor."""
    return national_amount


@rule(
    sv="Villkorad del av beloppet", en="Conditional part", unit="kr", per="grant and year",
    rounding=_WHOLE_KRONOR,
)  # fmt: skip
def conditional_pot(pot: Amount, conditional_part: Amount) -> Amount:
    """The part that only regions which meet the conditions share."""
    return pot * conditional_part


@rule(sv="Fördelningsvikt", en="Weight", unit="inhabitants", per="region")
def weight(residents: Amount, by_need: Amount, need_index: Amount) -> Amount:
    """Residents, counted by need where the key says so."""
    return {key: residents[key] * (1 + by_need * (need_index[key] - 1)) for key in residents}


@rule(
    sv="Vikt om villkoren är uppfyllda", en="Weight if conditions are met", unit="inhabitants", per="region"
)
def qualified_weight(residents_then: Amount, result: Amount, qualifying_result: Amount) -> Amount:
    """Residents on the day of the decision, of the regions whose result reaches the threshold."""
    return {key: residents_then[key] * (result[key] >= qualifying_result) for key in residents_then}


@rule(sv="Regionernas öppna del", en="The regions' open part", unit="öre", per="region and year")
def open_part(
    pot: Amount, conditional_pot: Amount, fixed_amount: Amount, regions: Amount, weight: Amount
) -> Amount:
    """What is left when the fixed amounts and the conditional part are taken out, shared by weight."""
    return shared(pot - conditional_pot - fixed_amount * regions, weight)


@rule(sv="Regionernas villkorade del", en="The regions' conditional part", unit="öre", per="region and year")
def conditional_amount(conditional_pot: Amount, qualified_weight: Amount) -> Amount:
    """Shared between those that qualify: who does not loses its part to the others."""
    return shared(conditional_pot, qualified_weight)


@rule(sv="Regionens del enligt regeln", en="The region's part by the rule", unit="kr", per="grant and year")
def by_rule(fixed_amount: Amount, open_part: Amount, conditional_amount: Amount, here: Amount) -> Amount:
    """The fixed amount and this region's parts of the two pots."""
    return fixed_amount + sum(here[key] * (open_part[key] + conditional_amount[key]) for key in here)


@rule(sv="Intjänat", en="Earned", unit="kr", per="grant and year", rounding=_WHOLE_KRONOR)
def earned(
    by_rule: Amount, by_result: Amount, own_result: Amount, result_known: Amount, expected_result: Amount
) -> Amount:
    """All of it; where it is paid by result, the share of the ceiling that the region earns."""
    return by_rule * (1 - by_result * (1 - own_result * result_known - expected_result * (1 - result_known)))


@rule(sv="Tilldelat", en="Allocated", unit="kr", per="grant and year")
def allocated(earned: Amount, reported: Amount, is_reported: Amount) -> Amount:
    """What has been reported for the region, else what the rule gives."""
    return reported * is_reported + earned * (1 - is_reported)


def shared(total: Amount, weights: Mapping[str, Amount]) -> dict[str, Amount]:
    """`total` (öre, whole kronor) over the regions, by largest remainder in whole kronor.

    Each weight: (time, grant, draw) or what broadcasts to it; so is what each region gets.
    Where no region has any weight nothing is shared out.
    """
    pots = np.asarray(total)[:, :, np.newaxis]
    along = np.stack(np.broadcast_arrays(*map(np.asarray, weights.values())), axis=2)
    times, grants, _, draws = np.broadcast_shapes(pots.shape, along.shape)
    # Months of a year are alike: each different time is shared out once.
    moving = [array for array in (pots, along) if len(array) > 1]
    changes = [0, *(t for t in range(1, times) if any((a[t] != a[t - 1]).any() for a in moving))]
    pots, along = (
        np.broadcast_to(array, (times, grants, *array.shape[2:]))[changes].reshape(-1, *array.shape[2:])
        for array in (pots, along)
    )
    found = np.zeros((len(pots), len(weights), draws), dtype=np.result_type(pots, along))
    some = (pots != 0).any(axis=(1, 2))  # most grants give nothing in most years
    drawn = _differs(pots) | _differs(along)
    for rows, width in ((some & ~drawn, 1), (some & drawn, draws)):
        found[rows] = share_out(pots[rows, :, :width] / KRONA, along[rows, :, :width]) * KRONA
    by_region = found.reshape(len(changes), grants, len(weights), draws)
    if len(changes) < times:
        by_region = by_region[np.searchsorted(changes, np.arange(times), side="right") - 1]
    return {key: by_region[:, :, place] for place, key in enumerate(weights)}


def _differs(rows: Array) -> Array:
    """Per row: whether it is another in some draw."""
    return (rows != rows[..., :1]).any(axis=(1, 2))
