"""How remote a unit is, in points: far to hospital, far to a larger town, few residents, an island.

Västra Götaland's form, which other schemes borrow: each of the first three gives 0 to 6
points by a table of classes, an island 0 to 4, and only those above a threshold are paid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

import numpy as np

from simlib.exact import Amount, step_lookup
from simlib.parameters.forms import SCHEDULE, Form, per
from simlib.parameters.values import Label
from simlib.regions import Municipality
from simlib.rules import Input, rule
from simlib.setting import Setting

FORMS: Mapping[str, Form] = {
    "hospital_distance_points": SCHEDULE,
    "town_distance_points": SCHEDULE,
    "density_points": SCHEDULE,
    "island_points": per("island_kind"),
}


@rule(sv="Geografipoäng", en="Geography points", unit="points", per="unit")
def sparse_points(
    hospital_km: Amount,
    town_km: Amount,
    density: Amount,
    island_points: Amount,
    hospital_distance_points: Amount,
    town_distance_points: Amount,
    density_points: Amount,
) -> Amount:
    """Points for distance to hospital and to a larger town, density, and island."""
    return (
        step_lookup(hospital_km, hospital_distance_points)
        + step_lookup(town_km, town_distance_points)
        + step_lookup(density, density_points)
        + island_points
    )


@rule(
    sv="Poäng som ger ersättning för geografi",
    en="Points that are paid for geography",
    unit="points",
    per="unit",
)
def paid_sparse_points(sparse_points: Amount, sparse_threshold: Amount) -> Amount:
    """All the points of units above the threshold; none at it or below."""
    return sparse_points * (sparse_points > sparse_threshold)


def homes(setting: Setting) -> list[Municipality]:
    """The municipality of each unit."""
    here = {m.code: m for m in setting.region.municipalities}
    return [here[str(payee.facts["municipality"])] for payee in setting.payees]


def places(setting: Setting) -> tuple[Input, ...]:
    """Where each unit lies, as (1, unit, 1): distances, density and island."""
    region, town = setting.region, int(setting.start_value("larger_town_residents"))
    island = setting.settled_family("island_points")
    units = homes(setting)

    def of_home(value: Callable[[Municipality], Amount]) -> Amount:
        return per_unit(value(municipality) for municipality in units)

    def island_of(municipality: Municipality) -> Fraction:
        kind = region.islands.get(municipality.code)
        return island[kind] if kind else Fraction(0)

    def fact(name: str, sv: str, en: str, unit: str, values: Amount, reason: str = "") -> Input:
        return Input(name, Label(sv, en), unit, values, "scb-municipalities", "derived", reason)

    hospital = of_home(lambda m: _km(region.nearest_hospital(m)))
    larger_town = of_home(lambda m: _km(region.nearest_town(m, town)))
    far = "great-circle"
    return (
        fact(
            "hospital_km", "Avstånd till akutsjukhus", "Distance to emergency hospital", "km", hospital, far
        ),
        fact("town_km", "Avstånd till större ort", "Distance to a larger town", "km", larger_town, far),
        fact(
            "density", "Invånare per km²", "Residents per km²", "residents/km²", of_home(lambda m: m.density)
        ),
        Input(
            "island_points",
            Label("Öpoäng", "Island points"),
            "points",
            of_home(island_of),
            "own-assumption",
            "assumed",
        ),
    )


def per_unit(values: Iterable[Amount]) -> Amount:
    """One value a unit, (1, unit, 1)."""
    return np.array(list(values), dtype=object).reshape(1, -1, 1)


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """Distances need somewhere to go, and every island its points."""
    points = setting.family("island_points")
    for kind in dict.fromkeys(setting.region.islands.values()):
        if kind not in points:
            first = next(iter(points.values()))
            other = f"params/regions/{setting.region.id}/region.yaml"
            fault(
                first.line,
                "member-without-value",
                file=first.file,
                family="island_points",
                member=kind,
                other=other,
            )
    larger, least = setting.parameter("larger_town_residents"), setting.start_value("larger_town_residents")
    if all(m.largest_locality < least for m in setting.region.municipalities):
        fault(larger.line, "no-town", file=larger.file, least=int(least), path=larger.path)


def _km(distance: float) -> Fraction:
    return Fraction(round(distance * 10), 10)
