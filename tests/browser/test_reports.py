"""The reports themselves, made by the batch: open to all, whole, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.axe import audit

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    *(
        f"{scenario}/{report}.html"
        for scenario in ("kalmar_as_decided", "jamtland_as_decided")
        for report in ("board_report", "parameters_report", "analysis_report")
    ),
]
MOST_BYTES = 1_500_000
# What a page is asked about itself, in one go.
FACTS = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const name = e => (e.getAttribute('aria-label') || e.getAttribute('alt') ||
    (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean)
      .map(id => (document.getElementById(id) || {}).textContent || '').join(' ') ||
    (e.querySelector && e.querySelector('title') || {}).textContent || '').trim();
  return {
    ids: all('[id]').map(e => e.id),
    links: all('a[href]').map(e => e.getAttribute('href')),
    levels: all('h1, h2, h3, h4, h5, h6').map(e => Number(e.tagName[1])),
    pictures: all('img, [role="img"]').map(name),
    untold: all('svg').filter(e => !e.closest('[role="img"], [aria-hidden="true"]')).length,
    tables: all('table').map(t => ({
      caption: ((t.querySelector('caption') || {}).textContent || '').trim(),
      unscoped: t.querySelectorAll('th:not([scope])').length,
      heads: t.querySelectorAll('thead th[scope=col]').length,
      rows: t.querySelectorAll('tbody tr').length,
      named: t.querySelectorAll('tbody th[scope=row]').length,
    })),
    title: document.title,
    language: document.documentElement.lang,
  };
}"""


def place(board, page: str) -> Path:
    folder, _, name = page.rpartition("/")
    return (board.folders[folder] if folder else board.outputs) / name


@pytest.fixture(params=PAGES)
def path(request, board) -> Path:
    return place(board, request.param)


@pytest.fixture
def opened(browser_page, path):
    browser_page.goto(path.as_uri(), wait_until="networkidle")
    browser_page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    return browser_page


@pytest.fixture
def facts(opened):
    return opened.evaluate(FACTS)


@pytest.fixture(scope="module")
def ids(browser, board) -> dict[Path, set[str]]:
    """The fragments of every page, to be linked to."""
    page = browser.new_page()
    found = {}
    for name in PAGES:
        page.goto(place(board, name).as_uri())
        found[place(board, name).resolve()] = set(page.evaluate(FACTS)["ids"])
    page.close()
    return found


def test_no_barriers(opened):
    assert audit(opened) == []


def test_no_barriers_in_the_dark_on_a_narrow_screen(browser_page, path):
    """As it opens, with the explanations folded: the unfolded page has been audited in the light."""
    browser_page.emulate_media(color_scheme="dark")
    browser_page.set_viewport_size({"width": 320, "height": 800})
    browser_page.goto(path.as_uri())
    assert audit(browser_page) == []


def test_nothing_but_the_page_is_asked_for(opened, path):
    assert opened.requests == [path.as_uri()]
    assert opened.problems == []


