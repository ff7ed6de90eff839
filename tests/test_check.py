"""`simlib check` and its kin refuse bad input with exit code 2 and leave nothing behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from simlib.cli import main

BAD_INPUT = 2
FAULT = "params/scenarios/vardval.yaml:5: "


@pytest.fixture
def bad(scenario: Path) -> Path:
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("through: 2019-12", "through: 2019-13"), encoding="utf-8")
    return scenario


@pytest.mark.parametrize(("language", "said"), [("sv", "är ingen månad"), ("en", "is not a month")])
def test_check_tells_every_fault_and_ends_with_2(bad: Path, language: str, said: str) -> None:
    sources = bad.parents[1] / "sources.yaml"
    sources.write_text(
        sources.read_text(encoding="utf-8").replace("  title: Antagande\n", ""), encoding="utf-8"
    )
    found = CliRunner().invoke(main, ["check", str(bad), "--language", language])
    assert found.exit_code == BAD_INPUT
    lines = found.stderr.splitlines()
    assert [line for line in lines if line.startswith(FAULT) and said in line]
    assert [line for line in lines if line.startswith("params/sources.yaml:")]
    assert not found.stdout
    assert "Traceback" not in found.output


def test_check_of_what_is_sound_ends_with_0(scenario: Path) -> None:
    found = CliRunner().invoke(main, ["check", str(scenario)])
    assert (found.exit_code, found.stderr) == (0, "")


@pytest.mark.parametrize("command", [["run"], ["explain"], ["compare"]])
def test_no_command_runs_on_bad_input_or_leaves_anything(bad: Path, command: list[str]) -> None:
    before = sorted(bad.parents[2].rglob("*"))
    outputs = ["--outputs", str(bad.parents[2] / "outputs")] if command == ["run"] else []
    second = [str(bad.with_name("hogre.yaml"))] if command == ["compare"] else []
    found = CliRunner().invoke(main, [*command, str(bad), *second, *outputs])
    assert found.exit_code == BAD_INPUT
    assert FAULT in found.stderr
    assert sorted(bad.parents[2].rglob("*")) == before


def test_the_command_itself_ends_with_2(bad: Path) -> None:
    code = "from simlib.cli import main; main()"
    found = subprocess.run(
        [sys.executable, "-c", code, "check", str(bad)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == BAD_INPUT
    assert FAULT in found.stderr
    assert "Traceback" not in found.stderr
