"""ST-block in Halland: the formula by hand, the published outcome beside it, and the commitment."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from simlib.analysis.outcome import compute
from simlib.assembly import Case, load
from simlib.ledger import ledger
from simlib.periods import Grid, Month, Period
from simlib.programmes import training_posts as scheme
from simlib.programmes.training_posts.allocation import Candidate, ends, months_of_posts, one_round, shortfall
from simlib.simulation.simulate import simulate

ROOT = Path(__file__).resolve().parents[2]


def unit(municipality: int, listed: int, doctors: int, *, applies: bool = True) -> Candidate:
    return Candidate(municipality, Fraction(listed), Fraction(doctors), applies)


# --- the formula: the region's page on ST doctors ------------------------------------


@pytest.mark.parametrize(
    ("listed", "doctors", "index"), [(10_000, 1, 1), (5_000, 1, 2), (8_000, 2, "2.5"), (9_000, 0, 0)]
)
def test_the_index_is_ten_thousand_over_listed_per_trainee(listed, doctors, index):
    """X = listed patients / ST doctors; index = 10 000 / X."""
    assert unit(0, listed, doctors).index == Fraction(index)


@pytest.mark.parametrize(
    ("sentence", "units", "blocks", "given"),
    [
        ("The lowest index comes first", [unit(0, 8_000, 2), unit(0, 8_000, 1)], 1, (0, 1)),
        ("Of units alike the longer list comes first", [unit(0, 6_000, 0), unit(0, 8_000, 0)], 1, (0, 1)),
        (
            "Of units wholly alike the first listed comes first",
            [unit(0, 6_000, 1), unit(0, 6_000, 1)],
            1,
            (1, 0),
        ),
        (
            "A municipality below its market share comes before a lower index elsewhere",
            [unit(0, 4_000, 1), unit(0, 8_000, 4), unit(1, 12_000, 2)],
            1,
            (0, 0, 1),
        ),
        (
            "Blocks are spread over municipalities",
            [unit(0, 9_000, 1), unit(0, 9_000, 1), unit(1, 9_000, 1), unit(1, 9_000, 1)],
            2,
            (1, 0, 1, 0),
        ),
        ("A unit gets at most one block in a round", [unit(0, 50_000, 0), unit(0, 1_000, 5)], 2, (1, 1)),
        (
            "Who is not in the queue gets none",
            [unit(0, 50_000, 0, applies=False), unit(0, 1_000, 5)],
            1,
            (0, 1),
        ),
        (
            "Blocks are left over when the queue is short",
            [unit(0, 50_000, 0), unit(0, 1_000, 5, applies=False)],
            3,
            (1, 0),
        ),
        ("No block, no allocation", [unit(0, 50_000, 0)], 0, (0,)),
    ],
)
def test_one_round_by_hand(sentence, units, blocks, given):
    assert one_round(blocks, units, 1) == given, sentence


def test_shortfall_is_the_share_of_all_trainees_less_those_there():
    """A quarter of the listed, 2 of 7 trainees: a quarter of eight is two, so none is lacking."""
    units = [unit(0, 5_000, 2), unit(1, 15_000, 5)]
    assert [int(shortfall(units, place)) for place in (0, 1)] == [0, 1]


def test_the_order_of_the_file_decides_only_between_units_alike():
    units = [unit(0, 7_000 + 10 * i, i % 3) for i in range(12)]
    given = one_round(5, units, 1)
    assert one_round(5, units[::-1], 1) == given[::-1]


# --- what was published --------------------------------------------------------------------


@pytest.fixture(scope="module")
def halland() -> Case:
    return load(ROOT / "params/scenarios/halland_st_as_decided.yaml")


def test_the_published_outcome_is_ten_blocks_five_of_them_the_regions_own(halland):
    """Informationsbrev vecka 22 2018: 5 to the own regime and 1 each to five private providers."""
    published = halland.setting.settled_family("published_blocks")
    assert (sum(published.values()), published["own_regime"], sorted(published.values())) == (
        10,
        5,
        [1, 1, 1, 1, 1, 5],
    )
    assert halland.setting.start_value("most_per_unit") == 1


def test_the_units_are_the_forty_eight_of_the_audit_schedule(halland):
    """Half of them the region's own; 7 in Laholm, 14 in Halmstad, 8 in Falkenberg, 10, 7 and 2."""
    homes = [payee.facts["municipality"] for payee in halland.setting.payees]
    assert len(homes) == 48
    assert sum(payee.operator == "region" for payee in halland.setting.payees) == 24
    assert [homes.count(code) for code in ("1381", "1380", "1382", "1384", "1383", "1315")] == [
        7,
        14,
        8,
        10,
        7,
        2,
    ]


def test_assumed_lists_sum_to_the_residents(halland):
    region = halland.setting.region
    assert sum(scheme.listed(halland.setting).values()) == region.residents(2017) == 324_825


def test_the_formula_on_assumed_lists_does_not_give_the_published_outcome(halland):
    """Six providers are published; on these lists two agree. The report says so, and nothing is fitted."""
    agree = {
        payee.facts["provider"]: outcome.finding.state
        for outcome in halland.outcomes
        for payee in halland.setting.payees
        if outcome.condition.name == "agrees_with_published" and outcome.subject == payee.id
    }
    found = {name for name in scheme.PROVIDERS if agree[name] == "met"}
    assert found == {"saroledens_familjelakare", "amadeuskliniken"}


