"""The board's reports and their list: what comes first, what is a click away, and how the list is used."""

from __future__ import annotations

import pytest

from tests.browser.axe import audit

pytestmark = pytest.mark.browser

LINKS = "[...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href'))"


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
    links = browser_page.evaluate(LINKS)
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
