"""Who pays, year by year, and what happens to each activity when its money ends."""

from __future__ import annotations

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.continuity import Activity
from simlib.money import rounded_parts
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, blank, parameter_link, quantiles, verdict, whole

SOURCES = ("grant", "ordinary", "exit_money", "gap")


def funding_table(outcome: Outcome, speech: Speech) -> Table:
    """C1: who pays, per year, in the mean of the outcomes: the parts add up to the cost."""
    test = outcome.continuity
    scale, decimals = scale_of(*test.sum("cost").mean(axis=1))
    money = Money(speech, scale, decimals)
    rows = []
    for index, year in enumerate(test.years):
        parts = [whole(float(test.paid(source)[index].mean())) for source in SOURCES]
        printed = rounded_parts(parts, scale, decimals)
        low, _, high = quantiles(test.sum("gap")[index])
        rows.append(
            (
                Cell(str(year)),
                money.cell(sum(printed), sum(parts)),
                *(money.cell(*pair) for pair in zip(printed, parts, strict=True)),
                Cell(money.span(low, high), number=True),
                money.cell(low),
                money.cell(high),
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
        note=speech("funding-note"),
        files_only=frozenset({"gap_p10_ore", "gap_p90_ore"}),
        page_only=frozenset({"interval"}),
    )


def exits_table(outcome: Outcome, speech: Speech) -> Table:
    """C2: every activity: when its money ends, its exit, the yearly gap after, and the verdict."""
    test = outcome.continuity
    scale, decimals = scale_of(*(float(activity.cost.mean(axis=1).max()) for activity in test.activities))
    money = Money(speech, scale, decimals)
    columns = (
        ("activity", speech("col-activity")),
        ("ends", speech("col-money-ends")),
        ("exit", speech("col-exit")),
        ("gap_ore", speech("col-gap-last", year=str(test.years[-1]))),
        ("no_gap", speech("col-no-gap")),
        ("verdict", speech("col-continuity-test")),
    )
    rows = tuple(_exit_row(outcome, activity, money) for activity in test.activities)
    return Table("C2", speech("exits-caption", unit=scale), columns, rows)


def _exit_row(outcome: Outcome, activity: Activity, money: Money) -> tuple[Cell, ...]:
    speech, no_gap = money.speech, activity.no_gap
    way_out = speech(f"exit-{activity.exit.replace('_', '-')}")
    return (
        Cell(speech.label(activity.label), activity.id),
        Cell(speech.day(activity.ends)),
        Cell(way_out, activity.exit, link=_exit_link(outcome, activity.id)),
        money.cell(float(np.median(activity.gap[-1]))) if activity.after else blank(speech("beyond-horizon")),
        Cell(speech.out_of_hundred(no_gap, activity.thresholds), no_gap, number=True)
        if activity.after
        else blank(),
        verdict(speech, activity.verdict),
    )


def _exit_link(outcome: Outcome, activity: str) -> str:
    family = outcome.case.setting.family("exit")
    if activity not in family:
        return parameter_link(outcome, "exit")
    return f"{PARAMETERS_PAGE}#{parameter_anchor(family[activity].path)}"
