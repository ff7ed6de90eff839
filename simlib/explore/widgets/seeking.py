"""What is asked for by a button: the map of two controls, and the highest value of one that holds."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from simlib.assembly import Case
from simlib.explore.controls import Control, value_in_words
from simlib.explore.pairs import goal, heat
from simlib.explore.widgets.said import answer, button, chosen, words
from simlib.parameters.values import Value
from simlib.present.speech import Speech


class Seeking:
    """`case`: of what is tried now. `use`: tries a value at a control's spot."""

    def __init__(
        self, speech: Speech, case: Callable[[], tuple[Case, int, int]], use: Callable[[Control, Value], None]
    ) -> None:
        self.speech, self._case, self._use = speech, case, use
        self._found: tuple[Control, Value] | None = None
        self.first, self.second = (chosen(speech(f"workbench-pair-{p}"), []) for p in ("first", "second"))
        self.draw = button(speech("workbench-pair-draw"))
        self.draw.on_click(lambda _: self._heat())
        self.map = widgets.HTML()
        self.map.add_class("simlib-picture")
        hint = words(speech("workbench-pair-hint"))
        self.pair = widgets.VBox([hint, self.first, self.second, self.draw, self.map])
        self.lever = chosen(speech("workbench-goal-lever"), [])
        self.seek, self.take = button(speech("workbench-goal")), button("")
        self.seek.on_click(lambda _: self._goal())
        self.take.on_click(lambda _: self._take())
        self.said = answer()
        line = widgets.HBox([self.lever, self.seek, self.take])
        line.add_class("simlib-bar")
        self.goal = widgets.VBox([line, self.said])

    def open(self, controls: tuple[Control, ...]) -> None:
        """What can be chosen: the numbers, once each."""
        numbers = {control.path: control for control in controls if control.slides}
        options = [(self.speech.label(one.parameter.label), one) for one in numbers.values()]
        for place, choice in enumerate((self.first, self.second, self.lever)):
            choice.options = options
            choice.value = options[1 if place == 1 and len(options) > 1 else 0][1] if options else None
        self.forget()

    def forget(self) -> None:
        """What was found was of another draft."""
        self._found, self.said.value, self.map.value = None, "", ""
        self.take.layout.display = "none"

    def _heat(self) -> None:
        if self.first.value is self.second.value:
            self.map.value = f"<p>{escape(self.speech('workbench-pair-same'))}</p>"
            return
        self.map.value = f"<p>{escape(self.speech('workbench-working'))}</p>"
        case, draws, seed = self._case()
        paths = self.first.value.path, self.second.value.path
        self.map.value = heat(case, *paths, draws=draws, seed=seed, speech=self.speech)

    def _goal(self) -> None:
        self.said.value = escape(self.speech("workbench-working"))
        case, draws, seed = self._case()
        found = goal(case, self.lever.value, draws=draws, seed=seed, speech=self.speech)
        self.said.value = escape(found.words)
        self._found = (self.lever.value, found.value) if found.value is not None else None
        if self._found:
            value = value_in_words(*self._found, self.speech)
            self.take.description = self.speech("workbench-goal-use", value=value)
        self.take.layout.display = "" if self._found else "none"

    def _take(self) -> None:
        if self._found:
            self._use(*self._found)
