"""No printed digit is finer than the error of the simulation, and the files hold what is printed."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.analysis.outcome import decide
from simlib.analysis.precision import (
    Estimate,
    chance,
    mean,
    mean_where,
    part_of_spread,
    quantile,
    quantile_error,
)
from simlib.present.report import Report
from simlib.present.rounding import (
    chance as said_chance,
)
from simlib.present.rounding import (
    nearest,
    per_cent,
    rounded,
    share_in_files,
    step_of,
    two_digits,
)
from simlib.present.speech import Speech
from simlib.simulation.draws import BLOCK, even, uniforms

SAY = Speech("sv")
AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False)
ERRORS = st.floats(0, 1e11, allow_nan=False)
CASES = [
    "kalmar",
    "jamtland",
    "vgr",
    "halland_green",
    "halland_st",
    "liability",
    "need",
    "access",
    "state_grants",
]


@given(AMOUNTS, ERRORS, st.sampled_from([1, 100, 100_000, 10_000_000]))
def test_the_step_is_the_finest_that_is_not_below_the_error(value, error, finest):
    found = rounded(Estimate(value, error), finest)
    assert found.step >= error
    assert found.value % found.step == 0
    assert abs(found.value - value) <= found.step / 2 + 1e-3
    assert str(found.step // finest).strip("0") in {"1", "5"}
    assert found.step == finest or found.step < 5 * error


@given(AMOUNTS)
def test_rounding_does_not_care_for_the_sign(value):
    assert nearest(-value, 50) == -nearest(value, 50)


@given(st.floats(0, 1), st.integers(100, 100_000))
def test_a_chance_is_0_or_100_only_when_all_agree_and_the_files_agree_with_the_words(share, draws):
    hits = np.zeros(draws)
    hits[: round(share * draws)] = 1
    figure = Estimate(float(hits.mean()), float(hits.std() / np.sqrt(draws)), "chance")
    text, stored = said_chance(figure, SAY, about=""), share_in_files(figure)
    assert (text in {"0 av 100", "100 av 100"}) == (figure.value in (0, 1))
    assert (stored in (0, 1)) == (figure.value in (0, 1))
    count = int(re.findall(r"\d+", text)[0])
    assert abs(100 * stored - count) <= (1 if text.startswith(("färre", "fler")) else 1e-9)


def test_few_draws_say_no_more_than_that_it_is_rare():
    """Two of 150 is 1.3 %, with a standard error of 0.9: one in a hundred either way can be said."""
    assert said_chance(Estimate(2 / 150, 0.0094), SAY) == "cirka 1 av 100"
    assert said_chance(Estimate(0.98, 0.012), SAY) == "fler än 95 av 100"
    assert said_chance(Estimate(0.02, 0.012), SAY) == "färre än 5 av 100"


def test_per_cent_loses_its_decimals_to_the_error():
    assert per_cent(Estimate(0.0347, 0.0), SAY, 2) == "3,47\N{NO-BREAK SPACE}%"
    assert per_cent(Estimate(0.0347, 0.0002), SAY, 2) == "3,45\N{NO-BREAK SPACE}%"
    assert per_cent(Estimate(0.0347, 0.008), SAY, 2) == "3\N{NO-BREAK SPACE}%"
    assert per_cent(Estimate(0.347, 0.02), SAY) == "35\N{NO-BREAK SPACE}%"


def test_an_error_is_written_with_two_digits_rounded_up():
    assert two_digits(9584) == 9600
    assert two_digits(0.03123) == pytest.approx(0.032)
    assert two_digits(0) == 0
    assert step_of(0, 7) == 7


@pytest.mark.parametrize(
    "told",
    [
        mean,
        lambda x: quantile(x, 0.9),
        lambda x: chance(x > 1.2),
        lambda x: mean_where(x, x > 1.2),
        lambda x: part_of_spread(x**2, x),
    ],
    ids=["mean", "quantile", "chance", "mean where", "part of the spread"],
)
@pytest.mark.parametrize("whole", [1, 8], ids=["one block", "eight blocks"])
def test_the_error_is_how_much_the_figure_differs_between_seeds(told, whole):
    """Half the spread of each outcome is even, half is not, as in a simulation: of 200 seeds."""
    found = []
    for seed in range(200):
        parts = [even(seed, "a", block) + uniforms(seed, "b", block) for block in range(whole)]
        found.append(told(np.concatenate(parts)))
    apart = float(np.std([one.value for one in found]))
    typical = float(np.sqrt(np.mean([one.error**2 for one in found])))
    # From one block the error is that of unrelated draws, and from eight it is widened: never too small.
    assert 0.85 * apart < typical < (1.45 if whole > 1 else 3) * apart


def test_the_quantile_of_even_draws_is_surer_than_its_ranks_say():
    values = np.concatenate([even(1, "a", block) for block in range(8)])
    assert quantile_error(values, 0.5) < 0.2 * quantile_error(values[:BLOCK], 0.5) / np.sqrt(8)


@pytest.fixture(params=CASES)
def report(request) -> Report:
    return Report(decide((request.getfixturevalue(request.param),), draws=300, seed=1), SAY)


def test_no_table_prints_finer_than_its_error_and_the_files_hold_what_is_printed(report):
    seen = 0
    for table in report.tables.values():
        for row in table.rows:
            for (name, _), cell in zip(table.columns, row, strict=True):
                if cell.estimate is None or name in table.page_only:
                    continue
                seen += 1
                figure, raw = cell.estimate, cell.raw
                assert isinstance(raw, int | float), (table.key, name)
                if isinstance(raw, int):  # öre
                    step = step_of(figure.error, 1)
                    assert raw % min(step, 5 * 10**6) == 0 or step < 100, (table.key, name)
                    assert re.sub(r"\D", "", cell.text).strip("0") == str(abs(raw)).strip("0"), cell
                else:
                    assert abs(raw - figure.value) <= max(0.006, 2.5 * figure.error), (table.key, name)
                    if cell.text.endswith("av 100") and cell.text[0].isdigit():
                        assert cell.text == f"{round(100 * raw)} av 100"
    assert seen > 20
