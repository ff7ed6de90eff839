"""The analyses of one decision, by name: what the analysis notebook shows.

Each is a picture, a table or sentences; a sentence says why where there is nothing to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from simlib.analysis.discovery import discover
from simlib.analysis.drivers import drivers
from simlib.analysis.lever_grid import lever_grid
from simlib.analysis.marginal import marginals
from simlib.analysis.matrix import matrix
from simlib.analysis.outcome import Decision, Outcome, compute, decide, shown_year
from simlib.analysis.precision import headlines
from simlib.analysis.regret import regrets
from simlib.analysis.response import responds
from simlib.analysis.solve import budget_neutral, levers
from simlib.analysis.tornado import tornado
from simlib.analysis.viability import Viability, viabilities
from simlib.assembly import Case
from simlib.present.figures.box import breaking_box
from simlib.present.figures.drivers import driver_shares
from simlib.present.figures.heat import lever_map
from simlib.present.figures.incentives import MOST_SETS, Thing, incentives
from simlib.present.figures.precision import stamp
from simlib.present.figures.swarm import swarm
from simlib.present.figures.tornado import tornado_bars
from simlib.present.formula import labels
from simlib.present.pictures import Sentence
from simlib.present.sentences import neutral_in_words, precision_in_words, summed_in_words
from simlib.present.speech import Speech
from simlib.present.svg import Picture
from simlib.present.table import Table
from simlib.present.tables.standing import precision_table, viability_table
from simlib.present.tables.worlds import matrix_table, regret_table, what_if_table

# The page's own draws: the first so many of the report's, fewer where each one takes its time.
DRAWS, SLOW_DRAWS = 2048, 1024
# Each pair of levers is a run of its own.
GRID_DRAWS = 1024


def _most(found: tuple[Case, ...]) -> int:
    return DRAWS if all(responds(case) for case in found) else SLOW_DRAWS


@dataclass(frozen=True)
class Analyses:
    """`year`: the one shown in detail; `draws`: of the headlines, on the page of consequences."""

    decision: Decision
    year: int
    draws: int
    speech: Speech

    @property
    def _proposal(self) -> Outcome:
        return self.decision.proposal

    @property
    def _look(self) -> dict[str, str]:
        """What every picture has: its footer and its language."""
        return {
            "foot": stamp(self._proposal.simulation, self.speech.language),
            "language": self.speech.language,
        }

    @property
    def _period(self) -> str:
        years = self._proposal.simulation.years
        return f"{years[0]}–{years[-1]}"

    @cached_property
    def _tried(self) -> tuple[Outcome, ...]:
        simulation = self._proposal.simulation
        return tuple(
            compute(case, draws=simulation.draws, seed=simulation.seed)
            for case in self._proposal.case.what_ifs
        )

    def method(self) -> Sentence:
        """How many draws the page rests on, beside those of the headlines."""
        say, mine = self.speech, self._proposal.simulation.draws
        key = "says-analysis-fewer" if mine < self.draws else "says-analysis-draws"
        return Sentence(say(key, draws=say.number(mine), all=say.number(self.draws)))

    @classmethod
    def of(cls, found: tuple[Case, ...], *, draws: int, seed: int, speech: Speech) -> Analyses:
        """Of a proposal and what it is compared with, on the first of `draws`."""
        decision = decide(found, draws=min(draws, _most(found)), seed=seed)
        return cls(decision, shown_year(decision.proposal.case), draws, speech)

    @classmethod
    def after(cls, decision: Decision, speech: Speech) -> Analyses:
        """Of what a report has computed: the same outcomes, unless they are more than the page's own."""
        found, simulation = tuple(one.case for one in decision.all), decision.proposal.simulation
        if simulation.draws > _most(found):
            return cls.of(found, draws=simulation.draws, seed=simulation.seed, speech=speech)
        return cls(decision, shown_year(decision.proposal.case), simulation.draws, speech)

    # --- how sure ------------------------------------------------------------------

    def precision(self) -> Sentence:
        return Sentence(precision_in_words(headlines(self._proposal)[0], self.draws, self.speech))

    def precision_table(self) -> Table:
        return precision_table(headlines(self._proposal), self.speech)

    def swarm(self) -> Picture:
        """P11: outcomes as dots."""
        return swarm(self._proposal.budget, **self._look)

    def summed(self) -> Sentence:
        """The years together: whether a good year pays for a bad one."""
        return Sentence(summed_in_words(self._proposal.budget, self.speech))

    # --- what decides ----------------------------------------------------------------

    def tornado(self) -> Picture | Sentence:
        """P5: one uncertainty at a time."""
        found = tornado(self._proposal.simulation)
        if not found.shown:
            return Sentence(self.speech("says-nothing-uncertain"))
        return tornado_bars(found, period=self._period, **self._look)

    def drivers(self) -> Picture | Sentence:
        """P6: where the spread comes from."""
        found = drivers(self._proposal.simulation)
        if not found or not found[0].first.value:
            return Sentence(self.speech("says-nothing-uncertain"))
        return driver_shares(found, period=self._period, **self._look)

    def breaking(self) -> Picture | Sentence:
        """P10: when the frame breaks."""
        found = discover(self._proposal.simulation)
        if found.box is None:
            return Sentence(self.speech("says-no-box"))
        return breaking_box(found, found.box, **self._look)

    # --- what the region can choose -------------------------------------------------

    def levers(self) -> Picture | Sentence:
        """P9: two levers against the frame."""
        simulation = self._proposal.simulation
        draws = min(simulation.draws, GRID_DRAWS)
        found = lever_grid(self._proposal.case, draws=draws, seed=simulation.seed)
        if found is None:
            return Sentence(self.speech("says-no-levers"))
        say = self.speech
        foot = say(
            "picture-stamp", draws=say.number(draws), seed=str(simulation.seed), scenario=self._proposal.id
        )
        return lever_map(found, foot=foot, language=say.language)

    def neutral(self) -> Sentence:
        """The rate that would make the proposal cost what the present rules do."""
        case, known = self._proposal.case, levers(self._proposal.case)
        paths = [path for path in case.programme.LEVERS if path in known]
        old = self.decision.baseline
        if not self.decision.others or not responds(case) or not paths or not old.ledger.total():
            return Sentence(self.speech("says-no-neutral"))
        found = [budget_neutral(old.ledger, case, path) for path in paths]
        label = self.speech.label(old.case.scenario.label)
        return Sentence(" ".join(neutral_in_words(one, label, self.speech) for one in found))

    def regret(self) -> Table | Sentence:
        if not self.decision.others:
            return Sentence(self.speech("says-no-alternative"))
        return regret_table(regrets(self.decision.all), self.speech)

    # --- what may happen -------------------------------------------------------------

    def what_if(self) -> Table | Sentence:
        if not self._tried:
            return Sentence(self.speech("says-no-what-if"))
        return what_if_table(self._proposal, self._tried, self.speech)

    def matrix(self) -> Table | Sentence:
        """Scenario by parameter."""
        first = tornado(self._proposal.simulation)
        if not first.shown:
            return Sentence(self.speech("says-nothing-uncertain"))
        outcomes = (*self.decision.all, *self._tried)
        return matrix_table(matrix(first, [outcome.simulation for outcome in outcomes]), self.speech)

    # --- what it means for units --------------------------------------------------------

    def incentives(self) -> Picture | Sentence:
        """P12: what one more pays."""
        cases = [outcome.case for outcome in self.decision.all]
        found = marginals(cases, self.year)
        if not found:
            return Sentence(self.speech("says-nothing-counted"))
        # Alternatives that pay alike are one set of rules.
        columns = [tuple(row.spans[index] for row in found) for index in range(len(cases))]
        kept = [index for index, column in enumerate(columns) if columns.index(column) == index][:MOST_SETS]
        sets = [self.speech.label(cases[index].scenario.label) for index in kept]
        names = self._names(row.name for row in found)
        things = [
            Thing(name, tuple(row.spans[index] for index in kept))
            for name, row in zip(names, found, strict=True)
        ]
        return incentives(things, sets, year=str(self.year), **self._look)

    def _names(self, keys: Iterator[str]) -> Sequence[str]:
        """`long_visits.home_visit` as “Längre besök: Hembesök”."""
        case = self._proposal.case
        known = labels(case)
        members = {p.member: p.label for p in case.setting.parameters.values() if p.member}
        found = []
        for key in keys:
            name, _, member = key.partition(".")
            words = [self.speech.label(known[name])]
            if member:
                words.append(
                    self.speech.label(members[member]).split(": ")[-1] if member in members else member
                )
            found.append(": ".join(words))
        return found

    @cached_property
    def _viable(self) -> tuple[Viability, ...]:
        return viabilities(self._proposal.simulation, self._proposal.ledger, self.year)

    def viability(self) -> Sentence:
        """How many units the payment carries, in sparse areas and elsewhere."""
        say, found = self.speech, self._viable
        if not found:
            return Sentence(say("says-no-posts"))
        parts = []
        for sparse in (True, False):
            units = [one for one in found if one.sparse == sparse]
            if units:
                short = [one for one in units if one.margin < 0]
                names = ", ".join(say.label(one.payee.label) for one in short) or say("none-found")
                key = "says-viable-sparse" if sparse else "says-viable-other"
                parts.append(say(key, count=len(units), short=len(short), names=names, year=str(self.year)))
        return Sentence(" ".join(parts))

    def viability_table(self) -> Table | Sentence:
        return viability_table(self._viable, self.year, self.speech) if self._viable else Sentence("")
