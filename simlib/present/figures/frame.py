"""The cost against the frame: year by year, one year in full, and what frame would do."""

from __future__ import annotations

from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simlib.budget import RESERVES, BudgetTest, upper
from simlib.present.figures import style
from simlib.present.figures.placing import spread
from simlib.present.figures.precision import Amounts, capital, chance, quantile_error, within
from simlib.present.speech import Speech
from simlib.present.svg import Picture, draw, wrapped
from simlib.simulation.draws import Floats

_SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)


def fan(
    budget: BudgetTest, *, grant_ends: date | None = None, current: BudgetTest | None = None,
    current_label: str = "", foot: str = "", language: str = "sv", key: str = "fan",
) -> Picture:  # fmt: skip
    """Cost per year (or so far, against a pot) with 50 and 90 % bands, and the frame.

    `current`: the same test of the rules that hold today (or `current_label`), drawn in grey.
    """
    bands = np.array([[upper(year, share) for share in _SHARES] for year in budget.cost])
    others = [float(row.max()) for row in current.cost] if current else []
    amounts = Amounts.of(language, *bands[:, -1], *budget.ceiling, *others)
    svg = draw(key, 400, lambda figure: _fan(figure, budget, bands, grant_ends, current, current_label, amounts))
    say, draws = amounts.say, budget.cost.shape[1]
    form = "pot" if budget.pot else "year"
    holds = budget.verdict == "holds"
    title = say(
        f"picture-fan-{'holds' if holds else 'breaks'}-{form}",
        chance=chance(budget.holds_every_year if holds else budget.breaks_any, draws, say),
    )
    worst = int(np.argmax(budget.breaks))
    single, whole = chance(budget.breaks[worst], draws, say), chance(budget.breaks_any, draws, say)
    sentence = say(
        f"picture-fan-sentence-{form}",
        year=str(budget.years[-1]),
        median=amounts.quantile(budget.cost[-1], 0.5),
        low=amounts.quantile(budget.cost[-1], 0.05),
        high=amounts.quantile(budget.cost[-1], 0.95),
        frame=within(amounts, budget.frame[-1], budget.ceiling[-1]),
        risk=say("picture-fan-risk" if single != whole else "picture-fan-safe", worst=str(budget.years[worst]), single=single, any=whole),
        any=whole,
    )
    return Picture(key, title, capital(sentence), svg, foot)


def _fan(
    figure: Figure, budget: BudgetTest, bands: Floats, grant_ends: date | None, current: BudgetTest | None,
    current_label: str, amounts: Amounts,
) -> None:  # fmt: skip
    say = amounts.say
    axes = style.axes_in(figure, 40, 64, 146, 52)
    first, last = budget.years[0], budget.years[-1]
    top = 1.08 * max(bands[:, -1].max(), *budget.ceiling)
    axes.set(xlim=(first - 0.5, last + 0.5), ylim=(0, top))
    style.grid(axes)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda ore, _: amounts.tick(ore)))
    form = "pot" if budget.pot else "year"
    style.heading(axes, say("picture-cost-axis" if form == "year" else "picture-cost-so-far", scale=amounts.scale), 26)
    for year, (low, lower, middle, higher, high) in zip(budget.years, bands, strict=True):
        axes.add_patch(Rectangle((year - 0.3, low), 0.6, high - low, facecolor=style.BAND_NINETY))
        axes.add_patch(Rectangle((year - 0.3, lower), 0.6, higher - lower, facecolor=style.BAND_HALF))
        axes.plot([year - 0.3, year + 0.3], [middle, middle], color=style.ACCENT, linewidth=3)
    if current:
        for year, cost in zip(current.years, current.cost, strict=True):
            axes.plot([year - 0.3, year + 0.3], [upper(cost, 0.5)] * 2, color=style.CURRENT, linewidth=3)
    _steps(axes, budget.years, budget.frame, "-", 2.2)
    if budget.ceiling != budget.frame:
        _steps(axes, budget.years, budget.ceiling, (0, (2, 2)), 1.2)
    if grant_ends and date(first, 1, 1) < grant_ends <= date(last, 12, 31):
        x = grant_ends.year - 0.5 + (grant_ends.timetuple().tm_yday - 1) / 366
        axes.plot([x, x], [0, top], color=style.INK, linewidth=1.4, linestyle=(0, (1, 2.5)))
        left = x > (first + last) / 2
        axes.annotate(
            say("picture-grant-ends", day=say.day(grant_ends)), (x, top), (-4 if left else 4, 8), textcoords="offset points",
            ha="right" if left else "left", va="bottom", color=style.INK, size=style.SMALL,
        )  # fmt: skip
    _years(axes, budget, say)
    _fan_labels(axes, budget, bands[-1], [(upper(current.cost[-1], 0.5), current_label or say("picture-current"))] if current else [], top, say)


