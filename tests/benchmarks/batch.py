"""How many reports a minute, against other ways of running the same notebooks. Not part of the tests.

`uv run python -m tests.benchmarks.batch [--jobs 4] [--rounds 3] [--draws 1000] [--workers 2]`

Every way makes the same notebooks and pages of the same scenarios; rounds are interleaved, so that what
else the machine does hits all alike. Trust the ratios, not the seconds. Figures are counted in every way:
one that loses them only looks fast. Each way but the commands pays its imports once, told as set-up.
`lean` is the commands where `rfc3987-syntax`, which makes `import papermill` slow, cannot be imported: the
plain install has it. Ours also leaves a workbook, tables and run.json; "and files" is the floor that writes
those too. `pool` and `dask` are plain papermill's API in a pool of processes and on a Dask cluster of this
machine. Shares of time are measured in each round, of one report.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import distributions, version
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = [
    "jamtland_as_decided",
    "jamtland_one_pot",
    "jamtland_wound_down",
    "kalmar_absorbed",
    "vgr_as_decided",
]
NOTEBOOKS = ["board_report", "parameters_report", "analysis_report"]
BIN = Path(sys.executable).parent
Job = tuple[str, int, str]  # scenario, draws, folder


def parameters(job: Job) -> dict[str, Any]:
    scenario = f"params/scenarios/{job[0]}.yaml"
    return {"scenario": scenario, "draws": job[1], "seed": 1, "language": "sv", "region": ""}


def lean(job: Job) -> None:
    """The same commands where papermill's slowest import is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "rfc3987_syntax.py").write_text("raise ImportError", encoding="utf-8")
        commands(job, PYTHONPATH=folder)


def commands(job: Job, **environment: str) -> None:
    """What a user types: two commands per notebook."""
    for name in NOTEBOOKS:
        made = f"{job[2]}/{name}.ipynb"
        given = [f"-y{key}: {json.dumps(value)}" for key, value in parameters(job).items()]
        for command in (
            ["papermill", f"notebooks/{name}.ipynb", made, *given, "--no-progress-bar"],
            ["jupyter", "nbconvert", "--to", "html", "--no-input", made],
        ):
            subprocess.run(
                [BIN / command[0], *command[1:]],
                cwd=ROOT,
                check=True,
                capture_output=True,
                env=os.environ | environment,
            )


def api(job: Job) -> None:
    """papermill and nbconvert as libraries, in a process that has imported them."""
    import papermill
    from nbconvert import HTMLExporter

    for name in NOTEBOOKS:
        made = Path(job[2]) / f"{name}.ipynb"
        papermill.execute_notebook(
            ROOT / f"notebooks/{name}.ipynb", made, parameters(job), cwd=ROOT, progress_bar=False
        )
        page, _ = HTMLExporter(exclude_input=True).from_filename(str(made))
        made.with_suffix(".html").write_text(page, encoding="utf-8")


def floor(job: Job) -> None:
    """The same cells as a plain program in one warm process, computed once, and our pages."""
    _floor(job, files=False)


def whole_floor(job: Job) -> None:
    """The same, with the workbook and the tables that a job also leaves."""
    _floor(job, files=True)


def _floor(job: Job, *, files: bool) -> None:
    import nbformat
    from nbformat.v4 import new_output

    from simlib.batch.plan import single
    from simlib.batch.tables import computed, every_table, write_tables
    from simlib.present import html, opening
    from simlib.present.excel.workbook import write_workbook

    os.chdir(ROOT)
    asked = parameters(job)
    made_of = single(
        ROOT / asked["scenario"], draws=asked["draws"], seed=asked["seed"], language=asked["language"]
    )
    report, analyses = computed(made_of)
    opening.hand_over((report, analyses), **asked)
    if files:
        tables = every_table(report, analyses)
        write_tables(tables, report.decision.proposal.ledger.lines, Path(job[2]))
        write_workbook(report, tables, Path(job[2]))
    for name in NOTEBOOKS:
        notebook = nbformat.read(ROOT / f"notebooks/{name}.ipynb", as_version=4)
        names: dict[str, object] = {}
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            if "parameters" in cell.metadata.get("tags", ()):
                names |= asked
                continue
            *_, last = cell.source.strip().splitlines()
            if re.fullmatch(r"(report|analyses)\.[\w.]+\(.*\)", last):
                shown = eval(cell.source, names)._repr_html_()  # noqa: S307 - our own notebooks
                cell.outputs = [new_output("display_data", {"text/html": shown})]
            else:
                exec(cell.source, names)  # noqa: S102
        made = Path(job[2]) / f"{name}.ipynb"
        nbformat.write(notebook, made)
        html.write(made.with_suffix(".html"), notebook, title=name)
    opening._HANDED.clear()


