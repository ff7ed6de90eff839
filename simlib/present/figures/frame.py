"""The cost against the frame: year by year, one year in full, and what another frame would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from simlib.analysis.precision import chance as estimated
from simlib.analysis.precision import mean_where, quantile
from simlib.budget import RESERVES, BudgetTest, upper
from simlib.present.figures.bands import HEIGHT, SHARES, Bands
from simlib.present.figures.curves import FrameCurve, SCurve
from simlib.present.figures.precision import Amounts, capital, within
from simlib.present.rounding import chance
from simlib.present.svg import Picture, draw
from simlib.simulation.draws import Floats


def _form(budget: BudgetTest) -> str:
    return "pot" if budget.pot else "year"


def fan(
    budget: BudgetTest, *, grant_ends: date | None = None, current: BudgetTest | None = None,
    current_label: str = "", foot: str = "", language: str = "sv", key: str = "fan", several: bool = False,
) -> Picture:  # fmt: skip
    """Cost per year (or so far, against a pot) with 50 and 90 % bands, and the frame.

    `current`: the same test of the rules that hold today (or of `current_label`), drawn in grey;
    `several`: `grant_ends` is when the last of many grants does.
    """
    edges = np.array([[upper(year, share) for share in SHARES] for year in budget.cost])
    grey = tuple(upper(year, 0.5) for year in current.cost) if current else ()
    amounts = Amounts.of(language, *edges[:, -1], *budget.ceiling, *grey)
    say, form, over = amounts.say, _form(budget), budget.overrun > 0
    bands = Bands(
        budget, edges, grey, current_label or say("picture-current"), grant_ends, amounts, several=several
    )
    holds = budget.verdict == "holds"
    any_year = over.any(axis=0)
    counted = chance(estimated(~any_year if holds else any_year), say)
    title = say(f"picture-fan-{'holds' if holds else 'breaks'}-{form}", chance=counted)
    worst = int(np.argmax(budget.breaks))
    single, either = chance(estimated(over[worst]), say), chance(estimated(any_year), say)
    risk = "picture-fan-risk" if single != either else "picture-fan-safe"
    sentence = say(
        f"picture-fan-sentence-{form}",
        year=str(budget.years[-1]),
        median=amounts.quantile(budget.cost[-1], 0.5),
        low=amounts.quantile(budget.cost[-1], 0.05),
        high=amounts.quantile(budget.cost[-1], 0.95),
        frame=within(amounts, budget.frame[-1], budget.ceiling[-1]),
        risk=say(risk, worst=str(budget.years[worst]), single=single, any=either),
        any=either,
    )
    return Picture(key, title, capital(sentence), draw(key, HEIGHT, bands.paint), foot)


def s_curve(
    budget: BudgetTest, *, year: int | None = None, foot: str = "", language: str = "sv", key: str = "s-curve"
) -> Picture:
    """Share of outcomes that cost at most so much in one year, against the frame.

    Without `year`: the year that breaks most often, or for a pot its last year.
    """
    worst = len(budget.years) - 1 if budget.pot else int(np.argmax(budget.breaks))
    index = worst if year is None else budget.years.index(year)
    cost, frame, ceiling = budget.cost[index], budget.frame[index], budget.ceiling[index]
    fits = estimated(cost <= ceiling)
    amounts = Amounts.of(language, float(cost.max()), ceiling)
    say, form = amounts.say, _form(budget)
    count, brief = chance(fits, say), chance(fits, say, about="picture-about-short")
    line = say(
        f"picture-{'ceiling' if frame != ceiling else 'pot' if budget.pot else 'frame'}-amount",
        amount=amounts.exact(ceiling),
    )
    mark = say("picture-s-fits", chance=brief)
    curve = SCurve(np.sort(cost), ceiling, fits.value, line, mark, amounts)
    over = mean_where(cost - ceiling, cost > ceiling)
    ending = say("picture-s-over", amount=amounts.simulated(over)) if over else ""
    details = {"chance": count, "year": str(budget.years[index]), "frame": within(amounts, frame, ceiling)}
    sentence = say(f"picture-s-sentence-{form}", **details, ending=ending)
    title = say(f"picture-s-title-{form}", **details)
    return Picture(key, capital(title), capital(sentence), draw(key, 360, curve.paint), foot)


def frame_curve(
    budget: BudgetTest, *, foot: str = "", language: str = "sv", key: str = "frame-curve"
) -> Picture:
    """What is added to the frame every year (or the size of a pot) against the chance that it holds."""
    # What each outcome needs: added to every year, or as the whole pot.
    need = budget.cost.max(axis=0) if budget.pot else budget.overrun.max(axis=0)
    today = float(budget.ceiling[-1]) if budget.pot else 0.0
    amounts = Amounts.of(language, *budget.ceiling, float(need.max()))
    say, form = amounts.say, _form(budget)
    marks = []
    for share in RESERVES:
        level = _needed(need, share, amounts.brief, pot=budget.pot, signed=not budget.pot)
        marks.append(
            (
                share,
                upper(need, share),
                say("picture-frame-level", share=str(round(share * 100)), amount=level),
            )
        )
    line = say(f"picture-frame-today-{form}", amount=amounts.exact(today))
    curve = FrameCurve(need, today, tuple(marks), line, form, amounts)
    written = {f"at{round(share * 100)}": _needed(need, share, amounts, pot=budget.pot) for share in RESERVES}
    now = chance(estimated(need <= today), say)
    kind = "enough" if upper(need, 0.9) <= today else "needs"
    title = say(f"picture-frame-{kind}-{form}", amount=written["at90"])
    sentence = say(f"picture-frame-sentence-{form}", now=now, frame=amounts.exact(today), **written)
    return Picture(key, capital(title), capital(sentence), draw(key, 360, curve.paint), foot)


def _needed(need: Floats, share: float, amounts: Amounts, *, pot: bool, signed: bool = False) -> str:
    """The size of the pot, or so much more or less a year (in words, or with a sign)."""
    figure = quantile(need, share)
    if pot or signed:
        return amounts.simulated(figure, signed=signed)
    key = "picture-more" if figure.value > 0 else "picture-less"
    return amounts.say(key, amount=amounts.simulated(replace(figure, value=abs(figure.value))))
