"""A scenario: a named, dated difference from the parameters as they stand.

A line that names nothing, or changes nothing that the scenario can see, is a
fault: a reform that silently does nothing is worse than one that fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from simlib.faults import Findings, closest
from simlib.parameters import fields
from simlib.parameters.loading import Shape, _ParameterReader
from simlib.parameters.reading import Block, Field, Listing, Node, Reader
from simlib.parameters.values import Dated, Label, Parameter, Value
from simlib.periods import Month, Period


@dataclass(frozen=True)
class Change:
    """From `since`, `path` is `value`, because `why`."""

    path: str
    since: date
    value: Value
    why: str
    file: str
    line: int


@dataclass(frozen=True)
class Expectation:
    """What the author says a figure will be: checked, never assumed."""

    component: str
    year: int
    amount: int  # öre
    line: int


@dataclass(frozen=True)
class Scenario:
    id: str
    label: Label
    region: str
    programme: str
    horizon: Period
    why: str
    owner: str
    file: str
    based_on: tuple[str, ...] = ()
    compare_with: tuple[str, ...] = ()
    expect: tuple[Expectation, ...] = ()
    changes: tuple[Change, ...] = field(default=())


@dataclass(frozen=True)
class RawChange:
    """A line not yet judged: what it may say depends on the parameter it names."""

    path: str
    since: date
    node: Node
    why: str
    reader: Reader
    line: int


def _months(reader: Reader, node: Node) -> Period | None:
    found = reader.record(node, {"from": fields.month, "through": fields.month})
    if not found:
        return None
    first, last = found["from"], found["through"]
    assert isinstance(first, Month)  # noqa: S101 - record() read it as one
    assert isinstance(last, Month)  # noqa: S101
    if last < first:
        reader.fault(node.line, "reversed-months", first=first, last=last)
        return None
    return Period.of_months(first, last)


def _expectation(reader: Reader, node: Node) -> Expectation | None:
    found = reader.record(node, {"component": fields.name, "year": fields.number, "kr": fields.number})
    if not found:
        return None
    return Expectation(str(found["component"]), int(found["year"]), int(found["kr"] * 100), node.line)  # type: ignore[call-overload, operator]


_SCENARIO: Mapping[str, Field[object]] = {
    "id": fields.name, "label": fields.label, "region": fields.name, "programme": fields.name,
    "horizon": _months, "why": fields.text, "owner": fields.text,
    "based_on": fields.list_of(fields.name), "compare_with": fields.list_of(fields.name),
    "changes": fields.any_node, "expect": fields.list_of(_expectation),
}  # fmt: skip
_CHANGE: Mapping[str, Field[object]] = {
    "path": fields.text, "from": fields.day, "value": fields.any_node, "why": fields.text,
}  # fmt: skip


def read_scenario(
    path: Path, root: Path, findings: Findings
) -> tuple[Scenario, tuple[RawChange, ...]] | None:
    """The scenario file's frame, and its lines still to be judged by `apply`."""
    reader = Reader(path, root, findings)
    top = reader.root()
    entry = reader.record(top, _SCENARIO, optional=("based_on", "compare_with", "expect")) if top else None
    if top is None or entry is None:
        return None
    if entry["id"] != path.stem:
        reader.fault(top.lines["id"], "id-not-file", id=entry["id"], file=path.stem)
        return None
    raw = _raw_changes(reader, top.items["changes"])
    if raw is None:
        return None
    scenario = Scenario(
        id=str(entry["id"]), label=entry["label"], region=str(entry["region"]), programme=str(entry["programme"]),  # type: ignore[arg-type]
        horizon=entry["horizon"], why=str(entry["why"]), owner=str(entry["owner"]), file=reader.file,  # type: ignore[arg-type]
        based_on=entry.get("based_on", ()), compare_with=entry.get("compare_with", ()), expect=entry.get("expect", ()),  # type: ignore[arg-type]
    )  # fmt: skip
    return scenario, raw


def _raw_changes(reader: Reader, node: Node) -> tuple[RawChange, ...] | None:
    if not isinstance(node, Listing):
        reader.fault(node.line, "expected-list")
        return None
    found = []
    for item in node.items:
        entry = reader.record(item, _CHANGE)
        if entry and isinstance(item, Block):
            found.append(
                RawChange(
                    str(entry["path"]),
                    entry["from"],
                    item.items["value"],
                    str(entry["why"]),
                    reader,
                    item.line,
                )  # type: ignore[arg-type]
            )
    return tuple(found) if len(found) == len(node.items) else None


def apply(
    base: Mapping[str, Parameter], lines: Sequence[RawChange], horizon: Period
) -> tuple[dict[str, Parameter], tuple[Change, ...]]:
    """The parameters with the scenario's lines; faults go to each line's own file."""
    changed = dict(base)
    changes: list[Change] = []
    seen: dict[tuple[str, date], RawChange] = {}
    for line in lines:
        parameter = changed.get(line.path)
        if parameter is None:
            members = [path for path in base if path.startswith(line.path + ".")]
            guess = members[0] if members else closest(line.path, base)
            line.reader.fault(line.line, "unknown-path", path=line.path, guess=guess)
            continue
        first = seen.setdefault((line.path, line.since), line)
        if first is not line:
            line.reader.fault(
                line.line,
                "changed-twice",
                path=line.path,
                day=line.since,
                first=f"{first.reader.file}:{first.line}",
            )
            continue
        shape = Shape(parameter.unit, parameter.low, parameter.high, parameter.choices)
        value = _ParameterReader(line.reader, {}).value(line.node, shape)
        if value is None:
            continue
        if line.since < parameter.values[0].since:
            line.reader.fault(
                line.line,
                "before-first-value",
                path=line.path,
                day=line.since,
                first=parameter.values[0].since,
            )
            continue
        new = parameter.with_value(
            Dated(
                line.since,
                value,
                f"scenario:{line.reader.path.stem}",
                "proposed",
                reason=line.why,
                file=line.reader.file,
                line=line.line,
            )
        )
        if new.same_in(parameter, horizon):
            line.reader.fault(line.line, "no-effect", path=line.path, start=horizon.start, end=horizon.end)
            continue
        changed[line.path] = new
        changes.append(Change(line.path, line.since, value, line.why, line.reader.file, line.line))
    return changed, tuple(changes)
