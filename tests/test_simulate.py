"""The ledger, the draws, and that the same rules give the same öre in both."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simlib import leaves as lay
from simlib.analysis.compare import Comparison
from simlib.assembly import Case, load
from simlib.ledger import Ledger, ledger, plan
from simlib.parameters.values import Parameter
from simlib.simulation.simulate import simulate
from simlib.wiring import evaluate
from tests.conftest import ROOT, shipped

SHIPPED = sorted((Path(__file__).resolve().parents[1] / "params/scenarios").glob("*.yaml"))


@pytest.fixture(params=["sagolan", "stimulans", "kalmar", "jamtland"])
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.getfixturevalue(request.param)
    return found


def _with(case: Case, **values: Fraction | str) -> Case:
    """The case with single-valued parameters of its scheme at other values."""
    changed: dict[str, Parameter] = {}
    for name, value in values.items():
        parameter = case.setting.parameter(name)
        dated = tuple(replace(one, value=value) for one in parameter.values)
        changed[parameter.path] = replace(parameter, values=dated)
    return replace(case, setting=replace(case.setting, parameters={**case.setting.parameters, **changed}))


# --- exact and drawn -------------------------------------------------------------------


def _in_floats(case: Case, book: Ledger) -> dict[str, Any]:
    """The rules in float64 on the monthly grid, on the volumes that the ledger planned."""

    def floats(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: floats(member) for key, member in value.items()}
        return value.astype(float)

    grid = case.monthly
    return evaluate(
        case.wiring, lay.leaves(case, grid, dtype=float), lay.regimes(case, grid, float),
        lambda name, _mean: floats(book.values[name]),
    )  # fmt: skip


VARIANTS: dict[str, Callable[[Case], Case]] = {
    "as it is": lambda case: case,
    "with a volume ceiling": lambda case: _with(case, volume_ceiling="on", patient_ceiling=Fraction(1, 100)),
    "sparse areas by rate": lambda case: _with(case, sparse_form="rate"),
    "a low ceiling for longer visits": lambda case: _with(case, long_visit_ceiling=Fraction(333)),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", ["sagolan", "kalmar"])
def test_draws_are_priced_to_the_ore_of_the_ledger(
    name: str, variant: str, request: pytest.FixtureRequest
) -> None:
    case = VARIANTS[variant](request.getfixturevalue(name))
    book = ledger(case)
    _same_ore(case, book)


@pytest.mark.parametrize("name", ["stimulans", "jamtland"])
def test_draws_of_an_allocation_are_priced_to_the_ore(name: str, request: pytest.FixtureRequest) -> None:
    case = request.getfixturevalue(name)
    _same_ore(case, ledger(case))


def _same_ore(case: Case, book: Ledger) -> None:
    values = _in_floats(case, book)
    for component, exact in book.amounts.items():
        drawn = np.broadcast_to(values[component], (*exact.shape, 1))[:, :, 0]
        assert (drawn == exact.astype(float)).all(), component


def test_the_fewest_steps_change_no_result(sagolan: Case) -> None:
    """What is drawn on whole years and what is drawn month by month have the same expected payments."""
    grids = (sagolan.coarsest, sagolan.monthly)
    means = []
    for grid in grids:
        values = evaluate(
            sagolan.wiring,
            lay.leaves(sagolan, grid, dtype=float),
            lay.regimes(sagolan, grid, float),
            lambda _n, mean: mean,
        )
        shape = (len(grid), len(sagolan.setting.payees), 1)
        means.append(
            {name: grid.by_year(np.broadcast_to(values[name], shape)) for name in sagolan.wiring.components}
        )
    for name in sagolan.wiring.components:
        # An öre of rounding per month and unit at most.
        assert np.abs(means[0][name] - means[1][name]).max() <= 12, name


# --- sums -----------------------------------------------------------------------------


def test_lines_components_units_months_and_years_are_one_sum(case: Case) -> None:
    book = ledger(case)
    whole = book.total()
    lines = book.lines
    assert isinstance(whole, int)
    assert whole == int(lines["ore"].sum())
    assert whole == sum(book.total(component) for component in book.amounts)
    assert whole == sum(book.total(None, year) for year in book.grid.years)
    for column in ("payee", "month", "year", "component", "purse", "booking"):
        assert whole == int(lines.groupby(column)["ore"].sum().sum()), column
    assert lines["ore"].dtype == np.int64
    assert (lines["ore"] != 0).all()
    assert all(isinstance(amount, int) for part in book.amounts.values() for amount in part.flat)


def test_sums_of_draws_are_exact_in_any_order(sagolan: Case) -> None:
    found = simulate(sagolan, draws=300, seed=3)
    assert (found.total == sum(found.component(name) for name in found.amounts)).all()
    assert (found.total == found.by_unit.sum(axis=0)).all()
    assert (found.total == found.by_unit[::-1].sum(axis=0)).all()
    assert all((amount == np.floor(amount)).all() for amount in found.amounts.values())


# --- the same again --------------------------------------------------------------------


def test_one_seed_gives_the_same_bytes(case: Case) -> None:
    first, second = (simulate(case, draws=150, seed=11) for _ in range(2))
    assert {n: a.tobytes() for n, a in first.amounts.items()} == {
        n: a.tobytes() for n, a in second.amounts.items()
    }


def test_another_seed_gives_other_draws(sagolan: Case) -> None:
    assert (simulate(sagolan, draws=50, seed=1).total != simulate(sagolan, draws=50, seed=2).total).any()


@pytest.mark.parametrize("draws", [1, 1000, 1024, 1500])
def test_the_first_draws_of_twice_as_many_are_the_same(sagolan: Case, draws: int) -> None:
    few, many = simulate(sagolan, draws=draws, seed=5), simulate(sagolan, draws=2 * draws, seed=5)
    assert few.total.shape[1] == draws
    for name in few.amounts:
        assert (few.amounts[name] == many.amounts[name][:, :, :draws]).all()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_scenario_less_itself_is_nothing_in_every_draw(path: Path) -> None:
    once, again = shipped(path), shipped(path)
    found = Comparison(
        simulate(once, draws=120, seed=9), simulate(again, draws=120, seed=9), ledger(once), ledger(again)
    )
    assert found.is_null
    assert found.planned() == 0
    assert (found.difference == 0.0).all()
    assert (found.by_unit == 0.0).all()


def test_a_rate_moves_no_draw_of_what_it_does_not_price(project: Path) -> None:
    old, new = (load(project / f"params/scenarios/{name}.yaml") for name in ("vardval", "hogre"))
    before, after = (simulate(case, draws=200, seed=2) for case in (old, new))
    for name in ("long_visit_supplement", "meeting_payment", "sparse_supplement", "kbt_agreements"):
        assert (before.amounts[name] == after.amounts[name]).all(), name
    assert (after.component("fixed_payment")[1] > before.component("fixed_payment")[1]).all()
    assert (after.component("fixed_payment")[0] == before.component("fixed_payment")[0]).all()
    # The same patients come; from July 2019 each is paid more.
    assert (before.component("variable_payment")[0] == after.component("variable_payment")[0]).all()
    old_2019, new_2019 = (found.component("variable_payment")[1] for found in (before, after))
    # In an outcome in which nobody comes nobody is paid.
    assert ((old_2019 < new_2019) | (old_2019 == 0)).all()
    assert (old_2019 > 0).mean() > 0.98


# --- what must not change, and what must change in step -----------------------------------


def test_nothing_that_is_read_is_written_to(case: Case) -> None:
    for dtype in (object, float):
        grid = case.monthly
        leaves, regimes = lay.leaves(case, grid, dtype=dtype), lay.regimes(case, grid, dtype)
        before = copy.deepcopy((leaves, regimes))
        for array in _arrays([leaves, regimes]):
            array.setflags(write=False)
        evaluate(case.wiring, leaves, regimes, plan if dtype is object else lambda _name, mean: mean)
        for was, now in zip(_arrays(list(before)), _arrays([leaves, regimes]), strict=True):
            assert (was == now).all()


def _arrays(value: Any) -> list[Any]:
    if isinstance(value, np.ndarray):
        return [value]
    members = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [array for member in members for array in _arrays(member)]


def test_twice_the_residents_give_twice_the_fixed_payment(project: Path) -> None:
    table = project / "params/data/municipalities.csv"
    scenario = project / "params/scenarios/vardval.yaml"
    head, *rows = table.read_text(encoding="utf-8").splitlines()

    def with_residents(factor: int) -> dict[str, Any]:
        cells = [row.split(",") for row in rows]
        for row in cells:
            # Divisible by three, as the psychologists of Storstad are shared two to one.
            row[3:6] = [str(factor * 3 * (int(count) // 3)) for count in row[3:6]]
        table.write_text("\n".join([head, *(",".join(row) for row in cells)]) + "\n", encoding="utf-8")
        return ledger(load(scenario)).amounts

    single, double = with_residents(1), with_residents(2)
    assert single["fixed_payment"].sum() > 0
    assert np.abs(double["fixed_payment"] - 2 * single["fixed_payment"]).max() <= 1
    assert (double["employed_psychologists"] == single["employed_psychologists"]).all()


def test_units_in_another_order_are_paid_the_same(project: Path) -> None:
    file, scenario = (
        project / "params/regions/sagolan/psychology_choice_units.yaml",
        project / "params/scenarios/vardval.yaml",
    )
    before = load(scenario)
    text = file.read_text(encoding="utf-8")
    blocks = ["".join(part) for part in _blocks(text)]
    file.write_text("".join(reversed(blocks)), encoding="utf-8")
    after = load(scenario)
    assert [p.id for p in after.setting.payees] == [p.id for p in before.setting.payees][::-1]
    one, other = ledger(before).amounts, ledger(after).amounts
    for name in one:
        assert (one[name] == other[name][:, ::-1]).all(), name
    drawn, again = simulate(before, draws=100, seed=4), simulate(after, draws=100, seed=4)
    assert (drawn.by_unit == again.by_unit[::-1]).all()


def _blocks(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    for line in text.splitlines(keepends=True):
        if not line.startswith(" "):
            found.append([])
        found[-1].append(line)
    return found


def test_planned_volumes_never_drift(kalmar: Case) -> None:
    book = ledger(kalmar)
    planned, mean = book.values["patients"], book.values["expected_patients"]
    drift = np.cumsum(planned, axis=0) - np.cumsum(mean, axis=0)
    assert max(abs(value) for value in drift.flat) <= Fraction(1, 2)
    assert all(isinstance(value, int) for value in planned.flat)


def test_who_is_not_admitted_is_not_paid(sagolan: Case) -> None:
    ids = [payee.id for payee in sagolan.setting.payees]
    assert sagolan.admitted == {"storstad_norra", "storstad_privat", "skogsby", "on"}
    refused = ids.index("nekad")
    book = ledger(sagolan)
    new = [name for name in book.amounts if name not in ("kbt_agreements", "employed_psychologists")]
    assert all(not book.amounts[name][:, refused].any() for name in new)
    assert all(book.amounts[name].any() for name in new)


def test_nobody_is_paid_before_the_unit_starts(sagolan: Case) -> None:
    ids = [payee.id for payee in sagolan.setting.payees]
    book = ledger(sagolan)
    before_march_2019 = slice(0, 14)
    assert not book.amounts["fixed_payment"][before_march_2019, ids.index("on")].any()
    assert (book.amounts["fixed_payment"][14:, ids.index("on")] > 0).all()


def test_all_residents_of_a_municipality_with_a_unit_belong_to_one(sagolan: Case) -> None:
    residents = lay.leaves(sagolan, sagolan.monthly)["residents"][:, :, 0]
    home = {payee.id: payee.facts["municipality"] for payee in sagolan.setting.payees}
    columns = [index for index, unit in enumerate(home) if home[unit] == "9901"]
    assert set(residents[8:12, columns].sum(axis=1)) == {10_000}
    assert set(residents[12:24, columns].sum(axis=1)) == {12_000}


def test_need_that_falls_unevenly_spreads_units_and_moves_no_mean(kalmar: Case) -> None:
    """A quarter: each unit's year is scaled by a factor of its own, and chance falls as before."""
    even = simulate(kalmar, draws=4096, seed=3)
    uneven = simulate(load(ROOT / "params/scenarios/kalmar_uneven_need.yaml"), draws=4096, seed=3)
    year = even.years.index(2021)
    paid, spread = even.amounts["variable_payment"][year], uneven.amounts["variable_payment"][year]
    assert spread.mean() == pytest.approx(paid.mean(), rel=0.01)
    largest = np.argsort(paid.mean(axis=1))[-2:]
    factors = spread[largest] / paid[largest]  # what all units share divides away
    assert factors.mean(axis=1) == pytest.approx(1, abs=0.02)
    assert factors.std(axis=1) == pytest.approx(0.25, rel=0.1)
    assert abs(np.corrcoef(factors)[0, 1]) < 0.06
    assert (uneven.amounts["fixed_payment"] == even.amounts["fixed_payment"]).all()