@pytest.mark.parametrize("width", [320, 768])
def test_no_scroll_sideways(opened, width):
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_one_title_and_no_level_skipped(facts):
    levels = facts["levels"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert facts["title"]
    assert facts["language"] == "sv"


def test_ids_are_unique(facts):
    assert {key: count for key, count in Counter(facts["ids"]).items() if count > 1} == {}


def test_every_link_leads_somewhere(facts, path, ids):
    """Within the page, to the other report, and to the index; the rest are documents on the web."""
    dead = set()
    for link in facts["links"]:
        if re.match(r"https?://", link):
            continue
        name, _, fragment = link.partition("#")
        target = (path.parent / name).resolve() if name else path.resolve()
        if target.suffix in {".xlsx", ".ipynb"} and target.is_file():
            continue
        if target not in ids or (fragment and fragment not in ids[target]):
            dead.add(link)
    assert dead == set()


def test_every_picture_is_told_in_words(facts):
    assert facts["pictures"]
    assert all(len(said) > 20 for said in facts["pictures"])
    assert facts["untold"] == 0


def test_every_table_has_a_caption_and_headers(facts):
    assert facts["tables"]
    for table in facts["tables"]:
        assert table["caption"]
        assert table["unscoped"] == 0, table["caption"]
        assert table["heads"] >= 2, table["caption"]
        assert table["named"] == table["rows"] > 0, table["caption"]


def test_a_page_is_light(path):
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.parametrize("scenario", ["kalmar_as_decided", "jamtland_as_decided"])
def test_the_decision_is_on_the_first_sheet(browser_page, board, scenario):
    browser_page.goto((board.folders[scenario] / "board_report.html").as_uri())
    browser_page.emulate_media(media="print")
    browser_page.set_viewport_size({"width": 658, "height": 964})  # A4 within its margins, in CSS pixels
    box = browser_page.locator(".decision-box").bounding_box()
    assert box["y"] + box["height"] < 964


@pytest.mark.parametrize("scenario", ["kalmar_as_decided", "jamtland_as_decided"])
def test_the_decision_comes_first_and_every_part_has_its_place(browser_page, board, scenario):
    browser_page.goto((board.folders[scenario] / "board_report.html").as_uri())
    headings = browser_page.evaluate("[...document.querySelectorAll('main h2')].map(e => e.id)")
    assert headings[0] == "decision"
    assert {"budget-test", "continuity-test"} <= set(headings)
    assert ("reconciliation" in headings) == scenario.startswith("jamtland")


@pytest.mark.parametrize("scenario", ["kalmar_as_decided", "jamtland_as_decided"])
def test_every_figure_explained_is_within_a_click(browser_page, board, scenario):
    """From the table of components to its tree on the same page, from there to the parameter."""
    browser_page.goto((board.folders[scenario] / "board_report.html").as_uri())
    links = browser_page.evaluate(FACTS)["links"]
    assert any(link.startswith("#explain-") for link in links)
    assert any(link.startswith("parameters_report.html#param-") for link in links)


@pytest.mark.parametrize("width", [1280, 1184, 1183, 768, 375, 320])
def test_the_list_is_whole_at_every_width(browser_page, board, width):
    """No column is cut, and none hides to the right: where the table does not fit, each row is a card."""
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto((board.outputs / "index.html").as_uri())
    beyond = """() => {
      const edge = document.querySelector('main').getBoundingClientRect().right;
      return [...document.querySelectorAll('.jobs *')].filter(e => e.getBoundingClientRect().right > edge + 1)
        .map(e => e.outerHTML.slice(0, 80));
    }"""
    assert browser_page.evaluate(beyond) == []
    browser_page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert browser_page.evaluate(beyond) == []
    assert browser_page.locator("tbody").get_by_role("row").count() == 2
    assert browser_page.get_by_role("rowheader").count() == 2
    browser_page.get_by_role("button", name="Budgetprov").press("Enter")
    assert (
        browser_page.get_by_role("columnheader", name="Budgetprov").get_attribute("aria-sort") == "ascending"
    )


def test_the_list_is_sorted_and_filtered_by_keyboard(browser_page, board):
    page = browser_page
    page.goto((board.outputs / "index.html").as_uri())
    rows = "[...document.querySelectorAll('tbody tr:not([hidden]) th')].map(e => e.textContent)"
    first = page.evaluate(rows)
    assert len(first) == 2
    page.get_by_role("button", name="Region").focus()
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Region")
    rising = page.evaluate(rows)
    page.keyboard.press("Enter")
    assert page.evaluate(rows) == rising[::-1]
    page.get_by_label("Visa bara rader med orden").fill("kalmar")
    assert len(page.evaluate(rows)) == 1
    assert page.locator("output").inner_text() == "1 av 2 rapporter visas"
    assert audit(page) == []
    assert page.problems == []
