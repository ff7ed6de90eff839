"""Whether units can live on their payment, and how sure the headlines are."""

from __future__ import annotations

from collections.abc import Sequence

from simlib.analysis.precision import Headline
from simlib.analysis.viability import Viability
from simlib.present.rounding import two_digits
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell, whole


def viability_table(found: Sequence[Viability], year: int, speech: Speech) -> Table:
    """A row per unit: payment, posts, what is left, and how often the posts are covered."""
    money = Money(speech, "tkr")
    rows = tuple(
        (
            Cell(speech.label(one.payee.label), one.payee.id),
            Cell(speech(one.payee.operator), one.payee.operator),
            Cell(speech("yes" if one.sparse else "no"), one.sparse),
            money.estimate(one.middle),
            money.cell(one.staff),
            money.estimate(one.margin),
            chance_cell(one.covered, speech),
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


def viable_in_words(found: Sequence[Viability], year: int, say: Speech) -> str:
    """How many units the payment carries, in sparse areas and elsewhere."""
    if not found:
        return say("says-no-posts")
    parts = []
    for sparse in (True, False):
        units = [one for one in found if one.sparse == sparse]
        if units:
            short = [one for one in units if one.margin.value < 0]
            names = ", ".join(say.label(one.payee.label) for one in short) or say("none-found")
            key = "says-viable-sparse" if sparse else "says-viable-other"
            parts.append(say(key, count=len(units), short=len(short), names=names, year=str(year)))
    return " ".join(parts)


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
    def error(value: float) -> Cell:
        """To two digits: an error is not surer than that."""
        rough = two_digits(value)
        if one.name == "holds":
            return Cell(speech.percent(rough, 1), float(rough), number=True)
        return Cell(speech.money(rough, "tkr"), whole(rough), number=True)

    enough = int(two_digits(one.enough))
    return (
        Cell(speech(one.label), one.name),
        chance_cell(one.figure, speech) if one.name == "holds" else Money(speech, "tkr").estimate(one.figure),
        error(one.margin),
        error(one.within),
        Cell(speech.number(enough), enough, number=True) if one.margin else blank("–"),
    )
