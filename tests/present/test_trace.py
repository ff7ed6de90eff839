"""Every number on a page of consequences is a click from where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

PAGES = ("board_report.html", "analysis_report.html")
SCHEMES = [
    "jamtland_as_decided",
    "kalmar_as_decided",
    "vgr_as_decided",
    "halland_st_as_decided",
    "halland_green_as_agreed",
    "halland_access_as_decided",
    "liability_as_decided",
    "state_grants_kalmar",
    "need_phased",
]
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


def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@pytest.fixture(scope="module")
def pages(every_scheme) -> dict[str, dict[str, Page]]:
    return {
        scenario: {path.name: read(path) for path in folder.glob("*.html")}
        for scenario, folder in every_scheme.folders.items()
    }


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_number_leads_to_where_it_comes_from(pages, scheme, name):
    run = pages[scheme]
    page = run[name]
    assert len(page.numbers) > 40
    assert [text for text, leads in page.numbers if not leads] == []
    for text, leads in page.numbers:
        if leads in {"tree", "name"} or leads.startswith(("http://", "https://")):
            continue
        other, _, fragment = leads.partition("#")
        assert fragment in run[other or name].ids, (text, leads)
        assert leads in page.links, (text, leads)  # a click, not only a mark in the page


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_simulated_figure_leads_to_its_row_and_from_there_to_formula_and_documents(pages, scheme):
    board = pages[scheme]["board_report.html"]
    rows = {leads for _, leads in board.numbers if leads.startswith("#sim-")}
    assert rows
    assert {row[1:] for row in rows} <= board.ids
    parameters = pages[scheme]["parameters_report.html"]
    drawn = {
        link.partition("#")[2] for link in board.links if link.startswith("parameters_report.html#param-")
    }
    assert drawn <= parameters.ids
    assert "#explain-cost" in board.links


def test_no_link_of_any_page_is_dead(every_scheme):
    """Within the page, to the other pages of the run, to the workbook and the list of reports."""
    found = {path.resolve(): read(path) for path in every_scheme.outputs.rglob("*.html")}
    assert len(found) == 31
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
