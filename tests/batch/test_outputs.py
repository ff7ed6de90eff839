"""What a run leaves: the same tables every time, a record that tells all but where it ran."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import platform
import re
import socket
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from simlib.assembly import load
from simlib.batch.manifest import resolved, workbook_sum
from simlib.batch.tables import every_table, harmless, write_tables
from simlib.batch.terms import NOTEBOOKS
from simlib.present.excel.workbook import write_workbook
from simlib.present.opening import open_analyses, open_report
from simlib.present.table import Cell, Table

REGIONS = ["kalmar_as_decided", "jamtland_as_decided"]


@pytest.fixture(params=REGIONS)
def folder(request, board) -> Path:
    return board.folders[request.param]


@pytest.fixture
def record(folder) -> dict[str, Any]:
    return json.loads((folder / "run.json").read_text(encoding="utf-8"))


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("tables/*"))
    }


def test_the_batch_says_what_it_made(board):
    assert board.exit_code == 0
    assert set(board.folders) == set(REGIONS)
    assert all(f"{name}: klar i outputs/{name}-" in board.stdout for name in REGIONS)
    assert "Traceback" not in board.stderr
    assert "ERROR" not in board.stderr
    assert not list(board.outputs.rglob(".*"))


def test_the_same_tables_again_byte_for_byte(board, folder, record, tmp_path, monkeypatch):
    """Computed in another process than the run's."""
    monkeypatch.chdir(board.project)
    asked = {"draws": 200, "seed": record["seed"], "language": "sv"}
    report, analyses = open_report(record["scenario"], **asked), open_analyses(record["scenario"], **asked)
    tables = every_table(report, analyses)
    write_tables(tables, report.decision.proposal.ledger.lines, tmp_path)
    assert workbook_sum(write_workbook(report, tables, tmp_path)) == record["workbook"]
    assert sums(tmp_path) == sums(folder) == record["tables"]
    assert report.digest == record["tables_digest"]


def test_another_seed_gives_other_simulated_tables_and_the_same_planned_ones(
    board, record, folder, tmp_path, monkeypatch
):
    monkeypatch.chdir(board.project)
    report = open_report(record["scenario"], draws=200, seed=7, language="sv")
    write_tables(report.tables, report.decision.proposal.ledger.lines, tmp_path)
    other, first = sums(tmp_path), sums(folder)
    assert other["tables/T1.csv"] != first["tables/T1.csv"]
    assert other["tables/lines.parquet"] == first["tables/lines.parquet"]


def test_the_record_tells_what_decided_the_result(record, board):
    assert record["id"] in REGIONS
    assert (record["draws"], record["seed"], record["language"]) == (200, 20260101, "sv")
    assert record["python"] == platform.python_version()
    assert {"numpy", "scipy", "pandas", "pyarrow"} <= set(record["versions"])
    assert record["seconds"] > 0
    assert re.fullmatch(r"[0-9a-f]{64}", record["code"])
    assert record["commit"] == ""  # the copy is no checkout
    assert record["verdicts"] == {"budget": "fails", "continuity": "fails"}
    for name, total in record["inputs"].items():
        assert hashlib.sha256((board.project / name).read_bytes()).hexdigest() == total


def test_the_record_holds_every_parameter_after_the_scenarios_changes(record, board):
    case = load(board.project / record["scenario"])
    assert record["parameters"] == resolved(case.setting.parameters)
    assert set(record["parameters"]) == set(case.setting.parameters)
    absorbed = load(board.project / "params/scenarios/kalmar_absorbed.yaml")
    assert resolved(absorbed.setting.parameters)["kalmar.exit_amount"][-1] == {
        "from": "2021-01-01",
        "value": "26000000",
        "unit": "kr/year",
        "status": "proposed",
        "source": "scenario:kalmar_absorbed",
    }


def test_a_commit_is_told_where_there_is_one(record):
    from simlib.batch.manifest import commit
    from tests.conftest import ROOT

    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    assert re.fullmatch(r"[0-9a-f]{40}(-changed)?", commit(ROOT))


