"""One wrong word in a copy of the shipped files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from simlib.assembly import load
from simlib.faults import Faults

ROOT = Path(__file__).parents[2]


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str, str, str, str, str], None]:
    """Asserts that a scenario is refused with `message` once `old` has become `new` in a file of params/."""

    def check(scenario: str, file: str, old: str, new: str, message: str) -> None:
        shutil.copytree(ROOT / "params", tmp_path / "params")
        path = tmp_path / "params" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(Faults, match=message):
            load(tmp_path / f"params/scenarios/{scenario}.yaml")

    return check
