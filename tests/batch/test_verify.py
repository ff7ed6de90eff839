"""A run is computed again: it agrees, or says what does not."""

from __future__ import annotations

import json
import shutil
import zipfile

import openpyxl
import pytest
from click.testing import CliRunner

from simlib.batch.verify import verify
from simlib.cli import main
from simlib.faults import Faults

NAME = "jamtland_as_decided"


@pytest.fixture
def run(board, tmp_path):
    """One run of the board's batch, in a copy that may be spoilt."""
    shutil.copytree(board.project / "params", tmp_path / "params")
    return shutil.copytree(board.folders[NAME], tmp_path / "outputs" / board.folders[NAME].name)


@pytest.mark.parametrize("name", [NAME, "kalmar_as_decided"])
def test_an_untouched_run_agrees(board, name):
    found = CliRunner().invoke(main, ["verify", str(board.folders[name])])
    assert found.exit_code == 0, found.output
    tables = len(list(board.folders[name].glob("tables/*")))
    assert str(tables) in found.stdout


def test_one_byte_of_a_table(run):
    path = run / "tables/T1.csv"
    written = bytearray(path.read_bytes())
    written[-2] ^= 1
    path.write_bytes(written)
    found = verify(run)
    assert not found.agrees
    assert found.changed_tables == ("tables/T1.csv",)
    assert found.differing == ()


def test_a_figure_changed_in_the_workbook(run):
    book = openpyxl.load_workbook(run / "report.xlsx")
    book["T1"]["B4"].value += 1
    book.save(run / "report.xlsx")
    found = verify(run)
    assert (found.changed_tables, found.differing) == (("report.xlsx",), ())


def test_a_workbook_packed_otherwise_is_the_same(run):
    path = run / "report.xlsx"
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    assert verify(run).agrees


def test_a_table_that_is_gone(run):
    (run / "tables/lines.parquet").unlink()
    assert verify(run).changed_tables == ("tables/lines.parquet",)


def test_one_parameter(run, tmp_path):
    path = tmp_path / "params/regions/jamtland_harjedalen/stimulus_allocation.yaml"
    text = path.read_text(encoding="utf-8")
    assert "value: 2600000," in text
    path.write_text(text.replace("value: 2600000,", "value: 2600001,"), encoding="utf-8")
    found = CliRunner().invoke(main, ["verify", str(run)])
    assert found.exit_code == 1
    assert "params/regions/jamtland_harjedalen/stimulus_allocation.yaml" in found.stderr
    assert "tables/B1.csv" in found.stderr


def test_an_input_touched_without_effect_is_told_too(run, tmp_path):
    path = tmp_path / "params/standards.yaml"
    path.write_text("# a remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    found = verify(run)
    assert (found.changed_inputs, found.changed_tables, found.differing) == (
        ("params/standards.yaml",),
        (),
        (),
    )
    assert not found.agrees


def test_a_record_that_claims_another_sum(run):
    path = run / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["tables"]["tables/T1.csv"] = "0" * 64
    path.write_text(json.dumps(record), encoding="utf-8")
    found = verify(run)
    assert found.changed_tables == found.differing == ("tables/T1.csv",)


@pytest.mark.parametrize(
    "text",
    [None, "", "{", "[]", "{}", '{"scenario": 1, "tables": [], "draws": 1, "seed": 1, "language": "sv"}'],
)
def test_what_is_no_run_is_refused(run, text):
    (run / "run.json").unlink()
    if text is not None:
        (run / "run.json").write_text(text, encoding="utf-8")
    with pytest.raises(Faults):
        verify(run)
    assert CliRunner().invoke(main, ["verify", str(run)]).exit_code == 2


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("scenario", "../../secret.yaml"),
        ("scenario", "/etc/passwd"),
        ("scenario", "outputs/x.yaml"),
        ("language", "de"),
        ("notebooks", ["board", "appendix"]),
        ("notebooks", [[]]),
        ("draws", 0),
        ("draws", 10**12),
        ("seed", -1),
    ],
)
def test_a_record_that_asks_for_something_else_is_refused(run, key, value):
    path = run / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**record, key: value}), encoding="utf-8")
    with pytest.raises(Faults):
        verify(run)
