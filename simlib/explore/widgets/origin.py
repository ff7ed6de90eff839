"""What a session begins from, in three steps: the region, the scheme, the scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import ipywidgets as widgets

from simlib.explore.scenarios import Choice
from simlib.explore.widgets.said import chosen
from simlib.present.speech import Speech


class Origin:
    """`opened` hears of another choice, once for each that a hand makes."""

    def __init__(
        self, speech: Speech, found: Sequence[Choice], now: Choice, opened: Callable[[], None]
    ) -> None:
        self._opened, self._quiet = opened, True
        self.place, self.scheme, self.scenario = (
            chosen(speech(f"workbench-{name}"), []) for name in ("place", "scheme", "scenario")
        )
        self.parts = [self.place, self.scheme, self.scenario]
        self.offer(found, now)
        for part in self.parts:
            part.observe(lambda _: self._changed(), names="value")

    @property
    def choice(self) -> Choice:
        found: Choice = self.scenario.value
        return found

    def offer(self, found: Sequence[Choice], now: Choice) -> None:
        """What there is, and what is open."""
        self._found = found
        self.show(now)

    def show(self, open_now: Choice) -> None:
        self._quiet = True
        now = next(one for one in self._found if one == open_now)
        _fill(self.place, (one.place for one in self._found), now.place)
        self._narrow(now)
        self._quiet = False

    def _changed(self) -> None:
        """Of the same scheme and the same scenario if the region has them; else what changes least."""
        if self._quiet:
            return
        self._quiet = True
        here = [one for one in self._found if one.place == self.place.value]
        same = [one for one in here if one.scheme == self.scheme.value] or here
        file = self.choice.file
        now = min(same, key=lambda one: (one.file != file, one.lines))
        self._narrow(now)
        self._quiet = False
        self._opened()

    def _narrow(self, now: Choice) -> None:
        here = [one for one in self._found if one.place == now.place]
        _fill(self.scheme, (one.scheme for one in here), now.scheme)
        self.scenario.options = [(one.label, one) for one in here if one.scheme == now.scheme]
        self.scenario.value = now


def _fill(part: widgets.Dropdown, options: Iterable[str], value: str) -> None:
    part.options = sorted(set(options), key=str.casefold)
    part.value = value
