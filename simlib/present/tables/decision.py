"""What the board reads first: the decision box, cost per year, and who pays after the grant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import numpy as np

from simlib.analysis.outcome import Decision, Outcome
from simlib.explain import Explainer, grounds
from simlib.money import rounded_parts
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor, scale_of
from simlib.present.table import Cell, Table
from simlib.simulation.draws import Floats

_CSS = {"holds": "holds", "at_risk": "at-risk", "fails": "fails", "unknown": "unknown"}
_LOW, _MEDIAN, _HIGH = 0.10, 0.50, 0.90


def quantiles(values: Floats) -> tuple[float, float, float]:
    """P10, P50 and P90 of one outcome per draw."""
    low, median, high = np.quantile(values, [_LOW, _MEDIAN, _HIGH])
    return float(low), float(median), float(high)


def verdict(speech: Speech, test: str, found: str) -> Cell:
    return Cell(
        speech(f"verdict-{found.replace('_', '-')}"), found, badge=f"verdict {_CSS[found]}", link=f"#{test}"
    )


def decision_box(decision: Decision, speech: Speech) -> Table:
    """T1: a row per alternative."""
    outcomes = decision.all
    scale, decimals = scale_of(*(float(outcome.simulation.total.sum(axis=0).max()) for outcome in outcomes))
    # Only the proposal's figures are explained on the page; the others have reports of their own.
    rows = tuple(
        _box_row(o, speech, scale, decimals, "#explain-cost" if o is decision.proposal else "")
        for o in outcomes
    )
    first, last = decision.proposal.simulation.years[0], decision.proposal.simulation.years[-1]
    columns = (
        ("alternative", speech("col-alternative")), ("cost_first", speech("col-cost-of", year=str(first))), ("cost_last", speech("col-cost-of", year=str(last))),
        ("cost_all", speech("col-cost-all-interval")), ("p10", "P10"), ("p90", "P90"), ("budget", speech("col-budget-every-year")), ("holds", speech("col-holds")),
        ("grant_ends", speech("col-grant-ends")), ("gap", speech("col-gap-after")), ("exit", speech("col-exit")), ("continuity", speech("col-continuity-and-exit")),
    )  # fmt: skip
    return Table(
        "T1",
        speech("t1-caption", unit=scale),
        columns,
        rows,
        files_only=frozenset({"p10", "p90", "holds", "exit"}),
        note=speech("t1-note", green=_level(decision, speech, 0), yellow=_level(decision, speech, 1)),
    )


def _level(decision: Decision, speech: Speech, which: int) -> str:
    return speech.percent(decision.proposal.budget.thresholds[which])


def _box_row(outcome: Outcome, speech: Speech, scale: str, decimals: int, explained: str) -> tuple[Cell, ...]:
    total, continuity = outcome.simulation.total, outcome.continuity
    low, median, high = quantiles(total.sum(axis=0))

    def money(ore: float, link: str) -> Cell:
        return Cell(speech.money(ore, scale, decimals, unit=False), ore, number=True, link=link)

    after = continuity.first_year_after
    gap = float(np.median(continuity.sum("gap")[continuity.years.index(after)])) if after else float("nan")
    exits = dict.fromkeys(speech(f"exit-{a.exit.replace('_', '-')}") for a in continuity.activities)
    interval = (
        f"{speech.money(low, scale, decimals, unit=False)}–{speech.money(high, scale, decimals, unit=False)}"
    )
    holds, budget = outcome.budget.holds_every_year, verdict(speech, "budget-test", outcome.budget.verdict)
    ends = (
        f"{PARAMETERS_PAGE}#{parameter_anchor(f'grants.national_amount.{outcome.case.programme.FUNDED_BY}')}"
    )
    return (
        Cell(speech.label(outcome.case.scenario.label), outcome.id),
        money(float(np.median(total[0])), explained),
        money(float(np.median(total[-1])), explained),
        Cell(
            speech.money(median, scale, decimals, unit=False),
            median,
            number=True,
            link=explained,
            sub=interval,
        ),
        Cell("", low),
        Cell("", high),
        replace(budget, sub=speech.out_of_hundred(holds)),
        Cell("", holds),
        Cell(speech.day(continuity.grant_ends), speech.day(continuity.grant_ends), link=ends, css="day"),
        money(gap, "#continuity-test") if after else Cell(speech("beyond-horizon"), None, number=True),
        Cell(", ".join(exits), "|".join(dict.fromkeys(a.exit for a in continuity.activities))),
        replace(verdict(speech, "continuity-test", continuity.verdict), sub=", ".join(exits)),
    )


def decision_sentences(decision: Decision, speech: Speech) -> tuple[str, ...]:
    """What the box says, in words: both questions answered, and how sure the answer is."""
    proposal = decision.proposal
    budget, continuity = proposal.budget, proposal.continuity
    scale, decimals = scale_of(float(proposal.simulation.total.sum(axis=0).max()))
    found = [
        speech(f"says-budget-{_CSS[budget.verdict]}", share=speech.out_of_hundred(budget.holds_every_year))
    ]
    worst = max(budget.years, key=lambda year: budget.breaks[budget.years.index(year)])
    if budget.breaks_any:
        overrun = budget.expected_overrun(worst) or 0.0
        reserve = budget.reserve_every_year(0.90)
        key = "says-overrun-pot" if budget.pot else "says-overrun"
        found.append(
            speech(
                key,
                year=str(worst),
                overrun=speech.money(overrun, scale, decimals),
                reserve=speech.money(reserve, scale, decimals),
            )
        )
    after = continuity.first_year_after
    if after:
        gap = continuity.sum("gap")[continuity.years.index(after)]
        low, median, high = (speech.money(q, scale, decimals) for q in quantiles(gap))
        key = "says-gap" if np.median(gap) > 0 else "says-no-gap"
        found.append(
            speech(
                key, day=speech.day(continuity.grant_ends), year=str(after), gap=median, low=low, high=high
            )
        )
    unnamed = [a for a in continuity.activities if a.verdict == "fails" and a.exit == "none"]
    if unnamed:
        found.append(speech("says-no-exit", count=len(unnamed), of=len(continuity.activities)))
    rests = grounds(Explainer(proposal.ledger))
    found.append(
        speech(
            "says-assumed",
            share=speech.percent(rests.share_assumed),
            assumed=len(rests.assumed_numbers),
            numbers=len(rests.numbers),
        )
    )
    return tuple(found)


def box(table: Table, sentences: Sequence[str], heading: str) -> str:
    """The prominent section that fits the front page."""
    said = "".join(f'<p class="sentence">{escape(sentence)}</p>' for sentence in sentences)
    return f'<section class="decision-box"><h2 id="decision">{escape(heading)}</h2>{said}{table.html()}</section>'


def cost_per_year(decision: Decision, speech: Speech) -> Table:
    """T2: planned cost under current rules and the proposal, and the paired difference."""
    old, new, comparison = decision.baseline.ledger, decision.proposal.ledger, decision.comparison
    years = new.grid.years
    amounts = {"old": [old.total(None, y) for y in years], "new": [new.total(None, y) for y in years]}
    scale, decimals = scale_of(sum(amounts["new"]), sum(amounts["old"]))
    printed = {key: rounded_parts(values, scale, decimals) for key, values in amounts.items()}
    rows = []
    for i, year in enumerate(years):
        rows.append(
            _cost_row(
                str(year),
                printed["old"][i],
                printed["new"][i],
                quantiles(comparison.difference[i]),
                speech,
                scale,
                decimals,
            )
        )
    rows.append(
        _cost_row(
            speech("sum"),
            sum(printed["old"]),
            sum(printed["new"]),
            quantiles(comparison.difference.sum(axis=0)),
            speech,
            scale,
            decimals,
        )
    )
    raw = [*zip(amounts["old"], amounts["new"], strict=True), (sum(amounts["old"]), sum(amounts["new"]))]
    exact = [
        (
            row[0],
            *(
                Cell(cell.text, ore, number=True, link=cell.link)
                for cell, ore in zip(row[1:4], (o, n, n - o), strict=True)
            ),
            *row[4:],
        )
        for row, (o, n) in zip(rows, raw, strict=True)
    ]
    columns = (
        ("year", speech("col-year")), ("old_ore", speech.label(decision.baseline.case.scenario.label)), ("new_ore", speech.label(decision.proposal.case.scenario.label)),
        ("difference_ore", speech("col-difference")), ("p10", "P10"), ("p50", "P50"), ("p90", "P90"),
    )  # fmt: skip
    return Table(
        "T2", speech("t2-caption", unit=scale), columns, tuple(exact), note=speech("t2-note"), total=True
    )


def _cost_row(
    name: str,
    old: int,
    new: int,
    paired: tuple[float, float, float],
    speech: Speech,
    scale: str,
    decimals: int,
) -> tuple[Cell, ...]:
    def money(ore: float, link: str = "") -> Cell:
        return Cell(
            speech.money(ore, scale, decimals, unit=False),
            ore,
            number=True,
            link=link,
            css="negative" if ore < 0 else "",
        )

    return Cell(name), money(old), money(new, "#explain-cost"), money(new - old), *(money(q) for q in paired)


def component_changes(decision: Decision, speech: Speech) -> Table:
    """The exact change of every component over all years."""
    old, new = decision.baseline.ledger, decision.proposal.ledger
    parts = [
        (name, old.total(name), new.total(name)) for name in new.amounts if old.total(name) or new.total(name)
    ]
    parts.append(("total", old.total(), new.total()))
    rules = decision.proposal.case.wiring.rules
    rows = tuple(
        (
            Cell(speech.label(rules[name].label) if name in rules else speech("sum"), name),
            *(
                Cell(speech.money(ore, "kr", 2, unit=False), ore, number=True)
                for ore in (before, after, after - before)
            ),
        )
        for name, before, after in parts
    )
    columns = (
        ("component", speech("col-component")), ("old_ore", speech.label(decision.baseline.case.scenario.label)), ("new_ore", speech.label(decision.proposal.case.scenario.label)), ("difference_ore", speech("col-difference")),
    )  # fmt: skip
    return Table("T2-components", speech("components-caption"), columns, rows, total=True)


def budget_table(outcome: Outcome, speech: Speech) -> Table:
    """Per year: frame, cost, probability of breaking it, overrun given overrun, reserves."""
    budget = outcome.budget
    scale, decimals = scale_of(*(float(f) for f in budget.frame))

    def money(ore: float | None) -> Cell:
        return Cell(
            speech("none-found") if ore is None else speech.money(ore, scale, decimals, unit=False),
            ore,
            number=True,
        )

    rows = []
    for i, year in enumerate(budget.years):
        low, median, high = quantiles(budget.cost[i])
        rows.append((
            Cell(str(year)), Cell(speech.money(budget.frame[i], scale, decimals, unit=False), budget.frame[i], number=True, link=_parameter_link(outcome, "frame")),
            money(low), money(median), money(high),
            Cell(speech.out_of_hundred(budget.breaks[i]), budget.breaks[i], number=True), money(budget.expected_overrun(year)),
            *(money(budget.reserve(share, year)) for share in (0.80, 0.90, 0.95)),
        ))  # fmt: skip
    columns = (
        ("year", speech("col-year")), ("frame_ore", speech("col-frame")), ("p10", "P10"), ("p50", "P50"), ("p90", "P90"), ("breaks", speech("col-breaks")),
        ("overrun", speech("col-overrun")), *((f"reserve_{n}", speech("col-reserve", share=f"{n}")) for n in (80, 90, 95)),
    )  # fmt: skip
    note = speech(
        "budget-note-pot" if budget.pot else "budget-note-years",
        share=speech.out_of_hundred(budget.breaks_any),
    )
    return Table("B1", speech("budget-caption", unit=scale), columns, tuple(rows), note=note)


def _parameter_link(outcome: Outcome, name: str) -> str:
    return f"{PARAMETERS_PAGE}#{parameter_anchor(outcome.case.setting.path(name))}"


def funding_table(outcome: Outcome, speech: Speech) -> Table:
    """Who pays, per year, in the mean of the outcomes: the parts add up to the cost."""
    test = outcome.continuity
    cost = test.sum("cost").mean(axis=1)
    scale, decimals = scale_of(*cost)
    rows = []
    for i, year in enumerate(test.years):
        grant, ordinary, exits, gap = (
            float(test.paid(source)[i].mean()) for source in ("grant", "ordinary", "exit_money", "gap")
        )
        low, _, high = quantiles(test.sum("gap")[i])
        shown = (float(cost[i]), grant, ordinary, exits, gap)
        rows.append((
            Cell(str(year)), *(Cell(speech.money(ore, scale, decimals, unit=False), ore, number=True) for ore in shown),
            Cell(f"{speech.money(low, scale, decimals, unit=False)}–{speech.money(high, scale, decimals, unit=False)}", f"{low:.0f}-{high:.0f}", number=True),
        ))  # fmt: skip
    columns = (
        ("year", speech("col-year")), ("cost", speech("col-cost")), ("grant", speech("col-grant")), ("ordinary", speech("col-ordinary")),
        ("exit_money", speech("col-exit-money")), ("gap", speech("col-gap")), ("gap_interval", speech("col-interval")),
    )  # fmt: skip
    return Table(
        "C1", speech("funding-caption", unit=scale), columns, tuple(rows), note=speech("funding-note")
    )


def exits_table(outcome: Outcome, speech: Speech) -> Table:
    """Every activity: when its money ends, its exit, the yearly gap after, and the verdict."""
    test = outcome.continuity
    scale, decimals = scale_of(*(float(a.cost.mean(axis=1).max()) for a in test.activities))
    rows = []
    for activity in test.activities:
        last = activity.gap[-1] if activity.after else None
        gap = (
            Cell(speech("beyond-horizon"))
            if last is None
            else Cell(
                speech.money(float(np.median(last)), scale, decimals, unit=False),
                float(np.median(last)),
                number=True,
            )
        )
        rows.append((
            Cell(speech.label(activity.label), activity.id), Cell(speech.day(activity.ends)), Cell(speech(f"exit-{activity.exit.replace('_', '-')}"), activity.exit, link=_exit_link(outcome, activity.id)),
            gap, Cell(speech.out_of_hundred(activity.no_gap) if activity.after else "", activity.no_gap, number=True),
            Cell(speech(f"verdict-{activity.verdict.replace('_', '-')}"), activity.verdict, badge=f"verdict {_CSS[activity.verdict]}"),
        ))  # fmt: skip
    columns = (
        ("activity", speech("col-activity")), ("ends", speech("col-money-ends")), ("exit", speech("col-exit")), ("gap", speech("col-gap-last", year=str(test.years[-1]))),
        ("no_gap", speech("col-no-gap")), ("verdict", speech("col-continuity-test")),
    )  # fmt: skip
    return Table("C2", speech("exits-caption", unit=scale), columns, tuple(rows))


def _exit_link(outcome: Outcome, activity: str) -> str:
    family = outcome.case.setting.family("exit")
    return (
        f"{PARAMETERS_PAGE}#{parameter_anchor(family[activity].path)}"
        if activity in family
        else _parameter_link(outcome, "exit")
    )
