"""Which reports to make. Every job is checked before the first one runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from simlib.analysis.outcome import check
from simlib.assembly import Case, project_root, regions_of
from simlib.batch.limits import NO_LIMITS, Limits
from simlib.faults import Faults, Findings, closest, listed
from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.files import real
from simlib.parameters.reading import Block, Field, Listing, Node, Reader, Text
from simlib.regions import known_regions
from simlib.words import LANGUAGES

DRAWS, SEED = 10_000, 20260101
MOST_DRAWS, HIGHEST_SEED = 1_000_000, 2**32 - 1


@dataclass(frozen=True)
class Job:
    """One scenario in one language: both of its reports. `region`: where the scenario is for each."""

    scenario: Path  # relative to the project
    draws: int
    seed: int
    language: str
    cases: tuple[Case, ...]
    region: str = ""
    limits: Limits = NO_LIMITS
    retries: int = 0

    @property
    def id(self) -> str:
        return "_".join(filter(None, (self.cases[0].scenario.id, self.region)))


@dataclass(frozen=True)
class Done:
    """How a job ended: its folder, its verdicts, or why it failed; `kept` if an earlier run had done it."""

    job: Job
    folder: Path
    verdicts: Mapping[str, str]
    failure: str = ""
    seconds: float = 0.0
    tries: int = 1
    kept: bool = False


def plan(batch: Path) -> tuple[Job, ...]:
    """The jobs of a batch file; raises Faults with all that is wrong in any file of any job."""
    findings = Findings()
    root = project_root(batch)
    reader = Reader(real(batch), root, findings)
    top = reader.root()
    entry, sound = reader.entries(top, _BATCH, optional=tuple(_TERMS)) if top else ({}, False)
    # The scenarios are checked even if something else in the file is wrong: all faults at once.
    listing = top.items.get("scenarios") if isinstance(top, Block) else None
    jobs: list[Job] = []
    for scenario, region, own in _chosen(reader, listing, root) if listing else ():
        cases = check(root / scenario, findings, region)
        if cases and sound:
            jobs += _in_each_language(Job(scenario, DRAWS, SEED, "sv", cases, region), {**entry, **own})
    findings.stop_if_any()
    return tuple(jobs)


def _in_each_language(job: Job, terms: Mapping[str, Any]) -> Iterator[Job]:
    """The job on the terms of its file, and of its own line before those."""
    limits = Limits(terms.get("time_limit"), terms.get("memory_limit"))
    draws, seed, retries = terms.get("draws", DRAWS), terms.get("seed", SEED), terms.get("retries", 0)
    for language in terms.get("language", ("sv",)):
        yield replace(job, draws=draws, seed=seed, language=language, limits=limits, retries=retries)


def check_files(files: Sequence[Path], region: str = "") -> None:
    """Checks scenario and batch files; raises Faults with all that is wrong in any.

    A scenario for each region is checked for every region, or for the one named.
    """
    findings = Findings()
    for file in files:
        if real(file).parent.name != "batches":
            for one in (region,) if region else regions_of(file):
                check(file, findings, one)
            continue
        try:
            plan(file)
        except Faults as faults:
            findings.faults += faults.faults
    findings.stop_if_any()


def single(scenario: Path, *, draws: int, seed: int, language: str, region: str = "") -> Job:
    """The job of one scenario; raises Faults."""
    findings = Findings()
    root = project_root(scenario)
    cases = check(scenario, findings, region)
    findings.stop_if_any()
    return Job(real(scenario).relative_to(root), draws, seed, language, cases, region)


def limited(job: Job, *, time_limit: int | None, memory_limit: int | None, retries: int | None) -> Job:
    """The job with what is said on the command line instead of what its file says."""
    limits = Limits(
        job.limits.seconds if time_limit is None else time_limit,
        job.limits.megabytes if memory_limit is None else memory_limit,
    )
    return replace(job, limits=limits, retries=job.retries if retries is None else retries)


def whole(low: int, high: int, key: str) -> Field[int]:
    """A whole number between two bounds."""

    def read(reader: Reader, node: Node) -> int | None:
        found = fields.number(reader, node)
        if found is None:
            return None
        if found.denominator != 1 or not low <= found <= high:
            reader.fault(node.line, "needs-whole", key=key, text=plain(found), low=low, high=high)
            return None
        return int(found)

    return read


def _languages(reader: Reader, node: Node) -> tuple[str, ...] | None:
    """One language or several: a report in each."""
    if isinstance(node, Listing):
        return fields.list_of(fields.one_of(LANGUAGES), least=1)(reader, node)
    found = fields.one_of(LANGUAGES)(reader, node)
    return (found,) if found else None


# On what terms a job runs: of the whole file, or of one line of it.
_TERMS: Mapping[str, Field[object]] = {
    "draws": whole(100, MOST_DRAWS, "draws"),
    "seed": whole(0, HIGHEST_SEED, "seed"),
    "language": _languages,
    "time_limit": whole(1, 7 * 86_400, "time_limit"),
    "memory_limit": whole(50, 1_000_000, "memory_limit"),
    "retries": whole(0, 100, "retries"),
}
_BATCH: Mapping[str, Field[object]] = {"label": fields.label, **_TERMS, "scenarios": fields.any_node}
_ITEM: Mapping[str, Field[object]] = {
    "scenario": fields.any_node,
    "regions": fields.any_node,
    "except": fields.any_node,
    **_TERMS,
}


def _chosen(reader: Reader, node: Node, root: Path) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    """Scenario files, each below params/ of this project, with region and terms of their own."""
    if not isinstance(node, Listing) or not node.items:
        reader.fault(node.line, "expected-list")
        return
    found: dict[tuple[Path, str], int] = {}
    optional = tuple(key for key in _ITEM if key != "scenario")
    for item in node.items:
        entry = (
            reader.record(item, _ITEM, optional=optional) if isinstance(item, Block) else {"scenario": item}
        )
        if not entry or not (path := _path(reader, entry.pop("scenario"), root)):
            continue
        regions = _regions(reader, entry.pop("regions"), root) if "regions" in entry else ("",)
        left_out = _regions(reader, entry.pop("except"), root) if "except" in entry else ()
        for region in regions:
            if region in left_out:
                continue
            if (first := found.setdefault((path, region), item.line)) != item.line:
                reader.fault(
                    item.line, "duplicate-key", key=f"{path.as_posix()} {region}".strip(), first=first
                )
            else:
                yield path, region, entry


def _regions(reader: Reader, node: Node, root: Path) -> tuple[str, ...]:
    """The regions named, or every region for `all`."""
    known = tuple(known_regions(root, reader.findings))
    if isinstance(node, Text) and node.text == "all":
        return known
    named = fields.list_of(fields.one_of(known), least=1)(reader, node) or ()
    if len(set(named)) < len(named):
        reader.fault(node.line, "duplicate-key", key="regions", first=node.line)
    return tuple(dict.fromkeys(named))


def _path(reader: Reader, node: Node, root: Path) -> Path | None:
    text = fields.text(reader, node)
    if text is None:
        return None
    path = real(root / text)
    if not path.is_relative_to(real(root / "params")) or Path(text).is_absolute():
        reader.fault(node.line, "outside-project", path=text)
    elif not path.is_file():
        known = [file.relative_to(root).as_posix() for file in (root / "params/scenarios").glob("*.yaml")]
        reader.fault(
            node.line, "not-one-of", text=text, known=listed(sorted(known)), guess=closest(text, known)
        )
    else:
        return path.relative_to(root)
    return None
