"""New rates on held draws: the same öre in every draw as if all were drawn and computed anew."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from multiprocessing import get_context
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.assembly import Case, load
from simlib.count_laws import poisson, poisson_ladder
from simlib.exact import WHOLE_ORE, Amount, at_most, capped_each_month, ladder
from simlib.parameters.values import Label, Parameter
from simlib.rules import Rule
from simlib.simulation.draws import blocks
from simlib.simulation.linear import is_additive, is_linear, keeps_whole
from simlib.simulation.plan import plan
from simlib.simulation.prepare import prepare
from simlib.simulation.reprice import price
from simlib.simulation.simulate import Standing, computed, simulate
from simlib.simulation.totals import streamed
from tests.benchmarks.case import LEVERS, moved, reference
from tests.conftest import SAGOLAN

DRAWS, SEED = 300, 5


def _raised(case: Case, paths: tuple[str, ...]) -> Case:
    """The case with the named numbers a tenth and one step higher, as far as they may be."""
    changed = dict(case.setting.parameters)
    for path in paths:
        parameter = changed[path]
        changed[path] = replace(parameter, values=tuple(_up(parameter, d) for d in parameter.values))
    return replace(case, setting=replace(case.setting, parameters=changed))


def _up(parameter: Parameter, dated):
    if dated.ends:
        return dated
    raised = dated.number * Fraction(11, 10) + (1 if parameter.unit.money else Fraction(1, 1000))
    raised = Fraction(round(raised)) if parameter.unit.money or parameter.unit.whole else raised
    return replace(dated, value=raised if parameter.high is None else min(raised, parameter.high))


def _numbers(case: Case) -> list[str]:
    own = {case.scenario.programme, case.scenario.region}
    return [
        path
        for path, p in case.setting.parameters.items()
        if p.namespace in own and isinstance(p.values[0].value, Fraction)
    ]


@pytest.mark.parametrize("name", ["sagolan", "stimulans", "vgr", "halland_st"])
def test_every_parameter_priced_again_is_as_simulated(name: str, request: pytest.FixtureRequest) -> None:
    """Levers, and uncertainties that keep their interval: whatever the plan, the same öre."""
    case = request.getfixturevalue(name)
    kinds = set()
    for path in _numbers(case):
        prepared = prepare(case, [path], draws=DRAWS, seed=SEED)
        changed = _raised(case, (path,))
        found, expected = price(prepared, changed), simulate(changed, draws=DRAWS, seed=SEED)
        assert list(found.components) == list(expected.amounts)
        for component in expected.amounts:
            same = found.component(component) == expected.component(component)
            assert same.all(), (path, component)
        assert (found.total == expected.total).all()
        kinds.add((prepared.plan.everything, bool(prepared.plan.again), bool(prepared.plan.curved)))
    if name == "sagolan":
        assert kinds >= {
            (True, True, False),
            (False, False, False),
            (False, True, True),
            (False, True, False),
        }


def test_what_a_scheme_looks_at_by_itself_is_computed_anew(kalmar: Case) -> None:
    """It may read the parameters past the setting's own doors: then its inputs give it away."""
    path = "psychology_choice.fixed_rate"
    fact = kalmar.programme.inputs(kalmar.setting, kalmar.admitted, kalmar.coarsest)

    def inputs(setting, admitted, grid):
        high = setting.parameters[path].values[0].number > 5000
        return [
            replace(one, values=one.values * (1 + high)) if one.name == "residents" else one for one in fact
        ]

    module = ModuleType("sly")
    vars(module).update({**vars(kalmar.programme), "inputs": inputs})
    sly = replace(kalmar, programme=module)
    assert not prepare(kalmar, [path], draws=20, seed=SEED).plan.everything
    prepared = prepare(sly, [path], draws=20, seed=SEED)
    assert prepared.plan.everything
    changed = _raised(sly, (path,))
    assert (price(prepared, changed).total == simulate(changed, draws=20, seed=SEED).total).all()


def test_many_new_values_at_once(kalmar: Case) -> None:
    names = ("fixed_rate", "variable_rate", "long_visit_ceiling", "meeting_first_hour_rate")
    paths = tuple(f"psychology_choice.{name}" for name in names)
    changed = _raised(kalmar, paths)
    prepared = prepare(kalmar, paths, draws=DRAWS, seed=SEED)
    found, expected = price(prepared, changed), simulate(changed, draws=DRAWS, seed=SEED)
    assert all((found.component(name) == expected.component(name)).all() for name in expected.amounts)
    assert (found.total != simulate(kalmar, draws=DRAWS, seed=SEED).total).any()


def test_units_are_summed_only_where_every_product_is_whole(vgr: Case, kalmar: Case) -> None:
    """50 000 kr a provider is whole; an uprated rate is not, and each unit is rounded."""
    whole = prepare(vgr, ["collaboration_grant.payment_per_provider"], draws=DRAWS, seed=SEED)
    assert whole.plan.linear == ("collaboration_payment",)
    assert set(whole.summed.terms) == {"collaboration_payment"}
    assert all(not part.read for part in whole.parts)
    uprated = prepare(kalmar, ["psychology_choice.fixed_rate"], draws=DRAWS, seed=SEED)
    assert not uprated.plan.linear  # VAT compensation reads it unit by unit
    assert not any(part.terms for part in (uprated.summed, *uprated.parts))


