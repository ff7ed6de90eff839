"""What a test or a measurement needs of a workbench in a browser: the command started, a notebook run."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE = 180_000  # milliseconds: a slow machine with two cores, busy with other tests
FRAME, FIXED = "Ramen", "Fast ersättning per invånare"


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def started(project: Path, *words: str) -> Iterator[str]:
    """The address that `simlib explore` says, as long as it runs."""
    port = free_port()
    command = [sys.executable, "-c", "from simlib.cli import main; main()", "explore", "--no-browser"]
    said = project / f"explore-{port}.log"
    with said.open("wb") as log:
        process = subprocess.Popen(
            [*command, f"--port={port}", *words], cwd=project, stdout=log, stderr=log,
            stdin=subprocess.DEVNULL, start_new_session=True, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
    try:
        yield _address(process, port, said)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _address(process: subprocess.Popen[bytes], port: int, said: Path) -> str:
    """Once the server listens."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        text = said.read_text(encoding="utf-8", errors="replace")
        assert process.poll() is None, text
        with socket.socket() as tried:
            found = re.search(r"http://\S+", text)
            if found and tried.connect_ex(("127.0.0.1", port)) == 0:
                return found[0]
        time.sleep(0.2)
    raise AssertionError(said.read_text(encoding="utf-8", errors="replace"))


def run_all(page: Page) -> None:
    """Through the Run menu, when the kernel has nothing else to do."""
    expect(page.get_by_text(re.compile(r"\| Idle$"))).to_be_visible(timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("#jp-mainmenu-run").get_by_text("Run All Cells", exact=True).click()


def workbench(page: Page) -> Locator:
    """The workbench, once it shows its answers."""
    found = page.locator(".simlib-workbench")
    found.wait_for(timeout=PATIENCE)
    ready(found)
    return found


def ready(bench: Locator) -> None:
    expect(bench.locator(".simlib-status").last).to_have_text("Klart.", timeout=PATIENCE)


def handle(bench: Locator, label: str) -> Locator:
    return bench.get_by_role("slider", name=f"{label}, reglage")


def field(bench: Locator, label: str) -> Locator:
    return bench.get_by_label(f"{label}, värde")


def picture(bench: Locator) -> Locator:
    """The picture that is shown."""
    return bench.locator("figure.picture:visible [role=img]").first


def settled(page: Page, slider: Locator, shown: Locator) -> None:
    """When the last of the moves of a hand has been answered: the field is shown after the picture."""
    page.wait_for_function(
        """([slider, field]) => Math.abs(Number(slider.getAttribute('aria-valuenow'))
          - Number(field.value.replace(',', '.'))) < 0.06""",
        arg=[slider.element_handle(), shown.element_handle()],
        timeout=PATIENCE,
    )
