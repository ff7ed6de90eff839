"""The parts of the payment as ticks: what is not ticked is paid nothing."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from simlib.explore.session import Session
from simlib.explore.switches import Switch, switches
from simlib.explore.widgets.said import alert
from simlib.present.speech import Speech


class Parts:
    """`step` goes to another session, and says why not."""

    def __init__(self, session: Session, speech: Speech, step: Callable[[Session], str]) -> None:
        self.speech, self._step = speech, step
        self._ticks: list[tuple[Switch, widgets.Checkbox]] = []
        self._showing = False
        self.widget = widgets.VBox()
        self.open(session)

    def open(self, session: Session) -> None:
        """The parts of a session of another scenario, day or horizon."""
        self.session = session
        self._ticks = [(switch, self._tick(switch)) for switch in switches(session)]
        self.no = widgets.HTML()
        head = widgets.HTML(f'<span class="simlib-unit">{escape(self.speech("workbench-parts"))}</span>')
        ticks = widgets.HBox([tick for _, tick in self._ticks])
        ticks.add_class("simlib-ticks")
        self.widget.children = (head, ticks, self.no) if self._ticks else ()
        self.show(session)

    def _tick(self, switch: Switch) -> widgets.Checkbox:
        tick = widgets.Checkbox(description=self.speech.label(switch.label), indent=False)
        tick.observe(lambda change: self._turn(switch, on=change["new"]), names="value")
        return tick

    def tick(self, name: str) -> widgets.Checkbox:
        return next(tick for switch, tick in self._ticks if switch.name == name)

    def _turn(self, switch: Switch, *, on: bool) -> None:
        if self._showing:
            return
        why = self._step(switch.turned(self.session, on=on))
        if why:
            self.show(self.session)
            words = self.speech("workbench-refused", reason=why)
            self.no.value = alert(words)

    def show(self, session: Session) -> None:
        self.session, self._showing = session, True
        for switch, tick in self._ticks:
            tick.value = switch.is_on(session)
        self._showing, self.no.value = False, ""
