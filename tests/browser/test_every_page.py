"""Every kind of page of every scheme: what axe sees, and what it does not see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.axe import audit

pytestmark = pytest.mark.browser

# The page of parameters is built of the same parts for every scheme: it is tried in English below.
REPORTS = ("board_report", "analysis_report")
SCHEMES = [
    "jamtland_as_decided",
    "vgr_as_decided",
    "halland_st_as_decided",
    "halland_green_as_agreed",
    "halland_access_as_decided",
    "liability_as_decided",
    "state_grants_kalmar",
    "need_phased",
]
# Kalmar is here in English; the Swedish reports of the board's two regions are in test_reports.
PLACES = [f"{scheme}/{report}" for scheme in SCHEMES for report in REPORTS] + [
    f"kalmar en/{report}" for report in ("board_report", "parameters_report", "analysis_report")
]
# What can be reached by Tab, as the page stands: a folded explanation holds nothing.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && (e.type !== 'radio' || e.checked))
  .map((e, i) => { e.dataset.stop = i; return i; })"""
FOCUSED = """() => {
  const e = document.activeElement, look = getComputedStyle(e), box = e.getBoundingClientRect();
  return {stop: e.dataset.stop, at: e.outerHTML.slice(0, 120),
    outlined: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
    shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
}"""


def place(every_scheme, name: str) -> Path:
    folder, _, report = name.partition("/")
    scenario, _, language = folder.partition(" ")
    if not language:
        return every_scheme.folders[scenario] / f"{report}.html"
    found = every_scheme.outputs.glob(f"kalmar_as_decided-*/{report}.html")
    return next(path for path in found if f'<html lang="{language}">' in path.read_text(encoding="utf-8"))


@pytest.fixture(params=PLACES)
def path(request, every_scheme) -> Path:
    return place(every_scheme, request.param)


def test_no_barriers_and_no_sideways_scroll_at_four_times_the_size(browser_page, path):
    """1 280 pixels at 400 % are 320 by 256; every explanation unfolded."""
    page = browser_page
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert audit(page) == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    held = "e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)"
    assert page.evaluate(f"[...document.querySelectorAll('body *')].filter({held}).length") == 0
    assert page.requests == [path.as_uri()]
    assert page.problems == []


@pytest.mark.parametrize("name", ["index", *(f"jamtland_as_decided/{report}" for report in REPORTS)])
def test_everything_is_reached_by_keyboard_with_its_focus_in_sight(browser_page, every_scheme, name):
    page = browser_page
    path = every_scheme.outputs / "index.html" if name == "index" else place(every_scheme, name)
    page.goto(path.as_uri())
    stops = page.evaluate(STOPS)
    assert len(stops) > 10
    seen = []
    for _ in stops:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        assert focus["outlined"], focus
        assert focus["shown"], focus
        seen.append(int(focus["stop"]))
    assert sorted(seen) == stops
    assert seen == stops  # in the order that they are read


def test_an_explanation_is_unfolded_by_keyboard(browser_page, every_scheme):
    page = browser_page
    page.goto(place(every_scheme, "jamtland_as_decided/board_report").as_uri())
    summary = page.locator("details.explain > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert summary.evaluate("e => e.parentElement.open")


def test_a_figure_leads_into_a_folded_explanation_and_unfolds_it(browser_page, every_scheme):
    page = browser_page
    page.goto(place(every_scheme, "jamtland_as_decided/board_report").as_uri())
    link = page.locator("td a[href^='#sim-']").first
    target = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("id => document.querySelector(id).getClientRects().length > 0", arg=target)


def test_the_page_says_which_language_it_is_in(path):
    text = path.read_text(encoding="utf-8")
    language = re.findall(r'<html lang="(\w+)">', text)[0]
    words = {"sv": "Hoppa till innehållet", "en": "Skip to the content"}
    assert words[language] in text
    assert not any(said in text for other, said in words.items() if other != language)


def test_levels_are_stepped_through_by_keyboard_and_the_proposal_alone_is_printed(browser_page, every_scheme):
    page = browser_page
    page.goto(place(every_scheme, "kalmar sv/analysis_report").as_uri())
    rows = """[...document.querySelectorAll('#steps tbody tr')]
      .filter(e => e.getClientRects().length).map(e => e.id)"""
    page.locator("#steps-x0").check()
    page.locator("#steps-y2").check()
    page.locator("#steps-y2").focus()
    assert page.evaluate(rows) == ["steps-proposal", "steps-0-2"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(rows) == ["steps-proposal", "steps-0-3"]
    assert audit(page) == []
    page.emulate_media(media="print")
    assert page.evaluate(rows) == ["steps-proposal"]
