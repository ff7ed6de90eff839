"""The budget test: whether the cost holds within the region's frame, every year, under uncertainty.

A frame is either an amount per year (uprated by its index from the year it was
set) or one amount for the whole time, against which the running total is held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil

import numpy as np

from simlib.assembly import Case
from simlib.exact import WHOLE_ORE
from simlib.periods import Period
from simlib.setting import Setting
from simlib.simulation.draws import Floats, standard_error
from simlib.simulation.simulate import Simulation
from simlib.simulation.totals import Totals

RESERVES = (0.80, 0.90, 0.95)
VERDICTS = ("holds", "at_risk", "fails", "unknown")


@dataclass(frozen=True)
class BudgetTest:
    """`cost` and `frame` are what is compared: per year, or running totals against a pot."""

    years: tuple[int, ...]
    frame: tuple[int, ...]  # öre, as set and uprated
    ceiling: tuple[int, ...]  # öre, with the tolerance band
    cost: Floats  # (year, draw)
    components: Mapping[str, Floats]  # (year, draw)
    pot: bool
    thresholds: tuple[float, float]

    @cached_property
    def overrun(self) -> Floats:
        """Öre above the ceiling, negative below it: (year, draw)."""
        return self.cost - np.array(self.ceiling, dtype=float)[:, None]

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """Probability of breaking the frame, per year."""
        return tuple(float(share) for share in (self.overrun > 0).mean(axis=1))

    @cached_property
    def breaks_any(self) -> float:
        """Probability of breaking it in at least one year: what per-year figures hide."""
        return float((self.overrun > 0).any(axis=0).mean())

    @property
    def holds_every_year(self) -> float:
        return float((self.overrun <= 0).all(axis=0).mean())

    @property
    def standard_error(self) -> float:
        """Monte Carlo error of `holds_every_year`."""
        return standard_error((self.overrun > 0).any(axis=0).astype(float))

    @cached_property
    def summed_overrun(self) -> Floats:
        """Öre above all the years' ceilings together, where a good year pays for a bad one: (draw,)."""
        return self.overrun[-1] if self.pot else self.overrun.sum(axis=0)

    def expected_overrun(self, year: int) -> float | None:
        """Mean öre above the ceiling in the outcomes that break it; None if none does."""
        over = self.overrun[self.years.index(year)]
        return float(over[over > 0].mean()) if (over > 0).any() else None

    def reserve(self, share: float, year: int) -> float:
        """Öre on top of the frame that let the year hold in `share` of the outcomes."""
        return max(0.0, upper(self.overrun[self.years.index(year)], share))

    def reserve_every_year(self, share: float) -> float:
        """Öre a year on top of the frame that let every year hold in `share` of the outcomes."""
        return max(0.0, upper(self.overrun.max(axis=0), share))

    @property
    def whole(self) -> Floats:
        """Öre over all years: (draw,)."""
        found: Floats = self.cost[-1] if self.pot else self.cost.sum(axis=0)
        return found

    @cached_property
    def risk_shares(self) -> dict[str, float]:
        """Which component carries the risk: its covariance with the total, over the total's variance."""
        total = self.whole
        spread = float(total.var())
        if not spread:
            return dict.fromkeys(self.components, 0.0)
        parts = {name: part.sum(axis=0) for name, part in self.components.items()}
        return {
            name: float(((part - part.mean()) * (total - total.mean())).mean()) / spread
            for name, part in parts.items()
        }

    @property
    def verdict(self) -> str:
        return judged(self.holds_every_year, self.thresholds)


def upper(values: Floats, share: float) -> float:
    """The smallest outcome that at least `share` of the outcomes do not exceed."""
    rank = ceil(Fraction(str(share)) * values.size) - 1
    return float(np.partition(values, rank)[rank])


def judged(probability: float, thresholds: tuple[float, float]) -> str:
    holds, at_risk = thresholds
    return "holds" if probability >= holds else "at_risk" if probability >= at_risk else "fails"


def thresholds(setting: Setting) -> tuple[float, float]:
    """The declared levels of green and yellow."""
    holds, at_risk = (setting.parameters[f"standards.{name}"] for name in ("holds_from", "at_risk_from"))
    return float(holds.settled(setting.horizon)), float(at_risk.settled(setting.horizon))  # type: ignore[arg-type]


def frames(setting: Setting) -> tuple[int, ...]:
    """The frame of every year in the horizon, in whole öre.

    A year that the horizon holds only in part has that part of its frame, unless
    the frame is a pot. The index counts from the year whose value is in force.
    """
    frame, index = setting.parameter("frame"), setting.parameter("frame_index")
    horizon = setting.horizon
    found = []
    for year in range(horizon.start.year, horizon.end.year + (horizon.end.month > 1)):
        whole = Period.of_year(year)
        start = max(whole.start, horizon.start)
        dated = frame.dated(start)
        grown = dated.number * (1 + index.dated(start).number) ** (year - dated.since.year)
        share = Fraction(1) if is_pot(setting) else whole.months_shared_with(horizon) / 12
        found.append(int(WHOLE_ORE(setting.in_ore(frame, grown * share, year))))
    return tuple(found)


def is_pot(setting: Setting) -> bool:
    return setting.settled("frame_form") == "pot"


def tested_components(case: Case) -> tuple[str, ...]:
    """The components that the frame is to hold: all, unless the scheme names some."""
    granted = getattr(case.programme, "GRANT_COMPONENTS", case.wiring.components)
    return tuple(getattr(case.programme, "FRAME_COMPONENTS", granted))


def budget_test(simulation: Simulation | Totals) -> BudgetTest:
    """The simulated cost against the region's frame."""
    case, setting = simulation.case, simulation.case.setting
    pot, frame = is_pot(setting), frames(setting)
    tolerance = 1 + Fraction(setting.start_value("frame_tolerance"))
    components = {name: simulation.component(name) for name in tested_components(case)}
    cost = sum(components.values(), np.zeros((len(simulation.years), simulation.draws)))
    return BudgetTest(
        years=simulation.years,
        frame=frame,
        ceiling=tuple(int(WHOLE_ORE(amount * tolerance)) for amount in frame),
        cost=np.cumsum(cost, axis=0) if pot else cost,
        components=components,
        pot=pot,
        thresholds=thresholds(setting),
    )
