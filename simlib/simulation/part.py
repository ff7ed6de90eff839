"""What is kept of draws for new rates: by blocks what is large, the rest at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from simlib.exact import Amount
from simlib.simulation.draws import BLOCK, Floats

# A leaf that moves, or one member of a family that does.
Key = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """What is kept of a block of draws, or of all; whole numbers in as few bytes as hold them.

    `again`: the rules that are computed again for each unit, and `read` what they read.
    `totals`: öre of those that are not, (year, draw). `terms`: of components whose units are
    summed beforehand, what each moving value is multiplied by, and what none of them moves,
    each (step, draw). `sums`: of those that are computed again once for all units, what they read.
    """

    again: tuple[str, ...]
    read: Mapping[str, Amount]
    totals: Mapping[str, Floats]
    terms: Mapping[str, Mapping[Key | None, Floats]]
    sums: Mapping[str, Mapping[str, Amount]]


NOTHING = Part((), {}, {}, {}, {})


def apart(parts: Sequence[Part]) -> tuple[tuple[Part, ...], Part]:
    """What must stay in blocks, for it is large; and of all draws what every block has summed over units."""

    def in_all(kind: str) -> dict[str, list[Any]]:
        every = [getattr(part, kind) for part in parts]
        return {name: [one[name] for one in every] for name in every[0] if all(name in one for one in every)}

    totals, terms, sums = (
        {name: joined(found) for name, found in in_all(kind).items()} for kind in ("totals", "terms", "sums")
    )

    def left(part: Part) -> Part:
        return replace(part, totals={}, terms=_without(part.terms, terms), sums=_without(part.sums, sums))

    return tuple(map(left, parts)), Part((), {}, totals, terms, sums)


def _without(found: Mapping[str, Any], gone: Collection[str]) -> dict[str, Any]:
    return {name: one for name, one in found.items() if name not in gone}


def joined(found: Sequence[Any]) -> Any:
    """The amounts of one block after another as the amounts of all, draws last; families by their members."""
    if isinstance(found[0], Mapping):
        return {key: joined([one[key] for one in found]) for key in found[0]}
    return np.concatenate([np.broadcast_to(one, (*one.shape[:-1], BLOCK)) for one in found], axis=-1)
