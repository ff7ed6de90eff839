"""Rules are wired by their argument names; what cannot be wired names the rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from simlib import programmes
from simlib.assembly import load
from simlib.exact import WHOLE_ORE, Rounding
from simlib.ledger import ledger
from simlib.parameters.values import Label
from simlib.programmes.psychology_choice.need import need_index
from simlib.programmes.psychology_choice.payments import long_visits_uncapped
from simlib.rules import Rule, RuleError, Volume, collect, rule
from simlib.wiring import Wiring, evaluate, wire

ALWAYS: dict[str, Any] = {}


def _module(*functions: Callable[..., Any]) -> ModuleType:
    module = ModuleType("made_up")
    for number, function in enumerate(functions):
        function.__module__ = module.__name__
        setattr(module, f"function_{number}", function)
    return module


def _pays(function: Callable[..., Any], **more: Any) -> Callable[..., Any]:
    return rule(sv="", en="", unit="kr", pays=True, **more)(function)


def _fact(function: Callable[..., Any], **more: Any) -> Callable[..., Any]:
    return rule(sv="", en="", unit="count", **more)(function)


def _wired(*functions: Callable[..., Any], leaves: str, volumes: tuple[Volume, ...] = ()) -> Wiring:
    names = leaves.split()
    return wire(collect(_module(*functions)), volumes, names, must_be_read=names)


def payment(visits: Any, rate: Any) -> Any:
    """Visits times rate."""
    return visits * rate


def visits(patients: Any) -> Any:
    return patients * 4


# --- what a rule says of itself ---------------------------------------------------


def test_a_rule_says_what_it_was_declared_with() -> None:
    tens = Rounding(1000, "a decision")
    declared = rule(sv="Betalt", en="Paid", unit="kr", per="year", pays=True, rounding=tens, by_day=True)
    (found,) = collect(_module(declared(payment))).values()
    assert found == Rule(
        "payment", Label("Betalt", "Paid"), "kr", "year", {"": payment}, pays=True, rounding=tens, by_day=True
    )


def test_what_is_not_declared_is_a_month_of_a_unit_in_whole_ore() -> None:
    (money,) = collect(_module(_pays(payment))).values()
    (count,) = collect(_module(_fact(visits))).values()
    assert (money.per, money.rounding, money.by_day) == ("unit and month", WHOLE_ORE, False)
    assert (count.pays, count.rounding) == (False, None)


def test_one_rule_of_two_regimes_is_as_the_first_declares_it() -> None:
    tens = Rounding(1000, "a decision")

    def earlier(rate: Any) -> Any:
        return rate

    def later(rate: Any, visits: Any) -> Any:
        return rate * visits

    first = rule(sv="Betalt", en="Paid", unit="kr", per="year", pays=True, regime="old", of="paid",
                 rounding=tens, by_day=True)(earlier)  # fmt: skip
    second = rule(sv="-", en="-", unit="kr", pays=True, regime="new", of="paid")(later)
    (found,) = collect(_module(first, second)).values()
    assert found == Rule(
        "paid", Label("Betalt", "Paid"), "kr", "year", {"old": earlier, "new": later}, pays=True,
        rounding=tens, by_day=True,
    )  # fmt: skip
    assert (found.formula("new"), found.formula("old"), found.formula()) == ("rate * visits", "rate", "rate")
    assert (found.reads(), found.reads("old")) == (("rate", "visits"), ("rate",))


def test_an_uneven_volume_reads_what_it_is_uneven_by() -> None:
    volume = Volume("visits", "expected", Label("", ""), "visits")
    assert volume.reads() == ("expected",)
    assert replace(volume, uneven="spread").reads() == ("expected", "spread")


# --- wiring ---------------------------------------------------------------------


def test_rules_are_ordered_by_what_they_read() -> None:
    wiring = _wired(_pays(payment), _fact(visits), leaves="patients rate")
    assert wiring.order == ("visits", "payment")
    assert wiring.components == ("payment",)
    assert wiring.leaves == {"patients", "rate"}
    values = evaluate(wiring, {"patients": 3, "rate": 10_000}, ALWAYS, lambda _name, mean: mean)
    assert values["payment"] == 120_000


def test_a_missing_input_names_the_rule_and_what_was_meant() -> None:
    with pytest.raises(RuleError, match=r"rule payment: nothing is called rate; did you mean rates\?"):
        _wired(_pays(payment), _fact(visits), leaves="patients rates")


def test_an_unused_input_is_named() -> None:
    with pytest.raises(RuleError, match="meetings is read by no rule"):
        _wired(_pays(payment), leaves="visits rate meetings")


def test_a_circle_names_every_rule_in_it() -> None:
    def first(third: Any) -> Any:
        return third

    def second(first: Any) -> Any:
        return first

    def third(second: Any) -> Any:
        return second

    with pytest.raises(RuleError, match="rules in a circle") as caught:
        _wired(*(_pays(function) for function in (first, second, third)), leaves="")
    assert {"first", "second", "third"} <= set(str(caught.value).replace("->", " ").split())


def test_a_rule_that_pays_nothing_and_that_nobody_reads_is_named() -> None:
    with pytest.raises(RuleError, match="rule visits: it pays nothing and no rule reads it"):
        _wired(_fact(visits), leaves="patients")


def test_two_functions_under_one_regime_name_the_rule() -> None:
    def new(visits: Any) -> Any:
        return visits

    def newer(visits: Any) -> Any:
        return visits

    for regimes in (("a", "a"), ("a", ""), ("", "")):
        both = [
            _pays(f, of="payment", regime=regime) for f, regime in zip((new, newer), regimes, strict=True)
        ]
        with pytest.raises(RuleError, match="rule payment: two functions hold under the same regime"):
            collect(_module(*both))


# --- regimes ----------------------------------------------------------------------


def _two_regimes() -> Wiring:
    def old(visits: Any) -> Any:
        return visits * 100

    def new(visits: Any) -> Any:
        return visits * 200

    return _wired(_pays(old, of="payment", regime="a"), _pays(new, of="payment", regime="b"), leaves="visits")


def test_a_month_in_two_regimes_is_paid_by_days() -> None:
    weight = np.array([[[Fraction(23, 30)]]], dtype=object)
    leaves = {"visits": np.array([[[30]]], dtype=object)}
    values = evaluate(_two_regimes(), leaves, {"a": weight, "b": 1 - weight}, lambda _n, mean: mean)
    assert values["payment"][0, 0, 0] == 23 * 100 + 7 * 200


def test_what_a_regime_needs_is_told_apart() -> None:
    def old(old_rate: Any) -> Any:
        return old_rate

    def new(new_rate: Any, scale: Any) -> Any:
        return new_rate * scale

    parts = (_pays(old, of="payment", regime="a"), _pays(new, of="payment", regime="b"))
    needed = _wired(*parts, leaves="old_rate new_rate scale").needed_under(("a", "b"))
    assert needed["old_rate"] == {"a"}
    assert needed["new_rate"] == needed["scale"] == {"b"}
    assert needed["payment"] == {"a", "b"}


@pytest.mark.parametrize(
    ("day", "share"),
    [("2018-09-01", Fraction(1)), ("2018-09-16", Fraction(1, 2)), ("2018-09-25", Fraction(1, 5))],
)
def test_a_system_that_starts_inside_a_month_is_paid_its_days_once(
    project: Path, day: str, share: Fraction
) -> None:
    """Neither twice through what it reads, nor twice through rates that begin with it."""
    file = project / "params/programmes/psychology_choice.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2018-09-01:", f"{day}:"), encoding="utf-8")
    book = ledger(load(project / "params/scenarios/vardval.yaml"))
    september, october = ({p: book.amounts[p][month].sum() for p in book.amounts} for month in (8, 9))
    for component in ("fixed_payment", "sparse_supplement"):
        assert abs(september[component] - share * october[component]) <= len(book.case.setting.payees)
    august = book.amounts["employed_psychologists"][7].sum()
    assert abs(september["employed_psychologists"] - (1 - share) * august) <= len(book.case.setting.payees)
    assert bool(september["variable_payment"])


# --- the functions themselves --------------------------------------------------------


def test_a_rule_is_a_function_of_two_numbers() -> None:
    assert need_index({"a": Fraction(1, 4), "b": Fraction(3, 4)}, {"a": 2, "b": 4}) == Fraction(7, 2)
    visits, rates = {"home_visit": 3, "group_session": 5}, {"home_visit": 60_000, "group_session": 30_000}
    assert long_visits_uncapped(visits, rates, 60_000, 0, Fraction(51, 50)) == 336_600
    assert long_visits_uncapped(visits, rates, 60_000, Fraction(1, 5), Fraction(51, 50)) == 367_200


def test_a_rule_on_arrays_is_the_rule_on_numbers() -> None:
    shares = {"a": np.array([0.25, 0.5]), "b": np.array([0.75, 0.5])}
    assert list(need_index(shares, {"a": 2.0, "b": 4.0})) == [3.5, 3.0]


def test_the_formula_is_the_code_that_runs() -> None:
    found = collect(_module(_pays(payment)))["payment"]
    assert found.formula() == "visits * rate"
    assert found.doc == "Visits times rate."
    assert found.rounding == WHOLE_ORE


@pytest.mark.parametrize("name", programmes.names())
def test_every_rule_of_a_scheme_says_what_it_does_and_returns_once(name: str) -> None:
    import inspect

    for found in collect(programmes.programme(name)).values():
        assert found.doc.endswith("."), found.name
        assert found.label.sv
        assert found.label.en
        for function in found.functions.values():
            assert inspect.getsource(function).count("return ") == 1, found.name


def test_a_volume_is_realised_from_its_mean() -> None:
    volume = Volume("visits", "expected", Label("", ""), "visits")

    def expected(patients: Any) -> Any:
        return patients * 4

    wiring = _wired(_pays(payment), _fact(expected), leaves="patients rate", volumes=(volume,))
    values = evaluate(
        wiring, {"patients": 3, "rate": 5}, ALWAYS, lambda name, mean: {"visits": mean + 1}[name]
    )
    assert values["payment"] == 65


def test_the_start_of_the_choice_system_is_written_once() -> None:
    for file in Path(programmes.__file__).with_name("psychology_choice").glob("*.py"):
        code = file.read_text(encoding="utf-8").split('"""', 2)[2]
        assert str(date(2018, 9, 1)) not in code
        assert "date(2018" not in code
