"""Faults from outside: after each, what is done is whole, and finishing it gives the undisturbed result."""

from __future__ import annotations

import errno
import json
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from simlib.batch.building import building, placed
from simlib.batch.dispatch import kept, name_of, run_all
from simlib.batch.plan import plan
from simlib.cli import main
from tests.batch.test_dispatch import BAD, board, needs_fork
from tests.batch.test_run import NAMES, small
from tests.faults.trial import (
    COMMAND,
    FILE,
    contents,
    disturbed,
    may_mount,
    missing,
    on_a_file_system_of_its_own,
    runs,
    trial,
)

needs_mount = pytest.mark.skipif(not may_mount(), reason="a file system cannot be mounted here")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--moments")))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The project, and what every file of its outputs holds."""
    project = trial(tmp_path_factory.mktemp("undisturbed"))
    run_all(plan(project / FILE), project / "outputs", on="processes:2")
    return project, contents(project / "outputs")


@pytest.fixture
def project(undisturbed, tmp_path, monkeypatch):
    """The same project, with nothing done."""
    for name in ("params", "notebooks"):
        shutil.copytree(undisturbed[0] / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)
    return tmp_path


@pytest.fixture
def finished(undisturbed, project):
    """The same project, with everything done."""
    shutil.copytree(undisturbed[0] / "outputs", project / "outputs")
    return project


def resume(*words: str) -> Result:
    return CliRunner().invoke(
        main, ["batch", FILE, "--resume", "--language", "en", "--executor", "processes:2", *words]
    )


def finishes(project: Path, whole: dict[str, bytes]) -> None:
    """Resuming does what is missing and no more, and then everything is as if nothing had happened."""
    left = missing(project, whole)
    done = resume()
    assert done.exit_code == 0, done.output
    assert f"Of 3 jobs {3 - left} are done." in done.stdout
    assert done.stdout.count(": unchanged, in outputs/") == 3 - left
    assert done.stdout.count(": done in outputs/") == left
    assert contents(project / "outputs") == whole
    assert not list((project / "outputs").glob(".*"))
    summary = json.loads((project / "outputs/summary.json").read_text(encoding="utf-8"))
    assert (summary["done"], summary["failed"], summary["left"]) == (3, 0, 0)


@needs_fork
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_batch_stopped_at_any_moment_is_finished_by_the_next(project, undisturbed, blow, seed):
    disturbed(project, blow, seed)
    hidden = list((project / "outputs").glob(".*"))
    if blow == signal.SIGINT:
        assert not hidden
    else:  # nobody was left to tidy up, unless it was at its very end
        assert hidden or not missing(project, undisturbed[1])
    summary = json.loads((project / "outputs/summary.json").read_text(encoding="utf-8"))
    assert summary["left"] + summary["done"] == 3
    finishes(project, undisturbed[1])


