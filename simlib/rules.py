"""Payment rules as ordinary functions, wired to one another by their argument names.

An argument is another rule, a drawn volume, an input or a parameter. The same
function runs on whole öre, on draws, and on two numbers in a test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import ModuleType
from typing import TypeVar

from simlib.exact import WHOLE_ORE, Amount, Array, Rounding
from simlib.parameters.values import Label

F = TypeVar("F", bound=Callable[..., Amount])


class RuleError(ValueError):
    """A scheme's rules cannot be wired; the message names the rule."""


@lru_cache(maxsize=2048)
def arguments(function: Callable[..., Amount]) -> tuple[str, ...]:
    """The names by which a rule is wired."""
    return tuple(inspect.signature(function).parameters)


@dataclass(frozen=True)
class Rule:
    """One rule: its function per regime (one function, under "", if it has none)."""

    name: str
    label: Label
    unit: str
    per: str
    functions: Mapping[str, Callable[..., Amount]]
    pays: bool = False
    rounding: Rounding | None = None
    by_day: bool = False

    def reads(self, regime: str | None = None) -> tuple[str, ...]:
        chosen = self.functions.values() if regime is None else [self.functions[regime]]
        return tuple(dict.fromkeys(name for f in chosen for name in arguments(f)))

    @property
    def doc(self) -> str:
        return " ".join(inspect.cleandoc(next(iter(self.functions.values())).__doc__ or "").split())

    def formula(self, regime: str = "") -> str:
        """The returned expression as it stands in the code that runs."""
        function = self.functions.get(regime) or next(iter(self.functions.values()))
        source = inspect.getsource(function)
        return " ".join(source[source.rindex("return ") + 7 :].split())


@dataclass(frozen=True)
class Volume:
    """A count that the world decides: drawn (or planned) around the rule `mean`.

    `once`: it happens once or not at all, and `mean` is its probability. `uneven`: the
    parameter that says by which share of itself the mean differs between units and years
    beyond what chance does; volumes that name the same one vary together.

    A scheme whose counts are not plain ones says itself how they are realised:
    `planned(setting, grid, mean)` and `drawn(setting, grid, mean, draws, stream)`,
    where `stream(name)` is the random generator of that name.
    """

    name: str
    mean: str
    label: Label
    unit: str
    once: bool = False
    uneven: str = ""
    planned: Callable[..., Amount] | None = None
    drawn: Callable[..., Amount] | None = None

    def reads(self) -> tuple[str, ...]:
        return (self.mean, self.uneven) if self.uneven else (self.mean,)


@dataclass(frozen=True)
class Measure:
    """A share that a scheme is held to: the rules `reached` over `of`, against the parameter `goal`.

    What it counts pays nothing by itself, but the simulation keeps it and the report shows it.
    """

    reached: str
    of: str
    goal: str


@dataclass(frozen=True)
class Input:
    """Facts about units and time that are not parameters: (time, unit, 1), with their source."""

    name: str
    label: Label
    unit: str
    values: Array
    source: str
    status: str
    reason: str = ""


def rule(
    *,
    sv: str,
    en: str,
    unit: str,
    per: str = "unit and month",
    pays: bool = False,
    regime: str = "",
    of: str = "",
    rounding: Rounding | None = None,
    by_day: bool = False,
) -> Callable[[F], F]:
    """Mark a function as a rule. It stays the function it was.

    `pays`: its amounts are payment lines. `regime`: holds only while the scheme's
    parameter `regime` has this value; several functions with the same `of` are one
    rule under different regimes, and a regime that none names pays nothing.
    `by_day`: what it reads already counts only the regime's own days, so a month that
    the regime holds only in part is not weighted by time once more.
    """

    def mark(function: F) -> F:
        money = unit == "kr"
        part = Rule(
            of or function.__name__,
            Label(sv, en),
            unit,
            per,
            {regime: function},
            pays,
            rounding or (WHOLE_ORE if money else None),
            by_day,
        )
        function.__rule__ = part  # type: ignore[attr-defined]
        return function

    return mark


def marked(module: ModuleType, mark: str) -> Iterator[object]:
    """What the functions of a scheme carry under `mark`, in their order.

    A scheme of several files names them in PARTS. Only functions that stand in
    them count, not those they import.
    """
    for part in getattr(module, "PARTS", (module,)):
        for function in vars(part).values():
            if getattr(function, "__module__", None) == part.__name__ and hasattr(function, mark):
                yield getattr(function, mark)


def collect(module: ModuleType) -> dict[str, Rule]:
    """The rules of a scheme's module, functions of different regimes joined."""
    found: dict[str, Rule] = {}
    for part in (mark for mark in marked(module, "__rule__") if isinstance(mark, Rule)):
        earlier = found.get(part.name)
        if earlier is None:
            found[part.name] = part
            continue
        overlap = set(earlier.functions) & set(part.functions) or "" in {
            **earlier.functions,
            **part.functions,
        }
        if overlap:
            raise RuleError(f"rule {part.name}: two functions hold under the same regime")
        found[part.name] = replace(earlier, functions={**earlier.functions, **part.functions})
    return found
