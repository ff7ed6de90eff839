"""Groups of patients too small to be shown, and what more must be hidden so that nobody can work them out.

Hidden is what has been counted among real patients: those facts of units that the scheme says count them
(`PATIENTS`), where the unit's file gives them as stated or derived. An assumption, a plan and a simulated
number are nobody's data and are shown. Amounts of money are not hidden: what is paid is public.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from simlib.assembly import Case

LEAST = 5  # a group this large is shown
COUNTED = ("stated", "derived")
Cell = tuple[int, int]
Place = tuple[str, str, str]  # unit, fact, and its key where the fact is several numbers


def hidden(
    counts: Sequence[Sequence[int]], *, row_totals: bool = False, column_totals: bool = True
) -> frozenset[Cell]:
    """The cells to hide, so that no group of one to four can be had from the others and the totals.

    A total is the cell after the last of its row or column, and is a count like any other. `row_totals`
    and `column_totals` say which anybody may know; the whole table's total is taken to be known.
    """
    full = [[*row, sum(row)] for row in counts]
    full.append([sum(column) for column in zip(*full, strict=True)])
    if not counts:
        return frozenset()
    bottom, right = len(full) - 1, len(full[0]) - 1
    cells = {(r, c) for r in range(bottom + 1) for c in range(right + 1)}
    unknown = {
        (r, c)
        for r, c in cells
        if (c == right and r < bottom and not row_totals) or (r == bottom and c < right and not column_totals)
    }
    found = {(r, c) for r, c in cells - unknown if 0 < full[r][c] < LEAST}
    while bare := next(_bare(found, unknown), None):
        others = [
            (full[r][c], r, c)
            for r, c in cells - unknown - found
            if (r == bare[0] or c == bare[1]) and full[r][c]
        ]
        if not others:  # nothing beside it is left to hide behind
            return frozenset(cells - unknown)
        _, row, column = min(others)
        found.add((row, column))
    return frozenset(found)


def _bare(found: set[Cell], unknown: set[Cell]) -> Iterator[Cell]:
    """Hidden cells that the totals give away: no way round leads from their row to their column.

    Rows and columns are joined by the cells that are not known. Along a way round, one can be added and taken
    away in turn without any total telling; without one, what the totals leave is the cell itself.
    """
    for row, column in sorted(found):
        joined = (found | unknown) - {(row, column)}
        reached, new = {("row", row)}, {("row", row)}
        while new:
            new = {
                end
                for r, c in joined
                for start, end in ((("row", r), ("column", c)), (("column", c), ("row", r)))
                if start in new and end not in reached
            }
            reached |= new
        if ("column", column) not in reached:
            yield row, column


def small_groups(case: Case) -> frozenset[Place]:
    """The facts of units that may not be shown."""
    payees = case.setting.payees
    found: set[Place] = set()
    for name in case.programme.PATIENTS.values():
        rows = [_numbers(payee.facts[name]) for payee in payees]
        keys = list(rows[0]) if rows else []
        counted = [
            [row[key] if payee.status in COUNTED else 0 for key in keys]
            for payee, row in zip(payees, rows, strict=True)
        ]
        found |= {
            (payees[r].id, name, keys[c])
            for r, c in hidden(counted)
            if r < len(payees) and c < len(keys) and payees[r].status in COUNTED
        }
    return frozenset(found)


def _numbers(fact: object) -> dict[str, int]:
    """One count, or several by their key; a fact that is not known is no count."""
    if isinstance(fact, Mapping):
        return {str(key): _whole(value) for key, value in fact.items()}
    return {"": _whole(fact)}


def _whole(value: object) -> int:
    return int(value) if isinstance(value, (int, Fraction)) else 0
