"""How each simulated figure is made: value and error, the law of each number drawn, what goes together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Estimate
from simlib.money import plain
from simlib.parameters.values import Dated, Parameter
from simlib.present.rounding import two_digits
from simlib.present.speech import (
    PARAMETERS_PAGE,
    Speech,
    html_id,
    parameter_anchor,
    source_anchor,
)
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import whole
from simlib.present.tables.provenance import concerns, law_in_words

KEY = "simulated"
_TREE = "#explain-cost"


def traced(tables: Sequence[Table], speech: Speech, page: str = "") -> list[Table]:
    """The tables with each simulated figure leading to its row in the last of them, which is added.

    `page`: where the trees of figures stand, if not on the page of the tables.
    """
    found = [_linked(table, speech) for table in tables]
    rows, anchors = [], []
    for table in tables:
        for number, row in enumerate(table.rows):
            for (name, heading), cell in zip(table.columns, row, strict=True):
                if cell.estimate and name not in table.page_only:
                    tree = table.tree or page + _TREE
                    place = (table.key, row[0].text, heading or name)
                    rows.append(_row(place, cell, cell.estimate, tree, speech))
                    anchors.append(_anchor(table, number, name))
    columns = (
        ("table", speech("col-table")),
        ("row", speech("col-row-of")),
        ("column", speech("col-column-of")),
        ("told", speech("col-told")),
        ("printed", speech("col-printed")),
        ("standard_error", speech("col-standard-error")),
        ("value", speech("col-full-value")),
        ("unit", speech("col-unit")),
    )
    full = Table(
        KEY,
        speech("simulated-caption"),
        columns,
        tuple(rows),
        note=speech("simulated-note"),
        anchors=tuple(anchors),
        files_only=frozenset({"value", "unit"}),
    )
    return [*found, full] if rows else found


def _anchor(table: Table, row: int, column: str) -> str:
    return html_id("sim", table.key.lower(), str(row), column.lower())


def _linked(table: Table, speech: Speech) -> Table:
    """Each simulated cell leads to its row; one that only the page has, to that of the column after it."""
    if not any(cell.estimate for row in table.rows for cell in row):
        return table
    names = [name for name, _ in table.columns]
    rows = []
    for number, row in enumerate(table.rows):
        cells = []
        for place, cell in enumerate(row):
            own = names[place + 1] if names[place] in table.page_only else names[place]
            link = cell.link or f"#{_anchor(table, number, own)}"
            cells.append(replace(cell, link=link) if cell.estimate else cell)
        rows.append(tuple(cells))
    note = " ".join(filter(None, [table.note, speech("rounded-note")]))
    return replace(table, rows=tuple(rows), note=note)


def _row(
    place: tuple[str, str, str], cell: Cell, figure: Estimate, tree: str, speech: Speech
) -> tuple[Cell, ...]:
    """`place`: table, row and column."""
    money, rough = isinstance(cell.raw, int), two_digits(figure.error)
    told = speech(f"told-{figure.told}", count=round(100 * figure.share))
    points = speech("since-points", points=speech.plain(100 * rough))
    error = speech.money(rough) if money else points
    return (
        *(Cell(text) for text in place),
        Cell(told, figure.told, link=tree),
        Cell(cell.text, cell.raw, number=True),
        # As many digits as every machine agrees on.
        Cell(error, float(f"{figure.error:.3g}"), number=True),
        Cell("", whole(figure.value) if money else round(figure.value, 6), number=True),
        Cell("öre" if money else "share"),
    )


def drawn_tables(outcome: Outcome, speech: Speech) -> list[Table]:
    """What is drawn and, if anything is, what goes together."""
    together = [correlation_table(outcome, speech)] if outcome.case.setting.correlations else []
    leads = (f"{PARAMETERS_PAGE}#uncertainties", speech("trace-long"))
    return [replace(table, trace=leads) for table in (drawn_table(outcome, speech), *together)]


def drawn_table(outcome: Outcome, speech: Speech) -> Table:
    """Every number that is drawn anew for each outcome: its value, its law, and the document."""
    setting = outcome.case.setting
    found = [
        (parameter, dated)
        for parameter in setting.parameters.values()
        if parameter.role == "uncertainty" and concerns(outcome, parameter)
        if (dated := _last_drawn(parameter)) is not None
    ]
    rows = tuple(_drawn_row(outcome, parameter, dated, speech) for parameter, dated in found)
    columns = (
        ("parameter", speech("col-parameter")),
        ("value", speech("col-value")),
        ("law", speech("col-law")),
        ("status", speech("col-status")),
        ("source", speech("col-source-and-reason")),
    )
    return Table("drawn", speech("drawn-caption"), columns, rows, note=speech("drawn-note"))


def _last_drawn(parameter: Parameter) -> Dated | None:
    return next((dated for dated in reversed(parameter.values) if dated.interval), None)


def _drawn_row(outcome: Outcome, parameter: Parameter, dated: Dated, speech: Speech) -> tuple[Cell, ...]:
    source = outcome.case.setting.sources[dated.source]
    link = f"{PARAMETERS_PAGE}#{parameter_anchor(parameter.path)}"
    return (
        Cell(speech.label(parameter.label), parameter.path, link=link),
        Cell(speech.value(dated.value, parameter.unit), plain(parameter.unit.written(dated.number))),
        Cell(law_in_words(parameter, dated, speech)),
        Cell(speech(f"status-{dated.status}"), dated.status),
        Cell(
            ", ".join(filter(None, [source.title, source.reference, dated.page])),
            dated.source,
            link=f"{PARAMETERS_PAGE}#{source_anchor(dated.source)}",
            lang=speech.of_files,
        ),
    )


def correlation_table(outcome: Outcome, speech: Speech) -> Table:
    """The pairs of numbers that are drawn together; all others are drawn each by itself."""
    setting = outcome.case.setting
    rows = tuple(
        (
            Cell(
                " – ".join(speech.label(setting.parameters[path].label) for path in one.between),
                "|".join(one.between),
            ),
            Cell(speech.plain(one.rho), float(one.rho), number=True),
            Cell(speech(f"status-{one.status}"), one.status),
            Cell(
                ", ".join(filter(None, [setting.sources[one.source].title, one.page])),
                one.source,
                sub=one.reason,
                link=f"{PARAMETERS_PAGE}#{source_anchor(one.source)}",
                lang=speech.of_files,
            ),
        )
        for one in setting.correlations
    )
    columns = (
        ("pair", speech("col-pair")),
        ("rho", speech("col-correlation")),
        ("status", speech("col-status")),
        ("source", speech("col-source-and-reason")),
    )
    return Table(
        "correlations", speech("correlations-caption"), columns, rows, note=speech("correlations-note")
    )
