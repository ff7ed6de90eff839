"""A batch from its jobs to its index: what is done already is kept, the rest is handed to an executor.

A run's folder appears whole or not at all: it is built beside and renamed. A job that fails keeps what
there is under `failed`, is tried again if it may be, and does not stop the others.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import partial
from pathlib import Path

from simlib.batch.executors import executor
from simlib.batch.index import write_index
from simlib.batch.manifest import identity
from simlib.batch.plan import Done, Job
from simlib.batch.progress import Progress
from simlib.batch.run import NOTEBOOKS, STEPS, Attempt, Ended, attempt, work

_LOOK = 0.2  # seconds between looks at how far the running jobs have come
Waiting = dict["Future[Ended]", tuple[int, Attempt, int]]


def run_all(
    jobs: Iterable[Job],
    outputs: Path,
    *,
    on: str = "serial",
    force: bool = False,
    tell: Callable[[Done], object] = lambda _: None,
) -> tuple[Done, ...]:
    """Every job on the executor `on`, and the index of them all; `tell` hears of each as it ends."""
    planned = tuple(jobs)
    outputs.mkdir(parents=True, exist_ok=True)
    outputs = outputs.resolve()
    names = [f"{job.id}-{identity(job)}" for job in planned]
    done = (
        {}
        if force
        else {i: kept for i, job in enumerate(planned) if (kept := _kept(job, outputs / names[i]))}
    )
    for kept in done.values():
        tell(kept)
    left = [i for i in range(len(planned)) if i not in done]
    if left:
        base = Path(tempfile.mkdtemp(prefix=".building-", dir=outputs))
        try:
            attempts = [(i, attempt(planned[i], base, names[i])) for i in left]
            with executor(on) as pool, Progress(len(left), planned[0].language) as progress:
                for i, what, ended, tries in _finished(pool, attempts, planned, progress):
                    done[i] = _settled(planned[i], what, ended, tries, outputs)
                    progress.finished(what.name, partial(tell, done[i]))
        finally:
            shutil.rmtree(base, ignore_errors=True)
    ordered = tuple(done[i] for i in range(len(planned)))
    write_index(ordered, outputs)
    _write_summary(ordered, outputs)
    return ordered


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
        empty = Path(tempfile.mkdtemp(prefix=f"{what.name}-", dir=what.base))
        return Ended(empty, {}, f"{type(error).__name__}", 0.0)


def _kept(job: Job, folder: Path) -> Done | None:
    """The job as an earlier run left it, if it is all there."""
    try:
        record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    whole = all(
        (folder / file).is_file() for file in (*record["tables"], *(page for _, page in NOTEBOOKS.values()))
    )
    return Done(job, folder, record["verdicts"], seconds=record["seconds"], kept=True) if whole else None


def _settled(job: Job, what: Attempt, ended: Ended, tries: int, outputs: Path) -> Done:
    """The folder put where it belongs."""
    failed = outputs / "failed" / what.name
    target = failed if ended.failure else outputs / what.name
    folder = _placed(ended.building, target)
    if not ended.failure:
        shutil.rmtree(failed, ignore_errors=True)  # what an earlier run left
    return Done(job, folder, ended.verdicts, ended.failure, ended.seconds, tries)


def _placed(building: Path, target: Path) -> Path:
    """Moves a finished folder into place, over an earlier one of the same name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    building.chmod(0o755)
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
        target.replace(old / target.name)
        building.replace(target)
        shutil.rmtree(old)
    else:
        building.replace(target)
    return target


def _write_summary(done: Sequence[Done], outputs: Path) -> None:
    """summary.json: each job of the batch and how it ended, for programs."""
    jobs = [
        {
            "id": one.job.id,
            "scenario": one.job.scenario.as_posix(),
            "language": one.job.language,
            "folder": one.folder.relative_to(outputs).as_posix(),
            "verdicts": dict(one.verdicts),
            "failure": one.failure,
            "seconds": round(one.seconds, 1),
            "tries": one.tries,
            "kept": one.kept,
        }
        for one in done
    ]
    record = {
        "done": sum(not one.failure for one in done),
        "failed": sum(bool(one.failure) for one in done),
        "jobs": jobs,
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (outputs / "summary.json").write_text(text, encoding="utf-8", newline="\n")
