"""summary.json: each job of a batch and how it ended, for programs, and for the batch that finishes this one.

It is written before the first job runs, with `ended: false` for what is not done, and again at the end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from simlib.batch.building import placed
from simlib.batch.plan import Done, Job

NAME = "summary.json"


def write_summary(
    jobs: Sequence[Job], names: Sequence[str], done: Mapping[int, Done], outputs: Path, base: Path
) -> None:
    """What there is of each job, by its place in the batch."""
    listed = [_job(job, names[i], done.get(i), outputs) for i, job in enumerate(jobs)]
    record = {
        "done": sum(not one.failure for one in done.values()),
        "failed": sum(bool(one.failure) for one in done.values()),
        "left": len(jobs) - len(done),
        "jobs": listed,
    }
    file = base / NAME
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    placed(file, outputs / NAME, base)


def _job(job: Job, name: str, one: Done | None, outputs: Path) -> dict[str, object]:
    return {
        "id": job.id,
        "scenario": job.scenario.as_posix(),
        "language": job.language,
        "folder": one.folder.relative_to(outputs).as_posix() if one else name,
        "ended": one is not None,
        "verdicts": dict(one.verdicts) if one else {},
        "failure": one.failure if one else "",
        "seconds": round(one.seconds, 1) if one else 0.0,
        "tries": one.tries if one else 0,
        "kept": one.kept if one else False,
    }


def begun(outputs: Path) -> tuple[str, ...] | None:
    """The names of the jobs of the batch whose summary stands in `outputs`; None if none does."""
    try:
        record = json.loads((outputs / NAME).read_text(encoding="utf-8"))
        return tuple(Path(job["folder"]).name for job in record["jobs"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
