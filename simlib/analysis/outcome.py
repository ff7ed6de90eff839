"""Everything that is computed of one scenario, and of those it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from simlib.analysis.compare import Comparison
from simlib.assembly import Case, assemble
from simlib.budget import BudgetTest, budget_test
from simlib.continuity import ContinuityTest, continuity_test
from simlib.explain import Explainer
from simlib.faults import Findings, closest, listed
from simlib.ledger import Ledger, ledger
from simlib.parameters.scenario import Expectation
from simlib.simulation.draws import BLOCK
from simlib.simulation.simulate import Simulation, simulate

# Cases by the file of their scenario and the region that it is run for.
Sound = dict[tuple[Path, str], Case]


@dataclass(frozen=True)
class Outcome:
    """`simulation`: with each unit's components summed."""

    case: Case
    simulation: Simulation
    budget: BudgetTest
    continuity: ContinuityTest

    @property
    def id(self) -> str:
        return self.case.scenario.id

    @cached_property
    def ledger(self) -> Ledger:
        """The planned payments, computed when they are asked for."""
        return ledger(self.case)

    @cached_property
    def explainer(self) -> Explainer:
        """One for all who ask: it remembers what stands behind each payment."""
        return Explainer(self.ledger)


@dataclass(frozen=True)
class Decision:
    """A proposal, what it is compared with (the first is what holds today), all on the same futures."""

    proposal: Outcome
    others: tuple[Outcome, ...]

    @property
    def baseline(self) -> Outcome:
        """What the proposal is measured against; itself if it names nothing."""
        return self.others[0] if self.others else self.proposal

    @property
    def all(self) -> tuple[Outcome, ...]:
        return (self.proposal, *self.others)

    @property
    def comparison(self) -> Comparison:
        old, new = self.baseline, self.proposal
        return Comparison(old.simulation, new.simulation, old.ledger, new.ledger)


def cases(scenario: Path, region: str = "", *, tried: bool = False) -> tuple[Case, ...]:
    """The scenario's case and those it is compared with; Faults with all that is wrong in any."""
    findings = Findings()
    found = check(scenario, findings, region, tried=tried)
    findings.stop_if_any()
    return found


def check(
    scenario: Path, findings: Findings, region: str = "", *, tried: bool = True, sound: Sound | None = None
) -> tuple[Case, ...]:
    """The same, adding faults to `findings` instead of raising.

    `tried`: with the scenarios of `what_if`, which only some pages need. `sound`: cases that have
    been found sound, which many scenarios are compared with; those found now are added to it.
    """
    known: Sound = {} if sound is None else sound
    proposal = _assembled(scenario, findings, region, known)
    if proposal is None:
        return ()
    if tried:
        others = _others(proposal, proposal.scenario.what_if, findings, region, known)
        proposal = replace(proposal, what_ifs=others)
    found = (proposal, *_others(proposal, proposal.scenario.compare_with, findings, region, known))
    for case in (*found, *proposal.what_ifs):
        _check_expectations(case, findings)
    return found


def _assembled(scenario: Path, findings: Findings, region: str, sound: Sound) -> Case | None:
    place = scenario.absolute(), region
    if place not in sound:
        case = assemble(scenario, findings, region)
        if case is None:
            return None
        sound[place] = case
    return sound[place]


def _others(
    proposal: Case, names: tuple[str, ...], findings: Findings, region: str, sound: Sound
) -> tuple[Case, ...]:
    """Scenarios beside the proposal's own file, comparable with it; faults for the others."""
    folder, file = proposal.setting.root / Path(proposal.scenario.file).parent, proposal.scenario.file
    found = []
    for name in names:
        path = folder / f"{name}.yaml"
        if not path.is_file():
            known = sorted(other.stem for other in folder.glob("*.yaml"))
            guess = closest(name, known)
            findings.add(file, 1, "unknown-scenario", id=name, known=listed(known), guess=guess)
            continue
        case = _assembled(path, findings, region, sound)
        if case is not None:
            check_comparable(case, proposal, findings)
            found.append(case)
    return tuple(found)


