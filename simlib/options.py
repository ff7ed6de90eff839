"""What the commands share: their options, and how a refusal is said and ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from simlib.batch.executors import CHOICES
from simlib.faults import Faults, closest
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
region_option = click.option(
    "--region", default="", help="For a scenario that says region: each: the region to run it for."
)
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
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for reports; if not given what the batch file says, or outputs.",
)
executor_option = click.option(
    "--executor",
    "on",
    default="processes",
    show_default=True,
    help=f"Where jobs run: {' | '.join(CHOICES)}.",
)


def limit_options(command: Callable[P, None]) -> Callable[P, None]:
    """What one job may take, how often it may be tried, and whether one that is done is run again."""
    for name, low, text in (
        ("--retries", 0, "How often a failed job is tried again."),
        ("--memory-limit", 50, "Megabytes that one job may take, above what the imported libraries do."),
        ("--time-limit", 1, "Seconds that one job may take."),
    ):
        command = click.option(name, type=click.IntRange(low), help=text)(command)
    again = "Run jobs again that are done already, with the same inputs, code, seed and draws."
    return click.option("--force", is_flag=True, help=again)(command)


pdf_option = click.option("--pdf", is_flag=True, help="Also print each page as a PDF, by Chromium.")


def faults_end_it(command: Callable[P, None]) -> Callable[P, None]:
    """Every fault on the terminal, and exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Faults as faults:
            click.echo(faults.text(str(kwargs.get("language", "sv"))), err=True)
            sys.exit(BAD_INPUT)

    return run


def refused(
    message: str, language: str, asked: str, among: Iterable[str], **details: object
) -> click.ClickException:
    """What was asked for does not exist: the message, a guess, and exit code 2."""
    guess = "" if asked.isdecimal() else closest(asked, among)  # no year is like another
    hint = " " + say("fault-did-you-mean", language, guess=guess) if guess else ""
    return click.BadParameter(say(message, language, asked=asked, **details) + hint)
