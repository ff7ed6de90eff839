"""One figure as a tree: formula, numbers, units, dates, sources, status.

The formula is the code that ran. A leaf is a dated value of a parameter or a fact
with its source; whatever rests on an assumption says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simlib.exact import Amount
from simlib.ledger import Ledger
from simlib.parameters.values import Dated, Label, Parameter
from simlib.rules import Input, Rule
from simlib.suppression import Place, small_groups
from simlib.tree import Node

SMALL = "small-group"  # why a number is not shown


class Unknown(LookupError):  # noqa: N818 - what has gone wrong is the asking, as with KeyError
    """Asked for a figure, year, month or unit that there is none of."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        super().__init__(asked)
        self.asked, self.known = asked, tuple(known)


@dataclass(frozen=True)
class Explainer:
    """Explains the figures of one ledger."""

    ledger: Ledger

    def line(self, component: str, month: int, unit: int) -> Node:
        """One payment line: a component for one unit in one month."""
        return self._node(component, month, unit)

    def figure(
        self,
        component: str | None = None,
        year: int | None = None,
        unit: str | None = None,
        *,
        examples: int = 1,
    ) -> Node:
        """A sum of payment lines, broken down to components, with its largest lines in full."""
        case, grid = self.ledger.case, self.ledger.grid
        units = [u for u, payee in enumerate(case.setting.payees) if unit in (None, payee.id)]
        months = range(len(grid))[grid.slices()[grid.years.index(year)]] if year else range(len(grid))
        components = [component] if component else list(case.wiring.components)
        parts = [self._sum(name, [(t, u) for t in months for u in units], examples) for name in components]
        if component:
            return parts[0]
        return _cost(parts)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that can be asked for: cost, the components, and any rule or volume."""
        wiring = self.ledger.case.wiring
        return ("cost", *wiring.components, *(name for name in wiring.order if name not in wiring.components))

    def find(self, figure: str, *, year: int | None, month: str | None, unit: str | None) -> Node:
        """A figure by name; Unknown for a name, year, month or unit there is none of.

        A rule that pays nothing has no sum: it is shown for one unit and month,
        the first of the year and the first unit if none is named.
        """
        grid, payees = self.ledger.grid, [payee.id for payee in self.ledger.case.setting.payees]
        months = [f"{step.start:%Y-%m}" for step in grid.steps]
        for asked, known in ((figure, self.names), (year, grid.years), (month, months), (unit, payees)):
            if asked is not None and asked not in known:
                raise Unknown(str(asked), map(str, known))
        if month is None and (figure == "cost" or figure in self.ledger.amounts):
            return self.figure(None if figure == "cost" else figure, year, unit)
        first = grid.slices()[grid.years.index(year)].start if year else 0
        at, who = months.index(month) if month else first, payees.index(unit) if unit else 0
        if figure == "cost":
            return _cost([self._node(name, at, who) for name in self.ledger.amounts])
        return self._node(figure, at, who)

    def _sum(self, component: str, cells: list[tuple[int, int]], examples: int) -> Node:
        amounts = self.ledger.amounts[component]
        found = [cell for cell in cells if amounts[cell]]
        largest = sorted(found, key=lambda cell: -abs(amounts[cell]))[:examples]
        rule = self.ledger.case.wiring.rules[component]
        total = sum(int(amounts[cell]) for cell in found)
        children = tuple(self._node(component, *cell) for cell in largest)
        return Node(component, rule.label, total, "kr", "sum(lines)", children, times=len(found))

    @cached_property
    def _facts(self) -> dict[str, Input]:
        case = self.ledger.case
        return {
            fact.name: fact for fact in case.programme.inputs(case.setting, case.admitted, self.ledger.grid)
        }

    @cached_property
    def _hidden(self) -> frozenset[Place]:
        return small_groups(self.ledger.case)

    def _small(self, name: str, unit: int) -> bool:
        """Whether a fact of the unit may not be shown, nor what is made of it, until it is money."""
        case = self.ledger.case
        payee, fact = case.setting.payees[unit].id, case.programme.PATIENTS.get(name)
        return any((payee, fact) == place[:2] for place in self._hidden)

    @cached_property
    def _known(self) -> dict[tuple[str, int, int], dict[str, bool]]:
        return {}

    def leaves(self, name: str, month: int, unit: int) -> dict[str, bool]:
        """Every number behind one cell, and whether it is assumed."""
        key = (name, month, unit)
        if key not in self._known:
            wiring = self.ledger.case.wiring
            if name in wiring.rules or name in wiring.volumes:
                reads = self._reads(wiring.rules[name], month) if name in wiring.rules else wiring.reads(name)
                self._known[key] = {k: v for read in reads for k, v in self.leaves(read, month, unit).items()}
            else:
                nodes = self._leaf(name, month, unit).walk()
                self._known[key] = {
                    node.path or node.name: node.status == "assumed" for node in nodes if node.status
                }
        return self._known[key]

    # --- one cell -------------------------------------------------------------

    def _node(self, name: str, month: int, unit: int) -> Node:
        wiring, step = self.ledger.case.wiring, self.ledger.grid.steps[month]
        where = f"{step.start:%Y-%m}"
        if name in wiring.rules:
            rule = wiring.rules[name]
            value = self._cell(name, month, unit)
            children = tuple(self._node(read, month, unit) for read in self._reads(rule, month))
            small = not rule.pays and _any_small(children)
            return Node(
                f"{name} [{self.ledger.case.setting.payees[unit].id}, {where}]" if rule.pays else name,
                rule.label,
                None if small else value,
                rule.unit,
                rule.formula(self._regime(rule, month)),
                children,
                reason=SMALL if small else "",
            )
        if name in wiring.volumes:
            volume = wiring.volumes[name]
            mean = self._node(volume.mean, month, unit)
            small = _any_small((mean,))
            value = None if small else self._cell(name, month, unit)
            formula, why = f"planned({volume.mean})", SMALL if small else ""
            return Node(name, volume.label, value, volume.unit, formula, (mean,), reason=why)
        return self._leaf(name, month, unit)

    def _reads(self, rule: Rule, month: int) -> tuple[str, ...]:
        return tuple(read for read in rule.reads(self._regime(rule, month)) if read != "grid")

    def _regime(self, rule: Rule, month: int) -> str:
        if "" in rule.functions:
            return ""
        regime = str(
            self.ledger.case.setting.parameter("regime").dated(self.ledger.grid.steps[month].start).value
        )
        return regime if regime in rule.functions else next(iter(rule.functions))

    def _cell(self, name: str, month: int, unit: int) -> Amount:
        return _at(self.ledger.values[name], month, unit)

    def _leaf(self, name: str, month: int, unit: int) -> Node:
        setting = self.ledger.case.setting
        value = self._cell(name, month, unit) if name in self.ledger.values else None
        if name in self._facts:
            fact = self._facts[name]
            value, why = (None, SMALL) if self._small(name, unit) else (value, fact.reason)
            return Node(
                name, fact.label, value, fact.unit, source=fact.source, status=fact.status, reason=why
            )
        path = setting.path(name)
        if path in setting.parameters:
            return self._parameter(setting.parameters[path], month)
        family = setting.family(name)
        mine = family.get(setting.payees[unit].id)
        if mine and mine.by == self.ledger.case.programme.DIMENSION:
            return self._parameter(mine, month)
        children = tuple(self._parameter(member, month) for member in family.values())
        return Node(
            name,
            next(iter(family.values())).label,
            value,
            next(iter(family.values())).unit.name,
            children=children,
        )

    def _parameter(self, parameter: Parameter, month: int) -> Node:
        pieces = parameter.pieces_in_force(self.ledger.grid.steps[month])
        if not pieces:
            return Node(parameter.path, parameter.label, None, parameter.unit.name, path=parameter.path)
        parts = tuple(_of(parameter, dated) for _, dated in pieces)
        if len(parts) == 1:
            return parts[0]
        # Two values within one month: each holds for its share of the days.
        weights = " + ".join(f"{share} * {dated.since}" for share, dated in pieces)
        return Node(parameter.path, parameter.label, None, parameter.unit.name, weights, parts)


def _of(parameter: Parameter, dated: Dated) -> Node:
    choices = parameter.choices or {}
    return Node(
        parameter.path,
        parameter.label,
        dated.value,
        parameter.unit.name,
        path=parameter.path,
        since=str(dated.since),
        source=dated.source,
        page=dated.page,
        status=dated.status,
        reason=dated.reason,
        choice=choices.get(dated.value) if isinstance(dated.value, str) else None,
    )


def _cost(parts: Iterable[Node]) -> Node:
    """What the components come to; those that are nil stand in the formula only."""
    parts = tuple(parts)
    total, names = (
        sum(int(part.value) for part in parts),
        " + ".join(part.name.split(" ")[0] for part in parts),
    )
    paid = tuple(part for part in parts if part.value)
    return Node("cost", Label("Kostnad", "Cost"), total, "kr", names, paid)


def _any_small(nodes: Iterable[Node]) -> bool:
    return any(node.reason == SMALL for node in nodes)


def _at(values: Amount, month: int, unit: int) -> Amount:
    if isinstance(values, Mapping):
        return {key: _at(member, month, unit) for key, member in values.items()}
    if not isinstance(values, np.ndarray):
        return values
    t = month if values.shape[0] > 1 else 0
    return values[t, unit if values.shape[1] > 1 else 0, 0]
