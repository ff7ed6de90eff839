"""The workbench: a session, its answers, and the widgets that show them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from simlib.assembly import Case, load
from simlib.explore.answers import Answer, Answers
from simlib.explore.controls import Control
from simlib.explore.scenarios import Choice, choices, horizons, starts
from simlib.explore.session import Session, spots
from simlib.explore.trying import Refused
from simlib.explore.views import View
from simlib.explore.widgets.board import Board
from simlib.explore.widgets.origin import Origin
from simlib.explore.widgets.panel import Panel
from simlib.explore.widgets.said import alert, answer, button, chosen
from simlib.explore.widgets.seeking import Seeking
from simlib.explore.widgets.shelf import Shelf
from simlib.faults import Faults
from simlib.parameters.values import Value
from simlib.present.speech import Speech

DRAWS = (500, 1000, 2000, 5000, 10_000)


class Bench:
    def __init__(self, scenario: Path, region: str, *, draws: int, seed: int, speech: Speech) -> None:
        self.speech, self.seed = speech, seed
        self.scenario, self.region = scenario, region
        case = load(scenario, region)
        self.session, self.answers = Session.of(case), Answers(case, draws=draws, seed=seed)
        self.written = self.now = self.answers.answer(self.session.now)
        self.panel = Panel(self.session, speech, self.ask, self._step)
        self.seeking = Seeking(speech, self._tried, self._use)
        self.board = Board(speech, lambda: self.answers.decision(self.session.now), self.seeking.pair)
        self.shelf = Shelf(self, self._saved)
        self._top(case, draws)
        self.seeking.open(self.panel.controls)
        right = widgets.VBox([self.board.widget, self.seeking.goal, self.shelf.widget])
        right.add_class("simlib-right")
        columns = widgets.HBox([self.panel.widget, right])
        columns.add_class("simlib-columns")
        self.widget = widgets.VBox([*self.bars, self.said, columns])
        self.widget.add_class("simlib-workbench")
        self._show()

    # --- the top -------------------------------------------------------------------------

    def _top(self, case: Case, draws: int) -> None:
        say = self.speech
        self.origin = Origin(say, self._choices(case), self._chosen(case), self._reopen)
        self.draws = chosen(
            say("workbench-draws"), [(say.number(n), n) for n in sorted({*DRAWS, draws})], draws
        )
        self.through, self.since = chosen(say("workbench-through"), []), chosen(say("workbench-since"), [])
        self.undo, self.redo, self.reset = (
            button(say(f"workbench-{name}")) for name in ("undo", "redo", "reset-all")
        )
        self.said = answer()
        steps = [self.undo, self.redo, self.reset]
        bars = (self.origin.parts, [self.draws, self.through, self.since, *steps])
        self.bars = [widgets.HBox(list(bar)) for bar in bars]
        for bar in self.bars:
            bar.add_class("simlib-bar")
        self._times()
        self.undo.on_click(lambda _: self._step(self.session.undo()))
        self.redo.on_click(lambda _: self._step(self.session.redo()))
        self.reset.on_click(lambda _: self._step(self.session.reset_all()))
        self.draws.observe(lambda _: self._reopen(), names="value")
        self.through.observe(lambda _: self._timed(), names="value")
        self.since.observe(lambda _: self._timed(), names="value")

    def _choices(self, case: Case) -> list[Choice]:
        return choices(self.scenario.resolve().parent, case.setting.root, self.speech)

    def _chosen(self, case: Case) -> Choice:
        return Choice(self.scenario.resolve(), case.scenario.region if self.region else "")

    def _times(self) -> None:
        """What can be chosen of horizon and day, and what the session says of them."""
        self._quiet = True
        session, say = self.session, self.speech
        self.through.options = [(f"{end:%Y-%m}", whole) for end, whole in horizons(session.case)]
        self.through.value = session.now.horizon
        self.since.options = [(say.day(day), day) for day in starts(session)]
        self.since.value = session.now.since
        self._quiet = False

    # --- what a hand does ---------------------------------------------------------------------

    def ask(self, control: Control, value: Value | None) -> str:
        """Tries a value; why not, or nothing."""
        session = self.session
        new = session.reset(control.spot) if value is None else session.put(control.spot, value)
        return self._step(new)

    def _use(self, control: Control, value: Value) -> None:
        """A value that was found, at every date at which the parameter has one, as it was sought."""
        new = self.session
        for spot in spots(new.case, new.now, control.path):
            new = new.put(spot, value)
        self.said.value = self._step(new)

    def _timed(self) -> None:
        if self._quiet or self.through.value is None or self.since.value is None:
            return
        day: date = self.since.value
        new = self.session.through(self.through.value)
        why = self._step(new.since(day) if day in new.now.horizon else new, anew=True)
        self.said.value = why

    def _step(self, new: Session, *, anew: bool = False) -> str:
        """Goes to another draft if it can be computed; `anew`: its controls may be others."""
        if not self.answers.known(new.now):
            self.board.wait()
        try:
            found = self.answers.answer(new.now)
            if new.now.horizon != self.session.now.horizon:
                self.written = self.answers.answer(self._bare(new))
                self.shelf.forget(self.speech("workbench-kept-other"))
        except Refused as why:
            self._times()
            self.board.resume()
            return why.text(self.speech.language)
        anew = anew or (new.now.since, new.now.horizon) != (self.session.now.since, self.session.now.horizon)
        self.session, self.now = new, found
        if anew:
            self._times()
            self.panel.open(new)
            self.seeking.open(self.panel.controls)
        self.said.value = ""
        self._show()
        return ""

    @staticmethod
    def _bare(session: Session) -> Any:
        return Session.of(session.case).through(session.now.horizon).now

    def _reopen(self) -> None:
        """Another scenario, or other draws; a scenario that cannot be loaded leaves all as it was."""
        if self._quiet:
            return
        self.board.wait()
        choice = self.origin.choice
        other = choice.file != self.scenario.resolve() or choice.region != self.region
        try:
            case = load(choice.file, choice.region) if other else self.session.case
            answers = Answers(case, draws=self.draws.value, seed=self.seed)
            session = Session.of(case) if other else self.session
            now, written = answers.answer(session.now), answers.answer(self._bare(session))
        except (Faults, Refused) as why:
            self._back()
            self.said.value = alert(why.text(self.speech.language))
            return
        self.said.value = ""
        self.scenario, self.region = choice.file, choice.region
        self.session, self.answers, self.now, self.written = session, answers, now, written
        self.shelf.forget(self.speech("workbench-kept-other"))
        self._times()
        self.panel.open(session)
        self.seeking.open(self.panel.controls)
        self._show()

    def _saved(self, _file: Path) -> None:
        """The list at the top has one more; what is tried stays as it is."""
        case = self.session.case
        self.origin.offer(self._choices(case), self._chosen(case))

    def _back(self) -> None:
        """The lists at the top say again what is open."""
        self.origin.show(
            next(one for one in self._choices(self.session.case) if one == self._chosen(self.session.case))
        )
        self._quiet = True
        self.draws.value, self._quiet = self.answers.draws, False
        self._show()

    # --- what is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        self.board.show(View(self.session, self.now, self.written, self.speech))
        self.panel.show(self.session)
        self.seeking.forget()
        self.undo.disabled, self.redo.disabled = not self.session.past, not self.session.future
        self.reset.disabled = self.session.now == Session.of(self.session.case).now

    def _tried(self) -> tuple[Case, int, int]:
        found: Answer = self.now
        return found.case, self.answers.draws, self.seed

    def page_of(self, file: Path) -> str:
        """Where the server that shows this page serves the project's files."""
        voila = os.environ.get("SERVER_SOFTWARE", "").startswith("voila")
        return f"/{'voila/files' if voila else 'files'}/{file.as_posix()}"
