"""One job, wherever it runs: tables, a workbook, notebooks through papermill, pages, and the manifest.

Where the system can fork, the job has a process of its own, which computes the report once; its notebooks
run in forks of that process and open the same report. Elsewhere each notebook's kernel computes it again.
"""

from __future__ import annotations

import dataclasses
import json
import os
import socket
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import nbformat
import papermill

from simlib.analysis.outcome import check
from simlib.batch.limits import CAN_FORK, Limits, TimeLimitError
from simlib.batch.manifest import manifest
from simlib.batch.plan import Job, single
from simlib.batch.portable import make_portable, reason, without_machine
from simlib.batch.tables import computed, every_table, write_tables
from simlib.batch.terms import NOTEBOOKS
from simlib.faults import Findings
from simlib.present import html
from simlib.present.analyses import Analyses
from simlib.present.excel.workbook import NAME as WORKBOOK
from simlib.present.excel.workbook import write_workbook
from simlib.present.opening import hand_over
from simlib.present.report import Report

STEPS = ("tables", *NOTEBOOKS)
_GRACE = 20  # seconds to save what there is of a job whose time is up


class InputsChangedError(Exception):
    """What the folder's name promises is not what was computed."""


@dataclass(frozen=True)
class Ended:
    """How an attempt at a job ended: what it built, its verdicts or why it failed."""

    building: Path
    verdicts: Mapping[str, str]
    failure: str
    seconds: float


@dataclass(frozen=True)
class Attempt:
    """What crosses to the process or machine that runs a job: the cases are read again there."""

    job: Job  # without its cases
    root: Path
    base: Path  # where this batch builds
    name: str

    @property
    def step_file(self) -> Path:
        """Says how far the job has come, to whoever shows progress."""
        return self.base / f"{self.name}.step"

    def step(self, number: int) -> None:
        self.step_file.write_text(str(number), encoding="ascii")


def attempt(job: Job, base: Path, name: str) -> Attempt:
    return Attempt(dataclasses.replace(job, cases=()), job.cases[0].setting.root, base, name)


def read_before(scenarios: Sequence[tuple[Path, str]]) -> None:
    """Let the server read these, each for a region, so that what several jobs read is not read in each."""
    from simlib.batch.forks import current  # noqa: PLC0415 - not on every system

    for scenario, region in scenarios:
        current().prepare(partial(check, tried=True), scenario, Findings(), region)


def work(what: Attempt) -> Ended:
    """Run the job to its end, however it ends; never raises for what the job does."""
    building = Path(tempfile.mkdtemp(prefix=f"{what.name}-", dir=what.base))
    return _apart(what, building) if CAN_FORK else _here(what, building, time.monotonic())


def _apart(what: Attempt, building: Path) -> Ended:
    """In a process of its own, forked from one that has imported everything."""
    from simlib.batch.forks import current  # noqa: PLC0415 - not on every system

    started, limits = time.monotonic(), what.job.limits
    outer = dataclasses.replace(limits, seconds=limits.seconds and limits.seconds + _GRACE)
    child = current().fork(_alone, what, building, limits=outer, cwd=what.root)
    try:
        return child.connection.recv()
    except (EOFError, OSError):
        status, seconds = child.status(), time.monotonic() - started
        late = limits.seconds is not None and seconds >= limits.seconds
        failure = f"TimeLimitError: {limits.seconds:g} s" if late else f"DeadJobError: {status}"
        return Ended(building, {}, failure, seconds)
    finally:
        child.close()


def _alone(connection: Connection, what: Attempt, building: Path) -> None:
    """The job's own process: compute, then serve one more, which runs the notebooks in forks of this one."""
    from simlib.batch.forks import Server, use  # noqa: PLC0415 - not on every system
    from simlib.batch.server import serve, share  # noqa: PLC0415

    started = time.monotonic()
    try:
        job, report, analyses = _computed(what, building)
    except Exception as error:  # noqa: BLE001 - told to whoever waits for the job
        connection.send(_failed(what, building, error, started))
        return
    hand_over(
        (report, analyses),
        job.scenario.as_posix(),
        draws=job.draws,
        seed=job.seed,
        language=job.language,
        region=job.region,
    )
    share()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    runner = os.fork()
    if runner == 0:
        theirs.close()
        use(Server(ours))
        connection.send(_told(what, job, report, building, started))
        os._exit(0)
    ours.close()
    connection.close()
    serve(theirs, groups=False)
    os.waitpid(runner, 0)


