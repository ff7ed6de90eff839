"""What is read first: both questions answered, beside the proposal as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simlib.analysis import precision
from simlib.analysis.precision import Estimate, middle, quantile
from simlib.continuity import ContinuityTest
from simlib.explore.answers import Answer
from simlib.explore.session import Session
from simlib.explore.trying import begins
from simlib.present.rounding import Rounded, amount, chance, share_in_files
from simlib.present.speech import Speech, scale_of
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import CSS, Money, blank
from simlib.simulation.draws import Floats

_ENOUGH = 0.90


@dataclass(frozen=True)
class Alternative:
    """One column: an answer by its name. `continuity`: None while it is being computed."""

    name: str
    answer: Answer
    continuity: ContinuityTest | None

    @property
    def whole(self) -> Floats:
        """The cost of all years together, in öre: (draw,)."""
        total: Floats = self.answer.totals.total.sum(axis=0)
        return total

    @property
    def holds(self) -> Estimate:
        return precision.chance((self.answer.budget.overrun <= 0).all(axis=0))


Row = tuple[str, list[Cell], str]


def table(found: list[Alternative], speech: Speech, caption: str) -> Table:
    """A row per question, a column per alternative; of two, how the first differs from the second.

    Amounts are rounded as the report rounds them. The difference in an amount is that of the middle
    outcome, each outcome held against itself, and so surer than the amounts beside it.
    """
    money = Money(speech, *scale_of(*(float(one.whole.max()) for one in found)))
    holds = "col-holds-pot" if found[0].answer.budget.pot else "workbench-row-holds"
    rows: list[Row] = [
        (speech(holds), [_holds(one, speech) for one in found], _points(found, speech)),
        *_costs(found, money),
        (speech("workbench-row-breaks"), [blank(_worst(one, speech)) for one in found], ""),
        _reserved(found, money),
        *_after(found, money),
    ]
    paired = len(found) == 2  # noqa: PLR2004 - a pair has a difference
    columns = [("what", speech("workbench-what")), *((f"a{i}", one.name) for i, one in enumerate(found))]
    columns += [("difference", speech("workbench-column-change"))] if paired else []
    return Table(
        "workbench",
        caption,
        tuple(columns),
        tuple((Cell(what), *cells, *([blank(apart)] if paired else [])) for what, cells, apart in rows),
        note=speech("workbench-box-note") if paired else "",
    )


def _costs(found: list[Alternative], money: Money) -> list[Row]:
    """All that it costs; and what the frame must hold of it, where others pay the rest."""
    say, budgets = money.speech, [one.answer.budget for one in found]
    years = budgets[0].years
    last, whole = [one.answer.totals.total[-1] for one in found], [one.whole for one in found]
    held = [budget.cost[-1] for budget in budgets]
    rows = [
        (say("workbench-row-cost", year=str(years[-1])), last),
        (say("workbench-row-cost-all", period=f"{years[0]}–{years[-1]}"), whole),
    ]
    if not all(map(np.array_equal, held, whole if budgets[0].pot else last)):
        rows.append((say("workbench-row-borne", year=str(years[-1])), held))
    return [
        (what, [_cell(money.rounded(middle(part)), money) for part in parts], _more(parts, money))
        for what, parts in rows
    ]


def _holds(one: Alternative, speech: Speech) -> Cell:
    css = CSS[one.answer.budget.verdict]
    share = chance(one.holds, speech, about="", levels=one.answer.budget.thresholds)
    return Cell(speech(f"verdict-{css}"), badge=f"verdict {css}", sub=share, number=True)


def _points(found: list[Alternative], speech: Speech) -> str:
    """How many more of a hundred outcomes hold: of what is printed, so that the row adds up as it stands."""
    first, last = (share_in_files(one.holds) for one in (found[0], found[-1]))
    points = round(100 * (first - last))
    if not points:
        return speech("workbench-unchanged")
    return speech("workbench-points", points=f"{'+' if points > 0 else ''}{speech.number(points)}")


def _cell(found: Rounded, money: Money) -> Cell:
    return Cell(_with_unit(found, money), found.value, number=True)


def _with_unit(found: Rounded, money: Money) -> str:
    return amount(found, money.speech, money.scale, money.decimals)


def _signed(found: Rounded, money: Money) -> str:
    return f"{'+' if found.value > 0 else ''}{_with_unit(found, money)}"


def _more(parts: list[Floats], money: Money) -> str:
    """How much more in the first than in the last, in the middle outcome."""
    apart = parts[0] - parts[-1]
    if not apart.any():
        return money.speech("workbench-unchanged")
    found = money.rounded(middle(apart))
    if not found.value:
        least = _with_unit(replace(found, value=found.step), money)
        return money.speech("workbench-less-than", amount=least)
    return _signed(found, money)


def _worst(one: Alternative, speech: Speech) -> str:
    budget = one.answer.budget
    if not budget.breaks_any:
        return speech("workbench-breaks-never")
    place = int(np.argmax(budget.breaks))
    often = chance(precision.chance(budget.overrun[place] > 0), speech, about="")
    return speech("workbench-breaks-worst", year=str(budget.years[place]), chance=often)


def _reserved(found: list[Alternative], money: Money) -> Row:
    """What must be set aside so that nine outcomes of ten hold; the difference is that of what is printed."""
    say, budgets = money.speech, [one.answer.budget for one in found]
    over = [np.maximum(budget.overrun.max(axis=0), 0.0) for budget in budgets]
    figures = [money.rounded(quantile(part, _ENOUGH)) for part in over]
    apart = replace(min(figures, key=lambda one: one.step), value=figures[0].value - figures[-1].value)
    return (
        say(f"workbench-row-reserve-{'pot' if budgets[0].pot else 'year'}"),
        [_cell(one, money) for one in figures],
        _signed(apart, money) if apart.value else say("workbench-unchanged"),
    )


def _after(found: list[Alternative], money: Money) -> list[Row]:
    """Who pays when the grant has ended; nothing of a scheme without one."""
    say, tests = money.speech, [one.continuity for one in found]
    if any(test is not None and test.grant_ends is None for test in tests):
        return []
    verdicts = [_continuity(test, say) for test in tests]
    rows: list[Row] = [(say("workbench-row-continuity"), verdicts, "")]
    year = tests[0].first_year_after if tests[0] else None
    if year is not None:
        gaps = [_gap(test, year) for test in tests]
        cells = [blank("…") if gap is None else _cell(money.rounded(middle(gap)), money) for gap in gaps]
        known = [gap for gap in gaps if gap is not None]
        apart = _more(known, money) if len(known) == len(gaps) else ""
        rows.append((say("workbench-row-gap", year=str(year)), cells, apart))
    return rows


def _continuity(test: ContinuityTest | None, speech: Speech) -> Cell:
    if test is None:
        return blank(speech("workbench-working"))
    css = CSS[test.verdict]
    return Cell(speech(f"verdict-{css}"), badge=f"verdict {css}", number=True)


def _gap(test: ContinuityTest | None, year: int) -> Floats | None:
    """What nobody pays in that year: (draw,)."""
    if test is None:
        return None
    found: Floats = test.sum("gap")[test.years.index(year)]
    return found


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
