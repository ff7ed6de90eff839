"""YAML as text with line numbers: no types are guessed, nothing is constructed.

Only plain mappings, lists and scalars are accepted. Anchors, aliases, tags and
duplicate keys are faults: each has silently changed somebody's numbers before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from simlib.faults import Findings, closest, listed

T = TypeVar("T")
LARGEST_FILE = 1_000_000  # bytes; parameter files are written by people


@dataclass(frozen=True)
class Text:
    """A scalar as it was written; `quoted` tells text from a number."""

    text: str
    line: int
    quoted: bool = False


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


class Reader:
    """Reads one file and notes faults with its name on them."""

    def __init__(self, path: Path, root: Path, findings: Findings) -> None:
        self.findings = findings
        self.file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        self.path = path

    def fault(self, line: int, message: str, /, **details: object) -> None:
        self.findings.add(self.file, line, message, **details)

    def root(self) -> Block | None:
        """The file's top mapping, or None after faults."""
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                self.fault(1, "too-large", limit=LARGEST_FILE)
                return None
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self.fault(1, "no-file")
            return None
        except (UnicodeDecodeError, OSError):
            self.fault(1, "not-utf8")
            return None
        try:
            yaml = YAML(pure=True)
            for event in yaml.parse(text):
                if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                    self.fault(event.start_mark.line + 1, "yaml-anchor")
                    return None
            node = yaml.compose(text)
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.fault(line, "yaml-syntax", problem=str(error.problem))
            return None
        except (YAMLError, RecursionError, ValueError) as error:
            self.fault(1, "yaml-syntax", problem=type(error).__name__)
            return None
        if node is None:
            self.fault(1, "empty-file")
            return None
        return self.block(self._node(node))

    def _node(self, node: object) -> Node:
        if isinstance(node, MappingNode):
            items: dict[str, Node] = {}
            lines: dict[str, int] = {}
            for key, value in node.value:
                name, line = str(key.value), key.start_mark.line + 1
                if name in items:
                    self.fault(line, "duplicate-key", key=name, first=lines[name])
                else:
                    items[name], lines[name] = self._node(value), line
            return Block(items, lines, node.start_mark.line + 1)
        if isinstance(node, SequenceNode):
            return Listing(tuple(self._node(item) for item in node.value), node.start_mark.line + 1)
        assert isinstance(node, ScalarNode)  # noqa: S101 - the three kinds YAML has
        if node.tag and not str(node.tag).startswith("tag:yaml.org,2002:"):
            self.fault(node.start_mark.line + 1, "yaml-tag", tag=str(node.tag))
        return Text(str(node.value), node.start_mark.line + 1, quoted=node.style in ("'", '"'))

    # --- the shapes -----------------------------------------------------

    def block(self, node: Node) -> Block | None:
        if isinstance(node, Block):
            return node
        self.fault(node.line, "expected-block")
        return None

    def text(self, node: Node) -> str | None:
        if isinstance(node, Text) and node.text.strip():
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
    ) -> dict[str, object] | None:
        """A mapping with just these keys; every misspelt, missing or bad one is a fault."""
        block = self.block(node)
        if block is None:
            return None
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
        values: dict[str, object] = {}
        for key, field in fields.items():
            if key in block.items:
                value = field(self, block.items[key])
                sound = sound and value is not None
                values[key] = value
        return values if sound else None
