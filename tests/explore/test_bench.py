"""The workbench without a browser: what a hand does to the widgets, and what they then show."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from simlib.explore.guide import open_guide
from simlib.explore.widgets.bench import Bench
from simlib.present.speech import Speech
from tests.conftest import ROOT, copied_project

KALMAR = "params/scenarios/kalmar_as_decided.yaml"


def made(root: Path, name: str = KALMAR, language: str = "sv", region: str = "") -> Bench:
    return Bench(root / name, region, draws=200, seed=1, speech=Speech(language))


@pytest.fixture(autouse=True)
def without_a_loop(monkeypatch):
    """What waits is done at once, also where another test's browser runs a loop in this very thread."""

    def none():
        raise RuntimeError

    for module in ("later", "printing"):
        monkeypatch.setattr(
            f"simlib.explore.widgets.{module}.asyncio", SimpleNamespace(get_running_loop=none)
        )


@pytest.fixture
def bench() -> Bench:
    return made(ROOT)


def row(bench: Bench, words: str):
    return bench.panel.row(next(control for control in bench.panel.controls if control.matches(words)))


def test_a_slider_moves_the_answers_and_the_way_back_is_the_same_picture(bench):
    first, box = bench.board.pictures["frame"].value, bench.board.box.value
    fixed = row(bench, "fast ersättning")
    fixed.slider.value += 2
    assert fixed.field.value == "48"
    assert "Fast ersättning per invånare 48 kr per invånare och år från 2018-09-01" in bench.board.box.value
    moved = bench.board.pictures["frame"].value
    assert moved != first
    bench.undo.click()
    assert (bench.board.pictures["frame"].value, bench.board.box.value) == (first, box)
    assert fixed.slider.value == 46
    bench.redo.click()
    assert bench.board.pictures["frame"].value == moved
    fixed.reset.click()
    assert bench.board.pictures["frame"].value == first


def test_nonsense_is_refused_at_the_control_and_nothing_moves(bench):
    before, box = bench.session, bench.board.box.value
    fixed = row(bench, "fast ersättning")
    for text, reason in (("mycket", "inget tal"), ("501", "ska ligga mellan 0 kr"), ("", "tomt")):
        fixed.field.value = text
        assert reason in fixed.no.value
        assert 'role="alert"' in fixed.no.value
    assert (bench.session, bench.board.box.value) == (before, box)
    fixed.field.value = "50"
    assert fixed.no.value == ""


def test_a_slider_has_its_steps_and_the_field_every_value(bench):
    """The browser puts a slider on its nearest step and says so: that is no hand's doing."""
    for control in bench.panel.controls:
        slider = bench.panel.row(control).slider
        if slider and slider.value not in (slider.min, slider.max):
            steps = (slider.value - slider.min) / slider.step
            assert steps == pytest.approx(round(steps), abs=1e-6), control.path
    home = row(bench, "besök: hembesök")
    assert (home.field.value, home.slider.value) == ("568", 570)
    home._slid(570)
    assert not bench.session.now.values
    home.field.value = "566,50"
    home._slid(home.slider.value)
    assert [float(value) for value in bench.session.now.values.values()] == [56650]
    home._slid(580)
    assert home.field.value == "580"


def test_a_part_of_the_payment_is_switched_off_and_on_again(bench):
    sparse, before = bench.panel.parts.tick("sparse_supplement"), bench.board.box.value
    sparse.value = False
    assert bench.now.totals.components["sparse_supplement"].sum() == 0
    assert "Glesbygdspott per månad 0 kr per månad" in bench.board.box.value
    bench.undo.click()
    assert (sparse.value, bench.board.box.value) == (True, before)
    sparse.value, sparse.value = False, True
    assert not bench.session.now.values


def test_another_region_opens_the_scenario_that_changes_least(bench):
    bench.origin.place.value = "Region Gotland"
    assert bench.session.case.scenario.programme == "state_grants"
    assert not bench.session.case.scenario.changes
    assert bench.origin.scheme.options == ("Statsbidragen till regionerna",)


def test_every_picture_has_its_words(bench):
    row(bench, "fast ersättning").field.value = "50"
    for place in range(5):
        bench.board.tabs.selected_index = place
    for name, picture in bench.board.pictures.items():
        assert re.search(r'role="img" aria-label="[^"]{40,}"', picture.value), name


