"""Where the time of a report goes, and the memory of one that runs: parts measured one by one.

Start: from nothing to the first cell of an empty notebook, and its page. Import: what the first line of
a notebook imports. Messages: what is left of the whole, as measured by `batch`, when the rest is taken away:
cells and outputs on their way between processes, and notebooks written.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import batch
from tests.benchmarks.batch import BIN, NOTEBOOKS, ROOT, Job

PARTS = ("start", "import", "compute", "figures", "files", "HTML")
WHOLE = "whole"


def shares(job: Job) -> dict[str, dict[str, float]]:
    """Seconds of the parts of one report, and of the whole, by the commands and by ours: one round."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        mine = pool.submit(_ours, job).result()
    plain = _commands() | {"compute": _compute_in_each(mine), "figures": mine["figures"], "files": 0.0}
    found = {"commands": plain, "serial": mine}
    for way, parts in found.items():
        with tempfile.TemporaryDirectory() as folder:
            here = (job[0], job[1], f"{folder}/job")
            Path(here[2]).mkdir()
            _, parts[WHOLE] = batch.measure(way, [here], 1)
    return found


def tell_shares(rounds: list[dict[str, dict[str, float]]]) -> None:
    """Shares of one report by the commands, and by ours one after another: medians of the rounds."""
    print(f"{'share of time':14}" + "".join(f"{part:>10}" for part in (*PARTS, "messages")))
    for way in rounds[0]:
        each = [median(one[way][part] / one[way][WHOLE] for one in rounds) for part in PARTS]
        print(f"{way:14}" + "".join(f"{share:>10.0%}" for share in (*each, 1 - sum(each))))


def _compute_in_each(mine: dict[str, float]) -> float:
    """Each plain kernel computes the report again: all but the last time is beyond what ours computes."""
    return mine["compute"] + (len(NOTEBOOKS) - 2) * mine["report"] + mine["analyses"]


def _commands() -> dict[str, float]:
    """Seconds of a report's empty notebooks, imports and empty pages by the commands."""
    import nbformat.v4 as nb
    from nbformat import write

    with tempfile.TemporaryDirectory() as folder:
        source, made = f"{folder}/empty.ipynb", f"{folder}/made.ipynb"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        write(nb.new_notebook(cells=[nb.new_code_cell("")], metadata={"kernelspec": kernel}), source)
        python = [sys.executable, "-c"]
        start = _seconds(lambda: _run([BIN / "papermill", source, made, "--no-progress-bar"]))
        page = _seconds(lambda: _run([BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", made]))
        bare = _seconds(lambda: _run([*python, "pass"]))
        loaded = _seconds(lambda: _run([*python, "import simlib.present.opening"]))
    each = len(NOTEBOOKS)
    return {"start": each * start, "import": each * (loaded - bare), "HTML": each * page}


def _run(command: list[Any]) -> None:
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ours(job: Job) -> dict[str, float]:
    """The same of ours, in a process that has imported everything: the floor's cells with a watch in hand."""
    batch.imports("serial")
    with tempfile.TemporaryDirectory() as folder:
        parts = _watched((job[0], job[1], folder))
    return parts | {"start": _empty_forks(), "import": 0.0}


def _watched(job: Job) -> dict[str, float]:
    import simlib.batch.tables
    import simlib.present.excel.workbook
    from simlib.analysis import outcome
    from simlib.present import analyses, html, svg

    spent: dict[str, float] = {}
    started = time.perf_counter()
    with (
        _timed(svg, "draw", spent, "figures"),
        _timed(html, "write", spent, "HTML"),
        _timed(simlib.batch.tables, "write_tables", spent, "files"),
        _timed(simlib.present.excel.workbook, "write_workbook", spent, "files"),
        _timed(outcome, "decide", spent, "report"),
        _timed(analyses.Analyses, "after", spent, "analyses"),
    ):
        batch.whole_floor(job)
    whole = time.perf_counter() - started
    return {
        "analyses": 0.0,
        **spent,
        "compute": whole - sum(spent[key] for key in ("figures", "HTML", "files")),
    }


@contextmanager
def _timed(place: Any, name: str, spent: dict[str, float], part: str) -> Iterator[None]:
    """While in here, each call of `place.name` adds to what `part` has taken, wherever it was imported to."""
    kept = getattr(place, name)
    users = [m for m in list(sys.modules.values()) if getattr(m, name, None) is kept] or [place]

    def timed(*words: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return kept(*words, **named)
        finally:
            spent[part] = spent.get(part, 0.0) + time.perf_counter() - started

    for user in users:
        setattr(user, name, timed)
    try:
        yield
    finally:
        for user in users:
            setattr(user, name, kept)


def _empty_forks() -> float:
    """A fork for the job, and for each notebook a fork with a shell and one empty cell."""
    import nbformat.v4 as nb
    import papermill
    from nbformat import write

    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/empty.ipynb"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        write(nb.new_notebook(cells=[nb.new_code_cell("")], metadata={"kernelspec": kernel}), source)
        words = {"engine_name": "simlib", "progress_bar": False}
        return len(NOTEBOOKS) * _seconds(
            lambda: papermill.execute_notebook(source, f"{folder}/made.ipynb", **words)
        )


def tell_memory(job: Job) -> None:
    """The most that one running report takes above the server, shared pages counted once."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        server, most = pool.submit(_memory, job).result()
    print(f"memory: server {server:.0f} MB, a running report at most {most:.0f} MB above it")


def _memory(job: Job) -> tuple[float, float]:
    import psutil

    batch.imports("serial")
    from simlib.batch.forks import current

    process = current().process
    assert process is not None
    server, seen, done = psutil.Process(process.pid), [0.0], threading.Event()
    alone = server.memory_full_info().pss

    def look() -> None:
        while not done.wait(0.05):
            whole = 0
            for one in (server, *server.children(recursive=True)):
                try:
                    whole += one.memory_full_info().pss
                except psutil.Error:  # it has just ended
                    continue
            seen.append(whole)

    watcher = threading.Thread(target=look)
    watcher.start()
    with tempfile.TemporaryDirectory() as folder:
        made = f"{folder}/job"
        Path(made).mkdir()
        batch.ours([(job[0], job[1], made)], "serial")
    done.set()
    watcher.join()
    return alone / 2**20, (max(seen) - alone) / 2**20
