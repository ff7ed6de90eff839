"""Units beside the limits they are paid by, and a new key year by year."""

from __future__ import annotations

from simlib.analysis.limits import (
    NewKey,
    Standing,
    has_limits,
    limits,
    near,
    new_key_years,
    reach,
    standings,
)
from simlib.analysis.outcome import Outcome
from simlib.money import rounded_parts
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell


def limit_tables(outcome: Outcome, speech: Speech) -> list[Table]:
    """None for a scheme without limits; without a new key only how the units stand."""
    if not has_limits(outcome):
        return []
    years = new_key_years(outcome)
    return [
        standing_table(outcome, speech),
        *([new_key_table(years, speech), path_table(outcome, years, speech)] if years else []),
    ]


def standing_table(outcome: Outcome, speech: Speech) -> Table:
    """The units of each limit, the nearest first, in the last year."""
    year = outcome.ledger.grid.years[-1]
    mean = outcome.case.setting.start_value("reference_mean")
    groups = [standings(outcome, limit, year) for limit in limits(outcome, year)]
    close = {one.unit for group in groups for one in near(group, reach(outcome))}
    rows = [_row(outcome, one, one.index / mean, one.unit in close, speech) for g in groups for one in g]
    columns = (
        ("unit", speech("col-unit-name")),
        ("kind", speech("fact-kind")),
        ("index", speech("col-index")),
        ("published_index", speech("col-published-index")),
        ("limit", speech("col-limit")),
        ("side", speech("col-side")),
        ("near", speech("col-near")),
        ("paid_ore", speech("col-per-point")),
        ("other_side", speech("col-other-side")),
    )
    caption = speech("limits-caption", year=str(year))
    return Table("limits", caption, columns, tuple(rows), note=speech("limits-note", mean=speech.plain(mean)))


def _row(outcome: Outcome, one: Standing, published: object, close: bool, speech: Speech) -> tuple[Cell, ...]:
    payee, at = outcome.case.setting.payees[one.unit], one.limit.at
    side = "" if not at else "side-above" if one.above else "side-not-above"
    return (
        Cell(speech.label(payee.label), payee.id, link=f"{PARAMETERS_PAGE}#{html_id('unit', payee.id)}"),
        Cell(speech(one.limit.kind.replace("_", "-")), one.limit.kind),
        Cell(speech.number(one.index, 3), float(one.index), number=True),
        Cell(speech.number(published, 3), float(published), number=True),  # type: ignore[arg-type]
        Cell(speech.plain(at), float(at), number=True) if at else blank("–"),
        Cell(speech(side) if side else "–", side),
        Cell(speech("yes" if close else "no"), close),
        Cell(speech.money(one.paid, decimals=2, unit=False), float(one.paid), number=True),
        chance_cell(one.other_side, speech) if at else blank("–"),
    )


def new_key_table(years: tuple[NewKey, ...], speech: Speech) -> Table:
    """The new key's share, factor and sums, year by year, to the öre."""
    money = Money(speech, "kr", 2)
    rows = tuple(
        (
            Cell(str(one.year), one.year),
            Cell(speech.percent(one.share), float(one.share), number=True),
            Cell(speech.number(one.factor, 4), float(one.factor), number=True),
            money.cell(sum(one.before)),
            money.cell(sum(one.after) + sum(one.floor)),
            money.cell(sum(one.change)),
            money.cell(sum(ore for ore in one.floor if ore > 0)),
            Cell(
                speech.number(sum(ore > 0 for ore in one.change)), sum(o > 0 for o in one.change), number=True
            ),
            Cell(
                speech.number(sum(ore < 0 for ore in one.change)), sum(o < 0 for o in one.change), number=True
            ),
        )
        for one in years
    )
    columns = (
        ("year", speech("col-year")),
        ("share", speech("col-new-share")),
        ("factor", speech("col-factor")),
        ("before_ore", speech("col-before")),
        ("after_ore", speech("col-after")),
        ("change_ore", speech("col-difference")),
        ("floor_ore", speech("col-floor")),
        ("gaining", speech("col-gaining")),
        ("losing", speech("col-losing")),
    )
    return Table("new-key", speech("new-key-caption"), columns, rows)


def path_table(outcome: Outcome, years: tuple[NewKey, ...], speech: Speech) -> Table:
    """Every unit that the new key moves: its planned change each year, the largest loss first."""
    payees = outcome.case.setting.payees
    moved = [u for u in range(len(payees)) if any(one.change[u] for one in years)]
    moved.sort(key=lambda unit: (years[-1].change[unit], unit))
    money = Money(speech, *scale_of(*(one.change[u] for one in years for u in moved)))
    shown = [rounded_parts([one.change[u] for u in moved], money.scale, money.decimals) for one in years]
    rows = [
        (
            Cell(speech.label(payees[u].label), payees[u].id),
            *(money.cell(part[i], one.change[u]) for part, one in zip(shown, years, strict=True)),
        )
        for i, u in enumerate(moved)
    ]
    total = (
        Cell(speech("sum"), "total"),
        *(money.cell(sum(part), sum(one.change)) for part, one in zip(shown, years, strict=True)),
    )
    columns = (
        ("unit", speech("col-unit-name")),
        *((f"change_{one.year}_ore", str(one.year)) for one in years),
    )
    caption = speech("path-caption", unit=money.scale)
    return Table("new-key-units", caption, columns, (*rows, total), total=True)
