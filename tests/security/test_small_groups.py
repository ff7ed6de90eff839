"""No group of one to four patients can be read, or worked out, from anything that is published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from simlib.analysis.outcome import decide
from simlib.assembly import load
from simlib.cli import main
from simlib.explore.exporting import export
from simlib.present.report import Report
from simlib.present.speech import Speech
from simlib.suppression import LEAST, hidden, small_groups
from tests.conftest import copied_project

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from((0, 0, 1, 2, 3, 4, 5, 6, 9, 30)), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    )
)


def with_totals(counts: list[list[int]]) -> list[list[int]]:
    full = [[*row, sum(row)] for row in counts]
    return [*full, [sum(column) for column in zip(*full, strict=True)]]


def known(r: int, c: int, counts: list[list[int]], rows: bool, columns: bool) -> bool:
    """Whether anybody may know this cell or total."""
    return (rows or c < len(counts[0]) or r == len(counts)) and (
        columns or r < len(counts) or c == len(counts[0])
    )


def could_be(counts, gone, cell, rows, columns) -> tuple[int, int]:
    """The least and the most that a cell can hold, for one who knows all that is shown and can add."""
    full = np.array(with_totals(counts))
    height, width = full.shape
    lines = []
    for r in range(height):
        line = np.zeros_like(full)
        line[r, :-1], line[r, -1] = 1, -1
        lines.append(line.ravel())
    for c in range(width):
        line = np.zeros_like(full)
        line[:-1, c], line[-1, c] = 1, -1
        lines.append(line.ravel())
    low, high = np.zeros(full.shape), np.full(full.shape, 1000.0)
    for r in range(height):
        for c in range(width):
            if known(r, c, counts, rows, columns) and (r, c) not in gone:
                low[r, c] = high[r, c] = full[r, c]
    aim = np.zeros(full.shape)
    aim[cell] = 1
    found = [
        milp(sign * aim.ravel(), constraints=LinearConstraint(np.array(lines), 0, 0),
             bounds=Bounds(low.ravel(), high.ravel()), integrality=np.ones(full.size, dtype=int)).x
        for sign in (1, -1)
    ]  # fmt: skip
    least, most = (round(float(np.reshape(x, full.shape)[cell])) for x in found if x is not None)
    return least, most


@settings(max_examples=60)
@given(TABLES, st.booleans(), st.booleans())
def test_a_hidden_group_cannot_be_worked_out_from_the_totals(counts, rows, columns):
    gone = hidden(counts, row_totals=rows, column_totals=columns)
    full = with_totals(counts)
    for r, row in enumerate(full):
        for c, count in enumerate(row):
            if 0 < count < LEAST and known(r, c, counts, rows, columns):
                assert (r, c) in gone
                least, most = could_be(counts, gone, (r, c), rows, columns)
                assert least < most


def test_without_the_second_step_it_could_be():
    """The test above can fail: one hidden cell beside its total is no secret."""
    counts = [[3, 20], [30, 40]]
    assert could_be(counts, {(0, 0)}, (0, 0), True, True) == (3, 3)
    assert could_be(
        [[3, 20], [30, 40]], hidden([[3, 20], [30, 40]], row_totals=True), (0, 0), True, True
    ) != (
        3,
        3,
    )


@given(TABLES.map(lambda table: [[n if n == 0 or n >= LEAST else n + LEAST for n in row] for row in table]))
def test_nothing_is_hidden_where_every_group_is_large(counts):
    assert hidden(counts, row_totals=True) == frozenset()


@pytest.mark.parametrize(
    ("counts", "gone"),
    [
        ([[4], [5], [9]], {(0, 0), (1, 0)}),  # alone it would be the total less the others
        ([[4], [4], [9]], {(0, 0), (1, 0)}),  # two hide each other
        ([[5], [0], [9]], set()),  # nobody is no group
        ([[1], [0], [0]], {(0, 0), (3, 0), (3, 1)}),  # the total is the group itself
    ],
)
def test_cases_of_one_column(counts, gone):
    assert {cell for cell in hidden(counts) if cell[1] == 0 or cell[0] == len(counts)} == gone


# --- the doors -----------------------------------------------------------------------------

SCENARIO = "params/scenarios/halland_green_as_agreed.yaml"
UNITS = "params/regions/halland/green_rehab_units.yaml"
QUEUES = {"kroksjon": 617, "sorby": 3}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The farms' queues as if they had been counted: one of three, the others large and easy to find."""
    project = copied_project(tmp_path_factory.mktemp("small"))
    file = project / UNITS
    numbers = iter((617, 3, 729, 831, 953))
    text = re.sub(r"queue: \d+", lambda _: f"queue: {next(numbers)}", file.read_text(encoding="utf-8"))
    file.write_text(text.replace("status: assumed", "status: stated"), encoding="utf-8")
    case = load(project / SCENARIO)
    report = Report(decide((case,), draws=100, seed=1), Speech("sv"))
    export(
        report.decision, project / "made", report.speech
    )  # as the workbench does, by the batch's own calls
    return project, case, report


