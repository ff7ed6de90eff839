"""One parameter of a file: its label, unit, range and dated values, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.intervals import LAWS, Shape, axis_of, interval_of, shown
from simlib.parameters.reading import Block, Field, Listing, Node, Reader, Text
from simlib.parameters.sources import check_source
from simlib.parameters.units import UNITS
from simlib.parameters.values import (
    ROLES,
    WRITTEN_STATUSES,
    Dated,
    Label,
    Parameter,
    Schedule,
    Source,
    Value,
)

_DATED: Mapping[str, Field[object]] = {
    "value": fields.any_node,
    "ends": fields.truth,
    "status": fields.one_of(WRITTEN_STATUSES),
    "source": fields.text,
    "page": fields.text,
    "reason": fields.text,
    "interval": fields.pair,
    "coverage": fields.share,
    "law": fields.one_of(LAWS),
    "outcomes": fields.any_node,
}
_PARAMETER: Mapping[str, Field[object]] = {
    "label": fields.label,
    "unit": fields.one_of(UNITS),
    "role": fields.one_of(ROLES),
    "range": fields.pair,
    "choices": fields.any_node,
    "axis": fields.whole,
    "by": fields.name,
    "values": fields.any_node,
    "members": fields.any_node,
    "checked": fields.day,
    "note": fields.text,
}


@dataclass(frozen=True)
class ParameterReader:
    reader: Reader
    sources: Mapping[str, Source]

    def parameters(self, path: str, line: int, node: Node) -> Iterator[Parameter]:
        """The parameter of one name, or each member of its family. What is unsound is marked unread."""
        optional = ("range", "choices", "axis", "by", "values", "members", "checked", "note")
        found, sound = self.reader.entries(node, _PARAMETER, optional=optional)
        if not isinstance(node, Block):
            self.reader.findings.unread.add(path)
            return
        shape = self._shape(node, found)
        if ("values" in found) == ("members" in found) or ("by" in node.items) != ("members" in found):
            self.reader.fault(line, "values-or-members", key=path)
            sound = False
        axis = axis_of(self.reader, node, found, shared="members" in found)
        # Even without a label or a shape, what the values say of themselves is judged.
        label = found.get("label", Label("", ""))
        groups = (
            [(path, line, label, axis, found["values"])]
            if "values" in found
            else self._members(path, label, found)
        )
        for full, where, name, axis, values in groups:
            dated = self.values(values, shape)
            if dated and sound and shape:
                yield Parameter(
                    full, name, shape.unit, found["role"], dated, shape.low, shape.high, shape.choices,
                    axis=axis, by=found.get("by", ""), checked=str(found.get("checked", "")),
                    note=found.get("note", ""), file=self.reader.file, line=where,
                )  # fmt: skip
            else:
                self.reader.findings.unread.add(full)
        if not sound or shape is None:
            self.reader.findings.unread.add(path)

    def _members(
        self, path: str, label: Label, family: Mapping[str, Any]
    ) -> Iterator[tuple[str, int, Label, int, Node]]:
        for member, line, entry in self.reader.members(family["members"]) if "members" in family else ():
            record = {"label": fields.label, "axis": fields.whole, "values": fields.any_node}
            found, sound = self.reader.entries(entry, record, optional=("label", "axis"))
            own = found.get("label")
            full = Label(f"{label.sv}: {own.sv}", f"{label.en}: {own.en}") if own else label
            if not fields.NAME.fullmatch(member):
                self.reader.fault(line, "bad-name", text=member)
            if not sound:
                self.reader.findings.unread.add(f"{path}.{member}")
            if "values" in found:
                axis = axis_of(self.reader, entry, {**found, "role": family.get("role")}, shared=False)
                yield f"{path}.{member}", line, full, axis, found["values"]

    def _shape(self, node: Block, found: Mapping[str, Any]) -> Shape | None:
        """What the values must look like; None if it cannot be told."""
        if "unit" not in found:
            return None
        unit = UNITS[found["unit"]]
        needed, wrong = ("choices", "range") if unit.name == "choice" else ("range", "choices")
        if wrong in node.items:
            self.reader.fault(node.lines[wrong], "key-not-for-unit", key=wrong, unit=unit.name)
        if needed not in node.items:
            self.reader.fault(node.line, "missing-key", key=needed)
        if needed not in found or wrong in node.items:
            return None
        if needed == "choices":
            choices = fields.family(self.reader, node.items["choices"], fields.label)
            return Shape(unit, None, None, choices) if choices else None
        low, high = found["range"]
        return Shape(unit, unit.carried(low), unit.carried(high), None)

    # --- dated values ------------------------------------------------------

    def values(self, node: Node, shape: Shape | None) -> tuple[Dated, ...]:
        """Dated values in order of date; empty after any fault."""
        if not isinstance(node, Block) or not node.items:
            self.reader.fault(node.line, "no-values")
            return ()
        found: list[Dated] = []
        for key, line, entry in self.reader.members(node):
            since = fields.day(self.reader, Text(key, line))
            dated = self._dated(entry, since, line, shape)
            if dated:
                found.append(dated)
        if len(found) < len(node.items):
            return ()
        found.sort(key=lambda dated: dated.since)
        ends = [dated for dated in found[:-1] if dated.ends]
        if ends:
            self.reader.fault(ends[0].line, "ends-not-last")
        elif found[0].ends:
            self.reader.fault(found[0].line, "ends-first")
        else:
            return tuple(found)
        return ()

    def _dated(self, node: Node, since: date | None, line: int, shape: Shape | None) -> Dated | None:
        optional = ("value", "ends", "page", "reason", "interval", "coverage", "law", "outcomes")
        entry, sound = self.reader.entries(node, _DATED, optional=optional)
        if not isinstance(node, Block):
            return None
        if "source" in entry:
            sound = check_source(self.reader, node.lines["source"], entry["source"], self.sources) and sound
        if entry.get("status") == "assumed" and "reason" not in node.items:
            self.reader.fault(node.line, "no-reason")
            sound = False
        ends = entry.get("ends", False)
        if ("value" in entry) == ends:
            self.reader.fault(node.line, "value-or-ends")
            return None
        value = self.value(entry["value"], shape) if shape and not ends else None
        if (value is None and not ends) or shape is None:
            return None
        interval = interval_of(self.reader, node, entry, value, shape)
        uncertain = "interval" in entry or "outcomes" in entry
        if not sound or (uncertain and interval is None) or since is None:
            return None
        page, reason = entry.get("page", ""), entry.get("reason", "")
        return Dated(
            since, value, entry["source"], entry["status"], page, reason, interval, self.reader.file, line
        )

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
        text = plain(written)
        if (shape.low is not None and carried < shape.low) or (
            shape.high is not None and carried > shape.high
        ):
            bounds = {"low": shown(shape.low, shape), "high": shown(shape.high, shape)}
            unit = "" if shape.unit.name == "schedule" else f" {shape.unit.name}"
            self.reader.fault(node.line, "out-of-range", value=f"{text}{unit}", **bounds)
        elif shape.unit.money and carried.denominator != 1:
            self.reader.fault(node.line, "finer-than-ore", value=text)
        elif shape.unit.whole and carried.denominator != 1:
            self.reader.fault(node.line, "not-whole", value=text)
        else:
            return carried
        return None

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
