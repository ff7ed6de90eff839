"""The made-up region Sagolän, copied where a test may change it; the shipped cases, loaded once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from simlib.assembly import Case, load, regions_of
from tests.schemes import batch_text

ROOT = Path(__file__).resolve().parents[1]
SAGOLAN = Path(__file__).parent / "sagolan"
_LONGEST = 900  # seconds that another worker may take

# The same examples every time: a test that fails on one machine fails on all.
settings.register_profile("simlib", derandomize=True, deadline=None, max_examples=80, database=None)
settings.load_profile("simlib")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-goldens",
        action="store_true",
        help="write the messages of tests/errors anew instead of comparing them; then read the diff",
    )
    parser.addoption(
        "--every-mutation",
        action="store_true",
        help="tests/robustness: every mutation of the files instead of a sample",
    )
    parser.addoption(
        "--runs", type=int, default=500, help="tests/confidence: how often each interval is put to the test"
    )
    parser.addoption(
        "--moments",
        type=int,
        default=1,
        help="tests/faults: at how many moments a batch is stopped, in each way",
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of Sagolän's project; its scenarios are in params/scenarios."""
    return Path(shutil.copytree(SAGOLAN, tmp_path / "sagolan"))


@pytest.fixture
def scenario(project: Path) -> Path:
    return project / "params/scenarios/vardval.yaml"


@pytest.fixture(scope="session")
def sagolan() -> Case:
    return load(SAGOLAN / "params/scenarios/vardval.yaml")


@pytest.fixture(scope="session")
def stimulans() -> Case:
    return load(SAGOLAN / "params/scenarios/stimulans.yaml")


@pytest.fixture(scope="session")
def kalmar() -> Case:
    return load(ROOT / "params/scenarios/kalmar_as_decided.yaml")


@pytest.fixture(scope="session")
def jamtland() -> Case:
    return load(ROOT / "params/scenarios/jamtland_as_decided.yaml")


def shipped(scenario: Path) -> Case:
    """The case of any shipped scenario; of one that is for each region, the last region's."""
    return load(scenario, regions_of(scenario)[-1])


@dataclass(frozen=True)
class Run:
    """A batch that has been run by the command, in a project of its own."""

    project: Path
    exit_code: int
    stdout: str
    stderr: str

    @property
    def outputs(self) -> Path:
        return self.project / "outputs"

    @property
    def folders(self) -> dict[str, Path]:
        """The folder of each finished run in Swedish, by its scenario."""
        return self.written_in("sv")

    def written_in(self, language: str) -> dict[str, Path]:
        """The same in a language."""
        told = {
            folder: json.loads((folder / "run.json").read_text(encoding="utf-8"))
            for folder in sorted(self.outputs.glob("*_*-*"))
        }
        return {
            folder.name.rpartition("-")[0]: folder
            for folder, run in told.items()
            if run["language"] == language
        }


def run_batch(project: Path, batch: str) -> Run:
    words = [sys.executable, "-c", "from simlib.cli import main; main()", "batch", batch]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        words, cwd=project, capture_output=True, text=True, check=False, encoding="utf-8", env=environment
    )
    return Run(project, done.returncode, done.stdout, done.stderr)


def copied_project(folder: Path) -> Path:
    """What a run needs of this project, in `folder`."""
    for name in ("params", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Run]) -> Run:
    """What takes long, made by the first worker that asks for it; the others wait and read the same."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    told = folder / "told.json"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(_LONGEST):
            if told.is_file():
                return Run(folder / "project", *json.loads(told.read_text(encoding="utf-8")))
            time.sleep(1)
        pytest.fail(f"nobody made {name}")
    project = folder / "project"
    project.mkdir()
    done = make(project)
    part = told.with_suffix(".part")
    part.write_text(json.dumps([done.exit_code, done.stdout, done.stderr]), encoding="utf-8")
    part.rename(told)
    return done


def _with_few_draws(project: Path, name: str, draws: int) -> Run:
    batch = copied_project(project) / f"params/batches/{name}.yaml"
    text = batch.read_text(encoding="utf-8")
    batch.write_text(text.replace("draws: 10000", f"draws: {draws}"), encoding="utf-8")
    return run_batch(project, f"params/batches/{name}.yaml")


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The board's batch with few draws, run once for all tests that read its reports."""
    done = made_once(tmp_path_factory, "board", lambda project: _with_few_draws(project, "board", 200))
    assert done.exit_code == 0, done.stderr
    return done


def _every_scheme(project: Path) -> Run:
    copied_project(project)
    (project / "params/batches/every_scheme.yaml").write_text(batch_text(draws=200), encoding="utf-8")
    return run_batch(project, "params/batches/every_scheme.yaml")


@pytest.fixture(scope="session")
def every_scheme(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A report of every scheme in each language with few draws, run once for all that read its pages."""
    done = made_once(tmp_path_factory, "every_scheme", _every_scheme)
    assert done.exit_code == 0, done.stderr
    return done


@pytest.fixture(scope="session")
def vgr() -> Case:
    return load(ROOT / "params/scenarios/vgr_as_decided.yaml")


@pytest.fixture(scope="session")
def halland_green() -> Case:
    return load(ROOT / "params/scenarios/halland_green_as_agreed.yaml")


@pytest.fixture(scope="session")
def halland_st() -> Case:
    return load(ROOT / "params/scenarios/halland_st_as_decided.yaml")


@pytest.fixture(scope="session")
def access() -> Case:
    return load(ROOT / "params/scenarios/halland_access_as_decided.yaml")


@pytest.fixture(scope="session")
def liability() -> Case:
    return load(ROOT / "params/scenarios/liability_as_decided.yaml")


@pytest.fixture(scope="session")
def state_grants() -> Case:
    return load(ROOT / "params/scenarios/state_grants.yaml", "kalmar")


@pytest.fixture(scope="session")
def need() -> Case:
    return load(ROOT / "params/scenarios/need_phased.yaml")
