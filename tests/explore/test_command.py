"""`simlib explore`: refused in clear words before anything starts, and how it would start."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from click.testing import CliRunner

from simlib import exploring
from simlib.cli import main
from tests.conftest import ROOT


def run(*words: str):
    return CliRunner().invoke(main, ["explore", *words])


def test_what_is_not_installed_is_named_with_the_remedy(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(exploring, "find_spec", lambda module: None if module == "voila" else object())
    found = run()
    assert found.exit_code == 2
    assert "Voilà" in found.output
    assert "uv sync --group explore" in found.output


def test_another_folder_is_refused(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    found = run("--language", "en")
    assert (found.exit_code, "no folder notebooks" in found.output) == (2, True)


def test_a_port_that_is_taken_is_told(monkeypatch):
    monkeypatch.chdir(ROOT)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = run("--port", str(taken.getsockname()[1]))
    assert found.exit_code == 2
    assert "upptagen" in found.output


@pytest.mark.parametrize("words", [[], ["--app"]])
def test_it_listens_on_this_machine_only_with_a_token_that_no_command_line_shows(
    monkeypatch, tmp_path, words
):
    (tmp_path / "notebooks").mkdir()
    text = (ROOT / "notebooks/explore.ipynb").read_text(encoding="utf-8")
    (tmp_path / "notebooks/explore.ipynb").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    started: dict[str, Any] = {}

    class Done:
        returncode = 0

    def fake(command, *, env, check):
        started.update(command=command, env=env)
        return Done()

    monkeypatch.setattr("simlib.exploring.subprocess.run", fake)
    monkeypatch.setattr(exploring, "_taken", lambda port: False)
    found = run("--no-browser", "--port", "8999", *words)
    assert found.exit_code == 0, found.output
    token = started["env"]["JUPYTER_TOKEN"]
    assert len(token) >= 32
    assert f"token={token}" in found.output
    assert not any(token in word for word in started["command"])
    assert [word for word in started["command"] if word.endswith(".ip=127.0.0.1")]
    assert "--no-browser" in started["command"]