def check_comparable(old: Case, new: Case, findings: Findings) -> None:
    """Two scenarios can be held against each other only for the same region, scheme and time."""
    mine, theirs = new.scenario, old.scenario
    if (mine.region, mine.programme, mine.horizon) != (theirs.region, theirs.programme, theirs.horizon):
        findings.add(mine.file, 1, "other-horizon", id=theirs.id, other=mine.id)


def _check_expectations(case: Case, findings: Findings) -> None:
    """What the scenario's author expected must be what the rules give, to the öre."""
    if not case.scenario.expect:
        return
    book = ledger(case)
    for expected in case.scenario.expect:
        _check_expectation(expected, book, findings)


def _check_expectation(expected: Expectation, book: Ledger, findings: Findings) -> None:
    component, year, years = expected.component, expected.year, book.grid.years

    def fault(message: str, **details: object) -> None:
        findings.add(book.case.scenario.file, expected.line, message, **details)

    if component not in book.amounts:
        guess = closest(component, book.amounts)
        fault("unknown-component", component=component, known=listed(book.amounts), guess=guess)
    elif year not in years:
        fault("outside-horizon", year=year, start=years[0], end=years[-1])
    elif (found := book.total(component, year)) != expected.amount:
        wanted, given = (f"{ore / 100:.2f}" for ore in (expected.amount, found))
        fault("unexpected-figure", component=component, year=year, expected=wanted, found=given)


def shown_year(case: Case) -> int:
    """The first whole year under the rules that hold at the end: the one shown in detail."""
    regime, grid = case.setting.parameter("regime"), case.monthly
    last = regime.dated(grid.steps[-1].start).value
    starts = {
        step.start.year: step.start for step in reversed(grid.steps) if regime.dated(step.start).value == last
    }
    whole = [year for year, start in starts.items() if start.month == 1 and regime.dated(start).value == last]
    return min(whole, default=grid.years[-1])


def compute(case: Case, *, draws: int, seed: int) -> Outcome:
    simulation = simulate(case, draws=draws, seed=seed)
    budget, continuity = budget_test(simulation), continuity_test(simulation)
    # Nobody else asks for the components of each unit, which take the most memory.
    whole = replace(simulation, amounts={"all": simulation.by_unit.transpose(1, 0, 2)})
    return Outcome(case, whole, budget, continuity)


def decide(found: tuple[Case, ...], *, draws: int, seed: int) -> Decision:
    """Both tests on every alternative, all with the same draws."""
    proposal, *others = (compute(case, draws=draws, seed=seed) for case in found)
    return Decision(proposal, tuple(others))


def checks(decision: Decision) -> Mapping[str, tuple[bool, int]]:
    """The audits of the report: name → (holds, öre apart)."""
    book = decision.proposal.ledger
    whole = book.total()
    lines = book.lines
    sums = {
        "lines": int(lines["ore"].sum()),
        "components": sum(book.total(name) for name in book.amounts),
        "units": sum(int(part) for part in lines.groupby("payee")["ore"].sum()),
        "months": sum(int(part) for part in lines.groupby("month")["ore"].sum()),
        "years": sum(book.total(None, year) for year in book.grid.years),
    }
    found = {name: (total == whole, total - whole) for name, total in sums.items()}
    # The scenario against itself, computed anew from the same case: nothing may differ.
    case, first = decision.proposal.case, _first(decision.proposal.simulation)
    again = simulate(case, draws=first.draws, seed=first.seed)
    null = Comparison(first, again, book, ledger(case))
    return {"null": (null.is_null, null.planned()), **found}


def _first(simulation: Simulation) -> Simulation:
    """Its first block: a block is computed by itself, and what differs at all differs there."""
    draws = min(simulation.draws, BLOCK)
    amounts = {name: part[..., :draws] for name, part in simulation.amounts.items()}
    return replace(simulation, draws=draws, amounts=amounts)
