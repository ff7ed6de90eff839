"""The continuity test: when the state grant ends, somebody must pay the month after.

Every activity names one of the exits that a decision allows: absorbed in the
ordinary budget, replacing something, or wound down. An activity that names none
may not be granted. What neither grant, ordinary money nor exit covers is the gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import numpy as np

from simlib.assembly import Case
from simlib.budget import judged, thresholds
from simlib.grants import grant_end, granted_to
from simlib.parameters.values import Label, Parameter
from simlib.periods import Period
from simlib.setting import Setting
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation

EXITS = ("absorb", "replace", "wind_down")
NO_GRANT = "no_grant"


@dataclass(frozen=True)
class Activity:
    """Who pays for one activity: öre as (year, draw)."""

    id: str
    label: Label
    ends: date
    exit: str
    cost: Floats
    grant: Floats
    ordinary: Floats
    exit_money: Floats
    years: tuple[int, ...]
    thresholds: tuple[float, float]

    @cached_property
    def gap(self) -> Floats:
        """What nobody pays: (year, draw), never negative."""
        return self.paid["gap"]

    @property
    def after(self) -> tuple[int, ...]:
        """The whole years after its money has ended."""
        return tuple(year for year in self.years if Period.of_year(year).start >= self.ends)

    def gap_after(self) -> Floats:
        """The gap of those years: (year after the end, draw)."""
        return self.gap[[self.years.index(year) for year in self.after]]

    @property
    def no_gap(self) -> float:
        """Probability that no year after the end has a gap."""
        return float((self.gap_after() <= 0).all(axis=0).mean()) if self.after else float("nan")

    @cached_property
    def paid(self) -> dict[str, Floats]:
        """What each source pays of the cost, as (year, draw); together they are the cost.

        The grant pays first, then ordinary money, then the exit. What a source has
        beyond the cost of the activity is not spent.
        """
        left, found = self.cost, {}
        for source in ("grant", "ordinary", "exit_money"):
            found[source] = np.minimum(np.maximum(getattr(self, source), 0.0), left)
            left = left - found[source]
        return {**found, "gap": left}

    @property
    def verdict(self) -> str:
        if not self.after:
            return "unknown"
        if self.exit not in EXITS and (self.cost[[self.years.index(y) for y in self.after]] > 0).any():
            return "fails"
        return judged(self.no_gap, self.thresholds)


@dataclass(frozen=True)
class ContinuityTest:
    """A scheme that no state grant carries has no activities, and no day on which the grant ends."""

    activities: tuple[Activity, ...]
    grant_ends: date | None

    @property
    def years(self) -> tuple[int, ...]:
        return self.activities[0].years

    @property
    def granted(self) -> bool:
        """Whether any state money comes in any outcome: a scheme's share of its grant may be nil."""
        return any(bool(activity.grant.any()) for activity in self.activities)

    def sum(self, what: str) -> Floats:
        """`cost`, `grant`, `ordinary`, `exit_money` or `gap` over all activities: (year, draw)."""
        parts: list[Floats] = [getattr(activity, what) for activity in self.activities]
        return np.sum(parts, axis=0)

    def paid(self, source: str) -> Floats:
        """What `grant`, `ordinary`, `exit_money` or nobody (`gap`) pays of the cost: (year, draw)."""
        return np.sum([activity.paid[source] for activity in self.activities], axis=0)

    @property
    def verdict(self) -> str:
        """No better than the worst activity."""
        if self.grant_ends is None:
            return NO_GRANT
        found = {activity.verdict for activity in self.activities}
        return next(verdict for verdict in ("fails", "at_risk", "unknown", "holds") if verdict in found)

    @property
    def first_year_after(self) -> int | None:
        """The first whole year in which no activity has grant money."""
        ends = self.grant_ends
        if ends is None:
            return None
        return next((year for year in self.years if date(year, 1, 1) >= ends), None)


