"""The difference between two runs as tables: what moved the cost, which parameters, which figures."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from simlib.analysis.precision import Estimate
from simlib.batch.since import Moved, Since
from simlib.money import rounded_parts
from simlib.parameters.values import Dated, Parameter
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell
from simlib.present.tables.provenance import law_in_words

# The amounts of the decision box, and the other figures of it, under the names of its columns.
AMOUNTS = ("cost_first_ore", "cost_last_ore", "cost_all_ore", "p10_ore", "p90_ore", "gap_ore")


def since_tables(found: Since, speech: Speech) -> tuple[Table, ...]:
    return (
        moved_cost(found, speech),
        *([changed_parameters(found, speech)] if found.moved else []),
        moved_figures(found, speech),
    )


def moved_cost(found: Since, speech: Speech) -> Table:
    """From the planned cost of one run to that of the other, a row per change, summing exactly."""
    money = Money(speech, "kr", 2)
    moved = [one for one in found.moved if any(one.parts)]
    by_year = [
        rounded_parts([*(one.parts[i] for one in moved), found.rest[i]], "kr", 2)
        for i in range(len(found.years))
    ]
    rows = [
        _money_row(speech("since-before"), found.planned[0], money),
        *(
            _money_row(speech.label(one.parameter.label), [year[i] for year in by_year], money)
            for i, one in enumerate(moved)
        ),
        _money_row(speech("since-rest"), [year[-1] for year in by_year], money),
        _money_row(speech("since-after"), found.planned[1], money),
    ]
    columns = (
        ("change", speech("col-change")),
        *((f"y{year}_ore", str(year)) for year in found.years),
        ("sum_ore", speech("sum")),
    )
    note = speech("since-note-every-order" if found.every_order else "since-note-in-order")
    return Table("since-cost", speech("since-cost-caption"), columns, tuple(rows), note=note, total=True)


def _money_row(label: str, ore: Sequence[int], money: Money) -> tuple[Cell, ...]:
    return (Cell(label), *(money.cell(one) for one in (*ore, sum(ore))))


def changed_parameters(found: Since, speech: Speech) -> Table:
    """Every dated value that one run has and the other has not."""
    rows = tuple(
        (
            Cell(speech.label(one.parameter.label), one.parameter.path),
            Cell(_only_in(one.before, one.after, one.parameter, speech)),
            Cell(_only_in(one.after, one.before, one.parameter, speech)),
        )
        for one in found.moved
    )
    columns = (
        ("parameter", speech("col-parameter")),
        ("before", speech("since-was")),
        ("after", speech("since-is")),
    )
    return Table("since-parameters", speech("since-parameters-caption"), columns, rows)


def _only_in(mine: Sequence[Dated], other: Sequence[Dated], parameter: Parameter, speech: Speech) -> str:
    choices = dict(parameter.choices) if parameter.choices else None
    return (
        "; ".join(
            ", ".join(
                filter(
                    None,
                    [
                        f"{speech.day(one.since)}: {speech.value(one.value, parameter.unit, choices)}",
                        law_in_words(parameter, one, speech),
                        speech(f"status-{one.status}"),
                    ],
                )
            )
            for one in mine
            if one not in other
        )
        or "–"
    )


def moved_figures(found: Since, speech: Speech) -> Table:
    """The simulated figures of the decision box that are not the same in both."""
    old, new = (frame.iloc[0].to_dict() for frame in found.figures)
    money = Money(speech, *scale_of(float(old["cost_all_ore"]), float(new["cost_all_ore"])))
    words = _words(found, speech)
    rows: list[tuple[Cell, ...]] = []
    for name, label in words.items():
        a, b = old.get(name), new.get(name)
        if a is None or b is None or a == b or (a != a and b != b):  # noqa: PLR0124 - missing is not itself
            continue
        if name in AMOUNTS and a == a and b == b:  # noqa: PLR0124
            rows.append((Cell(label, name), money.cell(a), money.cell(b), money.cell(b - a)))
        elif name == "holds":
            shares = (chance_cell(Estimate(float(share), 0.0), speech) for share in (a, b))
            apart = speech("since-points", points=speech.number((b - a) * 100))
            rows.append((Cell(label, name), *shares, Cell(apart, float(b - a), number=True)))
        elif isinstance(a, str) and isinstance(b, str):
            said = (Cell(speech(f"verdict-{word.replace('_', '-')}"), word) for word in (a, b))
            rows.append((Cell(label, name), *said, blank("–")))
    columns = (
        ("figure", speech("col-moved-figure")),
        ("before", speech("since-was")),
        ("after", speech("since-is")),
        ("difference", speech("col-difference")),
    )
    return Table("since-figures", speech("since-figures-caption", unit=money.scale), columns, tuple(rows))


def _words(found: Since, speech: Speech) -> dict[str, str]:
    return {
        "cost_first_ore": speech("col-cost-of", year=str(found.years[0])),
        "cost_last_ore": speech("col-cost-of", year=str(found.years[-1])),
        "cost_all_ore": speech("since-cost-median"),
        "p10_ore": speech("since-p10"),
        "p90_ore": speech("since-p90"),
        "holds": speech("col-holds-pot" if found.pot else "col-holds-year"),
        "gap_ore": speech("col-gap-after"),
        "budget": speech("col-budget-test"),
        "continuity": speech("col-continuity-test"),
    }


def sentences(found: Since, speech: Speech) -> list[str]:
    """What moved most, and what differs that is no parameter."""
    whole = sum(found.planned[1]) - sum(found.planned[0])
    said = [speech("since-says-moved", amount=speech.money(whole, "kr", 2), count=len(found.moved))]
    if most := _most(found):
        part = speech.money(sum(most.parts, Fraction(0)))
        said.append(speech("since-says-most", label=speech.label(most.parameter.label), amount=part))
    if found.inputs:
        said.append(speech("since-says-inputs", files=", ".join(found.inputs)))
    if found.code:
        said.append(speech("since-says-code"))
    return said


def _most(found: Since) -> Moved | None:
    moved = [one for one in found.moved if any(one.parts)]
    return max(moved, key=lambda one: abs(sum(one.parts, Fraction(0))), default=None)
