"""What is known and decided of each grant, as conditions: what is not known is somebody's to find out."""

from __future__ import annotations

from datetime import date

from simlib.conditions import Finding, condition, met, not_met, unknown

_SOURCE = "riksrevisionen-2016-29"


@condition(sv="Beloppet är känt varje år", en="The amount is known every year", source=_SOURCE)
def amount_is_known(assumed_years: tuple[str, ...]) -> Finding:
    if not assumed_years:
        return met("grant-amounts-known")
    return unknown("grant-amounts-assumed", years=" ".join(assumed_years))


@condition(sv="Fördelningsregeln är känd", en="The allocation rule is known", source=_SOURCE)
def key_is_known(key: str, key_known: str) -> Finding:
    if key_known == "no":
        return unknown("grant-key-unknown")
    return met(f"grant-key-{key.replace('_', '-')}")


@condition(sv="Beslutat före året", en="Decided before the year", source=_SOURCE)
def decided_in_time(decided: str, starts: date) -> Finding:
    """A decision in the year that the money is for comes when the budget is already set."""
    if decided == "unknown":
        return unknown("grant-decision-unknown")
    in_time = decided < f"{starts:%Y-%m}"
    return met("grant-in-time", month=decided) if in_time else not_met("grant-late", month=decided)


@condition(sv="Slutdagen är känd", en="The last day is known", source=_SOURCE)
def end_is_known(end: date | None, one_off: str) -> Finding:
    if end is None:
        return unknown("grant-no-end")
    return met("grant-one-off" if one_off == "yes" else "grant-ends", day=end)


@condition(
    sv="Återbetalning av oanvända medel är känd", en="Repayment of unused money is known", source=_SOURCE
)
def repayment_is_known(unused_repaid: str) -> Finding:
    if unused_repaid == "unknown":
        return unknown("grant-repayment-unknown")
    return (
        met("grant-nothing-to-repay") if unused_repaid == "none" else met("grant-repaid", day=unused_repaid)
    )


@condition(sv="Någon betalar när bidraget upphör", en="Somebody pays when the grant ends", source=_SOURCE)
def somebody_pays(end: date | None, horizon_end: date, successor: str, exit_named: str) -> Finding:
    if end is None or end >= horizon_end:
        return unknown("grant-runs-on")
    if successor != "none":
        return met("grant-successor", successor=successor)
    return not_met("exit-none") if exit_named == "none" else met(f"exit-{exit_named.replace('_', '-')}")
