"""The loader takes what is right however it is stored, and answers what is wrong with faults only."""

from __future__ import annotations

import random
import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simlib.assembly import Case, assemble, load
from simlib.budget import budget_test
from simlib.continuity import continuity_test
from simlib.faults import Faults, Findings
from simlib.ledger import ledger
from simlib.parameters.reading import Listing, Reader, Text
from simlib.simulation.simulate import simulate
from tests.conftest import ROOT, SAGOLAN, shipped

SHIPPED = sorted((ROOT / "params/scenarios").glob("*.yaml"))
FILES = sorted(path.relative_to(SAGOLAN) for path in SAGOLAN.rglob("*") if path.suffix in (".yaml", ".csv"))


def _total(scenario: Path) -> int:
    return ledger(load(scenario)).total()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_scenario_is_sound(path: Path) -> None:
    assert shipped(path).scenario.id == path.stem


# --- how files are stored ----------------------------------------------------------


@pytest.mark.parametrize("how", ["byte order mark", "Windows line ends", "no last line end"])
def test_the_same_text_stored_otherwise_is_the_same(project: Path, scenario: Path, how: str) -> None:
    before = _total(scenario)
    for file in FILES:
        text = (project / file).read_bytes()
        changed = {
            "byte order mark": b"\xef\xbb\xbf" + text,
            "Windows line ends": text.replace(b"\n", b"\r\n"),
            "no last line end": text.rstrip(b"\n"),
        }
        (project / file).write_bytes(changed[how])
    assert _total(scenario) == before


def test_choices_called_on_off_and_none_need_no_quotes(project: Path, scenario: Path) -> None:
    file = project / "params/programmes/psychology_choice.yaml"
    text = file.read_text(encoding="utf-8")
    before = _total(scenario)
    for one, other in (
        ("      off:", '      "off":'),
        ("      on:", '      "on":'),
        ("{value: off,", '{value: "off",'),
    ):
        assert text.count(one) == 1
        text = text.replace(one, other)
    file.write_text(text, encoding="utf-8")
    assert _total(scenario) == before
    exits = load(project / "params/scenarios/stimulans.yaml").setting.family("exit")
    assert exits["vard_region"].values[-1].value == "none"


def test_no_type_is_guessed(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "day: 2018-09-01\nyes: no\nnumber: 0.1\nquoted: '0.1'\nsexagesimal: 1:30\nlist: [1, on]\n",
        encoding="utf-8",
    )
    findings = Findings()
    top = Reader(file, tmp_path, findings).root()
    assert not findings.faults
    assert top is not None
    assert top.items["day"] == Text("2018-09-01", 1)
    assert top.items["yes"] == Text("no", 2)
    assert top.items["number"] == Text("0.1", 3)
    assert top.items["quoted"] == Text("0.1", 4, quoted=True)
    assert top.items["sexagesimal"] == Text("1:30", 5)
    assert top.items["list"] == Listing((Text("1", 6), Text("on", 6)), 6)


def test_a_decimal_is_never_a_binary_fraction(kalmar: Case) -> None:
    cost = kalmar.setting.parameter("psychologist_post_cost").values[0].value
    assert cost == 70_559_610
    assert kalmar.setting.parameter("larger_effort_share").values[0].value == Fraction(1, 100)


# --- scenarios ------------------------------------------------------------------------


def test_a_scenario_changes_what_it_says_from_the_day_it_says(project: Path) -> None:
    case = load(project / "params/scenarios/hogre.yaml")
    rate = case.setting.parameter("fixed_rate")
    assert [(str(dated.since), dated.value, dated.status) for dated in rate.values] == [
        ("2018-09-01", Fraction(4000), "stated"),
        ("2019-01-01", Fraction(5000), "proposed"),
    ]
    assert case.setting.sources[rate.values[-1].source].title == "Högre ersättning"
    assert [(change.path, change.value) for change in case.scenario.changes] == [
        ("psychology_choice.fixed_rate", Fraction(5000)),
        ("psychology_choice.variable_rate", Fraction(210_000)),
    ]


def test_a_line_of_two_bases_counts_once(project: Path) -> None:
    folder = project / "params/scenarios"
    frame = (folder / "vardval.yaml").read_text(encoding="utf-8")
    for name in ("a", "b"):
        text = frame.replace("id: vardval", f"id: {name}").replace(
            "changes: []", "based_on: [hogre]\nchanges: []"
        )
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    both = frame.replace("id: vardval", "id: both").replace("changes: []", "based_on: [a, b]\nchanges: []")
    (folder / "both.yaml").write_text(both, encoding="utf-8")
    assert _total(folder / "both.yaml") == _total(folder / "hogre.yaml")


def test_the_files_are_found_from_wherever_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, sagolan: Case
) -> None:
    monkeypatch.chdir(project / "params")
    case = load(Path("scenarios/vardval.yaml"))
    assert case.scenario.file == "params/scenarios/vardval.yaml" == sagolan.scenario.file


