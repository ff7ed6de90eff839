"""Which alternative one would least regret, and how often each is good enough.

In each outcome every alternative leaves some money to be found: what it costs above
the frame, or what nobody pays, whichever is more. Its regret there is what it leaves
beyond the alternative that leaves least (Savage 1951, JASA 46). It is good enough
(satisficing, Simon 1956, Psychological Review 63) where it leaves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Estimate, chance, mean, middle, quantile
from simlib.simulation.draws import Floats


@dataclass(frozen=True)
class Regret:
    """Öre over all years; `best`, `enough`: in which share of the outcomes."""

    outcome: Outcome
    missing: Estimate
    mean: Estimate
    high: Estimate
    best: Estimate
    enough: Estimate


def missing_money(outcome: Outcome) -> Floats:
    """Öre over all years that the region must find: above the frame or paid by nobody; (draw,)."""
    budget, continuity = outcome.budget, outcome.continuity
    over = np.maximum(budget.overrun, 0.0)
    above = over[-1] if budget.pot else over.sum(axis=0)
    gap = continuity.sum("gap").sum(axis=0) if continuity.activities else np.zeros_like(above)
    found: Floats = np.maximum(above, gap)
    return found


def regrets(outcomes: Sequence[Outcome]) -> tuple[Regret, ...]:
    """Each alternative against the others, outcome by outcome, on the same futures."""
    missing = np.stack([missing_money(outcome) for outcome in outcomes])
    regret = missing - missing.min(axis=0)
    return tuple(
        Regret(
            outcome,
            middle(missing[row]),
            mean(regret[row]),
            quantile(regret[row], 0.9),
            chance(regret[row] == 0),
            chance(missing[row] == 0),
        )
        for row, outcome in enumerate(outcomes)
    )
