"""The Care Need Index: seven counts, each times its weight, per person."""

from __future__ import annotations

from simlib.exact import Amount
from simlib.programmes.need_adjustment.terms import NEW
from simlib.rules import rule


@rule(sv="Väntade listade eller patienter", en="Expected persons", unit="count")
def expected_persons(stated_persons: Amount, growth: Amount) -> Amount:
    """The list of 2016 follows the municipality's residents."""
    return stated_persons * growth


@rule(sv="Väntade antal i indexet", en="Expected counts of the index", unit="count")
def expected_counts(
    persons: Amount, stated_counts: Amount, stated_persons: Amount, register_shift: Amount
) -> Amount:
    """Each of the seven counts follows the list, and all move when the registers are updated."""
    return {
        variable: persons * stated_counts[variable] / stated_persons * (1 + register_shift)
        for variable in stated_counts
    }


@rule(sv="Index per person", en="Index per person", unit="factor")
def index_per_person(counts: Amount, persons: Amount, cni_weight: Amount) -> Amount:
    """Each count times its weight, summed, over those the unit has."""
    return sum(counts[variable] * cni_weight[variable] for variable in cni_weight) / persons


@rule(sv="Index per person, ny vikt", en="Index per person, new weight", unit="factor", regime=NEW)
def new_index_per_person(counts: Amount, persons: Amount, new_cni_weight: Amount) -> Amount:
    """The same with the weights of the new key."""
    return sum(counts[variable] * new_cni_weight[variable] for variable in new_cni_weight) / persons


@rule(sv="Index på publicerad skala", en="Index on the published scale", unit="factor", regime=NEW)
def published_index(new_index_per_person: Amount, reference_mean: Amount) -> Amount:
    """The index per person over the country's mean: 1 is as the country."""
    return new_index_per_person / reference_mean
