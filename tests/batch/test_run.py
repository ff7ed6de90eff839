"""A run of jobs: whole folders or none, and a job that fails takes no other with it."""

from __future__ import annotations

import json
import re

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from simlib.batch import dispatch
from simlib.batch.building import placed
from simlib.batch.portable import without_machine
from simlib.batch.verify import verify
from simlib.cli import main
from tests.conftest import copied_project

NAMES = ["board_report", "parameters_report", "analysis_report"]
BATCH = """label: {{sv: Prov, en: Trial}}
draws: 100
seed: 1
language: {language}
scenarios:
  - params/scenarios/jamtland_no_allocation.yaml
  - params/scenarios/jamtland_one_pot.yaml
"""
PARAMETERS = 'scenario = ""\ndraws = 0\nseed = 0\nlanguage = ""\nregion = ""'


def small(notebook_code: str) -> nbformat.NotebookNode:
    return new_notebook(
        cells=[
            new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
            new_markdown_cell("## Rubrik"),
            new_code_cell("'the first cell'"),
            new_code_cell(notebook_code),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    """Two jobs with notebooks of one line, of which the board's fails for the second job."""
    project = copied_project(tmp_path_factory.mktemp("trial"))
    nbformat.write(
        small(
            "from pathlib import Path\n"
            'if "one_pot" in scenario and Path("stop").exists():\n'
            '    raise ValueError(f"no {scenario} in {Path.cwd()}")'
        ),
        project / "notebooks/board_report.ipynb",
    )
    for name in NAMES[1:]:
        nbformat.write(small("print(draws, seed, language)"), project / f"notebooks/{name}.ipynb")
    (project / "params/batches/trial.yaml").write_text(BATCH.format(language="en"), encoding="utf-8")
    (project / "stop").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        found = CliRunner().invoke(main, ["batch", "params/batches/trial.yaml", "--language", "en"])
    return project, found


def test_a_failed_job_is_told_and_gives_exit_code_1(trial):
    _, found = trial
    assert found.exit_code == 1
    assert (
        "jamtland_one_pot: failed (PapermillExecutionError: ValueError: no params/scenarios/" in found.stderr
    )
    assert "jamtland_no_allocation: done in outputs/jamtland_no_allocation-" in found.stdout
    assert "Overview: outputs/index.html" in found.stdout


def test_the_other_job_is_whole(trial):
    project, _ = trial
    (folder,) = (project / "outputs").glob("jamtland_no_allocation-*")
    found = {path.name for path in folder.iterdir()}
    pages = {f"{name}.{end}" for name in NAMES for end in ("html", "ipynb")}
    assert found == {*pages, "report.xlsx", "run.json", "tables"}


def test_the_partial_notebook_is_kept_under_failed(trial):
    project, _ = trial
    (folder,) = (project / "outputs/failed").iterdir()
    notebook = nbformat.read(folder / "board_report.ipynb", as_version=4)
    said = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert "the first cell" in str(said)
    assert "ValueError" in str(said)
    assert not (folder / "run.json").exists()
    assert str(project) not in (folder / "board_report.ipynb").read_text(encoding="utf-8")


def test_nothing_half_built_is_left(trial):
    project, _ = trial
    assert not [*(project / "outputs").rglob(".building-*"), *(project / "outputs").rglob(".old-*")]


def test_the_index_lists_both(trial):
    project, _ = trial
    page = (project / "outputs/index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'<th scope="row"', page)) == 2
    assert "Failed: PapermillExecutionError" in page
    assert str(project) not in page
    assert 'lang="en"' in page
    for link in re.findall(r'href="([^"#:]+\.html)"', page):
        assert (project / "outputs" / link).is_file()


def test_a_later_success_replaces_what_failed(trial):
    project, _ = trial
    (project / "stop").unlink()
    (failed,) = (project / "outputs/failed").iterdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        words = ["run", "params/scenarios/jamtland_one_pot.yaml", "--draws", "100", "--seed", "1"]
        found = CliRunner().invoke(main, [*words, "--language", "en"])
    assert found.exit_code == 0, found.output
    assert (project / "outputs" / failed.name / "run.json").is_file()
    assert not failed.exists()


def test_running_again_replaces_the_folder_whole(tmp_path):
    target = tmp_path / "outputs/run"
    target.mkdir(parents=True)
    (target / "stale").write_text("old", encoding="utf-8")
    building = tmp_path / ".building-x"
    building.mkdir()
    (building / "fresh").write_text("new", encoding="utf-8")
    base = tmp_path / "base"
    base.mkdir()
    assert placed(building, target, base) == target
    assert [path.name for path in target.iterdir()] == ["fresh"]
    assert {path.name for path in tmp_path.iterdir()} == {"outputs", "base"}
    assert [path.name for path in target.parent.iterdir()] == ["run"]


@pytest.mark.parametrize("place", ["{root}/params/x.yaml", '"{root}/params/x.yaml"'])
def test_paths_are_told_from_the_project(tmp_path, place):
    text = without_machine(place.format(root=tmp_path), tmp_path)
    assert text.strip('"') == "params/x.yaml"


def test_a_run_of_no_jobs_is_an_empty_index(tmp_path):
    assert dispatch.run_all((), tmp_path / "outputs") == ()
    assert "<h1" in (tmp_path / "outputs/index.html").read_text(encoding="utf-8")


def test_run_json_is_json(trial):
    project, _ = trial
    for record in (project / "outputs").glob("*/run.json"):
        assert json.loads(record.read_text(encoding="utf-8"))["language"] == "en"


def test_a_job_of_one_page_leads_to_no_page_that_is_not_made(tmp_path, monkeypatch):
    """The board's report alone: its figures, but not as links to a page of parameters that is not there."""
    project = copied_project(tmp_path)
    text = BATCH.format(language="sv").replace("  - params/scenarios/jamtland_one_pot.yaml\n", "")
    (project / "params/batches/trial.yaml").write_text(f"notebooks: board\n{text}", encoding="utf-8")
    monkeypatch.chdir(project)
    found = CliRunner().invoke(main, ["batch", "params/batches/trial.yaml"])
    assert found.exit_code == 0, found.output
    (folder,) = (project / "outputs").glob("jamtland_no_allocation-*")
    assert {path.name for path in folder.glob("*_report.*")} == {"board_report.html", "board_report.ipynb"}
    for page in (folder / "board_report.html", project / "outputs/index.html"):
        links = set(re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', page.read_text(encoding="utf-8")))
        assert links
        assert all((page.parent / link).is_file() for link in links), links
    again = CliRunner().invoke(main, ["batch", "params/batches/trial.yaml"])
    assert "jamtland_no_allocation: oförändrad" in again.stdout
    # What only the page of analyses shows is not computed, and verify knows.
    tables = {path.stem for path in folder.glob("tables/*.csv")}
    assert "T1" in tables
    assert tables.isdisjoint({"precision", "regret", "matrix"})
    assert verify(folder).agrees
