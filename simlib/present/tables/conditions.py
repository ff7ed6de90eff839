"""The conditions: met, not met or unknown, and why."""

from __future__ import annotations

from simlib.analysis.outcome import Outcome
from simlib.conditions import STATES, Finding
from simlib.money import parse_number
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, source_anchor
from simlib.present.table import Cell, Table

_CSS = {"met": "verdict holds", "not_met": "verdict fails", "unknown": "verdict unknown"}


def reason(outcome: Outcome, finding: Finding, speech: Speech) -> str:
    """Why, in words: numbers as people write them, units by their names."""
    names = {payee.id: speech.label(payee.label) for payee in outcome.case.setting.payees}

    def said(detail: str) -> str:
        try:
            return speech.plain(parse_number(detail))
        except ValueError:
            return ", ".join(names.get(part, part) for part in detail.split(", "))

    return speech(f"why-{finding.reason}", **{key: said(detail) for key, detail in finding.details})


def condition_table(outcome: Outcome, speech: Speech) -> Table:
    """Every condition for every unit or activity: met, not met or unknown, and why."""
    names = {payee.id: payee.label for payee in outcome.case.setting.payees}
    rows, anchors = [], []
    for found in outcome.case.outcomes:
        state, condition = found.finding.state, found.condition
        rows.append(
            (
                Cell(speech.label(names[found.subject]), found.subject),
                Cell(
                    speech.label(condition.label),
                    condition.name,
                    link=f"#{source_anchor(condition.source)}",
                ),
                Cell(_state(state, speech), state, badge=_CSS[state]),
                Cell(reason(outcome, found.finding, speech), found.finding.reason),
            )
        )
        anchors.append(html_id("condition", found.subject, condition.name))
    columns = (
        ("unit", speech("col-unit-name")),
        ("condition", speech("col-condition")),
        ("state", speech("col-state")),
        ("why", speech("col-why")),
    )
    return Table("conditions", speech("conditions-caption"), columns, tuple(rows), anchors=tuple(anchors))


def condition_matrix(outcome: Outcome, speech: Speech) -> Table:
    """A row per unit, a column per condition; each cell leads to its reason in report A."""
    conditions = {found.condition.name: found.condition for found in outcome.case.outcomes}
    by_place = {(found.subject, found.condition.name): found.finding.state for found in outcome.case.outcomes}
    rows = []
    for payee in outcome.case.setting.payees:
        cells = []
        for name in conditions:
            state = by_place[payee.id, name]
            target = f"{PARAMETERS_PAGE}#{html_id('condition', payee.id, name)}"
            cells.append(Cell(_state(state, speech), state, badge=_CSS[state], link=target))
        rows.append((Cell(speech.label(payee.label), payee.id), *cells))
    columns = (
        ("unit", speech("col-unit-name")),
        *((name, speech.label(condition.label)) for name, condition in conditions.items()),
    )
    return Table("condition-matrix", speech("condition-matrix-caption"), columns, tuple(rows))


def condition_summary(outcome: Outcome, speech: Speech) -> Table:
    """Per condition: for how many it is met, not met, unknown."""
    rows = []
    conditions = {found.condition.name: found.condition for found in outcome.case.outcomes}
    for name, condition in conditions.items():
        states = [found.finding.state for found in outcome.case.outcomes if found.condition.name == name]
        target = f"{PARAMETERS_PAGE}#{source_anchor(condition.source)}"
        rows.append(
            (
                Cell(speech.label(condition.label), name, link=target),
                *(Cell(str(states.count(state)), states.count(state), number=True) for state in STATES),
                Cell(speech("yes" if condition.gates else "no"), condition.gates),
            )
        )
    columns = (
        ("condition", speech("col-condition")),
        *((state, _state(state, speech)) for state in STATES),
        ("gates", speech("col-gates")),
    )
    return Table("condition-summary", speech("condition-summary-caption"), columns, tuple(rows))


def _state(state: str, speech: Speech) -> str:
    return speech(f"state-{state.replace('_', '-')}")