def test_a_plan_in_words(kalmar: Case) -> None:
    found = plan(kalmar.wiring, ["long_visit_ceiling"])
    text = found.text(kalmar.wiring, "en")
    assert "Fixed payment: does not depend on what changes" in text
    assert "Longer visits: is computed anew for every unit and outcome" in text
    assert "between the levels that have been tried" in text
    assert "Tak för längre besök" in found.text(kalmar.wiring)
    moved = plan(kalmar.wiring, ["larger_effort_share"])
    assert moved.everything
    assert "how many come" in moved.text(kalmar.wiring, "en")


# --- what is linear ------------------------------------------------------------------


def _products(rate: Amount, visits: Amount, level: Amount) -> Amount:
    """A rate, uprated."""
    return visits * rate * level / 12 - 3 * visits


def _ceiling(rate: Amount, visits: Amount, level: Amount) -> Amount:
    return at_most(visits * rate, level)


def _share(rate: Amount, visits: Amount, level: Amount) -> Amount:
    return visits / rate + level


def _steps(rate: Amount, visits: Amount, level: Amount) -> Amount:
    paid = visits * rate
    return paid * level


def _family(rate: Amount, visits: Amount, level: Amount) -> Amount:
    return sum(visits[kind] * rate[kind] for kind in rate) * level


@pytest.mark.parametrize(
    ("function", "moving", "linear"),
    [
        (_products, {"rate"}, True),
        (_products, {"visits"}, True),
        (_products, {"rate", "visits"}, False),
        (_products, {"rate", "level"}, False),
        (_products, {"other"}, True),
        (_ceiling, {"rate"}, False),
        (_ceiling, {"level"}, False),
        (_ceiling, {"other"}, True),
        (_share, {"rate"}, False),
        (_share, {"visits", "level"}, True),
        (_steps, {"rate"}, False),  # not seen through, so not taken as linear
        (_family, {"rate"}, True),
        (_family, {"rate", "level"}, False),
    ],
)
def test_what_is_linear_in_what(function: Callable[..., Amount], moving: set[str], linear: bool) -> None:
    rule = Rule("r", Label("", ""), "kr", "", {"": function}, pays=True, rounding=WHOLE_ORE)
    assert is_linear(rule, "", moving) == linear


def _capped(visits: Amount, cap: Amount, rate: Amount) -> Amount:
    return capped_each_month(visits, cap) * rate


def _and_a_fixed_part(visits: Amount, rate: Amount) -> Amount:
    return visits * rate + 1000


@pytest.mark.parametrize(
    ("function", "by_unit", "additive", "whole"),
    [
        (_products, {"visits"}, True, False),  # both terms are so much per visit; a twelfth is not whole
        (_products, {"rate"}, False, False),  # 3 per visit is added once, not once per unit
        (_ceiling, {"visits"}, False, True),
        (_share, {"visits"}, False, False),
        (_family, {"visits"}, True, True),
        (_capped, {"visits"}, True, True),
        (_capped, {"cap"}, False, True),
        (_and_a_fixed_part, {"visits"}, False, True),
        (_steps, {"visits"}, False, False),
    ],
)
def test_what_may_be_summed_over_units_and_what_is_whole(function, by_unit, additive, whole) -> None:
    rule = Rule("r", Label("", ""), "kr", "", {"": function}, pays=True, rounding=WHOLE_ORE)
    assert is_additive(rule, "", by_unit) == additive
    assert keeps_whole(rule, "") == whole


def test_the_reference_case_priced_again_is_as_simulated() -> None:
    """Ceilings, steps and a cap per month all at once, and a cap that is no whole number refused as ever."""
    case = reference()
    prepared = prepare(case, LEVERS, draws=1500, seed=SEED)
    part = prepared.parts[0]
    assert set(prepared.summed.sums) == {"meeting_payment"}  # its units are summed rung by rung
    assert prepared.summed.sums["meeting_payment"]["meetings"][4].shape == (3, 1, 2048)
    assert set(part.read) == {"short", "long", "home", "new", "residents"}
    assert {part.read[name].dtype for name in ("short", "long", "home", "new")} <= {np.dtype(k) for k in "hi"}
    assert {"long_payment", "travel_payment", "quality_payment"} <= prepared.keepers
    for factor, cap in ((1.0, 4), (1.013, 4), (0.97, 3), (1.2, 7)):
        changed = _with(moved(case, factor), "reference.meeting_cap", Fraction(cap))
        found, expected = price(prepared, changed), simulate(changed, draws=1500, seed=SEED)
        for name in expected.amounts:
            assert (found.component(name) == expected.component(name)).all(), (name, factor)
    with pytest.raises(ValueError, match="ladder"):
        price(prepared, _with(case, "reference.meeting_cap", Fraction(9, 2)))


