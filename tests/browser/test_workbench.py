"""The workbench as a person uses it: in a real JupyterLab, and as a page in the meeting room."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import audit
from tests.browser.workbench import (
    FIXED,
    PATIENCE,
    field,
    handle,
    picture,
    ready,
    run_all,
    settled,
    started,
    workbench,
)
from tests.conftest import copied_project

pytestmark = pytest.mark.browser
VISIT = "Tillägg per längre besök: Hembesök"
VARIABLE = "Rörlig ersättning per patient med större insats"


@pytest.fixture
def project(tmp_path):
    """With few outcomes: what is tested is the way, not the figures."""
    place = copied_project(tmp_path)
    for name in ("explore", "start_here"):
        notebook = place / f"notebooks/{name}.ipynb"
        text = notebook.read_text(encoding="utf-8")
        notebook.write_text(text.replace("draws = 2000", "draws = 200"), encoding="utf-8")
    return place


def test_a_proposal_from_the_first_look_to_its_report(browser_page, project):  # noqa: PLR0915 - one sitting
    page = browser_page
    page.set_viewport_size({"width": 1366, "height": 1000})  # a laptop's width
    with started(project) as address:
        page.goto(address, timeout=PATIENCE, wait_until="commit")
        run_all(page)
        expect(page.get_by_role("heading", name="Så läses utslaget")).to_be_visible(timeout=PATIENCE)
        page.get_by_role("link", name="explore.ipynb").click()
        expect(page.get_by_role("tab", name="explore.ipynb")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("heading", name="Arbetsbänken").last).to_be_visible(timeout=PATIENCE)
        run_all(page)
        bench = workbench(page)
        as_written = picture(bench).get_attribute("aria-label")
        left, right = (bench.locator(f".simlib-{side}").bounding_box() for side in ("left", "right"))
        assert left is not None
        assert right is not None
        assert right["x"] >= left["x"] + left["width"], "the answers stand beside the controls"

        # To show a control changes nothing, also where its slider has no step at its value.
        bench.get_by_label("Sök reglage").fill("hembesök")
        expect(field(bench, VISIT)).to_have_value("568", timeout=PATIENCE)
        field(bench, VISIT).fill("566,50")
        field(bench, VISIT).press("Enter")
        expect(bench.get_by_text("Ett värde är ändrat: Tillägg per längre besök")).to_be_visible(
            timeout=PATIENCE
        )
        expect(field(bench, VISIT)).to_have_value("566,5")
        bench.get_by_role("button", name="Ångra").click()
        bench.get_by_label("Sök reglage").fill("")
        expect(bench.get_by_text("Inget är ändrat").first).to_be_visible(timeout=PATIENCE)

        # Keys and mouse move the slider; the field, the words and the picture follow.
        slider = handle(bench, FIXED)
        slider.focus()
        slider.press("ArrowRight")
        expect(field(bench, FIXED)).to_have_value("46,5", timeout=PATIENCE)
        box = slider.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2, steps=4)
        page.mouse.up()
        settled(page, slider, field(bench, FIXED))
        expect(field(bench, FIXED)).not_to_have_value("46,5", timeout=PATIENCE)
        changed = bench.get_by_text(re.compile("Ett värde är ändrat: Fast ersättning"))
        expect(changed).to_be_visible(timeout=PATIENCE)
        assert picture(bench).get_attribute("aria-label") != as_written

        # Nonsense is refused where it was written, and nothing moves.
        shown = picture(bench).get_attribute("aria-label")
        field(bench, VARIABLE).fill("mycket")
        field(bench, VARIABLE).press("Enter")
        expect(bench.get_by_role("alert")).to_contain_text("”mycket” är inget tal", timeout=PATIENCE)
        assert picture(bench).get_attribute("aria-label") == shown

        # All that was done with one control in a go is one step back.
        bench.get_by_role("button", name="Ångra").click()
        expect(field(bench, FIXED)).to_have_value("46", timeout=PATIENCE)
        assert picture(bench).get_attribute("aria-label") == as_written
        bench.get_by_role("button", name="Gör om").click()
        expect(field(bench, FIXED)).not_to_have_value("46", timeout=PATIENCE)
        field(bench, FIXED).fill("50")
        field(bench, FIXED).press("Enter")
        ready(bench)

        # What it does to the units, when the hand rests.
        bench.get_by_role("tab", name="Vinner och förlorar").click()
        expect(picture(bench)).to_have_attribute(
            "aria-label", re.compile("får mer och ingen får mindre"), timeout=PATIENCE
        )

        # Saved, compared, opened again from the list as it was saved, and reported.
        for label, text in {
            "Filnamn": "hogre_fast",
            "Rubrik": "Högre fast del",
            "Ägare": "En strateg",
        }.items():
            bench.get_by_label(label, exact=True).fill(text)
        bench.get_by_label("Varför", exact=True).fill("Prövar 50 kr")
        bench.get_by_role("button", name="Spara scenariot").click()
        expect(bench.get_by_text("Sparat: params/scenarios/hogre_fast.yaml")).to_be_visible(timeout=PATIENCE)
        bench.get_by_role("tab", name="Rapport").click()
        bench.get_by_role("button", name="Gör rapport").click()
        # Meanwhile the workbench can be used.
        bench.get_by_role("tab", name="Jämför").click()
        bench.get_by_role("button", name="Lägg det som prövas i jämförelsen").click()
        expect(bench.get_by_role("columnheader", name="Prövning 1")).to_be_visible(timeout=PATIENCE)
        bench.get_by_label("Utgå från").select_option(label="Högre fast del")
        expect(field(bench, FIXED)).to_have_value("50", timeout=PATIENCE)
        expect(bench.get_by_text("Inget är ändrat").first).to_be_visible(timeout=PATIENCE)
        bench.get_by_role("tab", name="Rapport").click()
        link = bench.get_by_role("link", name="Öppna Konsekvenser")
        expect(link).to_be_visible(timeout=2 * PATIENCE)
        with page.context.expect_page() as opened:
            link.click()
        report = opened.value
        expect(report.get_by_role("heading", level=1)).to_contain_text("Högre fast del", timeout=PATIENCE)


def test_the_meeting_rooms_page_is_open_to_all_and_asks_nobody_else(browser_page, project):
    page = browser_page
    with started(project, "--app") as address:
        page.goto(address.split("?")[0], timeout=PATIENCE)
        assert "login" in page.url, "the token is asked for"
        page.goto(address, timeout=PATIENCE, wait_until="commit")
        bench = workbench(page)
        assert page.get_by_text("open_workbench").count() == 0, "no code is shown"
        slider = handle(bench, FIXED)
        slider.focus()
        slider.press("ArrowRight")
        expect(bench.get_by_text(re.compile("Ett värde är ändrat"))).to_be_visible(timeout=PATIENCE)
        field(bench, VARIABLE).fill("mycket")
        field(bench, VARIABLE).press("Enter")
        expect(bench.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
        ready(bench)
        # Of the widgets library: its slider handles have no names (noUiSlider issues 1019 and 1223), which
        # page.js gives them, and its tabs too little contrast, which page.css mends. Nothing of it is left.
        assert audit(page) == []
        elsewhere = [
            url for url in page.requests if not url.startswith((address.split("?")[0], "data:", "blob:"))
        ]
        assert elsewhere == []
