"""How quickly the workbench answers. Not part of the tests.

`uv run python -m tests.benchmarks.workbench [--rounds 15]`

The computing is that of the reference case: 60 units, 36 months, 10 000 outcomes, a new rate each time, both
tests of the money and the picture. The other figures are of Chromium beside JupyterLab: from the key that
moves the slider to the redrawn picture, with Kalmar's scheme. Medians, on this machine as it is now.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from simlib.analysis.solve import with_lever
from simlib.budget import BudgetTest
from simlib.present.figures.frame import fan
from simlib.simulation.prepare import prepare
from simlib.simulation.reprice import price
from simlib.simulation.totals import Totals
from tests.benchmarks.case import FRAME, LEVERS, moved, reference
from tests.browser.conftest import ARGUMENTS, CHROMIUMS
from tests.browser.workbench import FIXED, PATIENCE, handle, run_all, started, workbench
from tests.conftest import copied_project

DRAWS, SEED = 10_000, 1
# From the key to the frame in which the picture that belongs to it stands, in the browser's own clock.
WATCH = """() => {
  window.watched = [];
  const box = document.querySelector('.simlib-workbench');
  let begun = 0;
  document.addEventListener('keydown', () => { begun = performance.now(); }, true);
  const words = () => (box.querySelector('figure.picture [role=img]') || {}).outerHTML;
  let last = words();
  new MutationObserver(() => {
    const now = words();
    if (!begun || !now || now === last) return;
    last = now;
    const since = begun;
    begun = 0;
    requestAnimationFrame(() => window.watched.push(performance.now() - since));
  }).observe(box, { childList: true, subtree: true });
}"""


def milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def answer(totals: Totals) -> BudgetTest:
    """The test against the reference case's frame, and what the box tells of it."""
    frame = (int(FRAME),) * len(totals.years)
    found = BudgetTest(totals.years, frame, frame, totals.total, totals.components, False, (0.9, 0.8))
    _ = (found.holds_every_year, found.breaks, found.reserve_every_year(0.9))
    return found


def computing(rounds: int) -> dict[str, float]:
    """Every rate and ceiling held ready, and one of them held alone."""
    case = reference()
    every = prepare(case, LEVERS, draws=DRAWS, seed=SEED)
    one = prepare(case, ["reference.short_rate"], draws=DRAWS, seed=SEED)
    rate = case.setting.parameters["reference.short_rate"]
    found: dict[str, list[float]] = {"all rates and ceilings": [], "one rate": [], "drawing the picture": []}
    for n in range(1, rounds + 1):
        others = moved(case, 1 + n / 1000)
        another = with_lever(case, rate, rate.values[0].number + 100 * n)
        found["all rates and ceilings"].append(milliseconds(lambda c=others: answer(price(every, c))))  # type: ignore[misc]
        found["one rate"].append(milliseconds(lambda c=another: answer(price(one, c))))  # type: ignore[misc]
        told = answer(price(one, another))
        found["drawing the picture"].append(milliseconds(lambda a=told: fan(a)))  # type: ignore[misc]
    return {name: median(times[1:]) for name, times in found.items()}


def redrawing(rounds: int) -> float:
    """Change to redraw in JupyterLab, by the browser's own clock."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        sys.exit("no Chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copied_project(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1500, "height": 1200})
        with started(project) as address:
            page.goto(address.replace("start_here", "explore"), timeout=PATIENCE, wait_until="commit")
            run_all(page)
            slider = handle(workbench(page), FIXED)
            slider.focus()
            slider.press("ArrowRight")  # the first move draws what is held for the others
            page.wait_for_timeout(3000)
            page.evaluate(WATCH)
            for n in range(1, rounds + 1):
                slider.press("ArrowRight" if n % 10 < 5 else "ArrowLeft")
                page.wait_for_function("n => window.watched.length >= n", arg=n, timeout=PATIENCE)
            times: list[float] = page.evaluate("window.watched")
        browser.close()
    return median(times)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rounds", type=int, default=15)
    ask.add_argument("--no-browser", action="store_true")
    said = ask.parse_args()
    print(f"60 units, 36 months, {DRAWS} outcomes; medians of {said.rounds}; load {os.getloadavg()[0]:.1f}")
    for name, ms in computing(said.rounds).items():
        print(f"  computing, {name:28}{ms:8.1f} ms")
    if not said.no_browser:
        print(f"  change to redraw in Chromium{'':11}{redrawing(said.rounds):8.1f} ms")


if __name__ == "__main__":
    main()
