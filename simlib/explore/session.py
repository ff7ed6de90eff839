"""What has been tried: values changed from a scenario, with a way back and forth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from simlib.assembly import Case
from simlib.parameters.values import Dated, Parameter, Value
from simlib.periods import Period

# A parameter's path, and the day of the dated value in the files that something else is tried for.
Spot: TypeAlias = tuple[str, date]


@dataclass(frozen=True)
class Draft:
    """The values that differ from the scenario's, from which day, and how far ahead is computed.

    A value that is tried holds where the dated value holds whose place it takes, but not
    before `since`.
    """

    since: date
    horizon: Period
    values: Mapping[Spot, Value] = field(default_factory=lambda: MappingProxyType({}))

    def with_value(self, spot: Spot, value: Value | None) -> Draft:
        """The draft with one value more, or without the one it has."""
        kept = {key: kept for key, kept in self.values.items() if key != spot}
        return replace(self, values=kept if value is None else {**kept, spot: value})

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(path for path, _ in self.values)

    def only(self, paths: frozenset[str]) -> Draft:
        return replace(self, values={spot: v for spot, v in self.values.items() if spot[0] in paths})

    def begins(self, spot: Spot, *, settled: bool = False) -> date:
        """From which day the value counts; what is read once (`settled`) counts for the whole time."""
        return max(spot[1], self.horizon.start if settled else self.since)

    def pieces(self, parameter: Parameter, *, settled: bool = False) -> tuple[Dated, ...]:
        """The dated values that hold on some day from which something else can be tried."""
        since = self.horizon.start if settled else self.since
        earlier = [d for d in parameter.values if d.since <= since][-1:]
        later = [d for d in parameter.values if since < d.since < self.horizon.end]
        return tuple(dated for dated in (*earlier, *later) if not dated.ends)


@dataclass(frozen=True)
class Session:
    """A scenario, and what is tried of it now, was tried before and has been taken back."""

    case: Case
    now: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    last: object = ""  # what the latest step changed: a slider that is dragged makes one step, not fifty

    @classmethod
    def of(cls, case: Case) -> Session:
        return cls(case, Draft(case.setting.horizon.start, case.setting.horizon))

    def put(self, spot: Spot, value: Value) -> Session:
        """The session with a value tried; the scenario's own value is no change."""
        return self._stepped(self.now.with_value(spot, None if value == self.own(spot) else value), spot)

    def put_all(self, values: Mapping[Spot, Value], what: object) -> Session:
        """The session with several values tried, in one step."""
        now = self.now
        for spot, value in values.items():
            now = now.with_value(spot, None if value == self.own(spot) else value)
        return self._stepped(now, what)

    def reset(self, spot: Spot) -> Session:
        return self._stepped(self.now.with_value(spot, None), ("reset", spot))

    def reset_all(self) -> Session:
        return self._stepped(Session.of(self.case).now, "reset all")

    def since(self, day: date) -> Session:
        """From which day all that is tried holds."""
        return self._stepped(self._within(replace(self.now, since=day)), "since")

    def through(self, horizon: Period) -> Session:
        """How far ahead is computed."""
        since = self.now.since if self.now.since in horizon else horizon.start
        return self._stepped(self._within(replace(self.now, since=since, horizon=horizon)), "through")

    def _within(self, draft: Draft) -> Draft:
        """Without what would no longer hold on any day."""
        kept = {
            spot: value for spot, value in draft.values.items() if spot in spots(self.case, draft, spot[0])
        }
        return replace(draft, values=kept)

    def undo(self) -> Session:
        if not self.past:
            return self
        *past, now = self.past
        return replace(self, now=now, past=tuple(past), future=(self.now, *self.future), last="")

    def redo(self) -> Session:
        if not self.future:
            return self
        now, *future = self.future
        return replace(self, now=now, past=(*self.past, self.now), future=tuple(future), last="")

    def _stepped(self, now: Draft, what: object) -> Session:
        """Steps of the same kind after one another are taken back together."""
        if now == self.now:
            return self
        past = self.past if what == self.last else (*self.past, self.now)
        return replace(self, now=now, past=past, future=(), last=what)

    # --- what it shows -----------------------------------------------------------

    def own(self, spot: Spot) -> Value:
        """The scenario's value."""
        value = self.case.setting.parameters[spot[0]].dated(spot[1]).value
        assert value is not None  # noqa: S101 - a spot is of a value, not of an end
        return value

    def value(self, spot: Spot) -> Value:
        return self.now.values[spot] if spot in self.now.values else self.own(spot)


def is_settled(case: Case, parameter: Parameter) -> bool:
    """Whether one value counts for the whole time."""
    return parameter.path in case.setting.once or parameter.unit.name == "schedule"


def spots(case: Case, draft: Draft, path: str) -> tuple[Spot, ...]:
    """Where other values of a parameter can be tried: one for each dated value that still holds."""
    parameter = case.setting.parameters[path]
    pieces = draft.pieces(parameter, settled=is_settled(case, parameter))
    return tuple((path, dated.since) for dated in pieces)
