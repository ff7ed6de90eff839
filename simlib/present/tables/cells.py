"""What the tables are built of: money in the unit of the table, verdicts, and the three quantiles."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np

from simlib.analysis.outcome import Outcome
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor
from simlib.present.table import Cell
from simlib.simulation.draws import Floats

CSS = {"holds": "holds", "at_risk": "at-risk", "fails": "fails", "unknown": "unknown", "no_grant": "unknown"}


def quantiles(values: Floats) -> tuple[float, float, float]:
    """P10, P50 and P90 of one outcome per draw."""
    low, median, high = np.quantile(values, [0.10, 0.50, 0.90])
    return float(low), float(median), float(high)


def whole(ore: float | Fraction) -> int:
    """Whole öre, so that a simulated amount is written alike on every machine."""
    return floor(Fraction(ore) + Fraction(1, 2))


@dataclass(frozen=True)
class Money:
    """Cells of money, all in the unit of one table; whole öre stand behind what is printed."""

    speech: Speech
    scale: str
    decimals: int = 0

    def text(self, ore: float | Fraction) -> str:
        return self.speech.money(ore, self.scale, self.decimals, unit=False)

    def span(self, low: float, high: float) -> str:
        """From low to high; a dash between minus signs needs air."""
        dash = " – " if low < 0 else "–"
        return f"{self.text(low)}{dash}{self.text(high)}"

    def cell(self, ore: float | Fraction, exact: int | None = None, *, link: str = "", sub: str = "") -> Cell:
        """`exact`: the öre behind the text, where the text is rounded to fit a sum."""
        raw = whole(ore) if exact is None else exact
        return Cell(self.text(ore), raw, link, number=True, sub=sub, css="negative" if raw < 0 else "")


def blank(text: str = "") -> Cell:
    """A number that there is none of."""
    return Cell(text, number=True)


def verdict(speech: Speech, found: str, *, link: str = "", sub: str = "") -> Cell:
    text = speech(f"verdict-{found.replace('_', '-')}")
    return Cell(text, found, link, badge=f"verdict {CSS[found]}", sub=sub)


def parameter_link(outcome: Outcome, name: str) -> str:
    """To the row of the case's own parameter, on the page of parameters."""
    return f"{PARAMETERS_PAGE}#{parameter_anchor(outcome.case.setting.path(name))}"
