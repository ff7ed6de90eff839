"""What is published of the grants, nationally and per region, held against the rules.

`params/data/state_grants.csv`: a row per grant and year; an empty cell is an amount that
has not been found. `state_grants_by_region.csv`: a row per grant, year and region, reported
by somebody or derived from a rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path

from simlib.exact import Amount
from simlib.money import parse_number
from simlib.parameters.table import Wrong, read_table
from simlib.periods import Grid
from simlib.reconcile import Reconciled
from simlib.setting import Setting

MKR = 100_000_000  # öre
NATIONAL, REGIONAL = "params/data/state_grants.csv", "params/data/state_grants_by_region.csv"
NEED_GRANT, NEED_YEAR = "sektorsbidrag", 2024  # its amounts per inhabitant are the index of need
POPULATION = "population_sep_2025"  # residents as printed with the decision on cancer care 2025
_NATIONAL = ("grant_id", "name", "year", "regions_mkr", "paid_to_regions_mkr", "source_id")
_REGIONAL = ("grant_id", "year", "region_code", "value", "unit", "basis", "source_id")
_WORDS = {"unit": ("Mkr", "pct", "persons", "kr_per_inhabitant"), "basis": ("reported", "derived")}


@dataclass(frozen=True)
class Row:
    """One published figure of one region: `value` in `unit`."""

    grant: str
    year: int
    region: str  # its code
    value: Fraction
    unit: str
    basis: str
    source: str
    line: int


@dataclass(frozen=True)
class National:
    """One grant and year: öre to the regions, None where it has not been found."""

    grant: str
    name: str
    year: int
    to_regions: int | None
    source: str
    line: int


@dataclass(frozen=True)
class Published:
    national: tuple[National, ...]
    regional: tuple[Row, ...]
    wrong: tuple[tuple[str, Wrong], ...]  # file and fault

    @cached_property
    def _reported(self) -> dict[tuple[str, int, str], dict[str, Row]]:
        found: dict[tuple[str, int, str], dict[str, Row]] = {}
        for row in self.regional:
            if row.basis == "reported":
                found.setdefault((row.grant, row.year, row.unit), {})[row.region] = row
        return found

    def of_regions(self, grant: str, year: int, unit: str = "Mkr") -> Mapping[str, Row]:
        """What is reported of one grant and year, by region code."""
        return self._reported.get((grant, year, unit), {})


def published(root: Path) -> Published:
    """Both tables, with what is wrong in them."""
    files = (root / NATIONAL, root / REGIONAL)
    return _read(*files, tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files))


@lru_cache(maxsize=4)
def _read(national: Path, regional: Path, _changed: tuple[int, ...]) -> Published:
    countries, regions = read_table(national, _NATIONAL), read_table(regional, _REGIONAL)
    wrong = [(NATIONAL, fault) for fault in countries.wrong] + [(REGIONAL, f) for f in regions.wrong]
    found, rows = [], []
    for line, row in countries.rows:
        amount = row["regions_mkr"] or row["paid_to_regions_mkr"]
        if problem := _problem({"year": row["year"], "regions_mkr": amount or "0"}):
            wrong.append((NATIONAL, Wrong.row(line, problem)))
            continue
        ore = int(parse_number(amount) * MKR) if amount else None
        found.append(National(row["grant_id"], row["name"], int(row["year"]), ore, row["source_id"], line))
    for line, row in regions.rows:
        if problem := _problem({column: row[column] for column in ("year", "value", *_WORDS)}):
            wrong.append((REGIONAL, Wrong.row(line, problem)))
            continue
        said = (row["unit"], row["basis"], row["source_id"], line)
        value = parse_number(row["value"])
        rows.append(Row(row["grant_id"], int(row["year"]), row["region_code"], value, *said))
    return Published(tuple(found), tuple(rows), tuple(wrong))


def _problem(cells: Mapping[str, str]) -> str:
    """The first cell that will not do, as `column: what stands there`; empty if none."""
    for column, text in cells.items():
        if column in _WORDS:
            sound = text in _WORDS[column]
        else:
            try:
                value = parse_number(text)
            except ValueError:
                sound = False
            else:
                sound = value >= 0 and (column != "year" or value.denominator == 1)
        if not sound:
            return f"{column}: ”{text}”"
    return ""


def reported_amounts(setting: Setting, grid: Grid, values: Mapping[str, Amount]) -> tuple[Reconciled, ...]:
    """Every amount published for the region that something computed can be held against.

    `values`: every rule, as (month, grant, 1); a conditional part is compared with the same part.
    """
    data, here = published(setting.root), setting.region
    names, by_rule, whole = {row.grant: row.name for row in data.national}, {}, {}
    for year, part in zip(grid.years, grid.slices(), strict=True):
        at = part.start
        whole[year] = int(values["allocated"][at].sum())
        for place, payee in enumerate(setting.payees):
            conditional = payee.facts["key"] == "conditions"
            rule = values["conditional_amount"][here.code] if conditional else values["earned"]
            if ore := int(rule[at, place, 0]):
                by_rule[str(payee.facts["data"]), year] = ore
    found = []
    for row in data.regional:
        if (row.region, row.unit, row.basis) != (here.code, "Mkr", "reported"):
            continue
        per_head = data.of_regions(row.grant, row.year, "kr_per_inhabitant").get(here.code)
        if per_head:
            computed, method = int(per_head.value * 100 * here.residents(row.year)), "per-head"
        elif (row.grant, row.year) in by_rule:
            computed = by_rule[row.grant, row.year]
            method = "weights" if row.grant == NEED_GRANT else "rule"
        elif row.grant == f"alla_overenskommelser_{row.year}" and row.year in whole:
            computed, method = whole[row.year], "whole"
        else:
            continue
        name, ore = names.get(row.grant, row.grant), int(row.value * MKR)
        found.append(Reconciled(row.grant, name, row.year, ore, computed, method, row.source))
    return tuple(found)


def left_out(setting: Setting) -> tuple[str, ...]:
    """Grants of the years computed that are in the data but not counted here."""
    counted = {str(payee.facts["data"]) for payee in setting.payees}
    years = Grid.monthly(setting.horizon).years
    others = [
        row for row in published(setting.root).national if row.grant not in counted and row.year in years
    ]
    return tuple(dict.fromkeys(row.name for row in others))
