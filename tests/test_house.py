"""The house: floors without circles, small rooms, and a door that opens quickly."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib

import pytest

from tests.conftest import ROOT

FILES = sorted((ROOT / "simlib").rglob("*.py"))
MOST_LINES = 250
# A scheme is one module of rules beside its file of numbers. The others are to be divided: add none.
HEAVY = ("matplotlib", "papermill", "nbconvert", "scipy.stats", "pandas")


def test_imports_only_point_down():
    """The floors stand in pyproject.toml; imports inside functions count too."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 kept, 0 broken" in done.stdout


def test_the_floors_are_those_of_the_house():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    floors = next(c for c in contracts["contracts"] if c["type"] == "layers")
    assert floors["exhaustive"]
    assert "ignore_imports" not in floors
    floor_of = {
        room.strip(): len(floors["layers"]) - 1 - index
        for index, rooms in enumerate(floors["layers"])
        for room in rooms.split(":")
    }
    expected = {
        0: "words faults money exact periods parameters regions",
        1: "setting conditions rules reconcile programmes payees assembly coherence leaves ledger explain",
        2: "simulation budget continuity",
        3: "analysis",
        4: "present",
        5: "batch",
        6: "explore",
        7: "cli",
    }
    for floor, rooms in expected.items():
        assert {floor_of[room] for room in rooms.split()} == {floor}, rooms


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_fetched_from_outside_the_package(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert all(alias.name != "*" for alias in node.names)
            names = [node.module or ""]
        assert not any(name.split(".")[0] in {"tests", "notebooks", "params"} for name in names)


def test_importing_the_package_is_light():
    code = f"import sys, simlib; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_computing_needs_no_drawing_and_no_notebooks():
    code = (
        "import sys, simlib.analysis.outcome, simlib.batch.plan;"
        f"print([name for name in {HEAVY[:4]!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
