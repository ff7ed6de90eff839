"""How many are reached in time, unit by unit, and what the state's performance part is worth."""

from __future__ import annotations

from simlib.analysis.measured import Secured, Stake, goal, shares, stakes
from simlib.analysis.outcome import Decision, Outcome
from simlib.analysis.precision import chance as estimated
from simlib.analysis.precision import eight_of_ten, mean, quantile
from simlib.grants import regional
from simlib.present.figures.precision import Amounts
from simlib.present.rounding import chance, per_cent
from simlib.present.sentences import carried
from simlib.present.speech import PARAMETERS_PAGE, Speech, html_id, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import Money, chance_cell, share_cell
from simlib.rules import Measure
from simlib.simulation.draws import Floats


def measure_tables(decision: Decision, speech: Speech) -> list[Table]:
    """M1, M2 … a share each, and M-stake; none where the scheme is held to no share."""
    outcome = decision.proposal
    measures = outcome.case.programme.MEASURES
    found = [share_table(outcome, measure, f"M{n}", speech) for n, measure in enumerate(measures, start=1)]
    return [*found, stake_table(decision, speech)] if stakes(outcome.simulation) else found


def share_table(outcome: Outcome, measure: Measure, key: str, speech: Speech) -> Table:
    """A row per unit and one for all; per year the middle share and eight of ten outcomes."""
    case, years = outcome.case, outcome.simulation.years
    found, level = shares(outcome.simulation, measure), goal(case, measure)
    payees = case.setting.payees
    names = [(speech.label(p.label), p.id) for p in payees] + [(speech("all-together"), "all")]
    rows = tuple(
        (Cell(*name), *(cell for each in unit for cell in _share_cells(each, level, speech)))
        for name, unit in zip(names, found, strict=True)
    )
    columns = [("unit", speech("col-unit-name"))]
    for year in years:
        columns += [(f"p50_{year}", str(year)), (f"p10_{year}", "P10"), (f"p90_{year}", "P90")]
        columns += [(f"reaches_{year}", speech("col-reaches", year=str(year), goal=speech.percent(level)))]
    rules = case.wiring.rules
    caption = speech(
        "measure-caption",
        reached=speech.label(rules[measure.reached].label),
        of=_small(speech.label(rules[measure.of].label)),
    )
    hidden = frozenset(f"{end}_{year}" for year in years for end in ("p10", "p90"))
    return Table(
        key,
        caption,
        tuple(columns),
        rows,
        note=speech("measure-note"),
        total=True,
        files_only=hidden,
        tree=f"{PARAMETERS_PAGE}#{html_id('rule', measure.reached)}",
    )


def _small(text: str) -> str:
    """As it is written within a sentence."""
    return text[:1].lower() + text[1:]


def _share_cells(each: Floats, level: float, speech: Speech) -> tuple[Cell, ...]:
    """The middle, the ends of the interval (in the files), and how often the goal is reached."""
    low, middle, high = eight_of_ten(each)
    span = f"{per_cent(low, speech)}–{per_cent(high, speech)}"
    return (
        share_cell(middle, speech, sub=span),
        share_cell(low, speech),
        share_cell(high, speech),
        chance_cell(estimated(each >= level), speech),
    )


def stake_table(decision: Decision, speech: Speech) -> Table:
    """What results would give, what they are given, and what is lost, per alternative and year."""
    found = [(outcome, stake) for outcome in decision.all for stake in stakes(outcome.simulation)]
    money = Money(speech, *scale_of(*(stake.whole for _, stake in found)))
    rows = tuple(_stake_row(outcome, stake, money) for outcome, stake in found)
    columns = (
        ("alternative", speech("col-alternative")),
        ("year", speech("col-year")),
        ("by_inhabitants_ore", speech("col-by-inhabitants")),
        ("performance_ore", speech("col-performance")),
        ("earned_ore", speech("col-earned")),
        ("lost_ore", speech("col-lost")),
        ("lost_p90_ore", speech("col-lost-tenth")),
        ("all_earned", speech("col-all-earned")),
    )
    return Table(
        "M-stake", speech("stake-caption", unit=money.scale), columns, rows, note=speech("stake-note")
    )


def _stake_row(outcome: Outcome, stake: Stake, money: Money) -> tuple[Cell, ...]:
    rest = float(regional(outcome.case, stake.grant, stake.year)) - stake.whole
    return (
        Cell(money.speech.label(outcome.case.scenario.label), outcome.id),
        Cell(str(stake.year)),
        money.cell(rest),
        money.cell(stake.whole),
        money.estimate(mean(stake.earned)),
        money.estimate(mean(stake.lost)),
        money.estimate(quantile(stake.lost, 0.9)),
        chance_cell(estimated(stake.lost < 1), money.speech),
    )


def measure_sentences(outcome: Outcome, secured: Secured | None, speech: Speech) -> tuple[str, ...]:
    """The money at stake in words, and the least capacity that secures it."""
    said = []
    for stake in stakes(outcome.simulation):
        amounts = Amounts(speech, *scale_of(stake.whole))
        written = {
            "whole": amounts.exact(stake.whole),
            "earned": amounts.mean(stake.earned),
            "lost": amounts.mean(stake.lost),
        }
        said.append(
            speech(
                "says-at-stake",
                year=str(stake.year),
                chance=chance(estimated(stake.lost < 1), speech),
                **written,
            )
        )
    return (*said, _secured(secured, speech)) if secured else tuple(said)


def _secured(found: Secured, speech: Speech) -> str:
    unit = found.parameter.unit
    details = {
        "lever": speech.label(found.parameter.label),
        "target": speech.percent(found.target),
        "now": speech.value(found.now, unit),
    }
    if found.value is None:
        return speech("says-not-secured", **details)
    return speech(
        "says-secured",
        **details,
        value=speech.value(
            unit.carried(carried(unit.written(found.value), found.error / float(unit.factor), up=True)), unit
        ),
        cost=Amounts(speech, *scale_of(found.cost.value)).simulated(found.cost),
        year=str(found.year),
        draws=found.draws,
    )
