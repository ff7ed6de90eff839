"""Every number on a page of consequences is a click from where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.schemes import LANGUAGES, SCHEMES

PAGES = ("board_report.html", "analysis_report.html")
_VOID = {"meta", "link", "br", "img", "input", "hr", "wbr"}
# Headings name what follows; the names of things are no figures.
_NAMES = {"h1", "h2", "h3", "caption", "summary", "style", "title", "code"}


@dataclass
class Page(HTMLParser):
    """`numbers`: every number in the page's main part, with the place that it leads to, or ""."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids |= {given["id"]} if given.get("id") else set()
        if tag == "a" and given.get("href"):
            self.links.add(given["href"])
        if tag not in _VOID:
            self.open.append((tag, given))

    def handle_startendtag(self, tag, attrs):
        """A shape of a picture: it holds nothing."""

    def handle_endtag(self, tag):
        if tag not in _VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if "main" not in tags or _NAMES & set(tags) or not re.search(r"\d", data):
            return
        self.numbers.append((data.strip(), self._leads()))

    def _leads(self) -> str:
        """The nearest link around the number, or the trace of what it stands in."""
        inside = ""
        for tag, given in reversed(self.open):
            if tag == "a" and given.get("href"):
                return str(given["href"])
            if tag == "li" and any("tree" in (g.get("class") or "") for _, g in self.open):
                return "tree"
            if tag == "th":  # names the row, or the column
                return "name"
            inside = inside or str(given.get("data-trace") or "")
        return inside


@cache
def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@pytest.fixture(params=[f"{scheme} {language}" for language in LANGUAGES for scheme in SCHEMES])
def run(request, every_scheme) -> dict[str, Page]:
    """The pages of one report, by name."""
    scheme, _, language = request.param.partition(" ")
    return {path.name: read(path) for path in every_scheme.written_in(language)[scheme].glob("*.html")}


@pytest.mark.parametrize("name", PAGES)
def test_every_number_leads_to_where_it_comes_from(run, name):
    page = run[name]
    assert len(page.numbers) > 40
    assert [text for text, leads in page.numbers if not leads] == []
    for text, leads in page.numbers:
        if leads in {"tree", "name"} or leads.startswith(("http://", "https://")):
            continue
        other, _, fragment = leads.partition("#")
        assert fragment in run[other or name].ids, (text, leads)
        assert leads in page.links, (text, leads)  # a click, not only a mark in the page


def test_a_simulated_figure_leads_to_its_row_and_from_there_to_formula_and_documents(run):
    board = run["board_report.html"]
    rows = {leads for _, leads in board.numbers if leads.startswith("#sim-")}
    assert rows
    assert {row[1:] for row in rows} <= board.ids
    parameters = run["parameters_report.html"]
    drawn = {
        link.partition("#")[2] for link in board.links if link.startswith("parameters_report.html#param-")
    }
    assert drawn <= parameters.ids
    assert "#explain-cost" in board.links


def test_no_link_of_any_page_is_dead(every_scheme):
    """Within the page, to the other pages of the run, to the workbook and the list of reports."""
    found = {path.resolve(): read(path) for path in every_scheme.outputs.rglob("*.html")}
    assert len(found) == 1 + 3 * len(SCHEMES) * len(LANGUAGES)
    dead = set()
    for path, page in found.items():
        for link in page.links:
            if re.match(r"https?://[\w.-]+", link):
                continue
            name, _, fragment = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            whole = target.is_file() and (not fragment or fragment in found[target].ids)
            if not whole:
                dead.add((path.name, link))
    assert dead == set()
