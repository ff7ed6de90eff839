"""A batch on every kind of executor: the same bytes, and what fails costs only its own job."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from simlib.batch import dispatch, engine, executors, run
from simlib.batch.dispatch import run_all
from simlib.batch.limits import CAN_FORK
from simlib.batch.manifest import identity, inputs
from simlib.batch.plan import limited, plan, single
from simlib.cli import main
from tests.batch.test_run import small
from tests.conftest import ROOT, copied_project

needs_fork = pytest.mark.skipif(not CAN_FORK, reason="no fork here")
BATCH = """label: {sv: Prov, en: Trial}
draws: 100
seed: 1
language: en
notebooks: board
scenarios:
  - params/scenarios/jamtland_no_allocation.yaml
  - params/scenarios/jamtland_one_pot.yaml
  - params/scenarios/jamtland_wound_down.yaml
"""
BAD = "jamtland_one_pot"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Three jobs with one notebook of one line."""
    monkeypatch.chdir(copied_project(tmp_path))
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)
    nbformat.write(small("print(scenario)"), tmp_path / "notebooks/board_report.ipynb")
    (tmp_path / "params/batches/trial.yaml").write_text(BATCH, encoding="utf-8")
    return tmp_path


def board(project, code: str) -> None:
    """What the board's notebook of the one job does."""
    source = f"if {BAD!r} in scenario:\n    " + code.replace("\n", "\n    ")
    nbformat.write(small(source), project / "notebooks/board_report.ipynb")


def batch(project, outputs="outputs", **how):
    limits = {"time_limit": None, "memory_limit": None, "retries": None, **how.pop("limits", {})}
    jobs = [limited(job, **limits) for job in plan(project / "params/batches/trial.yaml")]
    return {one.job.id: one for one in run_all(jobs, project / outputs, **how)}


