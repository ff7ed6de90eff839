"""What the board reads first: a row per alternative, and both questions answered in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from simlib.analysis.outcome import Decision, Outcome
from simlib.analysis.portfolio import cliffs, is_portfolio
from simlib.analysis.precision import eight_of_ten, headlines, holds, mean_where, middle, quantile
from simlib.grants import grant_end
from simlib.grounds import grounds
from simlib.present.figures.precision import Amounts
from simlib.present.pieces import paragraphs
from simlib.present.rounding import chance, per_cent
from simlib.present.sentences import precision_in_words
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import CSS, Money, blank, chance_cell, verdict
from simlib.programmes import grants_of
from simlib.simulation.draws import Floats


def decision_box(decision: Decision, speech: Speech) -> Table:
    """T1: a row per alternative."""
    outcomes = decision.all
    granted = any(outcome.continuity.grant_ends for outcome in outcomes)
    pot = decision.proposal.budget.pot
    money = Money(speech, *scale_of(*(float(o.simulation.total.sum(axis=0).max()) for o in outcomes)))
    rows = tuple(_row(outcome, money) for outcome in outcomes)
    first, last = decision.proposal.simulation.years[0], decision.proposal.simulation.years[-1]
    columns = (
        ("alternative", speech("col-alternative")),
        ("cost_first_ore", speech("col-cost-of", year=str(first))),
        ("cost_last_ore", speech("col-cost-of", year=str(last))),
        ("cost_all_ore", speech("col-cost-all-interval")),
        ("p10_ore", "P10"),
        ("p90_ore", "P90"),
        ("budget", speech("col-budget-pot" if pot else "col-budget-year")),
        ("holds", speech("col-holds-pot" if pot else "col-holds-year")),
        ("grant_ends", speech("col-grant-ends")),
        ("gap_ore", speech("col-gap-after")),
        ("exit", speech("col-exit")),
        ("continuity", speech("col-continuity-and-exit" if granted else "col-continuity-test")),
    )
    green, yellow = (speech.percent(level) for level in decision.proposal.budget.thresholds)
    return Table(
        "T1",
        speech("t1-caption", unit=money.scale),
        columns,
        rows,
        files_only=frozenset(
            {"p10_ore", "p90_ore", "holds", "exit", *([] if granted else ["grant_ends", "gap_ore"])}
        ),
        note=speech("t1-note-pot" if pot else "t1-note-year", green=green, yellow=yellow),
    )


def _row(outcome: Outcome, money: Money) -> tuple[Cell, ...]:
    speech, budget, continuity = money.speech, outcome.budget, outcome.continuity
    total, after = outcome.simulation.total, continuity.first_year_after
    low, median, high = eight_of_ten(total.sum(axis=0))
    exits = tuple(dict.fromkeys(activity.exit for activity in continuity.activities))
    said = ", ".join(speech(f"exit-{way_out.replace('_', '-')}") for way_out in exits)
    sure = holds(outcome)
    carried = grants_of(outcome.case.programme, outcome.case.setting)
    last = [grant for grant in carried if grant and grant_end(outcome.case, grant) == continuity.grant_ends]
    grant = parameter_anchor(f"grants.national_amount.{next(iter(last), '')}")
    ends = (
        Cell(speech.day(continuity.grant_ends), link=f"{PARAMETERS_PAGE}#{grant}", css="day")
        if continuity.grant_ends
        else Cell(speech("no-state-grant"))
    )
    return (
        Cell(speech.label(outcome.case.scenario.label), outcome.id),
        money.estimate(middle(total[0])),
        money.estimate(middle(total[-1])),
        money.estimate(median, sub=money.span(low, high)),
        money.estimate(low),
        money.estimate(high),
        verdict(
            speech,
            budget.verdict,
            link="#budget-test",
            sub=chance(sure, speech, about="", levels=budget.thresholds),
        ),
        chance_cell(sure, speech, budget.thresholds),
        ends,
        money.estimate(middle(_gap(outcome, after)))
        if after
        else blank(speech("beyond-horizon") if continuity.grant_ends else "–"),
        Cell(said, "|".join(exits)),
        verdict(speech, continuity.verdict, link="#continuity-test", sub=said),
    )


def _gap(outcome: Outcome, year: int) -> Floats:
    """What nobody pays in that year: (draw,)."""
    continuity = outcome.continuity
    found: Floats = continuity.sum("gap")[continuity.years.index(year)]
    return found


def decision_sentences(decision: Decision, speech: Speech) -> tuple[str, ...]:
    """What the box says, in words: both questions answered, and how sure the answer is."""
    proposal = decision.proposal
    budget, continuity = proposal.budget, proposal.continuity
    amounts = Amounts(speech, *scale_of(float(proposal.simulation.total.sum(axis=0).max())))
    found = [
        speech(
            f"says-budget-{CSS[budget.verdict]}{'-pot' if budget.pot else ''}",
            share=chance(holds(proposal), speech, levels=budget.thresholds),
        )
    ]
    worst = max(budget.years, key=lambda year: budget.breaks[budget.years.index(year)])
    if budget.breaks_any:
        over = budget.overrun[budget.years.index(worst)]
        overrun = mean_where(over, over > 0)
        reserve = quantile(np.maximum(budget.overrun.max(axis=0), 0.0), 0.90)
        key = "says-overrun-pot" if budget.pot else "says-overrun" if reserve.value else "says-overrun-rare"
        found.append(
            speech(
                key,
                year=str(worst),
                overrun=amounts.simulated(overrun) if overrun else "–",
                reserve=amounts.simulated(reserve),
            )
        )
    after = continuity.first_year_after
    if is_portfolio(proposal) and after:
        found.append(_portfolio_sentence(proposal, after, speech))
    elif continuity.grant_ends is None:
        found.append(speech("says-no-grant"))
    elif after:
        gap = _gap(proposal, after)
        tenth, median, ninetieth = eight_of_ten(gap)
        low, high = amounts.span(tenth, ninetieth)
        ended = continuity.grant_ends <= proposal.case.setting.horizon.start
        keys = ("says-gap", "says-no-gap", "says-no-gap-at-all")
        if ended:
            keys = ("says-ended-gap", "says-ended-no-gap", "says-ended-no-gap-at-all")
        if not continuity.granted:
            keys = ("says-unfunded-gap", "says-unfunded-no-gap", "says-unfunded-no-gap-at-all")
        key = keys[0] if median.value > 0 else keys[1] if ninetieth.value > 0 else keys[2]
        found.append(
            speech(
                key,
                day=speech.day(continuity.grant_ends),
                year=str(after),
                gap=amounts.simulated(median),
                low=low,
                high=high,
            )
        )
    unnamed = [a for a in continuity.activities if a.verdict == "fails" and a.exit == "none"]
    if unnamed:
        found.append(speech("says-no-exit", count=len(unnamed), of=len(continuity.activities)))
    found.append(precision_in_words(headlines(proposal)[0], proposal.simulation.draws, speech))
    rests = grounds(proposal.explainer)
    found.append(
        speech(
            "says-assumed",
            share=speech.percent(rests.share_assumed),
            assumed=len(rests.assumed_numbers),
            numbers=len(rests.numbers),
        )
    )
    return tuple(found)


def _portfolio_sentence(outcome: Outcome, year: int, speech: Speech) -> str:
    """How many grants end, and what nobody has said they pay the year after the last."""
    continuity, setting = outcome.continuity, outcome.case.setting
    gap, amounts = _gap(outcome, year), Amounts(speech, "mkr", 1)
    ending = [one for one in continuity.activities if setting.horizon.start < one.ends < setting.horizon.end]
    one = next(cliff for cliff in cliffs(outcome) if cliff.year == year)
    tenth, figure, ninetieth = eight_of_ten(gap)
    low, high = amounts.span(tenth, ninetieth)
    return speech(
        "says-gap-several",
        count=len(ending),
        of=len(continuity.activities),
        day=speech.day(max(activity.ends for activity in ending)),
        year=str(year),
        gap=amounts.simulated(figure),
        low=low,
        high=high,
        per_resident=Amounts(speech, "kr", 0).simulated(figure.times(1 / one.residents)),
        share=per_cent(figure.times(float(1 / one.net_cost)), speech, 2),
    )


def box(table: Table, sentences: Sequence[str], speech: Speech) -> str:
    """The prominent section that fits the front page."""
    said = paragraphs(sentences, speech).text
    title = f'<h2 id="decision">{escape(speech("heading-decision"))}</h2>'
    return f'<section class="decision-box">{title}{said}{table.html()}</section>'
