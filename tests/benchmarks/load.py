"""Many reports in one batch: whether memory stays flat and the pace holds. Not part of the tests.

`uv run python -m tests.benchmarks.load [--scenarios 50] [--regions 21] [--draws 10000] [--minutes 0]
[--notebooks board] [--alone]`

Each scenario is a copy of the state grants under a name of its own, run for each region. `--minutes` runs the
batch again, with another seed, until so long has passed (a soak: 30). Prints for each quarter of the jobs how
many were made a minute and the highest memory of all processes together, then the size of the index and what
was left behind. Exit code 1 if a job failed, anything was left, or memory in the last quarter is more than a
tenth above the first's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from tests.conftest import copied_project

SCENARIO, BATCH = "params/scenarios/state_grants.yaml", "params/batches/load.yaml"
FLAT = 1.1


class Watch:
    """The memory of a process and all below it, a sample a second."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.samples: list[tuple[float, float]] = []
        self._of = psutil.Process(process.pid)
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while True:
            try:
                processes = [self._of, *self._of.children(recursive=True)]
                self.samples.append((time.monotonic(), sum(_megabytes(one) for one in processes)))
            except psutil.Error:
                return
            time.sleep(1)

    def highest(self, since: float, until: float) -> float:
        return max((used for at, used in self.samples if since <= at <= until), default=0.0)


def _megabytes(process: psutil.Process) -> float:
    """What is its own: pages shared with the process it was forked from count once, there."""
    try:
        return process.memory_full_info().uss / 2**20
    except psutil.Error:
        return 0.0


def written(project: Path, asked: argparse.Namespace, seed: int) -> None:
    """The batch, and the scenarios it names."""
    text = (project / SCENARIO).read_text(encoding="utf-8")
    names = [f"load_{number}" for number in range(asked.scenarios)]
    for name in names:
        copy = text.replace("id: state_grants\n", f"id: {name}\n", 1)
        if asked.alone:
            copy = "".join(line for line in copy.splitlines(True) if not line.startswith("compare_with"))
        (project / f"params/scenarios/{name}.yaml").write_text(copy, encoding="utf-8")
    rows = (project / "params/data/regions.csv").read_text(encoding="utf-8").splitlines()[1:]
    regions = [row.split(",")[0] for row in rows][: asked.regions]
    lines = [
        f"  - {{scenario: params/scenarios/{name}.yaml, regions: [{', '.join(regions)}]}}" for name in names
    ]
    head = (
        f"label: {{sv: Prov, en: Load}}\ndraws: {asked.draws}\nseed: {seed}\nlanguage: sv\n"
        f"notebooks: {asked.notebooks}\nscenarios:\n"
    )
    (project / BATCH).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def batch(project: Path) -> bool:
    """Run the batch and print its quarters; whether every job was made and memory stayed flat."""
    command = [sys.executable, "-u", "-c", "from simlib.cli import main; main()", "batch", BATCH]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        watch, ended = Watch(running), [time.monotonic()]
        assert running.stdout
        ended += [time.monotonic() for line in running.stdout if "outputs/load_" in line]
    summary = json.loads((project / "outputs/summary.json").read_text(encoding="utf-8"))
    quarters = [ended[len(ended) * part // 4 : len(ended) * (part + 1) // 4 + 1] for part in range(4)]
    highest = []
    for number, quarter in enumerate(quarters, start=1):
        minutes = (quarter[-1] - quarter[0]) / 60
        highest.append(watch.highest(quarter[0], quarter[-1]))
        pace = (len(quarter) - 1) / minutes if minutes else 0.0
        print(f"quarter {number}: {pace:.1f} reports a minute, at most {highest[-1]:.0f} MB", flush=True)
    index = (project / "outputs/index.html").stat().st_size / 2**20
    left = len(list((project / "outputs").glob(".*")))
    print(f"{summary['done']} done, {summary['failed']} failed; index {index:.1f} MB; {left} left behind")
    return not summary["failed"] and not left and highest[-1] <= FLAT * highest[0]


def main() -> int:
    words = argparse.ArgumentParser(prog="tests.benchmarks.load")
    for name, usual in (("scenarios", 50), ("regions", 21), ("draws", 10_000), ("minutes", 0)):
        words.add_argument(f"--{name}", type=int, default=usual)
    words.add_argument("--alone", action="store_true", help="with no scenarios to compare with")
    words.add_argument("--notebooks", default="[board, parameters, analysis]")
    asked = words.parse_args()
    began, seed, well = time.monotonic(), 1, True
    with tempfile.TemporaryDirectory() as folder:
        project = copied_project(Path(folder))
        while seed == 1 or time.monotonic() - began < 60 * asked.minutes:
            written(project, asked, seed)
            well = batch(project) and well
            seed += 1
    return int(not well)


if __name__ == "__main__":
    sys.exit(main())
