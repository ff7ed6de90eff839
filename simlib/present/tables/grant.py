"""Who pays, year by year, and what happens to each activity when its money ends."""

from __future__ import annotations

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import chance, eight_of_ten, mean, middle
from simlib.continuity import Activity
from simlib.money import parts_in_steps
from simlib.present.rounding import Rounded
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, chance_cell, parameter_link, verdict, whole

SOURCES = ("grant", "ordinary", "exit_money", "gap")


def funding_table(outcome: Outcome, speech: Speech) -> Table:
    """C1: who pays, per year, in the mean of the outcomes: the parts add up to the cost."""
    test = outcome.continuity
    scale, decimals = scale_of(*test.sum("cost").mean(axis=1))
    money = Money(speech, scale, decimals)
    rows = []
    for index, year in enumerate(test.years):
        figures = [mean(test.paid(source)[index]) for source in SOURCES]
        cost = mean(np.sum([test.paid(source)[index] for source in SOURCES], axis=0))
        # One step for the row: parts that are to add up cannot each have their own.
        step = max(money.rounded(figure).step for figure in (cost, *figures))
        parts = parts_in_steps([whole(figure.value) for figure in figures], step)
        low, _, high = eight_of_ten(test.sum("gap")[index])
        rows.append(
            (
                Cell(str(year)),
                *(
                    money.as_rounded(Rounded(ore, step, about=True), figure)
                    for ore, figure in zip((sum(parts), *parts), (cost, *figures), strict=True)
                ),
                Cell(money.span(low, high), number=True, estimate=low),
                money.estimate(low),
                money.estimate(high),
            )
        )
    columns = (
        ("year", speech("col-year")),
        ("cost_ore", speech("col-cost")),
        *((f"{source}_ore", speech(f"col-{source.replace('_', '-')}")) for source in SOURCES),
        ("interval", speech("col-interval")),
        ("gap_p10_ore", "P10"),
        ("gap_p90_ore", "P90"),
    )
    return Table(
        "C1",
        speech("funding-caption", unit=scale),
        columns,
        tuple(rows),
        note=" ".join(filter(None, [speech("funding-note"), _when_late(outcome, speech)])),
        files_only=frozenset({"gap_p10_ore", "gap_p90_ore"}),
        page_only=frozenset({"interval"}),
    )


def _when_late(outcome: Outcome, speech: Speech) -> str:
    """What a grant is doing in the years after it has ended: it may be paid a year late."""
    test = outcome.continuity
    if not test.granted or test.first_year_after is None:
        return ""
    after = test.paid("grant")[np.array(test.years) >= test.first_year_after]
    return speech("funding-late", year=str(test.first_year_after)) if after.any() else ""


def exits_table(outcome: Outcome, speech: Speech) -> Table:
    """C2: every activity: when its money ends, its exit, the gap of the first whole year after, verdict."""
    test = outcome.continuity
    scale, decimals = scale_of(*(float(activity.cost.mean(axis=1).max()) for activity in test.activities))
    money = Money(speech, scale, decimals)
    columns = (
        ("activity", speech("col-activity")),
        ("ends", speech("col-money-ends")),
        ("exit", speech("col-exit")),
        ("gap_ore", speech("col-gap-after")),
        ("no_gap", speech("col-no-gap")),
        ("verdict", speech("col-continuity-test")),
    )
    rows = tuple(_exit_row(outcome, activity, money) for activity in test.activities)
    return Table("C2", speech("exits-caption", unit=scale), columns, rows)


def _exit_row(outcome: Outcome, activity: Activity, money: Money) -> tuple[Cell, ...]:
    speech = money.speech
    way_out = speech(f"exit-{activity.exit.replace('_', '-')}")
    return (
        Cell(speech.label(activity.label), activity.id),
        Cell(speech.day(activity.ends)),
        Cell(way_out, activity.exit, link=_exit_link(outcome, activity.id)),
        money.estimate(middle(activity.gap_after()[0]))
        if activity.after
        else blank(speech("beyond-horizon")),
        chance_cell(chance((activity.gap_after() <= 0).all(axis=0)), speech, activity.thresholds)
        if activity.after
        else blank(),
        verdict(speech, activity.verdict),
    )


def _exit_link(outcome: Outcome, activity: str) -> str:
    family = outcome.case.setting.family("exit")
    if activity not in family:
        return parameter_link(outcome, "exit")
    return f"{PARAMETERS_PAGE}#{parameter_anchor(family[activity].path)}"
