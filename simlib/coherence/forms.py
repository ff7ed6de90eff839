"""Every parameter is given in the form in which the rules and the tests of the money read it."""

from __future__ import annotations

from simlib import rules
from simlib.coherence.asked import FRAME_FORM, PER_ACTIVITY
from simlib.coherence.files import CaseFiles
from simlib.faults import closest, listed
from simlib.parameters.forms import EXIT, NUMBER, Form, kind_of
from simlib.parameters.values import Parameter


def check_forms(files: CaseFiles) -> None:
    """That every parameter is given as the rules and the tests of the money read it."""
    exits = {"exit": EXIT} if files.granted else {}
    expected: dict[str, Form] = {**FRAME_FORM, **exits, **getattr(files.module, "FORMS", {})}
    families = files.families((*files.own, "standards"))
    readers = (*rules.collect(files.module).values(), *files.module.VOLUMES)
    reads = {read for reader in readers for read in reader.reads()}
    absent = sorted(set(expected) - {members[0].name for members in families.values()})
    for name in absent:
        files.missing(name, "", files.programme_file)
    for path, members in families.items():
        name, first = members[0].name, members[0]
        if name in expected or name in reads or (kind_of(first), first.by) == (NUMBER.kind, NUMBER.by):
            _form(files, path, members, expected.get(name, NUMBER))
        elif name not in PER_ACTIVITY:
            files.at(first, "unread-parameter", path=path, guess=closest(name, absent))
    by_dimension: dict[str, list[str]] = {}
    for path, members in families.items():
        if members[0].by and members[0].by != files.module.DIMENSION:
            by_dimension.setdefault(members[0].by, []).append(path)
    for paths in by_dimension.values():
        every = {p.member: path for path in paths for p in families[path]}
        for path in paths:
            for member in sorted(set(every) - {p.member for p in families[path]}):
                files.at(
                    families[path][0],
                    "member-without-value",
                    family=path,
                    member=member,
                    other=every[member],
                )


def _form(files: CaseFiles, path: str, members: list[Parameter], form: Form) -> None:
    first = members[0]
    activities = tuple(files.module.activities(files.setting)) if first.name in PER_ACTIVITY else ()
    if activities and first.by and not form.by:
        form = form.per(first.by, *activities)
    if kind_of(first) != form.kind:
        files.at(first, "wrong-kind", path=path, kind=form.kind)
    elif first.by != form.by:
        files.at(first, "wrong-by", path=path, by=form.by or "none")
    elif form.names and set(first.choices or ()) != set(form.names):
        files.at(first, "wrong-choices", path=path, known=listed(form.names))
    elif form.members and form.by != files.module.DIMENSION:
        files.members(path, members, form.members, "unknown-member", "unit-without-value")
