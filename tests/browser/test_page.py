import pytest

from simlib.present.html import write
from tests.browser.axe import audit, audit_looks
from tests.browser.sample import failed, notebook

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "sample.html"
    links = [("Alla rapporter", "../index.html"), ("Parametrar", "parameters_report.html")]
    write(path, notebook(), title="Ersättningsmodell för primärvården 2027–2030", links=links)
    return path.as_uri()


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_barriers(browser_page, address, scheme, width):
    browser_page.emulate_media(color_scheme=scheme)
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(address)
    unfold(browser_page)
    assert audit(browser_page) == []


def test_no_barriers_in_a_failed_report(browser_page, tmp_path):
    path = write(tmp_path / "failed.html", failed(), title="Failed", language="en")
    browser_page.goto(path.as_uri())
    assert browser_page.get_by_role("alert").is_visible()
    assert audit(browser_page) == []


@pytest.mark.parametrize("tried", [audit, audit_looks])
def test_the_audit_finds_barriers(browser_page, tried):
    browser_page.set_content("<img src='data:,'><p>Dark text</p><p style='color:#ccc'>Pale text</p>")
    assert {line.split()[0] for line in tried(browser_page)} >= {"image-alt", "color-contrast", "region"}


@pytest.mark.parametrize(
    "wrong",
    [
        ".negative {color: #fbb}",
        ".source {color: #bbb}",
        ".decision-box {background: #444}",
        "tr:nth-child(3) th {color: #ddd}",
        ".verdict {opacity: .3}",
        "summary {background: #789}",
    ],
)
def test_one_element_of_each_look_finds_what_every_element_finds(browser_page, address, wrong):
    browser_page.goto(address)
    unfold(browser_page)
    browser_page.add_style_tag(content=wrong)
    found = {line.partition("<")[0] for line in audit_looks(browser_page)}
    assert found == {line.partition("<")[0] for line in audit(browser_page)} != set()


def test_only_the_page_itself_is_requested(browser_page, address):
    browser_page.goto(address, wait_until="networkidle")
    assert browser_page.requests == [address]
    assert browser_page.problems == []


def test_the_page_forbids_what_a_cell_might_fetch(browser_page, tmp_path):
    path = write(tmp_path / "page.html", failed('<img src="http://127.0.0.1:9/x.png" alt="x">'), title="x")
    browser_page.goto(path.as_uri(), wait_until="networkidle")
    assert any("Content Security Policy" in problem for problem in browser_page.problems)


@pytest.mark.parametrize("width", [320, 480, 768, 1024])
def test_the_page_never_scrolls_sideways(browser_page, address, width):
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(address)
    unfold(browser_page)
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width


def test_wide_tables_scroll_by_keyboard(browser_page, address):
    browser_page.goto(address)
    region = browser_page.get_by_role("region", name="Ersättning per område, tkr, 14 år")
    region.focus()
    assert region.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    browser_page.keyboard.press("End")
    browser_page.keyboard.press("ArrowRight")
    browser_page.wait_for_function("e => e.scrollLeft > 0", arg=region.element_handle())


def test_first_stop_is_the_skip_link(browser_page, address):
    browser_page.goto(address)
    browser_page.keyboard.press("Tab")
    skip = browser_page.get_by_role("link", name="Hoppa till innehållet")
    assert skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().top >= 0")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"


def test_verdicts_are_told_in_words(browser_page, address):
    browser_page.goto(address)
    assert browser_page.locator(".verdict").all_inner_texts() == [
        "håller",
        "i riskzonen",
        "håller inte",
        "okänt",
    ]


def test_the_decision_is_on_the_first_sheet(browser_page, address):
    browser_page.goto(address)
    browser_page.emulate_media(media="print")
    browser_page.set_viewport_size({"width": 658, "height": 964})  # A4 within its margins, in CSS pixels
    assert browser_page.locator(".contents").is_hidden()
    box = browser_page.locator(".decision-box").bounding_box()
    assert box["y"] + box["height"] < 964
    assert browser_page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
