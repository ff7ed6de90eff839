"""What is read is there, what is there is read, and each under one name only."""

from __future__ import annotations

from collections.abc import Iterable

from simlib import rules
from simlib.coherence.asked import demanded, grant_terms_read
from simlib.coherence.files import CaseFiles
from simlib.exact import WHOLE_ORE
from simlib.faults import closest
from simlib.periods import Grid


def check_names(files: CaseFiles, inputs: Iterable[str]) -> None:
    """That whatever is read is there, that whatever is there is read, and under one name only."""
    found, inputs = rules.collect(files.module), frozenset(inputs)
    uneven = {volume.uneven: volume.name for volume in files.module.VOLUMES if volume.uneven}
    readers = uneven | {read: name for name, rule in found.items() for read in rule.reads()}
    computed = {*found, *(volume.name for volume in files.module.VOLUMES), "grid"}
    families = files.families((*files.own, "standards", *(["grants"] if files.granted else [])))
    of_rules = {members[0].name for members in families.values() if members[0].namespace != "standards"}
    asked = demanded(files)
    missing = {
        name: (readers[name], files.programme_file)
        for name in sorted(readers.keys() - computed - inputs - of_rules)
    }
    missing |= {path.split(".", 1)[1]: ("", file) for path, file in asked.items() if path not in families}
    missing |= {
        path.split(".", 1)[1]: ("", "params/grants.yaml")
        for path in grant_terms_read(files)
        if path not in files.setting.parameters and path.rsplit(".", 1)[0] in families
    }
    for name, (rule, file) in missing.items():
        files.missing(name, rule, file)
    for path, members in families.items():
        name, mine = members[0].name, members[0].namespace in files.own
        by_hand = path in files.setting.asked
        if not (by_hand or path in asked or (mine and name in readers)):
            files.at(members[0], "unread-parameter", path=path, guess=closest(name, missing))
        twice = mine and all(f"{space}.{name}" in families for space in files.own)
        if mine and (name in computed or (name in inputs and not by_hand) or twice):
            files.at(members[0], "name-taken", name=name)


def check_sources(files: CaseFiles, named: Iterable[str]) -> None:
    """That the documents which the scheme's own code rests on are in the list."""
    for source in sorted({*named, WHOLE_ORE.reference} - set(files.setting.sources)):
        guess = closest(source, files.setting.sources)
        files.findings.add("params/sources.yaml", 1, "unlisted-source", source=source, guess=guess)


def check_residents(files: CaseFiles, line: int) -> None:
    """That the number of inhabitants is known for the year before each year of the horizon."""
    if files.module.GRANT_FORM != "population_share":
        return
    known = set.intersection(*(set(m.residents) for m in files.setting.region.municipalities))
    for year in Grid.monthly(files.setting.horizon).years:
        if year - 1 not in known:
            file, years = files.setting.scenario.file, {"first": min(known), "last": max(known)}
            files.findings.add(file, line, "no-residents", year=year - 1, **years)
