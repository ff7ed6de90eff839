"""Computes a finished run again and says whether it agrees."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simlib.analysis.outcome import decide
from simlib.assembly import project_root
from simlib.batch.manifest import inputs, sha256
from simlib.batch.plan import Job, single
from simlib.batch.tables import write_tables
from simlib.batch.terms import HIGHEST_SEED, MOST_DRAWS
from simlib.faults import Faults, Findings, listed
from simlib.present.report import Report
from simlib.present.speech import Speech
from simlib.words import LANGUAGES

_KINDS = {
    "scenario": str,
    "region": str,
    "draws": int,
    "seed": int,
    "language": str,
    "tables": dict,
    "inputs": dict,
}


@dataclass(frozen=True)
class Verified:
    """Files that differ from what run.json says: inputs, stored tables, recomputed tables."""

    changed_inputs: tuple[str, ...]
    changed_tables: tuple[str, ...]
    differing: tuple[str, ...]
    tables: int

    @property
    def agrees(self) -> bool:
        return not (self.changed_inputs or self.changed_tables or self.differing)


def verify(folder: Path) -> Verified:
    """Recompute the tables of a run and compare them byte by byte; raises Faults if it is no run."""
    record = recorded(folder)
    job = job_of(folder, record)
    draws, seed, language, tables = (record[key] for key in ("draws", "seed", "language", "tables"))
    now = inputs(job)
    with tempfile.TemporaryDirectory() as place:
        again = Path(place)
        write_tables(Report(decide(job.cases, draws=draws, seed=seed), Speech(language)), again)
        fresh = {file.relative_to(again).as_posix(): sha256(file) for file in sorted(again.glob("tables/*"))}
    return Verified(
        changed_inputs=tuple(name for name, total in record["inputs"].items() if now.get(name) != total),
        changed_tables=tuple(
            name
            for name, total in tables.items()
            if not (folder / name).is_file() or sha256(folder / name) != total
        ),
        differing=tuple(sorted(name for name in {*tables, *fresh} if tables.get(name) != fresh.get(name))),
        tables=len(tables),
    )


def job_of(folder: Path, record: Mapping[str, Any]) -> Job:
    """The job of a run as its files stand now; raises Faults if there is no such scenario any more."""
    root = project_root(folder / "run.json")
    scenario = Path(record["scenario"])
    if scenario.is_absolute() or not (root / scenario).resolve().is_relative_to(root / "params"):
        raise refused(folder, "outside-project", path=scenario.as_posix())
    draws, seed, language = (record[key] for key in ("draws", "seed", "language"))
    return single(root / scenario, draws=draws, seed=seed, language=language, region=record["region"])


def recorded(folder: Path) -> dict[str, Any]:
    """What run.json says, if it says all that a run needs."""
    try:
        found = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise refused(folder, "not-a-run") from None
    if not isinstance(found, dict) or any(
        not isinstance(found.get(key), kind) for key, kind in _KINDS.items()
    ):
        raise refused(folder, "not-a-run")
    for key, low, high in (("draws", 100, MOST_DRAWS), ("seed", 0, HIGHEST_SEED)):
        if not low <= found[key] <= high:
            raise refused(folder, "needs-whole", key=key, text=found[key], low=low, high=high)
    if found["language"] not in LANGUAGES:
        raise refused(folder, "not-one-of", text=found["language"], known=listed(LANGUAGES))
    return found


def refused(folder: Path, message: str, **details: object) -> Faults:
    findings = Findings()
    findings.add(f"{folder.name}/run.json", 1, message, **details)
    return Faults(findings.faults)
