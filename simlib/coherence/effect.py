"""Every line of a scenario changes something that its scheme pays by or is tested on."""

from __future__ import annotations

from datetime import date

from simlib.coherence.asked import demanded, grant_terms_read
from simlib.coherence.files import CaseFiles
from simlib.parameters.values import Parameter
from simlib.periods import Period
from simlib.wiring import Wiring


def check_effect(files: CaseFiles, wiring: Wiring) -> None:
    """That every line of the scenario changes something that its scheme pays by or is tested on."""
    regime = files.setting.parameter("regime")
    needed = wiring.needed_under(regime.choices or ())
    grants = grant_terms_read(files)
    for change in files.setting.scenario.changes:
        parameter = files.setting.parameters[change.path]
        family = f"{parameter.namespace}.{parameter.name}"
        if parameter.namespace == "grants":
            read = change.path in grants
        elif family in files.setting.asked or family in demanded(files) or parameter.name not in needed:
            read = True
        else:
            read = bool(_regimes_from(files, change.since, parameter, regime) & needed[parameter.name])
        if not read:
            files.findings.add(change.file, change.line, "not-read-then", path=change.path, day=change.since)


def _regimes_from(
    files: CaseFiles, since: date, parameter: Parameter, regime: Parameter
) -> frozenset[object]:
    """The regimes in force in the horizon while the value dated `since` holds."""
    horizon = files.setting.horizon
    end = min([horizon.end, *(d.since for d in parameter.values if d.since > since)])
    start = max(since, horizon.start)
    if start >= end:
        return frozenset()
    days = {start, *regime.changes(Period(start, end))}
    return frozenset(regime.dated(day).value for day in days)
