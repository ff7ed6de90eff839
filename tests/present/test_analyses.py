"""The pictures and tables of the analyses: on every scheme, in both languages, and on strange input."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from simlib.analysis.discovery import Bound, Box, Discovery
from simlib.analysis.drivers import Driver, Share
from simlib.analysis.lever_grid import Grid
from simlib.analysis.outcome import cases
from simlib.analysis.precision import counted
from simlib.analysis.tornado import Bar, Tornado
from simlib.parameters.values import Label
from simlib.present.analyses import Analyses
from simlib.present.figures.box import breaking_box
from simlib.present.figures.drivers import driver_shares
from simlib.present.figures.heat import lever_map
from simlib.present.figures.incentives import Thing, incentives
from simlib.present.figures.swarm import swarm
from simlib.present.figures.tornado import tornado_bars
from simlib.present.pieces import Sentence
from simlib.present.speech import Speech
from simlib.present.svg import Picture
from simlib.present.table import Table
from tests.conftest import ROOT, SAGOLAN

PARTS = [
    "method", "precision", "precision_table", "swarm", "summed", "tornado", "drivers", "breaking", "levers",
    "neutral", "regret", "what_if", "matrix", "incentives", "viability", "viability_table",
]  # fmt: skip
HOSTILE = "A<b>\"&'$x_1$ ]]> <script>alert(1)</script> -->"
MKR = 100_000_000
LOW, HIGH = Fraction(8, 1000), Fraction(1, 5)


def analyses(case, language="sv", draws=200):
    return Analyses.of((case,), draws=draws, seed=1, speech=Speech(language))


@pytest.mark.parametrize(("name", "language"), [("sagolan", "sv"), ("kalmar", "en")])
def test_every_analysis_can_be_said(request, name, language):
    """A picture, a table or a sentence of why there is none; no hole and no missing word.

    Of every scheme in both languages: tests/present/test_languages.py.
    """
    found = analyses(request.getfixturevalue(name), language)
    for part in PARTS:
        shown = getattr(found, part)()
        assert isinstance(shown, Picture | Table | Sentence), part
        text = shown._repr_html_()
        assert "{ $" not in text, part
        assert not re.search(r"(?<![a-zåäö])nan(?![a-zåäö])", text), part
        if isinstance(shown, Picture):
            assert len(shown.sentence) > 40, part
            assert shown.sentence.endswith("."), part
            assert shown.foot, part
            assert len(shown.svg.encode()) < 120_000, part


@pytest.fixture(scope="module")
def sagolan_decision():
    """Sagolän's higher rates against the rates there are."""
    case = cases(SAGOLAN / "params/scenarios/hogre.yaml")[0]
    base = cases(SAGOLAN / "params/scenarios/vardval.yaml")[0]
    tried = replace(case, what_ifs=(base,))
    return Analyses.of((tried, base), draws=1024, seed=1, speech=Speech("sv"))


def test_the_made_up_region_has_every_analysis(sagolan_decision):
    for part in PARTS:
        shown = getattr(sagolan_decision, part)()
        assert "Ingenting" not in shown._repr_html_() or not isinstance(shown, Sentence)
    assert isinstance(sagolan_decision.what_if(), Table)
    assert isinstance(sagolan_decision.regret(), Table)
    assert isinstance(sagolan_decision.incentives(), Picture)
    assert isinstance(sagolan_decision.viability_table(), Table)
    assert "Fast ersättning" in sagolan_decision.neutral().text


def test_what_may_happen_is_held_against_the_same_futures(sagolan_decision):
    first, second = sagolan_decision.what_if().rows
    assert first[2].raw == 0
    proposal, other = sagolan_decision.decision.all
    change = other.simulation.total.sum(axis=0) - proposal.simulation.total.sum(axis=0)
    assert second[2].estimate.value == pytest.approx(np.median(change), rel=0.01)
    assert second[2].raw == pytest.approx(second[2].estimate.value, abs=2.5 * second[2].estimate.error)
    whole = np.median(other.simulation.total.sum(axis=0))
    assert second[1].estimate.value == pytest.approx(whole, rel=0.001)


def test_the_same_case_gives_the_same_page(sagolan):
    parts = ["swarm", "tornado", "drivers", "levers", "incentives"]
    once, again = ([getattr(analyses(sagolan), part)().html() for part in parts] for _ in range(2))
    assert once == again


def test_alternatives_that_pay_alike_are_one_set_of_rules(kalmar):
    found = cases(ROOT / "params/scenarios/kalmar_as_decided.yaml")
    page = Analyses.of(found, draws=100, seed=1, speech=Speech("sv"))
    told = page.incentives()
    assert isinstance(told, Picture)
    assert "Vårdvalet som beslutat" in told.sentence
    assert "Nuläge" in told.sentence
    assert "ordinarie medel" not in told.sentence


