"""What a session can begin from: a scenario of the folder, how far ahead, and from which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from simlib.assembly import Case
from simlib.explore.session import Session
from simlib.faults import Findings
from simlib.parameters.loading import label_of
from simlib.parameters.scenario import read_scenario
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.present.speech import Speech
from simlib.programmes import names
from simlib.regions import EACH, known_regions

_FURTHER = 2  # years beyond the scenario's own that can be asked for


@dataclass(frozen=True)
class Choice:
    """`region`: for a scenario that is for each. `place` and `scheme`: the names under which it is found."""

    file: Path
    region: str = ""
    label: str = field(default="", compare=False)
    place: str = field(default="", compare=False)
    scheme: str = field(default="", compare=False)
    lines: int = field(default=0, compare=False)  # that it changes


def choices(folder: Path, root: Path, speech: Speech) -> list[Choice]:
    """Every scenario that can be read, by its name; one that is for each region, once for each."""
    regions = known_regions(root, Findings())
    schemes = {name: speech.label(_scheme(name, root)) for name in names()}
    found = []
    for file in sorted(folder.glob("*.yaml")):
        written = read_scenario(file.resolve(), root, Findings())
        if written is None or not {"label", "region", "programme"} <= set(written.entries):
            continue
        named, scheme = written.entries["region"], written.entries["programme"]
        if scheme not in schemes:
            continue
        told = speech.label(written.entries["label"]), schemes[scheme], len(written.changes)
        for region in regions if named == EACH else [named]:
            if region in regions:
                given, place = region if named == EACH else "", speech.label(regions[region].label)
                found.append(Choice(file.resolve(), given, told[0], place, *told[1:]))
    return sorted(found, key=lambda one: one.label.casefold())


def _scheme(name: str, root: Path) -> Label:
    """What the scheme's file calls it; its name where it says nothing."""
    return label_of(root / f"params/programmes/{name}.yaml", root) or Label(name, name)


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