def continuity_test(simulation: Simulation) -> ContinuityTest:
    """Cost, grant, ordinary money, exit and gap of every activity, per year and draw."""
    case = simulation.case
    if case.programme.GRANT_FORM == "none":
        return ContinuityTest((), None)
    money = granted_to(simulation)
    found = tuple(
        _activity(simulation, key, units, money[key])
        for key, units in case.programme.activities(case.setting).items()
    )
    return ContinuityTest(found, _last_end(case, found))


def _last_end(case: Case, found: tuple[Activity, ...]) -> date:
    """The day the grant ends; where each activity has its own, the last that ends within the horizon."""
    if case.programme.GRANT_FORM != "allocated":
        return grant_end(case)
    within = [one.ends for one in found if case.setting.horizon.start < one.ends < case.setting.horizon.end]
    return max(within, default=case.setting.horizon.end)


def _activity(simulation: Simulation, key: str, units: tuple[int, ...], grant: Floats) -> Activity:
    case, setting = simulation.case, simulation.case.setting
    ends = _money_ends(case, key)
    way_out = str(_own(setting, "exit", key).settled(setting.horizon))
    after = np.array([float(_share_after(year, ends, setting)) for year in simulation.years])[:, None]
    cost = simulation.by_unit[list(units)].sum(axis=0)
    # Rules that read the exit themselves stop what is wound down.
    ruled = any("exit" in rule.reads() for rule in case.wiring.rules.values())
    stops = way_out == "wind_down" and not ruled
    exit_money = _per_year(setting, "exit_amount", key, simulation) * after
    return Activity(
        id=key,
        label=case.programme.activity_label(setting, key),
        ends=ends,
        exit=way_out,
        cost=cost * (1 - after) if stops else cost,
        grant=grant,
        ordinary=_ordinary(simulation, key, cost),
        exit_money=exit_money if way_out in EXITS else np.zeros_like(grant),
        years=simulation.years,
        thresholds=thresholds(setting),
    )


def _ordinary(simulation: Simulation, key: str, cost: Floats) -> Floats:
    """Ordinary money of one activity: its own, or its part by cost of what is given for all."""
    setting = simulation.case.setting
    money = _per_year(setting, "ordinary_funding", key, simulation)
    if _own(setting, "ordinary_funding", key).member:
        return money
    return money * cost / np.maximum(simulation.total, 1.0)


def _money_ends(case: Case, activity: str) -> date:
    """When the activity's own money ends: with the grant, unless the scheme says otherwise."""
    own = getattr(case.programme, "money_ends", None)
    end: date = own(case.setting, activity) if own else grant_end(case, grant_of(case, activity))
    return end


def grant_of(case: Case, activity: str) -> str:
    """The state grant that carries an activity: its own, or the scheme's."""
    grant: str = case.programme.grant_of(case.setting, activity)
    return grant


def _own(setting: Setting, name: str, member: str) -> Parameter:
    """The region's parameter for one activity, or for the scheme where it is one."""
    path = f"{setting.scenario.region}.{name}"
    return setting.parameters.get(f"{path}.{member}") or setting.parameters[path]


def _share_after(year: int, ends: date, setting: Setting) -> Fraction:
    """How much of the year, within the horizon, comes after `ends`."""
    until = min(Period.of_year(year).end, setting.horizon.end)
    if until <= ends:
        return Fraction(0)
    return Period(ends, until).months_shared_with(Period.of_year(year)) / 12


def _per_year(setting: Setting, name: str, member: str, simulation: Simulation) -> Floats:
    parameter = _own(setting, name, member)
    shared = [Period.of_year(year).months_shared_with(setting.horizon) / 12 for year in simulation.years]
    amounts = [
        float(setting.in_ore(parameter, parameter.mean_in_force(Period.of_year(y)) * s, y))
        for y, s in zip(simulation.years, shared, strict=True)
    ]
    return np.repeat(np.array(amounts)[:, None], simulation.draws, axis=1)
