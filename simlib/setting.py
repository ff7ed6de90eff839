"""What a scheme is computed for: a scenario, a region, its units, the parameters in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from simlib.parameters.loading import members_of
from simlib.parameters.scenario import Scenario
from simlib.parameters.values import Label, Parameter, Source
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


@dataclass(frozen=True)
class Setting:
    root: Path
    scenario: Scenario
    region: Region
    payees: tuple[Payee, ...]
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]

    @property
    def horizon(self) -> Period:
        return self.scenario.horizon

    def path(self, name: str) -> str:
        """The full path of a name: the scheme's own parameter, else the region's."""
        for namespace in (self.scenario.programme, self.scenario.region):
            path = f"{namespace}.{name}"
            if path in self.parameters or members_of(self.parameters, path):
                return path
        raise KeyError(name)

    def parameter(self, name: str) -> Parameter:
        return self.parameters[self.path(name)]

    def family(self, name: str) -> dict[str, Parameter]:
        return members_of(self.parameters, self.path(name))

    def has(self, name: str) -> bool:
        try:
            return bool(self.path(name))
        except KeyError:
            return False

    def start_value(self, name: str) -> Fraction:
        """The number in force when the horizon ends (for what does not vary in it)."""
        value = self.parameter(name).values[-1].value
        if not isinstance(value, Fraction):
            raise TypeError(name)
        return value

    def national_residents(self, year: int) -> int:
        return national_residents(self.root / "params/data/municipalities.csv", year)
