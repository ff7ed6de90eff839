"""The engine `simlib` gives what plain papermill gives; what it survives is told in the notebook."""

from __future__ import annotations

import logging
import re
import time
from pathlib import Path

import nbformat
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from simlib.batch import engine
from simlib.batch.limits import CAN_FORK, Limits
from tests.batch.awkward import FAILING, NOTEBOOKS, notebook

needs_fork = pytest.mark.skipif(not CAN_FORK, reason="no fork here")


def execute(folder: Path, source: nbformat.NotebookNode, engine_name: str | None, **options):
    """The executed notebook, and whether papermill says that it failed."""
    nbformat.write(source, folder / "in.ipynb")
    failed = False
    try:
        papermill.execute_notebook(
            folder / "in.ipynb", folder / "out.ipynb", {"p": 2}, engine_name,
            cwd=folder, progress_bar=False, **{"execution_timeout": 60, **options},
        )  # fmt: skip
    except PapermillExecutionError:
        failed = True
    return nbformat.read(folder / "out.ipynb", as_version=4), failed


def normal(node: object, key: str = "") -> object:
    """Without ids, times, addresses in memory and names of temporary files."""
    if isinstance(node, dict):
        return {
            k: normal(v, k)
            for k, v in node.items()
            if k not in {"id", "start_time", "end_time", "duration", "execution", "papermill", "msg_id"}
        } | ({"papermill": _papermill(node["papermill"])} if "papermill" in node else {})
    if isinstance(node, list):
        return [normal(v, key) for v in node]
    if isinstance(node, str):
        node = re.sub(r"ipykernel_\d+/\d+|0x[0-9a-f]{6,}|ipykernel_\d+", "…", node)
        return re.sub(r"papermill-error-\w+|model_id=\w+|Cell In\[\d+\]|<dc:date>.*?</dc:date>", "…", node)
    return node


def _papermill(record: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in record.items() if k in {"exception", "status", "parameters"}}


@pytest.fixture(autouse=True)
def _as_for_users(monkeypatch):
    """Kernels leave file descriptors alone where they see that pytest runs."""
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)


@needs_fork
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_same_as_plain_papermill(tmp_path, name):
    for folder in ("ours", "plain"):
        (tmp_path / folder).mkdir()
    ours, failed = execute(tmp_path / "ours", notebook(name), "simlib")
    plain, plainly = execute(tmp_path / "plain", notebook(name), None)
    assert failed == plainly == (name in FAILING)
    assert len(ours.cells) == len(plain.cells)
    for mine, theirs in zip(ours.cells, plain.cells, strict=True):
        assert normal(mine) == normal(theirs), mine.source
    assert normal(ours.metadata) == normal(plain.metadata)


def cells(*sources: str) -> nbformat.NotebookNode:
    found = notebook("plain")
    found.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return found


def statuses(executed: nbformat.NotebookNode) -> list[str]:
    """Of the notebook's own cells, without those in which papermill tells of an error."""
    marks = [cell.metadata.get("papermill", {}).get("status") for cell in executed.cells]
    return [mark for mark in marks if mark]


def said(executed: nbformat.NotebookNode) -> str:
    return str([cell.get("outputs") for cell in executed.cells])


@needs_fork
@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("import os; os._exit(3)", "DeadKernelError: Kernel died (exit code 3)"),
        ("import os; os.kill(os.getpid(), 11)", "DeadKernelError: Kernel died (signal 11)"),
        ("import os; os.abort()", "DeadKernelError: Kernel died (signal 6)"),
    ],
)
def test_a_notebook_that_dies_is_marked_failed_where_it_died(tmp_path, code, ending):
    executed, failed = execute(tmp_path, cells("print('before')", code, "print('never')"), "simlib")
    assert failed
    assert statuses(executed) == ["completed", "completed", "failed", "pending"]
    assert "before" in said(executed)
    assert ending in said(executed)


@needs_fork
def test_a_notebook_that_hangs_is_ended_with_what_it_started(tmp_path):
    start = "import subprocess, time\nprint(subprocess.Popen(['sleep', '600']).pid, flush=True)"
    code = f"{start}\ntime.sleep(600)"
    executed, failed = execute(tmp_path, cells(code, "1"), "simlib", limits=Limits(seconds=3))
    assert failed
    assert statuses(executed) == ["completed", "failed", "pending"]
    assert "TimeLimitError: 3 s" in said(executed)
    (started,) = (int(pid) for pid in re.findall(r"'text': '(\d+)", said(executed)))
    for _ in range(100):
        if not _runs(started):
            break
        time.sleep(0.05)
    assert not _runs(started)


def _runs(pid: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


@needs_fork
def test_a_notebook_that_wants_too_much_memory_fails_alone(tmp_path):
    executed, failed = execute(
        tmp_path, cells("x = b'x' * 2**20; len(x)", "y = b'y' * 2**30; len(y)"), "simlib",
        limits=Limits(megabytes=400),
    )  # fmt: skip
    assert failed
    assert "MemoryError" in said(executed)
    _, failed = execute(tmp_path, cells("z = b'z' * 2**30; len(z)"), "simlib")
    assert not failed


@needs_fork
def test_each_notebook_has_an_interpreter_of_its_own(tmp_path):
    spoil = "import numpy, sys; numpy.mine = first = 1; sys.path.clear()"
    ask = "import numpy, os; print(hasattr(numpy, 'mine'), 'first' in dir(), os.getcwd())"
    execute(tmp_path, cells(spoil), "simlib")
    executed, _ = execute(tmp_path, cells(ask), "simlib")
    assert f"False False {tmp_path}" in said(executed)


@needs_fork
def test_no_two_notebooks_draw_the_same_numbers(tmp_path):
    code = "import numpy, random; print(numpy.random.rand(), random.random())"
    drawn = {said(execute(tmp_path, cells(code), "simlib")[0]) for _ in range(2)}
    assert len(drawn) == 2


@needs_fork
def test_the_environment_is_that_of_the_caller(tmp_path, monkeypatch):
    execute(tmp_path, cells("1"), "simlib")
    monkeypatch.setenv("SAID_LATER", "after the server had started")
    executed, _ = execute(tmp_path, cells("import os; os.environ['SAID_LATER']"), "simlib")
    assert "after the server had started" in said(executed)


def test_where_it_cannot_serve_an_ordinary_kernel_does_and_it_says_so(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(engine, "CAN_FORK", False)
    with caplog.at_level(logging.WARNING, logger="papermill"):
        executed, failed = execute(tmp_path, cells("1 + 1", "import os; os._exit(3)", "2"), "simlib")
    assert "an ordinary kernel runs this notebook" in caplog.text
    assert failed
    assert statuses(executed) == ["completed", "completed", "failed", "pending"]


def test_a_kernel_of_another_python_is_not_ours(monkeypatch):
    class Other:
        argv = ("/opt/other/bin/python", "-m", "ipykernel_launcher", "-f", "{connection_file}")

    monkeypatch.setattr("jupyter_client.kernelspec.KernelSpecManager.get_kernel_spec", lambda *_: Other)
    assert "is not this Python" in engine._cannot_serve("other") or not CAN_FORK
