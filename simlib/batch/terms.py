"""On what terms a job runs: of a whole batch file, of one line of it, or of some of the line's jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.reading import Field, Listing, Node, Reader
from simlib.present.speech import ANALYSIS_PAGE, BOARD_PAGE, PARAMETERS_PAGE
from simlib.words import LANGUAGES

T = TypeVar("T")
DRAWS, SEED = 10_000, 20260101
MOST_DRAWS, HIGHEST_SEED = 1_000_000, 2**32 - 1
# Each report: its notebook and its page. Each leads to the others.
NOTEBOOKS = {
    "board": ("board_report", BOARD_PAGE),
    "parameters": ("parameters_report", PARAMETERS_PAGE),
    "analysis": ("analysis_report", ANALYSIS_PAGE),
}


def whole(low: int, high: int, key: str) -> Field[int]:
    """A whole number between two bounds."""

    def read(reader: Reader, node: Node) -> int | None:
        found = fields.number(reader, node)
        if found is None:
            return None
        if found.denominator != 1 or not low <= found <= high:
            reader.fault(node.line, "needs-whole", key=key, text=plain(found), low=low, high=high)
            return None
        return int(found)

    return read


def several(field: Field[T]) -> Field[tuple[T, ...]]:
    """One, or a list of at least one; nothing twice."""

    def read(reader: Reader, node: Node) -> tuple[T, ...] | None:
        if not isinstance(node, Listing):
            one = field(reader, node)
            return None if one is None else (one,)
        found = fields.list_of(field, least=1)(reader, node)
        if found is not None and len(set(found)) < len(found):
            twice = next(str(one) for one in found if found.count(one) > 1)
            reader.fault(node.line, "duplicate-key", key=twice, first=node.line)
            return None
        return found

    return read


def _notebooks(reader: Reader, node: Node) -> tuple[str, ...] | None:
    """In the order in which they are made, however they are listed."""
    found = several(fields.one_of(NOTEBOOKS))(reader, node)
    return found and tuple(name for name in NOTEBOOKS if name in found)


languages = several(fields.one_of(LANGUAGES))
# What may be said of some of a line's jobs; `language` besides makes a report in each.
OWN_TERMS: Mapping[str, Field[object]] = {
    "draws": whole(100, MOST_DRAWS, "draws"),
    "seed": whole(0, HIGHEST_SEED, "seed"),
    "notebooks": _notebooks,
    "time_limit": whole(1, 7 * 86_400, "time_limit"),
    "memory_limit": whole(50, 1_000_000, "memory_limit"),
    "retries": whole(0, 100, "retries"),
}
TERMS: Mapping[str, Field[object]] = {"language": languages, **OWN_TERMS}
