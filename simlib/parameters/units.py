"""The closed list of units a parameter can have, and how each is carried.

Money is carried in öre: a value of `1180 Mkr/year` becomes 118 000 000 000.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simlib.money import ORE_PER


@dataclass(frozen=True)
class Unit:
    """`factor` turns the written number into the carried one; `money` says it is öre."""

    name: str
    factor: int = 1
    money: bool = False
    whole: bool = False

    def carried(self, written: Fraction) -> Fraction:
        return written * self.factor

    def written(self, carried: Fraction) -> Fraction:
        return carried / self.factor


def _money(*names: str) -> list[Unit]:
    return [Unit(name, ORE_PER[name.split("/")[0].lower()], money=True) for name in names]


UNITS = {
    unit.name: unit
    for unit in [
        *_money("kr", "tkr", "Mkr", "kr/month", "kr/year", "tkr/year", "Mkr/year", "tkr/month"),
        *_money("kr/inhabitant/year", "kr/patient", "kr/visit", "kr/meeting", "kr/half-hour"),
        *_money("kr/inhabitant/point/year", "kr/post/year", "kr/fte-month", "kr/hour"),
        *_money("kr/day", "kr/point/month", "kr/patient/point", "kr/slot"),
        *(
            Unit(name)
            for name in ["share", "share/year", "factor", "points", "km", "fte", "months", "minutes"]
        ),
        *(Unit(name) for name in ["visits/patient", "meetings/patient", "visits/fte/year"]),
        Unit("patients/inhabitant/year"),
        *(Unit(name) for name in ["weeks", "days", "hours", "participants/year"]),
        *(Unit(name) for name in ["contacts/inhabitant/year", "slots/1000-listed/day"]),
        Unit("count", whole=True),
        # What is not a number: one of named choices; a table from thresholds to values.
        Unit("choice"),
        Unit("schedule"),
    ]
}
