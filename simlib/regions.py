"""Regions and municipalities: real inhabitants, areas and distances, with their source."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from simlib.faults import Findings
from simlib.parameters import fields
from simlib.parameters.reading import Field, Reader
from simlib.parameters.values import Label

AGE_GROUPS = ("age_0_19", "age_20_64", "age_65_79", "age_80_plus")
_EARTH_KM = 6371.0


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


@cache
def municipalities(path: Path) -> tuple[Municipality, ...]:
    """All municipalities of `params/data/municipalities.csv`."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_municipality(row) for row in csv.DictReader(file))


def _municipality(row: Mapping[str, str]) -> Municipality:
    shares = [Fraction(row[f"share_{key}_2018"]) for key in ("0_19", "20_64", "65plus", "80plus")]
    groups = [shares[0], shares[1], shares[2] - shares[3], shares[3]]
    return Municipality(
        code=row["code"], name=row["name"], region=row["region_code"],
        residents={int(key[4:]): int(value) for key, value in row.items() if key.startswith("pop_")},
        # Printed shares are rounded and may sum to 99.99: scale them to a whole.
        ages={group: share / sum(groups) for group, share in zip(AGE_GROUPS, groups, strict=True)},
        density=Fraction(row["density_2018"]), latitude=float(row["lat"]), longitude=float(row["lon"]),
        largest_locality=int(row["largest_locality_pop_2020"] or 0),
    )  # fmt: skip


def national_residents(path: Path, year: int) -> int:
    return sum(m.residents[year] for m in municipalities(path))


_REGION: Mapping[str, Field[object]] = {
    "id": fields.name, "code": fields.text, "label": fields.label,
    "hospitals": fields.list_of(fields.text), "islands": lambda reader, node: fields.family(reader, node, fields.text),
}  # fmt: skip


def load_region(path: Path, root: Path, findings: Findings) -> Region | None:
    """A region's own file, checked against the municipality data."""
    reader = Reader(path, root, findings)
    top = reader.root()
    found = (
        reader.record(top, {**_REGION, "islands": fields.any_node}, optional=("islands",)) if top else None
    )
    if top is None or found is None:
        return None
    mine = {
        m.code: m
        for m in municipalities(root / "params/data/municipalities.csv")
        if m.region == found["code"]
    }
    if not mine:
        reader.fault(top.lines["code"], "unknown-region-code", code=found["code"])
        return None
    islands = (
        {
            code: str(text)
            for code, _, text in (
                (c, n, fields.text(reader, v)) for c, n, v in reader.members(top.items["islands"])
            )
        }
        if "islands" in top.items
        else {}
    )
    for code in (*found["hospitals"], *islands):  # type: ignore[misc]
        if code not in mine:
            reader.fault(top.line, "unknown-municipality", code=code, region=found["code"])
            return None
    return Region(
        str(found["id"]),
        str(found["code"]),
        found["label"],
        found["hospitals"],
        islands,
        tuple(mine.values()),
    )  # type: ignore[arg-type]