def test_half_an_ore_a_visit_is_not_summed_before_it_is_rounded() -> None:
    """Each unit's amount is rounded: new rates that are not whole öre are computed as at first."""
    case = reference()
    prepared = prepare(case, LEVERS, draws=200, seed=SEED)
    assert "short_payment" in prepared.summed.terms
    changed = _with(case, "reference.short_rate", Fraction(200_001, 2))
    found, expected = price(prepared, changed), simulate(changed, draws=200, seed=SEED)
    assert (found.total == expected.total).all()
    assert (found.component("short_payment") != price(prepared, case).component("short_payment")).any()


def _with(case: Case, path: str, value: Fraction) -> Case:
    parameter = case.setting.parameters[path]
    changed = replace(parameter, values=(replace(parameter.values[0], value=value),))
    return replace(case, setting=replace(case.setting, parameters={**case.setting.parameters, path: changed}))


# --- in any order, by any worker -------------------------------------------------------


def test_blocks_in_any_order_and_by_any_number_of_threads(kalmar: Case) -> None:
    expected = simulate(kalmar, draws=3000, seed=SEED)

    def backwards(one, numbers):
        done = {number: one(number) for number in reversed(numbers)}
        return [done[number] for number in numbers]

    with ThreadPoolExecutor(2) as two, ThreadPoolExecutor(5) as five:
        for each in (backwards, two.map, five.map):
            found = simulate(kalmar, draws=3000, seed=SEED, each=each)
            for name in expected.amounts:
                assert found.amounts[name].tobytes() == expected.amounts[name].tobytes()


def _one_block(number: int) -> dict[str, bytes]:
    """As a worker process does it, which reads the files itself."""
    case = load(SAGOLAN / "params/scenarios/vardval.yaml")
    by_year = computed(Standing.of(case, SEED), number).by_year(case)
    return {name: amounts.tobytes() for name, amounts in by_year.items()}


def test_blocks_by_other_processes(sagolan: Case) -> None:
    here = [computed(Standing.of(sagolan, SEED), number).by_year(sagolan) for number in blocks(2500)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        there = list(pool.map(_one_block, blocks(2500)))
    assert there == [{name: part.tobytes() for name, part in block.items()} for block in here]


def test_blocks_by_the_workers_of_a_cluster(sagolan: Case) -> None:
    """What another machine's worker computes is what this process does, to the byte."""
    distributed = pytest.importorskip("distributed")
    here = [computed(Standing.of(sagolan, SEED), number).by_year(sagolan) for number in blocks(2500)]
    local = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**local) as cluster, distributed.Client(cluster) as client:
        there = list(client.get_executor(pure=False).map(_one_block, blocks(2500)))
    assert there == [{name: part.tobytes() for name, part in block.items()} for block in here]


def test_a_block_at_a_time_is_the_same(sagolan: Case) -> None:
    whole = simulate(sagolan, draws=2500, seed=SEED)
    parts = list(streamed(sagolan, draws=2500, seed=SEED))
    assert [part.draws for part in parts] == [1024, 1024, 452]
    for name in whole.amounts:
        assert (np.concatenate([p.components[name] for p in parts], axis=1) == whole.component(name)).all()


# --- caps per month --------------------------------------------------------------------


@given(st.integers(0, 8), st.integers(0, 10**6))
def test_a_ladder_is_as_exact_as_the_months(cap: int, seed: int) -> None:
    monthly = np.random.default_rng(seed).poisson(3.0, (12, 4, 50)).astype(float)
    expected = np.minimum(monthly, cap).sum(axis=0)
    assert (capped_each_month(ladder(monthly, 8), cap) == expected).all()


def test_a_yearly_count_cannot_stand_for_the_months() -> None:
    """Four a month is not 48 a year: the wrong sum pays a tenth too much where 3.6 come a month."""
    monthly = np.random.default_rng(1).poisson(3.6, (12, 2000)).astype(float)
    right = capped_each_month(ladder(monthly, 8), 4).mean()
    wrong = np.minimum(monthly.sum(axis=0), 48).mean()
    assert wrong / right > 1.08


@given(st.floats(0.01, 14.0), st.integers(0, 10**6))
def test_a_ladder_from_the_shares_is_that_of_the_counts(mean: float, seed: int) -> None:
    """Means that differ between outcomes, some of them where counts come from the expansion."""
    generator = np.random.default_rng(seed)
    means = mean * generator.uniform(0.5, 1.5, (3, 40))
    share = generator.uniform(size=(12, 3, 40))
    expected = ladder(poisson(means, share), 8)
    found = poisson_ladder(means, share, 8)
    assert list(found) == list(expected)
    assert all((found[cap] == expected[cap]).all() for cap in expected)


@pytest.mark.parametrize("cap", [9, 3.5, -1])
def test_a_cap_that_the_ladder_has_not_is_refused(cap: float) -> None:
    with pytest.raises(ValueError, match="ladder"):
        capped_each_month(ladder(np.ones((12, 1)), 8), cap)
