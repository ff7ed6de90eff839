"""The queue at a health centre: first come, first served, so many slots each open day.

Nobody is followed one by one, and nothing is approximated: in a first-come queue all who
came up to a day are served before anybody who came after it. So of those who came on day d
just those are assessed by day e who are among the first so many that have been served by then:

    in time(d) = served so far(e) − came before d,   at least 0 and at most those who came on d

where e is the last open day within the guarantee's calendar days. What has been served so
far is what has come less the queue, and the queue follows from day to day (Lindley):

    queue = min(max(queue + came − slots, 0), longest queue)

Who would make the queue longer than the longest goes elsewhere and is not assessed in time.
The result is exact for the given arrivals and slots; the same recursion runs on whole
patients in the plan and on thousands of outcomes at once, where a simulation library that
moves one patient at a time would take hours. `ciw`, such a library, is the reference in the tests.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from simlib.exact import Amount, Array, at_least, at_most, whole
from simlib.periods import Grid, Month
from simlib.programmes.access_grant.arrivals import open_days, place, weekday
from simlib.weekdays import weekdays_of


def in_time(
    days: Sequence[date], came: Sequence[Amount], slots: Sequence[Amount], longest: Amount, most_days: int
) -> list[Amount]:
    """How many of those who came on each day are assessed within `most_days` calendar days.

    `days`: the open days in order; `came`, `slots`: whole numbers for each of them; `longest`:
    the longest queue. The queue is empty before the first day.
    """
    last = [bisect_right(days, day + timedelta(days=most_days)) - 1 for day in days]
    queue = so_far = came[0] * 0
    kept: list[Amount] = []
    waiting: deque[tuple[Amount, Amount]] = deque()
    for at in range(len(days)):
        asking = at_least(queue + came[at] - slots[at], 0)
        queue = at_most(asking, longest)
        stayed = came[at] - (asking - queue)
        waiting.append((so_far, stayed))
        so_far = so_far + stayed
        while len(kept) <= at and last[len(kept)] == at:
            before, those = waiting.popleft()
            kept.append(at_most(at_least(so_far - queue - before, 0), those))
    return kept


def monthly(
    patients: Mapping[str, Amount],
    kinds: Sequence[str],
    slots: Mapping[str, Amount],
    longest_wait: Amount,
    most_days: Amount,
    grid: Grid,
) -> dict[str, Array]:
    """`patients` who came in each month and those of them assessed `in_time`, (month, unit, draw).

    `slots`: by weekday, (month, unit, draw) a day; `longest_wait`: open days that the longest
    queue takes to serve. After the last month the queue is served as before, and nobody comes.
    """
    limit = int(np.asarray(most_days).flat[0])
    opened = open_days(grid)
    dated = [*opened, *((len(grid) - 1, day) for day in _days_after(grid, limit))]
    along = {name: grid.along(one) for name, one in slots.items()}
    offered = _whole_each_day([along[weekday(day)][at] for at, day in dated])
    came = [sum(patients[place(kind, day)][at] for kind in kinds) for at, day in opened]
    came += [came[0] * 0] * (len(dated) - len(opened))
    longest = whole(sum(offered) * np.asarray(longest_wait)[0] / len(dated))
    kept = in_time([day for _, day in dated], came, offered, longest, limit)
    months = [at for at, _ in dated]
    return {"patients": _by_month(came, months), "in_time": _by_month(kept, months)}


def _whole_each_day(slots: Sequence[Array]) -> list[Array]:
    """Whole slots each day: what is left of a slot is added to the next day's."""
    given, running, found = slots[0] * 0, slots[0] * 0, []
    for day in slots:
        running = running + day
        found.append(whole(running) - given)
        given = given + found[-1]
    return found


def _days_after(grid: Grid, limit: int) -> list[date]:
    """The open days after the grid on which somebody who came in it can still be assessed in time."""
    end = grid.steps[-1].end
    last = end + timedelta(days=limit)
    months = (Month.of(end), Month.of(last))
    return sorted({day for month in months for day in weekdays_of(month) if day < last})


def _by_month(values: Sequence[Array], months: Sequence[int]) -> Array:
    found: dict[int, Array] = {}
    for at, value in zip(months, values, strict=True):
        found[at] = found[at] + value if at in found else value
    return np.stack(list(found.values()))
