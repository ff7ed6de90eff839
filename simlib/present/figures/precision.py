"""Simulated figures in words, with no digit that the number of draws cannot carry."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, sqrt

from simlib.analysis.precision import quantile_error
from simlib.budget import upper
from simlib.money import ORE_PER
from simlib.present.speech import Speech, scale_of
from simlib.simulation.draws import Floats
from simlib.simulation.simulate import Simulation


def stamp(simulation: Simulation, language: str = "sv") -> str:
    """The footer of a picture: how many draws, which seed, which scenario."""
    say = Speech(language)
    return say(
        "picture-stamp",
        draws=say.number(simulation.draws),
        seed=str(simulation.seed),
        scenario=simulation.case.scenario.id,
    )


@dataclass(frozen=True)
class Amounts:
    """Amounts of one picture, all in one unit of money."""

    say: Speech
    scale: str
    decimals: int
    about: str = "picture-about"

    @property
    def brief(self) -> Amounts:
        """The same where there is little room."""
        return replace(self, about="picture-about-short")

    @classmethod
    def of(cls, language: str, *amounts: float) -> Amounts:
        return cls(Speech(language), *scale_of(*amounts))

    def exact(self, ore: float, *, unit: bool = True) -> str:
        """An amount that is decided or counted, not simulated."""
        return self.say.money(ore, self.scale, self.decimals, unit=unit)

    def tick(self, ore: float) -> str:
        """A round number on an axis."""
        return self.say.money(ore, self.scale, 0 if ore % ORE_PER[self.scale] == 0 else 1, unit=False)

    def signed_tick(self, ore: float) -> str:
        return ("+" if ore > 0 else "") + self.tick(ore)

    def plus(self, ore: float, *, unit: bool = True) -> str:
        """The same with its sign written out."""
        sign = "+" if ore > 0 and self.exact(ore, unit=False).strip("0,.") else ""
        return sign + self.exact(ore, unit=unit)

    def simulated(self, ore: float, error: float, *, signed: bool = False, unit: bool = True) -> str:
        """A simulated amount with its standard error: no finer than that, and "about" where it can be off.

        The finest step is one unit of the last decimal, else 5, 10, 50 ... of them.
        """
        finest = step = ORE_PER[self.scale] / 10**self.decimals
        times = itertools.cycle((5, 2))
        while step < error:
            step *= next(times)
        steps = floor(abs(ore) / step + 0.5)
        decimals = self.decimals if step < ORE_PER[self.scale] else 0
        text = self.say.money(-steps * step if ore < 0 else steps * step, self.scale, decimals, unit=unit)
        if signed and ore > 0 and steps:
            text = f"+{text}"
        return self.say(self.about, figure=text) if step > finest or error > step / 2 else text

    def mean(self, values: Floats, *, unit: bool = True) -> str:
        return self.simulated(float(values.mean()), float(values.std()) / sqrt(values.size), unit=unit)

    def quantile(self, values: Floats, share: float, *, unit: bool = True) -> str:
        return self.simulated(upper(values, share), quantile_error(values, share), unit=unit)


def chance(share: float, draws: int, say: Speech, *, brief: bool = False) -> str:
    """A probability as outcomes out of a hundred, coarser the fewer the draws."""
    about = "picture-about-short" if brief else "picture-about"
    if 0 < share < 0.01 or 0.99 < share < 1:  # noqa: PLR2004 - never 0 or 100 unless all agree
        if brief:
            return say(f"picture-{'few' if share < 0.5 else 'nearly-all'}-short")  # noqa: PLR2004
        return say.out_of_hundred(share)
    error = 100 * sqrt(share * (1 - share) / draws)
    step = next(step for step in (1, 5, 10, 50) if error <= step or step == 50)  # noqa: PLR2004
    text = say.out_of_hundred(floor(100 * share / step + 0.5) * step / 100)
    return say(about, figure=text) if step > 1 or error > step / 2 else text


def within(amounts: Amounts, frame: float, ceiling: float) -> str:
    """The frame, and how far its tolerance reaches."""
    text = amounts.exact(frame)
    return (
        text
        if frame == ceiling
        else amounts.say("picture-with-tolerance", frame=text, ceiling=amounts.exact(ceiling))
    )


def listed(parts: Sequence[str], say: Speech) -> str:
    """`a, b och c`."""
    return say("picture-and").join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def capital(text: str) -> str:
    """A sentence begins with a capital."""
    return text[:1].upper() + text[1:]
