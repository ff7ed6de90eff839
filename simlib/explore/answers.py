"""The answers to a draft, on held draws: only what the draft reaches is computed again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from simlib.analysis.outcome import Decision, Outcome, compute
from simlib.assembly import Case
from simlib.budget import BudgetTest, budget_test
from simlib.continuity import ContinuityTest, continuity_test
from simlib.explore.session import Draft
from simlib.explore.trying import lines_of, tried, with_lines
from simlib.simulation.prepare import Prepared, prepare
from simlib.simulation.reprice import price
from simlib.simulation.simulate import Simulation
from simlib.simulation.totals import Totals

Key: TypeAlias = tuple[object, ...]
_KEPT = 2  # sets of held draws: each takes as much room as a simulation


@dataclass(frozen=True)
class Answer:
    """What is told at once. `continuity`: None where it needs every unit by itself."""

    draft: Draft
    totals: Totals
    budget: BudgetTest
    continuity: ContinuityTest | None

    @property
    def case(self) -> Case:
        return self.totals.case


@dataclass(frozen=True)
class _Held:
    """Draws held for drafts that differ in `paths` only; the rest of the draft is in the case already."""

    rest: Key
    prepared: Prepared


class Answers:
    """One scenario, one number of draws and one seed. Remembers what was drawn, never what was asked."""

    def __init__(self, case: Case, *, draws: int, seed: int) -> None:
        self.case, self.draws, self.seed = case, draws, seed
        self._held: list[_Held] = []
        self._checked: dict[Key, tuple[Case, frozenset[str]]] = {}
        self._reach_volumes: frozenset[str] = frozenset()
        self._outcomes: dict[Key, Outcome] = {}

    def answer(self, draft: Draft) -> Answer:
        """Both tests of a draft; raises Refused."""
        case = self._case(draft)
        totals = price(self._prepared(draft), case)
        return Answer(draft, totals, budget_test(totals), _continuity(totals))

    def known(self, draft: Draft) -> bool:
        """Whether the same parameters have been tried before, with other values: then it is told at once."""
        return (draft.since, draft.horizon, frozenset(draft.values)) in self._checked

    def outcome(self, draft: Draft) -> Outcome:
        """Everything, unit by unit, as the report computes it; raises Refused."""
        key = (draft.since, draft.horizon, frozenset(draft.values.items()))
        if key not in self._outcomes:
            while len(self._outcomes) > _KEPT:
                self._outcomes.pop(next(iter(self._outcomes)))
            self._outcomes[key] = compute(tried(self.case, draft), draws=self.draws, seed=self.seed)
        return self._outcomes[key]

    def decision(self, draft: Draft) -> Decision:
        """The draft against the scenario as it is written."""
        baseline = self.outcome(replace(draft, values={}, since=draft.horizon.start))
        return Decision(self.outcome(draft), (baseline,)) if draft.values else Decision(baseline, ())

    def _case(self, draft: Draft) -> Case:
        """The draft's case; checked in full where other parameters are tried than before.

        Other values of the same are judged by the range of each, and by the scheme, as long
        as neither conditions nor inputs read them.
        """
        key = (draft.since, draft.horizon, frozenset(draft.values))
        if key in self._checked:
            known, asked = self._checked[key]
            if not any({path, path.rpartition(".")[0]} & asked for path in draft.paths):
                return with_lines(known, self.case, draft, lines_of(self.case, draft))
        found = tried(self.case, draft)
        # What is asked for from now on is asked by the tests of the money, of every case anew.
        self._checked[key] = found, frozenset(found.setting.asked)
        return found

    def _prepared(self, draft: Draft) -> Prepared:
        """Held draws that the draft can be priced on; drawn if there are none."""
        while True:
            heavy = draft.only(draft.paths & self._reach_volumes)
            light = draft.paths - self._reach_volumes
            rest = (draft.since, draft.horizon, frozenset(heavy.values.items()))
            for held in self._held:
                if held.rest == rest and light <= set(held.prepared.paths):
                    self._held = [held, *(other for other in self._held if other is not held)]
                    return held.prepared
            base = tried(self.case, heavy)
            paths = light | self._usual()
            prepared = prepare(base, sorted(paths), draws=self.draws, seed=self.seed)
            if not prepared.plan.everything:
                self._held = [_Held(rest, prepared), *self._held][:_KEPT]
                return prepared
            self._reach_volumes |= {path for path in paths if self._reaches_volumes(base, path)}

    def _usual(self) -> frozenset[str]:
        """What the scheme thinks of first is likely to be moved first."""
        known = frozenset(self.case.programme.LEVERS) & frozenset(self.case.setting.parameters)
        return known - self._reach_volumes

    def _reaches_volumes(self, case: Case, path: str) -> bool:
        return prepare(case, [path], draws=1, seed=self.seed).plan.everything


def _continuity(totals: Totals) -> ContinuityTest | None:
    """The continuity test where one activity is all there is, so that totals are enough for it."""
    case, programme = totals.case, totals.case.programme
    if programme.GRANT_FORM == "none":
        return ContinuityTest((), None)
    activities = list(programme.activities(case.setting).values())
    units = len(case.setting.payees)
    if len(activities) != 1 or sorted(activities[0]) != list(range(units)) or programme.EARNED_BY:
        return None
    # All on the first unit: who is paid moves no sum over all of them.
    amounts = {name: _on_one_unit(part, units) for name, part in totals.components.items()}
    return continuity_test(Simulation(case, totals.seed, totals.draws, totals.years, amounts))


def _on_one_unit(part: np.ndarray, units: int) -> np.ndarray:
    amounts = np.zeros((part.shape[0], units, part.shape[1]))
    amounts[:, 0] = part
    return amounts
