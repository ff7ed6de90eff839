"""What changed between two runs: parameters, figures, and which change moved the planned cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from simlib.analysis.attribution import MOST_IN_EVERY_ORDER, Amounts, attribute
from simlib.analysis.outcome import check_comparable
from simlib.assembly import Case, with_parameters
from simlib.batch.verify import job_of, recorded, refused
from simlib.budget import is_pot
from simlib.faults import Findings
from simlib.ledger import ledger
from simlib.money import parse_number
from simlib.parameters.values import Dated, Interval, Parameter, Value
from simlib.periods import Grid


@dataclass(frozen=True)
class Moved:
    """A parameter that differs; `parts`: öre per year of the planned cost that its change moved."""

    parameter: Parameter
    before: tuple[Dated, ...]
    after: tuple[Dated, ...]
    parts: tuple[Fraction, ...]


@dataclass(frozen=True)
class Since:
    """`planned`: öre per year as each run wrote it; `rest`: what no parameter explains."""

    years: tuple[int, ...]
    planned: tuple[Amounts, Amounts]
    moved: tuple[Moved, ...]
    rest: tuple[Fraction, ...]
    inputs: tuple[str, ...]  # files that differ
    code: bool  # whether the program differs
    figures: tuple[pd.DataFrame, pd.DataFrame]  # T1 of each
    every_order: bool  # or one after the other, where the changes are many
    pot: bool  # whether the frame is one for all the years


def since(old: Path, new: Path) -> Since:
    """The difference between two runs of the same region, scheme and time; Faults otherwise.

    The amounts are those that the runs wrote. Between them the parameters are changed, one at a
    time, in the later run's case. What that does not explain comes from elsewhere: units, data
    or the program. The parts and the rest sum to the difference, exactly.
    """
    records, case = (recorded(old), recorded(new)), job_of(new, recorded(new)).cases[0]
    findings = Findings()
    check_comparable(job_of(old, records[0]).cases[0], case, findings)
    findings.stop_if_any()
    try:
        before, after = (_dated(case, record["parameters"]) for record in records)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise refused(new, "not-a-run") from None
    changed = [path for path in after if before.get(path, after[path]) != after[path]]
    # What only has another status, source or interval moves no planned money.
    paths = [path for path in changed if _values(before[path]) != _values(after[path])]
    years = Grid.monthly(case.setting.horizon).years

    def value(made: frozenset[int]) -> Amounts:
        chosen = {path: before[path] for i, path in enumerate(paths) if i not in made}
        parameters = {
            path: replace(case.setting.parameters[path], values=values)
            for path, values in {**after, **chosen}.items()
        }
        book = ledger(with_parameters(case, parameters))
        return tuple(book.total(None, year) for year in years)

    parts = dict(zip(paths, attribute(value, len(paths)), strict=True))
    nothing = (Fraction(0),) * len(years)
    planned = (_planned(old, years), _planned(new, years))
    moved = tuple(
        Moved(case.setting.parameters[path], before[path], after[path], parts.get(path, nothing))
        for path in changed
    )
    explained = [sum((part[i] for part in parts.values()), Fraction(0)) for i in range(len(years))]
    return Since(
        years,
        planned,
        moved,
        tuple(b - a - found for a, b, found in zip(*planned, explained, strict=True)),
        tuple(sorted(k for k, v in _both(records, "inputs").items() if v[0] != v[1])),
        records[0].get("code") != records[1].get("code"),
        (_figures(old), _figures(new)),
        len(paths) <= MOST_IN_EVERY_ORDER,
        is_pot(case.setting),
    )


def _values(dated: tuple[Dated, ...]) -> list[tuple[date, Value | None]]:
    return [(one.since, one.value) for one in dated]


def _both(records: tuple[Mapping[str, Any], ...], key: str) -> dict[str, tuple[object, object]]:
    first, second = (record[key] for record in records)
    return {name: (first.get(name), second.get(name)) for name in {**first, **second}}


def _planned(folder: Path, years: tuple[int, ...]) -> Amounts:
    lines = pd.read_parquet(folder / "tables/lines.parquet")
    return tuple(int(lines.loc[lines["year"] == year, "ore"].sum()) for year in years)


def _figures(folder: Path) -> pd.DataFrame:
    return pd.read_parquet(folder / "tables/T1.parquet")


def _dated(case: Case, written: Mapping[str, list[Mapping[str, str]]]) -> dict[str, tuple[Dated, ...]]:
    """The recorded values of every parameter that there still is."""
    return {
        path: tuple(
            Dated(
                date.fromisoformat(one["from"]),
                _value(parameter, one["value"]),
                one["source"],
                one["status"],
                interval=_interval(parameter, one.get("interval", "")),
            )
            for one in written[path]
        )
        for path, parameter in case.setting.parameters.items()
        if path in written
    }


def _interval(parameter: Parameter, text: str) -> Interval | None:
    if not text:
        return None
    ends, coverage, law = text.split(", ")
    low, high = (parameter.unit.carried(parse_number(end)) for end in ends.split(" – "))
    return Interval(low, high, parse_number(coverage), law)


def _value(parameter: Parameter, text: str) -> Value | None:
    """What run.json writes, read back: the other way round from its `resolved`."""
    if text == "ends":
        return None
    if parameter.choices:
        return text
    if parameter.unit.name == "schedule":
        pairs = (pair.split(":") for pair in text.split("; "))
        return tuple((parse_number(low), parse_number(then)) for low, then in pairs)
    return parameter.unit.carried(parse_number(text))
