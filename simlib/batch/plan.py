"""Which reports to make. Every job is checked before the first one runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simlib.analysis.outcome import check
from simlib.assembly import Case, project_root
from simlib.faults import Findings, closest, listed
from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.reading import Block, Field, Listing, Node, Reader
from simlib.words import LANGUAGES

DRAWS, SEED = 10_000, 20260101
MOST_DRAWS, HIGHEST_SEED = 1_000_000, 2**32 - 1


@dataclass(frozen=True)
class Job:
    """One scenario in one language: both of its reports."""

    scenario: Path  # relative to the project
    draws: int
    seed: int
    language: str
    cases: tuple[Case, ...]

    @property
    def id(self) -> str:
        return self.cases[0].scenario.id


@dataclass(frozen=True)
class Done:
    """How a job ended: its folder, its verdicts, or why it failed."""

    job: Job
    folder: Path
    verdicts: Mapping[str, str]
    failure: str = ""


def plan(batch: Path) -> tuple[Job, ...]:
    """The jobs of a batch file; raises Faults with all that is wrong in any file of any job."""
    findings = Findings()
    root = project_root(batch)
    reader = Reader(batch.resolve(), root, findings)
    top = reader.root()
    entry, sound = reader.entries(top, _BATCH, optional=("draws", "seed", "language")) if top else ({}, False)
    # The scenarios are checked even if something else in the file is wrong: all faults at once.
    listing = top.items.get("scenarios") if isinstance(top, Block) else None
    jobs = []
    for scenario in _paths(reader, listing, root) if listing else ():
        cases = check(root / scenario, findings)
        if cases and sound:
            draws, seed = entry.get("draws", DRAWS), entry.get("seed", SEED)
            jobs.append(Job(scenario, draws, seed, entry.get("language", "sv"), cases))
    findings.stop_if_any()
    return tuple(jobs)


def single(scenario: Path, *, draws: int, seed: int, language: str) -> Job:
    """The job of one scenario; raises Faults."""
    findings = Findings()
    root = project_root(scenario)
    cases = check(scenario, findings)
    findings.stop_if_any()
    return Job(scenario.resolve().relative_to(root), draws, seed, language, cases)


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


_BATCH: Mapping[str, Field[object]] = {
    "label": fields.label,
    "draws": whole(100, MOST_DRAWS, "draws"),
    "seed": whole(0, HIGHEST_SEED, "seed"),
    "language": fields.one_of(LANGUAGES),
    "scenarios": fields.any_node,
}


def _paths(reader: Reader, node: Node, root: Path) -> tuple[Path, ...]:
    """Scenario files, each below params/ of this project."""
    if not isinstance(node, Listing) or not node.items:
        reader.fault(node.line, "expected-list")
        return ()
    found: list[Path] = []
    for item in node.items:
        text = fields.text(reader, item)
        if text is None:
            continue
        path = (root / text).resolve()
        if not path.is_relative_to((root / "params").resolve()) or Path(text).is_absolute():
            reader.fault(item.line, "outside-project", path=text)
        elif path.relative_to(root) in found:
            reader.fault(item.line, "duplicate-key", key=text, first=node.line)
        elif not path.is_file():
            known = [file.relative_to(root).as_posix() for file in (root / "params/scenarios").glob("*.yaml")]
            reader.fault(
                item.line, "not-one-of", text=text, known=listed(sorted(known)), guess=closest(text, known)
            )
        else:
            found.append(path.relative_to(root))
    return tuple(found)