def _steps(axes: Axes, years: tuple[int, ...], heights: tuple[int, ...], dashes: object, width: float) -> None:
    x = [edge for year in years for edge in (year - 0.5, year + 0.5)]
    axes.plot(x, np.repeat(heights, 2), color=style.FRAME, linewidth=width, linestyle=dashes, solid_capstyle="butt")  # type: ignore[arg-type]


def _years(axes: Axes, budget: BudgetTest, say: Speech) -> None:
    """Under each year, how often it alone breaks the frame."""
    axes.set_xticks(budget.years, [str(year) for year in budget.years], color=style.INK, size=style.TEXT)
    for year, share in zip(budget.years, budget.breaks, strict=True):
        text = chance(share, budget.cost.shape[1], say, brief=True)
        axes.annotate(text, (year, 0), (0, -40), textcoords="offset points", ha="center", va="baseline", size=style.SMALL, color=style.INK)
    axes.annotate(
        say("picture-fan-over-pot" if budget.pot else "picture-fan-over"), (1, 0), (10, -40), xycoords="axes fraction", textcoords="offset points",
        va="baseline", size=style.SMALL, color=style.QUIET,
    )  # fmt: skip


def _fan_labels(
    axes: Axes, budget: BudgetTest, band: Floats, others: list[tuple[float, str]], top: float, say: Speech
) -> None:
    """Names beside the last year, moved apart where they would cover one another, each led to what it names."""
    low, lower, middle, higher, high = (float(edge) for edge in band)
    marks = [
        (float(budget.frame[-1]), say("picture-pot" if budget.pot else "picture-frame"), style.FRAME, "bold", 0.5),
        (middle, say("picture-median"), style.ACCENT, "bold", 0.3),
        ((lower + middle) / 2, say("picture-half"), style.QUIET, "normal", 0.3),
        ((low + lower) / 2, say("picture-ninety"), style.QUIET, "normal", 0.3),
    ]
    marks += [(place, name, style.QUIET, "bold", 0.3) for place, name in others]
    if budget.ceiling != budget.frame:
        marks.append((float(budget.ceiling[-1]), say("picture-ceiling"), style.QUIET, "normal", 0.5))
    places = spread([place for place, *_ in marks], top * 0.058)
    last = budget.years[-1]
    for place, (target, name, colour, weight, edge) in zip(places, marks, strict=True):
        axes.plot([last + edge, last + 0.5, last + 0.56], [target, target, place], color=style.EDGE, linewidth=0.8, clip_on=False)
        axes.annotate(
            "\n".join(wrapped(name, 112, style.SMALL, weight)), (last + 0.56, place), (4, 0), textcoords="offset points",
            va="center", color=colour, size=style.SMALL, weight=weight, annotation_clip=False,
        )  # fmt: skip


