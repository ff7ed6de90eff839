"""The proposal in other worlds: what may happen to it, one uncertainty at a time, and regret."""

from __future__ import annotations

from collections.abc import Sequence

from simlib.analysis.matrix import Matrix
from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Estimate, holds, middle
from simlib.analysis.regret import Regret
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell


def what_if_table(proposal: Outcome, tried: Sequence[Outcome], speech: Speech) -> Table:
    """A row per thing that may happen: cost, change in the same futures, and what becomes of both tests."""
    money = Money(speech, *scale_of(_total(proposal).value))
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


def _total(outcome: Outcome) -> Estimate:
    return middle(outcome.simulation.total.sum(axis=0))


def _tried(outcome: Outcome, proposal: Outcome, money: Money) -> tuple[Cell, ...]:
    change = outcome.simulation.total.sum(axis=0) - proposal.simulation.total.sum(axis=0)
    return (
        Cell(money.speech.label(outcome.case.scenario.label), outcome.id),
        money.estimate(_total(outcome)),
        money.estimate(middle(change)),
        chance_cell(holds(outcome), money.speech),
        money.estimate(middle(outcome.continuity.sum("gap").sum(axis=0)))
        if outcome.continuity.activities
        else blank("–"),
    )


def matrix_table(found: Matrix, speech: Speech) -> Table:
    """Scenario by parameter: the expected cost with one uncertainty at either end."""
    money = Money(speech, *scale_of(*(row.base for row in found.rows)))
    rows = tuple(
        (
            Cell(speech.label(row.simulation.case.scenario.label), row.simulation.case.scenario.id),
            _cost(Estimate(row.base, row.base_error, "fitted"), money),
            *(
                cell
                for ends, error in zip(row.ends, row.errors, strict=True)
                for cell in _span(ends, error, money)
            ),
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


def _cost(figure: Estimate, money: Money) -> Cell:
    """An expected cost is exact, where the scheme has one; else it is fitted to the outcomes."""
    return money.estimate(figure) if figure.error else money.cell(figure.value)


def _span(ends: tuple[float, float], error: float, money: Money) -> tuple[Cell, Cell, Cell]:
    """Both ends in one cell of the page, and one each in the files."""
    low, high = (Estimate(end, error, "fitted") for end in ends)
    simulated = low if low.error else None
    return (
        Cell(money.span(low, high), number=True, estimate=simulated),
        _cost(low, money),
        _cost(high, money),
    )


def regret_table(found: Sequence[Regret], speech: Speech) -> Table:
    """A row per alternative: money to be found, regret, and how often it is good enough."""
    money = Money(speech, *scale_of(*(max(one.missing.value, one.high.value) for one in found)))
    rows = tuple(
        (
            Cell(speech.label(one.outcome.case.scenario.label), one.outcome.id),
            money.estimate(one.missing),
            money.estimate(one.mean),
            money.estimate(one.high),
            chance_cell(one.best, speech),
            chance_cell(one.enough, speech),
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
