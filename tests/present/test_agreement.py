"""What is printed agrees with what is stored and sums as printed; no text from a file does anything."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat.v4 as nb
import openpyxl
import pytest

from simlib.analysis.outcome import cases, decide
from simlib.batch.tables import write_tables
from simlib.money import ORE_PER
from simlib.present.excel.workbook import write_workbook
from simlib.present.html import render
from simlib.present.opening import open_report
from simlib.present.report import Report
from simlib.present.speech import Speech
from simlib.present.table import Table
from simlib.present.tables.change import alternatives_table
from tests.browser.sample import shown
from tests.conftest import ROOT

SCENARIOS = ["kalmar_as_decided", "jamtland_as_decided", "vgr_as_decided", "liability_as_decided"]
# Quantiles of a sum are not the sums of quantiles.
QUANTILES = {"p10_ore", "p50_ore", "p90_ore", "gap_p10_ore", "gap_p90_ore"}


@pytest.fixture(scope="module", params=SCENARIOS)
def report(request) -> Report:
    path = ROOT / f"params/scenarios/{request.param}.yaml"
    return Report(decide(cases(path), draws=200, seed=1), Speech("sv"))


def printed(text: str) -> tuple[float, int]:
    """A Swedish number and its decimals."""
    plain = text.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-").replace(",", ".")
    return float(plain), len(plain.partition(".")[2])


def money_columns(table: Table) -> list[int]:
    return [
        i
        for i, (name, _) in enumerate(table.columns)
        if (name == "ore" or name.endswith("_ore")) and table.numeric(i)
    ]


def test_every_amount_is_printed_as_what_is_stored_in_one_unit_of_its_table(report):
    """Within one of the last digit, which the sum of rounded parts may move."""
    seen = 0
    for table in report.tables.values():
        for column in money_columns(table):
            cells = [row[column] for row in table.rows if isinstance(row[column].raw, int)]
            pairs = [(*printed(cell.text), int(str(cell.raw))) for cell in cells if cell.text]
            fits = [
                scale
                for scale, ore in ORE_PER.items()
                if all(abs(raw / ore - shown) <= 10**-decimals + 1e-9 for shown, decimals, raw in pairs)
            ]
            assert fits, (table.key, table.columns[column][0])
            seen += len(pairs)
    assert seen > 30


def test_rounded_parts_add_up_to_the_rounded_total(report):
    seen = 0
    for table in (table for table in report.tables.values() if table.total):
        for column in money_columns(table):
            texts = [row[column].text for row in table.rows]
            if table.columns[column][0] in QUANTILES or not all(re.match(r"[\d\u2212]", t) for t in texts):
                continue
            *parts, whole = (printed(text)[0] for text in texts)
            assert sum(parts) == pytest.approx(whole, abs=1e-6), (table.key, table.columns[column][0])
            seen += 1
    assert seen >= 4


def test_every_amount_of_a_component_leads_to_its_tree_and_every_leaf_to_its_source(report):
    tree = report.explained().text
    for row in report.tables["T3"].rows:
        link = row[3].link
        assert link.startswith("#")
        assert f'id="{link[1:]}"' in tree
    leaves = re.findall(r"<li>((?:(?!<ul>|<li>).)*?)</li>", tree)
    untold = [leaf for leaf in leaves if "parameters_report.html#" not in leaf and " = 0,00" not in leaf]
    assert untold == []


def test_alternatives_meet_by_unit():
    """Each column is that alternative's own sum per unit, whatever the order of its units."""
    found = decide(cases(ROOT / "params/scenarios/liability_as_decided.yaml"), draws=100, seed=1)
    table = alternatives_table(found, Speech("sv"))
    for place, outcome in enumerate(found.all, start=1):
        lines = outcome.ledger.lines.groupby("payee")["ore"].sum()
        for row in table.rows[:-1]:
            assert row[place].raw == int(lines.get(str(row[0].raw), 0))


HOSTILE = [
    '<script>document.title = "x"</script>',
    '=HYPERLINK("http://x.se"; "klicka")',
    "**fet** [länk](javascript:alert(1)) <!-- ]]>",
    "{{ 7 * 7 }} {% raw %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_a_file_is_only_text(project: Path, monkeypatch, tmp_path, text):
    """As the name of a scenario, why it is there, a unit's name, a parameter's and a document's."""
    written = text.replace("\\", "\\\\").replace('"', '\\"')
    changed = {
        "params/scenarios/vardval.yaml": r"(?m)^why: .*$",
        "params/programmes/psychology_choice.yaml": r"(?<=label: \{)sv: Fast ersättning per invånare",
    }
    for file, pattern in changed.items():
        path = project / file
        key = "why" if file.endswith("vardval.yaml") else "sv"
        said = f'{key}: "{written}"'.replace("\\", "\\\\")
        whole, count = re.subn(pattern, said, path.read_text(encoding="utf-8"))
        assert count == 1, file
        path.write_text(whole, encoding="utf-8", newline="\n")
    monkeypatch.chdir(project)
    report = open_report("params/scenarios/vardval.yaml", draws=100, seed=1, language="sv")
    parts = [table.html() for table in report.tables.values()]
    parts += [part().text for part in (report.scenario_words, report.rules, report.explained, report.memo)]
    page = render(shown_page("".join(parts)), title=text, diary=text)
    assert "<script" not in page.replace("&lt;script", "")
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", page, re.DOTALL)[0]
    assert not re.search(r'href="(?!https?://|#|parameters_report|board_report|data:)', page)
    write_tables(report.tables, report.decision.proposal.ledger.lines, tmp_path)
    for path in tmp_path.glob("tables/*.csv"):
        assert not re.search(r'(?m)(?:^|,)"?=', path.read_text(encoding="utf-8")), path.name
    book = openpyxl.load_workbook(write_workbook(report, report.tables, tmp_path))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    assert not any(cell.hyperlink for cell in found)


def shown_page(html: str):
    return nb.new_notebook(cells=[shown(html)])
