"""The reference scheme: eleven components with ceilings, steps and a cap per month. Made up.

Written as every scheme is, so that what is timed is the engine and not a special case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import numpy as np

from simlib.count_laws import poisson_ladder
from simlib.exact import Amount, at_most, capped_each_month
from simlib.parameters.values import Label
from simlib.periods import Grid
from simlib.rules import Input, Volume, rule
from simlib.setting import Setting
from simlib.simulation.draws import Floats

DIMENSION, FUNDED_BY, KEPT = "unit", "", ()
RUNGS, MONTHS = 8, 12
NAMES = ("short", "long", "home", "new", "groups", "meetings")


def _volume(name: str, drawn: Callable[..., Amount] | None = None) -> Volume:
    return Volume(name, f"expected_{name}", Label(name, name), "visits", drawn=drawn)


def drawn_meetings(
    setting: Setting, _grid: Grid, mean: Amount, draws: int, stream: Callable[[str], np.random.Generator]
) -> dict[int, Floats]:
    """Meetings month by month, kept as their ladder: (year, unit, draw) for each cap."""
    rungs = {cap: np.empty((mean.shape[0], mean.shape[1], draws)) for cap in range(1, RUNGS + 1)}
    for u, payee in enumerate(setting.payees):
        share = stream(payee.id).random((mean.shape[0], MONTHS, draws))
        for year in range(mean.shape[0]):
            for cap, counted in poisson_ladder(mean[year, u] / MONTHS, share[year], RUNGS).items():
                rungs[cap][year, u] = counted
    return rungs


VOLUMES = (*(_volume(name) for name in NAMES[:-1]), _volume("meetings", drawn_meetings))


def inputs(setting: Setting, _admitted: frozenset[str], _grid: Grid) -> tuple[Input, ...]:
    def fact(name: str) -> Input:
        values = np.array([Fraction(str(p.facts[name])) for p in setting.payees], dtype=object)
        return Input(name, Label(name, name), "count", values.reshape(1, -1, 1), "s", "stated")

    return fact("residents"), fact("points")


def breaks(_setting: Setting) -> tuple[()]:
    return ()


@rule(sv="", en="", unit="patients")
def patients(residents: Amount, need: Amount) -> Amount:
    return residents * need


@rule(sv="", en="", unit="visits")
def expected_short(patients: Amount, visits: Amount, long_share: Amount, home_share: Amount) -> Amount:
    return patients * visits * (1 - long_share - home_share)


@rule(sv="", en="", unit="visits")
def expected_long(patients: Amount, visits: Amount, long_share: Amount) -> Amount:
    return patients * visits * long_share


@rule(sv="", en="", unit="visits")
def expected_home(patients: Amount, visits: Amount, home_share: Amount) -> Amount:
    return patients * visits * home_share


@rule(sv="", en="", unit="visits")
def expected_new(patients: Amount, new_share: Amount) -> Amount:
    return patients * new_share


@rule(sv="", en="", unit="visits")
def expected_groups(patients: Amount, group_share: Amount) -> Amount:
    return patients * group_share


@rule(sv="", en="", unit="meetings")
def expected_meetings(patients: Amount, meeting_share: Amount) -> Amount:
    return patients * meeting_share


@rule(sv="", en="", unit="kr", pays=True)
def fixed_payment(residents: Amount, fixed_rate: Amount) -> Amount:
    return residents * fixed_rate


@rule(sv="", en="", unit="kr", pays=True)
def sparse_payment(residents: Amount, points: Amount, sparse_rate: Amount) -> Amount:
    return residents * points * sparse_rate


@rule(sv="", en="", unit="kr", pays=True)
def short_payment(short: Amount, short_rate: Amount) -> Amount:
    return short * short_rate


@rule(sv="", en="", unit="kr", pays=True)
def new_payment(new: Amount, new_rate: Amount) -> Amount:
    return new * new_rate


@rule(sv="", en="", unit="kr", pays=True)
def group_payment(groups: Amount, group_rate: Amount) -> Amount:
    return groups * group_rate


@rule(sv="", en="", unit="kr", pays=True)
def home_payment(home: Amount, home_rate: Amount) -> Amount:
    return home * home_rate


@rule(sv="", en="", unit="kr", pays=True)
def long_payment(long: Amount, long_rate: Amount, residents: Amount, long_ceiling: Amount) -> Amount:
    """Up to a ceiling per unit and year."""
    return at_most(long * long_rate, residents * long_ceiling)


@rule(sv="", en="", unit="kr", pays=True)
def travel_payment(home: Amount, travel_rate: Amount, residents: Amount, travel_ceiling: Amount) -> Amount:
    return at_most(home * travel_rate, residents * travel_ceiling)


@rule(sv="", en="", unit="kr", pays=True)
def quality_payment(new: Amount, quality_rate: Amount, residents: Amount, quality_ceiling: Amount) -> Amount:
    return at_most(new * quality_rate, residents * quality_ceiling)


@rule(sv="", en="", unit="kr", pays=True)
def stepped_payment(
    short: Amount, residents: Amount, first_step: Amount, second_step: Amount, step_rate: Amount
) -> Amount:
    """All of the rate up to the first step, half of it up to the second, nothing above."""
    return (at_most(short, residents * first_step) + at_most(short, residents * second_step)) * step_rate / 2


@rule(sv="", en="", unit="kr", pays=True)
def meeting_payment(meetings: Mapping[int, Amount], meeting_cap: Amount, meeting_rate: Amount) -> Amount:
    """Meetings up to a number each month."""
    return capped_each_month(meetings, meeting_cap) * meeting_rate
