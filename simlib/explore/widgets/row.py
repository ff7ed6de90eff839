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
from simlib.explore.widgets.said import alert
from simlib.parameters.values import Value
from simlib.present.speech import Speech

# What a row asks for: the value at its spot, or None for the scenario's own. Answers why not, or "".
Asked = Callable[[Control, Value | None], str]


class Row:
    """`asked` is told what a hand does; what is shown comes from `show` alone."""

    def __init__(self, control: Control, session: Session, speech: Speech, asked: Asked) -> None:
        self.control, self.speech, self._asked = control, speech, asked
        self._showing = False
        self._value: Value = session.value(control.spot)
        self.head, self.about, self.was = (
            widgets.HTML(self._head()),
            widgets.HTML(self._about()),
            widgets.HTML(),
        )
        self.about.add_class("simlib-about")
        self.no = widgets.HTML()
        self.reset = widgets.Button(description=speech("workbench-reset"), layout={"width": "auto"})
        self.reset.on_click(lambda _: self._ask(None))
        self.slider, self.field, self.choice = self._slider(), self._field(), self._choice()
        parts = [part for part in (self.choice, self.slider, self.field) if part]
        line = widgets.HBox(parts, layout={"align_items": "center", "width": "100%"})
        below = widgets.HBox([self.about, self.was, self.reset])
        below.add_class("simlib-below")
        self.widget = widgets.VBox([self.head, line, self.no, below])
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
        unit = f' <span class="simlib-unit">{escape(control.unit)}</span>' if control.unit else ""
        return f'<span class="simlib-name" {data}>{escape(control.label)}</span>{unit}'

    def _about(self) -> str:
        source, help_ = escape(self.speech("workbench-about")), escape(self.control.help)
        return f"<details><summary>{source}</summary>{help_}</details>"

    # --- the parts ----------------------------------------------------------------------

    def _slider(self) -> Any:
        control = self.control
        if control.low is None or control.high is None or control.step is None:
            return None
        low, high, step = (self._written(end) for end in (control.low, control.high, control.step))
        room = {"flex": "1 1 auto", "width": "auto", "min_width": "90px", "margin": "2px 18px 2px 14px"}
        made = widgets.FloatSlider(low, min=low, max=high, step=step, readout=False, layout=room)
        made.observe(lambda change: self._slid(change["new"]), names="value")
        return made

    def _field(self) -> Any:
        if self.control.choices:
            return None
        steps = self.control.parameter.unit.name == "schedule"
        room = {"flex": "1 1 auto" if steps else "0 0 108px", "width": "auto" if steps else "108px"}
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

    def _in_words(self, value: Value) -> str:
        """As its field has it, beside which the unit stands; a choice by its name."""
        parameter, speech = self.control.parameter, self.speech
        return value_in_words(self.control, value, speech) if self.choice else shown(parameter, value, speech)

    def _nearest(self, carried: Fraction) -> Fraction:
        """Where the slider stands for a value: it has its steps, and the field has every value."""
        low, high, step = self.control.low, self.control.high, self.control.step
        assert low is not None and high is not None and step is not None  # noqa: S101, PT018 - it slides
        return min(low + step * round((max(carried, low) - low) / step), high)

    # --- what a hand does ------------------------------------------------------------------

    def _slid(self, at: float) -> None:
        """A hand has moved it; or the browser has put it on a step, which is nobody's wish."""
        control = self.control
        assert control.low is not None and control.step is not None  # noqa: S101, PT018 - it slides
        steps = round((at - self._written(control.low)) / self._written(control.step))
        there = self._nearest(control.low + steps * control.step)
        if not (isinstance(self._value, Fraction) and there == self._nearest(self._value)):
            self._ask(there)

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
        self.no.value = alert(words)

    # --- what is shown -------------------------------------------------------------------------

    def show(self, session: Session) -> None:
        """The session's value, and the scenario's own where it is another."""
        control, speech = self.control, self.speech
        value, changed = session.value(control.spot), control.spot in session.now.values
        self._showing, self._value = True, value
        try:
            if self.choice:
                self.choice.value = value
            if self.field:
                self.field.value = shown(control.parameter, value, speech)
            if self.slider and isinstance(value, Fraction):
                at = self._written(self._nearest(value))
                # A hand that drags it is not disturbed.
                if abs(at - self.slider.value) > self.slider.step / 2:
                    self.slider.value = at
        finally:
            self._showing = False
        self.no.value = ""
        own = speech("workbench-was", value=self._in_words(session.own(control.spot)))
        self.was.value = f'<span class="simlib-was">{escape(own)}</span>' if changed else ""
        self.reset.disabled = not changed
        (self.widget.add_class if changed else self.widget.remove_class)("simlib-changed")