def test_on_assumed_lists_falkenberg_gets_none_of_the_two_it_got(halland):
    _, given = scheme.first_round(halland.setting)
    homes = [payee.facts["municipality"] for payee in halland.setting.payees]
    found = {code: sum(n for n, home in zip(given, homes, strict=True) if home == code) for code in homes}
    assert found == {"1381": 0, "1380": 3, "1382": 0, "1384": 4, "1383": 3, "1315": 0}


# --- the commitment -----------------------------------------------------------------------------


def test_a_block_of_may_2018_starts_in_august_and_is_paid_until_july_2023(halland):
    """Three months to fill, five years of training."""
    assert ends(date(2018, 5, 1), 3, 60) == date(2023, 8, 1)
    months = ledger(halland).lines["month"]
    assert (months.min(), months.max()) == ("2018-08", "2023-07")


def test_months_of_training_are_the_same_on_any_grid():
    horizon = Period.of_months(Month(2018, 1), Month(2024, 12))
    found = []
    for grid in (Grid.monthly(horizon), Grid.coarsest(horizon, [date(2018, 5, 1), date(2018, 6, 1)])):
        posts = np.array(
            [Fraction(2 * (step.start == date(2018, 5, 1))) for step in grid.steps], dtype=object
        )
        found.append(grid.by_year(months_of_posts(posts.reshape(-1, 1, 1), grid, 3, 60)).ravel().tolist())
    assert found[0] == found[1] == [10, 24, 24, 24, 24, 14, 0]


def test_ten_posts_of_which_nine_are_filled_cost_7_344_000_kr_in_2019(halland):
    """10 × 0.9 × 800 000 kr × 1.02; every factor of it is an assumption but the ten."""
    assert ledger(halland).total(None, 2019) == 7_344_000 * 100


def test_the_commitment_outlasts_the_money(halland):
    """Patientmiljarden is of 2018: from 2019 nobody is named to pay, and training cannot be wound down."""
    test = compute(halland, draws=500, seed=1).continuity
    assert f"{test.grant_ends}" == "2019-01-01"
    assert test.verdict == "fails"
    after = [test.years.index(year) for year in range(2019, 2024)]
    assert np.array_equal(test.sum("gap")[after], test.sum("cost")[after])
    states = [o.finding.state for o in halland.outcomes if o.condition.name == "has_payer"]
    assert (states.count("not_met"), states.count("met")) == (10, 38)


def test_who_was_in_the_queue_is_known_where_a_provider_has_one_unit(halland):
    """Four private ones; of the own regime's 24 centres and Amadeuskliniken's two sites it is not said."""
    states = [o.finding.state for o in halland.outcomes if o.condition.name == "is_in_queue"]
    assert (states.count("met"), states.count("unknown")) == (4, 44)


def test_planned_and_drawn_rounds_give_the_same_units_blocks(halland):
    planned = ledger(halland).amounts["training_payment"].sum(axis=0) > 0
    drawn = simulate(halland, draws=200, seed=1).amounts["training_payment"].sum(axis=(0, 2)) > 0
    assert np.array_equal(planned.astype(bool), drawn)


def test_with_ordinary_money_the_commitment_is_paid():
    case = load(ROOT / "params/scenarios/halland_st_absorbed.yaml")
    assert compute(case, draws=500, seed=1).continuity.verdict == "holds"
    assert not [o for o in case.outcomes if o.condition.name == "has_payer" and o.finding.state != "met"]


def test_three_rounds_share_out_twenty_blocks_and_count_those_before():
    book = ledger(load(ROOT / "params/scenarios/halland_st_three_rounds.yaml"))
    posts = book.values["posts_allocated"].sum(axis=(1, 2))
    assert {book.grid.steps[i].start: int(n) for i, n in enumerate(posts) if n} == {
        date(2018, 5, 1): 10,
        date(2018, 9, 1): 5,
        date(2019, 1, 1): 5,
    }
    assert book.values["posts_allocated"].sum(axis=0).max() <= 2


def test_only_those_in_the_queue_get_blocks():
    case = load(ROOT / "params/scenarios/halland_st_known_queue.yaml")
    _, given = scheme.first_round(case.setting)
    assert {p.facts["provider"] for p, n in zip(case.setting.payees, given, strict=True) if n} <= set(
        scheme.PROVIDERS
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "regions/halland/training_posts_units.yaml",
            'municipality: "1381"',
            'municipality: "1480"',
            "kommunen ”1480” finns inte i region 13",
        ),
        (
            "regions/halland/training_posts_units.yaml",
            "st_doctors: 1",
            "st_doctors: -1",
            "-1 ligger utanför det tillåtna 0–50",
        ),
        (
            "regions/halland/training_posts_units.yaml",
            "provider: lajeskliniken",
            "provider: lajes",
            "”lajes” är inte ett av de tillåtna valen",
        ),
        ("programmes/training_posts.yaml", "{value: 10, status", "{value: 10.5, status", "10.5"),
        (
            "programmes/training_posts.yaml",
            "      laurentiuskliniken:",
            "      laurentius:",
            "laurentius” hör inte hit",
        ),
        (
            "programmes/training_posts.yaml",
            "value: 60, status: assumed",
            "value: 600, status: assumed",
            "600",
        ),
    ],
)
def test_bad_input_is_refused(file, old, new, message, refused):
    refused("halland_st_as_decided", file, old, new, message)
