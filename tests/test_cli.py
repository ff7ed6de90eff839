"""The command: what it prints, and its exit codes: 0 well, 1 not so, 2 bad input."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from simlib.assembly import load
from simlib.cli import main
from simlib.ledger import ledger
from tests.conftest import ROOT, copied_project

KALMAR = "params/scenarios/kalmar_as_decided.yaml"
OLD = "params/scenarios/kalmar_current_rules.yaml"
JAMTLAND = "params/scenarios/jamtland_as_decided.yaml"


@pytest.fixture
def simlib(monkeypatch):
    """Runs the command in the project's own folder."""
    monkeypatch.chdir(ROOT)

    def run(*words: str):
        return CliRunner().invoke(main, words)

    return run


def test_help_is_quick_and_complete():
    """No scientific library is imported to print the help or to refuse a file."""
    code = (
        "import sys; from simlib.cli import main; print([m for m in ('pandas', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    found = CliRunner().invoke(main, ["--help"])
    names = {"batch", "check", "compare", "explain", "graph", "run", "solve", "verify"}
    assert names <= {line.split()[0] for line in found.output.splitlines() if line.startswith("  ")}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help(command):
    found = CliRunner().invoke(main, [command, "--help"])
    assert found.exit_code == 0
    assert "--language" in found.output


def test_the_batchs_language_is_the_files():
    said = " ".join(CliRunner().invoke(main, ["batch", "--help"]).output.split())
    assert "The file says which language each report is in" in said


def test_all_of_params_is_in_order(simlib):
    found = simlib("check")
    assert (found.exit_code, found.stderr) == (0, "")
    files = [*(ROOT / "params/scenarios").glob("*.yaml"), *(ROOT / "params/batches").glob("*.yaml")]
    assert found.stdout == f"{len(files)} filer är kontrollerade. Inga fel.\n"


def test_check_of_one_in_english(simlib):
    assert simlib("check", KALMAR, "--language", "en").stdout == "1 file has been checked. No faults.\n"


@pytest.mark.parametrize(
    "file", ["params/scenarios/kalmar_as_decide.yaml", "params/batches/bord.yaml", "nowhere/x.yaml"]
)
def test_a_misspelt_file_is_refused(simlib, file):
    found = simlib("check", KALMAR, file)
    assert found.exit_code == 2
    assert (
        f"{file}:1: filen finns inte" in found.stderr
        or f"{file.split('/')[-1]}:1: filen finns inte" in found.stderr
    )
    assert "1 fel. Ingenting har körts eller skrivits." in found.stderr
    assert found.stdout == ""


def test_nothing_to_check_is_no_success(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(main, ["check"])
    assert found.exit_code == 2
    assert "params:1: filen finns inte" in found.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["run", "params/scenarios/kalmar_as_decide.yaml"],
        ["batch", "params/batches/bord.yaml"],
        ["explain", "params/scenarios/kalmar_as_decide.yaml"],
        ["compare", KALMAR, "params/scenarios/kalmar_as_decide.yaml"],
        ["compare", KALMAR, JAMTLAND],
        ["solve", "params/scenarios/kalmar_as_decide.yaml", "x"],
        ["graph", "params/scenarios/kalmar_as_decide.yaml", "never.svg"],
        ["verify", "params"],
        ["verify", "outputs/nowhere"],
        ["run", KALMAR, "--draws", "99"],
        ["run", KALMAR, "--seed", "-1"],
        ["run", KALMAR, "--language", "de"],
        ["solve", KALMAR, "psychology_choice.fixed_rate", "--target", "1"],
        ["frobnicate"],
    ],
)
def test_bad_input_is_exit_code_2_and_writes_nothing(words, tmp_path, monkeypatch):
    project = copied_project(tmp_path)
    monkeypatch.chdir(project)
    before = sorted(path.relative_to(project) for path in project.rglob("*"))
    found = CliRunner().invoke(main, words)
    assert found.exit_code == 2
    assert found.stderr
    assert not isinstance(found.exception, Exception) or isinstance(found.exception, SystemExit)
    assert sorted(path.relative_to(project) for path in project.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        (["explain", KALMAR, "fixed_paymnt"], "fixed_payment"),
        (["explain", KALMAR, "fixed_payment", "--unit", "kalmar_nora"], "kalmar_norra"),
        (["explain", KALMAR, "fixed_payment", "--month", "2019-3"], "2019-03"),
        (["solve", KALMAR, "psychology_choice.fixed_rat"], "psychology_choice.fixed_rate"),
    ],
)
def test_what_there_is_none_of_gets_a_guess(simlib, words, guess):
    found = simlib(*words)
    assert found.exit_code == 2
    assert f"Menade du ”{guess}”?" in found.stderr


def test_no_year_is_guessed(simlib):
    found = simlib("explain", KALMAR, "cost", "--year", "2030", "--language", "en")
    assert found.exit_code == 2
    assert "2018, 2019, 2020, 2021, 2022" in found.stderr
    assert "Did you mean" not in found.stderr


def test_explain_as_a_tree(simlib):
    found = simlib("explain", KALMAR, "fixed_payment", "--year", "2019")
    assert found.exit_code == 0
    first, *rest = found.stdout.splitlines()
    assert first.startswith("Fast ersättning = ")
    assert any("(antagande 2018-01-01:" in line for line in rest)
    assert rest[-1].startswith("100\u00a0% av beloppet vilar helt eller delvis på antaganden")


def test_explain_as_json(simlib):
    data = json.loads(simlib("explain", KALMAR, "--format", "json").stdout)
    assert data["value"] == ledger(load(ROOT / KALMAR)).total()
    assert data["unit"] == "kr"


@pytest.mark.parametrize("figure", ["cost", "need_index", "patients", "long_visits", "sparse_points"])
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_explain_any_figure_in_any_form(simlib, figure, form):
    found = simlib("explain", KALMAR, figure, "--format", form, "--year", "2019", "--language", "en")
    assert found.exit_code == 0, found.output
    assert found.stdout.strip()


def test_compare_says_both_and_the_difference(simlib):
    found = simlib("compare", OLD, KALMAR, "--draws", "100")
    assert found.exit_code == 0, found.output
    assert "Ändringar i ”Nuläge”:" in found.stdout
    assert "51\u00a0938\u00a0280,44" in found.stdout


def test_compare_with_itself_is_nil(simlib):
    found = simlib("compare", KALMAR, KALMAR, "--draws", "100", "--language", "en")
    years, components, units = (line for line in found.stdout.splitlines() if line.startswith("Sum"))
    assert years.split()[3:] == ["0.0", "0.0", "0.0", "0.0"]
    assert components.split()[-1] == "0.00"
    assert units.split()[-1] == "0"


def test_solve_names_a_value(simlib):
    found = simlib("solve", KALMAR, "psychology_choice.fixed_rate", "--draws", "100")
    assert found.exit_code == 0
    assert "Högsta värde på ”" in found.stdout
    # And how it was sought: what stayed as it was drawn.
    assert "Fast ersättning: räknas om" in found.stdout
    assert "Rörlig ersättning: beror inte på det som ändras" in found.stdout


def test_graph_makes_its_folder(simlib, tmp_path):
    file = tmp_path / "new/rules.svg"
    assert simlib("graph", JAMTLAND, str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith("<svg")
