"""Two controls at a time, and the highest value of one: what is asked for by a button."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simlib.analysis.lever_grid import grid_of
from simlib.analysis.solve import highest_that_holds, with_lever
from simlib.assembly import Case
from simlib.budget import budget_test
from simlib.explore.controls import Control, value_in_words
from simlib.present.figures.heat import lever_map
from simlib.present.sentences import solved_in_words
from simlib.present.speech import Speech
from simlib.simulation.prepare import prepare
from simlib.simulation.reprice import price

TARGET = 0.90
_MOST_DRAWS = 2048  # carry the answer of a goal seek, and a cell of the map, to the percent


def heat(case: Case, first: str, second: str, *, draws: int, seed: int, speech: Speech) -> str:
    """The map of how often the frame holds; a sentence where one of the two stands at nothing."""
    frame = f"{case.scenario.region}.frame"
    across, up = (second, first) if first == frame else (first, second)
    parameters = case.setting.parameters
    found = grid_of(case, parameters[across], parameters[up], draws=min(draws, _MOST_DRAWS), seed=seed)
    if found is None:
        return f'<p class="sentence">{speech("workbench-pair-nothing")}</p>'
    return lever_map(found, language=speech.language).html()


@dataclass(frozen=True)
class Goal:
    """`value`: rounded down to a step of the control, so that it still holds; None if nothing does."""

    words: str
    value: Fraction | None


def goal(case: Case, control: Control, *, draws: int, seed: int, speech: Speech) -> Goal:
    """The highest value at which the frame holds every year in 90 of 100 outcomes."""
    found = highest_that_holds(case, control.path, target=TARGET, draws=min(draws, _MOST_DRAWS), seed=seed)
    parameter, step = control.parameter, control.step
    low, high = parameter.low, parameter.high
    if low is None or high is None or step is None:
        return Goal(solved_in_words(found, speech), None)
    ends = {"lever": speech.label(parameter.label), "value": value_in_words(control, high, speech)}
    if found.value == high:
        return Goal(speech("workbench-goal-all", **ends), None)
    if found.value is None:
        prepared = prepare(case, [control.path], draws=found.draws, seed=seed)
        top = budget_test(price(prepared, with_lever(case, parameter, high)))
        if top.holds_every_year >= TARGET:
            return Goal(speech("workbench-goal-other-way", **ends), None)
        return Goal(solved_in_words(found, speech), None)
    return Goal(solved_in_words(found, speech), low + (found.value - low) // step * step)
