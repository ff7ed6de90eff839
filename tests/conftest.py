"""The made-up region Sagolän, copied where a test may change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SAGOLAN = Path(__file__).parent / "sagolan"


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
