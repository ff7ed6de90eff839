"""Whether the frame holds, year by year: how often it breaks, by how much, and which reserve would do."""

from __future__ import annotations

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import chance as estimated
from simlib.analysis.precision import eight_of_ten, mean_where, quantile
from simlib.budget import RESERVES
from simlib.present.rounding import chance
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell, parameter_link


def budget_table(outcome: Outcome, speech: Speech) -> Table:
    """B1: per year: frame, cost, probability of breaking it, overrun given overrun, reserves."""
    budget = outcome.budget
    scale, decimals = scale_of(*(float(frame) for frame in budget.frame))
    money = Money(speech, scale, decimals)
    rows = tuple(_row(outcome, index, money) for index in range(len(budget.years)))
    columns = (
        ("year", speech("col-year")),
        ("frame_ore", speech("col-frame")),
        ("p10_ore", "P10"),
        ("p50_ore", "P50"),
        ("p90_ore", "P90"),
        ("breaks", speech("col-breaks")),
        ("overrun_ore", speech("col-overrun")),
        *((f"reserve_{n}_ore", speech("col-reserve", share=f"{n}")) for n in _per_cent(RESERVES)),
    )
    share = chance(estimated((budget.overrun > 0).any(axis=0)), speech)
    note = speech("budget-note-pot" if budget.pot else "budget-note-years", share=share)
    return Table("B1", speech("budget-caption", unit=scale), columns, rows, note=note)


def _row(outcome: Outcome, index: int, money: Money) -> tuple[Cell, ...]:
    budget, speech = outcome.budget, money.speech
    year, over = budget.years[index], budget.overrun[index]
    overrun = mean_where(over, over > 0)
    return (
        Cell(str(year)),
        money.cell(budget.frame[index], link=parameter_link(outcome, "frame")),
        *(money.estimate(figure) for figure in eight_of_ten(budget.cost[index])),
        chance_cell(estimated(over > 0), speech),
        blank(speech("none-found")) if overrun is None else money.estimate(overrun),
        *(money.estimate(quantile(np.maximum(over, 0.0), share)) for share in RESERVES),
    )


def _per_cent(shares: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(share * 100) for share in shares)
