"""Everything that is computed of one scenario, and of those it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simlib.analysis.compare import Comparison
from simlib.assembly import Case, assemble
from simlib.budget import BudgetTest, budget_test
from simlib.continuity import ContinuityTest, continuity_test
from simlib.faults import Findings, closest, listed
from simlib.ledger import Ledger, ledger
from simlib.simulation.simulate import Simulation, simulate


@dataclass(frozen=True)
class Outcome:
    case: Case
    ledger: Ledger
    simulation: Simulation
    budget: BudgetTest
    continuity: ContinuityTest

    @property
    def id(self) -> str:
        return self.case.scenario.id


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


def cases(scenario: Path) -> tuple[Case, ...]:
    """The scenario's case and those it is compared with; Faults with all that is wrong in any."""
    findings = Findings()
    found = check(scenario, findings)
    findings.stop_if_any()
    return found


def check(scenario: Path, findings: Findings) -> tuple[Case, ...]:
    """The same, adding faults to `findings` instead of raising."""
    proposal = assemble(scenario, findings)
    if proposal is None:
        return ()
    found = [proposal]
    for other in proposal.scenario.compare_with:
        path = scenario.parent / f"{other}.yaml"
        if not path.is_file():
            known = sorted(file.stem for file in scenario.parent.glob("*.yaml"))
            findings.add(
                proposal.scenario.file,
                1,
                "unknown-scenario",
                id=other,
                known=listed(known),
                guess=closest(other, known),
            )
            continue
        case = assemble(path, findings)
        if case is None:
            continue
        mine, theirs = proposal.scenario, case.scenario
        if (mine.region, mine.programme, mine.horizon) != (theirs.region, theirs.programme, theirs.horizon):
            findings.add(mine.file, 1, "other-horizon", id=other, other=mine.id)
        found.append(case)
    for case in found:
        _check_expectations(case, findings)
    return tuple(found)


def _check_expectations(case: Case, findings: Findings) -> None:
    """What the scenario's author expected must be what the rules give, to the öre."""
    if not case.scenario.expect:
        return
    book = ledger(case)
    for expected in case.scenario.expect:
        if expected.component not in book.amounts:
            known = listed(book.amounts)
            findings.add(
                case.scenario.file,
                expected.line,
                "unknown-component",
                component=expected.component,
                known=known,
                guess=closest(expected.component, book.amounts),
            )
        elif expected.year not in book.grid.years:
            findings.add(
                case.scenario.file,
                expected.line,
                "outside-horizon",
                year=expected.year,
                start=book.grid.years[0],
                end=book.grid.years[-1],
            )
        elif (found := book.total(expected.component, expected.year)) != expected.amount:
            findings.add(
                case.scenario.file, expected.line, "unexpected-figure", component=expected.component, year=expected.year,
                expected=f"{expected.amount / 100:.2f}", found=f"{found / 100:.2f}",
            )  # fmt: skip


def compute(case: Case, *, draws: int, seed: int) -> Outcome:
    simulation = simulate(case, draws=draws, seed=seed)
    return Outcome(case, ledger(case), simulation, budget_test(simulation), continuity_test(simulation))


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
    again = compute(
        decision.proposal.case,
        draws=decision.proposal.simulation.draws,
        seed=decision.proposal.simulation.seed,
    )
    null = Comparison(decision.proposal.simulation, again.simulation, book, again.ledger)
    return {"null": (null.is_null, null.planned()), **found}
