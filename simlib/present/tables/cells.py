"""What the tables are built of: money in the unit of the table, chances, shares and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from simlib.analysis.outcome import Outcome
from simlib.analysis.precision import Estimate
from simlib.present.rounding import (
    Rounded,
    amount,
    chance,
    finest_ore,
    per_cent,
    per_cent_in_files,
    rounded,
    share_in_files,
    together,
)
from simlib.present.speech import PARAMETERS_PAGE, Speech, parameter_anchor
from simlib.present.table import Cell

CSS = {"holds": "holds", "at_risk": "at-risk", "fails": "fails", "unknown": "unknown", "no_grant": "unknown"}


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

    def span(self, low: Estimate, high: Estimate) -> str:
        """From low to high; a dash between minus signs needs air."""
        dash = " – " if low.value < 0 else "–"
        return dash.join(map(self.printed, together((low, high), finest_ore(self.scale, self.decimals))))

    def rounded(self, figure: Estimate) -> Rounded:
        return rounded(figure, finest_ore(self.scale, self.decimals))

    def printed(self, found: Rounded) -> str:
        return amount(found, self.speech, self.scale, self.decimals, unit=False)

    def estimate(self, figure: Estimate, *, sub: str = "") -> Cell:
        """A simulated amount: the files hold what is printed, in öre."""
        return self.as_rounded(self.rounded(figure), figure, sub=sub)

    def as_rounded(self, found: Rounded, figure: Estimate, *, sub: str = "") -> Cell:
        """The same, rounded to fit a sum."""
        css = "negative" if found.value < 0 else ""
        return Cell(self.printed(found), found.value, number=True, sub=sub, css=css, estimate=figure)

    def cell(self, ore: float | Fraction, exact: int | None = None, *, link: str = "", sub: str = "") -> Cell:
        """`exact`: the öre behind the text, where the text is rounded to fit a sum."""
        raw = whole(ore) if exact is None else exact
        return Cell(self.text(ore), raw, link, number=True, sub=sub, css="negative" if raw < 0 else "")


def chance_cell(figure: Estimate, speech: Speech, levels: tuple[float, ...] = ()) -> Cell:
    """How often something is true; the files hold the share that is printed."""
    text = chance(figure, speech, about="", levels=levels)
    return Cell(text, share_in_files(figure), number=True, estimate=figure)


def share_cell(figure: Estimate, speech: Speech, *, sub: str = "") -> Cell:
    """A simulated share of something, in per cent."""
    return Cell(per_cent(figure, speech), per_cent_in_files(figure), number=True, sub=sub, estimate=figure)


def blank(text: str = "") -> Cell:
    """A number that there is none of."""
    return Cell(text, number=True)


def verdict(speech: Speech, found: str, *, link: str = "", sub: str = "") -> Cell:
    text = speech(f"verdict-{found.replace('_', '-')}")
    return Cell(text, found, link, badge=f"verdict {CSS[found]}", sub=sub)


def parameter_link(outcome: Outcome, name: str) -> str:
    """To the row of the case's own parameter, on the page of parameters."""
    return f"{PARAMETERS_PAGE}#{parameter_anchor(outcome.case.setting.path(name))}"
