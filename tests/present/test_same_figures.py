"""The page, the CSV file, the workbook and run.json say the same of every run, to the digit."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from tests.schemes import SCHEMES

ORE = {"tkr": 100_000, "mkr": 100_000_000, "kr": 100}


@pytest.fixture(params=SCHEMES)
def folder(request, every_scheme) -> Path:
    return every_scheme.folders[request.param]


def stored(folder: Path) -> dict[str, list[dict[str, str]]]:
    return {
        path.stem: list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        for path in folder.glob("tables/*.csv")
    }


def test_run_json_holds_the_decision_box_as_the_file_does(folder):
    figures = json.loads((folder / "run.json").read_text(encoding="utf-8"))["figures"]
    rows = stored(folder)["T1"]
    assert len(figures) == len(rows)
    for figure, row in zip(figures, rows, strict=True):
        assert set(figure) == set(row)
        for name, value in figure.items():
            assert row[name] == ("" if value is None else str(value)), name


def test_the_workbook_has_every_table_with_the_figures_of_its_file(folder):
    book = openpyxl.load_workbook(folder / "report.xlsx", read_only=True)  # reads the sheets asked for
    seen = 0
    for key, rows in stored(folder).items():
        if key == "lines":
            continue
        assert key in book.sheetnames
        cells = list(book[key].iter_rows(min_row=4, max_row=3 + len(rows), values_only=True))
        for row, found in zip(rows, cells, strict=True):
            for (name, text), value in zip(row.items(), found, strict=False):
                if isinstance(value, bool) or not isinstance(value, int | float):
                    continue
                kronor = 100 if name == "ore" or name.endswith("_ore") else 1
                assert kronor * value == pytest.approx(float(text), rel=1e-12), (key, name)
                seen += 1
    assert seen > 400


def test_every_simulated_figure_stands_on_its_page_as_in_the_list_of_them(folder):
    for page, key in (("board_report", "simulated"), ("analysis_report", "analysis-simulated")):
        html = (folder / f"{page}.html").read_text(encoding="utf-8")
        rows = stored(folder)[key]
        assert rows
        listed = re.findall(r'<tr id="sim-[^"]*">.*?</tr>', html)
        assert len(listed) == len(rows)
        for row, on_page in zip(rows, listed, strict=True):
            texts = [
                unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", on_page)
            ]
            assert in_files(texts[3], row["unit"], float(row["printed"])), (texts, row)


def in_files(text: str, unit: str, printed: float) -> bool:
    """Whether the printed text is the stored figure, in one of the scales of money."""
    plain = text.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-").replace(",", ".")
    number = float(re.findall(r"-?\d+(?:\.\d+)?", plain)[0])
    if unit == "öre":
        return any(round(number * scale) == round(printed) for scale in ORE.values())
    if text.startswith(("färre", "fler", "fewer", "more")):
        return abs(100 * printed - number) <= 1
    return round(100 * printed, 2) == round(number, 2)


def test_each_simulated_cell_of_a_file_is_the_figure_of_the_list(folder):
    tables = stored(folder)
    listed = [(row["table"], row["printed"]) for row in tables["simulated"]]
    for key, printed in listed:
        values = {
            float(text) for row in tables[key] for text in row.values() if re.fullmatch(r"-?[\d.]+", text)
        }
        assert float(printed) in values, (key, printed)


PLAIN = re.compile(r"[\d\u00a0]+(?:,\d+)?")  # a number in Swedish without its sign
NO_SUMS = {"P10", "P50", "P90", "Vilar på antaganden"}  # nor is the share of a sum the sum of shares


def cells(row: str) -> list[str]:
    """What stands in each cell, without marks, small print and signs of per cent."""
    bare = re.sub(
        r'<a class="assumption".*?</a>|<br><span class="source">.*?</span>', "", row, flags=re.DOTALL
    )
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", bare, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", cell)).removesuffix("%").strip() for cell in found]


def test_rounded_parts_add_up_to_the_rounded_total_as_they_are_printed(folder):
    """Every column of numbers with a sum below it, on every page."""
    seen = 0
    for path in folder.glob("*.html"):
        for table in re.findall(r"<table\b.*?</table>", path.read_text(encoding="utf-8"), re.DOTALL):
            head, *rows = map(cells, re.findall(r"<tr\b.*?</tr>", table, re.DOTALL))
            if 'class="total"' not in table or rows[-1][0] != "Summa":
                continue
            for at, name in enumerate(head):
                texts = [row[at] for row in rows]
                if name in NO_SUMS or not all(PLAIN.fullmatch(text.lstrip("\u2212+")) for text in texts):
                    continue
                *parts, whole = (
                    Decimal(text.replace("\u00a0", "").replace("\u2212", "-").replace(",", "."))
                    for text in texts
                )
                assert sum(parts) == whole, (path.name, name, texts)
                seen += 1
    assert seen >= 2
