"""How far a batch has come: a bar for all and one per running job on a terminal or in a notebook.

Where neither is at hand (a log, a scheduler) a line for each job says how many are done and the time left.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import NoReturn, Self

from tqdm.auto import tqdm

from simlib.batch.run import Attempt
from simlib.present.speech import Speech


def _settings() -> Mapping[str, object]:
    """Of the notebook this runs in, if any."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell.config if shell else {}


class Progress:
    """Bars where somebody watches; `finished` always tells."""

    def __init__(self, jobs: int, language: str) -> None:
        self.speech = Speech(language)
        # None: a bar on a terminal, nothing in a log. A notebook always shows its own.
        hidden = False if "IPKernelApp" in _settings() else None
        self.whole = tqdm(total=jobs, unit=self.speech("progress-unit"), disable=hidden, position=0)
        self.bars: dict[str, tqdm[NoReturn]] = {}
        self.done, self.jobs, self.started = 0, jobs, time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for bar in (*self.bars.values(), self.whole):
            bar.close()

    def look(self, running: Sequence[Attempt], steps: Sequence[str]) -> None:
        """A bar for each job that has begun, at the step it says it is at."""
        if self.whole.disable:
            return
        for what in running:
            if not what.step_file.is_file():
                continue
            at = int(what.step_file.read_text(encoding="ascii") or 0)
            bar = self.bars.get(what.name) or tqdm(
                total=len(steps),
                desc=what.name.rpartition("-")[0],
                leave=False,
                bar_format="{desc}: {bar} {postfix}",
            )
            self.bars[what.name] = bar
            bar.n = at
            word = "progress-tables" if steps[at] == "tables" else f"to-{steps[at]}"
            bar.set_postfix_str(self.speech(word))

    def finished(self, name: str, tell: Callable[[], object]) -> None:
        if bar := self.bars.pop(name, None):
            bar.close()
        with self.whole.external_write_mode(file=sys.stdout):
            tell()
        self.whole.update(1)
        self.done += 1
        if self.whole.disable:
            left = (time.monotonic() - self.started) / self.done * (self.jobs - self.done)
            said = self.speech("progress-log", done=self.done, jobs=self.jobs, minutes=f"{left / 60:.0f}")
            sys.stderr.write(said + "\n")
            sys.stderr.flush()
