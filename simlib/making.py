"""The commands that make reports: `simlib batch` and `simlib run`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simlib.faults import listed
from simlib.options import (
    NOT_SO,
    draws_option,
    executor_option,
    faults_end_it,
    language_option,
    limit_options,
    outputs_option,
    pdf_option,
    region_option,
    scenario_argument,
    seed_option,
)
from simlib.words import say

if TYPE_CHECKING:
    from simlib.batch.plan import Batch, Done, Job


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@outputs_option
@executor_option
@limit_options
@pdf_option
@click.option("--dry-run", is_flag=True, help="List the jobs and what they would take; run nothing.")
@click.option("--resume", is_flag=True, help="Finish the batch that was begun in the folder for reports.")
@language_option
@faults_end_it
def batch(file: Path, outputs: Path | None, language: str, **how: Any) -> None:
    """Make every report of a batch FILE.

    The file says which language each report is in; --language is that of the messages here.
    """
    from simlib.batch.plan import read_batch

    _make(lambda: read_batch(file), outputs, language, **how)


@click.command()
@scenario_argument
@draws_option
@seed_option
@region_option
@outputs_option
@limit_options
@pdf_option
@language_option
@faults_end_it
def run(scenario: Path, draws: int, seed: int, region: str, language: str, **how: Any) -> None:
    """Make the three reports of one SCENARIO."""
    from simlib.batch.plan import Batch, single

    def one() -> Batch:
        return Batch((single(scenario, draws=draws, seed=seed, language=language, region=region),))

    _make(one, language=language, **how)


def _make(
    asked: Callable[[], Batch],
    outputs: Path | None,
    language: str,
    *,
    on: str = "serial",
    force: bool,
    pdf: bool,
    dry_run: bool = False,
    resume: bool = False,
    **limits: int | None,
) -> None:
    from simlib.batch.executors import CHOICES, NoExecutorError, parsed
    from simlib.batch.pdf import browser
    from simlib.batch.plan import limited

    try:
        parsed(on)
    except NoExecutorError as error:
        raise click.BadParameter(say(str(error), language, asked=on, choices=listed(CHOICES))) from None

    program = browser() if pdf else None
    if pdf and program is None:
        raise click.UsageError(say("pdf-no-browser", language))
    found = asked()  # every fault is found before papermill is imported
    planned = tuple(limited(job, **limits) for job in found.jobs)
    outputs = outputs or found.outputs or Path("outputs")
    if dry_run:
        from simlib.batch.listing import listing

        click.echo("\n".join(listing(planned, outputs, language)))
        return
    if resume:
        if force:
            raise click.UsageError(say("resume-force", language))
        click.echo(_resumed(planned, outputs, language))
    done = _done(planned, outputs, language, on=on, force=force)
    all_printed = _print(done, program, outputs, language) if program else True
    click.echo(say("index-at", language, file=(outputs / "index.html").as_posix()))
    if any(one.failure for one in done) or not all_printed:
        sys.exit(NOT_SO)


def _done(
    planned: tuple[Job, ...], outputs: Path, language: str, *, on: str, force: bool
) -> tuple[Done, ...]:
    """Run the jobs, with a line for each; ends with exit code 1 if nothing can be written."""
    from simlib.batch.dispatch import run_all

    here = Path.cwd()

    def tell(one: Done) -> None:
        lost = "job-failed" if one.folder.is_dir() else "job-failed-empty"
        key = lost if one.failure else "job-kept" if one.kept else "job-done"
        folder = one.folder.relative_to(here) if one.folder.is_relative_to(here) else one.folder
        words = {"id": one.job.id, "folder": folder.as_posix(), "reason": one.failure}
        click.echo(say(key, language, **words), err=bool(one.failure))

    try:
        return run_all(planned, outputs, on=on, force=force, tell=tell)
    except BrokenPipeError:  # whoever read the lines is gone: the command's own affair
        raise
    except OSError as error:
        words = {"folder": outputs.as_posix(), "reason": error.strerror or str(error)}
        click.echo(say("outputs-not-written", language, **words), err=True)
        sys.exit(NOT_SO)


def _resumed(planned: tuple[Job, ...], outputs: Path, language: str) -> str:
    """What there is of the batch that was begun, and what is missing; refused if it is none, or another."""
    from simlib.batch.dispatch import kept, name_of
    from simlib.batch.summary import begun

    names = {name_of(job): job for job in planned}
    before, folder = begun(outputs), outputs.as_posix()
    if before is None:
        raise click.UsageError(say("resume-nothing", language, folder=folder))
    if other := sorted({*before} ^ {*names}):
        raise click.UsageError(say("resume-other", language, folder=folder, jobs=listed(other)))
    left = [name for name, job in names.items() if not kept(job, outputs / name)]
    return say(
        "resume-at",
        language,
        jobs=len(names),
        kept=len(names) - len(left),
        left=len(left),
        names=listed(left),
    )


def _print(done: tuple[Done, ...], program: str, outputs: Path, language: str) -> bool:
    """Each page that is not on paper yet; the list of reports leads to them. Whether all could be."""
    from simlib.batch.building import building
    from simlib.batch.index import write_index
    from simlib.batch.pdf import NotPrinted, print_pages

    sound = True
    for one in done:
        if one.failure:
            continue
        folder = one.folder.as_posix()
        try:
            for printed in print_pages(program, one.folder):
                click.echo(say("pdf-done", language, file=printed.name, folder=folder))
        except NotPrinted as error:
            sound = False
            click.echo(say("pdf-failed", language, folder=folder, reason=str(error)), err=True)
    outputs = outputs.resolve()
    with building(outputs) as base:
        write_index(done, outputs, base)
    return sound
