"""The material for the letter to the board: every section, and no more than the results carry."""

from __future__ import annotations

import re

import pytest

from simlib.analysis.outcome import cases, decide
from simlib.present.memo import memo
from simlib.present.speech import Speech
from simlib.present.tables.items import ITEMS, items_table
from tests.conftest import ROOT

SECTIONS = [
    *("proposal", "summary", "background", "economy", "patients", "providers", "equality"),
    *("children", "terms", "follow-up", "limits"),
]


@pytest.fixture(scope="module")
def decided():
    found = {}

    def of(name):
        if name not in found:
            path = ROOT / f"params/scenarios/{name}.yaml"
            found[name] = decide(cases(path), draws=200, seed=1)
        return found[name]

    return of


def written(decision, language="sv"):
    return memo(decision, ["Sammanfattat."], Speech(language))


@pytest.mark.parametrize("name", ["kalmar_as_decided", "jamtland_as_decided", "liability_as_decided"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_section_says_something(decided, name, language):
    sections = written(decided(name), language)
    assert list(sections) == SECTIONS
    assert all(said and all(said) for said in sections.values())


def test_a_proposal_that_fails_is_not_supported_and_says_what_it_needs(decided):
    decision = decided("kalmar_as_decided")
    assert decision.proposal.budget.verdict == "fails"
    first, *needs = written(decision)["proposal"]
    assert "ger inte stöd" in first
    assert any("reserv" in need for need in needs)


def test_a_proposal_that_nothing_speaks_against_needs_nothing(decided):
    """The scenario under which nothing is paid."""
    decision = decided("jamtland_no_allocation")
    assert decision.proposal.budget.verdict == "holds"
    assert len(written(decision)["proposal"]) == 1


def test_children_are_told_of_where_the_data_speak_and_never_as_tried(decided):
    kalmar, jamtland = (written(decided(f"{name}_as_decided"))["children"] for name in ("kalmar", "jamtland"))
    assert any("0–19 år" in sentence for sentence in kalmar)
    assert len(jamtland) == 1
    assert "prövas inte" in kalmar[-1] == jamtland[-1]


def test_the_planned_change_is_the_exact_one(decided):
    decision = decided("kalmar_as_decided")
    change = Speech("sv").money(decision.comparison.planned(), "mkr", 1)
    assert any(change in sentence for sentence in written(decision)["economy"])


def test_winners_and_losers_are_all_the_units(decided):
    decision = decided("kalmar_as_decided")
    counts = [int(word) for word in written(decision)["providers"][0].split() if word.isdigit()]
    assert sum(counts) == len(decision.proposal.case.setting.payees)


def test_every_item_of_the_guidelines_has_its_answer(decided):
    table = items_table(decided("kalmar_as_decided"), Speech("sv"))
    assert len(table.rows) == len(ITEMS)
    spans = [re.findall(r"\d+", part) for _, numbers, *_ in ITEMS for part in numbers.split(",") if part]
    assert {n for span in spans for n in range(int(span[0]), int(span[-1]) + 1)} == set(range(1, 29))
    assert all(cell.text for row in table.rows for cell in row)
