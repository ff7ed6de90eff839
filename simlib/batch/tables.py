"""A report's tables as files: CSV for people, Parquet for programs, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from simlib.analysis.outcome import decide
from simlib.batch.plan import Job
from simlib.present.analyses import Analyses
from simlib.present.report import Report
from simlib.present.speech import Speech
from simlib.present.table import Table

# A cell that a spreadsheet would run as a formula is written as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def computed(job: Job) -> tuple[Report, Analyses | None]:
    """What the reports of a job show; the analyses only where their page is asked for."""
    report = Report(decide(job.cases, draws=job.draws, seed=job.seed), Speech(job.language))
    asked = "analysis" in job.notebooks
    return report, Analyses.after(report.decision, report.speech) if asked else None


def every_table(report: Report, analyses: Analyses | None) -> dict[str, Table]:
    """The tables of the reports by the names of their files; two of the pages list simulated figures."""
    found = {**report.tables, "T7": report.check_table}
    more = analyses.tables if analyses else {}
    return found | {f"analysis-{key}" if key in found else key: table for key, table in more.items()}


def write_tables(tables: Mapping[str, Table], lines: pd.DataFrame, folder: Path) -> None:
    """Every table and the payment lines, into `folder`/tables."""
    target = folder / "tables"
    target.mkdir(parents=True)
    frames = {**{name: table.frame() for name, table in tables.items()}, "lines": lines}
    for key, frame in frames.items():
        harmless(frame).to_csv(target / f"{key}.csv", index=False, lineterminator="\n", encoding="utf-8")
        as_columns(frame).to_parquet(target / f"{key}.parquet", index=False)


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """Text that starts like a formula gets an apostrophe in front; numbers are left alone."""
    return frame.map(lambda cell: "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell)


def as_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns of one type each: a column that mixes text and numbers becomes text."""
    found = frame.copy()
    for name in found.columns:
        kinds = {type(cell) for cell in found[name] if cell is not None}
        if len(kinds) > 1 and str in kinds:
            found[name] = found[name].map(lambda cell: None if cell is None else str(cell)).astype("string")
    return found