@needs_fork
def test_two_batches_at_once_in_one_folder_do_each_other_no_harm(project, undisturbed):
    both = [
        subprocess.Popen([*COMMAND, *words], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for words in ([], ["--force"])
    ]
    said = [one.communicate(timeout=300) for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert contents(project / "outputs") == undisturbed[1]
    assert not list((project / "outputs").glob(".*"))


def test_what_a_killed_batch_left_is_removed_and_what_a_running_one_builds_is_not(tmp_path):
    dead = tmp_path / ".building-dead"
    dead.mkdir()
    for name in ("lock", "half a file"):
        (dead / name).touch()
    with building(tmp_path) as first:
        assert not dead.exists()
        (first / "work").touch()
        with building(tmp_path) as second:
            assert first != second
        assert (first / "work").is_file()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_taken_for_left_behind_before_it_was_locked_is_given_up(tmp_path, monkeypatch):
    """Another batch may look between the making of a folder and its lock."""
    made: list[str] = []
    held: list[FileLock] = []
    real = tempfile.mkdtemp

    def seen(**how):
        made.append(real(**how))
        if len(made) == 1:
            held.append(FileLock(Path(made[0]) / "lock"))
            held[0].acquire()
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", seen)
    with building(tmp_path) as base:
        assert [str(base)] == made[1:]
    held[0].release()


@needs_mount
def test_a_full_disk_costs_the_jobs_that_do_not_fit(project, undisturbed):
    whole = undisturbed[1]
    size = {name: sum(len(t) for n, t in whole.items() if n.startswith(name)) for name in ("jamtland_no",)}
    room = size["jamtland_no"] * 17 // 10 // 1024
    done = on_a_file_system_of_its_own(project, f"mount -t tmpfs -o size={room}k none outputs")
    assert done.returncode == 1
    assert "jamtland_no_allocation: done in outputs/" in done.stdout
    assert done.stderr.count("No space left on device") >= 2
    assert "Traceback" not in done.stderr
    (project / "outputs").rmdir()
    (project / "seen").rename(project / "outputs")
    assert missing(project, whole) == 2
    shutil.rmtree(project / "outputs/failed", ignore_errors=True)
    finishes(project, whole)


@needs_mount
def test_outputs_that_cannot_be_written_are_told_and_nothing_runs(project):
    done = on_a_file_system_of_its_own(project, "mount -t tmpfs -o ro none outputs")
    assert done.returncode == 1
    assert done.stderr == (
        "Nothing can be written in outputs: Read-only file system. What was done already is still there.\n"
    )
    assert done.stdout == ""


def test_a_run_that_cannot_be_put_in_its_place_costs_only_itself(project, monkeypatch):
    def refuses(built, target, base):
        if BAD in target.name:
            raise OSError(errno.EROFS, "it cannot be", str(target))
        return placed(built, target, base)

    monkeypatch.setattr("simlib.batch.dispatch.placed", refuses)
    words = ["batch", FILE, "--language", "en", "--executor", "serial"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert len(runs(project)) == 2
    (said,) = (line for line in done.stderr.splitlines() if "failed" in line)
    assert said.startswith("jamtland_one_pot: failed (")
    assert said.endswith("). Nothing of the run could be kept.")
    assert "it cannot be" in said
    assert str(project) not in said


def test_inputs_that_change_while_the_batch_runs_are_a_failure_not_a_result(project):
    """Its folder's name would promise the files as they were when the batch began."""
    board(project, "with open(scenario, 'a') as file: file.write('# later')")
    done = {one.job.id: one for one in run_all(plan(project / FILE), project / "outputs")}
    assert done.pop(BAD).failure.startswith("InputsChangedError: ")
    assert [one.failure for one in done.values()] == ["", ""]


NO_RUNS = ["", "[]", "{}", "null", '{"tables": []}', '{"tables": {"x": 1}}', "{", "\0"]


@pytest.mark.parametrize("text", NO_RUNS)
def test_a_record_that_is_none_is_not_taken_for_a_run(finished, text):
    job = plan(finished / FILE)[0]
    folder = finished / "outputs" / name_of(job)
    assert kept(job, folder)
    (folder / "run.json").write_text(text, encoding="utf-8")
    assert kept(job, folder) is None


@pytest.mark.parametrize("name", ["tables/T1.csv", "board_report.ipynb"])
def test_a_run_that_lacks_a_file_or_whose_tables_differ_is_made_again(finished, undisturbed, name):
    job = plan(finished / FILE)[0]
    folder = finished / "outputs" / name_of(job)
    if name.startswith("tables"):
        (folder / name).write_bytes((folder / name).read_bytes() + b"1")
    else:
        (folder / name).unlink()
    assert kept(job, folder) is None
    run_all((job,), finished / "outputs")
    assert contents(folder) == contents(undisturbed[0] / "outputs" / name_of(job))


def test_a_batch_that_is_done_is_resumed_by_saying_so(finished, undisturbed):
    finishes(finished, undisturbed[1])


def test_what_cannot_be_resumed_is_refused(finished):
    assert resume("--force").exit_code == 2
    summary = finished / "outputs/summary.json"
    with (finished / FILE).open("a", encoding="utf-8") as file:
        file.write("  - params/scenarios/jamtland_as_decided.yaml\n")
    done = resume()
    assert done.exit_code == 2
    assert "jamtland_as_decided-" in done.stderr
    for text in ("", "[]", "{", '{"jobs": [1]}', None):
        if text is None:
            summary.unlink()
        else:
            summary.write_text(text, encoding="utf-8")
        done = resume()
        assert done.exit_code == 2
        assert "There is no batch to finish in outputs" in done.stderr


def test_a_notebook_changed_since_is_another_batch(finished):
    nbformat.write(small("print(draws)"), finished / f"notebooks/{NAMES[0]}.ipynb")
    assert resume().exit_code == 2
