"""Who is paid: each unit or activity of a scheme with its facts, and when it is at work.

A scheme whose units may come and go states of each the month it `starts` and whether
it is `established`. From that a dated parameter `at_work` is made for each, so that a
scenario can let one leave, or let one come that the file only knows as possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from simlib.faults import Findings
from simlib.parameters import fields
from simlib.parameters.reading import Block, Field, Reader
from simlib.parameters.sources import check_source
from simlib.parameters.units import UNITS
from simlib.parameters.values import WRITTEN_STATUSES, Dated, Label, Parameter, Source
from simlib.periods import Month
from simlib.setting import Payee, Setting

PRESENCE = "at_work"
_CHOICES = {"yes": Label("ja", "yes"), "no": Label("nej", "no")}


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
        entry, sound = reader.entries(node, record, optional=("page", "reason", *module.UNIT_OPTIONAL))
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
    facts = {**module.UNIT_OPTIONAL, **{name: entry[name] for name in module.UNIT_FIELDS if name in entry}}
    page, reason = entry.get("page", ""), entry.get("reason", "")
    return Payee(key, entry["label"], facts, entry["source"], entry["status"], page, reason, line)


def presence(module: ModuleType, payees: tuple[Payee, ...], region: str) -> dict[str, Parameter]:
    """When each unit is at work, as parameters; none where the scheme does not state it."""
    if "established" not in module.UNIT_FIELDS:
        return {}
    found = {}
    for payee in payees:
        path, starts = f"{region}.{PRESENCE}.{payee.id}", payee.facts["starts"]
        assert isinstance(starts, Month)  # noqa: S101 - UNIT_FIELDS read it as one
        dated = Dated(
            starts.first,
            str(payee.facts["established"]),
            payee.source,
            payee.status,
            payee.page,
            payee.reason,
        )
        label = Label(f"I drift: {payee.label.sv}", f"At work: {payee.label.en}")
        found[path] = Parameter(
            path, label, UNITS["choice"], "constant", (dated,), choices=_CHOICES, by=module.DIMENSION
        )
    return found


def without_absent(
    payees: tuple[Payee, ...], parameters: dict[str, Parameter]
) -> tuple[tuple[Payee, ...], dict[str, Parameter]]:
    """Without the units that are only possible, and that no line of the scenario lets come."""
    never = {
        path: parameter.member
        for path, parameter in parameters.items()
        if parameter.name == PRESENCE and all(dated.value == "no" for dated in parameter.values)
    }
    return (
        tuple(payee for payee in payees if payee.id not in never.values()),
        {path: parameter for path, parameter in parameters.items() if path not in never},
    )


def is_at_work(setting: Setting, payee: Payee, day: date) -> bool:
    """Whether the unit works on that day."""
    parameter = setting.family(PRESENCE)[payee.id]
    return parameter.in_force(day) and parameter.dated(day).value == "yes"
