"""Which parts of a payment can be switched off: those with amounts of their own, which are then set to 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from simlib.explore.controls import movable
from simlib.explore.session import Session, Spot, spots
from simlib.parameters.values import Label
from simlib.rules import Rule


@dataclass(frozen=True)
class Switch:
    """A part of the payment, and where its amounts stand. Switched off, it is saved as lines of 0."""

    name: str
    label: Label
    spots: tuple[Spot, ...]

    def is_on(self, session: Session) -> bool:
        return any(session.value(spot) for spot in self.spots)

    def turned(self, session: Session, *, on: bool) -> Session:
        """With the scenario's own amounts, or none."""
        values = {spot: session.own(spot) if on else Fraction(0) for spot in self.spots}
        return session.put_all(values, (self.name, on))


def switches(session: Session) -> tuple[Switch, ...]:
    """One for each part that is paid by amounts no other part reads; none where it is all there is."""
    case, rules = session.case, session.case.wiring.rules
    amounts = [p for p in movable(session) if p.role == "lever" and p.unit.money and p.low == 0]
    parts = {name: set(_reached(rule, rules)) for name, rule in rules.items() if rule.pays}
    found = []
    for name, reached in parts.items():
        others = set().union(*(parts[other] for other in parts if other != name))
        own = [p for p in amounts if p.name in reached - others]
        places = tuple(spot for p in own for spot in spots(case, session.now, p.path))
        if any(session.own(spot) for spot in places):
            found.append(Switch(name, rules[name].label, places))
    return tuple(found) if len(found) > 1 else ()


def _reached(rule: Rule, rules: Mapping[str, Rule]) -> Iterator[str]:
    """What a rule reads, and what the rules read that pay nothing by themselves and that it reads."""
    for name in rule.reads():
        yield name
        if name in rules and not rules[name].pays:
            yield from _reached(rules[name], rules)