def test_nothing_tells_where_it_ran(board, folder):
    """No absolute path, user, machine or environment variable in the record, notebooks or pages."""
    names = {getpass.getuser(), socket.gethostname()} - {"root", "user", "localhost", ""}
    secrets = {
        value for key, value in os.environ.items()
        if len(value) > 12 and key not in {"PWD", "OLDPWD"} and not value.startswith(("http", "text"))
    }  # fmt: skip
    files = [path for path in folder.iterdir() if path.suffix in {".json", ".ipynb", ".html"}]
    assert len(files) == 7
    for path in [*files, board.outputs / "index.html"]:
        text = path.read_text(encoding="utf-8")
        for place in (str(board.project), str(Path.home()) + os.sep, "/home/", "/Users/", "C:\\\\"):
            assert place not in text, f"{path.name}: {place}"
        assert not re.search(r'"/(?:tmp|root|work|usr|opt|var|private)/', text), path.name
        for word in names:
            assert not re.search(rf"\b{re.escape(word)}\b", text), f"{path.name}: {word}"
        for secret in secrets:
            assert secret not in text, path.name


def test_the_notebooks_ran_and_say_with_what(folder, record):
    for name, page in NOTEBOOKS.values():
        notebook = json.loads((folder / f"{name}.ipynb").read_text(encoding="utf-8"))
        injected = next(
            c for c in notebook["cells"] if "injected-parameters" in c["metadata"].get("tags", ())
        )
        assert f'scenario = "{record["scenario"]}"' in "".join(injected["source"])
        assert (folder / page).is_file()


def test_amounts_in_the_files_are_whole_ore(folder):
    """Planned or simulated: a column of öre is int64, and its CSV has no decimals."""
    seen = 0
    for path in folder.glob("tables/*.parquet"):
        frame = pd.read_parquet(path)
        for name in frame.columns:
            if name == "ore" or str(name).endswith("_ore"):
                assert str(frame[name].dtype).lower() == "int64", f"{path.stem}.{name}"
                seen += 1
    assert seen > 25
    for path in folder.glob("tables/*.csv"):
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        places = [i for i, name in enumerate(head.split(",")) if name == "ore" or name.endswith("_ore")]
        if places and not any('"' in row for row in rows):
            assert all(re.fullmatch(r"-?\d*", row.split(",")[i]) for row in rows for i in places), path.name


def test_who_pays_adds_up_to_the_cost_in_the_file_and_on_the_page(folder, board):
    frame = pd.read_csv(folder / "tables/C1.csv")
    assert (
        frame[["grant_ore", "ordinary_ore", "exit_money_ore", "gap_ore"]].sum(axis=1) == frame["cost_ore"]
    ).all()


def test_csv_and_parquet_hold_the_same(folder):
    for path in folder.glob("tables/*.parquet"):
        text = (
            pd.read_parquet(path)
            .astype("str")
            .map(lambda cell: "" if cell in {"nan", "<NA>", "None"} else cell)
        )
        written = pd.read_csv(path.with_suffix(".csv"), dtype="str", keep_default_na=False)
        assert list(written.columns) == list(text.columns)
        assert len(written) == len(text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_run_as_a_formula(text):
    frame = harmless(pd.DataFrame({"a": [text, "harmless"], "b": [-1, 2]}))
    assert frame["a"].tolist() == ["'" + text, "harmless"]
    assert frame["b"].tolist() == [-1, 2]


def test_a_label_that_looks_like_a_formula_is_harmless_in_the_files(board, monkeypatch, tmp_path):
    monkeypatch.chdir(board.project)
    report = open_report("params/scenarios/jamtland_no_allocation.yaml", draws=100, seed=1, language="sv")
    rows = ((Cell("=cmd|' /C calc'!A0"), Cell("−5", -5, number=True)),)
    report.tables["T1"] = Table("T1", "", (("a", "A"), ("b_ore", "B")), rows)
    write_tables(report.tables, report.decision.proposal.ledger.lines, tmp_path)
    assert (tmp_path / "tables/T1.csv").read_text(encoding="utf-8") == "a,b_ore\n'=cmd|' /C calc'!A0,-5\n"


def test_the_index_leads_to_every_report(board):
    page = (board.outputs / "index.html").read_text(encoding="utf-8")
    for name, folder in board.folders.items():
        for _, report in NOTEBOOKS.values():
            assert f'href="{folder.name}/{report}"' in page, name
