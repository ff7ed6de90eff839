"""The controls: in three groups, found by words, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from simlib.explore.controls import Control, controls
from simlib.explore.session import Session, Spot
from simlib.explore.widgets.parts import Parts
from simlib.explore.widgets.row import Asked, Row
from simlib.parameters.values import ROLES
from simlib.present.speech import Speech

_AT_A_TIME = 8  # rows: a hundred at once take seconds to appear, and nobody reads them


class Panel:
    """Rows are made when they are first shown, and kept."""

    def __init__(
        self, session: Session, speech: Speech, asked: Asked, step: Callable[[Session], str]
    ) -> None:
        self.speech, self._asked = speech, asked
        self._rows: dict[Spot, Row] = {}
        self._most = _AT_A_TIME
        self.groups = widgets.ToggleButtons(options=[(speech(f"workbench-{role}"), role) for role in ROLES])
        self.groups.style.button_width = "auto"
        self.groups.add_class("simlib-groups")
        self.search = widgets.Text(
            description=speech("workbench-search"), placeholder=speech("workbench-search-hint")
        )
        self.count = widgets.HTML()
        self.count.add_class("simlib-status")
        self.rows = widgets.VBox()
        self.rows.add_class("simlib-rows")
        self.more = widgets.Button(description=speech("workbench-more"))
        self.more.on_click(lambda _: self._list(self._most + _AT_A_TIME))
        for part in (self.groups, self.search):
            part.observe(lambda _: self._list(_AT_A_TIME), names="value")
        head = widgets.HTML(f'<h2 class="simlib-rows-name">{escape(speech("workbench-controls"))}</h2>')
        self.parts = Parts(session, speech, step)
        found = [self.groups, self.search, self.count, self.rows, self.more]
        self.widget: Any = widgets.VBox([head, self.parts.widget, *found])
        self.widget.add_class("simlib-left")
        self.open(session)

    def open(self, session: Session) -> None:
        """The controls of a session of another scenario, day or horizon."""
        self.session, self._rows = session, {}
        self.controls = controls(session, self.speech)
        self.parts.open(session)
        self._list(_AT_A_TIME)

    def show(self, session: Session) -> None:
        """The values of the same controls."""
        self.session = session
        self.parts.show(session)
        for row in self._rows.values():
            row.show(session)

    def row(self, control: Control) -> Row:
        if control.spot not in self._rows:
            self._rows[control.spot] = Row(control, self.session, self.speech, self._asked)
        return self._rows[control.spot]

    def _list(self, most: int) -> None:
        """The rows of the group that hold the words; words are looked for in every group."""
        self._most = most
        words = self.search.value
        found = [
            c for c in self.controls if (c.matches(words) if words.strip() else c.role == self.groups.value)
        ]
        shown = found[:most]
        none = widgets.HTML(f"<p>{escape(self.speech('workbench-none-found'))}</p>")
        self.rows.children = tuple(self.row(control).widget for control in shown) or (none,)
        key = "workbench-shown-all" if words.strip() else "workbench-shown"
        self.count.value = escape(self.speech(key, shown=len(shown), of=len(found)))
        self.more.layout.display = "" if len(found) > len(shown) else "none"
