"""The page of analyses, run by papermill on the made-up region: every part in place, in both languages."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

import pytest

from simlib.analysis.outcome import decide
from simlib.batch.plan import single
from simlib.batch.run import _notebook
from simlib.batch.tables import computed
from simlib.present import opening
from simlib.present.report import Report
from simlib.present.speech import ANALYSIS_PAGE, Speech
from tests.conftest import ROOT, SAGOLAN

HEADINGS = {
    "sv": ["Hur säkert är svaret", "Vilket antagande avgör", "När ramen bryts", "Vad regionen kan välja",
           "Om något händer", "Vad reglerna lönar", "Kan enheterna leva på ersättningen",
           "Så är de simulerade siffrorna gjorda"],
    "en": ["How sure is the answer", "Which assumption decides", "When the frame breaks",
           "What the region can choose", "If something happens", "What the rules reward",
           "Can the units live on the payment", "How the simulated figures are made"],
}  # fmt: skip


@pytest.fixture(scope="module")
def sagolan_project(tmp_path_factory) -> Path:
    """Sagolän with the notebooks; the higher rate is compared with today's and tried with a closed unit."""
    folder = tmp_path_factory.mktemp("sagolan") / "project"
    shutil.copytree(SAGOLAN, folder)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    scenarios = folder / "params/scenarios"
    text = (scenarios / "hogre.yaml").read_text(encoding="utf-8")
    named = text.replace("changes:", "compare_with: [vardval]\nwhat_if: [lagger_ned]\nchanges:")
    (scenarios / "hogre.yaml").write_text(named, encoding="utf-8")
    closed = text[: text.index("changes:")].replace("id: hogre", "id: lagger_ned")
    line = '  - path: sagolan.at_work.on\n    from: 2019-07-01\n    value: "no"\n    why: Prövas\n'
    (scenarios / "lagger_ned.yaml").write_text(f"{closed}changes:\n{line}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_is_made_for_the_made_up_region(sagolan_project, tmp_path, language):
    job = single(sagolan_project / "params/scenarios/hogre.yaml", draws=200, seed=1, language=language)
    report = Report(decide(job.cases, draws=200, seed=1), Speech(language))
    _notebook(job, report, "analysis", tmp_path, time.monotonic())
    page = (tmp_path / ANALYSIS_PAGE).read_text(encoding="utf-8")
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", page) == HEADINGS[language]
    assert page.count('<figure class="picture"') >= 4
    assert page.count("<caption") == 8  # the same, the steps, and how simulated figures are made
    assert "Traceback" not in page
    for other in ("board_report.html", "parameters_report.html", "../index.html"):
        assert f'href="{other}"' in page
    assert str(sagolan_project) not in page


def test_what_is_tried_is_an_input_of_the_run(sagolan_project):
    from simlib.batch.manifest import inputs

    job = single(sagolan_project / "params/scenarios/hogre.yaml", draws=200, seed=1, language="sv")
    assert {f"params/scenarios/{name}.yaml" for name in ("hogre", "vardval", "lagger_ned")} <= set(
        inputs(job)
    )


@pytest.mark.parametrize("draws", [200, 2200])
def test_what_the_report_has_computed_gives_the_same_page_as_computing_it_anew(
    sagolan_project, monkeypatch, draws
):
    """Plain papermill computes in the notebook, a batch hands over: fewer draws than the page's, or more."""
    monkeypatch.chdir(sagolan_project)
    asked = {"draws": draws, "seed": 1, "language": "sv", "region": ""}
    scenario = "params/scenarios/hogre.yaml"
    alone = opening.open_analyses(scenario, **asked)
    job = single(Path(scenario), draws=draws, seed=1, language="sv")
    monkeypatch.setattr(opening, "_HANDED", {})
    opening.hand_over(computed(job), scenario, **asked)
    handed = opening.open_analyses(scenario, **asked)
    assert (handed.decision is opening.open_report(scenario, **asked).decision) == (draws == 200)
    cells = json.loads((ROOT / "notebooks/analysis_report.ipynb").read_text(encoding="utf-8"))["cells"]
    names = re.findall(r"^analyses\.(\w+)\(\)$", "\n".join("".join(c["source"]) for c in cells), re.MULTILINE)
    assert len(names) > 10
    for name in names:
        assert getattr(handed, name)()._repr_html_() == getattr(alone, name)()._repr_html_(), name
