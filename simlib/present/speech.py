"""Words, numbers and money in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import escape
from math import isfinite

from simlib.money import NO_BREAK_SPACE, money, number, percent
from simlib.parameters.units import Unit
from simlib.parameters.values import Label, Value
from simlib.words import say


@dataclass(frozen=True)
class Speech:
    language: str = "sv"

    def __call__(self, key: str, /, **details: object) -> str:
        return say(key, self.language, **details)

    @property
    def of_files(self) -> str:
        """The language of what the files say in their own words, where it is not that of the page."""
        return "" if self.language == "sv" else "sv"

    def label(self, label: Label) -> str:
        return label[self.language]

    def money(self, ore: Fraction | float, scale: str = "kr", decimals: int = 0, *, unit: bool = True) -> str:
        return money(ore, scale, decimals, self.language, unit=unit)

    def number(self, value: Fraction | float, decimals: int = 0) -> str:
        return number(value, decimals, self.language)

    def percent(self, share: Fraction | float, decimals: int = 0) -> str:
        return percent(share, decimals, self.language)

    def value(self, value: Value | None, unit: Unit, choices: dict[str, Label] | None = None) -> str:
        """A parameter's value in the unit it is written in."""
        if value is None:
            return self("ended")
        if isinstance(value, str):
            return self.label(choices[value]) if choices else value
        if isinstance(value, tuple):
            return "; ".join(f"{self.plain(t)} → {self.plain(v)}" for t, v in value)
        measure = "" if unit.name == "share" else self.unit(unit.name)
        return " ".join(filter(None, [self.bare(value, unit), measure]))

    def bare(self, value: Fraction, unit: Unit) -> str:
        """The number alone, as it is written; shares in per cent."""
        written = unit.written(value)
        if not unit.name.startswith("share"):
            return self.plain(written)
        space = NO_BREAK_SPACE if self.language == "sv" else ""
        return f"{self.plain(written * 100)}{space}%"

    def estimate(self, value: float, unit: Unit, digits: int = 3, *, measure: bool = False) -> str:
        """A value that was drawn or tried, in the unit it is written in, with so many digits."""
        written = float(unit.written(Fraction(value)))
        rounded = Fraction(f"{written:.{digits}g}") if isfinite(written) else Fraction(0)
        carried = unit.carried(rounded)
        return self.value(carried, unit) if measure else self.bare(carried, unit)

    def unit(self, name: str) -> str:
        """A measure in words; its name in the files is made for files."""
        key = name.lower().replace("mkr", "million-kr").replace("/", "-").replace(" ", "-")
        return self(f"unit-{key.replace('²', '2').replace('ö', 'o')}")

    def plain(self, value: Fraction) -> str:
        """A number with the decimals it has, at most six."""
        decimals = next(d for d in range(7) if d == 6 or (value * 10**d).denominator == 1)  # noqa: PLR2004
        return self.number(value, decimals)

    def day(self, day: date) -> str:
        return f"{day:%Y-%m-%d}"


def scale_of(*amounts: float) -> tuple[str, int]:
    """The money unit of one table and its decimals, by the largest amount in it."""
    largest = max((abs(amount) for amount in amounts), default=0.0)
    return ("mkr", 1) if largest >= 10 * 100_000_000 else ("tkr", 0)


def html_id(*parts: str) -> str:
    """A fragment identifier that both reports agree on."""
    return "-".join(part.replace(".", "-").replace("_", "-").replace(":", "-") for part in parts)


# The reports of a run stand side by side and link to one another by these names.
PARAMETERS_PAGE, BOARD_PAGE = "parameters_report.html", "board_report.html"
ANALYSIS_PAGE = "analysis_report.html"


def parameter_anchor(path: str) -> str:
    return html_id("param", path)


def source_anchor(source: str) -> str:
    return html_id("source", source)


def link(text: str, target: str, css: str = "") -> str:
    """An anchor; text and target are escaped."""
    marked = f' class="{css}"' if css else ""
    return f'<a{marked} href="{escape(target, quote=True)}">{escape(text)}</a>'


def assumption(speech: Speech, target: str) -> str:
    """The sign that a number is assumed, leading to where that is told."""
    word = escape(speech("assumption"), quote=True)
    href = escape(target, quote=True)
    return f'<a class="assumption" href="{href}"><abbr title="{word}">A</abbr></a>'
