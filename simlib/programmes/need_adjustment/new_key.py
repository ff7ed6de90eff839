"""From the current key to a new one: its form, its scale, its years, and a floor."""

from __future__ import annotations

from simlib.exact import WHOLE_ORE, Amount, at_least, at_most, over_units, ratio, share_out
from simlib.programmes.need_adjustment.terms import JUMP, KINK, NEW, PROPORTIONAL
from simlib.rules import rule


@rule(sv="Ny nyckel före omräkning", en="New key before rescaling", unit="kr", regime=NEW)
def unscaled_supplement(
    listing_points: Amount,
    new_index_per_person: Amount,
    published_index: Amount,
    new_form: Amount,
    new_threshold: Amount,
    need_rate: Amount,
    excess_rate: Amount,
    proportional_rate: Amount,
    months: Amount,
) -> Amount:
    """All points above the limit, only the excess above it, or in proportion to the index."""
    return (
        listing_points
        * (
            new_form[JUMP] * (new_index_per_person > new_threshold) * need_rate
            + new_form[KINK] * at_least(new_index_per_person - new_threshold, 0) * excess_rate
            + new_form[PROPORTIONAL] * published_index * proportional_rate
        )
        * months
    )


@rule(sv="Omräkningsfaktor", en="Rescaling factor", unit="factor", per="region and month", regime=NEW)
def rescaling_factor(current_supplement: Amount, unscaled_supplement: Amount, total: Amount) -> Amount:
    """What multiplies the new key for the region's total to be unchanged; 1 if it may change.

    Where the new key pays nobody there is nothing to multiply, and the factor is 0.
    """
    return (
        total["unchanged"] * ratio(over_units(current_supplement), over_units(unscaled_supplement))
        + total["free"]
    )


@rule(sv="Ny nyckel efter omräkning", en="New key after rescaling", unit="kr", regime=NEW)
def scaled_supplement(
    unscaled_supplement: Amount, rescaling_factor: Amount, current_supplement: Amount
) -> Amount:
    """The new key times the factor, in whole öre that keep the sum; at factor 0 the current key stands."""
    return _in_whole_ore(
        unscaled_supplement * rescaling_factor + current_supplement * (rescaling_factor == 0)
    )


@rule(sv="Infasat tillägg", en="Phased-in supplement", unit="kr", regime=NEW)
def phased_supplement(current_supplement: Amount, scaled_supplement: Amount, phase_in: Amount) -> Amount:
    """The year's share of the new key and the rest of the current, in whole öre that keep the sum."""
    return _in_whole_ore(current_supplement * (1 - phase_in) + scaled_supplement * phase_in)


@rule(
    sv="Tillägg för socioekonomi, ny nyckel", en="Supplement for need, new key", unit="kr", pays=True,
    regime=NEW, of="need_supplement",
)  # fmt: skip
def new_need_supplement(phased_supplement: Amount) -> Amount:
    """The phased-in supplement."""
    return phased_supplement


@rule(sv="Ersättning enligt dagens nyckel", en="Payment by the current key", unit="kr", regime=NEW)
def payment_before(
    listing_payment: Amount, current_supplement: Amount, geography_supplement: Amount
) -> Amount:
    """What a centre would have been paid in all."""
    return listing_payment + current_supplement + geography_supplement


@rule(sv="Förlust utöver golvet", en="Loss beyond the floor", unit="kr", regime=NEW)
def loss_beyond_floor(
    current_supplement: Amount, phased_supplement: Amount, payment_before: Amount, largest_loss: Amount
) -> Amount:
    """What a centre loses beyond the largest share of its payment that it may lose."""
    return at_least(current_supplement - phased_supplement - largest_loss * payment_before, 0)


@rule(sv="Golv och dess finansiering", en="Floor and its financing", unit="kr", pays=True, regime=NEW)
def floor_payment(
    loss_beyond_floor: Amount, current_supplement: Amount, phased_supplement: Amount, floor_financing: Amount
) -> Amount:
    """Losses beyond the floor are made good: on top, or by those who gain, as far as they gain."""
    return floor_financing["on_top"] * loss_beyond_floor + floor_financing["within"] * _moved(
        loss_beyond_floor, at_least(phased_supplement - current_supplement, 0)
    )


def _moved(wanted: Amount, gains: Amount) -> Amount:
    """From those who gain to those who lose, as far as the gains reach: sums to nil, whole öre."""
    amount = at_most(over_units(wanted), over_units(gains))
    return share_out(amount, wanted) - share_out(amount, gains)


def _in_whole_ore(amounts: Amount) -> Amount:
    """Whole öre by largest remainder: the sum over units is the rounded sum."""
    return share_out(WHOLE_ORE(over_units(amounts)), amounts)
