"""The notebooks are for guests: prose, calls and pictures; no arithmetic, no leftovers."""

from __future__ import annotations

import ast

import nbformat
import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_LINES = 8
LANGUAGES = {"lang-sv", "lang-en"}
# The notebooks that somebody sits with, and what each of them calls; the others are reports.
DOORS = {"explore": "simlib.explore.opening", "start_here": "simlib.explore.guide"}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request) -> nbformat.NotebookNode:
    found = nbformat.read(request.param, as_version=4)
    nbformat.validate(found)
    return found


def code(notebook) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def test_there_are_three_reports_and_two_to_sit_with():
    reports = ["analysis_report", "board_report", "parameters_report"]
    assert [path.stem for path in NOTEBOOKS] == sorted([*reports, *DOORS])


def test_nothing_was_left_by_a_run(notebook):
    for cell in code(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"


def test_no_arithmetic(notebook):
    for cell in code(notebook):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, (ast.BinOp, ast.AugAssign, ast.Compare)), cell.source
            assert not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.For, ast.While)), cell.source


def test_cells_are_short(notebook):
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source


def test_only_the_packages_front_door_is_used(notebook):
    imported = [
        node.module for cell in code(notebook)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("simlib")
    ]  # fmt: skip
    stem = next(path.stem for path in NOTEBOOKS if nbformat.read(path, as_version=4) == notebook)
    assert imported == [DOORS.get(stem, "simlib.present.opening")]


def test_one_cell_of_parameters(notebook):
    (cell,) = [cell for cell in code(notebook) if "parameters" in tags(cell)]
    names = [target.id for node in ast.parse(cell.source).body for target in node.targets]
    assert names == ["scenario", "draws", "seed", "language", "region"]
    assert (ROOT / ast.literal_eval(ast.parse(cell.source).body[0].value)).is_file()


def test_prose_comes_in_pairs(notebook):
    """Swedish, then English right after it, with as many headings of the same levels."""
    spoken = [(i, cell) for i, cell in enumerate(notebook.cells) if cell.cell_type == "markdown"]
    assert all(len(tags(cell) & LANGUAGES) == 1 for _, cell in spoken)
    assert len(spoken) % 2 == 0
    for (i, swedish), (j, english) in zip(spoken[::2], spoken[1::2], strict=True):
        assert (tags(swedish) & LANGUAGES, tags(english) & LANGUAGES) == ({"lang-sv"}, {"lang-en"})
        assert j == i + 1
        assert outline(swedish.source) == outline(english.source)


def outline(text: str) -> list[str]:
    return [line.split(">")[0].split()[0] for line in text.splitlines() if line.startswith(("#", "<h"))]
