"""How long a stay may be: weeks, days a week, hours an occasion, and the ceiling on all hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product


@dataclass(frozen=True)
class Dose:
    """One way to lay out a stay under a ceiling of hours."""

    weeks: int
    days: Fraction
    hours: Fraction
    ceiling: Fraction

    @property
    def laid_out(self) -> Fraction:
        return self.weeks * self.days * self.hours

    @property
    def allowed(self) -> Fraction:
        """The hours that may be used: the ceiling cuts what is laid out beyond it."""
        return min(self.laid_out, self.ceiling)

    @property
    def fits(self) -> bool:
        return self.laid_out <= self.ceiling


def doses(
    weeks: Iterable[int], days: Iterable[Fraction], hours: Fraction, ceiling: Fraction
) -> tuple[Dose, ...]:
    """Every combination of weeks and days a week."""
    return tuple(Dose(w, Fraction(d), hours, ceiling) for w, d in product(weeks, days))
