"""Which reports to make. Every job is checked before the first one runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simlib.analysis.outcome import Sound, check
from simlib.assembly import Case, project_root, regions_of
from simlib.batch.limits import NO_LIMITS, Limits
from simlib.batch.selection import Chosen, Selector
from simlib.batch.terms import DRAWS, NOTEBOOKS, SEED, TERMS
from simlib.faults import Faults, Findings
from simlib.parameters import fields
from simlib.parameters.files import real
from simlib.parameters.reading import Block, Field, Node, Reader


@dataclass(frozen=True)
class Job:
    """One scenario in one language: its reports. `region`: where the scenario is for each."""

    scenario: Path  # relative to the project
    draws: int
    seed: int
    language: str
    cases: tuple[Case, ...]
    region: str = ""
    limits: Limits = NO_LIMITS
    retries: int = 0
    notebooks: tuple[str, ...] = tuple(NOTEBOOKS)

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


@dataclass(frozen=True)
class Batch:
    """The jobs of a batch file, and the folder it asks for (below the project), if any."""

    jobs: tuple[Job, ...]
    outputs: Path | None = None


def plan(batch: Path) -> tuple[Job, ...]:
    """The jobs of a batch file; raises Faults with all that is wrong in any file of any job."""
    return read_batch(batch).jobs


def read_batch(batch: Path, known: Sound | None = None) -> Batch:
    """The same, with what the file says of the batch itself; `known`: cases found sound, as in `check`."""
    known = {} if known is None else known
    findings = Findings()
    root = project_root(batch)
    reader = Reader(real(batch), root, findings)
    top = reader.root()
    entry, sound = reader.entries(top, _BATCH, optional=(*TERMS, "outputs")) if top else ({}, False)
    # The scenarios are checked even if something else in the file is wrong: all faults at once.
    listing = top.items.get("scenarios") if isinstance(top, Block) else None
    jobs: list[Job] = []
    checked: dict[tuple[Path, str], tuple[Case, ...]] = {}
    for one in Selector(reader, root).chosen(listing, entry) if listing else ():
        place = one.scenario, one.region
        if place not in checked:  # once, however many languages
            checked[place] = check(root / one.scenario, findings, one.region, sound=known)
        if checked[place] and sound:
            jobs.append(_job(one, checked[place]))
    findings.stop_if_any()
    return Batch(tuple(jobs), root / entry["outputs"] if "outputs" in entry else None)


def _job(one: Chosen, cases: tuple[Case, ...]) -> Job:
    terms = one.terms
    return Job(
        one.scenario,
        terms.get("draws", DRAWS),
        terms.get("seed", SEED),
        one.language,
        cases,
        one.region,
        Limits(terms.get("time_limit"), terms.get("memory_limit")),
        terms.get("retries", 0),
        terms.get("notebooks", tuple(NOTEBOOKS)),
    )


def check_files(files: Sequence[Path], region: str = "") -> None:
    """Checks scenario and batch files; raises Faults with all that is wrong in any.

    A scenario for each region is checked for every region, or for the one named.
    """
    findings, sound = Findings(), Sound()
    for file in files:
        if real(file).parent.name != "batches":
            for one in (region,) if region else regions_of(file):
                check(file, findings, one, sound=sound)
            continue
        try:
            read_batch(file, sound)
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


def _outputs(reader: Reader, node: Node) -> str | None:
    """A folder below outputs/ of this project: nothing that is kept is written over."""
    text = fields.text(reader, node)
    if text is not None and (Path(text).parts[:1] != ("outputs",) or ".." in Path(text).parts):
        reader.fault(node.line, "not-below-outputs", path=text)
        return None
    return text


_BATCH: Mapping[str, Field[object]] = {
    "label": fields.label,
    "outputs": _outputs,
    **TERMS,
    "scenarios": fields.any_node,
}
