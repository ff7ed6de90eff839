"""Every table of the two reports, in their order."""

from __future__ import annotations

from dataclasses import replace

from simlib.analysis.outcome import Decision
from simlib.parameters.values import ROLES
from simlib.present.pieces import EXPLAINED, SIMULATED
from simlib.present.speech import PARAMETERS_PAGE, Speech
from simlib.present.table import Table
from simlib.present.tables.amounts import booking_table, component_table
from simlib.present.tables.change import alternatives_table, cost_per_year, unit_table
from simlib.present.tables.conditions import condition_matrix, condition_summary, condition_table
from simlib.present.tables.decision import decision_box
from simlib.present.tables.frame import budget_table
from simlib.present.tables.grant import exits_table, funding_table
from simlib.present.tables.items import items_table
from simlib.present.tables.limits import limit_tables
from simlib.present.tables.measures import measure_tables
from simlib.present.tables.portfolio import portfolio_tables
from simlib.present.tables.provenance import parameter_table, payee_table, source_table
from simlib.present.tables.reconciliation import reconciliation_tables
from simlib.present.tables.simulated import KEY, drawn_tables, traced

# Where the numbers of a table come from, if not from the trees of planned figures.
_TRACES = {
    "condition-summary": f"{PARAMETERS_PAGE}#conditions",
    "condition-matrix": f"{PARAMETERS_PAGE}#conditions",
    KEY: SIMULATED,
}
# On the page of parameters each row names its own source.
_OWN_SOURCES = {"payees", "sources", "conditions"}


def contents(decision: Decision, year: int, speech: Speech) -> list[Table]:
    """All but the checks, which sum up these; `year` is the one shown component by component."""
    proposal = decision.proposal
    scheme = proposal.case.programme
    granted, side_by_side = scheme.GRANT_FORM != "none", scheme.PAYEES_PAY and len(decision.others) > 1
    found = [
        decision_box(decision, speech),
        cost_per_year(decision, speech),
        component_table(proposal, year, speech),
        budget_table(proposal, speech),
        *portfolio_tables(proposal, speech),
        *([funding_table(proposal, speech), exits_table(proposal, speech)] if granted else []),
        *measure_tables(decision, speech),
        *reconciliation_tables(proposal.case, speech),
        unit_table(decision, speech),
        *([alternatives_table(decision, speech)] if side_by_side else []),
        *limit_tables(proposal, speech),
        booking_table(proposal, speech),
        condition_summary(proposal, speech),
        condition_matrix(proposal, speech),
        condition_table(proposal, speech),
        items_table(decision, speech),
        *(parameter_table(proposal, role, speech) for role in ROLES),
        payee_table(proposal, speech),
        source_table(proposal, speech),
        *drawn_tables(proposal, speech),
    ]
    return [_led(table, speech) for table in traced(found, speech)]


def _led(table: Table, speech: Speech) -> Table:
    """A table of the report on consequences leads to where its numbers come from."""
    if table.trace[0] or table.key in _OWN_SOURCES or table.key.startswith("T4"):
        return table
    target = _TRACES.get(table.key, EXPLAINED)
    return replace(table, trace=(target, speech("trace-long")))
