"""How single values are read, strictly: each returns None after noting a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from simlib.faults import closest, listed
from simlib.money import parse_number, plain
from simlib.parameters.reading import Block, Field, Listing, Node, Reader, Text
from simlib.parameters.values import Label
from simlib.periods import Month, parse_day

T = TypeVar("T")
NAME = re.compile(r"[a-z][a-z0-9_]*")


def text(reader: Reader, node: Node) -> str | None:
    return reader.text(node)


def name(reader: Reader, node: Node) -> str | None:
    """An identifier: lower-case letters, digits and underscores."""
    found = reader.text(node)
    if found is not None and not NAME.fullmatch(found):
        reader.fault(node.line, "bad-name", text=found)
        return None
    return found


def number(reader: Reader, node: Node) -> Fraction | None:
    if not isinstance(node, Text):
        reader.fault(node.line, "expected-number", text="…")
        return None
    if node.nothing:
        reader.fault(node.line, "no-number")
        return None
    if node.quoted:
        reader.fault(node.line, "text-for-number", text=node.text)
        return None
    try:
        return parse_number(node.text)
    except ValueError:
        reader.fault(node.line, "expected-number", text=node.text.strip(), guess=_as_number(node.text))
        return None


def _as_number(text: str) -> str:
    """The number that somebody who writes 1 234,50 or 1_000 means; empty if it cannot be told."""
    meant = "".join(text.split()).replace("_", "").replace(",", ".")
    try:
        return plain(parse_number(meant))
    except ValueError:
        return ""


def between(low: int, high: int) -> Field[Fraction]:
    def read(reader: Reader, node: Node) -> Fraction | None:
        value = number(reader, node)
        if value is not None and not low <= value <= high:
            reader.fault(node.line, "out-of-range", value=plain(value), low=low, high=high)
            return None
        return value

    return read


def whole(reader: Reader, node: Node) -> int | None:
    value = number(reader, node)
    if value is not None and value.denominator != 1:
        reader.fault(node.line, "not-whole", value=plain(value))
        return None
    return None if value is None else value.numerator


def kronor(reader: Reader, node: Node) -> int | None:
    """An amount in kr, as whole öre."""
    value = number(reader, node)
    if value is not None and (value * 100).denominator != 1:
        reader.fault(node.line, "finer-than-ore", value=plain(value))
        return None
    return None if value is None else (value * 100).numerator


def share(reader: Reader, node: Node) -> Fraction | None:
    value = number(reader, node)
    if value is not None and not 0 < value < 1:
        reader.fault(node.line, "not-a-share", text=node.text if isinstance(node, Text) else "")
        return None
    return value


def day(reader: Reader, node: Node) -> date | None:
    found = node.text if isinstance(node, Text) else ""
    try:
        return parse_day(found)
    except ValueError:
        reader.fault(node.line, "expected-day", text=found)
        return None


def month(reader: Reader, node: Node) -> Month | None:
    found = node.text if isinstance(node, Text) else ""
    try:
        return Month.parse(found)
    except ValueError:
        reader.fault(node.line, "expected-month", text=found)
        return None


def truth(reader: Reader, node: Node) -> bool | None:
    found = node.text if isinstance(node, Text) else ""
    if found in ("true", "false"):
        return found == "true"
    reader.fault(node.line, "expected-truth", text=found)
    return None


def label(reader: Reader, node: Node) -> Label | None:
    found = reader.record(node, {"sv": text, "en": text})
    return Label(str(found["sv"]), str(found["en"])) if found else None


def one_of(known: Iterable[str]) -> Field[str]:
    choices = tuple(known)

    def read(reader: Reader, node: Node) -> str | None:
        found = reader.text(node)
        if found is not None and found not in choices:
            reader.fault(
                node.line, "not-one-of", text=found, known=listed(choices), guess=closest(found, choices)
            )
            return None
        return found

    return read


def pair(reader: Reader, node: Node) -> tuple[Fraction, Fraction] | None:
    """`[low, high]`, in that order."""
    if not isinstance(node, Listing) or len(node.items) != 2:  # noqa: PLR2004 - a pair
        reader.fault(node.line, "expected-pair")
        return None
    low, high = (number(reader, item) for item in node.items)
    if low is None or high is None:
        return None
    if low >= high:
        reader.fault(node.line, "reversed-pair", low=plain(low), high=plain(high))
        return None
    return low, high


def list_of(field: Field[T], *, least: int = 0) -> Field[tuple[T, ...]]:
    def read(reader: Reader, node: Node) -> tuple[T, ...] | None:
        if not isinstance(node, Listing):
            reader.fault(node.line, "expected-list")
            return None
        if len(node.items) < least:
            reader.fault(node.line, "too-short-list", least=least)
            return None
        found = [value for item in node.items if (value := field(reader, item)) is not None]
        return tuple(found) if len(found) == len(node.items) else None

    return read


def any_node(_reader: Reader, node: Node) -> Node | None:
    """Kept for a reader that needs more than the node itself to judge it."""
    return node


def family(reader: Reader, node: Node, member: Field[T]) -> dict[str, T] | None:
    """Named entries that are all read the same way; names are identifiers."""
    found: dict[str, T] = {}
    sound = isinstance(node, Block)
    for key, line, item in reader.members(node):
        if not NAME.fullmatch(key):
            reader.fault(line, "bad-name", text=key)
            sound = False
            continue
        value = member(reader, item)
        sound = sound and value is not None
        if value is not None:
            found[key] = value
    return found if sound else None
