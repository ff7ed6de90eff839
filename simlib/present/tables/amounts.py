"""What is paid for what, and to whom: components, units and municipalities."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from simlib.analysis.outcome import Decision, Outcome
from simlib.explain import Explainer, grounds
from simlib.money import rounded_parts
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.decision import quantiles


def component_table(outcome: Outcome, year: int, speech: Speech) -> Table:
    """T3: volume times mean rate = amount, and its share; the amounts sum exactly."""
    book = outcome.ledger
    names = [name for name in book.amounts if book.total(name, year)]
    exact = [book.total(name, year) for name in names]
    scale, decimals = scale_of(sum(exact) / 10)  # components are smaller than the whole
    printed = rounded_parts(exact, scale, decimals)
    explainer, whole = Explainer(book), sum(exact) or 1
    rows = []
    for name, ore, shown in zip(names, exact, printed, strict=True):
        volume = _volume(outcome, name, year)
        rests = grounds(explainer, name, year).share_assumed
        rows.append((
            Cell(speech.label(outcome.case.wiring.rules[name].label), name),
            Cell(speech.number(volume) if volume else "–", int(volume) if volume else None, number=True),
            Cell(speech.money(Fraction(ore) / volume, "kr", 0, unit=False) if volume else "–", None, number=True),
            Cell(speech.money(shown, scale, decimals, unit=False), ore, number=True, link=f"#{html_id('explain', name, str(year))}", assumed=f"{PARAMETERS_PAGE}" if rests else ""),
            Cell(speech.percent(Fraction(ore, whole), 1), ore / whole, number=True),
            Cell(speech.percent(rests), float(rests), number=True),
        ))  # fmt: skip
    total = (
        Cell(speech("sum"), "total"), Cell("", None, number=True), Cell("", None, number=True), Cell(speech.money(sum(printed), scale, decimals, unit=False), sum(exact), number=True, link="#explain-cost"),
        Cell(speech.percent(1, 1), 1.0, number=True), Cell(speech.percent(grounds(explainer, None, year).share_assumed), None, number=True),
    )  # fmt: skip
    columns = (
        ("component", speech("col-component")), ("volume", speech("col-volume")), ("mean_rate", speech("col-mean-rate")), ("amount_ore", speech("col-amount")),
        ("share", speech("col-share")), ("assumed", speech("col-assumed")),
    )  # fmt: skip
    return Table(
        "T3",
        speech("t3-caption", year=str(year), unit=scale),
        columns,
        (*rows, total),
        note=speech("t3-note"),
        total=True,
    )


def _volume(outcome: Outcome, component: str, year: int) -> Fraction | None:
    """What the component is paid by, summed over the year: patients, visits, residents."""
    base = getattr(outcome.case.programme, "PAID_BY", {}).get(component)
    if base is None:
        return None
    book = outcome.ledger
    values = book.values[base]
    part = book.grid.slices()[book.grid.years.index(year)]
    members = values.values() if isinstance(values, dict) else [values]
    whole = sum(
        (
            Fraction(np.broadcast_to(member, (len(book.grid), *member.shape[1:]))[part].sum())
            for member in members
        ),
        Fraction(0),
    )
    # Residents are a stock, not a flow: their mean over the year's months.
    return whole / (part.stop - part.start) if base in ("residents", "weighted_residents") else whole


def unit_table(decision: Decision, speech: Speech) -> Table:
    """T6: every unit: what it gets now, what it would get, and the risk of losing."""
    comparison, setting = decision.comparison, decision.proposal.case.setting
    rows = []
    pairs = comparison.planned_by_unit()
    scale, decimals = "tkr", 0
    shown = [rounded_parts([pair[side] for pair in pairs], scale, decimals) for side in (0, 1)]
    for u, payee in enumerate(setting.payees):
        old, new = shown[0][u], shown[1][u]
        low, _, high = quantiles(comparison.by_unit[u])
        relative = speech.percent(Fraction(pairs[u][1] - pairs[u][0], pairs[u][0])) if pairs[u][0] else "–"
        rows.append((
            Cell(speech.label(payee.label), payee.id, link=f"{PARAMETERS_PAGE}#{html_id('unit', payee.id)}"), Cell(speech(payee.operator), payee.operator),
            *(Cell(speech.money(ore, scale, decimals, unit=False), exact, number=True, css="negative" if exact < 0 else "") for ore, exact in ((old, pairs[u][0]), (new, pairs[u][1]), (new - old, pairs[u][1] - pairs[u][0]))),
            Cell(relative, None, number=True),
            Cell(f"{speech.money(low, scale, decimals, unit=False)} – {speech.money(high, scale, decimals, unit=False)}", f"{low:.0f}-{high:.0f}", number=True),
            Cell(speech.out_of_hundred(comparison.share_losing[u]), comparison.share_losing[u], number=True),
        ))  # fmt: skip
    sums = (sum(shown[0]), sum(shown[1]), sum(shown[1]) - sum(shown[0]))
    raw = (sum(p[0] for p in pairs), sum(p[1] for p in pairs), comparison.planned())
    total = (
        Cell(speech("sum"), "total"), Cell(""), *(Cell(speech.money(ore, scale, decimals, unit=False), exact, number=True) for ore, exact in zip(sums, raw, strict=True)),
        Cell("", None, number=True), Cell("", None, number=True), Cell("", None, number=True),
    )  # fmt: skip
    columns = (
        ("unit", speech("col-unit-name")), ("operator", speech("fact-operator")), ("old_ore", speech.label(decision.baseline.case.scenario.label)), ("new_ore", speech.label(decision.proposal.case.scenario.label)),
        ("change_ore", speech("col-difference")), ("relative", speech("col-relative")), ("interval", speech("col-interval")), ("losing", speech("col-losing")),
    )  # fmt: skip
    years = decision.proposal.ledger.grid.years
    return Table(
        "T6",
        speech("t6-caption", first=str(years[0]), last=str(years[-1]), unit=scale),
        columns,
        (*rows, total),
        total=True,
    )


def booking_table(outcome: Outcome, speech: Speech) -> Table:
    """How the amounts are booked: paid out, internal, or an excess that is permitted."""
    lines = outcome.ledger.lines
    sums = lines.groupby(["booking", "purse"], sort=True)["ore"].sum() if len(lines) else {}
    rows = [
        (
            Cell(speech(f"booking-{str(booking).replace('_', '-')}"), booking),
            Cell(speech("purse-grant" if str(purse).startswith("grant") else "purse-frame"), purse),
            Cell(speech.money(int(ore), "kr", 2, unit=False), int(ore), number=True),
        )
        for (booking, purse), ore in sums.items()
    ]
    rows.append(
        (
            Cell(speech("sum"), "total"),
            Cell(""),
            Cell(
                speech.money(outcome.ledger.total(), "kr", 2, unit=False), outcome.ledger.total(), number=True
            ),
        )
    )
    columns = (
        ("booking", speech("col-booking")),
        ("purse", speech("col-purse")),
        ("ore", speech("col-amount")),
    )
    return Table("booking", speech("booking-caption"), columns, tuple(rows), total=True)
