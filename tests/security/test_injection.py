"""A whole run of a project in which every text is hostile and the environment holds a secret."""

from __future__ import annotations

import csv
import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, copied_project

SCENARIO = "params/scenarios/jamtland_as_decided.yaml"
FILES = (
    SCENARIO,
    "params/scenarios/jamtland_one_pot.yaml",
    "params/sources.yaml",
    "params/grants.yaml",
    "params/programmes/stimulus_allocation.yaml",
    "params/regions/jamtland_harjedalen/stimulus_allocation.yaml",
    "params/regions/jamtland_harjedalen/stimulus_allocation_units.yaml",
)
# The texts that people write; numbers, names and choices are refused if they are anything else.
DOORS = ("sv", "en", "why", "owner", "title", "reference", "publisher", "page", "reason", "diary", "note")
FORMULAS = ("=cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://evil.example","x")')
HOSTILE = (
    "{formula} <img src=x onerror=alert(1)><svg/onload=alert(2)> \"'& ]]> --> </script></style></title>"
    "<script>alert(3)</script> {{{{ 7*7 }}}} {{% raw %}} ${{x}} $x_1$ [a](javascript:alert(4)) ` \\ *a*"
)
CANARY = "k4n4r1ef4gel"
ENVIRONMENT = {
    "SIMLIB_CANARY": CANARY,
    "USER": CANARY,
    "LOGNAME": CANARY,
    "USERNAME": CANARY,
    "HOSTNAME": CANARY,
}


def spoil(node: Any, count: list[int]) -> None:
    """Every text that people write, below a YAML node, made hostile."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, (dict, list)):
            spoil(value, count)
        elif key in DOORS and isinstance(value, str):
            count[0] += 1
            node[key] = HOSTILE.format(formula=FORMULAS[count[0] % len(FORMULAS)]) + f" {count[0]}"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The folder of one run."""
    project, count = copied_project(tmp_path_factory.mktemp("hostile")), [0]
    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, 10_000
    for name in FILES:
        content = yaml.load(project / name)
        if name == SCENARIO:
            content["diary"] = "RS/26/2020"
        spoil(content, count)
        yaml.dump(content, project / name)
    assert count[0] > 150
    words = [sys.executable, "-c", "from simlib.cli import main; main()", "run", SCENARIO, "--draws", "100"]
    done = subprocess.run(
        words, cwd=project, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, **ENVIRONMENT, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (record,) = (project / "outputs").glob("*/run.json")
    return record.parent


class Page(HTMLParser):
    """What a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.acts: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag, attrs):
        self.in_script = tag == "script"
        names = dict(attrs)
        self.acts += [f"{tag} {name}" for name in names if name.startswith("on")]
        self.acts += [f"{tag} {tag}" for _ in [0] if tag in {"iframe", "object", "embed", "base", "form"}]
        if tag == "link" and attrs != [("rel", "icon"), ("href", "data:,")]:  # the page's own, which is empty
            self.acts.append(f"link {attrs}")
        for name in ("href", "src", "xlink:href", "action"):
            target = (names.get(name) or "").strip().lower()
            if target.startswith(("javascript:", "data:text", "vbscript:")) or target == "x":
                self.acts.append(f"{tag} {name}={target}")

    def handle_data(self, data):
        if self.in_script:
            self.scripts.append(data)

    def handle_endtag(self, tag):
        self.in_script = False


def test_every_page_shows_the_text_and_does_nothing_of_it(run):
    pages = [*run.glob("*.html"), run.parent / "index.html"]
    assert len(pages) == 4
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "&lt;img src=x" in text, path.name
        page = Page()
        page.feed(text)
        assert page.acts == [], path.name
        assert not any("alert(" in script for script in page.scripts), path.name
        assert "49" not in re.findall(r"\{\{ 7\*7 \}\}|49 \}\}", text)


def test_the_workbook_holds_the_text_as_text(run):
    hostile = 0
    for sheet in openpyxl.load_workbook(run / "report.xlsx"):
        for row in sheet.iter_rows():
            for cell in row:
                hostile += "<img" in str(cell.value)
                if cell.data_type == "f":
                    assert not re.search(r"cmd|HYPERLINK|evil|<img|alert", str(cell.value)), cell.coordinate
                assert cell.hyperlink is None or "evil" not in str(cell.hyperlink.target)
    assert hostile > 20
    with zipfile.ZipFile(run / "report.xlsx") as book:
        assert not any("external" in name.lower() or "vba" in name.lower() for name in book.namelist())


def test_no_cell_of_a_csv_file_starts_a_formula(run):
    hostile = 0
    for path in (run / "tables").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    hostile += "<img" in cell
                    assert not cell.startswith(("=", "+", "@", "\t", "\r")), f"{path.name}: {cell}"
                    assert not cell.startswith("-") or re.fullmatch(r"-[\d.e+-]+", cell), (
                        f"{path.name}: {cell}"
                    )
    assert hostile > 20


def contents(run: Path) -> dict[str, str]:
    """Every file of the outputs as text, the parts of packed files one by one."""
    found: dict[str, str] = {}
    for path in sorted(run.parent.rglob("*")):
        name = path.relative_to(run.parent).as_posix()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found |= {f"{name}/{part}": book.read(part).decode("utf-8") for part in book.namelist()}
        elif path.suffix == ".parquet":
            found[name] = pd.read_parquet(path).to_csv() + path.read_bytes().decode("latin-1")
        elif path.is_file():
            found[name] = path.read_text(encoding="utf-8")
    return found


def test_nothing_tells_of_the_machine_or_its_secrets(run):
    project = run.parent.parent
    places = {
        str(project),
        str(ROOT),
        sys.prefix,
        sys.base_prefix,
        str(Path.home()) + os.sep,
        "/home/",
        "/Users/",
    }
    forbidden = {CANARY, *places, socket.gethostname()} - {"localhost", ""}
    found = contents(run)
    assert len(found) > 60
    assert {Path(name).suffix for name in found} >= {".html", ".ipynb", ".json", ".csv", ".parquet", ".xml"}
    for name, text in found.items():
        for word in forbidden:
            assert word not in text, f"{name}: {word}"


def test_what_the_notebooks_were_given_is_data(run):
    for path in run.glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        (given,) = [c for c in cells if "injected-parameters" in c["metadata"].get("tags", ())]
        assert "".join(given["source"]).splitlines()[1:] == [
            f'scenario = "{SCENARIO}"', "draws = 100", "seed = 20260101", 'language = "sv"', 'region = ""',
        ]  # fmt: skip
