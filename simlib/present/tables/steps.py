"""What two levers do, a step at a time: every pair of values in one table, for a reader to step through."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from simlib.analysis.lever_grid import Grid, Tried
from simlib.parameters.values import Parameter
from simlib.present.pieces import SIMULATED
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, chance_cell

KEY = "steps"


def steps_table(found: Grid, speech: Speech) -> Table:
    """The proposal first, then every pair of values that was tried."""
    whole = [one for row in found.tried for one in row]
    money = Money(speech, *scale_of(*(one.cost.value for one in whole)))
    rows, anchors = [], []
    if found.proposed:
        rows.append(_row(found, found.proposal, found.proposed, money, speech("steps-proposal")))
        anchors.append(f"{KEY}-proposal")
    for y, row in enumerate(found.tried):
        for x, one in enumerate(row):
            rows.append(_row(found, (found.columns[x], found.rows[y]), one, money, speech("steps-tried")))
            anchors.append(f"{KEY}-{x}-{y}")
    columns = (
        ("kind", speech("col-steps")),
        ("first", speech.label(found.first.label)),
        ("second", speech.label(found.second.label)),
        ("holds", speech("col-frame-holds")),
        ("cost_ore", speech("col-cost-median")),
        ("reserve_ore", speech("col-steps-reserve")),
    )
    caption = speech("steps-caption", unit=money.scale)
    note = speech("steps-note", draws=speech.number(found.draws))
    return Table(KEY, caption, columns, tuple(rows), note=note, anchors=tuple(anchors))


def _row(found: Grid, at: tuple[Fraction, Fraction], one: Tried, money: Money, kind: str) -> tuple[Cell, ...]:
    speech = money.speech
    levers = (found.first, found.second)
    return (
        Cell(kind),
        *(_level(lever, value, speech) for lever, value in zip(levers, at, strict=True)),
        chance_cell(one.holds, speech),
        money.estimate(one.cost),
        money.estimate(one.reserve),
    )


def _level(lever: Parameter, value: Fraction, speech: Speech) -> Cell:
    text = speech.estimate(float(value), lever.unit, measure=True)
    return Cell(text, float(lever.unit.written(value)), number=True)


def stepped(found: Grid, table: Table, speech: Speech) -> str:
    """The table with a choice of values above it: only the proposal and the chosen pair are shown.

    Plain HTML and CSS: no script, and where a browser cannot choose, every row is shown. On paper
    the proposal stands alone.
    """
    chosen = [
        _nearest(values, now) for values, now in zip((found.columns, found.rows), found.proposal, strict=True)
    ]
    parts = [
        _choices(name, lever, values, pick, speech)
        for name, lever, values, pick in zip(
            ("x", "y"), (found.first, found.second), (found.columns, found.rows), chosen, strict=True
        )
    ]
    rules = "".join(
        f"#{KEY}:has(#{KEY}-x{x}:checked):has(#{KEY}-y{y}:checked) #{KEY}-{x}-{y}{{display:table-row}}"
        for x in range(len(found.columns))
        for y in range(len(found.rows))
    )
    style = (
        f"@supports selector(:has(*)){{#{KEY} tbody tr:not(:first-child){{display:none}}"
        f"@media screen{{{rules}}}}}@media print{{#{KEY} fieldset{{display:none}}}}"
    )
    return (
        f'<style>{style}</style><div id="{KEY}" data-trace="{SIMULATED}">{"".join(parts)}{table.html()}</div>'
    )


def _nearest(values: tuple[Fraction, ...], now: Fraction) -> int:
    return min(range(len(values)), key=lambda place: (abs(values[place] - now), place))


def _choices(name: str, lever: Parameter, values: tuple[Fraction, ...], pick: int, speech: Speech) -> str:
    """A group of buttons of which one is chosen, by the arrow keys or a click."""
    legend = speech.label(lever.label)
    buttons = "".join(
        f'<label><input type="radio" name="{KEY}-{name}" id="{KEY}-{name}{place}"'
        f"{' checked' if place == pick else ''}> "
        f"{escape(speech.estimate(float(value), lever.unit, measure=True))}</label>"
        for place, value in enumerate(values)
    )
    return f'<fieldset class="steps"><legend>{escape(legend)}</legend>{buttons}</fieldset>'
