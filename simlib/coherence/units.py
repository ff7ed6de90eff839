"""Units stand in the region and are what the scheme demands; parameters per unit name just them."""

from __future__ import annotations

from collections.abc import Iterable

from simlib.coherence.files import CaseFiles
from simlib.parameters.values import NotInForce
from simlib.regions import payee_file
from simlib.setting import MissingParameter


def check_units(files: CaseFiles) -> None:
    """Units stand in the region, and are what the scheme demands; parameters per unit name just them."""
    root, (programme, region) = files.setting.root, files.own
    units = payee_file(root, region, programme).relative_to(root).as_posix()
    unread = any(files.findings.is_unread(space) for space in files.own)

    def fault(line: int, message: str, /, *, file: str = units, **details: object) -> None:
        """Told unless it may only follow from something that could not be read."""
        follows = unread if file != units else _names_unread_unit(files, details.values())
        if not follows:
            files.findings.add(file, line, message, **details)

    codes = {municipality.code for municipality in files.setting.region.municipalities}
    for payee in files.setting.payees:
        if (code := payee.facts.get("municipality")) not in {None, *codes}:
            fault(payee.line, "unknown-municipality", code=code, region=files.setting.region.code)
    try:
        files.module.faults(files.setting, fault)
    except (MissingParameter, NotInForce) as error:
        files.absent(error)
    ids = tuple(payee.id for payee in files.setting.payees)
    for path, members in files.families(files.own).items():
        if members[0].by == files.module.DIMENSION:
            files.members(path, members, ids, "unknown-unit", "unit-without-value")


def _names_unread_unit(files: CaseFiles, details: Iterable[object]) -> bool:
    return any(files.findings.is_unread(f"units.{detail}") for detail in details)
