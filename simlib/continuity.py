"""The continuity test: when the state grant that pays for it ends, who pays the month after?

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
from simlib.parameters.values import Dated, Label, Parameter
from simlib.periods import Period
from simlib.setting import Setting
from simlib.simulation.draws import BLOCK, Floats, drawn, uniforms
from simlib.simulation.simulate import Simulation

EXITS = ("absorb", "replace", "wind_down")


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
        """(year after the end, draw)"""
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
        for source, money in (
            ("grant", self.grant),
            ("ordinary", self.ordinary),
            ("exit_money", self.exit_money),
        ):
            found[source] = np.minimum(np.maximum(money, 0.0), left)
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
    activities: tuple[Activity, ...]
    grant_ends: date

    @property
    def years(self) -> tuple[int, ...]:
        return self.activities[0].years

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
        found = {activity.verdict for activity in self.activities}
        return next(verdict for verdict in ("fails", "at_risk", "unknown", "holds") if verdict in found)

    @property
    def first_year_after(self) -> int | None:
        """The first whole year in which no activity has grant money."""
        return next((year for year in self.years if date(year, 1, 1) >= self.grant_ends), None)


def continuity_test(simulation: Simulation) -> ContinuityTest:
    """Cost, grant, ordinary money, exit and gap of every activity, per year and draw."""
    case, setting = simulation.case, simulation.case.setting
    promised = _promised(simulation)
    granted = _received(simulation, promised) if case.programme.GRANT_FORM == "population_share" else promised
    members = case.programme.activities(setting)
    cost = {key: simulation.by_unit[list(units)].sum(axis=0) for key, units in members.items()}
    charged = _charged(simulation, members)
    whole = np.maximum(sum(charged.values(), np.zeros_like(granted)), 1.0)
    limits = thresholds(setting)
    found = []
    for key in members:
        ends = case.programme.money_ends(setting, key)
        way_out = str(_own(setting, "exit", key).values[-1].value)
        after = np.array([float(_share_after(year, ends, setting)) for year in simulation.years])[:, None]
        stops = way_out == "wind_down" and case.programme.GRANT_FORM == "population_share"
        found.append(
            Activity(
                id=key, label=case.programme.activity_label(setting, key), ends=ends, exit=way_out,
                cost=cost[key] * (1 - after) if stops else cost[key],
                grant=granted * charged[key] / whole,
                ordinary=_per_year(setting, "ordinary_funding", key, simulation),
                exit_money=_per_year(setting, "exit_amount", key, simulation) * after if way_out in EXITS else np.zeros_like(granted),
                years=simulation.years, thresholds=limits,
            )
        )  # fmt: skip
    return ContinuityTest(tuple(found), grant_end(case))


def grant_end(case: Case) -> date:
    """The day the state grant that carries the scheme ends: written once, in the grant itself."""
    grant = _grant(case.setting, "national_amount", case)
    return grant.values[-1].since if grant.values[-1].ends else case.setting.horizon.end


def _grant(setting: Setting, name: str, case: Case) -> Parameter:
    return setting.parameters[f"grants.{name}.{case.programme.FUNDED_BY}"]


def _own(setting: Setting, name: str, member: str) -> Parameter:
    """The region's parameter for one activity, or for the scheme where it is one."""
    path = f"{setting.scenario.region}.{name}"
    return setting.parameters.get(f"{path}.{member}") or setting.parameters[path]


def _share_after(year: int, ends: date, setting: Setting) -> Fraction:
    whole = Period.of_year(year)
    if whole.end <= ends:
        return Fraction(0)
    return Period(max(whole.start, ends), min(whole.end, setting.horizon.end)).months_shared_with(whole) / 12


def _per_year(setting: Setting, name: str, member: str, simulation: Simulation) -> Floats:
    parameter = _own(setting, name, member)
    shared = [Period.of_year(year).months_shared_with(setting.horizon) / 12 for year in simulation.years]
    amounts = [
        float(parameter.mean_in_force(Period.of_year(y)) * s)
        for y, s in zip(simulation.years, shared, strict=True)
    ]
    return np.repeat(np.array(amounts)[:, None], simulation.draws, axis=1)


def _charged(simulation: Simulation, members: dict[str, tuple[int, ...]]) -> dict[str, Floats]:
    """What each activity would charge to the grant, by which a pot is shared between them."""
    names = getattr(simulation.case.programme, "GRANT_COMPONENTS", simulation.case.wiring.components)
    amounts = [simulation.amounts[name] for name in names]
    return {
        key: np.sum([part[:, list(units)].sum(axis=1) for part in amounts], axis=0)
        for key, units in members.items()
    }


def _promised(simulation: Simulation) -> Floats:
    """Öre of the grant for the scheme, per year and draw, before anything goes wrong."""
    case, setting = simulation.case, simulation.case.setting
    if case.programme.GRANT_FORM == "pot":
        charged = np.sum(list(_charged(simulation, case.programme.activities(setting)).values()), axis=0)
        pot = float(setting.start_value("headline"))
        return np.diff(np.minimum(np.cumsum(charged, axis=0), pot), axis=0, prepend=0.0)
    national, share = _grant(setting, "national_amount", case), setting.parameter("grant_share")
    rows = []
    for year in simulation.years:
        ours = Fraction(setting.region.residents(year - 1), setting.national_residents(year - 1))
        amount = national.mean_in_force(Period.of_year(year)) * ours
        rows.append(float(amount) * _draws(simulation, share, share.dated(date(year, 1, 1))))
    return np.stack(rows)


def _draws(simulation: Simulation, parameter: Parameter, dated: Dated) -> Floats:
    blocks = range(-(-simulation.draws // BLOCK))
    parts = [
        np.broadcast_to(np.asarray(drawn(parameter, dated, simulation.seed, b), dtype=float), (BLOCK,))
        for b in blocks
    ]
    return np.concatenate(parts)[: simulation.draws]


def _happens(simulation: Simulation, name: str, year: int, risk: float) -> Floats:
    blocks = range(-(-simulation.draws // BLOCK))
    parts = [uniforms(simulation.seed, f"grant/{name}/{year}", b) for b in blocks]
    return (np.concatenate(parts)[: simulation.draws] < risk).astype(float)


def _received(simulation: Simulation, promised: Floats) -> Floats:
    """The grant as it arrives: ended early, cut, withheld in its performance part, or a year late."""
    case, setting = simulation.case, simulation.case.setting

    def value(name: str, year: int) -> float:
        parameter = _grant(setting, name, case)
        return float(Fraction(parameter.dated(max(parameter.values[0].since, date(year, 1, 1))).value))  # type: ignore[arg-type]

    alive, late = np.ones(simulation.draws), np.zeros(simulation.draws)
    rows = []
    for index, year in enumerate(simulation.years):
        if index:  # the first year's money is decided when the scheme is
            alive = alive * (1 - _happens(simulation, "ends-early", year, value("early_end_hazard", year)))
        cut_by = _grant(setting, "possible_cut", case)
        cut = _draws(simulation, cut_by, cut_by.values[0])
        withheld = _happens(simulation, "withheld", year, value("withheld_risk", year)) * value(
            "performance_part", year
        )
        due = promised[index] * alive * (1 - cut) * (1 - withheld)
        waits = due * _happens(simulation, "late", year, value("late_risk", year))
        rows.append(due - waits + late)
        late = waits
    return np.stack(rows)
