"""What a batch would do: its jobs in words, and an estimate from the runs that are there already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from simlib.batch.manifest import identity
from simlib.batch.plan import Job
from simlib.batch.terms import NOTEBOOKS
from simlib.faults import listed
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
        if len(job.notebooks) < len(NOTEBOOKS):
            yield "   " + say(
                "plan-only", language, pages=listed(speech(f"to-{one}") for one in job.notebooks)
            )
        # As long as this scheme took before, else as long as any did.
        took = known.get(setting.scenario.programme) or [t for times in known.values() for t in times]
        left += 0 if kept or not took else _expected(took, job.draws)
    yield say(
        "plan-estimate" if known else "plan-no-estimate", language, jobs=len(jobs), minutes=f"{left / 60:.0f}"
    )


def _expected(took: Sequence[tuple[int, float]], draws: int) -> float:
    """Seconds with as many draws; where none had, in proportion: too long with more, too short with fewer."""
    alike = [seconds for before, seconds in took if before == draws]
    return median(alike or [seconds / before * draws for before, seconds in took])


def _seconds(outputs: Path) -> dict[str, list[tuple[int, float]]]:
    """Draws and seconds of the runs that are there, by scheme."""
    found: dict[str, list[tuple[int, float]]] = {}
    for file in sorted(outputs.glob("*/run.json")):
        try:
            record = json.loads(file.read_text(encoding="utf-8"))
            schemes = {path for path in record["inputs"] if path.startswith("params/programmes/")}
            for scheme in schemes:
                found.setdefault(Path(scheme).stem, []).append(
                    (int(record["draws"]), float(record["seconds"]))
                )
        except (ValueError, KeyError, TypeError, ZeroDivisionError):
            continue
    return found
