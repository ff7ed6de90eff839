import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The system's browser, silent: its own calls home must not be taken for the page's.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"CI must have one of {', '.join(CHROMIUMS)}")
        pytest.skip(f"none of {', '.join(CHROMIUMS)} is installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser):
    """An empty page; `requests` lists what it asked for, `problems` what its console said."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.requests = []
    page.problems = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()
