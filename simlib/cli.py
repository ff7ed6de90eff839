"""The `simlib` command. Faults in files end it with exit code 2, before anything has run."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from simlib.faults import Faults, Findings
from simlib.words import LANGUAGES, say

P = ParamSpec("P")
BAD_INPUT, NOT_SO = 2, 1

language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="sv",
    show_default=True,
    help="Language of what is shown.",
)
scenario_argument = click.argument("scenario", type=click.Path(path_type=Path))
draws_option = click.option(
    "--draws",
    type=click.IntRange(100, 1_000_000),
    default=10_000,
    show_default=True,
    help="Number of simulated outcomes.",
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=20260101,
    show_default=True,
    help="Seed of the random numbers.",
)
outputs_option = click.option(
    "--outputs",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    show_default=True,
    help="Folder for reports.",
)


def _faults_end_it(command: Callable[P, None]) -> Callable[P, None]:
    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Faults as faults:
            click.echo(faults.text(str(kwargs.get("language", "sv"))), err=True)
            sys.exit(BAD_INPUT)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="simlib")
def main() -> None:
    """Reimbursement simulation and budgeting for Swedish regional health care."""
    # Windows consoles and redirected output may not be UTF-8; reports and messages are.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@language_option
@_faults_end_it
def check(files: tuple[Path, ...], language: str) -> None:
    """Check scenario and batch FILES (all of params/ if none is named) without running anything."""
    from simlib.analysis.outcome import check as check_scenario  # noqa: PLC0415
    from simlib.batch.plan import plan  # noqa: PLC0415

    chosen = files or tuple(
        sorted([*Path("params/scenarios").glob("*.yaml"), *Path("params/batches").glob("*.yaml")])
    )
    findings = Findings()
    for file in chosen:
        if file.parent.name == "batches":
            try:
                plan(file)
            except Faults as faults:
                findings.faults += faults.faults
        else:
            check_scenario(file, findings)
    findings.stop_if_any()
    click.echo(say("checked", language, count=len(chosen)))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@outputs_option
@language_option
@_faults_end_it
def batch(file: Path, outputs: Path, language: str) -> None:
    """Make every report of a batch FILE."""
    from simlib.batch.plan import plan  # noqa: PLC0415

    _make(lambda: plan(file), outputs, language)


@main.command()
@scenario_argument
@draws_option
@seed_option
@outputs_option
@language_option
@_faults_end_it
def run(scenario: Path, draws: int, seed: int, outputs: Path, language: str) -> None:
    """Make the two reports of one SCENARIO."""
    from simlib.batch.plan import single  # noqa: PLC0415

    _make(lambda: (single(scenario, draws=draws, seed=seed, language=language),), outputs, language)


def _make(jobs: Callable[[], tuple[object, ...]], outputs: Path, language: str) -> None:
    planned = jobs()  # every fault of every job is found here, before papermill is even imported
    from simlib.batch.run import run_all  # noqa: PLC0415

    done = run_all(planned, outputs)  # type: ignore[arg-type]
    for one in done:
        key = "job-failed" if one.failure else "job-done"
        click.echo(
            say(key, language, id=one.job.id, folder=one.folder.as_posix(), reason=one.failure),
            err=bool(one.failure),
        )
    click.echo(say("index-at", language, file=(outputs / "index.html").as_posix()))
    if any(one.failure for one in done):
        sys.exit(NOT_SO)


@main.command()
@scenario_argument
@click.argument("figure", default="cost")
@click.option("--year", type=int, help="One calendar year; all if not given.")
@click.option("--month", help="One month, e.g. 2019-03, of one unit.")
@click.option("--unit", help="One unit or activity.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "json"]), default="text", show_default=True
)
@language_option
@_faults_end_it
def explain(
    scenario: Path,
    figure: str,
    year: int | None,
    month: str | None,
    unit: str | None,
    form: str,
    language: str,
) -> None:
    """Show what a FIGURE (a component, any rule, or cost) is made of, back to its sources."""
    from simlib.assembly import load  # noqa: PLC0415
    from simlib.explain import Explainer
    from simlib.grounds import grounds
    from simlib.ledger import ledger  # noqa: PLC0415
    from simlib.present.speech import Speech  # noqa: PLC0415
    from simlib.present.tables.provenance import explained  # noqa: PLC0415
    from simlib.present.text import tree  # noqa: PLC0415

    speech, explainer = Speech(language), Explainer(ledger(load(scenario)))
    try:
        node = explainer.find(figure, year=year, month=month, unit=unit)
    except LookupError as error:
        raise click.BadParameter(
            say("no-such-figure", language, asked=str(error.args[0]), known=", ".join(explainer.names))
        ) from None
    setting = explainer.ledger.case.setting
    if form == "json":
        click.echo(json.dumps(node.as_data(), ensure_ascii=False, indent=2))
    elif form == "html":
        click.echo(explained(node, speech, setting, figure))
    else:
        click.echo(tree(node, speech, setting))
        component = figure if figure in explainer.ledger.amounts else None
        if component or figure == "cost":
            rests = grounds(explainer, component, year)
            click.echo(
                speech(
                    "says-assumed",
                    share=speech.percent(rests.share_assumed),
                    assumed=len(rests.assumed_numbers),
                    numbers=len(rests.numbers),
                )
            )


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@draws_option
@seed_option
@language_option
@_faults_end_it
def compare(old: Path, new: Path, draws: int, seed: int, language: str) -> None:
    """Show the difference in cost from scenario OLD to scenario NEW."""
    from simlib.analysis.outcome import Decision, compute  # noqa: PLC0415
    from simlib.assembly import assemble  # noqa: PLC0415
    from simlib.present.report import changes_in_words  # noqa: PLC0415
    from simlib.present.speech import Speech  # noqa: PLC0415
    from simlib.present.tables.amounts import unit_table  # noqa: PLC0415
    from simlib.present.tables.decision import component_changes, cost_per_year  # noqa: PLC0415
    from simlib.present.text import plain  # noqa: PLC0415

    findings, speech = Findings(), Speech(language)
    first, second = assemble(old, findings), assemble(new, findings)
    findings.stop_if_any()
    assert first  # noqa: S101 - no faults means that both were built
    assert second  # noqa: S101
    mine, theirs = second.scenario, first.scenario
    if (mine.region, mine.programme, mine.horizon) != (theirs.region, theirs.programme, theirs.horizon):
        findings.add(mine.file, 1, "other-horizon", id=theirs.id, other=mine.id)
        findings.stop_if_any()
    decision = Decision(compute(second, draws=draws, seed=seed), (compute(first, draws=draws, seed=seed),))
    for outcome in (decision.baseline, decision.proposal):
        click.echo(speech("says-changes-of", scenario=speech.label(outcome.case.scenario.label)))
        click.echo("\n".join(f"  {line}" for line in changes_in_words(outcome.case.setting, speech)))
    click.echo("")
    for table in (
        cost_per_year(decision, speech),
        component_changes(decision, speech),
        unit_table(decision, speech),
    ):
        click.echo(plain(table) + "\n")


@main.command()
@scenario_argument
@click.argument("lever")
@click.option(
    "--target",
    type=click.FloatRange(0.01, 0.999),
    default=0.9,
    show_default=True,
    help="Probability that every year holds.",
)
@draws_option
@seed_option
@language_option
@_faults_end_it
def solve(scenario: Path, lever: str, target: float, draws: int, seed: int, language: str) -> None:
    """Find the highest value of a LEVER at which the frame holds every year."""
    from simlib.analysis.solve import highest_that_holds  # noqa: PLC0415
    from simlib.assembly import load  # noqa: PLC0415
    from simlib.faults import closest  # noqa: PLC0415
    from simlib.present.report import solved_in_words  # noqa: PLC0415
    from simlib.present.speech import Speech  # noqa: PLC0415

    case = load(scenario)
    try:
        found = highest_that_holds(case, lever, target=target, draws=draws, seed=seed)
    except (KeyError, ValueError):
        guess = closest(lever, case.setting.parameters)
        raise click.BadParameter(say("not-a-lever", language, path=lever, guess=guess or "–")) from None
    click.echo(solved_in_words(found, Speech(language)))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@language_option
@_faults_end_it
def verify(folder: Path, language: str) -> None:
    """Compute the run in FOLDER again and say whether it agrees, byte for byte."""
    from simlib.batch.verify import verify as again  # noqa: PLC0415

    found = again(folder)
    for key, names in (
        ("verify-inputs", found.changed_inputs),
        ("verify-stored", found.changed_tables),
        ("verify-differs", found.differing),
    ):
        for name in names:
            click.echo(say(key, language, file=name), err=True)
    click.echo(say("verify-agrees" if found.agrees else "verify-not", language, count=found.tables))
    if not found.agrees:
        sys.exit(NOT_SO)


@main.command()
@scenario_argument
@click.argument("file", type=click.Path(path_type=Path))
@language_option
@_faults_end_it
def graph(scenario: Path, file: Path, language: str) -> None:
    """Draw the rules of the SCENARIO's scheme as a picture (SVG) into FILE."""
    from simlib.assembly import load  # noqa: PLC0415
    from simlib.present.figures.scheme import rules_graph  # noqa: PLC0415

    file.write_text(rules_graph(load(scenario), language=language).svg, encoding="utf-8")
    click.echo(file.as_posix())
