"""Whether units can live on their payment, and how sure the headlines are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.analysis.precision import Headline
from simlib.analysis.viability import Viability
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, whole

_FINE = 0.005  # a margin below which a probability has decimals


def viability_table(found: Sequence[Viability], year: int, speech: Speech) -> Table:
    """A row per unit: payment, posts, what is left, and how often the posts are covered."""
    money = Money(speech, "tkr")
    rows = tuple(
        (
            Cell(speech.label(one.payee.label), one.payee.id),
            Cell(speech(one.payee.operator), one.payee.operator),
            Cell(speech("yes" if one.sparse else "no"), one.sparse),
            money.cell(float(np.median(one.payment))),
            money.cell(one.staff),
            money.cell(one.margin),
            Cell(speech.out_of_hundred(one.covered), one.covered, number=True),
        )
        for one in found
    )
    columns = (
        ("unit", speech("col-unit-name")),
        ("operator", speech("fact-operator")),
        ("sparse", speech("col-sparse")),
        ("payment_ore", speech("col-payment-median")),
        ("staff_ore", speech("col-staff-cost")),
        ("left_ore", speech("col-left")),
        ("covered", speech("col-covered")),
    )
    caption = speech("viability-caption", year=str(year), unit=money.scale)
    return Table("viability", caption, columns, rows, note=speech("viability-note"))


def precision_table(found: Sequence[Headline], speech: Speech) -> Table:
    """Each headline with its margin, and the draws that would make the margin small enough."""
    columns = (
        ("figure", speech("col-figure")),
        ("value", speech("col-value")),
        ("margin", speech("col-margin")),
        ("wanted", speech("col-margin-wanted")),
        ("enough", speech("col-draws-enough")),
    )
    rows = tuple(_headline(one, speech) for one in found)
    caption = speech("precision-caption", draws=speech.number(found[0].draws))
    return Table("precision", caption, columns, rows, note=speech("precision-note"))


def _headline(one: Headline, speech: Speech) -> tuple[Cell, ...]:
    def written(value: float) -> Cell:
        if one.name == "holds":
            return Cell(speech.percent(value, 1 if one.margin < _FINE else 0), value, number=True)
        return Cell(speech.money(value, "tkr"), whole(value), number=True)

    return (
        Cell(speech(f"headline-{one.name}"), one.name),
        written(one.value),
        written(one.margin),
        written(one.within),
        Cell(speech.number(one.enough), one.enough, number=True),
    )
