"""Every table of the page of analyses, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simlib.analysis.lever_grid import Grid
from simlib.analysis.matrix import matrix
from simlib.analysis.outcome import Decision, Outcome
from simlib.analysis.precision import headlines
from simlib.analysis.regret import regrets
from simlib.analysis.tornado import Tornado
from simlib.analysis.viability import Viability
from simlib.present.pieces import SIMULATED
from simlib.present.speech import BOARD_PAGE, Speech
from simlib.present.table import Table
from simlib.present.tables.simulated import traced
from simlib.present.tables.standing import precision_table, viability_table
from simlib.present.tables.steps import steps_table
from simlib.present.tables.worlds import matrix_table, regret_table, what_if_table


def analysis_tables(
    decision: Decision,
    tried: Sequence[Outcome],
    first: Tornado,
    viable: Sequence[Viability],
    grid: Grid | None,
    year: int,
    speech: Speech,
) -> list[Table]:
    """`tried`: what may happen to the proposal; `first`: its tornado; `viable`: its units in the year.

    `grid`: two of its levers, if it has any.
    """
    proposal = decision.proposal
    outcomes = [outcome.simulation for outcome in (*decision.all, *tried)]
    found = [
        precision_table(headlines(proposal), speech),
        *([regret_table(regrets(decision.all), speech)] if decision.others else []),
        *([steps_table(grid, speech)] if grid else []),
        *([what_if_table(proposal, tried, speech)] if tried else []),
        *([matrix_table(matrix(first, outcomes), speech)] if first.shown else []),
        *([viability_table(viable, year, speech)] if viable else []),
    ]
    leads = (SIMULATED, speech("trace-long"))
    return [replace(table, trace=leads) for table in traced(found, speech, BOARD_PAGE)]