def sums(folder) -> dict[str, str]:
    """Of every file whose bytes do not tell when it was made."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".csv", ".parquet", ".html"}
    }


def others_are_whole(done) -> None:
    assert [one.failure for name, one in done.items() if name != BAD] == ["", ""]
    assert all((one.folder / "run.json").is_file() for name, one in done.items() if name != BAD)


def test_the_same_bytes_one_after_another_and_side_by_side(project):
    here, apart = (batch(project, on, on=on) for on in ("serial", "processes:2"))
    for name, one in here.items():
        assert one.failure == apart[name].failure == ""
        assert sums(one.folder) == sums(apart[name].folder)
        assert len(sums(one.folder)) > 20


@needs_fork
def test_the_same_without_forks_and_it_says_so(project, monkeypatch, caplog):
    """As on Windows: an ordinary kernel, which computes the report again. Every file is the same."""
    from tests.faults.trial import contents

    shown = (
        "from simlib.present.opening import open_report\nprint('one pot')\n"
        "open_report(scenario, draws=draws, seed=seed, language=language).decision_box()"
    )
    nbformat.write(small(shown), project / "notebooks/board_report.ipynb")
    file = project / "params/batches/trial.yaml"
    file.write_text(f"{BATCH[: BATCH.index('  - ')]}  - params/scenarios/{BAD}.yaml\n", encoding="utf-8")
    (forked,) = batch(project, "forked").values()
    said = "an ordinary kernel runs this notebook"
    assert said not in caplog.text
    for place in (executors, run, engine):
        monkeypatch.setattr(place, "CAN_FORK", False)
    (plain,) = batch(project, "plain").values()
    assert caplog.text.count(said) == 1
    assert "decision-box" in (plain.folder / "board_report.html").read_text(encoding="utf-8")
    assert contents(forked.folder) == contents(plain.folder)


@needs_fork
def test_each_job_is_told_as_it_ends_also_one_after_another(project, monkeypatch, capsys):
    """A log says how far it has come; the first is told before the second has ended."""
    told = threading.Event()
    seen: list[str] = []

    def slow(what):
        if seen:
            assert told.wait(20)
        seen.append(what.name)
        return run.work(what)

    monkeypatch.setattr(dispatch, "work", slow)
    done = batch(project, on="serial", tell=lambda _: told.set())
    assert [one.failure for one in done.values()] == [""] * 3
    said = capsys.readouterr().err.splitlines()
    assert [line[: line.index(",")] for line in said if "jobs done" in line] == [
        f"{number} of 3 jobs done" for number in (1, 2, 3)
    ]


def test_every_table_that_a_scheme_may_read_decides_what_a_run_is(project):
    job = single(
        project / "params/scenarios/state_grants.yaml", draws=100, seed=1, language="sv", region="kalmar"
    )
    before, table = identity(job), project / "params/data/state_grants_by_region.csv"
    assert table.relative_to(project).as_posix() in inputs(job)
    table.write_text(table.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert identity(job) != before


@needs_fork
def test_a_job_is_computed_once(project):
    """Its notebooks open the very report that the job computed."""
    source = (
        "from simlib.present import opening\n"
        "opened = opening.open_report(scenario, draws=draws, seed=seed, language=language)\n"
        "print('handed over:', opened in next(iter(opening._HANDED.values())))"
    )
    for name in ("board_report", "parameters_report"):
        nbformat.write(small(source), project / f"notebooks/{name}.ipynb")
    several = BATCH[: BATCH.index("  - ")].replace("board", "[board, parameters]")
    file = project / "params/batches/trial.yaml"
    file.write_text(f"{several}  - params/scenarios/{BAD}.yaml\n", encoding="utf-8")
    (one,) = batch(project).values()
    for name in ("board_report", "parameters_report"):
        assert "handed over: True" in (one.folder / f"{name}.ipynb").read_text(encoding="utf-8")


@needs_fork
@pytest.mark.parametrize(
    ("code", "limits", "reason"),
    [
        ("raise ValueError('not so')", {}, "ValueError: not so"),
        ("import os; os.kill(os.getpid(), 11)", {}, "DeadKernelError: Kernel died (signal 11)"),
        ("import time; time.sleep(600)", {"time_limit": 8}, "TimeLimitError"),
        ("x = b'x' * 2**31", {"memory_limit": 900}, "MemoryError"),
        ("import os; os.kill(os.getppid(), 9)", {}, "Error"),
    ],
)
def test_what_fails_costs_only_its_own_job(project, code, limits, reason):
    board(project, "print('so far')\n" + code)
    done = batch(project, on="processes:2", limits=limits)
    others_are_whole(done)
    assert reason in done[BAD].failure
    assert done[BAD].folder.parent.name == "failed"
    if "getppid" not in code:
        text = (done[BAD].folder / "board_report.ipynb").read_text(encoding="utf-8")
        assert '"status": "failed"' in text
        assert "the first cell" in text
    assert not list((project / "outputs").glob(".*"))


@needs_fork
def test_a_failed_job_is_tried_again(project):
    again = (
        "from pathlib import Path\nif not Path('seen').exists():\n    Path('seen').touch(); raise ValueError"
    )
    board(project, again)
    done = batch(project, limits={"retries": 2})
    assert (done[BAD].failure, done[BAD].tries) == ("", 2)
    summary = json.loads((project / "outputs/summary.json").read_text(encoding="utf-8"))
    assert [job["tries"] for job in summary["jobs"]] == [1, 2, 1]
    assert (summary["done"], summary["failed"]) == (3, 0)


def test_what_is_done_is_kept_until_something_that_decides_it_changes(project):
    first = batch(project)
    assert [one.kept for one in first.values()] == [False] * 3
    assert [one.kept for one in batch(project).values()] == [True] * 3
    assert [one.kept for one in batch(project, force=True).values()] == [False] * 3
    (first[BAD].folder / "tables/T1.csv").unlink()
    assert [one.kept for one in batch(project).values()] == [True, False, True]
    board(project, "print('another notebook')")
    changed = batch(project)
    assert [one.kept for one in changed.values()] == [False] * 3
    assert {one.folder for one in changed.values()}.isdisjoint(one.folder for one in first.values())
    assert all(one.folder.is_dir() for one in first.values())


@pytest.mark.parametrize(
    "text", ["dusk", "processes:0", "processes:x", "serial:2", "processes:", "dask:", ""]
)
def test_an_executor_that_does_not_exist_is_refused(project, text):
    found = CliRunner().invoke(main, ["batch", "params/batches/trial.yaml", "--executor", text])
    assert found.exit_code == 2
    assert not (project / "outputs").exists()


def test_dask_is_not_mentioned_unless_asked_for(project):
    code = (
        "import sys; sys.modules['distributed'] = sys.modules['dask'] = None\n"
        "from simlib.cli import main; main()"
    )
    words = [sys.executable, "-c", code, "batch", "params/batches/trial.yaml"]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "dask" not in (done.stdout + done.stderr).lower()
    told = subprocess.run([*words, "--help"], cwd=project, capture_output=True, text=True, check=True)
    assert "processes" in told.stdout
    assert "dask" not in told.stdout.lower()
    done = subprocess.run(
        [*words, "--executor", "dask"], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "simlib[dask]" in done.stderr


@needs_fork
def test_a_dask_cluster_that_loses_a_worker_loses_no_job(project):
    distributed = pytest.importorskip("distributed")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    board(project, "import time; time.sleep(4)")
    serial = batch(project, "serial")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        killed = threading.Event()

        def kill() -> None:
            """The worker that runs the job that takes its time."""
            for _ in range(600):
                time.sleep(0.1)
                if list((project / "dask").glob(f".building-*/{BAD}-*.step")):
                    with distributed.Client(cluster) as client:
                        busy = [
                            w for w, calls in client.processing().items() if any("work" in c for c in calls)
                        ]
                        pids = client.run(__import__("os").getpid, workers=busy[:1])
                    subprocess.run(["kill", "-9", str(*pids.values())], check=True)
                    killed.set()
                    return

        killer = threading.Thread(target=kill)
        killer.start()
        done = batch(project, "dask", on=f"dask:{cluster.scheduler_address}")
        killer.join()
    assert killed.is_set()
    assert [one.failure for one in done.values()] == ["", "", ""]
    for name, one in done.items():
        assert sums(one.folder) == sums(serial[name].folder)


def test_a_lost_worker_that_is_not_replaced_is_a_failure_of_its_job(project, monkeypatch):
    class Losing(ThreadPoolExecutor):
        def submit(self, job, /, *words, **named):
            def lost(*_):
                raise RuntimeError

            return super().submit(lost if BAD in words[0].name else job, *words)

    monkeypatch.setattr(executors, "_local", Losing)
    done = batch(project, on="processes:1")
    others_are_whole(done)
    assert done[BAD].failure == "RuntimeError"


def test_a_log_has_a_line_for_each_job(project):
    words = [
        sys.executable,
        "-c",
        "from simlib.cli import main; main()",
        "batch",
        "params/batches/trial.yaml",
    ]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=True, encoding="utf-8")
    assert len(re.findall(r": klar i outputs/jamtland_", done.stdout)) == 3
    assert "\r" not in done.stdout + done.stderr
    assert str(ROOT) not in done.stdout


def is_running(stat: Path) -> bool:
    """Whether a process does anything: one that has ended may wait for somebody to ask how."""
    return stat.exists() and stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


@needs_fork
def test_ctrl_c_ends_what_runs_at_once(project):
    board(
        project,
        "import os, time\nopen('pid', 'w').write(f'{os.getpid()}')\ntime.sleep(600)",
    )
    words = [
        sys.executable,
        "-c",
        "from simlib.cli import main; main()",
        "batch",
        "params/batches/trial.yaml",
        "--executor=serial",  # so that the first job is done when the second, which hangs, has begun
    ]
    with subprocess.Popen(words, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        pid = project / "pid"
        for _ in range(1200):
            if pid.is_file() and pid.read_text(encoding="utf-8"):
                break
            time.sleep(0.1)
        notebook = Path("/proc") / pid.read_text(encoding="utf-8") / "stat"
        assert is_running(notebook)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    assert running.returncode == 1
    assert not is_running(notebook)
    listed = (project / "outputs/index.html").read_text(encoding="utf-8")  # what was done before
    assert listed.count('<th scope="row"') == 1
    assert not list((project / "outputs").glob(".*"))