def ours(jobs: list[Job], on: str) -> None:
    from simlib.batch.dispatch import run_all
    from simlib.batch.plan import single

    planned = [
        single(ROOT / f"params/scenarios/{j[0]}.yaml", draws=j[1], seed=1, language="sv") for j in jobs
    ]
    for one, job in zip(run_all(planned, Path(jobs[0][2]).parent, on=on), jobs, strict=True):
        assert not one.failure, one.failure
        shutil.copytree(one.folder, job[2], dirs_exist_ok=True)


def figures(jobs: list[Job]) -> int:
    """Pictures in the pages that were made; a picture of ours is a figure element."""
    return sum(
        (Path(job[2]) / f"{name}.html").read_text(encoding="utf-8").count('<figure class="picture"')
        for job in jobs
        for name in NOTEBOOKS
    )


COMMANDS = {"commands": commands, "lean": lean}
FLOORS = {"floor": floor, "and files": whole_floor}


def measure(way: str, jobs: list[Job], workers: int) -> tuple[float, float]:
    """Seconds of set-up, and per report after it."""
    started = time.perf_counter()
    warm = started
    if way in COMMANDS:
        for job in jobs:
            COMMANDS[way](job)
    elif way in {"api", *FLOORS}:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(imports, way).result()
            warm = time.perf_counter()
            list(pool.map(FLOORS.get(way, api), jobs))
    elif way == "dask":
        from distributed import Client, LocalCluster

        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            client.run(imports, way)
            warm = time.perf_counter()
            client.gather(client.map(api, jobs, pure=False))
    elif way == "pool":
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(imports, [way] * workers))
            warm = time.perf_counter()
            list(pool.map(api, jobs))
    else:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(imports, way).result()
            warm = time.perf_counter()
            pool.submit(ours, jobs, way).result()
    return warm - started, (time.perf_counter() - warm) / len(jobs)


def imports(way: str) -> None:
    import nbconvert  # noqa: F401
    import papermill  # noqa: F401

    if way in FLOORS or ":" in way or way == "serial":
        import simlib.batch.warm  # noqa: F401
    if ":" in way or way == "serial":
        from simlib.batch.forks import current
        from simlib.batch.limits import NO_LIMITS

        child = current().fork(str, limits=NO_LIMITS)  # the server has imported once it can fork
        child.status()
        child.close()


def main() -> None:
    from tests.benchmarks.shares import shares, tell_memory, tell_shares

    ask = argparse.ArgumentParser(description=__doc__)
    for name, default in (("jobs", 4), ("rounds", 3), ("draws", 1000), ("workers", 2)):
        ask.add_argument(f"--{name}", type=int, default=default)
    said = ask.parse_args()
    ways = [*COMMANDS, "api", "pool", "dask", "serial", f"processes:{said.workers}", *FLOORS]
    found: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    seen: dict[str, int] = {}
    parts: list[dict[str, dict[str, float]]] = []
    one = (SCENARIOS[-1], said.draws, "")
    for _ in range(said.rounds):
        for way in ways:
            with tempfile.TemporaryDirectory() as folder:
                jobs = [
                    (SCENARIOS[i % len(SCENARIOS)], said.draws + i // len(SCENARIOS), f"{folder}/job{i}")
                    for i in range(said.jobs)
                ]
                for job in jobs:
                    Path(job[2]).mkdir()
                found[way].append(measure(way, jobs, said.workers))
                seen[way] = figures(jobs)
        parts.append(shares(one))
    tell(said, found, seen)
    tell_shares(parts)
    tell_memory(one)


def tell(said: argparse.Namespace, found: dict[str, list[tuple[float, float]]], seen: dict[str, int]) -> None:
    """The environment, then a line for each way."""
    used = ", ".join(
        f"{name} {version(name)}" for name in ("papermill", "nbconvert", "nbclient", "ipykernel")
    )
    rfc = "with" if any(d.name == "rfc3987-syntax" for d in distributions()) else "without"
    print(f"Python {platform.python_version()}, {used}, {rfc} rfc3987-syntax, {os.cpu_count()} cores")
    print(f"{said.jobs} jobs, {said.draws} draws, {said.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    took = {way: median(per for _, per in rounds) for way, rounds in found.items()}
    print(
        f"{'way':14}{'set-up s':>10}{'s/job':>9}{'x commands':>12}{'x lean':>8}{'x pool':>8}{'/ floor':>9}"
        f"{'figures':>9}"
    )
    for way, rounds in found.items():
        up = median(up for up, _ in rounds)
        print(
            f"{way:14}{up:10.1f}{took[way]:9.2f}"
            f"{took['commands'] / took[way]:12.1f}{took['lean'] / took[way]:8.1f}"
            f"{took['pool'] / took[way]:8.1f}{took[way] / took['floor']:9.2f}{seen[way]:9d}"
        )


if __name__ == "__main__":
    main()
