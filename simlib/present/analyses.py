"""The analyses of one decision, by name: what the analysis notebook shows.

Each is a picture, a table or sentences; a sentence says why where there is nothing to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from simlib.analysis.discovery import discover
from simlib.analysis.drivers import drivers
from simlib.analysis.lever_grid import Grid, lever_grid
from simlib.analysis.marginal import marginals
from simlib.analysis.outcome import Decision, Outcome, compute, decide, shown_year
from simlib.analysis.precision import headlines
from simlib.analysis.response import responds
from simlib.analysis.solve import budget_neutral, levers
from simlib.analysis.tornado import Tornado, tornado
from simlib.analysis.viability import Viability, viabilities
from simlib.assembly import Case
from simlib.present.figures.box import breaking_box
from simlib.present.figures.drivers import driver_shares
from simlib.present.figures.heat import lever_map
from simlib.present.figures.incentives import MOST_SETS, Thing, incentives
from simlib.present.figures.precision import stamp
from simlib.present.figures.swarm import swarm
from simlib.present.figures.tornado import tornado_bars
from simlib.present.formula import counted_names
from simlib.present.pieces import SIMULATED, Html, Sentence, leads_to
from simlib.present.sentences import neutral_in_words, precision_in_words, summed_in_words
from simlib.present.speech import BOARD_PAGE, Speech
from simlib.present.svg import Picture
from simlib.present.table import Table
from simlib.present.tables.analysis import analysis_tables
from simlib.present.tables.simulated import drawn_tables
from simlib.present.tables.standing import viable_in_words
from simlib.present.tables.steps import KEY as STEPS
from simlib.present.tables.steps import stepped
from simlib.present.trace import how_simulated

# The page's own draws: the first so many of the report's, fewer where each one takes its time.
DRAWS, SLOW_DRAWS = 2048, 1024
GRID_DRAWS = 1024  # each pair of levers is a run of its own


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

    def _said(self, text: str) -> Sentence:
        return Sentence(text, self.speech)

    @cached_property
    def _tornado(self) -> Tornado:
        return tornado(self._proposal.simulation)

    @cached_property
    def _grid(self) -> Grid | None:
        simulation = self._proposal.simulation
        draws = min(simulation.draws, GRID_DRAWS)
        return lever_grid(self._proposal.case, draws=draws, seed=simulation.seed)

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
        return self._said(say(key, draws=say.number(mine), all=say.number(self.draws)))

    @classmethod
    def of(cls, found: tuple[Case, ...], *, draws: int, seed: int, speech: Speech) -> Analyses:
        """Of a proposal and what it is compared with, on the first of `draws`."""
        most = DRAWS if all(map(responds, found)) else SLOW_DRAWS
        decision = decide(found, draws=min(draws, most), seed=seed)
        return cls(decision, shown_year(decision.proposal.case), draws, speech)

    @classmethod
    def after(cls, decision: Decision, speech: Speech) -> Analyses:
        """Of what a report has computed: the same outcomes, unless they are more than the page's own."""
        found, simulation = tuple(one.case for one in decision.all), decision.proposal.simulation
        if simulation.draws <= SLOW_DRAWS:
            return cls(decision, shown_year(decision.proposal.case), simulation.draws, speech)
        return cls.of(found, draws=simulation.draws, seed=simulation.seed, speech=speech)

    # --- how sure ------------------------------------------------------------------

    def precision(self) -> Sentence:
        return self._said(precision_in_words(headlines(self._proposal)[0], self.draws, self.speech))

    def precision_table(self) -> Table:
        return self.tables["precision"]

    @leads_to(SIMULATED)
    def swarm(self) -> Picture:
        """P11: outcomes as dots."""
        return swarm(self._proposal.budget, **self._look)

    def summed(self) -> Sentence:
        """The years together: whether a good year pays for a bad one."""
        return self._said(summed_in_words(self._proposal.budget, self.speech))

    # --- what decides ----------------------------------------------------------------

    @leads_to(SIMULATED)
    def tornado(self) -> Picture | Sentence:
        """P5: one uncertainty at a time."""
        found = self._tornado
        if not found.shown:
            return self._said(self.speech("says-nothing-uncertain"))
        return tornado_bars(found, period=self._period, **self._look)

    @leads_to(SIMULATED)
    def drivers(self) -> Picture | Sentence:
        """P6: where the spread comes from."""
        found = drivers(self._proposal.simulation)
        if not found or not found[0].first.value:
            return self._said(self.speech("says-nothing-uncertain"))
        return driver_shares(found, period=self._period, **self._look)

    @leads_to(SIMULATED)
    def breaking(self) -> Picture | Sentence:
        """P10: when the frame breaks."""
        found = discover(self._proposal.simulation, self._proposal.budget)
        if found.box is None:
            return self._said(self.speech("says-no-box"))
        return breaking_box(found, found.box, **self._look)

    # --- what the region can choose -------------------------------------------------

    @leads_to(SIMULATED)
    def levers(self) -> Picture | Sentence:
        """P9: two levers against the frame."""
        found = self._grid
        if found is None:
            return self._said(self.speech("says-no-levers"))
        say = self.speech
        foot = say(
            "picture-stamp",
            draws=say.number(found.draws),
            seed=str(self._proposal.simulation.seed),
            scenario=self._proposal.id,
        )
        return lever_map(found, foot=foot, language=say.language)

    def steps(self) -> Html:
        """The same pairs, to be stepped through; nothing where no lever can be moved."""
        found = self._grid
        return Html(stepped(found, self.tables[STEPS], self.speech) if found else "")

    def neutral(self) -> Sentence:
        """The rate that would make the proposal cost what the present rules do."""
        case, known = self._proposal.case, levers(self._proposal.case)
        paths = [path for path in case.programme.LEVERS if path in known]
        old = self.decision.baseline
        if not self.decision.others or not responds(case) or not paths or not old.ledger.total():
            return self._said(self.speech("says-no-neutral"))
        found = [budget_neutral(old.ledger, case, path) for path in paths]
        label = self.speech.label(old.case.scenario.label)
        return self._said(" ".join(neutral_in_words(one, label, self.speech) for one in found))

    def regret(self) -> Table | Sentence:
        return self._table("regret", "says-no-alternative")

    # --- what may happen -------------------------------------------------------------

    def what_if(self) -> Table | Sentence:
        return self._table("what-if", "says-no-what-if")

    def matrix(self) -> Table | Sentence:
        """Scenario by parameter."""
        return self._table("matrix", "says-nothing-uncertain")

    # --- what it means for units --------------------------------------------------------

    @leads_to(f"{BOARD_PAGE}#explained")
    def incentives(self) -> Picture | Sentence:
        """P12: what one more pays."""
        cases = [outcome.case for outcome in self.decision.all]
        found = marginals(cases, self.year)
        if not found:
            return self._said(self.speech("says-nothing-counted"))
        # Alternatives that pay alike are one set of rules.
        columns = [tuple(row.spans[index] for row in found) for index in range(len(cases))]
        kept = [index for index, column in enumerate(columns) if columns.index(column) == index][:MOST_SETS]
        sets = [self.speech.label(cases[index].scenario.label) for index in kept]
        names = counted_names(self._proposal.case, [row.name for row in found], self.speech)
        things = [
            Thing(name, tuple(row.spans[index] for index in kept))
            for name, row in zip(names, found, strict=True)
        ]
        return incentives(things, sets, year=str(self.year), **self._look)

    @cached_property
    def _viable(self) -> tuple[Viability, ...]:
        return viabilities(self._proposal.simulation, self._proposal.ledger, self.year)

    def viability(self) -> Sentence:
        """How many units the payment carries, in sparse areas and elsewhere."""
        return self._said(viable_in_words(self._viable, self.year, self.speech))

    def viability_table(self) -> Table | Sentence:
        return self.tables.get("viability") or self._said("")

    # --- tables ---------------------------------------------------------------------------

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table of the page, in order, as it stands in the files too."""
        found = analysis_tables(
            self.decision, self._tried, self._tornado, self._viable, self._grid, self.year, self.speech
        )
        return {table.key: table for table in found}

    def _table(self, key: str, without: str) -> Table | Sentence:
        return self.tables.get(key) or self._said(self.speech(without))

    def simulated(self) -> Html:
        """How the figures of the page are made."""
        drawn = {table.key: table for table in drawn_tables(self._proposal, self.speech)}
        return Html(how_simulated(self._proposal, {**drawn, **self.tables}, self.speech))