def test_the_page_says_on_how_many_draws_it_rests(sagolan):
    assert "200" in analyses(sagolan).method().text
    few = replace(analyses(sagolan), draws=10_000)
    assert "10\u00a0000" in few.method().text
    assert "200" in few.method().text


# --- single pictures -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parameter(kalmar):
    return kalmar.setting.parameters["psychology_choice.larger_effort_share"]


def hostile(parameter):
    return replace(parameter, label=Label(HOSTILE, HOSTILE))


def test_the_dots_that_are_filled_are_those_that_break_the_frame(kalmar):
    budget = analyses(kalmar, draws=1024).decision.proposal.budget
    picture = swarm(budget)
    shown = budget.overrun.max(axis=0)[:300]
    assert f"{(shown > 0).sum()} av 300" in picture.title
    filled = len(re.findall(r"<use [^>]*fill: #b3261e", picture.svg)) or picture.svg.count("b3261e")
    assert filled >= (shown > 0).sum()
    few = replace(budget, cost=budget.cost[:, :7], components={})
    assert "av 7 visade" in swarm(few).title


def test_the_ends_of_a_bar_are_the_inputs(parameter):
    bars = (
        Bar(parameter, LOW, HIGH, 90 * MKR, 130 * MKR),
        Bar(parameter, LOW, HIGH, 100 * MKR, 95 * MKR),
    )
    picture = tornado_bars(Tornado(bars, 100 * MKR, estimated=False), period="2018–2022")
    assert "90,0" in picture.sentence
    assert "130,0" in picture.sentence
    assert ">0,2<" in picture.svg
    assert "uppskattad" not in picture.sentence
    assert "uppskattad" in tornado_bars(Tornado(bars, 100 * MKR, estimated=True)).sentence
    with pytest.raises(ValueError, match="moves"):
        tornado_bars(Tornado((), 0.0, estimated=False))


def test_what_no_input_explains_is_told(parameter):
    found = [Driver(parameter, Share(0.6, 0.5, 0.7), 0.65), Driver(parameter, Share(0.1, 0.0, 0.2), None)]
    picture = driver_shares(found, period="2018")
    assert "Resten, 30\u00a0%" in picture.sentence
    assert "Romben" in picture.sentence
    alone = driver_shares([Driver(parameter, Share(0.6, 0.5, 0.7), None)])
    assert "Romben" not in alone.sentence


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-np.inf, 0.011, "är högst 0,011"),
        (0.009, np.inf, "är minst 0,009"),
        (0.009, 0.011, "är mellan 0,009"),
    ],
)
def test_a_bound_is_told_in_words(parameter, low, high, words):
    found = Discovery((parameter,), np.linspace(0.005, 0.015, 100)[None, :], None, breaks=True)
    box = Box(
        (Bound(0, low, high, 0.001),), counted(8000, 10_000), counted(9000, 10_000), counted(3000, 10_000)
    )
    picture = breaking_box(found, box)
    assert words in picture.title
    assert "80 av 100" in picture.sentence
    assert "90 av 100" in picture.sentence
    holds = breaking_box(replace(found, breaks=False), box)
    assert holds.title.startswith("Ramen håller i 80")


def test_pairs_of_levers_are_counted(kalmar):
    parameters = kalmar.setting.parameters
    first, second = (parameters[f"psychology_choice.{name}"] for name in ("fixed_rate", "variable_rate"))
    values = tuple(1000 * k for k in range(1, 8))
    holds = np.linspace(1, 0, 49).reshape(7, 7)
    grid = Grid(first, second, values, values, holds, (2000, 2000), 0.63, 1024)  # type: ignore[arg-type]
    picture = lever_map(grid)
    assert f"{(holds >= 0.8).sum()} av 49" in picture.sentence
    assert "65 av 100" in picture.title  # what 1 024 draws can say of 63
    flat = lever_map(replace(grid, holds=np.ones((7, 7))))
    assert "49 av 49" in flat.sentence


def test_a_hostile_label_is_only_text(parameter):
    bad = hostile(parameter)
    bar = Bar(bad, LOW, HIGH, 90 * MKR, 130 * MKR)
    things = [Thing(HOSTILE, ((1.0, 2.0, 3.0), None))]
    for picture in (
        tornado_bars(Tornado((bar,), 100 * MKR, estimated=False)),
        driver_shares([Driver(bad, Share(0.5, 0.4, 0.6), None)]),
        incentives(things, [HOSTILE, "B"], year="2019"),
    ):
        assert "<script" not in picture.html()
        assert "<b>" not in picture.html()
