"""A report's tables as files: CSV for people, Parquet for programs, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from simlib.present.report import Report

# A cell that a spreadsheet would run as a formula is written as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(report: Report, folder: Path) -> None:
    """Every table and the payment lines, into `folder`/tables."""
    target = folder / "tables"
    target.mkdir(parents=True)
    frames = {key: table.frame() for key, table in report.tables.items()} | {
        "lines": report.decision.proposal.ledger.lines
    }
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
