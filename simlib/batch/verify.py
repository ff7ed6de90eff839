"""Computes a finished run again and says whether it agrees."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from simlib.analysis.outcome import decide
from simlib.assembly import project_root
from simlib.batch.manifest import inputs, sha256
from simlib.batch.plan import single
from simlib.batch.tables import write_tables
from simlib.faults import Findings
from simlib.present.report import Report
from simlib.present.speech import Speech


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
    findings = Findings()
    try:
        record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        scenario, tables = Path(record["scenario"]), dict(record["tables"])
        draws, seed, language = int(record["draws"]), int(record["seed"]), str(record["language"])
    except (OSError, ValueError, KeyError, TypeError):
        findings.add(folder.name, 1, "not-a-run")
        findings.stop_if_any()
        raise
    root = project_root(folder / "run.json")
    if scenario.is_absolute() or not (root / scenario).resolve().is_relative_to(root / "params"):
        findings.add(folder.name, 1, "outside-project", path=scenario.as_posix())
        findings.stop_if_any()
    job = single(root / scenario, draws=draws, seed=seed, language=language)
    now = inputs(job)
    with tempfile.TemporaryDirectory() as place:
        again = Path(place)
        write_tables(Report(decide(job.cases, draws=draws, seed=seed), Speech(language)), again)
        fresh = {file.relative_to(again).as_posix(): sha256(file) for file in sorted(again.glob("tables/*"))}
    return Verified(
        changed_inputs=tuple(
            name for name, total in dict(record["inputs"]).items() if now.get(name) != total
        ),
        changed_tables=tuple(
            name
            for name, total in tables.items()
            if not (folder / name).is_file() or sha256(folder / name) != total
        ),
        differing=tuple(sorted(name for name in {*tables, *fresh} if tables.get(name) != fresh.get(name))),
        tables=len(tables),
    )
