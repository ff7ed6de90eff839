"""How units stand to the limits they are paid by, and what a new key does to each, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Estimate, chance
from simlib.exact import Array
from simlib.programmes.need_adjustment.limits import Limit


@dataclass(frozen=True)
class Standing:
    """One unit in one year. `other_side`: share of the outcomes on the other side of the limit.

    `paid`: planned öre per point and month, or per patient; `base`: the points and months, or patients.
    """

    unit: int
    index: Fraction
    limit: Limit
    paid: Fraction
    base: Fraction
    other_side: Estimate

    @property
    def above(self) -> bool:
        return self.index > self.limit.at

    @property
    def distance(self) -> Fraction:
        return self.index - self.limit.at


def has_limits(outcome: Outcome) -> bool:
    """Whether the scheme pays above a limit of an index."""
    return hasattr(outcome.case.programme, "limits")


def limits(outcome: Outcome, year: int) -> tuple[Limit, ...]:
    """As they stand in the last month of the year."""
    book, setting = outcome.ledger, outcome.case.setting
    step = _months(outcome, year).stop - 1
    found: tuple[Limit, ...] = outcome.case.programme.limits(
        setting, book.values, step, book.grid.steps[step].start
    )
    return found


def standings(outcome: Outcome, limit: Limit, year: int) -> tuple[Standing, ...]:
    """The units that the limit is for, the nearest first."""
    part, book = _months(outcome, year), outcome.ledger
    drawn = outcome.simulation.kept[limit.index][outcome.simulation.years.index(year)]
    index, paid, base = (
        _full(outcome, book.values[name])[part] for name in (limit.index, limit.pays, limit.per)
    )
    found = []
    for unit in limit.units:
        now = Fraction(index[-1, unit])
        whole = Fraction(sum(base[:, unit])) / (1 if limit.months else part.stop - part.start)
        other = (drawn[unit] > float(limit.at)) != (now > limit.at)
        found.append(Standing(unit, now, limit, sum(paid[:, unit]) / whole, whole, chance(other)))
    return tuple(sorted(found, key=lambda one: (abs(one.distance), one.unit)))


def near(found: tuple[Standing, ...], reach: Fraction) -> tuple[Standing, ...]:
    """Those at most `reach` from the limit; none where there is no limit."""
    return tuple(one for one in found if one.limit.at and abs(one.distance) <= reach)


def reach(outcome: Outcome) -> Fraction:
    """How near is near: a declared standard."""
    setting = outcome.case.setting
    found = setting.parameters["standards.near_limit"].settled(setting.horizon)
    return Fraction(found)  # type: ignore[arg-type] # `forms` has refused what is no number


@dataclass(frozen=True)
class NewKey:
    """What the new key does in one year: planned öre per unit, exact."""

    year: int
    share: Fraction
    factor: Fraction
    before: tuple[int, ...]
    after: tuple[int, ...]
    floor: tuple[int, ...]

    @property
    def change(self) -> tuple[int, ...]:
        """Öre per unit against the current key in the same year, the floor counted in."""
        return tuple(a + f - b for a, f, b in zip(self.after, self.floor, self.before, strict=True))


def new_key_years(outcome: Outcome) -> tuple[NewKey, ...]:
    """The years in which a new key is in force; none without one."""
    if not has_limits(outcome):
        return ()
    book, found = outcome.ledger, []
    for year in book.grid.years:
        part = _months(outcome, year)

        def by_unit(name: str, part: slice = part) -> tuple[int, ...]:
            return tuple(int(sum(column)) for column in _full(outcome, book.values[name])[part].T)

        share, factor = (
            Fraction(_full(outcome, book.values[name])[part][-1, 0])
            for name in ("phase_in", "rescaling_factor")
        )
        if any(by_unit("phased_supplement")):
            amounts = (by_unit(name) for name in ("current_supplement", "need_supplement", "floor_payment"))
            found.append(NewKey(year, share, factor, *amounts))
    return tuple(found)


def _months(outcome: Outcome, year: int) -> slice:
    grid = outcome.ledger.grid
    return grid.slices()[grid.years.index(year)]


def _full(outcome: Outcome, values: Array) -> Array:
    """(month, unit)."""
    shape = (len(outcome.ledger.grid), len(outcome.case.setting.payees), 1)
    return np.broadcast_to(values, shape)[:, :, 0]
