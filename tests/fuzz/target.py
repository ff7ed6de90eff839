"""One file of Sagolän's project as anything at all: it loads, or it is refused with file, line and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

from simlib.assembly import load
from simlib.batch.plan import plan
from simlib.faults import Fault, Faults
from simlib.ledger import ledger

SAGOLAN = Path(__file__).parents[1] / "sagolan"
SCENARIO, BATCH = "params/scenarios/hogre.yaml", "params/batches/prov.yaml"
FILES = (
    SCENARIO,
    "params/scenarios/vardval.yaml",
    "params/sources.yaml",
    "params/standards.yaml",
    "params/grants.yaml",
    "params/programmes/psychology_choice.yaml",
    "params/regions/sagolan/region.yaml",
    "params/regions/sagolan/psychology_choice.yaml",
    "params/regions/sagolan/psychology_choice_units.yaml",
    "params/data/municipalities.csv",
    "params/data/regions.csv",
    BATCH,
)
SOUND_BATCH = f"label: {{sv: Prov, en: Trial}}\ndraws: 100\nscenarios:\n  - {SCENARIO}\n"


class Project:
    """Sagolän's project in a folder of its own, in which one file at a time is something else."""

    def __init__(self, folder: Path) -> None:
        self.root = Path(shutil.copytree(SAGOLAN, folder / "sagolan"))
        (self.root / BATCH).parent.mkdir()
        (self.root / BATCH).write_text(SOUND_BATCH, encoding="utf-8")
        self.sound = {name: (self.root / name).read_bytes() for name in FILES}

    def read(self, name: str, content: bytes) -> bool:
        """Whether the project is sound with this file; it may not be refused without saying where."""
        path = self.root / name
        path.write_bytes(content)
        try:
            faults = self._faults(path)
        finally:
            path.write_bytes(self.sound[name])
        for fault in faults or ():
            assert (self.root / fault.file).is_relative_to(self.root / "params"), fault
            assert fault.line >= 1, fault
            assert fault.text("sv") != fault.text("en"), fault
        return faults is None

    def _faults(self, path: Path) -> tuple[Fault, ...] | None:
        """Why the project is refused; None if it is not."""
        try:
            if path.name == Path(BATCH).name:
                plan(path)
            else:
                ledger(load(self.root / SCENARIO))
        except Faults as refused:
            return refused.faults
        return None
