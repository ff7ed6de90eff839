"""The audits, filled in: what a reviewer would otherwise compute again."""

from __future__ import annotations

from simlib.analysis.outcome import Decision, Outcome, checks
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table
from simlib.simulation.draws import standard_error


def check_table(decision: Decision, speech: Speech, digest: str) -> Table:
    """T7: null scenario, sums, Monte Carlo error, reproducibility."""
    rows = (
        *(_audit(name, holds, apart, speech) for name, (holds, apart) in checks(decision).items()),
        *_errors(decision.proposal, speech),
        (Cell(speech("check-hash"), "hash"), Cell("–"), Cell(digest, digest)),
    )
    columns = (
        ("check", speech("col-check")),
        ("result", speech("col-result")),
        ("detail", speech("col-detail")),
    )
    return Table("T7", speech("t7-caption"), columns, rows, note=speech("t7-note"))


def _audit(name: str, holds: bool, apart: int, speech: Speech) -> tuple[Cell, ...]:
    badge = "verdict holds" if holds else "verdict fails"
    return (
        Cell(speech(f"check-{name}"), name),
        Cell(speech("check-ok" if holds else "check-not"), holds, badge=badge),
        Cell(speech("check-apart", amount=speech.money(apart, "kr", 2)), apart),
    )


def _errors(outcome: Outcome, speech: Speech) -> tuple[tuple[Cell, ...], ...]:
    """Two standard errors of the two figures that the box leads with."""
    budget, total = outcome.budget, outcome.simulation.total.sum(axis=0)
    holds = speech(
        "check-error-value",
        share=speech.percent(budget.holds_every_year, 1),
        error=speech.percent(2 * budget.standard_error, 1),
        draws=speech.number(outcome.simulation.draws),
    )
    mean = speech(
        "check-mean-error-value",
        mean=speech.money(float(total.mean()), "tkr"),
        error=speech.money(2 * standard_error(total), "tkr"),
    )
    return (
        (Cell(speech("check-error"), "error"), Cell("–"), Cell(holds)),
        (Cell(speech("check-mean-error"), "mean_error"), Cell("–"), Cell(mean)),
    )
