"""The box in which the frame breaks: found where there is one, not found where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from simlib.analysis.discovery import discover, prim
from simlib.budget import budget_test
from simlib.simulation.simulate import simulate


def inputs(seed=1, draws=4000, count=4):
    return np.random.Generator(np.random.PCG64(seed)).random((count, draws))


def test_a_box_that_is_there_is_found():
    """Cases are exactly x0 > 0.7 and x2 < 0.4, 12 per cent; the box is the largest that is dense enough."""
    drawn = inputs()
    box = prim(drawn, (drawn[0] > 0.7) & (drawn[2] < 0.4))
    assert box is not None
    assert {bound.input for bound in box.bounds} == {0, 2}
    found = {bound.input: bound for bound in box.bounds}
    assert found[0].low == pytest.approx(0.7, abs=0.12)
    assert found[0].high == np.inf
    assert found[2].high == pytest.approx(0.4, abs=0.12)
    assert box.density.value > 0.75
    assert box.coverage.value > 0.85
    assert box.share_of_cases.value == pytest.approx(0.12, abs=0.02)


def test_a_bound_that_could_be_chance_is_dropped():
    for seed in range(5):
        drawn = inputs(seed)
        box = prim(drawn, drawn[1] > 0.8)
        assert box is not None
        assert [bound.input for bound in box.bounds] == [1]
        assert box.bounds[0].chance < 0.05


def test_noise_gives_a_box_that_is_no_denser_than_the_whole():
    """What is praised on one half is judged on the other."""
    for seed in range(5):
        drawn = inputs(seed)
        box = prim(drawn, inputs(seed + 50, count=1)[0] < 0.3)
        assert box is None or box.density.value < 0.45


def test_density_and_coverage_are_counted_on_the_other_half():
    drawn = inputs()
    cases = drawn[0] > 0.9
    box = prim(drawn, cases)
    assert box is not None
    (bound,) = box.bounds
    later, judged = np.split(drawn[0], 2)[1], np.split(cases, 2)[1]
    inside = (later >= bound.low) & (later <= bound.high)
    assert box.density.value == (inside & judged).sum() / inside.sum()
    assert box.coverage.value == (inside & judged).sum() / judged.sum()


@pytest.mark.parametrize("cases", [np.zeros(4000, bool), np.ones(4000, bool), np.arange(4000) < 30])
def test_where_nearly_all_are_alike_there_is_nothing_to_find(cases):
    assert prim(inputs(), cases) is None


def test_without_inputs_there_is_nothing_to_find():
    assert prim(np.zeros((0, 4000)), np.arange(4000) % 2 == 0) is None


def test_values_that_repeat_can_be_peeled():
    drawn = np.round(inputs() * 4)
    box = prim(drawn, drawn[0] >= 4)
    assert box is not None
    assert [bound.input for bound in box.bounds] == [0]
    assert box.density.value == 1


def test_the_frame_of_kalmar_depends_on_need(kalmar):
    simulation = simulate(kalmar, draws=1024, seed=5)
    found = discover(simulation, budget_test(simulation))
    assert found.box is not None
    names = [found.parameters[bound.input].name for bound in found.box.bounds]
    assert "larger_effort_share" in names
    assert found.box.density.value > found.box.share_of_cases.value
