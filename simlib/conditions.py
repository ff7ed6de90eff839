"""Conditions as data: each is met, not met, or unknown, and says why.

Unknown is an answer of its own. A condition that no document answers is neither
passed over nor failed; it is listed, so that somebody can go and ask.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from simlib.parameters.values import Label
from simlib.rules import marked

STATES = ("met", "not_met", "unknown")


@dataclass(frozen=True)
class Finding:
    """`reason` is the id of a sentence, with its details: words come later."""

    state: str
    reason: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Condition:
    name: str
    label: Label
    source: str
    page: str
    gates: bool
    function: Callable[..., Finding]


@dataclass(frozen=True)
class Outcome:
    """One condition for one unit or activity."""

    subject: str
    condition: Condition
    finding: Finding


def met(reason: str, **details: object) -> Finding:
    return Finding("met", reason, tuple((k, str(v)) for k, v in details.items()))


def not_met(reason: str, **details: object) -> Finding:
    return Finding("not_met", reason, tuple((k, str(v)) for k, v in details.items()))


def unknown(reason: str, **details: object) -> Finding:
    return Finding("unknown", reason, tuple((k, str(v)) for k, v in details.items()))


def condition(
    *, sv: str, en: str, source: str, page: str = "", gates: bool = False
) -> Callable[[Callable[..., Finding]], Callable[..., Finding]]:
    """Mark a function as a condition. `gates`: nothing is paid to whom it is not met."""

    def mark(function: Callable[..., Finding]) -> Callable[..., Finding]:
        function.__condition__ = Condition(function.__name__, Label(sv, en), source, page, gates, function)  # type: ignore[attr-defined]
        return function

    return mark


def conditions_of(module: ModuleType) -> tuple[Condition, ...]:
    return tuple(mark for mark in marked(module, "__condition__") if isinstance(mark, Condition))


def judge(conditions: Sequence[Condition], subject: str, facts: Mapping[str, object]) -> tuple[Outcome, ...]:
    """Every condition for one subject; its facts are passed by argument name."""
    return tuple(
        Outcome(
            subject,
            entry,
            entry.function(**{name: facts[name] for name in inspect.signature(entry.function).parameters}),
        )
        for entry in conditions
    )


def admitted(outcomes: Sequence[Outcome]) -> bool:
    """Whether every gating condition is met; unknown is not met."""
    return all(outcome.finding.state == "met" for outcome in outcomes if outcome.condition.gates)
