"""The rules by hand: tests/cases/*.yaml, where each name is a sentence of the decision.

`provided` is what the case is about, `assumed` what no document says; both are written
as in the parameter files (kr, not öre). A list is one value a month, a list of lists one
value a month and unit. `expected` is to the öre.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from simlib import programmes
from simlib.assembly import Case
from simlib.conditions import conditions_of, judge
from simlib.ledger import ledger
from simlib.parameters.values import Parameter
from simlib.periods import Grid, Month, Period
from simlib.rules import Rule, collect

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
ENTRIES = {
    (path.stem, entry["case"]): entry
    for path in FILES
    for entry in YAML(typ="base").load(path.read_text(encoding="utf-8"))
}
KINDS = ("rule", "condition", "parameter", "line")
SHIPPED = {
    "psychology_choice": "kalmar",
    "stimulus_allocation": "jamtland",
    "need_adjustment": "need",
    "access_grant": "access",
    "green_rehab": "halland_green",
    "training_posts": "halland_st",
}
MADE_UP = {"psychology_choice": "sagolan", "stimulus_allocation": "stimulans", "need_adjustment": "need"}


@pytest.mark.parametrize(("scheme", "sentence"), ENTRIES, ids=lambda text: text)
def test_the_rule_says(scheme: str, sentence: str, request: pytest.FixtureRequest) -> None:
    entry = ENTRIES[scheme, sentence]
    shipped: Case = request.getfixturevalue(SHIPPED[scheme])
    kind = next(kind for kind in KINDS if kind in entry)
    if kind == "rule":
        _check_rule(entry, programmes.programme(scheme), _parameters(shipped))
    elif kind == "condition":
        _check_condition(entry, programmes.programme(scheme))
    elif kind == "parameter":
        parameter = shipped.setting.parameters[entry["parameter"]]
        assert parameter.dated(date.fromisoformat(entry["provided"]["on"])).value == entry["expected"]
    else:
        _check_line(entry, request.getfixturevalue(MADE_UP[scheme]))


@pytest.mark.parametrize(("scheme", "sentence"), ENTRIES, ids=lambda text: text)
def test_a_case_is_a_sentence_with_a_source(
    scheme: str, sentence: str, request: pytest.FixtureRequest
) -> None:
    entry = ENTRIES[scheme, sentence]
    shipped: Case = request.getfixturevalue(SHIPPED[scheme])
    assert re.fullmatch(r"[A-ZÅÄÖ].*[^.]", sentence)
    assert entry["source"] in shipped.setting.sources
    assert {"provided", "expected"} <= set(entry)
    assert set(entry) <= {"case", "source", "page", *KINDS, "provided", "assumed", "expected"}
    assert not set(entry["provided"]) & set(entry.get("assumed", {}))


def test_there_are_enough_cases_and_each_stands_once() -> None:
    written = [
        entry["case"] for path in FILES for entry in YAML(typ="base").load(path.read_text(encoding="utf-8"))
    ]
    assert len(written) == len(set(written))
    for scheme in SHIPPED:
        assert sum(name == scheme for name, _ in ENTRIES) >= 10


# --- by rule -------------------------------------------------------------------


def _parameters(case: Case) -> dict[str, Parameter]:
    """The parameters that rules read, by name; a family by any of its members."""
    own = (case.scenario.programme, case.scenario.region)
    return {p.name: p for p in case.setting.parameters.values() if p.namespace in own}


def _check_rule(entry: Mapping[str, Any], module: ModuleType, parameters: Mapping[str, Parameter]) -> None:
    worked = _Worked(entry, collect(module), parameters, set(_written(entry)))
    value, expected = worked.found(entry["rule"]), worked.carried(entry["rule"], entry["expected"])
    if isinstance(expected, np.ndarray):
        assert (np.broadcast_to(value, expected.shape) == expected).all(), value
    else:
        assert value == expected
    assert not worked.unread, "the case gives what the rule does not read"


def _written(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry["provided"], **entry.get("assumed", {})}


@dataclass(frozen=True)
class _Worked:
    """A case worked out: what it gives, and what rules make of that."""

    entry: Mapping[str, Any]
    rules: Mapping[str, Rule]
    parameters: Mapping[str, Parameter]
    unread: set[str]

    def found(self, name: str) -> Any:
        """A value of the case, or what the rule of that name makes of its own."""
        written = _written(self.entry)
        if name in written:
            self.unread.discard(name)
            return self.carried(name, written[name])
        if name == "grid":
            last = Month(2019, 1).plus(len(self.entry["expected"]) - 1)
            return Grid.monthly(Period.of_months(Month(2019, 1), last))
        rule = self.rules[name]
        (function,) = rule.functions.values()
        value = function(*(self.found(read) for read in rule.reads()))
        return rule.rounding(value) if rule.rounding else value

    def carried(self, name: str, value: Any) -> Any:
        """What is written in kr as öre; what is written for months as an array."""
        if isinstance(value, dict):
            return {key: self.carried(name, member) for key, member in value.items()}
        if name in self.parameters and self.parameters[name].unit.name == "schedule":
            return tuple((Fraction(threshold), Fraction(points)) for threshold, points in value)
        if isinstance(value, list):
            rows = [
                [self.number(name, cell) for cell in (row if isinstance(row, list) else [row])]
                for row in value
            ]
            return np.array(rows, dtype=object)[:, :, None]
        number = self.number(name, value)
        return np.array([[[number]]], dtype=object) if isinstance(self.entry["expected"], list) else number

    def number(self, name: str, text: str) -> Fraction:
        if name in self.rules:
            return Fraction(text) * (100 if self.rules[name].unit in ("kr", "öre") else 1)
        return Fraction(text) * (self.parameters[name].unit.factor if name in self.parameters else 1)


def _check_condition(entry: Mapping[str, Any], module: ModuleType) -> None:
    (condition,) = (c for c in conditions_of(module) if c.name == entry["condition"])
    facts = {name: _fact(value) for name, value in _written(entry).items()}
    (outcome,) = judge([condition], "unit", facts)
    assert {"state": outcome.finding.state, "reason": outcome.finding.reason} == entry["expected"]


def _fact(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if value in ("true", "false"):
        return value == "true"
    return Fraction(value) if re.fullmatch(r"[\d.]+", value) else value


def _check_line(entry: Mapping[str, Any], case: Case) -> None:
    """One payment line, of the made-up region if there is one."""
    book = ledger(case)
    unit = [payee.id for payee in case.setting.payees].index(entry["provided"]["unit"])
    month = [str(Month.of(step.start)) for step in book.grid.steps].index(entry["provided"]["month"])
    assert book.amounts[entry["line"]][month, unit] == Fraction(entry["expected"]) * 100
