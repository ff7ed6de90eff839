"""What the rules read: residents and need of every region, and how the year has passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

import numpy as np

from simlib.exact import Amount
from simlib.parameters.values import Label
from simlib.periods import Grid, Period
from simlib.programmes.state_grants.facts import after
from simlib.programmes.state_grants.reported import (
    MKR,
    NEED_GRANT,
    NEED_YEAR,
    POPULATION,
    Published,
    Row,
    published,
)
from simlib.regions import residents_by_region
from simlib.rules import Input
from simlib.setting import Payee, Setting

_PEOPLE, _NEED, _CANCER, _OPERATIONS = (
    "scb-municipalities",
    "gov-2024-03-sektor",
    "gov-2025-12-ca",
    "gov-2025-12-op",
)


def inputs(setting: Setting, _admitted: frozenset[str], grid: Grid) -> tuple[Input, ...]:
    """Facts as (time, grant, 1), some with one time or one grant; those per region as mappings by code."""
    years = [step.start.year for step in grid.steps]
    every, data = residents_by_region(setting.root), published(setting.root)

    def before(code: str, year: int) -> int:
        """Residents at the end of the year before, or of the last year known."""
        return every[code][min(year - 1, max(every[code]))]

    def printed(code: str, year: int) -> int:
        """Residents as printed with the decision, else those at the end of the year before."""
        row = data.of_regions(POPULATION, year, "persons").get(code)
        return int(row.value) if row else before(code, year)

    def each(number: Callable[[str, int], int]) -> Amount:
        return {code: _over([number(code, year) for year in years]) for code in every}

    need, here = _need(data, {code: before(code, NEED_YEAR) for code in every}), setting.region.code
    return (
        _fact("residents", "Invånare 31 december året före", "Residents on 31 December before", "inhabitants",
              each(before), _PEOPLE, "last-known-population"),
        _fact("residents_then", "Invånare vid beslutet", "Residents at the decision", "inhabitants",
              each(printed), _PEOPLE, "printed-population"),
        _fact("need_index", "Behov per invånare, riket är 1", "Need per inhabitant, the nation is 1",
              "factor", {code: _along([need[code]]) for code in every}, _NEED, "need-of-sector-grant"),
        _fact("regions", "Antal regioner", "Number of regions", "count", _along([len(every)]), _PEOPLE),
        _fact("here", "Den region som räknas", "The region computed", "share",
              {code: _along([int(code == here)]) for code in every}, _PEOPLE),
        *_of_grants(setting, grid, data, tuple(every)),
        *_of_time(setting, grid),
    )  # fmt: skip


def _of_grants(setting: Setting, grid: Grid, data: Published, codes: tuple[str, ...]) -> tuple[Input, ...]:
    """How each grant is shared, and what is reported of the year."""
    payees, here = setting.payees, setting.region.code

    def reported(step: Period, payee: Payee, code: str, unit: str = "Mkr") -> Row | None:
        row = data.of_regions(str(payee.facts["data"]), step.start.year, unit).get(code)
        running = setting.parameters[f"grants.national_amount.{payee.id}"].in_force(step.start)
        return row if running else None

    def key_is(payee: Payee, *keys: str) -> int:
        return int(payee.facts["key"] in keys)

    def result(code: str, step: Period, payee: Payee) -> int:
        """1, or 0 where the region is reported to have got nothing of a conditional part."""
        row = reported(step, payee, code) if key_is(payee, "conditions") else None
        return int(row is None or row.value > 0)

    def earned(step: Period, payee: Payee) -> Row | None:
        return reported(step, payee, here, "pct") if key_is(payee, "performance") else None

    def whole(step: Period, payee: Payee) -> Row | None:
        """A reported amount that is the whole year's: that of a need-weighted or population-shared grant."""
        row = reported(step, payee, here)
        return row if row and key_is(payee, "need") else None

    def table(cell: Callable[[Period, Payee], object]) -> Amount:
        return _table(grid, payees, cell)

    def fixed(step: Period, payee: Payee) -> Fraction:
        running = setting.parameters[f"grants.national_amount.{payee.id}"].in_force(step.start)
        return Fraction(str(payee.facts["fixed_mkr"])) * MKR * running

    return (
        _fact("by_need", "Fördelas efter behov", "Shared by need", "share",
              _along([key_is(p, "need") for p in payees])),
        _fact("fixed_amount", "Fast belopp per region", "Fixed amount per region", "öre",
              table(fixed), "gov-2025-01-vk"),
        _fact("conditional_part", "Villkorad del", "Conditional part", "share",
              _along([Fraction(str(p.facts["conditional_part"])) for p in payees]), _CANCER),
        _fact("result", "Regionernas resultat", "The regions' results", "share",
              {code: table(partial(result, code)) for code in codes}, _CANCER, "result-known-or-met"),
        _fact("by_result", "Betalas efter resultat", "Paid by result", "share",
              _along([key_is(p, "performance") for p in payees])),
        _fact("own_result", "Intjänad andel av taket", "Share of the ceiling earned", "share",
              table(lambda s, p: row.value / 100 if (row := earned(s, p)) else Fraction(0)), _OPERATIONS),
        _fact("result_known", "Andelen är känd", "The share is known", "share",
              table(lambda s, p: int(earned(s, p) is not None)), _OPERATIONS),
        _fact("reported", "Publicerat för regionen", "Published for the region", "öre",
              table(lambda s, p: row.value * MKR if (row := whole(s, p)) else Fraction(0)), _NEED),
        _fact("is_reported", "Beloppet är publicerat", "The amount is published", "share",
              table(lambda s, p: int(whole(s, p) is not None)), _NEED),
    )  # fmt: skip


