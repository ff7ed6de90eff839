"""`simlib compare`: what differs between two scenarios, or between two runs."""

from __future__ import annotations

from pathlib import Path

import click

from simlib.faults import Findings
from simlib.options import draws_option, faults_end_it, language_option, region_option, seed_option
from simlib.words import say


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@draws_option
@seed_option
@region_option
@language_option
@faults_end_it
def compare(old: Path, new: Path, draws: int, seed: int, region: str, language: str) -> None:
    """Show what differs from OLD to NEW: two scenarios (files), or two runs (folders).

    Scenarios are computed on the same simulated futures. Of runs is told which
    parameters differ and which of them moved the planned cost, as the runs wrote it.
    """
    runs = [path.is_dir() for path in (old, new)]
    if any(runs):
        if not all(runs):
            raise click.UsageError(say("since-one-is-no-run", language))
        _runs(old, new, language)
    else:
        _scenarios(old, new, draws=draws, seed=seed, region=region, language=language)


def _runs(old: Path, new: Path, language: str) -> None:
    from simlib.batch.since import since
    from simlib.batch.since_tables import sentences, since_tables
    from simlib.present.speech import Speech
    from simlib.present.text import plain

    found, speech = since(old, new), Speech(language)
    click.echo("\n".join(sentences(found, speech)))
    for table in since_tables(found, speech):
        if table.rows:
            click.echo("\n" + plain(table))


def _scenarios(old: Path, new: Path, *, draws: int, seed: int, region: str, language: str) -> None:
    from simlib.analysis.outcome import check_comparable, decide
    from simlib.assembly import assemble
    from simlib.present.sentences import changes_in_words
    from simlib.present.speech import Speech
    from simlib.present.tables.change import component_changes, cost_per_year, unit_table
    from simlib.present.text import plain

    findings, speech = Findings(), Speech(language)
    before, after = (assemble(path, findings, region) for path in (old, new))
    if before and after:
        check_comparable(before, after, findings)
    findings.stop_if_any()
    decision = decide(tuple(filter(None, (after, before))), draws=draws, seed=seed)
    for outcome in (decision.baseline, decision.proposal):
        click.echo(speech("says-changes-of", scenario=speech.label(outcome.case.scenario.label)))
        click.echo("\n".join(f"  {line}" for line in changes_in_words(outcome.case.setting, speech)))
    for table in (cost_per_year, component_changes, unit_table):
        click.echo("\n" + plain(table(decision, speech)))
