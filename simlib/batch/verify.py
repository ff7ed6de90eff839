"""Computes a finished run again and says whether it agrees."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from simlib.assembly import project_root
from simlib.batch.manifest import inputs, sha256, workbook_sum
from simlib.batch.plan import Job, single
from simlib.batch.tables import computed, every_table, write_tables
from simlib.batch.terms import HIGHEST_SEED, MOST_DRAWS, NOTEBOOKS
from simlib.faults import Faults, Findings, listed
from simlib.present.excel.workbook import NAME as WORKBOOK
from simlib.present.excel.workbook import write_workbook
from simlib.words import LANGUAGES

_KINDS = {
    "scenario": str,
    "region": str,
    "draws": int,
    "seed": int,
    "language": str,
    "notebooks": list,
    "tables": dict,
    "workbook": str,
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
    """Recompute the tables and the workbook of a run and compare them; raises Faults if it is no run.

    Tables are compared byte by byte, the workbook by what it holds.
    """
    record = recorded(folder)
    job = job_of(folder, record)
    tables = {**record["tables"], WORKBOOK: record["workbook"]}
    now = inputs(job)
    with tempfile.TemporaryDirectory() as place:
        again = Path(place)
        report, analyses = computed(job)
        made = every_table(report, analyses)
        write_tables(made, report.decision.proposal.ledger.lines, again)
        new = workbook_sum(write_workbook(report, made, again))
        fresh = {file.relative_to(again).as_posix(): sha256(file) for file in sorted(again.glob("tables/*"))}
    fresh[WORKBOOK] = new
    return Verified(
        changed_inputs=tuple(name for name, total in record["inputs"].items() if now.get(name) != total),
        changed_tables=tuple(
            name
            for name, total in tables.items()
            if not (folder / name).is_file() or _sum(folder / name) != total
        ),
        differing=tuple(sorted(name for name in {*tables, *fresh} if tables.get(name) != fresh.get(name))),
        tables=len(record["tables"]),
    )


def _sum(path: Path) -> str:
    """Of a workbook, what it holds; a file that is none any more has the sum of its bytes."""
    try:
        return workbook_sum(path) if path.name == WORKBOOK else sha256(path)
    except zipfile.BadZipFile:
        return sha256(path)


def job_of(folder: Path, record: Mapping[str, Any]) -> Job:
    """The job of a run as its files stand now; raises Faults if there is no such scenario any more."""
    root = project_root(folder / "run.json")
    scenario = Path(record["scenario"])
    if scenario.is_absolute() or not (root / scenario).resolve().is_relative_to(root / "params"):
        raise refused(folder, "outside-project", path=scenario.as_posix())
    draws, seed, language = (record[key] for key in ("draws", "seed", "language"))
    job = single(root / scenario, draws=draws, seed=seed, language=language, region=record["region"])
    return replace(job, notebooks=tuple(record["notebooks"]))


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
    pages = [(name, tuple(NOTEBOOKS)) for name in found["notebooks"]]
    for text, known in ((found["language"], LANGUAGES), *pages):
        if text not in known:
            raise refused(folder, "not-one-of", text=text, known=listed(known))
    return found


def refused(folder: Path, message: str, **details: object) -> Faults:
    findings = Findings()
    findings.add(f"{folder.name}/run.json", 1, message, **details)
    return Faults(findings.faults)
