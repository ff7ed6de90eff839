"""The made-up region Sagolän, copied where a test may change it; the shipped cases, loaded once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from simlib.assembly import Case, load

ROOT = Path(__file__).resolve().parents[1]
SAGOLAN = Path(__file__).parent / "sagolan"

# The same examples every time: a test that fails on one machine fails on all.
settings.register_profile("simlib", derandomize=True, deadline=None, max_examples=80, database=None)
settings.load_profile("simlib")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-goldens",
        action="store_true",
        help="write the messages of tests/errors anew instead of comparing them; then read the diff",
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
