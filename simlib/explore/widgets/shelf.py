"""What is done with a draft: saved as a scenario, held against others, reported, exported."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import ipywidgets as widgets

from simlib.explore.box import Alternative, changed_in_words, table
from simlib.explore.entries import Unfit
from simlib.explore.exporting import export
from simlib.explore.saving import Words, save
from simlib.explore.session import Draft, Session
from simlib.explore.widgets.desk import Desk
from simlib.explore.widgets.printing import Printing
from simlib.explore.widgets.said import alert, answer, button, field, words
from simlib.present.speech import link

_MOST = 4  # alternatives side by side


class Shelf:
    """`opened`: hears of a scenario that was saved."""

    def __init__(self, desk: Desk, opened: Callable[[Path], None]) -> None:
        self.desk, self.speech, self._opened = desk, desk.speech, opened
        self._kept: list[tuple[str, Session, Alternative]] = []
        self._saved: tuple[Draft, Path] | None = None
        self.printing = Printing(self.speech, desk.page_of)
        parts = {
            "save": self._save_tab(),
            "compare": self._compare_tab(),
            "report": self._report_tab(),
            "tables": self._tables_tab(),
        }
        titles = [self.speech(f"workbench-tab-{name}") for name in parts]
        self.tabs = widgets.Tab(list(parts.values()), titles=titles)
        head = widgets.HTML(f"<h2>{escape(self.speech('workbench-scenarios'))}</h2>")
        self.widget = widgets.VBox([head, self.tabs])

    # --- save ----------------------------------------------------------------------------

    def _save_tab(self) -> widgets.VBox:
        say = self.speech
        self.name = field(say("workbench-name"), say("workbench-name-hint"))
        self.title, self.owner = field(say("workbench-title")), field(say("workbench-owner"))
        self.title_en = field(say("workbench-title-en"), say("workbench-title-en-hint"))
        self.why = field(say("workbench-why"), many=True)
        self.save = button(say("workbench-save"))
        self.save.on_click(lambda _: self._save())
        self.saved = answer()
        hint = words(say("workbench-save-heading"))
        fields = [self.name, self.title, self.title_en, self.why, self.owner]
        return widgets.VBox([hint, *fields, self.save, self.saved])

    def _save(self) -> None:
        session = self.desk.session
        fields = (self.name, self.title, self.why, self.owner, self.title_en)
        said = Words(*(one.value for one in fields))
        try:
            file = save(session, said.stripped(), self.speech)
        except Unfit as why:
            self.saved.value = alert(str(why))
            return
        self._saved = session.now, file
        shown = file.relative_to(session.case.setting.root).as_posix()
        self.saved.value = escape(self.speech("workbench-saved", file=shown))
        self._opened(file)

    # --- compare -----------------------------------------------------------------------------

    def _compare_tab(self) -> widgets.VBox:
        say = self.speech
        self.kept_name = field(say("workbench-keep-name"))
        self.keep, self.empty = button(say("workbench-keep")), button(say("workbench-keep-empty"))
        self.keep.on_click(lambda _: self._keep())
        self.empty.on_click(lambda _: self.forget())
        self.kept, self.compared = answer(), widgets.HTML()
        line = widgets.HBox([self.keep, self.empty])
        return widgets.VBox(
            [words(say("workbench-keep-hint")), self.kept_name, line, self.kept, self.compared]
        )

    def _keep(self) -> None:
        say, desk = self.speech, self.desk
        twice = [name for name, session, _ in self._kept if session.now == desk.session.now]
        if twice or len(self._kept) == _MOST:
            why = say("workbench-kept-twice", name=twice[0]) if twice else say("workbench-keep-full")
            self.kept.value = alert(why)
            return
        number = say("workbench-kept-name", number=len(self._kept) + 1)
        name = " ".join(self.kept_name.value.split()) or number
        found = desk.answers.answer(desk.session.now)
        continuity = found.continuity or desk.answers.outcome(desk.session.now).continuity
        self._kept.append((name, desk.session, Alternative(name, found, continuity)))
        self.kept_name.value = ""
        self._compare()

    def _compare(self) -> None:
        say, kept = self.speech, self._kept
        self.kept.value = ""
        if not kept:
            self.compared.value = ""
            return
        made = table([one for *_, one in kept], say, say("workbench-compare-caption"))
        told = [
            say("workbench-in-words", name=name, words=changed_in_words(session, say))
            for name, session, _ in kept
        ]
        self.compared.value = made.html() + "".join(f'<p class="sentence">{escape(one)}</p>' for one in told)

    def forget(self, why: str = "") -> None:
        """Nothing is compared any longer; `why` where the hand did not ask for it."""
        told = why if self._kept else ""
        self._kept = []
        self._compare()
        self.kept.value = escape(told)

    # --- report and tables -----------------------------------------------------------------------

    def _report_tab(self) -> widgets.VBox:
        self.report = button(self.speech("workbench-report"))
        self.report.on_click(lambda _: self._report())
        return widgets.VBox([words(self.speech("workbench-report-hint")), self.report, self.printing.widget])

    def _report(self) -> None:
        """Of the scenario that is open, or of the file in which just this was saved."""
        desk, draft = self.desk, self.desk.session.now
        scenario = desk.scenario if draft == Session.of(desk.session.case).now else None
        if self._saved and self._saved[0] == draft:
            scenario = self._saved[1]
        if scenario is None:
            self.printing.tell(self.speech("workbench-report-unsaved"))
            return
        root, region = desk.session.case.setting.root, desk.region if scenario == desk.scenario else ""
        terms = {"draws": desk.answers.draws, "seed": desk.answers.seed}
        self.printing.begin(scenario, root, region=region, **terms)

    def _tables_tab(self) -> widgets.VBox:
        self.export = button(self.speech("workbench-export"))
        self.export.on_click(lambda _: self._export())
        self.exported = answer()
        return widgets.VBox([words(self.speech("workbench-export-hint")), self.export, self.exported])

    def _export(self) -> None:
        self.exported.value = escape(self.speech("workbench-working"))
        decision = self.desk.answers.decision(self.desk.session.now)
        root = self.desk.session.case.setting.root
        folder, count = export(decision, root / "outputs" / "workbench", self.speech)
        shown = folder.relative_to(root).as_posix()
        told = self.speech("workbench-exported", count=count, folder=shown)
        words = self.speech("workbench-report-link", title=self.speech("to-workbook"))
        book = link(words, self.desk.page_of(folder.relative_to(root) / "report.xlsx"))
        self.exported.value = f"<p>{escape(told)}</p><p>{book}</p>"
