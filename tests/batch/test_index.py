"""The list of reports: light with a hundred of them, with each report's own picture in words too."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from html import unescape

import pytest

from simlib.batch.index import write_index
from simlib.batch.plan import Done, single
from simlib.batch.thumbnail import FRONT, thumbnail

MOST_BYTES, MOST_OF_A_PICTURE = 600_000, 4_000


@pytest.fixture
def done(board) -> Done:
    scenario = board.project / "params/scenarios/kalmar_as_decided.yaml"
    verdicts = {"budget": "holds", "continuity": "fails"}
    return Done(
        single(scenario, draws=200, seed=1, language="sv"), board.folders["kalmar_as_decided"], verdicts
    )


def test_the_picture_of_a_report_is_small_and_says_what_the_large_one_does(board):
    for folder in board.folders.values():
        cells = json.loads((folder / "board_report.ipynb").read_text(encoding="utf-8"))["cells"]
        (cell,) = (cell for cell in cells if "".join(cell["source"]) == FRONT)
        large = "".join(cell["outputs"][0]["data"]["text/html"])
        small = thumbnail(folder / "board_report.ipynb")
        words = [re.findall(r'role="img" aria-label="([^"]*)"', shown) for shown in (large, small)]
        assert [unescape(said) for said in words[0]] == [unescape(said) for said in words[1]] != []
        assert len(small) < MOST_OF_A_PICTURE
        assert small.count("<path") > 3
        assert "<text" not in small
        assert 'id="' not in small


def test_there_is_no_picture_of_a_notebook_that_drew_none(tmp_path):
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    (tmp_path / "failed.ipynb").write_text(
        json.dumps({"cells": [{"source": [FRONT], "outputs": []}]}), encoding="utf-8"
    )
    for name in ("absent", "broken", "failed"):
        assert thumbnail(tmp_path / f"{name}.ipynb") == ""


def test_a_list_of_105_reports_is_light(done, tmp_path):
    copy = tmp_path / done.folder.name
    shutil.copytree(done.folder, copy)
    write_index([replace(done, folder=copy)] * 105, tmp_path, tmp_path / "base")
    assert (tmp_path / "index.html").stat().st_size < MOST_BYTES
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count(">Vårdval psykisk hälsa") == 105  # the scheme by its name, not that of its file


def test_a_failed_report_leads_to_what_there_is_of_it(done, tmp_path):
    folder = tmp_path / "failed/kalmar"
    folder.mkdir(parents=True)
    (folder / "board_report.ipynb").write_text("{}", encoding="utf-8")
    write_index([replace(done, folder=folder, failure="TimeLimitError: 5 s")], tmp_path, tmp_path / "base")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "Misslyckades: TimeLimitError: 5 s" in page
    assert re.findall(r'href="(failed[^"]*)"', page) == ["failed/kalmar/board_report.ipynb"]
