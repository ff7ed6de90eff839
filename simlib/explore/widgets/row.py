"""One control: its name and source, a slider, a field or a choice, a way back, and why not."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from html import escape
from typing import Any

import ipywidgets as widgets

from simlib.explore.controls import Control, value_in_words
from simlib.explore.entries import Unfit, read, shown
from simlib.explore.session import Session
from simlib.parameters.values import Value
from simlib.present.speech import Speech

# What a row asks for: the value at its spot, or None for the scenario's own. Answers why not, or "".
Asked = Callable[[Control, Value | None], str]


class Row:
    """`asked` is told what a hand does; what is shown comes from `show` alone."""

    def __init__(self, control: Control, session: Session, speech: Speech, asked: Asked) -> None:
        self.control, self.speech, self._asked = control, speech, asked
        self._showing = False
        self.head = widgets.HTML(self._head())
        self.was = widgets.HTML()
        self.no = widgets.HTML()
        self.reset = widgets.Button(description=speech("workbench-reset"), layout={"width": "auto"})
        self.reset.on_click(lambda _: self._ask(None))
        self.slider, self.field, self.choice = self._slider(), self._field(), self._choice()
        parts = [part for part in (self.choice, self.slider, self.field) if part]
        line = widgets.HBox([*parts, self.reset], layout={"align_items": "center", "width": "100%"})
        self.widget = widgets.VBox([self.head, line, self.was, self.no])
        self.widget.add_class("simlib-row")
        self.show(session)

    def _head(self) -> str:
        control, speech = self.control, self.speech
        words = {
            "slider": speech("workbench-slider-of", label=control.label),
            "field": speech("workbench-field-of", label=control.label),
            "reset": speech("workbench-reset-of", label=control.label),
        }
        data = " ".join(f'data-{key}="{escape(word, quote=True)}"' for key, word in words.items())
        source = escape(speech("workbench-about"))
        unit = f' <span class="simlib-unit">{escape(control.unit)}</span>' if control.unit else ""
        return (
            f'<span class="simlib-name" {data}>{escape(control.label)}</span>{unit}'
            f"<details><summary>{source}</summary>{escape(control.help)}</details>"
        )

    # --- the parts ----------------------------------------------------------------------

    def _slider(self) -> Any:
        control = self.control
        if control.low is None or control.high is None or control.step is None:
            return None
        low, high, step = (self._written(end) for end in (control.low, control.high, control.step))
        room = {"flex": "1 1 auto", "width": "auto", "min_width": "90px"}
        made = widgets.FloatSlider(low, min=low, max=high, step=step, readout=False, layout=room)
        made.observe(lambda change: self._slid(change["new"]), names="value")
        return made

    def _field(self) -> Any:
        if self.control.choices:
            return None
        steps = self.control.parameter.unit.name == "schedule"
        room = {"flex": "1 1 auto" if steps else "0 0 112px", "width": "auto" if steps else "112px"}
        made = widgets.Text(continuous_update=False, layout=room)
        made.observe(lambda change: self._typed(change["new"]), names="value")
        return made

    def _choice(self) -> Any:
        choices = self.control.parameter.choices
        if not choices:
            return None
        options = [(self.speech.label(label), key) for key, label in choices.items()]
        made = widgets.Dropdown(options=options, layout={"flex": "1 1 auto", "width": "auto"})
        made.observe(lambda change: self._ask(change["new"]), names="value")
        return made

    def _written(self, carried: Fraction) -> float:
        """As it is shown: shares in per cent."""
        control = self.control
        return float(control.parameter.unit.written(carried)) * (100 if "%" in control.unit else 1)

    # --- what a hand does ------------------------------------------------------------------

    def _slid(self, at: float) -> None:
        control = self.control
        assert control.low is not None and control.step is not None  # noqa: S101, PT018 - it slides
        steps = round((at - self._written(control.low)) / self._written(control.step))
        self._ask(min(control.low + steps * control.step, control.high or control.low))

    def _typed(self, text: str) -> None:
        if self._showing:
            return
        try:
            value = read(self.control.parameter, text, self.speech)
        except Unfit as why:
            self._refuse(str(why))
            return
        self._ask(value)

    def _ask(self, value: Value | None) -> None:
        if self._showing:
            return
        why = self._asked(self.control, value)
        self._refuse(why) if why else None

    def _refuse(self, why: str) -> None:
        """What was written stays, with the reason under it; the answers are as they were."""
        words = self.speech("workbench-refused", reason=why)
        self.no.value = f'<div class="simlib-no" role="alert">{escape(words)}</div>'

    # --- what is shown -------------------------------------------------------------------------

    def show(self, session: Session) -> None:
        """The session's value, and the scenario's own where it is another."""
        control, speech = self.control, self.speech
        value, changed = session.value(control.spot), control.spot in session.now.values
        self._showing = True
        try:
            if self.choice:
                self.choice.value = value
            if self.field:
                self.field.value = shown(control.parameter, value, speech)
            if self.slider and isinstance(value, Fraction):
                at = min(max(self._written(value), self.slider.min), self.slider.max)
                if (
                    abs(at - self.slider.value) > self.slider.step / 2
                ):  # a hand that drags it is not disturbed
                    self.slider.value = at
        finally:
            self._showing = False
        self.no.value = ""
        own = speech("workbench-was", value=value_in_words(control, session.own(control.spot), speech))
        self.was.value = f'<span class="simlib-was">{escape(own)}</span>' if changed else ""
        self.reset.disabled = not changed
        (self.widget.add_class if changed else self.widget.remove_class)("simlib-changed")
