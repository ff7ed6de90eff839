"""What a scheme is computed for: a scenario, a region, its units, the parameters in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from simlib.parameters.scenario import Scenario
from simlib.parameters.together import Correlation
from simlib.parameters.values import Label, Parameter, Source, Value, families
from simlib.periods import Period
from simlib.regions import Region, national_residents


@dataclass(frozen=True)
class Payee:
    """A unit or activity that is paid: its facts as the scheme's module declares them."""

    id: str
    label: Label
    facts: Mapping[str, object]
    source: str
    status: str
    page: str = ""
    reason: str = ""
    line: int = 0

    @property
    def operator(self) -> str:
        return str(self.facts["operator"])


class MissingParameter(KeyError):  # noqa: N818 - a KeyError that says which
    """No file gives a parameter that the scheme asks for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Setting:
    """`asked`: the paths of parameters that were asked for; `once`: those read for the whole horizon."""

    root: Path
    scenario: Scenario
    region: Region
    payees: tuple[Payee, ...]
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    correlations: tuple[Correlation, ...] = ()
    asked: set[str] = field(default_factory=set, compare=False, repr=False)
    once: set[str] = field(default_factory=set, compare=False, repr=False)

    @property
    def horizon(self) -> Period:
        return self.scenario.horizon

    @cached_property
    def _families(self) -> dict[str, dict[str, Parameter]]:
        return families(self.parameters.values())

    def path(self, name: str) -> str:
        """The full path of a name: the scheme's own parameter, else the region's, else the grants'."""
        for namespace in (self.scenario.programme, self.scenario.region, "grants"):
            path = f"{namespace}.{name}"
            if path in self.parameters or path in self._families:
                return path
        raise MissingParameter(name)

    def parameter(self, name: str) -> Parameter:
        path = self.path(name)
        self.asked.add(path)
        if path not in self.parameters:  # a family
            raise MissingParameter(name)
        return self.parameters[path]

    def family(self, name: str) -> Mapping[str, Parameter]:
        """Its members; none if it is one parameter."""
        path = self.path(name)
        self.asked.add(path)
        return self._families.get(path, {})

    def settled(self, name: str) -> Value:
        """What holds for the whole horizon; that it does not change within it is checked."""
        parameter = self.parameter(name)
        self.once.add(parameter.path)
        return parameter.settled(self.horizon)

    def settled_family(self, name: str) -> dict[str, Fraction]:
        """The same for every member of a family of numbers."""
        members = self.family(name)
        self.once.update(member.path for member in members.values())
        return {key: _number(member.settled(self.horizon), name) for key, member in members.items()}

    def start_value(self, name: str) -> Fraction:
        """The number that holds for the whole horizon (for what does not vary in it)."""
        return _number(self.settled(name), name)

    def grant_term(self, name: str, grant: str) -> Parameter:
        """A term of one state grant: its own, or what holds for the others."""
        own, others = f"grants.{name}.{grant}", f"grants.{name}.other"
        return self.parameters[own if own in self.parameters else others]

    def net_cost(self, year: int) -> Fraction:
        """The region's net cost of a year, in öre, by its last known number of inhabitants."""
        known = min(year, *(max(m.residents) for m in self.region.municipalities))
        per_inhabitant = self.parameter("net_cost_per_inhabitant").dated(date(year, 1, 1)).number
        return per_inhabitant * self.region.residents(known)

    def in_ore(self, parameter: Parameter, amount: Fraction, year: int) -> Fraction:
        """An amount of the region's in öre, where it may be given as a share of its net cost."""
        return amount if parameter.unit.money else amount * self.net_cost(year)

    def national_residents(self, year: int) -> int:
        return national_residents(self.root / "params/data/municipalities.csv", year)


def _number(value: Value, name: str) -> Fraction:
    if not isinstance(value, Fraction):
        raise TypeError(name)
    return value
