"""Swedish kronor: integer öre inside, exact text outside.

Amounts are parsed from their text, never through a binary fraction, and printed
with a no-break space between thousands, a decimal comma and a true minus sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

ORE_PER = {"kr": 100, "tkr": 100_000, "mkr": 100_000_000}
NO_BREAK_SPACE, MINUS = "\u00a0", "\u2212"
_SEPARATORS = {"sv": (NO_BREAK_SPACE, ","), "en": (",", ".")}
# More than twelve digits on either side is a mistake, and would only slow the arithmetic down.
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?")


def parse_number(text: str) -> Fraction:
    """`450`, `0.05`, `-3.5`. No spaces, commas, exponents, underscores or bare points."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def plain(value: Fraction | int) -> str:
    """A number as a parameter file writes it: what `parse_number` reads back."""
    exact = Fraction(value)
    return f"{(Decimal(exact.numerator) / exact.denominator).normalize():f}"


def ore(text: str, scale: str = "kr") -> int:
    """Whole öre from text such as `450.50`; ValueError if finer than an öre."""
    amount = parse_number(text) * ORE_PER[scale]
    if amount.denominator != 1:
        raise ValueError(text)
    return amount.numerator


def number(value: Fraction | float, decimals: int = 0, language: str = "sv") -> str:
    """A number as people write it, halves rounded away from zero."""
    space, point = _SEPARATORS[language]
    scaled = floor(abs(Fraction(value)) * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    text = f"{whole:,}".replace(",", space) + (f"{point}{rest:0{decimals}d}" if decimals else "")
    return MINUS + text if value < 0 and scaled else text


def percent(share: Fraction | float, decimals: int = 0, language: str = "sv") -> str:
    gap = NO_BREAK_SPACE if language == "sv" else ""
    return number(Fraction(share) * 100, decimals, language) + gap + "%"


def money(
    amount: Fraction | float, scale: str = "kr", decimals: int = 0, language: str = "sv", *, unit: bool = True
) -> str:
    """Öre printed in kr, tkr or mkr."""
    text = number(Fraction(amount) / ORE_PER[scale], decimals, language)
    return text + (NO_BREAK_SPACE + scale if unit else "")


def rounded_parts(parts: Sequence[int | Fraction], scale: str = "kr", decimals: int = 0) -> tuple[int, ...]:
    """Parts in öre moved to what will be printed in that scale, so that they add up to the printed total."""
    return parts_in_steps(parts, ORE_PER[scale] // 10**decimals)


def parts_in_steps(parts: Sequence[int | Fraction], step: int) -> tuple[int, ...]:
    """Parts moved to whole numbers of `step` öre, so that they add up to the total so rounded.

    Parts of both signs keep their sum too: the rounding left over goes to those
    whose remainder is largest. The total rounds as `number` prints it.
    """
    whole = sum(map(Fraction, parts), Fraction(0))
    total = floor(abs(whole) / step + Fraction(1, 2)) * (-1 if whole < 0 else 1)
    low = [int(part // step) for part in parts]
    left = total - sum(low)
    for i in sorted(range(len(parts)), key=lambda i: (low[i] * step - parts[i], i))[:left]:
        low[i] += 1
    return tuple(part * step for part in low)