def s_curve(
    budget: BudgetTest, *, year: int | None = None, foot: str = "", language: str = "sv", key: str = "s-curve"
) -> Picture:
    """Share of outcomes that cost at most so much in one year, against the frame.

    Without `year`: the year that breaks most often, or for a pot its last year.
    """
    index = budget.years.index(year) if year else len(budget.years) - 1 if budget.pot else int(np.argmax(budget.breaks))
    cost, frame, ceiling = np.sort(budget.cost[index]), budget.frame[index], budget.ceiling[index]
    fits = float((cost <= ceiling).mean())
    amounts = Amounts.of(language, cost[-1], ceiling)
    say = amounts.say
    count = chance(fits, cost.size, say)
    mark = say("picture-s-fits", chance=chance(fits, cost.size, say, brief=True))
    svg = draw(key, 360, lambda figure: _s_curve(figure, cost, frame, ceiling, fits, mark, amounts, pot=budget.pot))
    over = cost[cost > ceiling] - ceiling
    form = "pot" if budget.pot else "year"
    ending = say("picture-s-over", amount=amounts.mean(over)) if over.size else ""
    details = {"chance": count, "year": str(budget.years[index]), "frame": within(amounts, frame, ceiling)}
    sentence = say(f"picture-s-sentence-{form}", **details, ending=ending)
    return Picture(key, capital(say(f"picture-s-title-{form}", **details)), capital(sentence), svg, foot)


def _s_curve(
    figure: Figure, cost: Floats, frame: int, ceiling: int, fits: float, mark: str, amounts: Amounts, *, pot: bool
) -> None:
    axes = style.axes_in(figure, 40, 52, 24, 60)
    shares = np.linspace(0, 1, 241)
    points = np.array([cost[0], *(upper(cost, float(share)) for share in shares[1:])])
    low, high = min(upper(cost, 0.005), ceiling), max(upper(cost, 0.995), ceiling)
    room = 0.06 * max(high - low, 0.02 * high)
    low = min(low - room, ceiling - 0.45 * (high - ceiling)) if fits < 0.5 else low - room  # noqa: PLR2004 - room for words
    axes.set(xlim=(low, high + 2 * room), ylim=(0, 100))
    style.grid(axes)
    below = points <= ceiling
    x, y = np.array([*points[below], ceiling]), 100 * np.array([*shares[below], fits])
    axes.fill_between(x, y, color=style.BAND_NINETY, linewidth=0)
    axes.plot(x, y, color=style.ACCENT, linewidth=2.6)
    x, y = np.array([ceiling, *points[~below]]), 100 * np.array([fits, *shares[~below]])
    axes.plot(x, y, color=style.MISSING, linewidth=2.6, linestyle=(0, (3, 1.2)))
    axes.plot([ceiling, ceiling], [0, 100], color=style.FRAME, linewidth=2.2)
    axes.plot([axes.get_xlim()[0], ceiling], [100 * fits] * 2, color=style.ACCENT, linewidth=1, linestyle=(0, (2, 2)))
    axes.plot([ceiling], [100 * fits], marker="o", markersize=8, color=style.ACCENT)
    say = amounts.say
    axes.set_yticks([0, 20, 40, 60, 80, 100])
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda ore, _: amounts.tick(ore)))
    axes.set_xlabel(say("picture-s-axis", scale=amounts.scale), color=style.QUIET, size=style.SMALL, labelpad=6)
    style.heading(axes, say("picture-s-count"), 34)
    name = f"picture-{'ceiling' if frame != ceiling else 'pot' if pot else 'frame'}-amount"
    right = ceiling < (axes.get_xlim()[0] + axes.get_xlim()[1]) / 2
    axes.annotate(
        say(name, amount=amounts.exact(ceiling)), (ceiling, 100), (0, 8), textcoords="offset points",
        ha="left" if right else "right", va="bottom", weight="bold", color=style.FRAME, size=style.TEXT,
    )  # fmt: skip
    below_it = fits > 0.5  # noqa: PLR2004 - words go where the curve is not
    axes.annotate(
        mark, (ceiling, 100 * fits), (10, -16) if below_it else (-10, 8), textcoords="offset points", weight="bold",
        ha="left" if below_it else "right", va="center" if below_it else "bottom", color=style.ACCENT, size=style.TEXT,
    )  # fmt: skip


