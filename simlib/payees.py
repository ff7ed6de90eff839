"""Who is paid: each unit or activity of a scheme, with the facts that its module declares."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from simlib.faults import Findings
from simlib.parameters import fields
from simlib.parameters.loading import WRITTEN_STATUSES, check_source
from simlib.parameters.reading import Block, Field, Reader
from simlib.parameters.values import Source
from simlib.setting import Payee


def load_payees(
    module: ModuleType, path: Path, root: Path, sources: Mapping[str, Source], findings: Findings
) -> tuple[Payee, ...]:
    """The payees of one file that are sound; faults for the others."""
    reader = Reader(path, root, findings)
    record: dict[str, Field[object]] = {
        "label": fields.label,
        **module.UNIT_FIELDS,
        "source": fields.text,
        "status": fields.one_of(WRITTEN_STATUSES),
        "page": fields.text,
        "reason": fields.text,
    }
    top = reader.root()
    if top is None:
        findings.unread.add("units")
    found = []
    for key, line, node in reader.members(top) if top else ():
        entry, sound = reader.entries(node, record, optional=("page", "reason"))
        if not fields.NAME.fullmatch(key):
            reader.fault(line, "bad-name", text=key)
        if isinstance(node, Block) and not _grounded(reader, node, entry, sources):
            sound = False
        if sound:
            found.append(_payee(key, line, entry, module))
        else:
            findings.unread.add(f"units.{key}")
    return tuple(found)


def _grounded(reader: Reader, node: Block, entry: Mapping[str, Any], sources: Mapping[str, Source]) -> bool:
    """Whether what is said of a unit has a source that there is, and a reason if it is assumed."""
    sound = "source" not in entry or check_source(reader, node.lines["source"], entry["source"], sources)
    if entry.get("status") == "assumed" and "reason" not in node.items:
        reader.fault(node.lines["status"], "no-reason")
        return False
    return sound


def _payee(key: str, line: int, entry: Mapping[str, Any], module: ModuleType) -> Payee:
    facts = {name: entry[name] for name in module.UNIT_FIELDS}
    page, reason = entry.get("page", ""), entry.get("reason", "")
    return Payee(key, entry["label"], facts, entry["source"], entry["status"], page, reason, line)
