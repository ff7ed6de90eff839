"""What one more is worth to the unit that has it: the incentive in the rules, set by set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simlib.analysis.response import expected_volumes, respond, responds
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.leaves import leaves, planned


@dataclass(frozen=True)
class Marginal:
    """Öre for one more in the year, from the unit that gets least for it to the one that gets most.

    None under rules where no unit has any.
    """

    name: str
    spans: tuple[tuple[float, float, float] | None, ...]  # per rule set: least, middle, most


def marginals(cases: Sequence[Case], year: int) -> tuple[Marginal, ...]:
    """One more of everything that the scheme counts, in that year, under each set of rules."""
    if not all(responds(case) for case in cases):
        return ()
    found = [_of_case(case, year) for case in cases]
    names = dict.fromkeys(name for spans in found for name in spans)
    rows = (Marginal(name, tuple(spans.get(name) for spans in found)) for name in names)
    return tuple(row for row in rows if any(span and any(span) for span in row.spans))


def _of_case(case: Case, year: int) -> dict[str, tuple[float, float, float] | None]:
    grid, units = case.coarsest, len(case.setting.payees)
    index = grid.years.index(year)
    part = grid.slices()[index]
    counted = _counted(case)
    columns = 1 + units * len(counted)
    more = {}
    for number, (name, (_, stock)) in enumerate(counted.items()):
        # A visit happens once; a resident lives there all year. A column per unit that has one more.
        steps = part if stock else slice(part.start, part.start + 1)
        more[name] = np.zeros((len(grid), units, columns))
        more[name][steps, range(units), range(1 + number * units, 1 + (number + 1) * units)] = 1.0
    paid = respond(case, planned, columns, one_more=more)[index]
    found: dict[str, tuple[float, float, float] | None] = {}
    for number, (name, (amount, _)) in enumerate(counted.items()):
        have = np.broadcast_to(amount, (len(grid), units, 1))[part, :, 0].sum(axis=0) > 0
        own = paid[:, 1 + number * units : 1 + (number + 1) * units]
        worth = (np.diagonal(own) - paid[:, 0])[have]
        found[name] = (
            (float(worth.min()), float(np.median(worth)), float(worth.max())) if have.any() else None
        )
    return found


def _counted(case: Case) -> dict[str, tuple[Amount, bool]]:
    """What can be one more: the members of volumes, and what the scheme says of its inputs (a stock)."""
    given = leaves(case, case.coarsest, planned, float)
    found = {name: (given[name], True) for name in case.programme.ONE_MORE}
    means: dict[str, Amount] = {}

    def note(name: str, mean: Amount) -> None:
        if isinstance(mean, Mapping):
            for key, member in mean.items():
                note(f"{name}.{key}", member)
        else:
            means[name] = mean

    for name, mean in expected_volumes(case).items():
        note(name, mean)
    return {**found, **{name: (mean, False) for name, mean in means.items()}}