def frame_curve(budget: BudgetTest, *, foot: str = "", language: str = "sv", key: str = "frame-curve") -> Picture:
    """What is added to the frame every year (or the size of a pot) against the chance that it holds."""
    # What each outcome needs: added to every year, or as the whole pot.
    need = budget.cost.max(axis=0) if budget.pot else budget.overrun.max(axis=0)
    today = float(budget.ceiling[-1]) if budget.pot else 0.0
    levels = [(share, upper(need, share)) for share in RESERVES]
    amounts = Amounts.of(language, *([*budget.ceiling, float(need.max())]))
    say, draws = amounts.say, need.size
    svg = draw(key, 360, lambda figure: _frame_curve(figure, need, today, levels, budget, amounts))
    form = "pot" if budget.pot else "year"
    written = {f"at{round(share * 100)}": _added(need, share, amounts, pot=budget.pot) for share, _ in levels}
    now = chance(float((need <= today).mean()), draws, say)
    enough = levels[1][1] <= today
    title = say(f"picture-frame-{'enough' if enough else 'needs'}-{form}", amount=written["at90"])
    sentence = say(f"picture-frame-sentence-{form}", now=now, frame=amounts.exact(today), **written)
    return Picture(key, capital(title), capital(sentence), svg, foot)


def _added(need: Floats, share: float, amounts: Amounts, *, pot: bool, short: bool = False) -> str:
    """The size of the pot, or so much more or less a year."""
    amount, error = upper(need, share), quantile_error(need, share)
    if pot:
        return amounts.simulated(amount, error)
    if short:
        return amounts.signed(amount, error)
    return amounts.say("picture-more" if amount > 0 else "picture-less", amount=amounts.simulated(abs(amount), error))


def _frame_curve(
    figure: Figure, need: Floats, today: float, levels: list[tuple[float, float]], budget: BudgetTest, amounts: Amounts
) -> None:
    say = amounts.say
    axes = style.axes_in(figure, 40, 52, 168, 60)
    shares = np.linspace(0, 1, 241)[1:]
    points = np.array([upper(need, float(share)) for share in shares])
    low, high = min(upper(need, 0.02), today), max(upper(need, 0.99), today)
    room = 0.05 * (high - low)
    left, right = low - room, high + room
    axes.set(xlim=(left, right), ylim=(0, 102))
    style.grid(axes)
    axes.plot(points, 100 * shares, color=style.ACCENT, linewidth=2.6)
    axes.plot([today, today], [0, 102], color=style.FRAME, linewidth=2.2)
    places = spread([100 * share for share, _ in levels], 7.2)
    for (share, amount), place in zip(levels, places, strict=True):
        axes.plot([right, amount, amount], [100 * share, 100 * share, 0], color=style.ACCENT, linewidth=1, linestyle=(0, (2, 2)))
        axes.plot([amount], [100 * share], marker="o", markersize=8, color=style.ACCENT)
        text = say("picture-frame-level", share=str(round(share * 100)), amount=_added(need, share, amounts.brief, pot=budget.pot, short=True))
        axes.annotate(text, (right, place), (6, 0), textcoords="offset points", va="center", weight="bold", color=style.ACCENT, size=style.SMALL)
    axes.set_yticks([0, 20, 40, 60, 80, 100])
    axes.xaxis.set_major_locator(MaxNLocator(6))
    tick = amounts.tick if budget.pot else amounts.signed_tick
    axes.xaxis.set_major_formatter(FuncFormatter(lambda ore, _: tick(ore)))
    form = "pot" if budget.pot else "year"
    axes.set_xlabel(say(f"picture-frame-axis-{form}", scale=amounts.scale), color=style.QUIET, size=style.SMALL, labelpad=6)
    style.heading(axes, say(f"picture-frame-count-{form}"), 34)
    axes.annotate(
        say(f"picture-frame-today-{form}", amount=amounts.exact(today)), (today, 102), (0, 6), textcoords="offset points",
        ha="left" if today < (left + right) / 2 else "right", va="bottom", weight="bold", color=style.FRAME, size=style.TEXT,
    )  # fmt: skip
