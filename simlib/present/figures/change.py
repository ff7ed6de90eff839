"""What changes: for the total, part by part, and for each unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simlib.budget import upper
from simlib.money import rounded_parts
from simlib.present.figures import style
from simlib.present.figures.precision import Amounts, capital, quantile_error
from simlib.present.speech import Speech
from simlib.present.svg import WIDTH, Picture, draw, text_width, wrapped
from simlib.simulation.draws import Floats

_ROW, _SURE = 34, 0.9


def waterfall(
    old: int, parts: Sequence[tuple[str, int]], new: int, *, old_label: str = "", new_label: str = "",
    foot: str = "", language: str = "sv", key: str = "waterfall",
) -> Picture:  # fmt: skip
    """From the old total to the new, in whole öre; ValueError if the parts do not lead there."""
    if old + sum(ore for _, ore in parts) != new:
        raise ValueError(f"{old} + {sum(ore for _, ore in parts)} != {new}")
    amounts = Amounts.of(language, old, new)
    say = amounts.say
    shown = [(label, ore) for label, ore in parts if ore]
    printed = rounded_parts([old, *(ore for _, ore in shown)], amounts.scale, amounts.decimals)
    ends = (old_label or say("picture-current"), new_label or say("picture-proposal"))
    rows = [(ends[0], old, amounts.exact(printed[0], unit=False))]
    rows += [(label, ore, amounts.plus(p, unit=False)) for (label, ore), p in zip(shown, printed[1:], strict=True)]
    rows += [(ends[1], new, amounts.exact(sum(printed), unit=False))]
    svg = draw(key, 44 + _ROW * len(rows), lambda figure: _waterfall(figure, rows, amounts))
    change = sum(printed) - printed[0]
    kind = "more" if change > 0 else "less" if change < 0 else "same"
    details = {"change": amounts.exact(abs(change)), "old": amounts.exact(printed[0]), "new": amounts.exact(sum(printed))}
    ups = sorted(((p, label) for (label, _), p in zip(shown, printed[1:], strict=True) if p), key=lambda one: -abs(one[0]))[:2]
    told = say("picture-and").join(say("picture-waterfall-part", label=label, amount=amounts.plus(p)) for p, label in ups)
    sentence = say("picture-waterfall-sentence", **details, parts=told or say("picture-waterfall-none"))
    return Picture(key, say(f"picture-waterfall-{kind}", **details), capital(sentence), svg, foot)


def _waterfall(figure: Figure, rows: list[tuple[str, int, str]], amounts: Amounts) -> None:
    left = min(230.0, 16 + max(text_width(label, style.TEXT, "bold") for label, *_ in rows))
    axes = style.axes_in(figure, left, 12, 20, 28)
    axes.set_axis_off()
    running, spans = 0, []
    for i, (_, ore, _) in enumerate(rows):
        start = 0 if i in (0, len(rows) - 1) else running
        spans.append((start, start + ore))
        running = start + ore
    high, low = max(max(span) for span in spans), min(0, *(min(span) for span in spans))
    axes.set(xlim=(low, low + (high - low) * 1.16), ylim=(len(rows) - 0.5, -0.5))
    axes.text(0, 1, amounts.scale, transform=axes.transAxes, ha="left", va="bottom", color=style.QUIET, size=style.SMALL)
    for i, ((label, ore, text), (start, end)) in enumerate(zip(rows, spans, strict=True)):
        total = i in (0, len(rows) - 1)
        colour = (style.CURRENT if i == 0 else style.ACCENT) if total else style.LOSS if ore > 0 else style.GAIN
        axes.add_patch(Rectangle((min(start, end), i - 0.34), abs(ore), 0.68, facecolor=colour))
        if i + 1 < len(rows):
            axes.plot([end, end], [i - 0.34, i + 1.34], color=style.QUIET, linewidth=1)
        weight = "bold" if total else "normal"
        lines = wrapped(label, left - 16, style.TEXT, weight)
        axes.annotate("\n".join(lines), (low, i), (-10, 0), textcoords="offset points", ha="right", va="center", color=style.INK, size=style.TEXT, weight=weight)
        axes.annotate(text, (max(start, end), i), (6, 0), textcoords="offset points", va="center", color=style.INK, size=style.TEXT, weight=weight)
    axes.plot([0, 0], [-0.5, len(rows) - 0.5], color=style.INK, linewidth=1)


def winners_and_losers(
    labels: Sequence[str], change: Floats, *, residents: Sequence[float] | None = None, kind: str = "unit",
    foot: str = "", language: str = "sv", key: str = "winners-and-losers",
) -> Picture:  # fmt: skip
    """Change per unit (or per resident in it) as median and 80 % bar, sorted; `change` is öre as (unit, draw).

    `kind`: what the rows are called, `unit` or `municipality`.
    """
    say = Speech(language)
    each = change / np.asarray(residents, dtype=float)[:, None] if residents is not None else change
    marks = np.array([[upper(row, share) for share in (0.1, 0.5, 0.9)] for row in each])
    order = sorted(range(len(labels)), key=lambda i: (-marks[i, 1], labels[i]))
    more = sum(1 for row in each if (row > 0).mean() >= _SURE)
    less = sum(1 for row in each if (row < 0).mean() >= _SURE)
    same = sum(1 for row in each if not row.any())
    amounts = Amounts(say, "kr", 0) if residents is not None else Amounts.of(language, *marks.ravel())
    rows = [(labels[i], marks[i], amounts.about(marks[i, 1], quantile_error(each[i], 0.5), unit=False)) for i in order]
    per = "resident" if residents is not None else kind
    axis = say(f"picture-change-axis-{per}", scale=amounts.scale)
    svg = draw(key, 72 + 26 * len(rows), lambda figure: _dots(figure, rows, axis, amounts))
    counts = {"more": say.number(more), "less": say.number(less), "all": say.number(len(labels)), "open": say.number(len(labels) - more - less - same)}
    title = say(f"picture-change-title-{kind}", **counts)
    best, worst = order[0], order[-1]
    sentence = say(
        f"picture-change-sentence-{'resident' if residents is not None else 'total'}", **counts,
        best=labels[best], most=_signed(marks[best, 1], quantile_error(each[best], 0.5), amounts),
        worst=labels[worst], least=_signed(marks[worst, 1], quantile_error(each[worst], 0.5), amounts),
    )  # fmt: skip
    return Picture(key, title, capital(sentence), svg, foot)


def _signed(ore: float, error: float, amounts: Amounts) -> str:
    text = amounts.about(ore, error)
    return text.replace(amounts.about(abs(ore), error), "", 1) + amounts.about(ore, error) if False else text


def _dots(figure: Figure, rows: list[tuple[str, Floats, str]], axis: str, amounts: Amounts) -> None:
    left = min(0.4 * WIDTH, 20 + max(text_width(label, style.TEXT) for label, *_ in rows))
    axes = style.axes_in(figure, left, 52, 84, 20)
    low, high = min(0.0, *(m[0] for _, m, _ in rows)), max(0.0, *(m[2] for _, m, _ in rows))
    room = 0.04 * (high - low or 1)
    axes.set(xlim=(low - room, high + room), ylim=(len(rows) - 0.4, -0.6))
    style.grid(axes, "x")
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda ore, _: amounts.plus(ore, unit=False)))
    axes.set_xlabel(axis, color=style.QUIET, size=style.SMALL, labelpad=6)
    axes.axvline(0, color=style.INK, linewidth=1.4)
    for i, (label, (tenth, middle, ninetieth), text) in enumerate(rows):
        gains = middle >= 0
        colour = style.GAIN if gains else style.LOSS
        axes.plot([tenth, ninetieth], [i, i], color=colour, linewidth=5, alpha=0.45, solid_capstyle="butt")
        axes.plot([middle], [i], marker="o" if gains else "D", markersize=9 if gains else 8, color=colour, markeredgecolor=style.PAPER)
        axes.annotate(label, (0, i), (-10, 0), xycoords=("axes fraction", "data"), textcoords="offset points", ha="right", va="center", color=style.INK, size=style.TEXT)
        axes.annotate(text, (1, i), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center", color=style.INK, size=style.SMALL)
