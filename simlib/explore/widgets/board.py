"""The answers: the box, and one picture at a time. What takes long is drawn when the hand rests."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from simlib.analysis.outcome import Decision
from simlib.continuity import ContinuityTest
from simlib.explore.views import AT_ONCE, VIEWS, View, resting
from simlib.explore.widgets.later import Later
from simlib.present.speech import Speech

_REST = 0.35  # seconds without a change


class Board:
    """`decide` computes everything, unit by unit, of what is shown."""

    def __init__(self, speech: Speech, decide: Callable[[], Decision], pair: Any) -> None:
        self.speech, self._decide = speech, decide
        self.view: View | None = None
        self._decided: Decision | None = None
        self._drawn: set[str] = set()
        self._later = Later(_REST)
        self.box = widgets.HTML()
        self.pictures = {name: widgets.HTML() for name in VIEWS}
        for picture in self.pictures.values():
            picture.add_class("simlib-picture")
        titles = [speech(f"workbench-tab-{name}") for name in (*VIEWS, "pair")]
        self.tabs = widgets.Tab([*self.pictures.values(), pair], titles=titles)
        self.tabs.observe(lambda _: self._draw(), names="selected_index")
        self.status = widgets.HTML()
        self.status.add_class("simlib-status")
        head = widgets.HBox([widgets.HTML(f"<h2>{escape(speech('workbench-answers'))}</h2>"), self.status])
        self.widget = widgets.VBox([head, self.box, self.tabs])

    def wait(self) -> None:
        """What is shown is of before: something that takes a while has begun."""
        self._tell("workbench-working")

    def resume(self) -> None:
        """What is shown holds after all."""
        self._draw()

    def show(self, view: View) -> None:
        self.view, self._decided, self._drawn = view, None, set()
        self._draw()

    @property
    def _selected(self) -> str:
        return (*VIEWS, "pair")[self.tabs.selected_index or 0]

    def _draw(self) -> None:
        """What can be shown at once, now; the rest when nothing has been asked for a while."""
        if self.view is None:
            return
        now, written = self._continuity()
        self.box.value = self.view.box(now, written)
        name = self._selected
        waits = now is None or name not in (*AT_ONCE, "pair")
        if name in AT_ONCE and name not in self._drawn:
            self.pictures[name].value = (
                self.view.frame() if name == "frame" else self.view.after(now, written)
            )
            self._drawn |= set() if name == "after" and now is None else {name}
        if waits and (now is None or name not in self._drawn):
            self._tell("workbench-working")
            self._later.ask(self._rest)
        else:
            self._tell("workbench-ready")

    def _rest(self) -> None:
        if self.view is None:
            return
        if self._decided is None:
            self._decided = self._decide()
        name = self._selected
        if name not in AT_ONCE and name in VIEWS and name not in self._drawn:
            self.pictures[name].value = resting(name, self._decided, self.speech)
            self._drawn.add(name)
        self._draw()

    def _continuity(self) -> tuple[ContinuityTest | None, ContinuityTest | None]:
        """Of what is tried and of what is written; None as long as they are not computed."""
        assert self.view is not None  # noqa: S101 - asked for by those who show it
        if self._decided:
            return self._decided.proposal.continuity, self._decided.baseline.continuity
        return self.view.answer.continuity, self.view.written.continuity

    def _tell(self, key: str) -> None:
        self.status.value = escape(self.speech(key))
