"""The `simlib` command. Faults in files end it with exit code 2, before anything has run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from simlib.comparing import compare
from simlib.exploring import explore
from simlib.faults import listed
from simlib.making import batch, run
from simlib.options import (
    NOT_SO,
    draws_option,
    faults_end_it,
    language_option,
    refused,
    region_option,
    scenario_argument,
    seed_option,
)
from simlib.words import say


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="simlib")
def main() -> None:
    """Reimbursement simulation and budgeting for Swedish regional health care."""
    # Windows consoles and redirected output may not be UTF-8; reports and messages are.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


main.add_command(compare)
main.add_command(explore)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@region_option
@language_option
@faults_end_it
def check(files: tuple[Path, ...], region: str, language: str) -> None:
    """Check scenario and batch FILES (all of params/ if none is named) without running anything.

    A scenario for each region is checked for every region, or for the one named.
    """
    from simlib.batch.plan import check_files

    params = Path("params")
    chosen = files or (*sorted(params.glob("scenarios/*.yaml")), *sorted(params.glob("batches/*.yaml")))
    check_files(chosen or (params,), region)
    click.echo(say("checked", language, count=len(chosen)))


main.add_command(batch)
main.add_command(run)


@main.command()
@scenario_argument
@click.argument("figure", default="cost")
@click.option("--year", type=int, help="One calendar year; all if not given.")
@click.option("--month", help="One month, e.g. 2019-03, of one unit.")
@click.option("--unit", help="One unit or activity.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "json"]), default="text", show_default=True
)
@region_option
@language_option
@faults_end_it
def explain(
    scenario: Path,
    figure: str,
    year: int | None,
    month: str | None,
    unit: str | None,
    form: str,
    region: str,
    language: str,
) -> None:
    """Show what a FIGURE (a component, any rule, or cost) is made of, back to its sources."""
    from simlib.assembly import load
    from simlib.explain import Explainer, Unknown
    from simlib.ledger import ledger
    from simlib.present.speech import Speech
    from simlib.present.tables.explained import explained
    from simlib.present.text import assumed, tree

    speech, explainer = Speech(language), Explainer(ledger(load(scenario, region)))
    try:
        node = explainer.find(figure, year=year, month=month, unit=unit)
    except Unknown as error:
        known = list(error.known)
        raise refused("no-such-figure", language, error.asked, known, known=listed(known)) from None
    setting = explainer.ledger.case.setting
    if form == "json":
        click.echo(json.dumps(node.as_data(), ensure_ascii=False, indent=2))
    elif form == "html":
        click.echo(explained(node, speech, setting, figure))
    else:
        click.echo(tree(node, speech, setting))
        if month is None and unit is None and (figure == "cost" or figure in explainer.ledger.amounts):
            click.echo(assumed(explainer, speech, None if figure == "cost" else figure, year))


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
@region_option
@language_option
@faults_end_it
def solve(
    scenario: Path, lever: str, target: float, draws: int, seed: int, region: str, language: str
) -> None:
    """Find the highest value of a LEVER at which the frame holds every year."""
    from simlib.analysis.solve import highest_that_holds, levers
    from simlib.assembly import load
    from simlib.present.sentences import solved_in_words
    from simlib.present.speech import Speech

    case = load(scenario, region)
    if lever not in (known := levers(case)):
        raise refused("not-a-lever", language, lever, known)
    found = highest_that_holds(case, lever, target=target, draws=draws, seed=seed)
    click.echo(f"{solved_in_words(found, Speech(language))}\n{found.plan.text(case.wiring, language)}")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@language_option
@faults_end_it
def verify(folder: Path, language: str) -> None:
    """Compute the run in FOLDER again and say whether it agrees, byte for byte."""
    from simlib.batch.verify import verify as again

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
@region_option
@language_option
@faults_end_it
def graph(scenario: Path, file: Path, region: str, language: str) -> None:
    """Draw the rules of the SCENARIO's scheme as a picture (SVG) into FILE."""
    from simlib.assembly import load
    from simlib.present.figures.scheme import rules_graph

    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(rules_graph(load(scenario, region), language=language).svg, encoding="utf-8")
    click.echo(file.as_posix())
