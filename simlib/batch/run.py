"""Runs jobs: tables, three notebooks through papermill, three pages, and the manifest.

A run's folder appears whole or not at all: it is built beside and renamed. A job
that fails keeps its partial notebook under `failed` and does not stop the others.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
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
from simlib.present.excel.workbook import NAME as WORKBOOK
from simlib.present.excel.workbook import write_workbook
from simlib.present.report import Report
from simlib.present.speech import ANALYSIS_PAGE, BOARD_PAGE, PARAMETERS_PAGE, Speech

# Each report: its notebook and its page. Each leads to the others.
NOTEBOOKS = {
    "board": ("board_report", BOARD_PAGE),
    "parameters": ("parameters_report", PARAMETERS_PAGE),
    "analysis": ("analysis_report", ANALYSIS_PAGE),
}
STEPS = 1 + len(NOTEBOOKS)


class _PrivateKernel(AsyncKernelManager):
    """A kernel that is talked to through files of this user, where the system has such sockets."""

    @default("transport")
    def _ipc(self) -> str:
        return "tcp" if os.name == "nt" else "ipc"


def run_all(jobs: Iterable[Job], outputs: Path) -> tuple[Done, ...]:
    """Every job, with a progress bar in the language of the first, and the index of them all."""
    planned = tuple(jobs)
    speech = Speech(planned[0].language if planned else "sv")
    outputs.mkdir(parents=True, exist_ok=True)
    with tqdm(total=len(planned) * STEPS, unit=speech("progress-unit"), disable=None) as bar:
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
    started, speech = time.monotonic(), Speech(job.language)
    name = f"{job.id}-{identity(job)}"
    failed = outputs / "failed" / name
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=outputs))
    try:
        say(f"{job.id}: {speech('progress-tables')}")
        report = Report(decide(job.cases, draws=job.draws, seed=job.seed), speech)
        write_tables(report, building)
        write_workbook(report, building)
        step(1)
        for kind in NOTEBOOKS:
            say(f"{job.id}: {speech(f'to-{kind}')}")
            _notebook(job, report, kind, building)
            step(1)
        verdicts = _verdicts(report)
        seconds = time.monotonic() - started
        record = manifest(job, building, digest=report.digest, seconds=seconds, verdicts=verdicts)
        _write(building / "run.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        done = Done(job, _placed(building, outputs / name), verdicts)
    except Exception as error:  # noqa: BLE001 - a job may fail in any way, and must not take the others with it
        said = str(error).strip().splitlines() or [""]
        reason = without_machine(f"{type(error).__name__}: {said[-1]}", job.cases[0].setting.root)
        return Done(job, _placed(building, failed), {}, failure=reason)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    shutil.rmtree(failed, ignore_errors=True)  # what an earlier attempt left
    return done


def _verdicts(report: Report) -> dict[str, str]:
    proposal = report.decision.proposal
    return {"budget": proposal.budget.verdict, "continuity": proposal.continuity.verdict}


def _notebook(job: Job, report: Report, kind: str, folder: Path) -> None:
    """Execute one notebook and make a page of it."""
    name, page = NOTEBOOKS[kind]
    root = job.cases[0].setting.root
    executed = folder / f"{name}.ipynb"
    try:
        papermill.execute_notebook(
            root / "notebooks" / f"{name}.ipynb",
            executed,
            cwd=root,
            kernel_name="python3",
            kernel_manager_class=_PrivateKernel,
            # Otherwise every kernel says goodbye with an error that is none.
            extra_arguments=["--log-level=CRITICAL"],
            progress_bar=False,
            log_output=False,
            parameters={
                "scenario": job.scenario.as_posix(),
                "draws": job.draws,
                "seed": job.seed,
                "language": job.language,
                "region": job.region,
            },
        )
    finally:  # papermill saves after each cell: what there is must not tell of this machine either
        if executed.is_file():
            _write(executed, _portable(executed, root))
    speech = report.speech
    others = [(speech(f"to-{other}"), address) for other, (_, address) in NOTEBOOKS.items() if other != kind]
    html.write(
        folder / page,
        nbformat.read(executed, as_version=4),
        title=speech(f"title-{kind}", scenario=report.title),
        language=job.language,
        links=[*others, (speech("to-workbook"), WORKBOOK), (speech("to-index"), "../index.html")],
        diary=report.decision.proposal.case.scenario.diary,
    )


def _portable(executed: Path, root: Path) -> str:
    """The notebook without papermill's record of where on this machine it ran."""
    notebook = nbformat.read(executed, as_version=4)
    record = notebook.metadata.get("papermill", {})
    for key in ("input_path", "output_path"):
        if record.get(key):
            record[key] = Path(record[key]).name
    return without_machine(nbformat.writes(notebook), root) + "\n"


def without_machine(text: str, root: Path) -> str:
    """The text with paths made relative to the project, to Python, or to the user's folder."""
    places = ((root, "."), (sys.prefix, "python"), (sys.base_prefix, "python"), (Path.home(), "~"))
    for place, short in places:
        for written in (json.dumps(str(place))[1:-1], str(place)):  # in a notebook, and as it is
            if short == ".":
                text = text.replace(written + json.dumps(os.sep)[1:-1], "").replace(written + os.sep, "")
            text = text.replace(written, short)
    return text


def _write(path: Path, text: str) -> None:
    """The same bytes on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")


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
