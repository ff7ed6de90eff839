"""The payment liability: stays by the day, the month's close to the öre, and drawn against planned."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from simlib.analysis.compare import Comparison
from simlib.assembly import Case, load
from simlib.continuity import NO_GRANT, continuity_test
from simlib.ledger import ledger
from simlib.parameters.sources import load_sources
from simlib.programmes import names
from simlib.programmes.payment_liability.drawn import drawn
from simlib.programmes.payment_liability.lengths import cumulative, spread
from simlib.programmes.payment_liability.payments import above_mean, days_above_mean
from simlib.programmes.payment_liability.stays import COUNTED, Stay, counted
from simlib.programmes.payment_liability.terms import KINDS, MONTHLY_MEAN, RULES_2017, terms_of
from simlib.simulation.draws import stream
from simlib.simulation.simulate import simulate
from simlib.weekdays import is_weekday

ROOT = Path(__file__).resolve().parents[2]
CASES = YAML(typ="safe").load((ROOT / "tests/programmes/payment_liability.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    folder = ROOT / "params/scenarios"
    kinds = ("as_decided", "rules_2017", "individual_law")
    return {kind: load(folder / f"liability_{kind}.yaml") for kind in kinds}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_stay_comes_to_what_the_rules_say(case: dict[str, Any], cases: dict[str, Case]) -> None:
    kind, ready, left = case["provided"]["stay"]
    stay = Stay(kind, ready, left, case["provided"].get("notices", True))
    found: Counter[str] = Counter()
    for count, month, number in counted(stay, terms_of(cases[case.get("rules", "as_decided")].setting)):
        found[f"{count} {month}"] += number
    assert +found == +Counter(case["counts"])


def test_every_case_has_a_source_that_there_is() -> None:
    from simlib.faults import Findings

    sources = load_sources(ROOT / "params/sources.yaml", ROOT, Findings())
    assert {case["source"] for case in CASES} <= sources.keys()


def test_a_stay_cannot_end_before_it_begins_and_is_of_a_known_kind() -> None:
    with pytest.raises(ValueError, match="2018-10-02"):
        Stay("somatic", date(2018, 10, 2), date(2018, 10, 1))
    with pytest.raises(ValueError, match="surgical"):
        Stay("surgical", date(2018, 10, 1), date(2018, 10, 2))


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2018, 3, 29), True),  # Maundy Thursday
        (date(2018, 3, 30), False),  # Good Friday
        (date(2018, 5, 10), False),  # Ascension Day
        (date(2018, 5, 11), True),
        (date(2018, 6, 6), False),  # the National Day
        (date(2018, 6, 22), False),  # Midsummer Eve, by assumption
        (date(2018, 9, 22), False),  # a Saturday
        (date(2018, 12, 24), False),
        (date(2018, 12, 27), True),
        (date(2018, 12, 31), False),
        (date(2019, 1, 6), False),
    ],
)
def test_weekdays_are_those_of_the_swedish_calendar(day: date, counts: bool) -> None:
    assert is_weekday(day) is counts


@pytest.mark.parametrize(
    ("days", "patients", "kronor"),
    [
        (30, 10, 0),  # a mean of exactly 3.0
        (31, 10, 7_800),  # 3.1: one day above it
        (29, 10, 0),
        (0, 0, 0),
        (7, 2, 7_800),  # 3.5: two patients, half a day each
    ],
)
def test_the_month_is_paid_above_a_mean_of_three_days(days: int, patients: int, kronor: int) -> None:
    above = days_above_mean(Fraction(days), Fraction(patients), Fraction(3))
    assert above_mean(above, Fraction(780_000)) == kronor * 100


def test_the_schemes_in_files_and_in_folders_are_found() -> None:
    assert {"payment_liability", "psychology_choice", "stimulus_allocation"} <= set(names())


def test_nobody_is_charged_twice_for_a_day(cases: dict[str, Case]) -> None:
    """Whoever crosses into the new rules pays for the days that each set of rules would have charged."""
    decided, earlier = (terms_of(cases[kind].setting) for kind in ("as_decided", "rules_2017"))
    for ready in filter(is_weekday, (date(2018, 9, day) for day in range(1, 29))):
        stay = Stay("somatic", ready, date(2018, 10, 10))
        both, before = dict.fromkeys(COUNTED, 0), dict.fromkeys(COUNTED, 0)
        for count, _, number in counted(stay, decided):
            both[count] += number
        for count, _, number in counted(stay, earlier):
            before[count] += number
        assert both["somatic_line_days"] + both["long_days"] <= max(stay.days - 7, 0)
        assert both["somatic_line_days"] <= before["somatic_line_days"]


def test_the_rules_change_in_the_scenario_on_the_day_that_the_agreement_says(cases: dict[str, Case]) -> None:
    regimes = terms_of(cases["as_decided"].setting).regimes
    assert [name for name, _ in regimes] == [RULES_2017, MONTHLY_MEAN]
    assert regimes[0][1].end == regimes[1][1].start == date(2018, 9, 25)


def test_lengths_have_the_mean_that_they_should() -> None:
    for mean in (Fraction("1.5"), Fraction("3.4"), Fraction(8)):
        law = cumulative(mean, Fraction("1.5"))
        assert float(sum(1 - share for share in law)) == pytest.approx(float(mean), abs=1e-3)
    assert [spread(number) for number in range(1, 6)] == [
        Fraction(*pair) for pair in ((1, 2), (1, 4), (3, 4), (1, 8), (5, 8))
    ]


def test_the_drawn_stays_agree_with_the_planned_ones(cases: dict[str, Case]) -> None:
    """With nothing uncertain but chance: both follow the same law, save what a mean adds by chance."""
    for kind, case in cases.items():
        fixed = {path: replace(p, role="constant") for path, p in case.setting.parameters.items()}
        certain = replace(case, setting=replace(case.setting, parameters=fixed))
        book, outcomes = ledger(certain), simulate(certain, draws=256, seed=5)
        for component in ("somatic_after_weekdays", "taken_out_of_mean", "individual_somatic"):
            mean = float(outcomes.component(component).sum(axis=0).mean())
            assert book.total(component) == pytest.approx(mean, rel=0.08), (kind, component)
        assert outcomes.component("above_mean").sum(axis=0).mean() >= book.total("above_mean")


def test_a_few_more_expected_are_the_same_stays_and_a_few_more(cases: dict[str, Case]) -> None:
    """In every month, municipality and outcome; so what differs between two needs is their doing."""
    setting, grid = cases["as_decided"].setting, cases["as_decided"].coarsest
    shape = (len(grid), len(setting.payees), 1)

    def found(more: float) -> dict[str, Any]:
        stays = {kind: np.full(shape, 3.0 * more) for kind in KINDS}
        days = {f"{kind}_days": stays[kind] * 6.0 for kind in KINDS}
        return drawn(setting, grid, stays | days, 32, lambda part: stream(7, part, 0))

    few, many = found(1.0), found(1.03)
    for count in few:
        assert (many[count] >= few[count]).all(), count
        assert many[count].sum() > few[count].sum() or not few[count].any(), count


def test_alternatives_meet_the_same_patients(cases: dict[str, Case]) -> None:
    """Until the rules part, no outcome differs; and a scenario differs from itself by nothing."""
    sims = {kind: simulate(case, draws=64, seed=3) for kind, case in cases.items()}
    books = {kind: ledger(case) for kind, case in cases.items()}
    again = simulate(cases["as_decided"], draws=64, seed=3)
    assert Comparison(sims["as_decided"], again, books["as_decided"], books["as_decided"]).is_null
    decided, law = (
        sims[kind].component("somatic_after_weekdays") for kind in ("as_decided", "individual_law")
    )
    assert (decided == law).all()
    assert (sims["rules_2017"].component("somatic_after_weekdays") >= decided).all()


def test_amounts_are_whole_ore_and_add_up_by_municipality_and_month(cases: dict[str, Case]) -> None:
    book = ledger(cases["as_decided"])
    assert len(cases["as_decided"].setting.payees) == 49
    lines = book.lines
    assert int(lines["ore"].sum()) == book.total() == sum(book.total(None, year) for year in (2018, 2019))
    assert set(lines["booking"]) == {"paid_in"}
    assert set(lines["purse"]) == {"payers"}
    assert not lines[(lines["component"] == "above_mean") & (lines["month"] < "2018-09")].size
    assert not lines[(lines["component"] == "somatic_after_weekdays") & (lines["month"] > "2018-09")].size
    drawn = simulate(cases["as_decided"], draws=8, seed=1).total
    assert (drawn == np.round(drawn)).all()


def test_without_a_state_grant_the_continuity_test_says_so(cases: dict[str, Case]) -> None:
    test = continuity_test(simulate(cases["as_decided"], draws=8, seed=1))
    assert (test.verdict, test.grant_ends, test.first_year_after) == (NO_GRANT, None, None)


def test_one_block_or_two_give_the_same_first_outcomes(cases: dict[str, Case]) -> None:
    few, many = (simulate(cases["rules_2017"], draws=draws, seed=2).total for draws in (16, 1100))
    assert (few == many[:, :16]).all()
