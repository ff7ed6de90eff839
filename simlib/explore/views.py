"""The pictures beside the controls: those of the report, of what is tried. Equal drafts give equal bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from simlib.analysis.drivers import Driver, first_order
from simlib.analysis.outcome import Decision
from simlib.analysis.uncertain import drawn_inputs, uncertainties
from simlib.continuity import ContinuityTest
from simlib.explore.answers import Answer
from simlib.explore.box import Alternative, changed_in_words, table
from simlib.explore.session import Session
from simlib.present.figures.drivers import driver_shares
from simlib.present.figures.frame import fan
from simlib.present.figures.grant import after_the_grant
from simlib.present.pictures import Pictures
from simlib.present.pieces import Sentence
from simlib.present.speech import Speech
from simlib.present.svg import Picture
from simlib.simulation.simulate import Simulation

# What is drawn from totals, at once; and what needs every unit, when the hand rests.
AT_ONCE, AT_REST = ("frame", "after"), ("units", "parts", "drivers")
VIEWS = (*AT_ONCE, *AT_REST)


@dataclass(frozen=True)
class View:
    """An answer beside that of the scenario as it is written."""

    session: Session
    answer: Answer
    written: Answer
    speech: Speech

    @property
    def changed(self) -> bool:
        return bool(self.session.now.values)

    def words(self) -> str:
        return f'<p class="sentence">{escape(changed_in_words(self.session, self.speech))}</p>'

    def box(self, now: ContinuityTest | None, written: ContinuityTest | None) -> str:
        speech = self.speech
        found = [
            Alternative(speech("workbench-column-now"), self.answer, now),
            Alternative(speech("workbench-column-written"), self.written, written),
        ]
        shown = found if self.changed else found[1:]
        made = table(shown, speech, speech(f"workbench-box-{'caption' if self.changed else 'written'}"))
        return f'<section class="decision-box">{made.html()}{self.words()}</section>'

    # --- from totals ------------------------------------------------------------------

    def frame(self) -> str:
        """Cost per year against the frame; the proposal as it stands in grey."""
        return fan(
            self.answer.budget,
            grant_ends=self.answer.continuity.grant_ends if self.answer.continuity else None,
            current=self.written.budget if self.changed else None,
            current_label=self.speech("workbench-column-written"),
            language=self.speech.language,
        ).html()

    def after(self, now: ContinuityTest | None, written: ContinuityTest | None) -> str:
        """Who pays, year by year, now and as written."""
        if now is None or written is None:
            return _sentence(self.speech("workbench-working"))
        if now.grant_ends is None:
            return _sentence(self.speech("says-no-grant"))
        tests = [(self.speech("workbench-column-now"), now)] if self.changed else []
        tests.append((self.speech("workbench-column-written"), written))
        return after_the_grant(tests, language=self.speech.language).html()


def resting(name: str, decision: Decision, speech: Speech) -> str:
    """One of the pictures that need every unit."""
    if name == "drivers":
        simulation = decision.proposal.simulation
        found = _first_order(simulation)
        if not any(driver.first.value for driver in found):
            return _sentence(speech("workbench-no-spread"))
        years = simulation.years
        made = driver_shares(found, period=f"{years[0]}–{years[-1]}", language=speech.language)
        return made.html() + _sentence(speech("workbench-drivers-note"))
    if not decision.others:
        return _sentence(speech("workbench-nothing-compared"))
    pictures = Pictures(decision, speech)
    if name == "units":
        return _here(pictures.winners_and_losers())
    made = pictures.waterfall((speech("workbench-column-written"), speech("workbench-column-now")))
    return _here(made) + _sentence(speech("workbench-parts-note"))


def _here(shown: Picture | Sentence) -> str:
    """Without a way to the pages of a report, which are not here."""
    return _sentence(shown.text) if isinstance(shown, Sentence) else replace(shown, trace=("", "")).html()


def _first_order(simulation: Simulation) -> list[Driver]:
    """As the page of analyses has them, without the total indices, which take seconds."""
    known = uncertainties(simulation.case)
    inputs = drawn_inputs(simulation.case, draws=simulation.draws, seed=simulation.seed)
    shares = first_order(inputs, simulation.total.sum(axis=0), seed=simulation.seed)
    found = (Driver(parameter, share, None) for parameter, share in zip(known, shares, strict=True))
    return sorted(found, key=lambda driver: -driver.first.value)


def _sentence(text: str) -> str:
    return f'<p class="sentence">{escape(text)}</p>'
