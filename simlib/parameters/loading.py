"""Parameter files into parameters. Every fault of every file is found before any is used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from simlib.faults import Findings
from simlib.parameters import fields
from simlib.parameters.parameter import ParameterReader
from simlib.parameters.reading import Block, Reader
from simlib.parameters.values import Label, Parameter, Source


def load_parameters(
    path: Path, root: Path, sources: Mapping[str, Source], findings: Findings, *, namespace: str
) -> dict[str, Parameter]:
    """The parameters of one file by full path, `namespace.name` or `namespace.name.member`."""
    reader = Reader(path, root, findings)
    top = reader.root()
    block = {"label": fields.label, "note": fields.text, "parameters": fields.any_node}
    entry, _ = reader.entries(top, block, optional=("note",)) if top else ({}, False)
    if "parameters" not in entry or reader.block(entry["parameters"]) is None:
        findings.unread.add(namespace)
        return {}
    found: dict[str, Parameter] = {}
    for name, line, node in reader.members(entry["parameters"]):
        full = f"{namespace}.{name}"
        if not fields.NAME.fullmatch(name):
            reader.fault(line, "bad-name", text=name)
        for parameter in ParameterReader(reader, sources).parameters(full, line, node):
            found[parameter.path] = parameter
    return found


def label_of(path: Path, root: Path) -> Label | None:
    """What a file of parameters is about; None if it cannot be read any more."""
    reader = Reader(path, root, Findings())
    top = reader.root()
    node = top.items.get("label") if isinstance(top, Block) else None
    return fields.label(reader, node) if node else None
