"""A batch is refused whole, with every fault of every job, before anything is written."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from simlib.batch.limits import Limits
from simlib.batch.plan import limited, plan, read_batch, single
from simlib.batch.terms import DRAWS, SEED
from simlib.cli import main
from simlib.faults import Faults
from tests.conftest import ROOT, copied_project

HEAD = "label: {sv: Prov, en: Trial}\n"
GOOD = "scenarios: [params/scenarios/kalmar_as_decided.yaml]\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(copied_project(tmp_path))
    return tmp_path


def batch(here, text: str):
    path = here / "params/batches/trial.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(here, text: str) -> list[str]:
    with pytest.raises(Faults) as error:
        plan(batch(here, text))
    return [f"{fault.line}:{fault.message}" for fault in error.value.faults]


def test_a_job_per_scenario(here):
    (job,) = plan(batch(here, HEAD + "draws: 300\nseed: 7\nlanguage: en\n" + GOOD))
    assert (job.id, job.draws, job.seed, job.language) == ("kalmar_as_decided", 300, 7, "en")
    assert job.scenario.as_posix() == "params/scenarios/kalmar_as_decided.yaml"
    assert [case.scenario.id for case in job.cases][1:] == ["kalmar_current_rules", "kalmar_absorbed"]


def test_what_is_not_said_has_a_default(here):
    (job,) = plan(batch(here, HEAD + GOOD))
    assert (job.draws, job.seed, job.language) == (DRAWS, SEED, "sv")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("drawss: 300", "2:unknown-key"),
        ("draws: 99", "2:needs-whole"),
        ("draws: 300.5", "2:needs-whole"),
        ("draws: many", "2:expected-number"),
        ("draws: 2000000", "2:needs-whole"),
        ("seed: -1", "2:needs-whole"),
        ("seed: 4294967296", "2:needs-whole"),
        ("language: no", "2:not-one-of"),
        ("label: {sv: Igen, en: Again}", "2:duplicate-key"),
    ],
)
def test_a_bad_line_is_refused(here, line, fault):
    assert fault in faults(here, f"{HEAD}{line}\n{GOOD}")


def test_a_misspelt_key_gets_a_guess(here):
    with pytest.raises(Faults, match="Menade du ”draws”"):
        plan(batch(here, HEAD + "drawss: 300\n" + GOOD))


@pytest.mark.parametrize(
    ("scenario", "fault"),
    [
        ("params/scenarios/kalmar_as_decide.yaml", "not-one-of"),
        ("../secret.yaml", "outside-project"),
        ("params/../../secret.yaml", "outside-project"),
        ("/etc/passwd", "outside-project"),
        ("notebooks/board_report.ipynb", "outside-project"),
    ],
)
def test_a_scenario_must_be_one_of_the_projects(here, scenario, fault):
    assert faults(here, f"{HEAD}scenarios:\n  - {scenario}\n") == [f"3:{fault}"]


def test_a_link_out_of_the_project_is_refused(here, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "scenario.yaml"
    elsewhere.write_text("id: scenario\n", encoding="utf-8")
    try:
        (here / "params/scenarios/link.yaml").symlink_to(elsewhere)
    except OSError:
        pytest.skip("no right to make links")
    assert faults(here, f"{HEAD}scenarios: [params/scenarios/link.yaml]\n") == ["2:outside-project"]


@pytest.mark.parametrize("listing", ["[]", "params/scenarios/kalmar_as_decided.yaml", "{a: b}"])
def test_scenarios_are_a_list_of_at_least_one(here, listing):
    assert faults(here, f"{HEAD}scenarios: {listing}\n") == ["2:expected-list"]


def test_the_same_scenario_twice(here):
    name = "params/scenarios/kalmar_as_decided.yaml"
    assert faults(here, f"{HEAD}scenarios:\n  - {name}\n  - {name}\n") == ["4:duplicate-key"]


def test_every_bad_job_is_refused_at_once_and_nothing_is_left_behind(here, tmp_path):
    """A misspelt key, a missing scenario, and a fault inside each of two scenarios: all in one go."""
    for name, old, new in (
        ("kalmar_as_decided", "through: 2022-12", "through: 2022-13"),
        ("jamtland_as_decided", "programme: stimulus_allocation", "programme: stimulus_alocation"),
    ):
        path = tmp_path / f"params/scenarios/{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    names = ["kalmar_as_decided", "jamtland_as_decided", "kalmar_absorbd"]
    scenarios = "".join(f"  - params/scenarios/{name}.yaml\n" for name in names)
    batch(here, f"{HEAD}sed: 3\nscenarios:\n{scenarios}")
    found = CliRunner().invoke(main, ["batch", "params/batches/trial.yaml"])
    assert found.exit_code == 2
    assert "trial.yaml:2: okänd nyckel ”sed”" in found.stderr
    assert "trial.yaml:6: ”params/scenarios/kalmar_absorbd.yaml”" in found.stderr
    assert "Menade du ”params/scenarios/kalmar_absorbed.yaml”?" in found.stderr
    assert "kalmar_as_decided.yaml:5:" in found.stderr
    assert "Menade du ”stimulus_allocation”?" in found.stderr
    assert found.stderr.rstrip().endswith("4 fel. Ingenting har körts eller skrivits.")
    assert not (tmp_path / "outputs").exists()


def test_a_fault_in_what_it_is_compared_with_counts(here):
    path = here / "params/scenarios/kalmar_absorbed.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("value: absorb", "value: absorbb"), encoding="utf-8"
    )
    assert faults(here, HEAD + GOOD) == ["11:not-one-of"]


def test_one_scenario_alone(here):
    job = single(here / "params/scenarios/kalmar_absorbed.yaml", draws=100, seed=1, language="en")
    assert job.scenario.as_posix() == "params/scenarios/kalmar_absorbed.yaml"
    assert len(job.cases) == 1


def test_a_line_may_have_terms_of_its_own_and_a_report_in_each_language(here):
    line = (
        "scenarios:\n"
        "  - params/scenarios/kalmar_as_decided.yaml\n"
        "  - {scenario: params/scenarios/kalmar_absorbed.yaml, language: en, draws: 400, time_limit: 60}\n"
    )
    jobs = plan(batch(here, HEAD + "language: [sv, en]\nretries: 2\nmemory_limit: 500\n" + line))
    assert [(job.id, job.language, job.draws, job.retries) for job in jobs] == [
        ("kalmar_as_decided", "sv", DRAWS, 2),
        ("kalmar_as_decided", "en", DRAWS, 2),
        ("kalmar_absorbed", "en", 400, 2),
    ]
    assert [job.limits for job in jobs] == [Limits(None, 500), Limits(None, 500), Limits(60, 500)]


def test_the_file_says_which_pages_are_made_and_where(here):
    pages = "notebooks: [parameters, board]\noutputs: outputs/trial\n"
    found = read_batch(batch(here, HEAD + pages + GOOD))
    assert [job.notebooks for job in found.jobs] == [("board", "parameters")]
    assert found.outputs == here / "outputs/trial"
    assert read_batch(batch(here, HEAD + GOOD)).outputs is None


@pytest.mark.parametrize("folder", ["reports", "outputs/../params", "/outputs", "../outputs"])
def test_reports_go_below_outputs(here, folder):
    assert faults(here, f"{HEAD}outputs: {folder}\n{GOOD}") == ["2:not-below-outputs"]


def test_the_shipped_batch_of_every_region_is_105_reports():
    found = read_batch(ROOT / "params/batches/regions.yaml")
    assert len(found.jobs) == 105
    assert len({job.region for job in found.jobs}) == 21


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        ("time_limit: 0", "needs-whole"),
        ("memory_limit: 1", "needs-whole"),
        ("retries: -1", "needs-whole"),
        ("language: [sv, no]", "not-one-of"),
        ("language: []", "too-short-list"),
        ("label: {sv: A, en: A}", "unknown-key"),
    ],
)
def test_bad_terms_of_a_line_are_refused(here, terms, fault):
    line = f"scenarios: [{{scenario: params/scenarios/kalmar_absorbed.yaml, {terms}}}]\n"
    assert f"2:{fault}" in faults(here, HEAD + line)


def test_what_is_said_on_the_command_line_comes_first(here):
    (job,) = plan(batch(here, HEAD + "time_limit: 60\nretries: 1\n" + GOOD))
    assert limited(job, time_limit=None, memory_limit=200, retries=0).limits == Limits(60, 200)
    assert limited(job, time_limit=5, memory_limit=None, retries=None).retries == 1


def test_a_dry_run_lists_the_jobs_in_words_and_runs_nothing(here):
    batch(here, HEAD + "draws: 300\nlanguage: [sv, en]\n" + GOOD)
    found = CliRunner().invoke(main, ["batch", "params/batches/trial.yaml", "--dry-run"])
    assert found.exit_code == 0, found.output
    assert "1. kalmar_as_decided: Region Kalmar län" in found.stdout
    assert "300 dragningar, rapport på engelska." in found.stdout
    assert "2 jobb. Ingen tidigare körning" in found.stdout
    assert not (here / "outputs").exists()
    assert "Bara sidorna: Konsekvenser.\n" in listed_with(here, "notebooks: board\n")
    folder = here / "outputs/kalmar_as_decided-0"
    folder.mkdir(parents=True)
    record = '{"seconds": 60, "draws": 100, "inputs": {"params/programmes/psychology_choice.yaml": ""}}'
    (folder / "run.json").write_text(record, encoding="utf-8")
    assert "2 jobs, about 6 minutes one at a time" in listed_with(here)
    # Runs with as many draws say more than those with fewer.
    (here / "outputs/kalmar_as_decided-1").mkdir()
    record = record.replace("60", "90").replace("100", "300")
    (here / "outputs/kalmar_as_decided-1/run.json").write_text(record, encoding="utf-8")
    assert "2 jobs, about 3 minutes one at a time" in listed_with(here)


def listed_with(here, terms: str = "") -> str:
    batch(here, HEAD + terms + "draws: 300\nlanguage: [sv, en]\n" + GOOD)
    language = "sv" if terms else "en"
    found = CliRunner().invoke(
        main, ["batch", "params/batches/trial.yaml", "--dry-run", "--language", language]
    )
    assert found.exit_code == 0, found.output
    return found.stdout
