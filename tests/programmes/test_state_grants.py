"""The state grants: published results reproduced, pots shared to the krona, and each grant's own end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from simlib.analysis.outcome import compute
from simlib.analysis.portfolio import assumed_years, cliffs, reconciled
from simlib.assembly import Case, load, regions_of
from simlib.continuity import continuity_test
from simlib.faults import Faults
from simlib.ledger import Ledger, ledger
from simlib.programmes.state_grants.allocation import shared
from simlib.programmes.state_grants.reported import published
from simlib.regions import residents_by_region
from simlib.simulation.simulate import simulate
from tests.conftest import ROOT, copied_project

SCENARIO = ROOT / "params/scenarios/state_grants.yaml"
REGIONS = regions_of(SCENARIO)
MKR, KRONA = 100_000_000, 100
CASES = YAML(typ="safe").load((Path(__file__).parent / "state_grants.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def books() -> dict[str, Ledger]:
    return {region: ledger(load(SCENARIO, region)) for region in REGIONS}


@pytest.fixture(scope="module")
def kalmar(books: dict[str, Ledger]) -> Case:
    return books["kalmar"].case


def of_rule(book: Ledger, rule: str, grant: str, year: int) -> int:
    """Whole öre of one grant and year."""
    places = [payee.id for payee in book.case.setting.payees]
    month = book.grid.slices()[book.grid.years.index(year)].start
    values = book.values[rule]
    values = values[book.case.setting.region.code] if isinstance(values, dict) else values
    return int(values[month, places.index(grant), 0])


# --- what is published ------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_region_gets_what_is_published(case: dict[str, Any], books: dict[str, Ledger]) -> None:
    book = books[case["region"]]
    assert case["source"] in book.case.setting.sources
    found = Fraction(of_rule(book, case["rule"], case["grant"], case["year"]), KRONA)
    assert abs(found - Fraction(str(case["kr"]))) <= case.get("within", 0)


def test_there_are_enough_cases() -> None:
    assert len({case["case"] for case in CASES}) == len(CASES) >= 10
    assert len({case["region"] for case in CASES}) >= 5


def test_cancer_2025_reproduces_every_published_amount(books: dict[str, Ledger]) -> None:
    """182.5 Mkr over the 18 regions that met the conditions, by their population of September 2025."""
    rows = published(ROOT).of_regions("cancer_svf", 2025)
    by_code = {book.case.setting.region.code: book for book in books.values()}
    assert len(rows) == 21
    for code, row in rows.items():
        found = of_rule(by_code[code], "conditional_amount", "cancer_pathways", 2025)
        assert abs(found - row.value * MKR) <= KRONA, code
    nothing = {by_code[code].case.scenario.region for code, row in rows.items() if not row.value}
    assert nothing == {"gavleborg", "halland", "vasterbotten"}


@pytest.mark.parametrize(
    ("grant", "data"),
    [
        ("patient_billion", "patientmiljarden"),
        ("patient_billion_supplement", "patientmiljarden_tillagg"),
    ],
)
def test_the_derived_tables_of_2018(grant: str, data: str, books: dict[str, Ledger]) -> None:
    """980 and 600 Mkr by population, printed to a thousandth of a million."""
    table = {row.region: row.value for row in published(ROOT).regional if row.grant == data}
    assert len(table) == 21
    for book in books.values():
        found = of_rule(book, "allocated", grant, 2018)
        assert abs(found - table[book.case.setting.region.code] * MKR) <= Fraction(MKR, 2000) + KRONA


def test_capacity_2025_is_a_hundred_million_each_and_the_rest_by_population(books: dict[str, Ledger]) -> None:
    people = {code: years[2024] for code, years in residents_by_region(ROOT).items()}
    for book in books.values():
        own = Fraction(people[book.case.setting.region.code], sum(people.values()))
        expected = 100 * MKR + own * Fraction("3786.5") * MKR
        assert abs(of_rule(book, "allocated", "capacity", 2025) - expected) < KRONA


def test_the_totals_of_the_tables_in_the_data() -> None:
    data = published(ROOT)
    sums = {
        name: sum(row.value for row in data.of_regions(name, year).values())
        for name, year in (
            ("sektorsbidrag", 2024),
            ("alla_overenskommelser_2024", 2024),
            ("alla_overenskommelser_2024_kommuner", 2024),
            ("flykting_2015", 2015),
            ("cancer_svf", 2025),
        )
    }
    assert [float(total) for total in sums.values()] == [6000, 9842, 750, 1470.1, 182.5]


def test_refugee_support_2015_agrees_with_its_kronor_per_inhabitant() -> None:
    """An independent check of another column, printed in whole kronor."""
    data, people = published(ROOT), residents_by_region(ROOT)
    per_head = data.of_regions("flykting_2015", 2015, "kr_per_inhabitant")
    for code, row in data.of_regions("flykting_2015", 2015).items():
        computed = per_head[code].value * people[code][2015] / 1_000_000
        assert float(computed) == pytest.approx(float(row.value), rel=0.035), code


def test_the_ceilings_of_operations_2025_are_nearly_by_population() -> None:
    """The second round earned 243 of 507.5 Mkr (48 %): by population the shares give 235."""
    people = {code: years[2024] for code, years in residents_by_region(ROOT).items()}
    earned = published(ROOT).of_regions("fler_operationer", 2025, "pct")
    share = sum(earned[code].value / 100 * count for code, count in people.items()) / sum(people.values())
    assert float(share * Fraction("507.5")) == pytest.approx(243, rel=0.04)


# --- pots ---------------------------------------------------------------------------------


def test_the_21_regions_get_the_whole_pot_to_the_krona(books: dict[str, Ledger]) -> None:
    some = books["kalmar"]
    for payee in some.case.setting.payees:
        for year in some.grid.years:
            pot = of_rule(some, "pot", payee.id, year)
            parts = [of_rule(book, "by_rule", payee.id, year) for book in books.values()]
            assert sum(parts) == pot, (payee.id, year)
            assert all(part % KRONA == 0 for part in parts)


def test_what_is_paid_in_a_year_is_what_was_allocated(books: dict[str, Ledger]) -> None:
    for book in books.values():
        for year in book.grid.years:
            allocated = [of_rule(book, "allocated", payee.id, year) for payee in book.case.setting.payees]
            assert book.total("granted_activity", year) == sum(allocated)


def test_published_amounts_win_and_still_sum_to_what_was_published(books: dict[str, Ledger]) -> None:
    sums = [of_rule(book, "allocated", "sector_grant", 2024) for book in books.values()]
    assert sum(sums) == 6000 * MKR
    assert of_rule(books["kalmar"], "allocated", "sector_grant", 2024) == Fraction("155.2") * MKR


def test_shared_is_alike_on_whole_oere_and_on_draws() -> None:
    weights = {name: np.array([[[count]]], dtype=object) for name, count in (("a", 2), ("b", 3), ("c", 2))}
    exact = shared(np.array([[[100 * KRONA]]], dtype=object), weights)
    floats = shared(np.array([[[100.0 * KRONA]]]), {k: v.astype(float) for k, v in weights.items()})
    assert {k: int(v[0, 0, 0]) // KRONA for k, v in exact.items()} == {"a": 29, "b": 43, "c": 28}
    assert all(float(exact[k][0, 0, 0]) == floats[k][0, 0, 0] for k in exact)


def test_who_does_not_qualify_loses_its_part_to_the_others() -> None:
    weights = {name: np.array([[[count]]], dtype=object) for name, count in (("a", 5), ("b", 0), ("c", 5))}
    found = shared(np.array([[[100 * KRONA]]], dtype=object), weights)
    assert [int(part[0, 0, 0]) // KRONA for part in found.values()] == [50, 0, 50]


# --- when they end --------------------------------------------------------------------------


def test_every_grant_has_its_own_end(kalmar: Case) -> None:
    test = continuity_test(simulate(kalmar, draws=200, seed=1))
    ends = {activity.id: activity.ends for activity in test.activities}
    assert ends["patient_billion"] == date(2019, 1, 1)
    assert ends["sickleave_rehab"] == date(2021, 1, 1)
    assert ends["sector_grant"] == date(2025, 1, 1)
    assert ends["cancer_pathways"] == kalmar.setting.horizon.end
    assert (test.grant_ends, test.first_year_after) == (date(2025, 1, 1), 2025)
    assert test.verdict == "fails"


def test_the_tapering_of_sick_leave_money(books: dict[str, Ledger]) -> None:
    amounts = [of_rule(books["kalmar"], "allocated", "sickleave_rehab", year) for year in range(2018, 2022)]
    assert [ore // KRONA for ore in amounts[:3]] == [28_395_811, 27_862_697, 19_963_482]
    assert amounts[3] == 0


def test_what_goes_on_is_its_share_of_the_last_year_for_two_years(books: dict[str, Ledger]) -> None:
    book = books["kalmar"]
    place = [payee.id for payee in book.case.setting.payees].index("sickleave_rehab")
    by_year = book.grid.by_year(book.amounts["continuing"])[:, place]
    half = of_rule(book, "allocated", "sickleave_rehab", 2020) / 2
    assert [int(ore) for ore in by_year] == [
        0,
        0,
        0,
        pytest.approx(half, abs=12),
        pytest.approx(half, abs=12),
        0,
        0,
        0,
        0,
    ]


def test_wound_down_leaves_nothing_to_pay() -> None:
    case = load(ROOT / "params/scenarios/state_grants_wound_down.yaml", "gotland")
    assert ledger(case).total("continuing") == 0
    test = continuity_test(simulate(case, draws=200, seed=1))
    assert all(activity.verdict != "fails" for activity in test.activities)


def test_a_one_off_is_the_deepest_cliff_of_what_stops(kalmar: Case) -> None:
    outcome = compute(kalmar, draws=200, seed=1)
    found = {cliff.year: cliff for cliff in cliffs(outcome)}
    assert {activity.id for activity in found[2025].stops} == {
        "local_care",
        "access",
        "care_places",
        "sector_grant",
    }
    assert found[2025].change == found[2025].granted - found[2024].granted
    assert outcome.budget.cost.shape[0] == len(found)
    assert outcome.budget.components.keys() == {"continuing"}


def test_missing_is_an_assumption_and_not_zero(kalmar: Case) -> None:
    assert assumed_years(kalmar.setting, "cancer_pathways") == {2019, 2020, 2021, 2022, 2026}
    assert assumed_years(kalmar.setting, "patient_billion") == set()
    for payee in kalmar.setting.payees:
        for dated in kalmar.setting.parameters[f"grants.national_amount.{payee.id}"].values:
            assert dated.status != "assumed" or dated.ends or dated.reason


def test_the_sum_of_agreements_is_compared_and_never_added(kalmar: Case) -> None:
    found = {one.grant: one for one in reconciled(compute(kalmar, draws=200, seed=1))}
    assert found["alla_overenskommelser_2024"].published == 237 * MKR
    assert found["alla_overenskommelser_2024"].method == "whole"
    assert not any("alla" in str(payee.facts["data"]) for payee in kalmar.setting.payees)
    assert abs(found["cancer_svf"].difference) <= KRONA


def test_vardforlopp_is_counted_once(books: dict[str, Ledger]) -> None:
    """290 Mkr is described for both 2020 and 2021."""
    assert of_rule(books["kalmar"], "pot", "care_pathways", 2020) == 275 * MKR
    assert of_rule(books["kalmar"], "pot", "care_pathways", 2021) == 0


# --- net cost -------------------------------------------------------------------------------


def test_net_cost_is_the_nations_per_inhabitant_unless_the_region_has_its_own() -> None:
    halland, jamtland = (load(SCENARIO, region).setting for region in ("halland", "jamtland_harjedalen"))
    assert halland.net_cost(2018) == 24520 * KRONA * 329352
    assert float(jamtland.net_cost(2020)) == pytest.approx(4292 * MKR, rel=1e-4)
    assert (
        halland.net_cost(2026)
        == halland.parameter("net_cost_per_inhabitant").dated(date(2026, 1, 1)).number * 345074
    )


def test_the_frame_is_a_share_of_net_cost(kalmar: Case) -> None:
    budget = compute(kalmar, draws=200, seed=1).budget
    assert budget.frame[0] == int(Fraction("0.005") * 24520 * KRONA * 244670)


# --- bad input ------------------------------------------------------------------------------

UNITS, GRANTS = "params/regions/each/state_grants_units.yaml", "params/grants.yaml"
NATIONAL, REGIONAL = "params/data/state_grants.csv", "params/data/state_grants_by_region.csv"
TERMS, OWN = "params/programmes/state_grants.yaml", "params/regions/each/state_grants.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "swedish", "english"),
    [
        (UNITS, "data: bup", "data: bupp", UNITS,
         "”child_psychiatry” hänvisar till ”bupp”, som inte finns i params/data/state_grants.csv.",
         "“child_psychiatry” refers to “bupp”, which is not in params/data/state_grants.csv."),
        (UNITS, "successor: capacity", "successor: capacities", UNITS,
         "”access” efterträds av ”capacities”, som inte är ett annat bidrag i filen.",
         "“access” is succeeded by “capacities”, which is not another grant in the file."),
        (UNITS, "key: need", "key: needs", UNITS,
         "”needs” är inte ett av de tillåtna valen: population, fixed_and_population, need,",
         "“needs” is not one of the allowed choices: population, fixed_and_population, need,"),
        (GRANTS, "2018-01-01: {value: 600,", "2018-01-01: {value: 610,", GRANTS,
         "”patient_billion_supplement” är 610 Mkr 2018 här men 600 i params/data/state_grants.csv, rad",
         "“patient_billion_supplement” is 610 Mkr in 2018 here but 600 in params/data/state_grants.csv, row"),
        (REGIONAL, "cancer_svf,2025,08,Kalmar,4.623721,", "cancer_svf,2025,08,Kalmar,4.6237x,", REGIONAL,
         "raden går inte att läsa (value: ”4.6237x”).", "the row cannot be read (value: ”4.6237x”)."),
        (REGIONAL, "08,Kalmar,4.623721,Mkr", "08,Kalmar,4.623721,tkr", REGIONAL,
         "raden går inte att läsa (unit: ”tkr”).", "the row cannot be read (unit: ”tkr”)."),
        (REGIONAL, "cancer_svf,2025,08,", "cancer_svf,2025,02,", REGIONAL,
         "det finns ingen region med kod ”02” i params/data/municipalities.csv.",
         "there is no region with code “02” in params/data/municipalities.csv."),
        (NATIONAL, ",gov-2025-12-bup,", ",gov-2025-12-bip,", NATIONAL,
         "källan ”gov-2025-12-bip” finns inte i params/sources.yaml.",
         "the source “gov-2025-12-bip” is not in params/sources.yaml."),
        (TERMS, "      child_psychiatry:", "      child_psychiatri:", TERMS,
         "”child_psychiatri” finns inte i enhetsfilen.", "“child_psychiatri” is not in the unit file."),
        (OWN, "  net_cost_per_inhabitant:", "  net_cost_per_head:", TERMS,
         "parametern ”net_cost_per_inhabitant” saknas.",
         "the parameter “net_cost_per_inhabitant” is missing."),
        (OWN, "  ordinary_funding:", "  ordinary_money:", OWN,
         "parametern ”ordinary_funding” saknas.", "the parameter “ordinary_funding” is missing."),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_its_message(
    tmp_path: Path, file: str, old: str, new: str, where: str, swedish: str, english: str
) -> None:
    project = copied_project(tmp_path)
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Faults) as error:
        load(project / "params/scenarios/state_grants.yaml", "kalmar")
    for language, said in (("sv", swedish), ("en", english)):
        lines = error.value.text(language).splitlines()
        assert [line for line in lines if line.startswith(f"{where}:") and said in line], lines


def test_the_index_of_need_is_what_the_sector_grant_implies(books: dict[str, Ledger]) -> None:
    """Per inhabitant of 2023 against the nation: worked out beside the data, to three decimals."""
    found = {
        region: book.values["need_index"][book.case.setting.region.code] for region, book in books.items()
    }
    for region, index in (
        ("stockholm", 0.908),
        ("kalmar", 1.107),
        ("jamtland_harjedalen", 1.105),
        ("gotland", 1.150),
    ):
        assert float(found[region][0, 0, 0]) == pytest.approx(index, abs=0.0006)
