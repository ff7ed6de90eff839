"""What a batch would do: its jobs in words, and an estimate from the runs that are there already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from simlib.batch.manifest import identity
from simlib.batch.plan import Job
from simlib.present.sentences import changes_in_words
from simlib.present.speech import Speech
from simlib.words import say


def listing(jobs: Sequence[Job], outputs: Path, language: str) -> Iterator[str]:
    """Lines for a terminal: each job, what its scenario changes, and the time that all would take."""
    speech = Speech(language)
    known = _seconds(outputs)
    left = 0.0
    for number, job in enumerate(jobs, start=1):
        setting = job.cases[0].setting
        kept = (outputs / f"{job.id}-{identity(job)}" / "run.json").is_file()
        yield say(
            "plan-job",
            language,
            number=number,
            id=job.id,
            region=speech.label(setting.region.label),
            scenario=speech.label(setting.scenario.label),
            draws=speech.number(job.draws),
            report=job.language,
            kept="yes" if kept else "no",
        )
        yield from (f"   {line}" for line in changes_in_words(setting, speech))
        # As long as this scheme took before, else as long as any did; time follows the draws.
        took = known.get(setting.scenario.programme) or [t for times in known.values() for t in times]
        left += 0 if kept or not took else median(took) * job.draws
    yield say(
        "plan-estimate" if known else "plan-no-estimate", language, jobs=len(jobs), minutes=f"{left / 60:.0f}"
    )


def _seconds(outputs: Path) -> dict[str, list[float]]:
    """Seconds per draw of the runs that are there, by scheme."""
    found: dict[str, list[float]] = {}
    for file in sorted(outputs.glob("*/run.json")):
        try:
            record = json.loads(file.read_text(encoding="utf-8"))
            schemes = {path for path in record["inputs"] if path.startswith("params/programmes/")}
            for scheme in schemes:
                found.setdefault(Path(scheme).stem, []).append(record["seconds"] / record["draws"])
        except (ValueError, KeyError, TypeError, ZeroDivisionError):
            continue
    return found
