"""A report that is being made: how far it has come, and where it lies when it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from html import escape
from pathlib import Path

import ipywidgets as widgets

from simlib.explore.reporting import LAST, Made, Making
from simlib.explore.widgets.said import answer
from simlib.present.speech import Speech

_LOOK = 0.5  # seconds between looks


class Printing:
    """`page_of`: the address at which the browser finds a file of the project."""

    def __init__(self, speech: Speech, page_of: Callable[[Path], str]) -> None:
        self.speech, self._page_of = speech, page_of
        self._making: Making | None = None
        self.bar = widgets.IntProgress(max=LAST, layout={"display": "none"})
        self.said = answer()
        self.widget = widgets.VBox([self.bar, self.said])

    def tell(self, text: str) -> None:
        self.said.value = escape(text)

    def begin(self, scenario: Path, root: Path, *, draws: int, seed: int, region: str) -> None:
        """One at a time: a second asking while one is being made is not heard."""
        if self._making:
            return
        language = self.speech.language
        self._making = Making.begin(scenario, root, draws=draws, seed=seed, region=region, language=language)
        self.bar.value, self.bar.layout.display = 0, ""
        self.tell(self.speech("workbench-report-begun"))
        self._look(root)

    def _look(self, root: Path) -> None:
        making = self._making
        if making is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # nobody watches: it is waited for
            making.process.wait()
        ended = making.ended()
        if ended is None:
            if making.step > self.bar.value:
                self.bar.value = making.step
                self.tell(self.speech("workbench-report-steps", done=making.step, of=LAST))
            loop.call_later(_LOOK, self._look, root)
            return
        self._making, self.bar.layout.display = None, "none"
        self._ended(ended, root)

    def _ended(self, made: Made, root: Path) -> None:
        say = self.speech
        if made.folder is None:
            self.tell(say("workbench-report-failed", reason=made.failure))
            return
        links = "".join(
            f'<li><a href="{escape(self._page_of(page.relative_to(root)), quote=True)}" target="_blank">'
            f"{escape(say('workbench-report-link', title=say(f'to-{key}')))}</a></li>"
            for key, page in made.pages
        )
        where = say("workbench-report-folder", folder=made.folder.relative_to(root).as_posix())
        self.said.value = (
            f"<p>{escape(say('workbench-report-done'))}</p><ul>{links}</ul><p>{escape(where)}</p>"
        )
