"""What is uncertain in a case, and what each outcome drew of it."""

from __future__ import annotations

import numpy as np

from simlib.assembly import Case
from simlib.parameters.values import Dated, Parameter
from simlib.periods import Period
from simlib.simulation.draws import BLOCK, Floats, drawn


def uncertainties(case: Case) -> tuple[Parameter, ...]:
    """The parameters that are drawn and that the cost can depend on, in the order of the files.

    What is uncertain in the state grant decides who pays, not what it costs.
    """
    own = (case.setting.scenario.programme, case.setting.scenario.region)
    read = {name for rule in case.wiring.order for name in case.wiring.reads(rule)}
    return tuple(
        parameter
        for parameter in case.setting.parameters.values()
        if parameter.role == "uncertainty"
        and parameter.namespace in own
        and parameter.name in read
        and _drawn_dates(parameter, case.setting.horizon)
    )


def drawn_date(case: Case, parameter: Parameter) -> Dated:
    """The last dated value within the horizon that has an interval: the one that is shown."""
    return _drawn_dates(parameter, case.setting.horizon)[-1]


def drawn_inputs(case: Case, *, draws: int, seed: int) -> Floats:
    """The drawn value of every uncertainty in every outcome: (uncertainty, draw).

    The dated values of one parameter rise and fall together; the last stands for them all.
    """
    blocks = range(-(-draws // BLOCK))
    rows = []
    for parameter in uncertainties(case):
        dated = drawn_date(case, parameter)
        parts = [
            np.broadcast_to(np.asarray(drawn(parameter, dated, seed, block), dtype=float), (BLOCK,))
            for block in blocks
        ]
        rows.append(np.concatenate(parts)[:draws])
    return np.stack(rows) if rows else np.zeros((0, draws))


def _drawn_dates(parameter: Parameter, horizon: Period) -> tuple[Dated, ...]:
    ends = [*(dated.since for dated in parameter.values[1:]), horizon.end]
    return tuple(
        dated
        for dated, end in zip(parameter.values, ends, strict=True)
        if dated.interval is not None and dated.since < horizon.end and end > horizon.start
    )
