"""Runs jobs: tables, two notebooks through papermill, two pages, and the manifest.

A run's folder appears whole or not at all: it is built beside and renamed. A job
that fails keeps its partial notebook under `failed` and does not stop the others.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import nbformat
import papermill
from jupyter_client.manager import AsyncKernelManager
from tqdm import tqdm
from traitlets import default

from simlib.analysis.outcome import decide
from simlib.batch.index import write_index
from simlib.batch.manifest import identity, manifest
from simlib.batch.plan import Done, Job
from simlib.batch.tables import write_tables
from simlib.present import html
from simlib.present.report import Report
from simlib.present.speech import BOARD_PAGE, PARAMETERS_PAGE, Speech

NOTEBOOKS = {"board": ("board_report", "parameters"), "parameters": ("parameters_report", "board")}
STEPS = 1 + len(NOTEBOOKS)


class _PrivateKernel(AsyncKernelManager):
    """A kernel that is talked to through files of this user, where the system has such sockets."""

    @default("transport")
    def _ipc(self) -> str:
        return "tcp" if os.name == "nt" else "ipc"


def run_all(jobs: Iterable[Job], outputs: Path) -> tuple[Done, ...]:
    """Every job, with a progress bar, and the index of them all."""
    planned = tuple(jobs)
    outputs.mkdir(parents=True, exist_ok=True)
    with tqdm(total=len(planned) * STEPS, unit="steg", disable=None) as bar:
        done = tuple(run(job, outputs, bar.update, bar.set_postfix_str) for job in planned)
    write_index(done, outputs)
    return done


def run(
    job: Job,
    outputs: Path,
    step: Callable[[int], object] = lambda _: None,
    say: Callable[[str], object] = lambda _: None,
) -> Done:
    """One job, from its tables to its folder under `outputs`."""
    started = time.monotonic()
    name = f"{job.id}-{identity(job)}"
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=outputs))
    try:
        say(f"{job.id}: tabeller")
        report = Report(decide(job.cases, draws=job.draws, seed=job.seed), Speech(job.language))
        write_tables(report, building)
        step(1)
        for kind in NOTEBOOKS:
            say(f"{job.id}: {NOTEBOOKS[kind][0]}")
            _notebook(job, report, kind, building)
            step(1)
        proposal = report.decision.proposal
        verdicts = {"budget": proposal.budget.verdict, "continuity": proposal.continuity.verdict}
        record = manifest(
            job, building, digest=report.digest, seconds=time.monotonic() - started, verdicts=verdicts
        )
        (building / "run.json").write_text(
            json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        return Done(job, _placed(building, outputs / name), verdicts)
    except Exception as error:  # noqa: BLE001 - a job may fail in any way, and must not take the others with it
        folder = _placed(building, outputs / "failed" / name)
        return Done(
            job,
            folder,
            {},
            failure=f"{type(error).__name__}: {str(error).strip().splitlines()[-1] if str(error) else ''}",
        )
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _notebook(job: Job, report: Report, kind: str, folder: Path) -> None:
    name, other = NOTEBOOKS[kind]
    root = job.cases[0].setting.root
    executed = folder / f"{name}.ipynb"
    papermill.execute_notebook(
        root / "notebooks" / f"{name}.ipynb", executed, cwd=root, kernel_name="python3", progress_bar=False, log_output=False, kernel_manager_class=_PrivateKernel,
        parameters={"scenario": job.scenario.as_posix(), "draws": job.draws, "seed": job.seed, "language": job.language},
    )  # fmt: skip
    notebook = _without_machine(nbformat.read(executed, as_version=4), root)
    nbformat.write(notebook, executed)
    pages = {"board": BOARD_PAGE, "parameters": PARAMETERS_PAGE}
    speech = report.speech
    links = [(speech(f"to-{other}"), pages[other]), (speech("to-index"), "../index.html")]
    html.write(
        folder / pages[kind],
        notebook,
        title=speech(f"title-{kind}", scenario=report.title),
        language=job.language,
        links=links,
    )


def _without_machine(notebook: nbformat.NotebookNode, root: Path) -> nbformat.NotebookNode:
    """The notebook without papermill's record of where on this machine it ran."""
    record = notebook.metadata.get("papermill", {})
    for key in ("input_path", "output_path"):
        if key in record:
            record[key] = Path(record[key]).name
    text = nbformat.writes(notebook).replace(str(root) + os.sep, "")
    return nbformat.reads(text, as_version=4)


def _placed(building: Path, target: Path) -> Path:
    """Moves a finished folder into place, over an earlier one of the same name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    building.chmod(0o755)
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
        target.replace(old / target.name)
        building.replace(target)
        shutil.rmtree(old)
    else:
        building.replace(target)
    return target
