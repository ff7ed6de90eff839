"""The rules of a scheme as a picture and as a list."""

from __future__ import annotations

from simlib.assembly import Case
from simlib.present.svg import Picture


def rules_graph(case: Case, *, foot: str = "", language: str = "sv", key: str = "rules") -> Picture:
    raise NotImplementedError


def rules_list(case: Case, *, language: str = "sv") -> str:
    raise NotImplementedError
