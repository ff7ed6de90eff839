"""A figure explained: its value is the ledger's, its formula is the code, its leaves have sources."""

from __future__ import annotations

import ast
import inspect
import json
from datetime import date
from fractions import Fraction

import pytest

from simlib.explain import Explainer, Unknown
from simlib.grounds import grounds
from simlib.ledger import ledger
from simlib.parameters.values import STATUSES
from tests.upper.altered import with_status, with_values

CASES = ["kalmar", "jamtland", "sagolan", "stimulans"]


@pytest.fixture(params=CASES)
def explainer(request) -> Explainer:
    return Explainer(ledger(request.getfixturevalue(request.param)))


def figures(explainer: Explainer):
    book = explainer.ledger
    yield explainer.figure(), book.total()
    for year in book.grid.years:
        yield explainer.figure(None, year), book.total(None, year)
        for name in book.amounts:
            yield explainer.figure(name, year), book.total(name, year)


def test_the_value_is_the_ledgers(explainer):
    for node, ore in figures(explainer):
        assert node.value == ore


def test_a_sum_is_that_of_its_components(explainer):
    whole = explainer.figure()
    assert sum(part.value for part in whole.children) == whole.value
    assert whole.formula.split(" + ") == list(explainer.ledger.amounts)


def test_a_units_lines_sum_to_the_component(explainer):
    for name in explainer.ledger.amounts:
        parts = [
            explainer.figure(name, None, payee.id).value for payee in explainer.ledger.case.setting.payees
        ]
        assert sum(parts) == explainer.figure(name).value


def leaves(node):
    return [found for found in node.walk() if not found.children and not found.formula]


def test_every_leaf_has_a_source_and_a_status(explainer):
    sources = explainer.ledger.case.setting.sources
    for figure, ore in figures(explainer):
        for leaf in leaves(figure) if ore else ():
            assert leaf.source in sources, leaf.name
            assert leaf.status in STATUSES, leaf.name
            assert leaf.since or not leaf.path


def test_the_formula_is_the_expression_that_is_returned(explainer):
    """Parsed from the function anew, and compared as syntax."""
    for rule in explainer.ledger.case.wiring.rules.values():
        for regime, function in rule.functions.items():
            tree = ast.parse(inspect.getsource(function))
            returned = next(n.value for n in ast.walk(tree) if isinstance(n, ast.Return) and n.value)
            assert ast.unparse(ast.parse(rule.formula(regime), mode="eval")) == ast.unparse(returned)


def test_a_line_can_be_recomputed_from_its_own_tree(kalmar):
    """The formula of a payment line, evaluated on the values of its children, gives its value."""
    node = Explainer(ledger(kalmar)).find("fixed_payment", year=None, month="2019-03", unit="kalmar_norra")
    names = {child.name.split(".")[-1]: child.value for child in node.children}
    found = eval(node.formula, {"__builtins__": {}}, names)  # noqa: S307 - our own formula
    assert node.value == round(found)


def test_as_data_comes_back_from_json(explainer):
    for figure, _ in figures(explainer):
        data = figure.as_data()
        assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_data_of_tables_and_shares(kalmar):
    """Volumes by kind and need weights by age are objects; fractions are text."""
    explainer = Explainer(ledger(kalmar))
    data = explainer.find("need_index", year=2019, month=None, unit="kalmar_norra").as_data()
    json.dumps(data)
    assert Fraction(str(data["value"])) == explainer.ledger.values["need_index"].flat[0]


def test_the_regime_decides_what_is_read(kalmar):
    """Before 2018-09-01 the choice system pays nothing; afterwards the agreements do not."""
    explainer = Explainer(ledger(kalmar))
    june = explainer.find("cost", year=None, month="2018-06", unit="kalmar_sodra")
    october = explainer.find("cost", year=None, month="2018-10", unit="kalmar_sodra")
    assert [part.name.split(" ")[0] for part in june.children] == ["kbt_agreements"]
    assert "fixed_payment" in {part.name.split(" ")[0] for part in october.children}
    assert "kbt_agreements" not in {part.name.split(" ")[0] for part in october.children}


def test_a_month_with_two_values_shows_both(kalmar):
    rates = {date(2018, 1, 1): Fraction(4000), date(2019, 3, 11): Fraction(5000)}
    case = with_values(kalmar, {"psychology_choice.fixed_rate": rates})
    node = Explainer(ledger(case)).find("fixed_payment", year=None, month="2019-03", unit="kalmar_norra")
    rate = next(child for child in node.children if child.name == "psychology_choice.fixed_rate")
    assert rate.formula == "10/31 * 2018-01-01 + 21/31 * 2019-03-11"
    assert [part.value for part in rate.children] == [4000, 5000]


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ({"figure": "fixed_paymnt"}, "fixed_payment"),
        ({"year": 2030}, "2022"),
        ({"month": "2019-13"}, "2019-12"),
        ({"unit": "kalmar_nora"}, "kalmar_norra"),
    ],
)
def test_what_there_is_none_of_is_told_with_what_there_is(kalmar, asked, known):
    given = {"figure": "fixed_payment", "year": None, "month": None, "unit": None} | asked
    with pytest.raises(Unknown) as error:
        Explainer(ledger(kalmar)).find(**given)
    assert known in error.value.known
    assert error.value.asked in {str(value) for value in asked.values()}


# --- how much is assumed ------------------------------------------------------------


def test_all_of_kalmar_rests_on_assumptions(kalmar):
    explainer = Explainer(ledger(kalmar))
    assert grounds(explainer).share_assumed == 1
    assert all(grounds(explainer, name).share_assumed == 1 for name in ("fixed_payment", "kbt_agreements"))


def test_a_region_where_all_is_stated_rests_on_none(stimulans):
    found = grounds(Explainer(ledger(stimulans)))
    assert found.amount > 0
    assert found.share_assumed == 0
    assert not found.assumed_numbers
    assert found.numbers


def test_one_assumption_taints_what_it_touches_and_no_more(jamtland):
    """All stated but how much of the psychiatry item is used: its lines, and only they, are assumed."""
    path = "stimulus_allocation.use_of_decision.psychiatry"
    explainer = Explainer(ledger(with_status(with_status(jamtland, "stated"), "assumed", path)))
    found = grounds(explainer, "charged")
    psychiatry = explainer.figure("charged", None, "psychiatry").value
    assert found.assumed_numbers == {path}
    assert found.assumed_amount == psychiatry
    assert found.share_assumed == Fraction(psychiatry, explainer.ledger.total("charged"))


def test_nothing_rests_on_nothing(jamtland):
    assert grounds(Explainer(ledger(jamtland)), "above_decision").share_assumed == 0
