"""The files of a case as the checks see them: what belongs to what, and where a fault is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from simlib.faults import Findings, closest, listed
from simlib.parameters.values import NotInForce, Parameter
from simlib.regions import parameter_files
from simlib.setting import MissingParameter, Setting


@dataclass(frozen=True)
class CaseFiles:
    """A scheme, its numbers and its units, not yet known to fit; faults go to `findings`."""

    setting: Setting
    module: ModuleType
    findings: Findings

    @property
    def programme_file(self) -> str:
        return f"params/programmes/{self.setting.scenario.programme}.yaml"

    @property
    def region_file(self) -> str:
        """The most particular of the files that give the region's own parameters."""
        scenario, root = self.setting.scenario, self.setting.root
        return parameter_files(root, scenario.region, scenario.programme)[-1].relative_to(root).as_posix()

    @property
    def own(self) -> tuple[str, str]:
        """The namespaces whose names rules can read: the scheme's and the region's."""
        return self.setting.scenario.programme, self.setting.scenario.region

    @property
    def granted(self) -> bool:
        """Whether a state grant carries the scheme; if none does, nothing is asked of grants and exits."""
        return bool(self.module.GRANT_FORM != "none")

    def families(self, namespaces: Iterable[str]) -> dict[str, list[Parameter]]:
        """The parameters of some namespaces by `namespace.name`: one, or the members of a family."""
        found: dict[str, list[Parameter]] = {}
        for parameter in self.setting.parameters.values():
            if parameter.namespace in namespaces:
                found.setdefault(f"{parameter.namespace}.{parameter.name}", []).append(parameter)
        return found

    def at(self, parameter: Parameter, message: str, /, **details: object) -> None:
        self.findings.add(parameter.file, parameter.line, message, **details)

    def members(
        self, path: str, members: list[Parameter], expected: Iterable[str], strange: str, missing: str
    ) -> None:
        known, given = sorted(expected), {parameter.member: parameter for parameter in members}
        for name, parameter in given.items():
            if name not in known and not self.findings.is_unread(f"units.{name}"):
                self.at(parameter, strange, unit=name, known=listed(known), guess=closest(name, known))
        for name in known:
            if name not in given and not self.findings.is_unread(f"{path}.{name}"):
                self.at(members[0], missing, unit=name, family=path)

    def missing(self, name: str, rule: str, file: str) -> None:
        self.findings.add(file, 1, "missing-parameter", name=name, rule=rule or "none")

    def absent(self, error: MissingParameter | NotInForce) -> None:
        """The fault of a parameter that was asked for and is not there, or not then."""
        if isinstance(error, NotInForce):
            self.not_in_force(error.parameter, error.day)
        elif not any(self.findings.is_unread(f"{space}.{error.name}") for space in self.own):
            near = closest(error.name, [path.split(".")[1] for path in self.families(self.own)])
            self.findings.add(
                self.programme_file, 1, "missing-parameter", name=error.name, rule="none", guess=near
            )

    def not_in_force(self, parameter: Parameter, day: date) -> None:
        ended = parameter.values[-1].ends and day >= parameter.values[-1].since
        since = parameter.values[-1 if ended else 0].since
        message = "after-end" if ended else "before-first-value"
        self.at(parameter, message, path=parameter.path, day=day, first=since)
