"""Which column holds what: rates, volumes, and the formulas that turn them into payments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from simlib.exact import Amount
from simlib.leaves import regimes
from simlib.ledger import Ledger
from simlib.parameters.values import Label, Parameter
from simlib.present.excel.formulas import Formula, Formulas, NotPlain, rounded, translate
from simlib.present.excel.rates import HEAD, Column, Rates
from simlib.present.formula import labels
from simlib.rules import Rule

FIRST_COLUMN = 3  # after the unit, the month and the year
_CELL = re.compile(r"(?:[^!(),]+!)?[A-Z]+\{r\}")


@dataclass
class Layout:
    """Built by asking for the payments: whatever they read gets a column the first time it is met."""

    ledger: Ledger
    rates: Rates
    volumes_sheet: str
    volumes: list[Column] = field(default_factory=list)
    payments: list[Column] = field(default_factory=list)
    held: list[Rule] = field(default_factory=list)  # rules without a formula: their amounts stand as numbers
    _places: dict[str, Formulas] = field(default_factory=dict)
    _aside: dict[Formula, Formula] = field(default_factory=dict)

    def __post_init__(self) -> None:
        case = self.ledger.case
        self._labels = labels(case)
        self._facts = {
            fact.name: fact for fact in case.programme.inputs(case.setting, case.admitted, self.ledger.grid)
        }
        self._weights = regimes(case, self.ledger.grid)
        self._shared = case.wiring.weighed
        self.components = {name: str(self._place(name)) for name in case.wiring.components}

    # --- what a translated rule asks for ---------------------------------------------

    def keys(self, name: str) -> tuple[str, ...]:
        value = self.ledger.values[name]
        return tuple(value) if isinstance(value, Mapping) else ()

    def at(self, name: str, key: str = "") -> Formula:
        if name == "grid":
            raise NotPlain(name)
        place = self._place(name)
        if isinstance(place, str) == bool(key):
            raise NotPlain(name)
        return place if isinstance(place, str) else place[key]

    def beside(self, formula: Formula) -> Formula:
        if _CELL.fullmatch(formula):
            return formula
        if formula not in self._aside:
            column = Column("", Label("Hjälpkolumn", "Helper column"), "", None, lambda _t, _u: formula)
            self._aside[formula] = self._payment(column)
        return self._aside[formula]

    def same_month(self, column: Formula) -> Formula:
        sheet, _, cell = column.rpartition("!")
        letters, lead = cell.removesuffix("{r}"), f"{sheet}!" if sheet else ""
        top, bottom = HEAD + 1, HEAD + len(self.ledger.grid) * len(self.ledger.case.setting.payees)
        return f"SUMIFS({lead}${letters}${top}:${letters}${bottom},{lead}$B${top}:$B${bottom},{lead}$B{{r}})"

    # --- where each thing stands -----------------------------------------------------

    def _place(self, name: str) -> Formulas:
        if name not in self._places:
            self._places[name] = self._new_place(name)
        return self._places[name]

    def _new_place(self, name: str) -> Formulas:
        case = self.ledger.case
        if name in case.wiring.rules:
            return self._rule(case.wiring.rules[name])
        if name in case.wiring.volumes:
            return self._as_numbers(name, case.wiring.volumes[name].unit)
        if name in self._facts:
            return self._as_numbers(name, self._facts[name].unit)
        return self._parameter(name)

    def _rule(self, found: Rule) -> Formulas:
        try:
            for regime in self._in_force(found):
                # Nothing gets a column for a rule that turns out to have no formula.
                translate(found.functions[regime], _Trial(self))
            formulas = self._under_regimes(found)
        except NotPlain:
            self.held.append(found)
            return self._as_numbers(found.name, found.unit)
        if isinstance(formulas, str):
            return self._live(found, "", formulas)
        return {key: self._live(found, key, formula) for key, formula in formulas.items()}

    def _under_regimes(self, found: Rule) -> Formulas:
        """The sum over the regimes, each for its part of the month, as it is computed."""
        parts: list[Formulas] = []
        for regime in self._in_force(found):
            formulas = translate(found.functions[regime], self)
            if regime and not (self._weights[regime] == 1).all():
                share = self._regime(regime)
                if found.by_day or regime in self._shared[found.name]:
                    share = f"({share}>0)"
                formulas = _each(lambda text, by=share: f"({text})*{by}", formulas)
            parts.append(formulas)
        if not parts:
            return "0"
        whole = parts[0]
        for part in parts[1:]:
            whole = _each(lambda a, b: f"{a}+{b}", whole, part)
        step = found.rounding.step if found.rounding else 0
        return _each(lambda text: rounded(text, step), whole) if step else whole

    def _in_force(self, found: Rule) -> list[str]:
        return [regime for regime in found.functions if not regime or self._weights[regime].any()]

    def _live(self, found: Rule, key: str, formula: Formula) -> Formula:
        label = self._label(found.name, key)
        value = self._value(found.name, key)
        unit = "öre" if found.unit == "kr" else found.unit
        return self._payment(Column(_full(found.name, key), label, unit, value, lambda _t, _u: formula))

    def _as_numbers(self, name: str, unit: str) -> Formulas:
        unit = "öre" if unit == "kr" else unit
        found = {
            key: self._volume(Column(_full(name, key), self._label(name, key), unit, self._value(name, key)))
            for key in self.keys(name) or ("",)
        }
        return found if self.keys(name) else found[""]

    def _regime(self, regime: str) -> Formula:
        name = f"regime.{regime}"
        if name not in self._places:
            choices = self.ledger.case.setting.parameter("regime").choices or {}
            weight = self._weights[regime]
            column = Column(name, choices[regime], "share", lambda t, _u: weight[t, 0, 0])
            self._places[name] = self._volume(column)
        return str(self._places[name])

    def _parameter(self, name: str) -> Formulas:
        setting, payees = self.ledger.case.setting, self.ledger.case.setting.payees
        path, units = setting.path(name), range(len(payees))
        alone = setting.parameters.get(path)
        family = {} if alone else setting.family(name)
        first = alone or next(iter(family.values()))
        if first.unit.name == "schedule":
            raise NotPlain(name)
        if first.unit.name == "choice":
            return self._as_numbers(name, "share")
        if alone:
            return self._rate(name, "", dict.fromkeys(units, alone))
        if first.by == self.ledger.case.programme.DIMENSION:
            return self._rate(name, "", {u: family[payees[u].id] for u in units})
        return {member: self._rate(name, member, dict.fromkeys(units, p)) for member, p in family.items()}

    def _rate(self, name: str, key: str, by_unit: Mapping[int, Parameter]) -> Formula:
        value = self._value(name, key)
        return self._payment(self.rates.column(_full(name, key), self._label(name, key), by_unit, value))

    def _volume(self, column: Column) -> Formula:
        self.volumes.append(column)
        return f"{self.volumes_sheet}!{xl_col_to_name(FIRST_COLUMN + len(self.volumes) - 1)}{{r}}"

    def _payment(self, column: Column) -> Formula:
        self.payments.append(column)
        return f"{xl_col_to_name(FIRST_COLUMN + len(self.payments) - 1)}{{r}}"

    def _label(self, name: str, key: str) -> Label:
        label = self._labels[name]
        if not key:
            return label
        setting = self.ledger.case.setting
        members = [
            p for p in setting.parameters.values() if p.member == key and p.by != setting.scenario.region
        ]
        named = next((p.label for p in members if ": " in p.label.sv), Label(key, key))
        sv, en = (text.rpartition(": ")[2] for text in (named.sv, named.en))
        return Label(f"{label.sv}: {sv}", f"{label.en}: {en}")

    def _value(self, name: str, key: str) -> Callable[[int, int], Amount]:
        whole = self.ledger.values[name]
        values = np.asarray(whole[key] if key else whole, dtype=object)

        def value(t: int, u: int) -> Amount:
            return values[t if values.shape[0] > 1 else 0, u if values.shape[1] > 1 else 0, 0]

        return value


@dataclass(frozen=True)
class _Trial:
    """Answers a translation without giving anything a column."""

    layout: Layout

    def keys(self, name: str) -> tuple[str, ...]:
        return self.layout.keys(name)

    def at(self, name: str, key: str = "") -> Formula:
        value = self.layout.ledger.values[name]
        if bool(key) != isinstance(value, Mapping) or not isinstance(value, Mapping | np.ndarray):
            raise NotPlain(name)
        return "$AAA$10000"

    def beside(self, _formula: Formula) -> Formula:
        return "AAA{r}"

    def same_month(self, column: Formula) -> Formula:
        return self.layout.same_month(column)


def _full(name: str, key: str) -> str:
    return f"{name}.{key}" if key else name


def _each(function: Callable[..., Formula], *formulas: Formulas) -> Formulas:
    first = formulas[0]
    if isinstance(first, str):
        return function(*formulas)
    return {key: function(*(part[key] for part in formulas if not isinstance(part, str))) for key in first}