def _here(what: Attempt, building: Path, started: float) -> Ended:
    try:
        job, report, _ = _computed(what, building)
    except Exception as error:  # noqa: BLE001 - told to whoever waits for the job
        return _failed(what, building, error, started)
    return _told(what, job, report, building, started)


def _computed(what: Attempt, building: Path) -> tuple[Job, Report, Analyses | None]:
    what.step(0)
    asked = what.job
    found = single(
        what.root / asked.scenario,
        draws=asked.draws,
        seed=asked.seed,
        language=asked.language,
        region=asked.region,
    )
    job = dataclasses.replace(asked, cases=found.cases)
    report, analyses = computed(job)
    tables = every_table(report, analyses)
    write_tables(tables, report.decision.proposal.ledger.lines, building)
    write_workbook(report, tables, building)
    return job, report, analyses


def _told(what: Attempt, job: Job, report: Report, building: Path, started: float) -> Ended:
    """Notebooks, pages and run.json of a computed report."""
    try:
        for kind in job.notebooks:
            what.step(STEPS.index(kind))
            _notebook(job, report, kind, building, started)
        proposal = report.decision.proposal
        verdicts = {"budget": proposal.budget.verdict, "continuity": proposal.continuity.verdict}
        seconds = time.monotonic() - started
        record = manifest(job, building, report=report, seconds=seconds, verdicts=verdicts)
        _as_promised(what, f"{job.id}-{record['identity']}")
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        (building / "run.json").write_text(text, encoding="utf-8", newline="\n")
    except Exception as error:  # noqa: BLE001 - told to whoever waits for the job
        return _failed(what, building, error, started)
    return Ended(building, verdicts, "", seconds)


def _as_promised(what: Attempt, name: str) -> None:
    if name != what.name:
        raise InputsChangedError("a file that decides the result was changed after the batch had begun")


def _failed(what: Attempt, building: Path, error: Exception, started: float) -> Ended:
    return Ended(building, {}, without_machine(reason(error), what.root), time.monotonic() - started)


def _notebook(job: Job, report: Report, kind: str, folder: Path, started: float) -> None:
    """Execute one notebook and make a page of it."""
    name, page = NOTEBOOKS[kind]
    root, executed, most = job.cases[0].setting.root, folder / f"{name}.ipynb", job.limits.seconds
    left = most and most - (time.monotonic() - started)
    if left is not None and left <= 0:
        raise TimeLimitError(f"{most:g} s")
    try:
        papermill.execute_notebook(
            root / "notebooks" / f"{name}.ipynb",
            executed,
            {
                "scenario": job.scenario.as_posix(),
                "draws": job.draws,
                "seed": job.seed,
                "language": job.language,
                "region": job.region,
            },
            "simlib",
            request_save_on_cell_execute=False,  # papermill saves a failed one too
            cwd=root,
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            limits=Limits(left),  # memory is limited for the job's whole process already
        )
    finally:  # what there is must not tell of this machine either
        make_portable(executed, root)
    speech = report.speech
    others = [(speech(f"to-{one}"), NOTEBOOKS[one][1]) for one in job.notebooks if one != kind]
    html.write(
        folder / page,
        nbformat.read(executed, as_version=4),
        title=speech(f"title-{kind}", scenario=report.title),
        language=job.language,
        links=[*others, (speech("to-workbook"), WORKBOOK), (speech("to-index"), "../index.html")],
        diary=report.decision.proposal.case.scenario.diary,
        absent=[address for one, (_, address) in NOTEBOOKS.items() if one not in job.notebooks],
    )