def _of_time(setting: Setting, grid: Grid) -> tuple[Input, ...]:
    """How much of the year has gone, the month in which a grant ends, and the months after."""
    ended = {payee.id: after(setting, payee) for payee in setting.payees}

    def gone(step: Period, until: date) -> Fraction:
        year = Period.of_year(step.start.year)
        return Period(year.start, until).months_shared_with(year) / 12 if until > year.start else Fraction(0)

    def last(step: Period, payee: Payee) -> int:
        period = ended[payee.id]
        return int(period is not None and period.start - timedelta(days=1) in step)

    def months(step: Period, payee: Payee) -> Fraction:
        period = ended[payee.id]
        return step.months_shared_with(period) if period else Fraction(0)

    return (
        _fact("elapsed", "Gången del av året", "Elapsed share of the year", "share",
              _over([gone(step, step.end) for step in grid.steps])),
        _fact("elapsed_before", "Gången del före månaden", "Elapsed share before the month", "share",
              _over([gone(step, step.start) for step in grid.steps])),
        _fact("last_step", "Sista månaden med bidrag", "The last month with a grant", "share",
              _table(grid, setting.payees, last)),
        _fact("months_after", "Månader efter bidraget", "Months after the grant", "months",
              _table(grid, setting.payees, months)),
    )  # fmt: skip


def _need(data: Published, residents: dict[str, int]) -> dict[str, Fraction]:
    """What the sector grant of 2024 gave per inhabitant, over what it gave in the whole country."""
    rows = data.of_regions(NEED_GRANT, NEED_YEAR)
    if not rows:
        return dict.fromkeys(residents, Fraction(1))
    mean = sum((row.value for row in rows.values()), Fraction(0)) / sum(residents[code] for code in rows)
    return {
        code: rows[code].value / count / mean if code in rows else Fraction(1)
        for code, count in residents.items()
    }


def _table(grid: Grid, payees: tuple[Payee, ...], cell: Callable[[Period, Payee], object]) -> Amount:
    return np.array([[cell(step, payee) for payee in payees] for step in grid.steps], dtype=object)[
        :, :, None
    ]


def _along(values: list[Fraction | int] | list[int] | list[Fraction]) -> Amount:
    return np.array(values, dtype=object).reshape(1, -1, 1)


def _over(values: list[int] | list[Fraction]) -> Amount:
    return np.array(values, dtype=object).reshape(-1, 1, 1)


def _fact(
    name: str, sv: str, en: str, unit: str, values: Amount, source: str = "own-rounding", reason: str = ""
) -> Input:
    return Input(name, Label(sv, en), unit, values, source, "derived", reason)
