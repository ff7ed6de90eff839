"""A batch of three small jobs, and everything that came of it but when it was made."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat

from simlib.batch.plan import plan
from tests.batch.test_dispatch import BATCH
from tests.batch.test_run import NAMES, small
from tests.conftest import copied_project

FILE = "params/batches/trial.yaml"
COMMAND = [sys.executable, "-c", "from simlib.cli import main; main()", "batch", FILE, "--language", "en"]


def trial(folder: Path) -> Path:
    """A project with three jobs whose one notebook is one line long."""
    copied_project(folder)
    nbformat.write(small("print(scenario)"), folder / f"notebooks/{NAMES[0]}.ipynb")
    (folder / FILE).write_text(BATCH, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, without how long it took and when."""
    return {
        path.relative_to(folder).as_posix(): timeless(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "summary.json"
    }


def timeless(path: Path) -> bytes:
    if path.name == "run.json":
        return json.dumps({**json.loads(path.read_bytes()), "seconds": 0}).encode()
    if path.suffix == ".ipynb":
        notebook = nbformat.read(path, as_version=4)
        for part in (notebook, *notebook.cells):
            record = part.metadata.get("papermill", {})
            for key in ("start_time", "end_time", "duration"):
                record.pop(key, None)
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        return nbformat.writes(notebook).encode()
    return path.read_bytes()


def runs(project: Path) -> list[Path]:
    return sorted(path.parent for path in (project / "outputs").glob("*/run.json"))


def missing(project: Path, whole: dict[str, bytes]) -> int:
    """How many jobs have no folder; what has one is as it would be undisturbed, to the byte."""
    outputs = project / "outputs"
    found = {
        name: text
        for name, text in contents(outputs).items()
        if not name.startswith((".", "failed/", "index"))
    }
    folders = {name.partition("/")[0] for name in found}
    assert found == {name: text for name, text in whole.items() if name.partition("/")[0] in folders}
    return len(plan(project / FILE)) - len(folders)


def disturbed(project: Path, blow: signal.Signals, seed: int) -> None:
    """Run the batch and stop it at a moment that nobody chose, but before its last job is done."""
    chance = random.Random(seed)  # noqa: S311 - a moment of a test
    with subprocess.Popen(
        COMMAND, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        while running.poll() is None and not list((project / "outputs").glob(".building-*")):
            time.sleep(0.02)
        moment = time.monotonic() + chance.uniform(0.0, 8.0)
        while time.monotonic() < moment:
            if len(runs(project)) > 1:  # two are done, and the third has some way to go
                moment = min(moment, time.monotonic() + chance.uniform(0.0, 0.3))
                time.sleep(max(0.0, moment - time.monotonic()))
            time.sleep(0.02)
        running.send_signal(blow)
        running.wait(60)
    assert running.returncode


def on_a_file_system_of_its_own(project: Path, mount: str) -> subprocess.CompletedProcess[str]:
    """Run the batch with its outputs mounted, which only this process sees; then copy what is there."""
    script = f'mkdir -p outputs seen; {mount}; "$@"; code=$?; cp -a outputs/. seen; exit $code'
    words = ["unshare", "--mount", "sh", "-c", script, "sh", *COMMAND, "--executor", "serial"]
    return subprocess.run(words, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)


def may_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    words = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0
