"""Blocks allocated, months of training, and what they cost."""

from __future__ import annotations

from simlib.exact import Amount
from simlib.periods import Grid
from simlib.programmes.training_posts.allocation import months_of_posts, rounds
from simlib.rules import rule

DECIDED = "as_decided"


# --- the formula -----------------------------------------------------------------------


@rule(sv="Tilldelade block", en="Blocks allocated", unit="count", regime=DECIDED)
def posts_allocated(
    blocks: Amount, listed: Amount, st_doctors: Amount, place: Amount, in_queue: Amount, most_per_unit: Amount
) -> Amount:
    """By index (trainees per 10 000 listed), market share and spread over municipalities."""
    return rounds(blocks, listed, st_doctors, place, in_queue, most_per_unit)


@rule(sv="Utbildningsmånader", en="Months of training", unit="months", regime=DECIDED)
def training_time(
    posts_allocated: Amount, fill_months: Amount, training_months: Amount, grid: Grid
) -> Amount:
    """Each block is filled at the end of the time allowed and runs for the whole training."""
    return months_of_posts(posts_allocated, grid, fill_months, training_months)


# --- what is paid --------------------------------------------------------------------------


@rule(sv="Tillsatta block", en="Posts filled", unit="post-years", regime=DECIDED)
def posts_filled(training_time: Amount, filled_share: Amount) -> Amount:
    """Years of training in the posts that are filled."""
    return training_time * filled_share / 12


@rule(sv="Kostnadsläge", en="Cost level", unit="factor", per="month")
def cost_level(cost_index: Amount, years_since_start: Amount) -> Amount:
    """The cost of a post rises each January."""
    return (1 + cost_index) ** years_since_start


@rule(sv="ST-block", en="Training posts", unit="kr", pays=True, regime=DECIDED)
def training_payment(posts_filled: Amount, cost_per_post: Amount, cost_level: Amount) -> Amount:
    """Years of training times the cost of a post and year."""
    return posts_filled * cost_per_post * cost_level
