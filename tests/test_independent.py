"""Kalmar's year 2019 once more, in another way: pandas and decimals, reading the files themselves.

Nothing of simlib is used but the planned volumes, which are whole patients, visits and meetings.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path
from typing import Any

import pandas as pd
from ruamel.yaml import YAML

from simlib.assembly import Case
from simlib.ledger import Ledger, ledger

PARAMS = Path(__file__).resolve().parents[1] / "params"
MONTHS = [f"2019-{number:02}" for number in range(1, 13)]
getcontext().prec = 40


def _yaml(path: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="base").load((PARAMS / path).read_text(encoding="utf-8"))
    return found


def _rates() -> dict[str, Any]:
    """The last value of every numeric parameter, by member where it has members."""

    def last(entry: dict[str, Any]) -> Any:
        written = next(reversed(entry["values"].values()))["value"]
        return Decimal(written) if isinstance(written, str) and written[0].isdigit() else written

    entries = _yaml("programmes/psychology_choice.yaml")["parameters"]
    return {
        name: {key: last(one) for key, one in entry["members"].items()} if "members" in entry else last(entry)
        for name, entry in entries.items()
    }


def _ore(kronor: Decimal) -> int:
    return int((kronor * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _need(towns: Any, weight: dict[str, Decimal]) -> Any:
    """Each municipality's need over the county's, from ages of 2018 and residents of 2017."""
    young, middle, old, oldest = (
        towns[f"share_{ages}_2018"].map(Decimal) for ages in ("0_19", "20_64", "65plus", "80plus")
    )
    weighed = young * weight["age_0_19"] + middle * weight["age_20_64"]
    weighed += (old - oldest) * weight["age_65_79"] + oldest * weight["age_80_plus"]
    need, people = weighed / (young + middle + old), towns["pop_2017"].map(Decimal)
    return need / (sum(need * people) / people.sum())


def _residents(units: Any, population: Any) -> dict[str, int]:
    """Each municipality's residents, by psychologist posts and largest remainder."""
    found: dict[str, int] = {}
    for code, posts in units.groupby("municipality", sort=False)["posts"]:
        quota = {unit: Decimal(population[code]) * post / sum(posts) for unit, post in posts.items()}
        spare = int(population[code]) - sum(int(part) for part in quota.values())
        found |= {unit: int(part) for unit, part in quota.items()}
        by_remainder = sorted(
            (int(part) - part, number, unit) for number, (unit, part) in enumerate(quota.items())
        )
        for _, _, unit in by_remainder[:spare]:
            found[unit] += 1
    return found


def _recomputed(planned: Callable[..., int]) -> dict[tuple[str, str, str], int]:
    """Öre per unit, month of 2019 and component."""
    rate, towns = _rates(), pd.read_csv(PARAMS / "data/municipalities.csv", dtype=str).set_index("code")
    need = _need(towns[towns["region_code"] == "08"], rate["need_weight"])
    units = pd.DataFrame(_yaml("regions/kalmar/psychology_choice_units.yaml")).T
    units = units[units["established"] != "no"]  # a possible unit is none
    units["posts"] = units["psychologists"].map(Decimal)
    joint = units["posts"] + units["partners"].map(lambda ids: sum(units["posts"][list(ids)], Decimal(0)))
    signed, whole = units["collaboration_agreement"] == "signed", units["whole_commission"] == "yes"
    units = units[(joint >= 1) & signed & whole]
    level = 1 + rate["rate_index"]
    hour, half = rate["meeting_first_hour_rate"], rate["meeting_half_hour_rate"]
    per_meeting = {
        kind: hour + max(0, -(-(int(m) - 60) // 30)) * half for kind, m in rate["meeting_minutes"].items()
    }
    here = {month: _residents(units[units["starts"] <= month], towns["pop_2018"]) for month in MONTHS}
    found: dict[tuple[str, str, str], int] = {}
    for unit, home in zip(map(str, units.index), units["municipality"], strict=True):
        most = _ore(
            sum(here[month].get(unit, 0) for month in MONTHS) * rate["long_visit_ceiling"] * level / 12
        )
        visited = 0
        for month in MONTHS:
            visits = sum(
                planned("long_visits", unit, month, k) * price for k, price in rate["long_visit_rate"].items()
            )
            meetings = sum(planned("meetings", unit, month, k) * price for k, price in per_meeting.items())
            paid, visited = min(visited, most), visited + _ore(visits * level)
            weighed = here[month].get(unit, 0) * need[home]
            found[unit, month, "fixed_payment"] = _ore(weighed * rate["fixed_rate"] * level / 12)
            found[unit, month, "variable_payment"] = _ore(
                planned("patients", unit, month) * rate["variable_rate"] * level
            )
            found[unit, month, "long_visit_supplement"] = min(visited, most) - paid
            found[unit, month, "meeting_payment"] = _ore(meetings * level)
    return {line: ore for line, ore in found.items() if ore}


def _planned(book: Ledger) -> Callable[..., int]:
    order = [payee.id for payee in book.case.setting.payees]
    months = [f"{step.start:%Y-%m}" for step in book.grid.steps]

    def planned(name: str, unit: str, month: str, kind: str = "") -> int:
        volumes = book.values[name][kind] if kind else book.values[name]  # noqa: PD011 - no frame
        return int(volumes[months.index(month), order.index(unit), 0])

    return planned


def test_another_way_gives_the_same_ore(kalmar: Case) -> None:
    book = ledger(kalmar)
    expected = _recomputed(_planned(book))
    components = {component for _, _, component in expected}
    lines = book.lines[(book.lines["year"] == 2019) & book.lines["component"].isin(components)]
    assert lines.set_index(["payee", "month", "component"])["ore"].to_dict() == expected
    assert components == {"fixed_payment", "variable_payment", "long_visit_supplement", "meeting_payment"}
    assert len(expected) > 500
