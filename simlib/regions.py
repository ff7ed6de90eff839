"""Regions and municipalities: real inhabitants, areas and distances, with their source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from simlib.faults import Findings
from simlib.money import parse_number
from simlib.parameters import fields
from simlib.parameters.reading import Block, Field, Node, Reader
from simlib.parameters.table import Wrong, read_table
from simlib.parameters.values import Label

AGE_GROUPS = ("age_0_19", "age_20_64", "age_65_79", "age_80_plus")
_EARTH_KM = 6371.0
_YEAR = re.compile(r"pop_[0-9]{4}")


@dataclass(frozen=True)
class Municipality:
    """`residents`: by 31 December of each year. `ages`: shares of AGE_GROUPS, summing to 1."""

    code: str
    name: str
    region: str
    residents: Mapping[int, int]
    ages: Mapping[str, Fraction]
    density: Fraction
    latitude: float
    longitude: float
    largest_locality: int

    def kilometres_to(self, other: Municipality) -> float:
        """Great-circle distance between the main localities (not by road)."""
        a, b = radians(self.latitude), radians(other.latitude)
        half = (
            sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.longitude - self.longitude) / 2) ** 2
        )
        return 2 * _EARTH_KM * asin(sqrt(half))


@dataclass(frozen=True)
class Region:
    id: str
    code: str
    label: Label
    hospitals: tuple[str, ...]
    islands: Mapping[str, str]
    municipalities: tuple[Municipality, ...]

    def residents(self, year: int) -> int:
        """Inhabitants on 31 December of `year`."""
        return sum(m.residents[year] for m in self.municipalities)

    def nearest_hospital(self, municipality: Municipality) -> float:
        return min(municipality.kilometres_to(m) for m in self.municipalities if m.code in self.hospitals)

    def nearest_town(self, municipality: Municipality, at_least: int) -> float:
        """Kilometres to the nearest main locality of at least so many inhabitants."""
        return min(
            municipality.kilometres_to(m) for m in self.municipalities if m.largest_locality >= at_least
        )


def municipalities(path: Path) -> tuple[Municipality, ...]:
    """All municipalities of `params/data/municipalities.csv` that can be read."""
    found, _ = _table(path, _changed(path))
    return found


def _changed(path: Path) -> int:
    """When the file was last written, so that a new version is read anew."""
    return path.stat().st_mtime_ns if path.is_file() else 0


def national_residents(path: Path, year: int) -> int:
    return sum(m.residents[year] for m in municipalities(path))


# --- the table of municipalities ---------------------------------------------------

_YEARS_AT_LEAST = ("pop_2018",)
_TEXTS = ("code", "name", "region_code")
_SHARES = ("share_0_19_2018", "share_20_64_2018", "share_65plus_2018", "share_80plus_2018")
_NUMBERS = (*_SHARES, "density_2018", "lat", "lon")
_TOWN = "largest_locality_pop_2020"  # empty where the main locality has not been found


@lru_cache(maxsize=8)
def _table(path: Path, _changed: int) -> tuple[tuple[Municipality, ...], tuple[Wrong, ...]]:
    """Every row that is sound, and what is wrong with the others."""
    table = read_table(path, (*_TEXTS, *_YEARS_AT_LEAST, *_NUMBERS, _TOWN))
    wrong = list(table.wrong)
    found: dict[str, Municipality] = {}
    for line, row in table.rows:
        problem = _problem(row) or (f"code: ”{row['code']}” × 2" if row["code"] in found else "")
        if problem:
            wrong.append(Wrong.row(line, problem))
        else:
            found[row["code"]] = _municipality(row)
    return tuple(found.values()), tuple(wrong)


def _problem(row: Mapping[str, str]) -> str:
    """The first cell of a row that will not do, as `column: what stands there`; empty if none."""
    for column in _TEXTS:
        if not row[column].strip():
            return f"{column}: ”{row[column]}”"
    for column in (c for c in row if c in _NUMBERS or c == _TOWN or _YEAR.fullmatch(c)):
        try:
            value = parse_number(row[column] or ("0" if column == _TOWN else ""))
        except ValueError:
            return f"{column}: ”{row[column]}”"
        least = 1 if _YEAR.fullmatch(column) else 0
        most = 100 if column in _SHARES else value
        whole = column not in _NUMBERS
        if not least <= value <= most or (whole and value.denominator != 1):
            return f"{column}: ”{row[column]}”"
    if Fraction(row[_SHARES[3]]) > Fraction(row[_SHARES[2]]) or not any(Fraction(row[c]) for c in _SHARES):
        return ", ".join(f"{column}: ”{row[column]}”" for column in _SHARES)
    return ""


def _municipality(row: Mapping[str, str]) -> Municipality:
    shares = [Fraction(row[column]) for column in _SHARES]
    groups = [shares[0], shares[1], shares[2] - shares[3], shares[3]]
    return Municipality(
        code=row["code"], name=row["name"], region=row["region_code"],
        residents={int(column[4:]): int(value) for column, value in row.items() if _YEAR.fullmatch(column)},
        # Printed shares are rounded and may sum to 99.99: scale them to a whole.
        ages={group: share / sum(groups) for group, share in zip(AGE_GROUPS, groups, strict=True)},
        density=Fraction(row["density_2018"]), latitude=float(row["lat"]), longitude=float(row["lon"]),
        largest_locality=int(row[_TOWN] or 0),
    )  # fmt: skip


# --- one region ---------------------------------------------------------------------


def _islands(reader: Reader, node: Node) -> dict[str, str] | None:
    """Codes of municipalities, which are no names, with the kind of island each is."""
    found = {key: fields.name(reader, value) for key, _, value in reader.members(node)}
    sound = {key: kind for key, kind in found.items() if kind is not None}
    return sound if len(sound) == len(found) and isinstance(node, Block) else None


_REGION: Mapping[str, Field[object]] = {
    "id": fields.name,
    "code": fields.text,
    "label": fields.label,
    "hospitals": fields.list_of(fields.text, least=1),
    "islands": _islands,
}


def load_region(path: Path, root: Path, findings: Findings) -> Region | None:
    """A region's own file, checked against the municipality data."""
    table = root / "params/data/municipalities.csv"
    known, wrong = _table(table, _changed(table))
    for fault in wrong:
        fault.tell(table.relative_to(root), findings)
    reader = Reader(path, root, findings)
    top = reader.root()
    found = reader.record(top, _REGION, optional=("islands",)) if top else None
    if top is None or found is None:
        return None
    sound = found["id"] == path.parent.name
    if not sound:
        reader.fault(top.lines["id"], "id-not-folder", id=found["id"], folder=path.parent.name)
    if wrong:
        return None
    mine = {m.code: m for m in known if m.region == found["code"]}
    if not mine:
        reader.fault(top.lines["code"], "unknown-region-code", code=found["code"])
        return None
    islands = found.get("islands", {})
    for key, codes in (("hospitals", found["hospitals"]), ("islands", islands)):
        for code in codes:
            if code not in mine:
                reader.fault(top.lines[key], "unknown-municipality", code=code, region=found["code"])
                sound = False
    region = Region(
        found["id"], found["code"], found["label"], found["hospitals"], islands, tuple(mine.values())
    )
    return region if sound else None
