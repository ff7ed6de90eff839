"""Every page of every scheme in both languages: what axe sees, and what it does not see."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import audit, audit_again, audit_looks
from tests.browser.facts import COVERED, FACTS, HELD, UNFOLD, WIDTH
from tests.schemes import LANGUAGES, SCHEMES

pytestmark = pytest.mark.browser

REPORTS = ("board_report", "parameters_report", "analysis_report")
PAGES = [
    f"{scheme} {language}/{report}" for scheme in SCHEMES for language in LANGUAGES for report in REPORTS
]
# Of these the contrast of every single element is tried, of the others that of each look.
WHOLE = {"index", *(f"jamtland_as_decided sv/{report}" for report in REPORTS)}
MOST_BYTES = 1_500_000
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
    """`scheme language/report`; Swedish if no language is said; the list of reports is `index`."""
    if name == "index":
        return every_scheme.outputs / "index.html"
    folder, _, report = name.partition("/")
    scheme, _, language = folder.partition(" ")
    return every_scheme.written_in(language or "sv")[scheme] / f"{report}.html"


@pytest.mark.parametrize("name", ["index", *PAGES])
def test_a_page_is_open_to_all(browser_page, every_scheme, name):
    """One visit, every explanation unfolded: light at 1 280 pixels, and dark at 400 % of them."""
    page, path = browser_page, place(every_scheme, name)
    page.context.set_offline(True)
    page.goto(path.as_uri(), wait_until="networkidle" if name in WHOLE else "load")
    page.evaluate(UNFOLD)
    assert (audit if name in WHOLE else audit_looks)(page) == []
    whole(page.evaluate(FACTS), "sv" if name == "index" else name.partition("/")[0][-2:])
    assert page.evaluate(COVERED) == []
    page.set_viewport_size({"width": 768, "height": 800})
    assert page.evaluate(WIDTH) <= 768
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 256})  # 1 280 by 1 024 at four times the size
    assert page.evaluate(WIDTH) <= 320
    assert page.evaluate(HELD) == 0
    assert audit_again(page) == []
    assert page.requests == [path.as_uri()]
    assert page.problems == []
    assert path.stat().st_size < MOST_BYTES


def whole(facts: dict[str, Any], language: str) -> None:
    """What a page must have and axe does not ask for, or passes when it is empty."""
    levels = facts["levels"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert facts["title"]
    assert facts["mains"] == 1
    assert facts["language"] == language
    assert {key: count for key, count in Counter(facts["ids"]).items() if count > 1} == {}
    assert facts["pictures"]
    assert all(len(said) > 20 for said in facts["pictures"])
    assert facts["untold"] == 0
    assert facts["tables"]
    for table in facts["tables"]:
        assert table["caption"]
        assert table["unscoped"] == 0, table["caption"]
        assert table["heads"] >= 2, table["caption"]
        assert table["named"] == table["rows"] > 0, table["caption"]


def test_what_is_wrong_with_a_page_is_found(browser_page):
    """Each thing that `whole` asks for, and words that are cut or cover one another."""
    page = browser_page
    page.set_content(
        """<html lang="sv"><title>t</title><main><h1>t</h1><h3 id="a">s</h3><p id="a">
        <figure class="picture"><svg viewBox="0 0 100 100" width="100" height="100">
        <text x="0" y="50">ett</text>
        <text x="5" y="50">tv\u00e5</text><text x="95" y="90">avhugget</text></svg></figure>
        <table><tr><th>x</th></tr></table></main>"""
    )
    facts = page.evaluate(FACTS)
    assert facts["levels"] == [1, 3]
    assert facts["ids"] == ["a", "a"]
    assert facts["untold"] == 1
    assert facts["tables"] == [{"caption": "", "unscoped": 1, "heads": 0, "rows": 1, "named": 0}]
    assert page.evaluate(COVERED) == ["cut: avhugget", "ett on tv\u00e5"]


@pytest.mark.parametrize(
    "name", ["index", "jamtland_as_decided/board_report", "jamtland_as_decided/analysis_report"]
)
def test_everything_is_reached_by_keyboard_with_its_focus_in_sight(browser_page, every_scheme, name):
    page = browser_page
    page.goto(place(every_scheme, name).as_uri())
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


def test_levels_are_stepped_through_by_keyboard_and_the_proposal_alone_is_printed(browser_page, every_scheme):
    page = browser_page
    page.goto(place(every_scheme, "kalmar_as_decided/analysis_report").as_uri())
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
