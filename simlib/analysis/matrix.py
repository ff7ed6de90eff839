"""Every scenario in every world: what each costs where one uncertainty at a time is at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simlib.analysis.tornado import Tornado, tornado
from simlib.parameters.values import Parameter
from simlib.simulation.simulate import Simulation

MOST_PARAMETERS = 4


@dataclass(frozen=True)
class Row:
    """Öre over all years: as written, and per parameter at the low and the high end."""

    simulation: Simulation
    base: float
    ends: tuple[tuple[float, float], ...]
    errors: tuple[float, ...]  # of each pair, where the costs are fitted to simulated outcomes
    base_error: float


@dataclass(frozen=True)
class Matrix:
    parameters: tuple[Parameter, ...]
    rows: tuple[Row, ...]


def matrix(first: Tornado, simulations: Sequence[Simulation]) -> Matrix:
    """The scenarios against the uncertainties that move the first one's cost most."""
    parameters = tuple(bar.parameter for bar in first.shown[:MOST_PARAMETERS])
    return Matrix(parameters, tuple(_row(simulation, parameters) for simulation in simulations))


def _row(simulation: Simulation, parameters: Sequence[Parameter]) -> Row:
    found = tornado(simulation)
    by_path = {bar.parameter.path: (bar.cost_low, bar.cost_high) for bar in found.bars}
    ends = tuple(by_path.get(parameter.path, (found.base, found.base)) for parameter in parameters)
    errors = {bar.parameter.path: bar.error for bar in found.bars}
    each = tuple(errors.get(parameter.path, found.base_error) for parameter in parameters)
    return Row(simulation, found.base, ends, each, found.base_error)
