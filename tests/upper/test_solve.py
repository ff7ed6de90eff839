"""Goal seek: the highest rate that holds, against trying every rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

import numpy as np
import pytest

from simlib.analysis.solve import (
    _search,
    error_of,
    highest_that_holds,
    last_number,
    levers,
    with_lever,
)
from simlib.budget import budget_test
from simlib.simulation.reprice import price
from simlib.simulation.simulate import hold, simulate

RATE = "psychology_choice.fixed_rate"
FRAME = "kalmar.frame"


def holds(case, path: str, value: Fraction, *, draws: int, seed: int) -> float:
    changed = with_lever(case, case.setting.parameters[path], value)
    return budget_test(simulate(changed, draws=draws, seed=seed)).holds_every_year


@pytest.mark.parametrize("target", [0.5, 0.9])
def test_the_found_rate_holds_and_an_ore_more_does_not(kalmar, target):
    """Priced with volumes drawn anew: what was held is what would have been drawn."""
    found = highest_that_holds(kalmar, RATE, target=target, draws=200, seed=4)
    assert found.value is not None
    assert holds(kalmar, RATE, found.value, draws=200, seed=4) == found.probability >= target
    assert holds(kalmar, RATE, found.value + 1, draws=200, seed=4) < target


def test_as_every_value_tried(kalmar):
    """A range of 40 öre around the answer, each tried."""
    answer = highest_that_holds(kalmar, RATE, target=0.9, draws=100, seed=4).value
    assert answer is not None
    parameter = kalmar.setting.parameters[RATE]
    narrow = replace(parameter, low=answer - 13, high=answer + 27)
    setting = replace(kalmar.setting, parameters={**kalmar.setting.parameters, RATE: narrow})
    found = highest_that_holds(replace(kalmar, setting=setting), RATE, target=0.9, draws=100, seed=4)
    tried = [
        narrow.low + k for k in range(41) if holds(kalmar, RATE, narrow.low + k, draws=100, seed=4) >= 0.9
    ]
    assert found.value == answer == max(tried)
    assert tried == [narrow.low + k for k in range(14)]


@dataclass
class Trial:
    """A budget test of outcomes that break even one after another."""

    overrun: np.ndarray

    @property
    def holds_every_year(self) -> float:
        return float((self.overrun <= 0).all(axis=0).mean())


def sought(cost, highest: int, target: float = 0.9) -> tuple[int | None, list[int]]:
    """The answer, and what was tried; `cost`: step → overrun (year, outcome)."""
    asked = []

    def test(k: int) -> Trial:
        asked.append(k)
        return Trial(np.atleast_2d(cost(k)))

    found, there = _search(cast("Any", test), target, highest)
    assert there.holds_every_year == test(found or 0).holds_every_year
    return found, asked[:-1]


EVEN = np.arange(1, 11) * 100.0  # outcomes that break even at 100, 200 … 1 000
CURVES = {
    "line": lambda k: k - EVEN,
    "rounded": lambda k: np.round(1.7 * k / 2) * 2 - 1.7 * EVEN,
    "square": lambda k: k**2 - EVEN**2,
    "root": lambda k: k**0.5 - EVEN**0.5,
    "steps": lambda k: 300 * (k // 300) - EVEN + 1,
    "ceiling": lambda k: np.minimum(k, 400) - EVEN,
    "cliff": lambda k: np.where(k < EVEN, -1.0, 1e9),
    "two years": lambda k: np.array([k - EVEN, k / 2 - EVEN / 3]),
    "a year that never changes": lambda k: np.array([k - EVEN, EVEN * 0 - 1]),
}


@pytest.mark.parametrize("target", [0.05, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("name", CURVES)
def test_the_last_that_holds_is_that_of_every_step_tried(name, target):
    found, asked = sought(CURVES[name], 2000, target)
    held = [k for k in range(2001) if Trial(np.atleast_2d(CURVES[name](k))).holds_every_year >= target]
    assert found == (held[-1] if held else None)
    assert len(asked) <= 2 + 11 + 2 * 4, asked  # halved eleven times, in four rounds


@pytest.mark.parametrize(("held", "highest", "answer"), [(-1, 9, None), (0, 9, 0), (9, 9, 9), (0, 1, 0)])
def test_the_ends_of_the_range(held, highest, answer):
    assert sought(lambda k: np.array([k - held - 0.5]), highest)[0] == answer


@pytest.mark.parametrize(("name", "tries"), [("line", 4), ("rounded", 8), ("square", 42), ("root", 20)])
def test_a_long_range_is_searched_in_few_steps(name, tries):
    """Halving alone takes 30, and tells nothing of where the line would be."""
    assert len(sought(CURVES[name], 10**9)[1]) <= tries


def test_a_linear_lever_is_solved_in_few_evaluations_and_a_ceiling_in_thirty(kalmar, monkeypatch):
    asked = []

    def counting(prepared, case):
        asked.append(case)
        return price(prepared, case)

    monkeypatch.setattr("simlib.analysis.solve.price", counting)
    for path, most in ((RATE, 8), ("psychology_choice.long_visit_ceiling", 33)):
        asked.clear()
        highest_that_holds(kalmar, path, target=0.9, draws=100, seed=4)
        assert len(asked) <= most, path


def test_not_even_the_lowest(kalmar):
    """With nothing to spend, no rate holds."""
    setting = kalmar.setting
    frame = setting.parameters[FRAME]
    nothing = replace(frame, values=tuple(replace(d, value=Fraction(0)) for d in frame.values))
    case = replace(kalmar, setting=replace(setting, parameters={**setting.parameters, FRAME: nothing}))
    found = highest_that_holds(case, RATE, target=0.9, draws=100, seed=4)
    assert found.value is None
    assert found.probability == found.probability_now == 0


def test_the_highest_allowed_if_all_hold(jamtland):
    """The frame of a pot, raised by nothing that the lever pays: every value of an unread lever holds."""
    path = "jamtland_harjedalen.ordinary_funding"
    found = highest_that_holds(jamtland, path, target=0.01, draws=100, seed=4)
    assert found.value == jamtland.setting.parameters[path].high


def test_a_lever_that_is_a_share_is_sought_in_steps_of_its_range(kalmar):
    """`larger_effort_share` is no money: 65 536 steps between its bounds."""
    path = next(p for p in levers(kalmar) if p.endswith("larger_effort_share"))
    parameter = kalmar.setting.parameters[path]
    found = highest_that_holds(kalmar, path, target=0.5, draws=100, seed=4)
    step = (parameter.high - parameter.low) / 2**16
    assert found.value is not None
    assert ((found.value - parameter.low) / step).denominator == 1


@pytest.mark.parametrize("path", ["psychology_choice.fixed_rat", "", "fixed_rate"])
def test_an_unknown_lever(kalmar, path):
    with pytest.raises(KeyError):
        highest_that_holds(kalmar, path, target=0.9, draws=100, seed=4)


def test_a_choice_is_no_lever_to_seek(kalmar):
    with pytest.raises(ValueError, match="regime"):
        highest_that_holds(kalmar, "psychology_choice.regime", target=0.9, draws=100, seed=4)
    assert "psychology_choice.regime" not in levers(kalmar)
    assert set(kalmar.programme.LEVERS) <= set(levers(kalmar))


@pytest.mark.parametrize("name", ["kalmar", "sagolan", "jamtland"])
def test_held_volumes_are_those_that_would_be_drawn(request, name):
    case = request.getfixturevalue(name)
    path = case.programme.LEVERS[0]
    changed = with_lever(
        case, case.setting.parameters[path], case.setting.parameters[path].values[0].number * 2
    )
    drawn = simulate(changed, draws=300, seed=6)
    priced = simulate(changed, draws=300, seed=6, held=hold(case, draws=300, seed=6))
    assert all((drawn.amounts[part] == priced.amounts[part]).all() for part in drawn.amounts)
    assert (drawn.total != simulate(case, draws=300, seed=6).total).any()


def test_what_is_found_says_all_of_itself(kalmar):
    """Where it stands today, how sure that is, on what it rests, and how far off it can be."""
    parameter = kalmar.setting.parameters[RATE]
    found = highest_that_holds(kalmar, RATE, target=0.9, draws=400, seed=4)
    assert found.value is not None
    now = [dated.value for dated in parameter.values][-1]
    assert (found.parameter, found.target, found.now, found.draws) == (parameter, 0.9, now, 400)
    assert found.probability_now == holds(kalmar, RATE, now, draws=400, seed=4)
    assert "fixed_rate" in found.plan.moving
    # Between the answer and a fiftieth of the range below it the probability falls so much …
    below = found.value - (parameter.high - parameter.low) / 50
    fall = holds(kalmar, RATE, below, draws=400, seed=4) - found.probability
    error = budget_test(
        simulate(with_lever(kalmar, parameter, found.value), draws=400, seed=4)
    ).standard_error
    assert found.error == pytest.approx(error / fall * float(found.value - below))  # … as the error is wide


def test_a_share_is_found_to_a_part_of_its_range(kalmar):
    path, step = "psychology_choice.vat_share", Fraction(1, 4 * 2**16)
    found = highest_that_holds(kalmar, path, target=0.5, draws=100, seed=4)
    assert found.value is not None
    assert 0 < found.value < Fraction(1, 4)
    assert (found.value / step).denominator == 1
    assert holds(kalmar, path, found.value, draws=100, seed=4) >= 0.5
    assert holds(kalmar, path, found.value + step, draws=100, seed=4) < 0.5


def test_where_no_value_holds_it_says_how_it_stands(kalmar):
    poor = with_lever(kalmar, kalmar.setting.parameters[FRAME], Fraction(100))
    found = highest_that_holds(poor, RATE, target=0.9, draws=100, seed=4)
    assert found.value is None
    assert (found.now, found.error) == (last_number(kalmar, found.parameter), 0.0)
    assert found.probability == found.probability_now == 0.0
    assert "fixed_rate" in found.plan.moving


@pytest.mark.parametrize(
    ("reach", "before", "after", "error", "found"),
    [
        (Fraction(10), 0.9, 0.7, 0.01, 0.5),
        (Fraction(10), 0.7, 0.9, 0.01, 0.5),
        (Fraction(0), 0.9, 0.7, 0.01, 0.0),
        (Fraction(10), 0.7, 0.7, 0.01, 0.0),
    ],
)
def test_the_error_of_a_value_is_that_of_its_probability_by_the_slope(reach, before, after, error, found):
    assert error_of(reach, before, after, error) == pytest.approx(found)


def test_a_lever_is_fixed_where_it_is_put(kalmar):
    path = "psychology_choice.larger_effort_share"
    parameter = kalmar.setting.parameters[path]
    assert any(dated.interval for dated in parameter.values)
    moved = with_lever(kalmar, parameter, Fraction(1, 50)).setting.parameters[path]
    assert {(dated.value, dated.interval) for dated in moved.values if not dated.ends} == {
        (Fraction(1, 50), None)
    }


@pytest.mark.parametrize("bound", ["low", "high"])
def test_what_has_no_two_bounds_cannot_be_sought(kalmar, bound):
    open_end = replace(kalmar.setting.parameters[RATE], **{bound: None})
    setting = replace(kalmar.setting, parameters={**kalmar.setting.parameters, RATE: open_end})
    case = replace(kalmar, setting=setting)
    assert RATE in levers(kalmar)
    assert RATE not in levers(case)
    with pytest.raises(ValueError, match=RATE):
        highest_that_holds(case, RATE, target=0.9, draws=100, seed=4)


def test_what_holds_only_after_the_horizon_cannot_be_sought(kalmar):
    end = kalmar.setting.horizon.end
    later = replace(
        kalmar.setting.parameters[RATE],
        values=(replace(kalmar.setting.parameters[RATE].values[-1], since=end),),
    )
    setting = replace(kalmar.setting, parameters={**kalmar.setting.parameters, RATE: later})
    assert RATE not in levers(replace(kalmar, setting=setting))
