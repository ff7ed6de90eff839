"""What a reviewer checks: the decided sum against its items, conditions, and the audits."""

from __future__ import annotations

import numpy as np

from simlib.analysis.outcome import Decision, Outcome, checks
from simlib.conditions import Finding
from simlib.money import parse_number
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, parameter_anchor, source_anchor
from simlib.present.table import Cell, Table
from simlib.reconcile import StaffRow, Statement, readings

_STATE_CSS = {"met": "verdict holds", "not_met": "verdict fails", "unknown": "verdict unknown"}


def reconciliation_table(statement: Statement, speech: Speech) -> Table:
    """T5: every reading, its sum, and how far it is from the headline."""
    rows = []
    for reading in readings(statement):
        left_out = ", ".join(
            speech.label(statement.item_labels[item]) for item in reading.left_out
        ) or speech("all-items")
        remark = (
            "remark-exact" if reading.exact else "remark-within" if reading.within_rounding else "remark-off"
        )
        rows.append((
            Cell(speech.label(statement.reading_labels[reading.reading]), reading.reading), Cell(left_out, "|".join(reading.left_out)),
            Cell(speech.money(reading.total, "tkr", 0, unit=False), reading.total, number=True),
            Cell(speech.money(statement.headline, "tkr", 0, unit=False), statement.headline, number=True, link=f"{PARAMETERS_PAGE}#{parameter_anchor('stimulus_allocation.headline')}"),
            Cell(speech.money(reading.difference, "tkr", 0, unit=False), reading.difference, number=True, css="negative" if reading.difference else ""),
            Cell(speech(remark), remark),
        ))  # fmt: skip
    columns = (
        ("reading", speech("col-reading")), ("left_out", speech("col-left-out")), ("total_ore", speech("col-items-sum")), ("headline_ore", speech("col-headline")),
        ("difference_ore", speech("col-difference")), ("remark", speech("col-remark")),
    )  # fmt: skip
    return Table("T5", speech("t5-caption", unit="tkr"), columns, tuple(rows), note=speech("t5-note"))


def reconciliation_sentences(statement: Statement, speech: Speech) -> tuple[str, ...]:
    found = readings(statement)
    whole = [reading for reading in found if not reading.left_out]
    some = [reading for reading in found if reading.within_rounding]
    meets = [reading for reading in whole if reading.within_rounding]
    sums = ", ".join(speech.money(reading.total, "tkr", 0, unit=False) for reading in whole)
    first = speech(
        "says-readings", headline=speech.money(statement.headline, "tkr", 0), sums=sums, count=len(meets)
    )
    if not some:
        return (first,)
    best = some[0]
    return (first, speech(
        "says-closest", reading=speech.label(statement.reading_labels[best.reading]), total=speech.money(best.total, "tkr", 0),
        left_out=", ".join(speech.label(statement.item_labels[item]) for item in best.left_out) or speech("nothing"), count=len(some),
    ))  # fmt: skip


def staff_table(rows: tuple[StaffRow, ...], speech: Speech) -> Table:
    """The price of a full-time month that each stated row implies, and each row at the other's price."""
    first = rows[0].per_full_time_month
    found = []
    for row in rows:
        at_first = row.at(first)
        found.append((
            Cell(speech.label(row.label)), Cell(speech.percent(row.share), float(row.share), number=True), Cell(speech.plain(row.months), float(row.months), number=True),
            Cell(speech.money(row.amount, "kr", 0, unit=False), row.amount, number=True), Cell(speech.money(row.per_full_time_month, "kr", 0, unit=False), int(row.per_full_time_month), number=True),
            Cell(speech.money(at_first, "kr", 0, unit=False), int(at_first), number=True),
            Cell(speech.money(row.amount - at_first, "kr", 0, unit=False), int(row.amount - at_first), number=True, css="negative" if row.amount != at_first else ""),
        ))  # fmt: skip
    columns = (
        ("row", speech("col-row")), ("share", speech("col-full-time-share")), ("months", speech("col-months")), ("amount_ore", speech("col-stated")),
        ("per_month_ore", speech("col-per-full-time-month")), ("at_first_ore", speech("col-at-first")), ("difference_ore", speech("col-difference")),
    )  # fmt: skip
    return Table("T5-staff", speech("staff-caption"), columns, tuple(found), note=speech("staff-note"))


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
                Cell(speech(f"state-{state.replace('_', '-')}"), state, badge=_STATE_CSS[state]),
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
            text = speech(f"state-{state.replace('_', '-')}")
            cells.append(Cell(text, state, badge=_STATE_CSS[state], link=target))
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
        rows.append((
            Cell(speech.label(condition.label), name, link=f"{PARAMETERS_PAGE}#{source_anchor(condition.source)}"),
            *(Cell(str(states.count(state)), states.count(state), number=True) for state in ("met", "not_met", "unknown")),
            Cell(speech("yes" if condition.gates else "no"), condition.gates),
        ))  # fmt: skip
    columns = (
        ("condition", speech("col-condition")),
        *((s, speech(f"state-{s.replace('_', '-')}")) for s in ("met", "not_met", "unknown")),
        ("gates", speech("col-gates")),
    )
    return Table("condition-summary", speech("condition-summary-caption"), columns, tuple(rows))


def check_table(decision: Decision, speech: Speech, digest: str) -> Table:
    """T7: the audits, filled in: null scenario, sums, Monte Carlo error, reproducibility."""
    proposal = decision.proposal
    rows = [
        (
            Cell(speech(f"check-{name}"), name),
            Cell(
                speech("check-ok" if holds else "check-not"),
                holds,
                badge="verdict holds" if holds else "verdict fails",
            ),
            Cell(speech("check-apart", amount=speech.money(apart, "kr", 2)), apart),
        )
        for name, (holds, apart) in checks(decision).items()
    ]
    budget = proposal.budget
    error = speech(
        "check-error-value",
        share=speech.percent(budget.holds_every_year, 1),
        error=speech.percent(2 * budget.standard_error, 1),
        draws=speech.number(proposal.simulation.draws),
    )
    total = proposal.simulation.total.sum(axis=0)
    mean_error = 2 * float(total.std() / np.sqrt(total.size))
    rows += [
        (Cell(speech("check-error"), "error"), Cell("–"), Cell(error, budget.standard_error)),
        (Cell(speech("check-mean-error"), "mean_error"), Cell("–"), Cell(speech("check-mean-error-value", mean=speech.money(float(total.mean()), "tkr"), error=speech.money(mean_error, "tkr")), mean_error)),
        (Cell(speech("check-hash"), "hash"), Cell("–"), Cell(digest, digest)),
    ]  # fmt: skip
    columns = (
        ("check", speech("col-check")),
        ("result", speech("col-result")),
        ("detail", speech("col-detail")),
    )
    return Table("T7", speech("t7-caption"), columns, tuple(rows), note=speech("t7-note"))
