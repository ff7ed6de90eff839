"""One scenario for every region: the region is said from outside, and what all regions share stands once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from simlib.assembly import load, regions_of
from simlib.batch.manifest import identity
from simlib.batch.plan import check_files, plan
from simlib.cli import main
from simlib.faults import Faults, Findings
from simlib.regions import known_regions
from tests.conftest import ROOT

REGIONS = 21


@pytest.fixture
def each(project: Path) -> Path:
    """Sagolän's allocation, made one that every region could have; the region's own files are gone."""
    regions, scenario = project / "params/regions", project / "params/scenarios/stimulans.yaml"
    (regions / "each").mkdir()
    for name in ("stimulus_allocation.yaml", "stimulus_allocation_units.yaml"):
        shutil.move(regions / "sagolan" / name, regions / "each" / name)
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("region: sagolan", "region: each"), encoding="utf-8")
    return scenario


def told(error: pytest.ExceptionInfo[Faults]) -> list[str]:
    return [fault.message for fault in error.value.faults]


def test_the_table_has_all_regions_of_the_municipalities() -> None:
    found = known_regions(ROOT, Findings())
    rows = (ROOT / "params/data/municipalities.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {region.code for region in found.values()} == {row.split(",")[2] for row in rows}
    assert len(found) == REGIONS


def test_a_scenario_for_each_region_is_computed_for_the_one_named(each: Path) -> None:
    assert regions_of(each) == ("grannlandet", "sagolan")
    for region in regions_of(each):
        case = load(each, region)
        assert case.scenario.region == case.setting.region.id == region
        assert case.setting.parameters[f"{region}.frame"].file.startswith("params/regions/each/")


def test_a_region_needs_no_file_of_its_own_unless_distances_count(each: Path) -> None:
    assert load(each, "grannlandet").setting.region.hospitals == ()
    assert load(each, "sagolan").setting.region.hospitals == ("9901",)


def test_a_scenario_of_one_region_names_it_itself(scenario: Path) -> None:
    assert regions_of(scenario) == ("",)
    assert load(scenario, "sagolan").scenario.region == "sagolan"


@pytest.mark.parametrize(("region", "message"), [("", "region-not-given"), ("sagoland", "unknown-region")])
def test_the_region_must_be_one_that_there_is(each: Path, region: str, message: str) -> None:
    with pytest.raises(Faults) as error:
        load(each, region)
    assert told(error) == [message]


def test_a_scenario_of_one_region_cannot_be_run_for_another(scenario: Path) -> None:
    with pytest.raises(Faults, match="kan inte köras för grannlandet") as error:
        load(scenario, "grannlandet")
    assert told(error) == ["region-fixed"]


def test_a_regions_own_file_overrides_member_by_member(each: Path) -> None:
    own = each.parents[1] / "regions/sagolan/stimulus_allocation.yaml"
    shared = load(each, "sagolan").setting.parameters
    own.write_text(
        "label: {sv: Egna, en: Own}\n"
        "parameters:\n"
        "  exit:\n"
        "    label: {sv: Utväg, en: Exit}\n"
        "    unit: choice\n"
        "    role: lever\n"
        "    choices:\n"
        "      none: {sv: Ingen, en: None}\n"
        "      absorb: {sv: Ryms, en: Absorbed}\n"
        "      replace: {sv: Ersätter, en: Replaces}\n"
        "      wind_down: {sv: Avvecklas, en: Wound down}\n"
        "    by: activity\n"
        "    members:\n"
        "      vard_privat:\n"
        "        values:\n"
        "          2020-01-01: {value: wind_down, status: stated, source: sagobok}\n",
        encoding="utf-8",
    )
    found, other = load(each, "sagolan").setting.parameters, load(each, "grannlandet").setting.parameters
    changed = {path for path in found if found[path].values != shared[path].values}
    assert found.keys() == shared.keys()
    assert changed == {"sagolan.exit.vard_privat"}
    assert other["grannlandet.exit.vard_privat"].values == shared["sagolan.exit.vard_privat"].values


def test_a_line_on_each_region_is_a_line_on_the_one_it_is_run_for(each: Path) -> None:
    line = "changes:\n  - {path: each.frame, from: 2020-01-01, value: 7, why: Prov}\n"
    each.write_text(each.read_text(encoding="utf-8").replace("changes: []\n", line), encoding="utf-8")
    (change,) = load(each, "grannlandet").scenario.changes
    assert change.path == "grannlandet.frame"


def test_check_covers_every_region_and_tells_a_shared_fault_once(each: Path) -> None:
    check_files([each])
    units = each.parents[1] / "regions/each/stimulus_allocation_units.yaml"
    units.write_text(units.read_text(encoding="utf-8").replace("item: 3", "item: 2.5"), encoding="utf-8")
    with pytest.raises(Faults) as error:
        check_files([each])
    assert told(error) == ["not-whole"]


# --- batches and runs --------------------------------------------------------------------


def batch(each: Path, entry: str) -> Path:
    path = each.parents[1] / "batches/trial.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"label: {{sv: Prov, en: Trial}}\ndraws: 100\nscenarios:\n  - {entry}\n", encoding="utf-8"
    )
    return path


SCENARIO = "params/scenarios/stimulans.yaml"


@pytest.mark.parametrize(
    ("regions", "expected"),
    [("all", ["grannlandet", "sagolan"]), ("[sagolan]", ["sagolan"])],
)
def test_a_batch_makes_a_job_per_region(each: Path, regions: str, expected: list[str]) -> None:
    jobs = plan(batch(each, f"{{scenario: {SCENARIO}, regions: {regions}}}"))
    assert [job.region for job in jobs] == expected
    assert [job.id for job in jobs] == [f"stimulans_{region}" for region in expected]
    assert len({identity(job) for job in jobs}) == len(expected)


def test_a_region_may_be_left_out(each: Path) -> None:
    jobs = plan(batch(each, f"{{scenario: {SCENARIO}, regions: all, except: [sagolan]}}"))
    assert [job.region for job in jobs] == ["grannlandet"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (f"{{scenario: {SCENARIO}, regions: [sagoland]}}", "not-one-of"),
        (f"{{scenario: {SCENARIO}, regions: []}}", "too-short-list"),
        (f"{{scenario: {SCENARIO}, regions: [sagolan, sagolan]}}", "duplicate-key"),
        (f"{{scenario: {SCENARIO}}}", "region-not-given"),
        (f"{{scenario: {SCENARIO}, regions: all, except: [nowhere]}}", "not-one-of"),
        (f"{{scenario: {SCENARIO}, region: sagolan, regions: all}}", "unknown-key"),
        ("{scenario: params/scenarios/vardval.yaml, regions: [grannlandet]}", "region-fixed"),
        (SCENARIO, "region-not-given"),
    ],
)
def test_a_bad_choice_of_regions_is_refused(each: Path, entry: str, message: str) -> None:
    with pytest.raises(Faults) as error:
        plan(batch(each, entry))
    assert told(error) == [message]


def test_the_command_takes_the_region(each: Path) -> None:
    words = ["explain", str(each), "cost", "--region", "sagolan"]
    assert CliRunner().invoke(main, words).exit_code == 0
    refused = CliRunner().invoke(main, words[:3])
    assert refused.exit_code == 2
    assert "--region" in refused.stderr
