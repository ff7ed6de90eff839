"""A rule's formula as the code has it, read with the labels that people know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from simlib.assembly import Case
from simlib.parameters.values import Label
from simlib.present.speech import Speech
from simlib.rules import Rule

_NAME = re.compile(r"[a-z_][a-z0-9_]*(?![a-z0-9_(.])", re.IGNORECASE)
# What belongs to the language of formulas and not to the scheme.
_GRAMMAR = {"for", "in", "sum", "grid", "kind", "age", "length", "key"}


def labels(case: Case) -> dict[str, Label]:
    """The label of everything that a rule can read."""
    setting, wiring = case.setting, case.wiring
    found: dict[str, Label] = {name: rule.label for name, rule in wiring.rules.items()}
    found |= {name: volume.label for name, volume in wiring.volumes.items()}
    found |= {
        entry.name: entry.label for entry in case.programme.inputs(setting, case.admitted, case.coarsest)
    }
    for parameter in setting.parameters.values():
        # A member of a family is labelled "family: member"; a formula names the family.
        family = Label(parameter.label.sv.split(": ")[0], parameter.label.en.split(": ")[0])
        found.setdefault(parameter.name, family if parameter.member else parameter.label)
    return found


def in_words(rule: Rule, known: Mapping[str, Label], speech: Speech) -> str:
    """`residents * rate / 12` as “Invånare × Belopp / 12”."""

    def word(match: re.Match[str]) -> str:
        name = match.group()
        return speech.label(known[name]) if name in known and name not in _GRAMMAR else name

    text = _NAME.sub(word, rule.formula())
    return text.replace(" * ", " × ").replace(" - ", " − ")


def counted_names(case: Case, keys: Sequence[str], speech: Speech) -> list[str]:
    """`long_visits.home_visit` as “Längre besök: Hembesök”."""
    known = labels(case)
    members = {p.member: p.label for p in case.setting.parameters.values() if p.member}
    found = []
    for key in keys:
        name, _, member = key.partition(".")
        words = [speech.label(known[name])]
        if member:
            words.append(speech.label(members[member]).split(": ")[-1] if member in members else member)
        found.append(": ".join(words))
    return found
