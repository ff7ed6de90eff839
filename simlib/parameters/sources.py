"""The documents that the numbers come from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from simlib.faults import Findings, closest
from simlib.parameters import fields
from simlib.parameters.reading import Field, Reader
from simlib.parameters.values import Source

_SOURCE: Mapping[str, Field[object]] = dict.fromkeys(
    ("title", "publisher", "date", "reference", "page", "url", "note"), fields.text
)


def load_sources(path: Path, root: Path, findings: Findings) -> dict[str, Source]:
    """Every document by id."""
    reader = Reader(path, root, findings)
    found: dict[str, Source] = {}
    top = reader.root()
    if top is None:
        findings.unread.add("sources")
        return {}
    for key, _, node in reader.members(top):
        entry = reader.record(node, _SOURCE, optional=("reference", "page", "url", "note"))
        if entry:
            found[key] = Source(id=key, **{k: str(v) for k, v in entry.items()})
        else:
            findings.unread.add(f"sources.{key}")
    return found


def check_source(reader: Reader, line: int, source: str, sources: Mapping[str, Source]) -> bool:
    """Whether `source` is a document that there is; a fault if nothing of that name was written."""
    if source not in sources and not reader.findings.is_unread(f"sources.{source}"):
        reader.fault(line, "unknown-source", source=source, guess=closest(source, sources))
    return source in sources
