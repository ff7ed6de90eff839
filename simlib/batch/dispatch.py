"""A batch from its jobs to its index: what is done already is kept, the rest is handed to an executor.

A run's folder appears whole or not at all: it is built beside and renamed. A job that fails keeps what
there is under `failed`, is tried again if it may be, and does not stop the others.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import partial
from pathlib import Path

from simlib.batch.building import building, placed
from simlib.batch.executors import executor
from simlib.batch.index import write_index
from simlib.batch.limits import CAN_FORK
from simlib.batch.manifest import identity, sha256
from simlib.batch.plan import Done, Job
from simlib.batch.portable import reason
from simlib.batch.progress import Progress
from simlib.batch.run import STEPS, Attempt, Ended, attempt, read_before, work
from simlib.batch.summary import write_summary
from simlib.batch.terms import NOTEBOOKS
from simlib.present.excel.workbook import NAME as WORKBOOK

_LOOK = 0.2  # seconds between looks at how far the running jobs have come
Waiting = dict["Future[Ended]", tuple[int, Attempt, int]]


def name_of(job: Job) -> str:
    """Of a job's folder: another name whenever anything that decides its result is another."""
    return f"{job.id}-{identity(job)}"


def run_all(
    jobs: Iterable[Job],
    outputs: Path,
    *,
    on: str = "serial",
    force: bool = False,
    tell: Callable[[Done], object] = lambda _: None,
) -> tuple[Done, ...]:
    """Every job on the executor `on`, and the index of them all; `tell` hears of each as it ends.

    Raises OSError if nothing can be written in `outputs`.
    """
    planned = tuple(jobs)
    outputs.mkdir(parents=True, exist_ok=True)
    outputs = outputs.resolve()
    names = [name_of(job) for job in planned]
    done = (
        {} if force else {i: one for i, job in enumerate(planned) if (one := kept(job, outputs / names[i]))}
    )
    with building(outputs) as base:
        write_summary(planned, names, done, outputs, base)
        for one in done.values():
            tell(one)
        attempts = [(i, attempt(job, base, names[i])) for i, job in enumerate(planned) if i not in done]
        try:
            if attempts:
                if CAN_FORK and not on.startswith("dask"):
                    read_before(_shared([planned[i] for i, _ in attempts]))
                with executor(on) as pool, Progress(len(attempts), planned[0].language) as progress:
                    for i, what, ended, tries in _finished(pool, attempts, planned, progress):
                        done[i] = _settled(planned[i], what, ended, tries, outputs, force=force)
                        progress.finished(what.name, partial(tell, done[i]))
        finally:  # of a batch that is stopped too
            ordered = tuple(done[i] for i in sorted(done))
            if ordered or not planned:
                write_index(ordered, outputs, base)
            write_summary(planned, names, done, outputs, base)
    return ordered


def _shared(jobs: Sequence[Job]) -> list[tuple[Path, str]]:
    """The first scenario, and its region, of each scheme that more than one job is about."""
    first: dict[str, Job] = {}
    about = [job.cases[0].scenario.programme for job in jobs]
    for scheme, job in zip(about, jobs, strict=True):
        first.setdefault(scheme, job)
    return [
        (job.cases[0].setting.root / job.scenario, job.region)
        for scheme, job in first.items()
        if about.count(scheme) > 1
    ]


def _finished(
    pool: Executor, attempts: Sequence[tuple[int, Attempt]], jobs: Sequence[Job], progress: Progress
) -> Iterable[tuple[int, Attempt, Ended, int]]:
    """Each job as it ends for good, after as many tries as it may have."""
    waiting: Waiting = {pool.submit(work, what): (i, what, 1) for i, what in attempts}
    while waiting:
        ready, _ = wait(waiting, timeout=_LOOK, return_when=FIRST_COMPLETED)
        progress.look([what for _, what, _ in waiting.values()], STEPS)
        for future in ready:
            i, what, tries = waiting.pop(future)
            ended = _result(future, what)
            if ended.failure and tries <= jobs[i].retries:
                waiting[pool.submit(work, what)] = (i, what, tries + 1)
            else:
                yield i, what, ended, tries


def _result(future: Future[Ended], what: Attempt) -> Ended:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - its worker is lost, or the job could not be sent
        return Ended(what.base / f"{what.name}-lost", {}, reason(error), 0.0)


def kept(job: Job, folder: Path) -> Done | None:
    """The job as an earlier run left it, if it is all there and its tables are as they were made."""
    try:
        record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        made = (NOTEBOOKS[kind] for kind in job.notebooks)
        pages = (WORKBOOK, *(file for name, page in made for file in (page, f"{name}.ipynb")))
        whole = all((folder / file).is_file() for file in pages) and all(
            sha256(folder / file) == total for file, total in record["tables"].items()
        )
        found = Done(job, folder, record["verdicts"], seconds=record["seconds"], kept=True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if whole else None


def _settled(job: Job, what: Attempt, ended: Ended, tries: int, outputs: Path, *, force: bool) -> Done:
    """The folder put where it belongs; one that another batch has put there meanwhile is as good."""
    failed, target = outputs / "failed" / what.name, outputs / what.name
    failure = ended.failure
    if not failure:
        try:
            if force or not kept(job, target):
                ended.building.chmod(0o755)
                placed(ended.building, target, what.base)
            shutil.rmtree(failed, ignore_errors=True)  # what an earlier run left
            return Done(job, target, ended.verdicts, "", ended.seconds, tries)
        except OSError as error:
            failure = reason(error)
    with contextlib.suppress(OSError):  # nothing of it can be kept: the cause is told all the same
        ended.building.mkdir(exist_ok=True)
        ended.building.chmod(0o755)
        placed(ended.building, failed, what.base)
    return Done(job, failed, {}, failure, ended.seconds, tries)
