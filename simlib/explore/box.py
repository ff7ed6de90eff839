"""What is read first: both questions answered, beside the proposal as it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.analysis import precision
from simlib.continuity import ContinuityTest
from simlib.explore.answers import Answer
from simlib.explore.session import Session
from simlib.explore.trying import begins
from simlib.present.rounding import chance
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import CSS

_ENOUGH = 0.90


@dataclass(frozen=True)
class Alternative:
    """One column: an answer by its name. `continuity`: None while it is being computed."""

    name: str
    answer: Answer
    continuity: ContinuityTest | None

    @property
    def cost(self) -> float:
        """The middle outcome of all years together, in öre."""
        return float(np.median(self.answer.totals.total.sum(axis=0)))


def table(found: list[Alternative], speech: Speech, caption: str) -> Table:
    """A row per question, a column per alternative; of two, how the first differs from the second."""
    scale = scale_of(*(one.cost for one in found))
    rows = [
        (speech("workbench-row-holds"), [_holds(one, speech) for one in found], _points(found, speech)),
        *_costs(found, speech, scale),
        (speech("workbench-row-breaks"), [Cell(_worst(one, speech)) for one in found], ""),
        (
            f"{speech('workbench-row-reserve')}, {_reserved(found[0], speech)}",
            [_money(_reserve(one), speech, scale) for one in found],
            _more([_reserve(one) for one in found], speech, scale),
        ),
        *_after(found, speech, scale),
    ]
    paired = len(found) == 2  # noqa: PLR2004 - a pair has a difference
    columns = [("what", speech("workbench-what")), *((f"a{i}", one.name) for i, one in enumerate(found))]
    columns += [("difference", speech("workbench-column-change"))] if paired else []
    return Table(
        "workbench",
        caption,
        tuple(columns),
        tuple(
            (Cell(what), *cells, *([Cell(apart, css="n")] if paired else [])) for what, cells, apart in rows
        ),
    )


Row = tuple[str, list[Cell], str]


def _costs(found: list[Alternative], speech: Speech, scale: tuple[str, int]) -> list[Row]:
    years = found[0].answer.budget.years
    last = [float(np.median(one.answer.totals.total[-1])) for one in found]
    whole = [one.cost for one in found]
    period = f"{years[0]}–{years[-1]}"
    return [
        (what, [_money(ore, speech, scale) for ore in amounts], _more(amounts, speech, scale))
        for what, amounts in (
            (speech("workbench-row-cost", year=str(years[-1])), last),
            (speech("workbench-row-cost-all", period=period), whole),
        )
    ]


def _holds(one: Alternative, speech: Speech) -> Cell:
    budget = one.answer.budget
    css = CSS[budget.verdict]
    share = chance(
        precision.chance((budget.overrun <= 0).all(axis=0)), speech, about="", levels=budget.thresholds
    )
    return Cell(speech(f"verdict-{css}"), badge=f"verdict {css}", sub=share)


def _points(found: list[Alternative], speech: Speech) -> str:
    """How many more of a hundred outcomes hold."""
    first, last = (one.answer.budget.holds_every_year for one in (found[0], found[-1]))
    points = round(100 * first) - round(100 * last)
    if not points:
        return speech("workbench-unchanged")
    return speech("workbench-points", points=f"{'+' if points > 0 else ''}{speech.number(points)}")


def _money(ore: float, speech: Speech, scale: tuple[str, int]) -> Cell:
    return Cell(speech.money(ore, *scale), ore, css="n")


def _more(amounts: list[float], speech: Speech, scale: tuple[str, int]) -> str:
    apart = amounts[0] - amounts[-1]
    text = speech.money(apart, *scale)
    if text == speech.money(0, *scale):
        return speech("workbench-unchanged")
    return f"+{text}" if apart > 0 else text


def _worst(one: Alternative, speech: Speech) -> str:
    budget = one.answer.budget
    if not budget.breaks_any:
        return speech("workbench-breaks-never")
    place = int(np.argmax(budget.breaks))
    often = chance(precision.chance(budget.overrun[place] > 0), speech, about="")
    return speech("workbench-breaks-worst", year=str(budget.years[place]), chance=often)


def _reserve(one: Alternative) -> float:
    return one.answer.budget.reserve_every_year(_ENOUGH)


def _reserved(one: Alternative, speech: Speech) -> str:
    return speech("workbench-row-reserve-pot" if one.answer.budget.pot else "workbench-row-reserve-note")


def _after(found: list[Alternative], speech: Speech, scale: tuple[str, int]) -> list[Row]:
    """Who pays when the grant has ended; nothing of a scheme without one."""
    tests = [one.continuity for one in found]
    if any(test is not None and test.grant_ends is None for test in tests):
        return []
    verdicts = [_continuity(test, speech) for test in tests]
    rows: list[Row] = [(speech("workbench-row-continuity"), verdicts, "")]
    year = tests[0].first_year_after if tests[0] else None
    if year is not None:
        gaps = [_gap(test, year) for test in tests]
        cells = [Cell("…") if gap is None else _money(gap, speech, scale) for gap in gaps]
        known = [gap for gap in gaps if gap is not None]
        apart = _more(known, speech, scale) if len(known) == len(gaps) else ""
        rows.append((speech("workbench-row-gap", year=str(year)), cells, apart))
    return rows


def _continuity(test: ContinuityTest | None, speech: Speech) -> Cell:
    if test is None:
        return Cell(speech("workbench-working"))
    css = CSS[test.verdict]
    return Cell(speech(f"verdict-{css}"), badge=f"verdict {css}")


def _gap(test: ContinuityTest | None, year: int) -> float | None:
    """What nobody pays in that year, in the middle outcome."""
    return None if test is None else float(np.median(test.sum("gap")[test.years.index(year)]))


def changed_in_words(session: Session, speech: Speech) -> str:
    """What is tried, in a sentence."""
    draft, case = session.now, session.case
    if not draft.values:
        return speech("workbench-as-written")
    said = []
    for spot, value in draft.values.items():
        parameter = case.setting.parameters[spot[0]]
        choices = dict(parameter.choices) if parameter.choices else None
        old, new = (speech.value(one, parameter.unit, choices) for one in (session.own(spot), value))
        day = speech.day(begins(case, draft, spot))
        said.append(
            speech("workbench-change", label=speech.label(parameter.label), day=day, value=new, old=old)
        )
    return speech("workbench-changed", count=len(said), changes="; ".join(said))
