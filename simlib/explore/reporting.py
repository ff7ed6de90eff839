"""A saved scenario's report, made by the ordinary command in a process of its own, and where it then lies."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from simlib.batch.run import STEPS
from simlib.batch.terms import NOTEBOOKS

_COMMAND = "from simlib.cli import main; main()"
LAST = len(STEPS) + 1  # steps of one report, and the list of them all


@dataclass(frozen=True)
class Made:
    """`folder` is None where the report was not made, and `failure` then says why."""

    folder: Path | None
    failure: str = ""

    @property
    def pages(self) -> tuple[tuple[str, Path], ...]:
        """Each page by its notebook's name."""
        folder = self.folder
        return tuple((key, folder / page) for key, (_, page) in NOTEBOOKS.items()) if folder else ()


@dataclass
class Making:
    """A report that is being made."""

    outputs: Path
    process: subprocess.Popen[bytes]
    said: IO[bytes] = field(repr=False)

    @classmethod
    def begin(
        cls, scenario: Path, root: Path, *, draws: int, seed: int, region: str, language: str
    ) -> Making:
        """`simlib run`, as somebody would write it in a terminal in the project's folder."""
        outputs = root / "outputs"
        words = ["run", str(scenario), f"--draws={draws}", f"--seed={seed}", f"--language={language}"]
        words += [f"--region={region}"] if region else []
        said = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process writes
        process = subprocess.Popen(  # noqa: S603 - our own command, with a path that was loaded
            [sys.executable, "-c", _COMMAND, *words, f"--outputs={outputs}"],
            cwd=root, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return cls(outputs, process, said)

    @property
    def step(self) -> int:
        """How far it has come, of `LAST`; told by the job itself."""
        files = sorted(self.outputs.glob(".building-*/*.step"), key=lambda file: file.stat().st_mtime)
        try:
            return 1 + int(files[-1].read_text(encoding="ascii") or 0) if files else 0
        except (OSError, ValueError):  # it has just been moved away, or is being written
            return 0

    def ended(self) -> Made | None:
        """What became of it; None as long as it runs."""
        if self.process.poll() is None:
            return None
        self.said.seek(0)
        words = self.said.read().decode("utf-8", "replace").strip().splitlines()
        self.said.close()
        if self.process.returncode:
            return Made(None, words[-1] if words else str(self.process.returncode))
        summary = json.loads((self.outputs / "summary.json").read_text(encoding="utf-8"))
        return Made(self.outputs / summary["jobs"][0]["folder"])
