"""A line of a batch file is a product, less its excludes, on terms that may differ from job to job."""

from __future__ import annotations

import pytest

from simlib.batch.selection import Chosen, Selector
from simlib.batch.terms import NOTEBOOKS
from simlib.faults import Findings
from simlib.parameters.reading import Block, Reader
from tests.conftest import ROOT

A, B = "params/scenarios/state_grants.yaml", "params/scenarios/state_grants_absorbed.yaml"


@pytest.fixture
def select(tmp_path):
    def chosen(lines: str, **terms: object) -> tuple[list[Chosen], list[str]]:
        file = tmp_path / "trial.yaml"
        file.write_text(f"scenarios:\n{lines}", encoding="utf-8")
        reader = Reader(file, tmp_path, Findings())
        top = reader.root()
        assert isinstance(top, Block)
        found = list(Selector(reader, ROOT).chosen(top.items["scenarios"], terms))
        return found, [f"{fault.line}:{fault.message}" for fault in reader.findings.faults]

    return chosen


def jobs(found: list[Chosen]) -> list[tuple[str, str, str]]:
    return [(one.scenario.stem, one.region, one.language) for one in found]


def test_scenarios_times_regions_times_languages(select):
    found, faults = select(
        f"  - {{scenarios: [{A}, {B}], regions: [kalmar, gotland]}}", language=("sv", "en")
    )
    assert not faults
    assert jobs(found) == [
        (scenario, region, language)
        for scenario in ("state_grants", "state_grants_absorbed")
        for region in ("kalmar", "gotland")
        for language in ("sv", "en")
    ]


def test_a_scheme_gives_all_its_scenarios_for_the_regions_named(select):
    found, faults = select("  - {schemes: [psychology_choice, state_grants], regions: [kalmar, gotland]}")
    assert not faults
    of = {path.stem for path in (ROOT / "params/scenarios").glob("*.yaml")}
    kalmar = {(name, "") for name in of if name.startswith("kalmar_")}  # they name their own region
    each = {(name, region) for name in of if name.startswith("state_") for region in ("kalmar", "gotland")}
    assert {(name, region) for name, region, _ in jobs(found)} == kalmar | each


def test_every_scenario_there_is(select):
    found, faults = select("  - {schemes: all}")
    assert not faults
    files = [path.stem for path in (ROOT / "params/scenarios").glob("*.yaml")]
    each = [name for name in files if name.startswith("state_grants")]
    assert len(found) == len(files) - len(each) + 21 * len(each)


def test_excludes_take_whole_regions_or_single_jobs_away(select):
    found, faults = select(
        f"  - scenarios: [{A}, {B}]\n"
        "    regions: [kalmar, gotland, halland]\n"
        "    language: [sv, en]\n"
        f"    except: [gotland, {{scenarios: {B}, language: en}}, {{regions: halland, scenarios: {A}}}]\n"
    )
    assert not faults
    assert jobs(found) == [
        ("state_grants", "kalmar", "sv"),
        ("state_grants", "kalmar", "en"),
        ("state_grants_absorbed", "kalmar", "sv"),
        ("state_grants_absorbed", "halland", "sv"),
    ]


def test_the_terms_of_the_job_come_before_those_of_the_line_and_those_before_the_files(select):
    found, faults = select(
        f"  - scenarios: [{A}, {B}]\n"
        "    regions: [kalmar, gotland]\n"
        "    draws: 300\n"
        "    overrides:\n"
        "      - {regions: kalmar, draws: 900}\n"
        f"      - {{scenarios: {B}, notebooks: [analysis, board]}}\n",
        draws=200,
        seed=7,
    )
    assert not faults
    assert [(one.terms["draws"], one.terms["seed"]) for one in found] == [(900, 7), (300, 7)] * 2
    assert [one.terms.get("notebooks") for one in found] == [None, None, *[("board", "analysis")] * 2]
    assert list(NOTEBOOKS) == ["board", "parameters", "analysis"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"{{scenario: {A}, schemes: all}}", "one-of-keys"),
        ("{regions: all}", "one-of-keys"),
        ("{schemes: psychology_choise}", "not-one-of"),
        ("{schemes: psychology_choice, regions: gotland}", "gives-no-job"),
        (f"{{scenario: {A}, regions: kalmar, except: [kalmar]}}", "gives-no-job"),
        (f"{{scenario: {A}, regions: kalmar, except: [gotland]}}", "concerns-no-job"),
        (f"{{scenario: {A}, regions: kalmar, overrides: [{{language: en, draws: 500}}]}}", "concerns-no-job"),
        (f"{{scenario: {A}, regions: kalmar, overrides: [{{draws: 500}}]}}", "needs-one-of"),
        (f"{{scenario: {A}, regions: kalmar, overrides: [{{regions: kalmar}}]}}", "needs-one-of"),
        (f"{{scenario: {A}, regions: [kalmar, kalmar]}}", "duplicate-key"),
        (f"{{scenarios: [{A}, {A}], regions: kalmar}}", "duplicate-key"),
        (f"{{scenario: {A}, regions: []}}", "too-short-list"),
        (f"{{scenario: {A}, notebooks: [bord]}}", "not-one-of"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused(select, line, fault):
    assert select(f"  - {line}\n")[1] == [f"2:{fault}"]


def test_two_overrides_of_one_job_do_not_compose_silently(select):
    _, faults = select(
        f"  - scenario: {A}\n"
        "    regions: [kalmar, gotland]\n"
        "    overrides:\n"
        "      - {language: sv, draws: 500}\n"
        "      - {regions: kalmar, draws: 600}\n"
    )
    assert faults == ["6:overridden-twice"]


def test_a_job_of_two_lines_is_refused_but_not_another_language_of_it(select):
    line = f"  - {{scenario: {A}, regions: [kalmar, gotland], language: sv}}\n"
    other = f"  - {{scenario: {A}, regions: kalmar, language: en}}\n"
    assert select(line + other)[1] == []
    assert select(line + other + line)[1] == ["4:duplicate-key"] * 2
