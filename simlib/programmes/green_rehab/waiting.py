"""The queue at each farm: first come, first served, and nobody waits longer than allowed.

Who would wait longer chooses another farm, which takes as many as it can start in
time; whom no farm can take is not placed. Whole persons, step by step.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from simlib.exact import Amount, Array, at_least, at_most, is_exact, over_units, share_out


def queues(referrals: Array, places: Array, longest: Array, queue: Array) -> dict[str, Amount]:
    """`started`, `moved`, `unplaced` and `waiting` (at the step's end), each (time, unit, draw).

    `places`: free in the step; `longest`: how many can wait and still start in time;
    `queue`: who waits at the start, (1, unit, 1).
    """
    one = Fraction(1) if is_exact(referrals) else 1.0
    referrals, places, longest = np.broadcast_arrays(referrals * one, places, longest)
    waiting = np.broadcast_to(queue, (1, *referrals.shape[1:]))
    found: dict[str, list[Array]] = {"started": [], "moved": [], "unplaced": [], "waiting": []}
    for step in range(referrals.shape[0]):
        here = slice(step, step + 1)
        asking = waiting + referrals[here]
        started = at_most(asking, places[here])
        left = asking - started
        too_many = at_least(left - longest[here], 0)
        room = longest[here] - (left - too_many)
        moved = share_out(at_most(over_units(too_many), over_units(room)), room)
        # They leave the farms in the proportion in which these have too many.
        unplaced = share_out(over_units(too_many) - over_units(moved), too_many)
        waiting = left - too_many + moved
        for name, part in (
            ("started", started),
            ("moved", moved),
            ("unplaced", unplaced),
            ("waiting", waiting),
        ):
            found[name].append(part)
    return {name: np.concatenate(parts) for name, parts in found.items()}