def test_a_switch_and_a_search(bench):
    row(bench, "volymtak inget").choice.value = "on"
    assert bench.session.now.values
    bench.panel.search.value = "besök"
    assert "reglage visas" in bench.panel.count.value
    bench.panel.search.value = "zzz"
    assert "Inget reglage" in bench.panel.rows.children[0].value


def test_the_goal_that_was_sought_is_met_when_it_is_used(bench):
    fixed = row(bench, "fast ersättning")
    bench.seeking.seek.click()
    assert "90" in bench.seeking.said.value
    bench.seeking.take.click()
    assert bench.now.budget.holds_every_year >= 0.9
    fixed.reset.click()
    bench.seeking.lever.value = dict(bench.seeking.lever.options)["Budgetram"]
    bench.seeking.seek.click()
    assert "desto oftare håller ramen" in bench.seeking.said.value


def test_at_most_four_are_compared_each_in_words(bench):
    fixed = row(bench, "fast ersättning")
    for kronor in ("46", "47", "48", "49", "50"):
        fixed.field.value = kronor
        bench.shelf.keep.click()
    assert "redan fyra" in bench.shelf.kept.value
    assert all(f"Prövning {n}" in bench.shelf.compared.value for n in range(1, 5))
    assert "Inget är ändrat" in bench.shelf.compared.value
    bench.draws.value = 500
    assert "Jämförelsen tömdes" in bench.shelf.kept.value


def test_a_scenario_is_saved_and_can_be_opened_again(tmp_path):
    bench = made(copied_project(tmp_path))
    row(bench, "fast ersättning").field.value = "50"
    shelf = bench.shelf
    shelf.save.click()
    assert "duger inte" in shelf.saved.value
    shelf.name.value, shelf.title.value, shelf.why.value, shelf.owner.value = (
        "provat",
        "Provat",
        "Test",
        "Jag",
    )
    shelf.save.click()
    assert "params/scenarios/provat.yaml" in shelf.saved.value
    shown = bench.board.pictures["frame"].value
    (choice,) = [value for label, value in bench.origin.scenario.options if label == "Provat"]
    bench.origin.scenario.value = choice
    assert bench.session.case.scenario.id == "provat"
    assert bench.now.budget.holds_every_year == pytest.approx(bench.written.budget.holds_every_year)
    assert shown.split("<figcaption>")[1] == bench.board.pictures["frame"].value.split("<figcaption>")[1]


def test_a_scenario_that_no_longer_loads_leaves_all_as_it_was(tmp_path):
    bench = made(copied_project(tmp_path))
    scenarios = bench.origin.scenario
    other = next(value for _, value in scenarios.options if value.file.stem == "kalmar_absorbed")
    other.file.write_text("id: [", encoding="utf-8")
    scenarios.value = other
    assert "kalmar_absorbed.yaml" in bench.said.value
    assert scenarios.value.file.stem == "kalmar_as_decided"
    assert bench.session.case.scenario.id == "kalmar_as_decided"


def test_another_day_and_another_horizon_have_controls_of_their_own(bench):
    labels = {control.label for control in bench.panel.controls}
    assert "Budgetram, från 2018-01-01" in labels
    bench.since.value = next(day for day in (value for _, value in bench.since.options) if day.year == 2020)
    assert "Budgetram" in {control.label for control in bench.panel.controls}
    bench.through.value = bench.through.options[1][1]
    assert bench.now.budget.years == (2018, 2019)


@pytest.mark.parametrize(
    ("name", "region"),
    [("params/scenarios/state_grants.yaml", "gotland"), ("params/scenarios/jamtland_as_decided.yaml", "")],
)
def test_schemes_with_many_activities_are_answered_too_and_in_english(name, region):
    bench = made(ROOT, name, "en", region)
    control = next(control for control in bench.panel.controls if control.slides)
    bench.panel.row(control).slider.value += bench.panel.row(control).slider.step
    for place in range(5):
        bench.board.tabs.selected_index = place
    assert "Computing" not in bench.board.box.value
    assert all(
        "<svg" in picture.value or "sentence" in picture.value for picture in bench.board.pictures.values()
    )


def test_the_first_five_minutes_can_be_read_in_both_languages():
    for language in ("sv", "en"):
        guide = open_guide(str(ROOT / KALMAR), draws=200, seed=1, language=language)
        text = "".join(
            part().text for part in (guide.question, guide.verdict, guide.picture, guide.files, guide.onwards)
        )
        assert "explore.ipynb" in text
        assert "{ $" not in text