def test_the_small_group_and_the_one_it_hides_behind_are_found(published):
    _, case, _ = published
    assert small_groups(case) == {("sorby", "queue", ""), ("kroksjon", "queue", "")}


def test_an_assumption_is_nobodys_data(halland_green):
    assert [p.facts["queue"] for p in halland_green.setting.payees] == [6, 3, 4, 5, 2]
    assert small_groups(halland_green) == frozenset()


def test_the_table_says_that_it_is_hidden_and_why(published):
    _, _, report = published
    table = report.tables["payees"]
    cells = {row[0].raw: row[[name for name, _ in table.columns].index("queue")].text for row in table.rows}
    assert (cells["sorby"], cells["kroksjon"]) == ("döljs", "döljs")
    assert "729" in cells.values()
    assert "färre än 5 patienter" in table.html()
    assert ">617<" not in table.html()


def test_no_file_holds_it(published):
    project, _, _ = published
    held = {path.name: path.read_text(encoding="utf-8") for path in (project / "made").rglob("*.csv")}
    (book,) = (project / "made").rglob("report.xlsx")
    for sheet in openpyxl.load_workbook(book):
        held[sheet.title] = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    assert any("729" in text for text in held.values())
    for name, text in held.items():
        assert not re.search(r"(?<![\d.])617(?![\d.])", text), name


@pytest.mark.parametrize("figure", ["queue", "placement", "referrals"])
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_figure_is_explained_without_it(published, figure, form, monkeypatch):
    project, case, _ = published
    if figure not in case.wiring.rules and figure not in case.wiring.volumes:
        figure = "placement"
    monkeypatch.chdir(project)
    words = ["explain", SCENARIO, figure, "--unit", "kroksjon", "--month", "2018-06", "--format", form]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "617" not in done.output
    if figure == "placement":
        assert "small-group" in done.output if form == "json" else "färre än fem" in done.output
    if form == "json":
        json.loads(done.output)


def test_every_count_of_patients_in_a_unit_file_is_named_by_its_scheme():
    """A fact that counts people, by its unit, is in PATIENTS or is about staff, residents or places."""
    from simlib import programmes

    for name in programmes.names():
        module = programmes.programme(name)
        assert set(module.PATIENTS.values()) <= set(module.UNIT_FIELDS), name
        assert {"queue", "counts", "persons"} & set(module.UNIT_FIELDS) == set(module.PATIENTS.values()), name


def test_schemes_that_are_paid_by_patients_read_them_from_facts(published):
    _, case, _ = published
    inputs = {fact.name for fact in case.programme.inputs(case.setting, case.admitted, case.monthly)}
    assert set(case.programme.PATIENTS) <= inputs
    assert Path(case.setting.root / UNITS).is_file()
