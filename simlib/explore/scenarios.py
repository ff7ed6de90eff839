"""What a session can begin from: a scenario of the folder, how far ahead, and from which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from simlib.assembly import Case
from simlib.explore.session import Session
from simlib.faults import Findings
from simlib.parameters.scenario import read_scenario
from simlib.periods import Grid, Period
from simlib.present.speech import Speech
from simlib.regions import EACH, known_regions

_FURTHER = 2  # years beyond the scenario's own that can be asked for


@dataclass(frozen=True)
class Choice:
    """`region`: for a scenario that is for each."""

    label: str = field(compare=False)
    file: Path
    region: str = ""


def choices(folder: Path, root: Path, speech: Speech) -> list[Choice]:
    """Every scenario that can be read, by region and name; one that is for each region, once for each."""
    regions = known_regions(root, Findings())
    found = []
    for file in sorted(folder.glob("*.yaml")):
        written = read_scenario(file.resolve(), root, Findings())
        if written is None or "label" not in written.entries or "region" not in written.entries:
            continue
        named, label = written.entries["region"], speech.label(written.entries["label"])
        for region in regions if named == EACH else [named]:
            if region in regions:
                place = speech.label(regions[region].label)
                given = region if named == EACH else ""
                found.append(Choice(f"{place}: {label}", file.resolve(), given))
    return sorted(found, key=lambda one: one.label.casefold())


def horizons(case: Case) -> list[tuple[date, Period]]:
    """By their last month: the scenario's own, and to the end of any year from its first to two beyond."""
    own = case.setting.horizon
    last = own.end - timedelta(days=1)
    ends = {date(year + 1, 1, 1) for year in range(own.start.year, last.year + _FURTHER + 1)}
    return [(end - timedelta(days=1), Period(own.start, end)) for end in sorted({*ends, own.end})]


def starts(session: Session) -> list[date]:
    """The horizon's first day, each New Year's Day in it, and the days on which the rules change."""
    horizon, regime = session.now.horizon, session.case.setting.parameter("regime")
    years = {date(year, 1, 1) for year in Grid.monthly(horizon).years}
    days = {*years, *regime.changes(horizon), session.now.since}
    return sorted({horizon.start, *(day for day in days if day in horizon)})
