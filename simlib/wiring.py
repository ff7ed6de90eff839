"""Rules in an order in which each can be computed, and their computation.

An argument of a rule is another rule, a drawn volume, an input or a parameter,
found by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

import numpy as np

from simlib.exact import Amount, Array
from simlib.faults import closest
from simlib.rules import Rule, RuleError, Volume


@dataclass(frozen=True)
class Wiring:
    """Rules and volumes in an order in which each can be computed."""

    rules: Mapping[str, Rule]
    volumes: Mapping[str, Volume]
    order: tuple[str, ...]
    leaves: frozenset[str] = field(default_factory=frozenset)
    results: tuple[str, ...] = ()

    def reads(self, name: str) -> tuple[str, ...]:
        if name in self.rules:
            return self.rules[name].reads()
        return self.volumes[name].reads() if name in self.volumes else ()

    @cached_property
    def weighed(self) -> dict[str, frozenset[str]]:
        """For every rule and volume: the regimes whose share of the days is in what it reads."""
        found: dict[str, frozenset[str]] = {}
        for name in self.order:
            found[name] = frozenset[str]().union(
                *(found[read] | self._regimes(read) for read in self.reads(name) if read in found)
            )
        return found

    def _regimes(self, name: str) -> frozenset[str]:
        return frozenset(self.rules[name].functions if name in self.rules else ()) - {""}

    @cached_property
    def last_read_by(self) -> dict[str, frozenset[str]]:
        """For every rule and volume: what nothing after it reads, itself perhaps."""
        last = {read: name for name in self.order for read in self.reads(name)}
        found = {name: set[str]() if name in last else {name} for name in self.order}
        for read, name in last.items():
            found[name].add(read)
        return {name: frozenset(reads) for name, reads in found.items()}

    @property
    def components(self) -> tuple[str, ...]:
        """The paying rules, in the order they stand in the module."""
        return tuple(name for name, found in self.rules.items() if found.pays)

    def needed_under(self, regimes: Iterable[str]) -> dict[str, frozenset[str]]:
        """For every leaf and rule: the regimes under which some payment needs it."""
        everything = frozenset(regimes)
        needed: dict[str, set[str]] = {}
        for name in reversed(self.order):
            found = self.rules.get(name)
            mine = needed.setdefault(name, set())
            if (found and found.pays) or name in self.results:
                mine |= everything
            if found:
                for regime in found.functions:
                    under = mine & {regime} if regime else mine
                    for read in found.reads(regime):
                        needed.setdefault(read, set()).update(under)
            else:
                for read in self.volumes[name].reads():
                    needed.setdefault(read, set()).update(mine)
        return {name: frozenset(under) for name, under in needed.items()}


def wire(
    rules: Mapping[str, Rule],
    volumes: Iterable[Volume],
    leaves: Iterable[str],
    *,
    must_be_read: Iterable[str],
    results: tuple[str, ...] = (),
) -> Wiring:
    """Order the rules; RuleError for a cycle, a missing input, an input nobody reads.

    `results`: rules that are results though they pay nothing.
    """
    by_name = {volume.name: volume for volume in volumes}
    known = {*rules, *by_name, *leaves}
    graph: dict[str, tuple[str, ...]] = {name: found.reads() for name, found in rules.items()}
    graph |= {name: volume.reads() for name, volume in by_name.items()}
    for name, reads in graph.items():
        for read in reads:
            if read not in known:
                guess = closest(read, known)
                raise RuleError(
                    f"rule {name}: nothing is called {read}" + (f"; did you mean {guess}?" if guess else "")
                )
    read_by_some = {read for reads in graph.values() for read in reads}
    for name in must_be_read:
        if name not in read_by_some:
            raise RuleError(f"{name} is read by no rule")
    for name, found in rules.items():
        if not found.pays and name not in {*read_by_some, *results}:
            raise RuleError(f"rule {name}: it pays nothing and no rule reads it")
    try:
        order = tuple(name for name in TopologicalSorter(graph).static_order() if name in graph)
    except CycleError as error:
        raise RuleError("rules in a circle: " + " -> ".join(reversed(error.args[1]))) from error
    return Wiring(dict(rules), by_name, order, frozenset(known - set(graph)), results)


def evaluate(
    wiring: Wiring,
    leaves: Mapping[str, Amount],
    regimes: Mapping[str, Array],
    realise: Callable[[str, Amount], Amount],
) -> dict[str, Amount]:
    """Leaves and, by `computed_in_order`, every rule and volume by name."""
    return {**leaves, **dict(computed_in_order(wiring, leaves, regimes, realise))}


def computed_in_order(
    wiring: Wiring,
    leaves: Mapping[str, Amount],
    regimes: Mapping[str, Array],
    realise: Callable[[str, Amount], Amount],
) -> Iterator[tuple[str, Amount]]:
    """Every rule and volume as it is computed, on whatever arithmetic the leaves are in.

    `regimes`: weight of each regime, (time, 1, 1), summing to 1 over regimes.
    `realise(name, mean)` turns an expected volume into a planned or drawn one.
    An amount is let go of when nothing will read it any more: whoever wants it keeps it.
    """
    values: dict[str, Amount] = dict(leaves)
    for name in wiring.order:
        if name in wiring.volumes:
            values[name] = realise(name, values[wiring.volumes[name].mean])
        else:
            found, result = wiring.rules[name], unrounded(wiring, name, values, regimes)
            values[name] = found.rounding(result) if found.rounding else result
            del result
        yield name, values[name]
        for done in wiring.last_read_by[name]:
            del values[done]


def unrounded(
    wiring: Wiring, name: str, values: Mapping[str, Amount], regimes: Mapping[str, Array]
) -> Amount:
    """One rule's amount over its regimes, before it is rounded.

    A regime that begins inside a month has its share of the days, once: a rule that
    reads what already has that share is only kept to the months of its regime.
    """
    found, parts = wiring.rules[name], []
    for regime in found.functions:
        weight = regimes[regime] if regime else None
        if weight is None or weight.any():
            once = weight is None or not (found.by_day or regime in wiring.weighed[name])
            parts.append(_weighted(_call(found, regime, values), weight if once else _during(weight)))
    return _added(parts) if parts else _nothing(regimes)


def _during(weight: Array) -> Array:
    """1 where a regime is in force for any part of the step, else 0."""
    return (weight > 0).astype(weight.dtype)


def _call(found: Rule, regime: str, values: Mapping[str, Amount]) -> Amount:
    return found.functions[regime](*(values[name] for name in found.reads(regime)))


def _weighted(amount: Amount, weight: Array | None) -> Amount:
    if weight is None or (weight == 1).all():
        return amount
    if isinstance(amount, Mapping):
        return {key: _weighted(member, weight) for key, member in amount.items()}
    return amount * weight


def _added(parts: list[Amount]) -> Amount:
    if isinstance(parts[0], Mapping):
        return {key: sum(part[key] for part in parts[1:]) + parts[0][key] for key in parts[0]}
    return sum(parts[1:], parts[0])


def _nothing(regimes: Mapping[str, Array]) -> Array:
    return np.zeros_like(next(iter(regimes.values())))
