"""The facts of health centres and time, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

import numpy as np

from simlib.exact import Amount
from simlib.parameters.values import Label
from simlib.periods import Grid, Month, Period
from simlib.programmes.access_grant.terms import LETTER, PERFORMANCE
from simlib.rules import Input
from simlib.setting import Payee, Setting
from simlib.weekdays import weekdays_of

MEASURED_MONTHS = (9, 10, 11)


def facts(setting: Setting, payee: Payee) -> dict[str, object]:
    """What the conditions are judged on: the unit's answers, and the plans and demands that hold."""
    held = {name: str(setting.settled(name)) for name in ("guarantee_plan", "contract_plan")}
    return {**payee.facts, **held, "reporting": str(setting.parameter("reporting").values[-1].value)}


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """Each municipality once, with at least one centre; shares that divide a whole."""
    first_of: dict[object, Payee] = {}
    for payee in setting.payees:
        code = payee.facts["municipality"]
        first = first_of.setdefault(code, payee)
        if first is not payee:
            fault(payee.line, "municipality-twice", unit=payee.id, other=first.id, code=code)
        if not _centres(payee):
            fault(payee.line, "no-centres", unit=payee.id)
    for name in ("contact_share", "weekday_share"):
        total = sum(setting.settled_family(name).values(), Fraction(0))
        if total != 1:
            one = next(iter(setting.family(name).values()))
            family = one.path.rsplit(".", 1)[0]
            fault(one.line, "shares-not-whole", file=one.file, family=family, total=float(total))


def _centres(payee: Payee) -> Fraction:
    return _number(payee, "centres_region_run") + _number(payee, "centres_private")


def _number(payee: Payee, name: str) -> Fraction:
    value = payee.facts[name]
    assert isinstance(value, Fraction)  # noqa: S101 - UNIT_FIELDS read it as a number
    return value


def breaks(setting: Setting) -> tuple[date, ...]:
    """Every month: the queue goes on from day to day, and the state measures by month."""
    return tuple(month.first for month in setting.horizon.months())


def inputs(setting: Setting, admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Listed patients, centres and open days, as (time, unit, 1). All residents are taken to be listed."""
    here = {m.code: m for m in setting.region.municipalities}
    home = [here[str(payee.facts["municipality"])] for payee in setting.payees]
    listed = np.array(
        [[Fraction(m.residents[step.start.year - 1]) for m in home] for step in grid.steps], dtype=object
    )[:, :, None]

    def per_unit(values: Iterable[Fraction | bool]) -> Amount:
        return np.array([Fraction(value) for value in values], dtype=object).reshape(1, -1, 1)

    def per_step(values: Iterable[Fraction | int]) -> Amount:
        return np.array([Fraction(value) for value in values], dtype=object).reshape(-1, 1, 1)

    def fact(name: str, sv: str, en: str, unit: str, values: Amount, source: str, reason: str = "") -> Input:
        return Input(name, Label(sv, en), unit, values, source, "assumed" if reason else "derived", reason)

    def opened(step: Period) -> int:
        return sum(len(weekdays_of(month)) for month in step.months())

    payees = setting.payees
    counts = [(_number(p, "centres_region_run"), _centres(p)) for p in payees]
    centres, own = per_unit(whole for _, whole in counts), per_unit(a / b for a, b in counts)
    buys = per_unit(payee.id in admitted for payee in payees)
    months, days = per_step(len(s.months()) for s in grid.steps), per_step(opened(s) for s in grid.steps)
    part = per_step(_measured(step.months()) for step in grid.steps)
    scb, rounding = "scb-municipalities", "own-rounding"
    return (
        fact("listed", "Listade patienter", "Listed patients", "patients", listed, scb, "all-listed"),
        fact("centres", "Vårdcentraler", "Health centres", "count", centres, LETTER),
        fact("region_part", "Andel i egen regi", "Part that the region runs", "share", own, LETTER),
        fact("buys", "Får köpa tider", "May buy slots", "count", buys, LETTER),
        fact("months", "Månader", "Months", "months", months, rounding),
        fact("opened", "Öppna dagar", "Open days", "days", days, rounding),
        fact("measured_part", "Del av mätningen", "Part of the measurement", "share", part, PERFORMANCE),
    )


def _measured(months: Iterable[Month]) -> Fraction:
    """September, October and November are measured, a third of the year's part each."""
    return Fraction(sum(month.number in MEASURED_MONTHS for month in months), len(MEASURED_MONTHS))
