"""What can be said of each unit: the queue, the published outcome, and who pays to the end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from simlib.conditions import Finding, condition, met, not_met, unknown

SOURCE = "halland-letter-2018-22"
FORMULA = "halland-st-formula"


@condition(sv="Står i kö för block", en="In the queue for blocks", source=FORMULA)
def is_in_queue(provider: str, units_of_provider: int) -> Finding:
    """Who got a block had asked for one; which unit of a provider with several is not said."""
    if provider == "other":
        return unknown("st-queue-unknown")
    return (
        met("st-queue-known")
        if units_of_provider == 1
        else unknown("st-queue-which", units=units_of_provider)
    )


@condition(sv="Som det publicerade utfallet", en="As the published outcome", source=SOURCE)
def agrees_with_published(provider_blocks: int, published: int) -> Finding:
    """The formula on assumed lists beside what was published: told apart, not fitted."""
    said = {"found": provider_blocks, "published": published}
    return (met if provider_blocks == published else not_met)("st-published", **said)


@condition(sv="Tillsatt inom tre månader", en="Filled within three months", source=FORMULA)
def is_filled_in_time(blocks_here: int, fill_months: Fraction) -> Finding:
    return unknown("st-filled-unknown", most=fill_months) if blocks_here else met("st-no-block")


@condition(sv="Betalare för hela åtagandet", en="A payer for the whole commitment", source="own-assumption")
def has_payer(blocks_here: int, commitment_ends: date, money_ends: date, exit_named: str) -> Finding:
    """Training that has begun cannot be wound down when the money ends: somebody must pay it out."""
    if not blocks_here or commitment_ends <= money_ends:
        return met("st-no-commitment")
    if exit_named in ("absorb", "replace"):
        return met("st-payer", until=commitment_ends, money=money_ends)
    return not_met("st-no-payer", until=commitment_ends, money=money_ends)
