"""Every parameter is in force whenever something needs it."""

from __future__ import annotations

from itertools import pairwise

from simlib.coherence.asked import GRANT_TERMS, STANDARDS, grant_terms_read, money_tests
from simlib.coherence.files import CaseFiles
from simlib.parameters.values import NotInForce, Parameter
from simlib.periods import Grid
from simlib.wiring import Wiring


def check_dates(files: CaseFiles, wiring: Wiring) -> None:
    """That every parameter is in force whenever something needs it."""
    regime = files.setting.parameter("regime")
    if not _covered(files, regime, regime, None):
        return
    needed = wiring.needed_under(regime.choices or ())
    for members in files.families(files.own).values():
        name = members[0].name
        always = name in money_tests(files) and members[0].namespace == files.setting.scenario.region
        for parameter in members if always or name in needed else ():
            _covered(files, parameter, regime, None if always else needed[name])
    terms = (path for path in grant_terms_read(files) if GRANT_TERMS[0] not in path)
    for path in (*terms, *(f"standards.{name}" for name in STANDARDS)):
        try:
            files.setting.parameters[path].settled(files.setting.horizon)
        except NotInForce as error:
            files.not_in_force(error.parameter, error.day)
    schedules = {p.path for p in files.setting.parameters.values() if p.unit.name == "schedule"}
    for path in sorted(files.setting.once | schedules):
        _settled(files, files.setting.parameters[path])


def _covered(files: CaseFiles, parameter: Parameter, regime: Parameter, under: frozenset[str] | None) -> bool:
    """Whether `parameter` is in force on every day of the regimes that need it (None: on every day)."""
    for step in Grid.monthly(files.setting.horizon).steps:
        for day in sorted({step.start, *regime.changes(step), *parameter.changes(step)}):
            wanted = under is None or regime.dated(day).value in under
            if wanted and not parameter.in_force(day):
                files.not_in_force(parameter, day)
                return False
    return True


def _settled(files: CaseFiles, parameter: Parameter) -> None:
    """What is read once for the whole horizon must not change within it."""
    horizon = files.setting.horizon
    for earlier, later in pairwise(d for d in parameter.values if d.since < horizon.end):
        if later.since > horizon.start and earlier.value != later.value:
            files.findings.add(
                later.file, later.line, "changes-within",
                path=parameter.path, day=later.since, start=horizon.start, end=horizon.end,
            )  # fmt: skip
