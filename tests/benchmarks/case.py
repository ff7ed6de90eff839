"""The reference case: 60 units, 36 months, seven uncertainties of which need and visits carry most."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np

from simlib import rules
from simlib.assembly import Case, load
from simlib.parameters.units import UNITS
from simlib.parameters.values import Dated, Interval, Label, Parameter
from simlib.periods import Period
from simlib.setting import Payee
from simlib.wiring import wire
from tests.benchmarks import scheme
from tests.conftest import SAGOLAN

UNITS_OF_IT, YEARS = 60, (2018, 2019, 2020)
# Median, and the 80 per cent interval to either side as a share of it.
UNCERTAIN = {
    "need": (0.03, 0.15),
    "visits": (6, 0.12),
    "long_share": (0.2, 0.2),
    "meeting_share": (0.3, 0.25),
    "home_share": (0.1, 0.2),
    "new_share": (0.3, 0.1),
    "group_share": (0.5, 0.3),
}
# Öre, or what is counted.
RATES = {
    "fixed_rate": 5000, "sparse_rate": 1000, "short_rate": 100_000, "new_rate": 150_000,
    "group_rate": 60_000, "home_rate": 140_000, "long_rate": 45_000, "travel_rate": 30_000,
    "quality_rate": 80_000, "step_rate": 20_000, "meeting_rate": 75_000,
}  # fmt: skip
CAPS = {
    "long_ceiling": 1700, "travel_ceiling": 560, "quality_ceiling": 720, "first_step": 0.12,
    "second_step": 0.14, "meeting_cap": 4,
}  # fmt: skip
LEVERS = tuple(f"reference.{name}" for name in (*RATES, *CAPS))
FRAME = 99_300_000_00.0  # öre a year, broken in some eight per cent of the outcomes


def units() -> tuple[np.ndarray, np.ndarray]:
    """Residents and points of each unit."""
    generator = np.random.default_rng(60)
    return generator.integers(1000, 8000, UNITS_OF_IT), generator.integers(0, 6, UNITS_OF_IT)


def _parameter(name: str, value: float, spread: float = 0.0, axis: int = 0) -> Parameter:
    money = name in RATES or name.endswith("_ceiling")
    exact = Fraction(str(value))
    ends = [exact * Fraction(str(1 + sign * spread)) for sign in (-1, 1)]
    dated = Dated(
        date(2018, 1, 1), exact, "s", "assumed", interval=Interval(ends[0], ends[1]) if spread else None
    )
    unit = "kr" if money else "count" if name == "meeting_cap" else "factor"
    return Parameter(
        f"reference.{name}", Label(name, name), UNITS[unit],
        "uncertainty" if spread else "lever", (dated,), Fraction(0), Fraction(10**9), axis=axis,
    )  # fmt: skip


def reference() -> Case:
    base = load(SAGOLAN / "params/scenarios/vardval.yaml")
    named = [_parameter(n, *UNCERTAIN[n], axis=axis) for axis, n in enumerate(UNCERTAIN, 1)]
    named += [_parameter(name, value) for name, value in (RATES | CAPS).items()]
    regime = replace(base.setting.parameter("regime"), path="reference.regime")
    payees = tuple(
        Payee(f"unit_{n}", Label("", ""), {"residents": r, "points": p, "operator": "private"}, "s", "stated")
        for n, (r, p) in enumerate(zip(*units(), strict=True))
    )
    scenario = replace(
        base.scenario, programme="reference", horizon=Period(date(2018, 1, 1), date(2021, 1, 1))
    )
    only_one = replace(regime, values=(replace(regime.values[0], value="choice_system"),))
    setting = replace(
        base.setting, scenario=scenario, payees=payees, parameters={p.path: p for p in (*named, only_one)}
    )
    leaves = ["residents", "points", *(p.name for p in named)]
    wiring = wire(rules.collect(scheme), scheme.VOLUMES, leaves, must_be_read=leaves)
    return Case(setting, sys.modules[scheme.__name__], wiring, (), frozenset(p.id for p in payees))


def moved(case: Case, factor: float) -> Case:
    """Every rate and every ceiling at another level; the cap per month as it was."""
    changed = dict(case.setting.parameters)
    for path in LEVERS:
        parameter = changed[path]
        value = parameter.values[0].number * Fraction(str(factor))
        if path.endswith("meeting_cap"):
            continue
        value = Fraction(2 * round(value / 2)) if parameter.unit.money else value
        changed[path] = replace(parameter, values=(replace(parameter.values[0], value=value),))
    return replace(case, setting=replace(case.setting, parameters=changed))
