"""Parameter files into parameters. Every fault of every file is found before any is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from simlib.faults import Findings, closest, listed
from simlib.parameters import fields
from simlib.parameters.reading import Block, Field, Listing, Node, Reader, Text
from simlib.parameters.units import UNITS, Unit
from simlib.parameters.values import (
    LAWS,
    ROLES,
    STATUSES,
    Dated,
    Interval,
    Label,
    Parameter,
    Schedule,
    Source,
    Value,
)

_DATED: Mapping[str, Field[object]] = {
    "value": fields.any_node,
    "ends": fields.truth,
    "status": fields.one_of(STATUSES[:3]),
    "source": fields.text,
    "page": fields.text,
    "reason": fields.text,
    "interval": fields.pair,
    "coverage": fields.share,
    "law": fields.one_of(LAWS),
}
_PARAMETER: Mapping[str, Field[object]] = {
    "label": fields.label,
    "unit": fields.one_of(UNITS),
    "role": fields.one_of(ROLES),
    "range": fields.pair,
    "choices": fields.any_node,
    "by": fields.name,
    "values": fields.any_node,
    "members": fields.any_node,
    "checked": fields.day,
    "note": fields.text,
}
_SOURCE: Mapping[str, Field[object]] = {
    key: fields.text for key in ("title", "publisher", "date", "reference", "page", "url", "note")
}


@dataclass(frozen=True)
class Shape:
    """What every value of one parameter must look like."""

    unit: Unit
    low: Fraction | None
    high: Fraction | None
    choices: Mapping[str, Label] | None


def load_sources(path: Path, root: Path, findings: Findings) -> dict[str, Source]:
    reader = Reader(path, root, findings)
    found: dict[str, Source] = {}
    top = reader.root()
    for key, _, node in reader.members(top) if top else ():
        entry = reader.record(node, _SOURCE, optional=("reference", "page", "url", "note"))
        if entry:
            found[key] = Source(id=key, **{k: str(v) for k, v in entry.items()})
    return found


def load_parameters(
    path: Path, root: Path, sources: Mapping[str, Source], findings: Findings, *, namespace: str
) -> dict[str, Parameter]:
    """The parameters of one file by full path, `namespace.name` or `namespace.name.member`."""
    reader = Reader(path, root, findings)
    top = reader.root()
    if top is None:
        return {}
    entry = reader.record(
        top, {"label": fields.label, "note": fields.text, "parameters": fields.any_node}, optional=("note",)
    )
    found: dict[str, Parameter] = {}
    for name, line, node in reader.members(top.items["parameters"]) if entry else ():
        for parameter in _ParameterReader(reader, sources).parameters(f"{namespace}.{name}", line, node):
            found[parameter.path] = parameter
    return found


@dataclass(frozen=True)
class _ParameterReader:
    reader: Reader
    sources: Mapping[str, Source]

    def parameters(self, path: str, line: int, node: Node) -> Iterable[Parameter]:
        optional = ("range", "choices", "by", "values", "members", "checked", "note")
        found = self.reader.record(node, _PARAMETER, optional=optional)
        if not found or not isinstance(node, Block):
            return
        shape = self._shape(node, found)
        if shape is None:
            return
        common = {
            "unit": shape.unit, "role": str(found["role"]), "low": shape.low, "high": shape.high,
            "choices": shape.choices, "checked": str(found.get("checked") or ""), "note": str(found.get("note") or ""),
            "file": self.reader.file, "by": str(found.get("by") or ""),
        }  # fmt: skip
        label = found["label"]
        assert isinstance(label, Label)  # noqa: S101 - record() read it as one
        if ("values" in found) == ("members" in found) or ("by" in found) != ("members" in found):
            self.reader.fault(line, "values-or-members", key=path)
            return
        if "values" in found:
            values = self.values(node.items["values"], shape)
            if values:
                yield Parameter(path=path, label=label, values=values, line=line, **common)  # type: ignore[arg-type]
            return
        for member, member_line, member_node in self.reader.members(node.items["members"]):
            entry = self.reader.record(
                member_node, {"label": fields.label, "values": fields.any_node}, optional=("label",)
            )
            values = (
                self.values(member_node.items["values"], shape)
                if entry and isinstance(member_node, Block)
                else ()
            )
            own = entry.get("label") if entry else None
            if values:
                full = Label(
                    *(f"{label[k]}: {own[k]}" if isinstance(own, Label) else label[k] for k in ("sv", "en"))
                )
                yield Parameter(
                    path=f"{path}.{member}", label=full, values=values, line=member_line, **common
                )  # type: ignore[arg-type]

    def _shape(self, node: Block, found: Mapping[str, object]) -> Shape | None:
        unit = UNITS[str(found["unit"])]
        if unit.name == "choice":
            if "choices" not in found:
                self.reader.fault(node.line, "missing-key", key="choices")
                return None
            choices = fields.family(self.reader, node.items["choices"], fields.label)
            return Shape(unit, None, None, choices) if choices else None  # type: ignore[arg-type]
        if "range" not in found:
            self.reader.fault(node.line, "missing-key", key="range")
            return None
        low, high = found["range"]  # type: ignore[misc]
        return Shape(unit, unit.carried(low), unit.carried(high), None)

    # --- dated values ------------------------------------------------------

    def values(self, node: Node, shape: Shape) -> tuple[Dated, ...]:
        """Dated values in order of date; empty after any fault."""
        block = self.reader.block(node)
        if block is None or not block.items:
            self.reader.fault(node.line, "no-values")
            return ()
        found: list[Dated] = []
        sound = True
        for key, line, entry in self.reader.members(block):
            since = fields.day(self.reader, Text(key, line))
            dated = self._dated(entry, since, line, shape)
            sound = sound and dated is not None
            if dated:
                found.append(dated)
        found.sort(key=lambda dated: dated.since)
        if any(dated.ends for dated in found[:-1]):
            self.reader.fault(found[0].line, "ends-not-last")
            return ()
        return tuple(found) if sound else ()

    def _dated(self, node: Node, since: date | None, line: int, shape: Shape) -> Dated | None:
        entry = self.reader.record(
            node, _DATED, optional=("value", "ends", "page", "reason", "interval", "coverage", "law")
        )
        if entry is None or not isinstance(node, Block):
            return None
        source, status = str(entry["source"]), str(entry["status"])
        sound = since is not None
        if source not in self.sources:
            guess = closest(source, self.sources)
            self.reader.fault(node.lines["source"], "unknown-source", source=source, guess=guess)
            sound = False
        if status == "assumed" and "reason" not in entry:
            self.reader.fault(node.line, "no-reason")
            sound = False
        if ("value" in entry) == bool(entry.get("ends")):
            self.reader.fault(node.line, "value-or-ends")
            return None
        value = None if entry.get("ends") else self.value(node.items["value"], shape)
        if value is None and not entry.get("ends"):
            return None
        interval = self._interval(node, entry, value, shape)
        if not sound or ("interval" in entry and interval is None) or since is None:
            return None
        return Dated(
            since=since, value=value, source=source, status=status, page=str(entry.get("page") or ""),
            reason=str(entry.get("reason") or ""), interval=interval, file=self.reader.file, line=line,
        )  # fmt: skip

    def _interval(
        self, node: Block, entry: Mapping[str, object], value: Value | None, shape: Shape
    ) -> Interval | None:
        if "interval" not in entry:
            for key in ("coverage", "law"):
                if key in entry:
                    self.reader.fault(node.lines[key], "needs-interval", key=key)
            return None
        line = node.lines["interval"]
        low, high = (shape.unit.carried(bound) for bound in entry["interval"])  # type: ignore[attr-defined]
        if not isinstance(value, Fraction):
            self.reader.fault(line, "interval-of-no-number")
            return None
        if not low <= value <= high:
            self.reader.fault(
                line,
                "value-outside-interval",
                value=_plain(value, shape),
                low=_plain(low, shape),
                high=_plain(high, shape),
            )
            return None
        if (shape.low is not None and low < shape.low) or (shape.high is not None and high > shape.high):
            self.reader.fault(
                line, "interval-outside-range", low=_plain(shape.low, shape), high=_plain(shape.high, shape)
            )
            return None
        coverage = entry.get("coverage") or Fraction(4, 5)
        return Interval(low, high, coverage, str(entry.get("law") or LAWS[0]))  # type: ignore[arg-type]

    def value(self, node: Node, shape: Shape) -> Value | None:
        """One value in its carried unit, judged by the parameter's shape."""
        if shape.choices is not None:
            return fields.one_of(shape.choices)(self.reader, node)
        if shape.unit.name == "schedule":
            return self._schedule(node, shape)
        written = fields.number(self.reader, node)
        return None if written is None else self._judged(node, written, shape)

    def _judged(self, node: Node, written: Fraction, shape: Shape) -> Fraction | None:
        carried = shape.unit.carried(written)
        text = node.text if isinstance(node, Text) else ""
        if (shape.low is not None and carried < shape.low) or (
            shape.high is not None and carried > shape.high
        ):
            self.reader.fault(
                node.line,
                "out-of-range",
                value=text,
                unit=shape.unit.name,
                low=_plain(shape.low, shape),
                high=_plain(shape.high, shape),
            )
            return None
        if shape.unit.money and carried.denominator != 1:
            self.reader.fault(node.line, "finer-than-ore", value=text)
            return None
        if shape.unit.whole and carried.denominator != 1:
            self.reader.fault(node.line, "not-whole", value=text)
            return None
        return carried

    def _schedule(self, node: Node, shape: Shape) -> Schedule | None:
        if not isinstance(node, Listing) or not node.items:
            self.reader.fault(node.line, "expected-schedule")
            return None
        steps: list[tuple[Fraction, Fraction]] = []
        for item in node.items:
            if not isinstance(item, Listing) or len(item.items) != 2:  # noqa: PLR2004 - threshold, value
                self.reader.fault(item.line, "expected-schedule")
                return None
            threshold, written = (fields.number(self.reader, part) for part in item.items)
            if threshold is None or written is None or self._judged(item.items[1], written, shape) is None:
                return None
            if steps and threshold <= steps[-1][0]:
                self.reader.fault(item.line, "schedule-order")
                return None
            steps.append((threshold, written))
        if steps[0][0] != 0:
            self.reader.fault(node.line, "schedule-start")
            return None
        return tuple(steps)


def _plain(carried: Fraction | None, shape: Shape) -> str:
    return "" if carried is None else f"{float(shape.unit.written(carried)):g}"


def members_of(parameters: Mapping[str, Parameter], family: str) -> dict[str, Parameter]:
    """The members of `namespace.name`, by member name."""
    return {p.member: p for path, p in parameters.items() if path.startswith(family + ".")}
