"""Where a batch builds: a hidden folder of its own among the outputs, locked for as long as the batch lives.

The system lets go of the lock however the batch ends. So a folder that can be locked is what a killed batch
left, and the next one removes it; the folder of a batch that still runs it leaves alone.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX, _LOCK = ".building-", "lock"


@contextmanager
def building(outputs: Path) -> Iterator[Path]:
    """A new folder in `outputs`, gone in the end; before that, those of batches that were killed."""
    for left in outputs.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(Timeout), FileLock(left).acquire(timeout=0):
            shutil.rmtree(left.parent, ignore_errors=True)
    base, lock = _locked(outputs)
    try:
        yield base
    finally:
        shutil.rmtree(base, ignore_errors=True)
        lock.release()
        shutil.rmtree(base, ignore_errors=True)  # Windows keeps a file that is locked


def _locked(outputs: Path) -> tuple[Path, FileLock]:
    while True:
        base = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=outputs))
        lock = FileLock(base / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:  # another batch took it for left behind before it was locked, and removes it
            continue
        except OSError:
            shutil.rmtree(base, ignore_errors=True)
            raise
        return base, lock


def placed(built: Path, target: Path, base: Path) -> Path:
    """Moves what is built to its place at once, over an earlier one, which goes with `base`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            return built.replace(target)
        except OSError:  # a folder with anything in it is not written over
            if not target.is_dir():
                raise
        with suppress(FileNotFoundError):  # another batch moved it first
            target.replace(Path(tempfile.mkdtemp(prefix="old-", dir=base)) / target.name)
