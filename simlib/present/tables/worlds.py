"""The proposal in other worlds: what may happen to it, one uncertainty at a time, and regret."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.analysis.matrix import Matrix
from simlib.analysis.outcome import Outcome
from simlib.analysis.regret import Regret
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money


def what_if_table(proposal: Outcome, tried: Sequence[Outcome], speech: Speech) -> Table:
    """A row per thing that may happen: cost, change in the same futures, and what becomes of both tests."""
    money = Money(speech, *scale_of(_total(proposal)))
    rows = tuple(_tried(outcome, proposal, money) for outcome in (proposal, *tried))
    years = proposal.simulation.years
    columns = (
        ("scenario", speech("col-scenario")),
        ("cost_ore", speech("col-cost-median")),
        ("change_ore", speech("col-change-median")),
        ("holds", speech("col-frame-holds")),
        ("gap_ore", speech("col-gap-sum")),
    )
    caption = speech("what-if-caption", first=str(years[0]), last=str(years[-1]), unit=money.scale)
    draws = speech.number(proposal.simulation.draws)
    return Table("what-if", caption, columns, rows, note=speech("what-if-note", draws=draws))


def _total(outcome: Outcome) -> float:
    return float(np.median(outcome.simulation.total.sum(axis=0)))


def _tried(outcome: Outcome, proposal: Outcome, money: Money) -> tuple[Cell, ...]:
    speech, budget = money.speech, outcome.budget
    change = outcome.simulation.total.sum(axis=0) - proposal.simulation.total.sum(axis=0)
    gap = (
        float(np.median(outcome.continuity.sum("gap").sum(axis=0))) if outcome.continuity.activities else None
    )
    return (
        Cell(speech.label(outcome.case.scenario.label), outcome.id),
        money.cell(_total(outcome)),
        money.cell(float(np.median(change))),
        Cell(speech.out_of_hundred(budget.holds_every_year), budget.holds_every_year, number=True),
        Cell("–", number=True) if gap is None else money.cell(gap),
    )


def matrix_table(found: Matrix, speech: Speech) -> Table:
    """Scenario by parameter: the expected cost with one uncertainty at either end."""
    money = Money(speech, *scale_of(*(row.base for row in found.rows)))
    rows = tuple(
        (
            Cell(speech.label(row.simulation.case.scenario.label), row.simulation.case.scenario.id),
            money.cell(row.base),
            *(cell for low, high in row.ends for cell in (*_span(low, high, money),)),
        )
        for row in found.rows
    )
    columns = [("scenario", speech("col-scenario")), ("base_ore", speech("col-as-written"))]
    for parameter in found.parameters:
        label = speech.label(parameter.label)
        columns += [
            (parameter.path, label),
            *((f"{parameter.path}.{end}_ore", label) for end in ("low", "high")),
        ]
    years = found.rows[0].simulation.years
    return Table(
        "matrix",
        speech("matrix-caption", first=str(years[0]), last=str(years[-1]), unit=money.scale),
        tuple(columns),
        rows,
        note=speech("matrix-note"),
        page_only=frozenset(parameter.path for parameter in found.parameters),
        files_only=frozenset(name for name, _ in columns[2:] if name.endswith("_ore")),
    )


def _span(low: float, high: float, money: Money) -> tuple[Cell, Cell, Cell]:
    """Both ends in one cell of the page, and one each in the files."""
    return Cell(money.span(low, high), number=True), money.cell(low), money.cell(high)


def regret_table(found: Sequence[Regret], speech: Speech) -> Table:
    """A row per alternative: money to be found, regret, and how often it is good enough."""
    money = Money(speech, *scale_of(*(max(one.missing, one.high) for one in found)))
    rows = tuple(
        (
            Cell(speech.label(one.outcome.case.scenario.label), one.outcome.id),
            money.cell(one.missing),
            money.cell(one.mean),
            money.cell(one.high),
            Cell(speech.out_of_hundred(one.best), one.best, number=True),
            Cell(speech.out_of_hundred(one.enough), one.enough, number=True),
        )
        for one in found
    )
    columns = (
        ("alternative", speech("col-alternative")),
        ("missing_ore", speech("col-missing")),
        ("regret_ore", speech("col-regret-mean")),
        ("regret_p90_ore", speech("col-regret-high")),
        ("best", speech("col-least-missing")),
        ("enough", speech("col-good-enough")),
    )
    caption = speech("regret-caption", unit=money.scale)
    return Table("regret", caption, columns, rows, note=speech("regret-note"))
