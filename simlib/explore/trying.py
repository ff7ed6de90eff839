"""From a draft to a case that can be computed, or to why it cannot: what the loader would say of it.

Each value that is tried is one line of a scenario. The same lines are written when the
draft is saved, so that what is read again is what was computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from simlib.assembly import Case, judged
from simlib.coherence.dates import check_dates
from simlib.coherence.effect import check_effect
from simlib.coherence.files import CaseFiles
from simlib.coherence.names import check_residents
from simlib.coherence.units import check_units
from simlib.explore.session import Draft, Spot, is_settled
from simlib.faults import Fault, Findings
from simlib.parameters.scenario import Change
from simlib.parameters.values import Dated, NotInForce, Source
from simlib.periods import Grid
from simlib.setting import MissingParameter, Setting
from simlib.words import say


class Refused(Exception):  # noqa: N818 - a refusal, as Faults are
    """Why a draft cannot be computed, as the loader would say it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(self.text())

    def text(self, language: str = "sv") -> str:
        return " ".join(dict.fromkeys(_told(one, language) for one in self.faults))


def _told(fault: Fault, language: str) -> str:
    """The fault without its file and line, which a draft does not have."""
    details = {key: detail for key, detail in fault.details if key != "guess"}
    return say(f"fault-{fault.message}", language, **details)


def tried(case: Case, draft: Draft) -> Case:
    """The case with what the draft tries, checked as `assemble` checks between files; raises Refused."""
    setting = replace(_setting(case, draft, lines_of(case, draft)), asked=set(), once=set())
    findings = Findings()
    files = CaseFiles(setting, case.programme, findings)
    check_units(files)
    check_residents(files, 1)
    _refuse(findings)
    try:
        outcomes, admitted = judged(case.programme, setting)
        case.programme.inputs(setting, admitted, Grid.monthly(setting.horizon))
        setting.parameter("regime")
    except (MissingParameter, NotInForce) as error:
        files.absent(error)
        _refuse(findings)
        raise
    check_dates(files, case.wiring)
    check_effect(files, case.wiring)
    _refuse(findings)
    return replace(case, setting=setting, outcomes=outcomes, admitted=admitted, what_ifs=())


def with_lines(known: Case, case: Case, draft: Draft, lines: Sequence[Change]) -> Case:
    """The same where a case with other values of the same parameters is known; raises Refused.

    For parameters that neither conditions nor inputs read: those stay as they are.
    """
    setting = replace(_setting(case, draft, lines), asked=known.setting.asked, once=known.setting.once)
    findings = Findings()
    check_units(CaseFiles(setting, case.programme, findings))
    _refuse(findings)
    return replace(known, setting=setting)


def lines_of(case: Case, draft: Draft, why: str = "") -> tuple[Change, ...]:
    """What the draft would be as a scenario's lines."""
    return tuple(
        Change(spot[0], begins(case, draft, spot), value, why, case.scenario.file, 1)
        for spot, value in sorted(draft.values.items(), key=lambda item: item[0])
    )


def begins(case: Case, draft: Draft, spot: Spot) -> date:
    """From which day the value at a spot counts."""
    return draft.begins(spot, settled=is_settled(case, case.setting.parameters[spot[0]]))


def scenario_lines(case: Case, lines: Sequence[Change]) -> tuple[Change, ...]:
    """The scenario's own lines that still hold, and the draft's, each path's by date."""
    own = {(line.path, line.since) for line in lines}
    kept = (one for one in case.scenario.changes if (one.path, one.since) not in own)
    return tuple(sorted((*kept, *lines), key=lambda line: (line.path, line.since)))


def _setting(case: Case, draft: Draft, lines: Sequence[Change]) -> Setting:
    parameters = dict(case.setting.parameters)
    key, own = f"scenario:{case.scenario.id}", case.scenario
    for line in lines:
        new = Dated(line.since, line.value, key, "proposed", file=line.file, line=1)
        parameters[line.path] = parameters[line.path].with_value(new)
    sources = {**case.setting.sources, key: Source(key, own.label.sv, own.owner, "", reference=own.file)}
    scenario = replace(case.scenario, horizon=draft.horizon, changes=scenario_lines(case, lines))
    return replace(case.setting, scenario=scenario, parameters=parameters, sources=sources)


def _refuse(findings: Findings) -> None:
    if findings.faults:
        raise Refused(findings.faults)