def test_a_changed_table_is_read_anew(project: Path, scenario: Path) -> None:
    before = load(scenario).setting.region.residents(2018)
    table = project / "params/data/municipalities.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(
        text.replace("9902,Skogsby,99,2000,2400,", "9902,Skogsby,99,2000,2500,"), encoding="utf-8"
    )
    assert load(scenario).setting.region.residents(2018) == before + 100


def test_a_unit_may_have_all_its_psychologists_at_a_partner(project: Path, scenario: Path) -> None:
    units = project / "params/regions/sagolan/psychology_choice_units.yaml"
    text = units.read_text(encoding="utf-8")
    one = "  psychologists: 0.5\n  kbt_therapists: 0\n  partners: [storstad_privat]"
    assert text.count(one) == 1
    units.write_text(text.replace(one, one.replace("0.5", "0", 1)), encoding="utf-8")
    case = load(scenario)
    index = [payee.id for payee in case.setting.payees].index("skogsby")
    assert "skogsby" in case.admitted
    assert ledger(case).amounts["fixed_payment"][8, index] > 0


@pytest.mark.parametrize(
    ("line", "more"),
    [
        # Read once for the whole time, and changed just as it starts.
        ("2018-01-01: {value: 1, status: stated, source: sagobok}\n  need_weight", "2017-01-01: {value: 2"),
        # Ended when it is needed no more: with its regime, and with the horizon.
        ("2018-01-01: {value: 568, status: stated, source: sagobok}", "2018-09-01: {ends: true"),
        ("2018-09-01: {value: 40, status: stated, source: sagobok}", "2020-01-01: {ends: true"),
    ],
)
def test_what_holds_whenever_it_is_needed_is_accepted(
    project: Path, scenario: Path, line: str, more: str
) -> None:
    file, before = project / "params/programmes/psychology_choice.yaml", _total(scenario)
    text = file.read_text(encoding="utf-8")
    assert text.count(line) == 1
    longer = text.replace(line, f"{more}, status: stated, source: sagobok}}\n      {line}")
    file.write_text(longer, encoding="utf-8")
    assert _total(scenario) == before


# --- nothing but faults ------------------------------------------------------------------

# fmt: off
JUNK = [
    "", "~", "0", "-1", "1e9", "999999999", "0.5", "yes", '"x"', "[]", "[1]", "[[0, 0]]", "{}", "{a: 1}",
    "2018-01-01", "2018-02-30", "2000-01", "2199-12", "nan", "off", "*a", "&a 1", "!!int 3", '"', "{", "x: y",
    "choice", "schedule", "share", "true", "#", "\t", "å", "0.0000001", "1234567890123456789", "[0, 1]",
]
# fmt: on


def _spoiled(text: str, rng: random.Random) -> str:
    """One slip of the keyboard: a line lost, doubled, moved or indented, or a word replaced."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    line = lines[at]
    words = list(re.finditer(r"[\w.\-]+", line))
    kind = rng.choice(["lose", "double", "indent", "flush", "move", "value", "word", "letter"])
    if kind == "lose":
        del lines[at]
    elif kind == "double":
        lines.insert(at, line)
    elif kind == "indent":
        lines[at] = " " * rng.choice([1, 2, 4]) + line
    elif kind == "flush":
        lines[at] = line.lstrip()
    elif kind == "move":
        lines.insert(rng.randrange(len(lines)), lines.pop(at))
    elif kind == "value" and ": " in line:
        lines[at] = line.partition(": ")[0] + ": " + rng.choice(JUNK)
    elif words:
        word = rng.choice(words)
        new = rng.choice(JUNK) if kind == "word" else word.group()[:-1]
        lines[at] = line[: word.start()] + new + line[word.end() :]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def spoilable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAGOLAN, tmp_path_factory.mktemp("spoilt") / "sagolan"))


@settings(max_examples=120)
@given(
    seed=st.integers(0, 10**9),
    file=st.sampled_from(FILES),
    name=st.sampled_from(["vardval", "hogre", "stimulans"]),
)
def test_a_slip_of_the_keyboard_gives_faults_or_a_result(
    spoilable: Path, seed: int, file: Path, name: str
) -> None:
    """Whatever is accepted can also be computed, and whatever is not is told in both languages."""
    original = (spoilable / file).read_text(encoding="utf-8")
    try:
        (spoilable / file).write_text(_spoiled(original, random.Random(seed)), encoding="utf-8")  # noqa: S311 - no secret
        findings = Findings()
        case = assemble(spoilable / f"params/scenarios/{name}.yaml", findings)
        assert (case is None) == bool(findings.faults)
        for language in ("sv", "en"):
            assert Faults(findings.faults).text(language)
        if case and len(case.monthly) <= 60:
            ledger(case)
            simulation = simulate(case, draws=20, seed=1)
            assert budget_test(simulation).verdict
            assert continuity_test(simulation).verdict
    finally:
        (spoilable / file).write_text(original, encoding="utf-8")
