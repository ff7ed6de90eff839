"""A parameter: a name, a unit, a range, and values that each have a date and a source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from simlib.parameters.units import Unit
from simlib.periods import Period

Schedule: TypeAlias = tuple[tuple[Fraction, Fraction], ...]
# What a dated value holds, in the carried unit (money in öre).
Value: TypeAlias = Fraction | str | Schedule

STATUSES = ("stated", "derived", "assumed", "proposed")
# What a file may say; only a scenario proposes.
WRITTEN_STATUSES = tuple(status for status in STATUSES if status != "proposed")
ROLES = ("lever", "uncertainty", "constant")


class NotInForce(LookupError):  # noqa: N818 - what has gone wrong is the asking, as with KeyError
    """Asked for a date before the first value, or after the parameter ended."""

    def __init__(self, parameter: Parameter, day: date) -> None:
        super().__init__(f"{parameter.path} {day}")
        self.parameter, self.day = parameter, day


@dataclass(frozen=True)
class Label:
    sv: str
    en: str

    def __getitem__(self, language: str) -> str:
        return {"sv": self.sv, "en": self.en}[language]


@dataclass(frozen=True)
class Source:
    """A document that can be opened: what the reviewer is sent to."""

    id: str
    title: str
    publisher: str
    date: str
    reference: str = ""
    page: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Interval:
    """The value lies between `low` and `high` with probability `coverage`."""

    low: Fraction
    high: Fraction
    coverage: Fraction = Fraction(4, 5)
    law: str = "split_normal"
    outcomes: Schedule = ()  # of a discrete law: each value with its share of the outcomes


@dataclass(frozen=True)
class Dated:
    """What holds from `since` until the next dated value (or the end)."""

    since: date
    value: Value | None  # None: the parameter ends here
    source: str
    status: str
    page: str = ""
    reason: str = ""
    interval: Interval | None = None
    file: str = ""
    line: int = 0

    @property
    def ends(self) -> bool:
        return self.value is None

    @property
    def number(self) -> Fraction:
        """The value where it is a number; TypeError for a choice, a schedule or an end."""
        if not isinstance(self.value, Fraction):
            raise TypeError(f"{self.value} is not a number")
        return self.value


@dataclass(frozen=True)
class Parameter:
    """`path` is its full name (`psychology_choice.long_visit_rate.assessment`)."""

    path: str
    label: Label
    unit: Unit
    role: str
    values: tuple[Dated, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    choices: Mapping[str, Label] | None = None
    axis: int = 0  # whose evenly spread numbers it is drawn by together with others; 0: its own
    by: str = ""  # the dimension of the family this is a member of
    checked: str = ""
    note: str = ""
    file: str = ""
    line: int = 0

    @property
    def namespace(self) -> str:
        return self.path.split(".")[0]

    @property
    def name(self) -> str:
        return self.path.split(".")[1]

    @property
    def member(self) -> str:
        """Which member of a family (a unit, a visit type) this is; empty if none."""
        return self.path.split(".", 2)[2] if self.path.count(".") > 1 else ""

    def dated(self, day: date) -> Dated:
        """The dated value in force on `day`; NotInForce if there is none."""
        found = [dated for dated in self.values if dated.since <= day]
        if not found or found[-1].ends:
            raise NotInForce(self, day)
        return found[-1]

    def in_force(self, day: date) -> bool:
        found = [dated for dated in self.values if dated.since <= day]
        return bool(found) and not found[-1].ends

    def pieces_in_force(self, period: Period) -> tuple[tuple[Fraction, Dated], ...]:
        """What holds during `period` and for which share of its months; no share before or after."""
        starts = sorted({period.start, *(d.since for d in self.values if d.since in period)})
        if len(starts) == 1:
            return ((Fraction(1), self.dated(period.start)),) if self.in_force(period.start) else ()
        ends = [*starts[1:], period.end]
        whole = period.months_shared_with(period)
        return tuple(
            (Period(start, end).months_shared_with(period) / whole, self.dated(start))
            for start, end in zip(starts, ends, strict=True)
            if self.in_force(start)
        )

    def mean_in_force(self, period: Period) -> Fraction:
        """The number over `period` weighted by time; nothing before it starts or after it ends."""
        pieces = self.pieces_in_force(period)
        return sum((share * d.value for share, d in pieces if isinstance(d.value, Fraction)), Fraction(0))

    def settled(self, period: Period) -> Value:
        """The one value that counts for all of `period`: the last in it, or the first to come after it."""
        value = self.dated(max(period.end - timedelta(days=1), self.values[0].since)).value
        assert value is not None  # noqa: S101 - `dated` refuses what has ended
        return value

    def changes(self, period: Period) -> tuple[date, ...]:
        return tuple(dated.since for dated in self.values if dated.since in period)

    def with_value(self, new: Dated) -> Parameter:
        """A copy where `new` holds from its date until the next dated value."""
        kept = [dated for dated in self.values if dated.since != new.since]
        return replace(self, values=tuple(sorted([*kept, new], key=lambda dated: dated.since)))

    def same_in(self, other: Parameter, period: Period) -> bool:
        """Whether two versions of the parameter say the same during `period`."""
        days = {period.start, *self.changes(period), *other.changes(period)}
        return all(self._value(day) == other._value(day) for day in days)

    def _value(self, day: date) -> Value | None:
        return self.dated(day).value if self.in_force(day) else None


def families(parameters: Iterable[Parameter]) -> dict[str, dict[str, Parameter]]:
    """Of each `namespace.name` that has members: those, by member name."""
    found: dict[str, dict[str, Parameter]] = {}
    for one in parameters:
        if one.member:
            found.setdefault(f"{one.namespace}.{one.name}", {})[one.member] = one
    return found
