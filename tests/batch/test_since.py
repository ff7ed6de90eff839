"""What changed between two runs: every part of the movement has a name, and the parts sum exactly."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from simlib.analysis.attribution import MOST_IN_EVERY_ORDER, attribute
from simlib.analysis.outcome import decide
from simlib.batch.manifest import manifest
from simlib.batch.plan import single
from simlib.batch.since import since
from simlib.batch.since_tables import changed_parameters, moved_cost
from simlib.batch.tables import write_tables
from simlib.cli import main
from simlib.faults import Faults
from simlib.present.excel.workbook import write_workbook
from simlib.present.report import Report
from simlib.present.speech import Speech

RATES = "programmes/psychology_choice.yaml"


def run(project: Path, name: str, scenario: str = "vardval") -> Path:
    """A run's folder as `simlib run` leaves it, but for its pages."""
    folder = project / "outputs" / name
    folder.mkdir(parents=True)
    job = single(project / f"params/scenarios/{scenario}.yaml", draws=100, seed=1, language="sv")
    report = Report(decide(job.cases, draws=100, seed=1), Speech("sv"))
    write_tables(report.tables, report.decision.proposal.ledger.lines, folder)
    write_workbook(report, report.tables, folder)
    record = manifest(job, folder, report=report, seconds=0, verdicts={})
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def change(project: Path, old: str, new: str) -> None:
    path = project / "params" / RATES
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture
def runs(project) -> tuple[Path, Path]:
    """Two runs of Sagolän with two rates between them that meet in the same payments."""
    before = run(project, "before")
    change(project, "{value: 40, status", "{value: 60, status")  # the fixed rate
    change(project, "{value: 0.06, status", "{value: 0.09, status")  # compensation for VAT on it
    return before, run(project, "after")


def test_the_parts_of_two_changed_rates_and_nothing_else_make_the_difference(runs):
    found = since(*runs)
    assert {one.parameter.name for one in found.moved} == {"fixed_rate", "vat_share"}
    assert all(any(one.parts) for one in found.moved)
    assert set(found.rest) == {0}
    for i in range(len(found.years)):
        whole = found.planned[1][i] - found.planned[0][i]
        assert sum(one.parts[i] for one in found.moved) == whole
    assert found.inputs == (f"params/{RATES}",)
    assert not found.code


def test_what_is_printed_sums_from_one_run_to_the_other(runs):
    table = moved_cost(since(*runs), Speech("sv"))
    for column in range(1, len(table.columns)):
        first, *parts, last = (int(str(row[column].raw)) for row in table.rows)
        assert first + sum(parts) == last


def test_another_interval_is_told_and_moves_no_planned_cost(project, runs):
    change(project, "{value: 0.02, interval: [0.01, 0.04]", "{value: 0.02, interval: [0.01, 0.05]")
    found = since(runs[1], run(project, "wider"))
    (moved,) = found.moved
    assert set(moved.parts) == {0}
    assert set(found.rest) == {0}
    (row,) = changed_parameters(found, Speech("sv")).rows
    assert "0,01–0,04 (80\u00a0%" in row[1].text
    assert "0,01–0,05 (80\u00a0%" in row[2].text


def test_a_run_against_itself_differs_in_nothing(runs):
    found = since(runs[0], runs[0])
    assert not found.moved
    assert not found.inputs
    assert not any(found.rest)


def test_what_no_parameter_explains_is_told_as_such(project, runs):
    """A run whose lines are not what its parameters give."""
    path = runs[0] / "tables/lines.parquet"
    lines = pd.read_parquet(path)
    lines["ore"] += [700] + [0] * (len(lines) - 1)
    lines.to_parquet(path, index=False)
    found = since(*runs)
    assert sum(found.rest) == -700


def test_only_runs_of_the_same_scheme_can_be_compared(project, runs):
    other = run(project, "other", "stimulans")
    with pytest.raises(Faults):
        since(other, runs[1])


def test_the_command_takes_runs_and_scenarios_but_not_one_of_each(runs):
    found = CliRunner().invoke(main, ["compare", *map(str, runs)])
    assert found.exit_code == 0, found.output
    assert "Annat än parametrar" in found.output
    assert "Två" not in found.stderr
    scenario = runs[0].parents[1] / "params/scenarios/vardval.yaml"
    mixed = CliRunner().invoke(main, ["compare", str(scenario), str(runs[0])])
    assert mixed.exit_code == 2
    assert "mappar" in mixed.stderr


def test_a_folder_that_is_no_run_is_refused(tmp_path, runs):
    shutil.copytree(runs[0].parents[1] / "params", tmp_path / "p/params")
    empty = tmp_path / "p/outputs/x"
    empty.mkdir(parents=True)
    assert CliRunner().invoke(main, ["compare", str(empty), str(runs[1])]).exit_code == 2


# --- attribution ---------------------------------------------------------------------


def test_a_product_is_shared_alike_between_its_factors():
    """10 × 10 becomes 20 × 20: each change is worth (100 + 200) / 2."""

    def value(made):
        return ((20 if 0 in made else 10) * (20 if 1 in made else 10),)

    assert attribute(value, 2) == ((Fraction(150),), (Fraction(150),))


@given(st.integers(0, MOST_IN_EVERY_ORDER + 2), st.integers(0, 10**9))
def test_the_parts_always_sum(count, seed):
    def value(made):
        return tuple((seed * (1 + sum(2**i for i in made)) ** 2) % 1_000_003 + k for k in (1, 2))

    parts = attribute(value, count)
    whole = (b - a for a, b in zip(value(frozenset()), value(frozenset(range(count))), strict=True))
    assert [sum(part[k] for part in parts) for k in range(2)] == (list(whole) if count else [0, 0])


def test_a_change_that_moves_nothing_has_no_part():
    assert attribute(lambda made: (5 if 0 in made else 0,), 2) == ((Fraction(5),), (Fraction(0),))
