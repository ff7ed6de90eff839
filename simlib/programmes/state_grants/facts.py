"""The grants as activities: when each ends, what is known of it, and what can be wrong in the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from simlib.money import plain
from simlib.parameters.units import UNITS
from simlib.periods import Grid, Period
from simlib.programmes.state_grants.reported import NATIONAL, REGIONAL, published
from simlib.regions import residents_by_region
from simlib.setting import Payee, Setting

_AMOUNT = "grants.national_amount"


def activities(setting: Setting) -> dict[str, tuple[int, ...]]:
    """Each grant carries an activity of its own."""
    return {payee.id: (index,) for index, payee in enumerate(setting.payees)}


def grant_of(_setting: Setting, activity: str) -> str:
    return activity


def end_of(setting: Setting, grant: str) -> date | None:
    """The day the grant ends; None if no end is decided."""
    last = setting.parameters[f"{_AMOUNT}.{grant}"].values[-1]
    return last.since if last.ends else None


def after(setting: Setting, payee: Payee) -> Period | None:
    """The months after the end that are counted, as far as the horizon has them."""
    end, horizon = end_of(setting, payee.id), setting.horizon
    if end is None or not horizon.start < end < horizon.end:
        return None
    years, month = divmod(end.month - 1 + int(setting.start_value("months_counted")), 12)
    return Period(end, min(date(end.year + years, month + 1, 1), horizon.end))


def breaks(setting: Setting) -> tuple[date, ...]:
    """The days on which a grant ends, and on which what goes on is no longer counted."""
    found = [after(setting, payee) for payee in setting.payees]
    return tuple(day for period in found if period for day in (period.start, period.end))


def facts(setting: Setting, payee: Payee) -> Mapping[str, object]:
    """What the conditions are judged on."""
    horizon, amounts = setting.horizon, setting.parameters[f"{_AMOUNT}.{payee.id}"]
    exits = setting.family("exit")
    way_out = exits[payee.id] if exits else setting.parameter("exit")
    assumed = [
        str(dated.since.year)
        for dated in amounts.values
        if dated.since in horizon and dated.status == "assumed" and not dated.ends
    ]
    return {
        **payee.facts,
        "starts": amounts.values[0].since,
        "end": end_of(setting, payee.id),
        "horizon_end": horizon.end,
        "assumed_years": tuple(assumed),
        "exit_named": str(way_out.settled(horizon)),
    }


def faults(setting: Setting, fault: Callable[..., None]) -> None:
    """What only this scheme can know to be wrong with the files."""
    _faults_of_data(setting, fault)
    ids, data = {payee.id for payee in setting.payees}, published(setting.root)
    named = {row.grant for row in data.national}
    for payee in setting.payees:
        in_data, successor = payee.facts["data"], payee.facts["successor"]
        if in_data not in named:
            fault(payee.line, "grant-not-in-data", unit=payee.id, grant=in_data)
        if successor not in {"none", *(ids - {payee.id})}:
            fault(payee.line, "unknown-successor", unit=payee.id, successor=successor)
        if f"{_AMOUNT}.{payee.id}" in setting.parameters:
            _same_as_published(setting, payee, fault)
        else:
            fault(payee.line, "unit-without-value", unit=payee.id, family=_AMOUNT)
    for year in Grid.monthly(setting.horizon).years:
        setting.net_cost(year)


def _faults_of_data(setting: Setting, fault: Callable[..., None]) -> None:
    """That both tables can be read, and name regions and documents that there are."""
    data, codes = published(setting.root), residents_by_region(setting.root)
    for file, wrong in data.wrong:
        fault(wrong.line, wrong.message, file=file, **dict(wrong.details))
    for row in data.regional:
        if row.region not in codes:
            fault(row.line, "unknown-region-code", file=REGIONAL, code=row.region)
    told = [(NATIONAL, row.line, row.source) for row in data.national]
    told += [(REGIONAL, row.line, row.source) for row in data.regional]
    for file, line, source in told:
        if source and source not in setting.sources:
            fault(line, "unknown-source", file=file, source=source)


def _same_as_published(setting: Setting, payee: Payee, fault: Callable[..., None]) -> None:
    """What a source states of a grant and year is the same in the parameters and in the data."""
    rows = {row.year: row for row in published(setting.root).national if row.grant == payee.facts["data"]}
    for dated in setting.parameters[f"{_AMOUNT}.{payee.id}"].values:
        row = rows.get(dated.since.year)
        if dated.ends or dated.status != "stated" or row is None or row.to_regions is None:
            continue
        if dated.number != row.to_regions:
            amounts = (dated.number, Fraction(row.to_regions))
            stated, found = (plain(UNITS["Mkr"].written(ore)) for ore in amounts)
            fault(
                dated.line, "grant-differs", file=dated.file,
                unit=payee.id, year=row.year, stated=stated, found=found, row=row.line,
            )  # fmt: skip
