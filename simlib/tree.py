"""A figure and what it is made of, as data: read by people through `present`, by programs as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from simlib.exact import Amount
from simlib.parameters.values import Label


@dataclass(frozen=True)
class Node:
    """`value` is in the carried unit (öre for money); `dated` is set on parameter leaves."""

    name: str
    label: Label
    value: Amount
    unit: str
    formula: str = ""
    children: tuple[Node, ...] = ()
    path: str = ""
    since: str = ""
    source: str = ""
    page: str = ""
    status: str = ""
    reason: str = ""
    choice: Label | None = None  # what the value is called, where it is one of a few words
    times: int = 1  # how many lines of a sum are alike in kind and stand behind this one

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def assumed(self) -> bool:
        """Whether anything below is assumed."""
        return any(node.status == "assumed" for node in self.walk())

    def as_data(self) -> dict[str, object]:
        """The tree as plain data for JSON."""
        found: dict[str, object] = {
            "name": self.name,
            "label": {"sv": self.label.sv, "en": self.label.en},
            "value": _plain(self.value),
            "unit": self.unit,
        }
        found |= {
            k: v
            for k in ("formula", "path", "since", "source", "page", "status", "reason")
            if (v := getattr(self, k))
        }
        if self.children:
            found["inputs"] = [child.as_data() for child in self.children]
        return found


def _plain(value: Amount) -> object:
    """A value as JSON can say it: whole numbers as they are, other fractions as text."""
    if isinstance(value, Mapping):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else str(exact)
