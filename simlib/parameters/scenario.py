"""A scenario: a named, dated difference from the parameters as they stand.

A line that names nothing, or changes nothing that the scenario can see, is a
fault: a reform that silently does nothing is worse than one that fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from simlib.faults import Findings, closest, listed
from simlib.parameters import fields
from simlib.parameters.intervals import Shape
from simlib.parameters.parameter import ParameterReader
from simlib.parameters.reading import Field, Listing, Node, Reader
from simlib.parameters.values import Dated, Label, Parameter, Value
from simlib.periods import Period


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
    what_if: tuple[str, ...] = ()
    expect: tuple[Expectation, ...] = ()
    changes: tuple[Change, ...] = field(default=())
    diary: str = ""  # the diary number of the matter, where it has one


@dataclass(frozen=True)
class RawChange:
    """A line not yet judged: what it may say depends on the parameter it names."""

    path: str
    since: date
    node: Node
    why: str
    reader: Reader
    line: int


@dataclass(frozen=True)
class Written:
    """A scenario file as far as it could be read: `frame` is None after a fault in it."""

    reader: Reader
    lines: Mapping[str, int]
    entries: Mapping[str, Any]
    frame: Scenario | None
    changes: tuple[RawChange, ...]


def _months(reader: Reader, node: Node) -> Period | None:
    found = reader.record(node, {"from": fields.month, "through": fields.month})
    if not found:
        return None
    first, last = found["from"], found["through"]
    if last < first:
        reader.fault(node.line, "reversed-months", first=first, last=last)
        return None
    return Period.of_months(first, last)


def _expectation(reader: Reader, node: Node) -> Expectation | None:
    found = reader.record(node, {"component": fields.name, "year": fields.whole, "kr": fields.kronor})
    return Expectation(found["component"], found["year"], found["kr"], node.line) if found else None


_SCENARIO: Mapping[str, Field[object]] = {
    "id": fields.name, "label": fields.label, "region": fields.name, "programme": fields.name,
    "horizon": _months, "why": fields.text, "owner": fields.text,
    "based_on": fields.list_of(fields.name), "compare_with": fields.list_of(fields.name),
    "what_if": fields.list_of(fields.name),
    "changes": fields.any_node, "expect": fields.list_of(_expectation), "diary": fields.text,
}  # fmt: skip
_CHANGE: Mapping[str, Field[object]] = {
    "path": fields.text, "from": fields.day, "value": fields.any_node, "why": fields.text,
}  # fmt: skip


def read_scenario(path: Path, root: Path, findings: Findings) -> Written | None:
    """The scenario file's frame, and its lines still to be judged by `apply`."""
    reader = Reader(path, root, findings)
    top = reader.root()
    if top is None:
        return None
    optional = ("based_on", "compare_with", "what_if", "expect", "diary")
    entries, sound = reader.entries(top, _SCENARIO, optional=optional)
    if entries.get("id", path.stem) != path.stem:
        reader.fault(top.lines["id"], "id-not-file", id=entries["id"], file=path.stem)
        sound = False
    changes, all_read = _raw_changes(reader, entries["changes"]) if "changes" in entries else ((), False)
    frame = Scenario(file=reader.file, **{**entries, "changes": ()}) if sound and all_read else None
    return Written(reader, top.lines, entries, frame, changes)


def _raw_changes(reader: Reader, node: Node) -> tuple[tuple[RawChange, ...], bool]:
    """The lines that could be read, and whether that was all."""
    if not isinstance(node, Listing):
        reader.fault(node.line, "expected-list")
        return (), False
    found = []
    for item in node.items:
        entry = reader.record(item, _CHANGE)
        if entry:
            found.append(
                RawChange(entry["path"], entry["from"], entry["value"], entry["why"], reader, item.line)
            )
    return tuple(found), len(found) == len(node.items)


def apply(
    base: Mapping[str, Parameter], lines: Sequence[RawChange], horizon: Period | None
) -> tuple[dict[str, Parameter], tuple[Change, ...]]:
    """The parameters with the scenario's lines; faults go to each line's own file.

    Without a horizon (it could not be read) whether a line has any effect is not judged.
    """
    changed = dict(base)
    changes: list[Change] = []
    seen: dict[tuple[str, date], RawChange] = {}
    for line in lines:
        parameter = changed.get(line.path)
        if parameter is None:
            _unknown_path(line, base)
            continue
        first = seen.setdefault((line.path, line.since), line)
        if first is not line:
            where = f"{first.reader.file}:{first.line}"
            line.reader.fault(line.line, "changed-twice", path=line.path, day=line.since, first=where)
            continue
        shape = Shape(parameter.unit, parameter.low, parameter.high, parameter.choices)
        value = ParameterReader(line.reader, {}).value(line.node, shape)
        if value is None:
            continue
        start = parameter.values[0].since
        if line.since < start:
            line.reader.fault(line.line, "before-first-value", path=line.path, day=line.since, first=start)
            continue
        source = f"scenario:{line.reader.path.stem}"
        new = parameter.with_value(
            Dated(
                line.since, value, source, "proposed", reason=line.why, file=line.reader.file, line=line.line
            )
        )
        if horizon and new.same_in(parameter, horizon):
            line.reader.fault(line.line, "no-effect", path=line.path, start=horizon.start, end=horizon.end)
            continue
        changed[line.path] = new
        changes.append(Change(line.path, line.since, value, line.why, line.reader.file, line.line))
    return changed, tuple(changes)


def _unknown_path(line: RawChange, base: Mapping[str, Parameter]) -> None:
    if not line.reader.findings.is_unread(line.path):
        members = [path for path in base if path.startswith(line.path + ".")]
        guess = members[0] if members else closest(line.path, base)
        line.reader.fault(line.line, "unknown-path", path=line.path, guess=guess)


def with_bases(
    written: Written, root: Path, findings: Findings, seen: tuple[str, ...] = ()
) -> list[RawChange]:
    """A scenario's lines after those of the scenarios it is based on, each line once."""
    lines: list[RawChange] = []
    folder, own = written.reader.path.parent, written.reader.path.stem
    for base in written.entries.get("based_on", ()):
        where = written.lines["based_on"]
        if base in (*seen, own):
            written.reader.fault(where, "based-on-itself", id=base)
            continue
        if not (folder / f"{base}.yaml").is_file():
            known = sorted(file.stem for file in folder.glob("*.yaml") if file.stem != own)
            written.reader.fault(
                where, "unknown-scenario", id=base, known=listed(known), guess=closest(base, known)
            )
            continue
        earlier = read_scenario(folder / f"{base}.yaml", root, findings)
        if earlier:
            lines += with_bases(earlier, root, findings, (*seen, own))
    unique = {(line.reader.path, line.line): line for line in (*lines, *written.changes)}
    return list(unique.values())
