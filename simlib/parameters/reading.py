"""YAML as text with line numbers: no types are guessed, nothing is constructed.

Only plain mappings, lists and scalars are accepted. Anchors, aliases, tags and
duplicate keys are faults: each has silently changed somebody's numbers before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from simlib.faults import Findings, closest, listed
from simlib.parameters.files import UnreadableError, hidden_in, text_of

T = TypeVar("T")
NOTHING = ("", "~", "null", "Null", "NULL")  # the ways in which YAML says that nothing is there


@dataclass(frozen=True)
class Text:
    """A scalar as it was written; `quoted` tells text from a number."""

    text: str
    line: int
    quoted: bool = False

    @property
    def nothing(self) -> bool:
        return not self.quoted and self.text.strip() in NOTHING


@dataclass(frozen=True)
class Block:
    """A mapping; `lines` holds the line of every key."""

    items: Mapping[str, Node]
    lines: Mapping[str, int]
    line: int


@dataclass(frozen=True)
class Listing:
    items: tuple[Node, ...]
    line: int


Node: TypeAlias = Text | Block | Listing
# How one field is read: (reader, node) -> value, or None after adding a fault.
Field: TypeAlias = Callable[["Reader", Node], T | None]


_SOUND: dict[str, Node] = {}  # what files of this text say, if sound: 21 regions read the same files
_KEPT = 256  # texts


class Reader:
    """Reads one file and notes faults with its name on them."""

    def __init__(self, path: Path, root: Path, findings: Findings) -> None:
        self.findings = findings
        self.file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        self.path, self._root = path, root
        self._hidden = False

    def fault(self, line: int, message: str, /, **details: object) -> None:
        self.findings.add(self.file, line, message, **details)

    def root(self) -> Block | None:
        """The file's top mapping, or None after faults."""
        try:
            text = text_of(self.path, self._root)
        except UnreadableError as why:
            self.fault(why.line, why.message, **why.details)
            return None
        before = len(self.findings.faults)
        node = _SOUND.get(text) or self._parsed(text)
        if node is None:
            return None
        if len(_SOUND) < _KEPT and len(self.findings.faults) == before:
            _SOUND[text] = node
        return self.block(node)

    def _parsed(self, text: str) -> Node | None:
        try:
            node = self._document(YAML(pure=True).parse(text))
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.fault(line, "yaml-syntax", problem=str(error.problem))
        except ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            self.fault(line, "bad-character", code=f"U+{ord(text[error.position]):04X}")
        except RecursionError:
            self.fault(1, "yaml-too-deep")
        else:
            if self._hidden:
                return None
            if node is not None and node not in (Text("", node.line), Block({}, {}, node.line)):
                return node
            self.fault(1, "empty-file")
        return None

    # --- from events to nodes ---------------------------------------------

    def _document(self, events: Iterator[Event]) -> Node | None:
        node: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent) and node is not None:
                self._hiding(event, "yaml-documents")
                break
            if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                node = self._node(event, events)
        return node

    def _hiding(self, event: Event, message: str, **details: object) -> None:
        """A fault after which judging the rest of the file would find faults that are not there."""
        self.fault(event.start_mark.line + 1, message, **details)
        self._hidden = True

    def _node(self, event: Any, events: Iterator[Event]) -> Node:
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or event.anchor:
            self._hiding(event, "yaml-anchor")
        elif event.tag:
            self._hiding(event, "yaml-tag", tag=event.tag)
        if isinstance(event, MappingStartEvent):
            return self._mapping(line, events)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(item := next(events), SequenceEndEvent):
                items.append(self._node(item, events))
            return Listing(tuple(items), line)
        value = getattr(event, "value", "")
        if (found := hidden_in(value)) is not None:  # written as \x1b or \u202e
            self._hiding(event, "bad-character", code=f"U+{ord(value[found]):04X}")
        return Text(value, line, quoted=getattr(event, "style", None) in ("'", '"'))

    def _mapping(self, line: int, events: Iterator[Event]) -> Block:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key, value = self._node(event, events), self._node(next(events), events)
            if not isinstance(key, Text) or not key.text.strip():
                self.fault(key.line, "bad-key")
            elif key.text in items:
                self.fault(key.line, "duplicate-key", key=key.text, first=lines[key.text])
            else:
                # The parser puts a value that is not there on the line after its key.
                items[key.text] = Text("", key.line) if value == Text("", value.line) else value
                lines[key.text] = key.line
        return Block(items, lines, line)

    # --- the shapes -----------------------------------------------------

    def block(self, node: Node) -> Block | None:
        if isinstance(node, Block):
            return node
        self.fault(node.line, "expected-block")
        return None

    def text(self, node: Node) -> str | None:
        if isinstance(node, Text) and node.text.strip() and not node.nothing:
            return node.text
        self.fault(node.line, "expected-text")
        return None

    def members(self, node: Node) -> Iterator[tuple[str, int, Node]]:
        block = self.block(node)
        if block is not None:
            for key, value in block.items.items():
                yield key, block.lines[key], value

    def record(
        self, node: Node, fields: Mapping[str, Field[object]], *, optional: tuple[str, ...] = ()
    ) -> dict[str, Any] | None:
        """A mapping with just these keys; every misspelt, missing or bad one is a fault."""
        entries, sound = self.entries(node, fields, optional=optional)
        return entries if sound else None

    def entries(
        self, node: Node, fields: Mapping[str, Field[object]], *, optional: tuple[str, ...] = ()
    ) -> tuple[dict[str, Any], bool]:
        """What could be read of a record, and whether it was all: so that the rest can be judged too."""
        block = self.block(node)
        if block is None:
            return {}, False
        sound = True
        for key in block.items:
            if key not in fields:
                known = listed(fields)
                self.fault(block.lines[key], "unknown-key", key=key, known=known, guess=closest(key, fields))
                sound = False
        for key in fields:
            if key not in block.items and key not in optional:
                self.fault(block.line, "missing-key", key=key)
                sound = False
        values: dict[str, Any] = {}
        for key, field in fields.items():
            if key in block.items:
                value = field(self, block.items[key])
                sound = sound and value is not None
                if value is not None:
                    values[key] = value
        return values, sound
