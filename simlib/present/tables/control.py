"""The audits, filled in: what a reviewer would otherwise compute again."""

from __future__ import annotations

from simlib.analysis.outcome import Decision, Outcome, checks
from simlib.analysis.precision import Headline, headlines
from simlib.present.pieces import SIMULATED
from simlib.present.rounding import two_digits
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table


def check_table(decision: Decision, speech: Speech, digest: str) -> Table:
    """T7: null scenario, sums, Monte Carlo error, reproducibility."""
    rows = (
        *(_audit(name, holds, apart, speech) for name, (holds, apart) in checks(decision).items()),
        *_margins(decision.proposal, speech),
        (Cell(speech("check-hash"), "hash"), Cell("–"), Cell(digest, digest)),
    )
    columns = (
        ("check", speech("col-check")),
        ("result", speech("col-result")),
        ("detail", speech("col-detail")),
    )
    trace = (SIMULATED, speech("trace-long"))
    return Table("T7", speech("t7-caption"), columns, rows, note=speech("t7-note"), trace=trace)


def _audit(name: str, holds: bool, apart: int, speech: Speech) -> tuple[Cell, ...]:
    badge = "verdict holds" if holds else "verdict fails"
    return (
        Cell(speech(f"check-{name}"), name),
        Cell(speech("check-ok" if holds else "check-not"), holds, badge=badge),
        Cell(speech("check-apart", amount=speech.money(apart, "kr", 2)), apart),
    )


def _margins(outcome: Outcome, speech: Speech) -> tuple[tuple[Cell, ...], ...]:
    """How far off the figures that the box leads with can be, because only so many outcomes are simulated."""
    return tuple(
        (
            Cell(speech("check-margin", figure=speech(one.label)), f"margin_{one.name}"),
            Cell("–"),
            Cell(_margin(one, speech), float(two_digits(one.margin))),
        )
        for one in headlines(outcome)
    )


def _margin(one: Headline, speech: Speech) -> str:
    """To two digits: an error is not surer than that."""
    rough, draws = two_digits(one.margin), speech.number(one.draws)
    if one.name == "holds":
        return speech("check-margin-points", margin=speech.number(100 * rough, 1), draws=draws)
    return speech("check-margin-amount", margin=speech.money(rough, "tkr"), draws=draws)
