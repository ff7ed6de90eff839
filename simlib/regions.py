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

EACH = "each"  # stands for every region: in a scenario, and as a folder of what they share
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


def residents_by_region(root: Path) -> dict[str, dict[int, int]]:
    """Inhabitants on 31 December of each year, by the region's code."""
    found: dict[str, dict[int, int]] = {}
    for municipality in municipalities(root / "params/data/municipalities.csv"):
        region = found.setdefault(municipality.region, {})
        for year, count in municipality.residents.items():
            region[year] = region.get(year, 0) + count
    return found


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


_PLACES: Mapping[str, Field[object]] = {
    "hospitals": fields.list_of(fields.text, least=1),
    "islands": _islands,
}


@dataclass(frozen=True)
class _Named:
    code: str
    label: Label
    line: int


def known_regions(root: Path, findings: Findings) -> dict[str, _Named]:
    """Every region of `params/data/regions.csv` by id: the one place for its code and names."""
    path = root / "params/data/regions.csv"
    table = read_table(path, ("id", "code", "label_sv", "label_en"))
    for fault in table.wrong:
        fault.tell(path.relative_to(root), findings)
    found: dict[str, _Named] = {}
    for line, row in table.rows:
        taken = {*found, EACH, *(region.code for region in found.values())}
        empty = [f"{column}: ””" for column, cell in row.items() if not cell.strip()]
        double = [f"{key}: ”{row[key]}” × 2" for key in ("id", "code") if row[key] in taken]
        named = [] if fields.NAME.fullmatch(row["id"]) else [f"id: ”{row['id']}”"]
        if problem := [*empty, *named, *double]:
            Wrong.row(line, problem[0]).tell(path.relative_to(root), findings)
        else:
            found[row["id"]] = _Named(row["code"], Label(row["label_sv"], row["label_en"]), line)
    return found


def load_region(region: str, root: Path, findings: Findings, *, distances: bool) -> Region | None:
    """One of the known regions, with its municipalities.

    Its own file says where the hospitals are; only a scheme that needs `distances` demands it.
    """
    named = known_regions(root, Findings())[region]  # what is wrong with the others has been told
    table = root / "params/data/municipalities.csv"
    known, wrong = _table(table, _changed(table))
    for fault in wrong:
        fault.tell(table.relative_to(root), findings)
    path = root / "params/regions" / region / "region.yaml"
    reader = Reader(path, root, findings)
    written = distances or path.is_file()
    top = reader.root() if written else Block({}, {}, 1)
    found = reader.record(top, _PLACES if written else {}, optional=("islands",)) if top else None
    if top is None or found is None or wrong:
        return None
    mine = {m.code: m for m in known if m.region == named.code}
    if not mine:
        findings.add("params/data/regions.csv", named.line, "unknown-region-code", code=named.code)
        return None
    sound, hospitals, islands = True, found.get("hospitals", ()), found.get("islands", {})
    for key, codes in (("hospitals", hospitals), ("islands", islands)):
        for code in codes:
            if code not in mine:
                reader.fault(top.lines[key], "unknown-municipality", code=code, region=named.code)
                sound = False
    places = tuple(mine.values())
    return Region(region, named.code, named.label, hospitals, islands, places) if sound else None


# --- a region's files ------------------------------------------------------------------


def parameter_files(root: Path, region: str, programme: str) -> tuple[Path, ...]:
    """What holds for every region, then the region's own: it overrides name by name, member by member."""
    each, own = (root / "params/regions" / name / f"{programme}.yaml" for name in (EACH, region))
    found = tuple(path for path in (each, own) if path.is_file())
    return found or (own,)


def payee_file(root: Path, region: str, programme: str) -> Path:
    """The region's own payees; where it has none, those of every region."""
    each, own = (root / "params/regions" / name / f"{programme}_units.yaml" for name in (EACH, region))
    return each if each.is_file() and not own.is_file() else own
