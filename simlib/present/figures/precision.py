"""The words that pictures and sentences share: amounts, the footer, and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simlib.analysis.precision import Estimate, mean, quantile
from simlib.money import ORE_PER
from simlib.present.rounding import amount, finest_ore, rounded, together
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

    def simulated(self, figure: Estimate, *, signed: bool = False, unit: bool = True) -> str:
        """A simulated amount, no finer than its error, and "about" where the last digit may be off."""
        found = rounded(figure, finest_ore(self.scale, self.decimals))
        text = amount(found, self.say, self.scale, self.decimals, unit=unit)
        if signed and found.value > 0:
            text = f"+{text}"
        return self.say(self.about, figure=text) if found.about else text

    def span(self, low: Estimate, high: Estimate) -> tuple[str, str]:
        """The ends of an interval, to be joined by a dash: the unit stands once, and that it is about."""
        ends = together((low, high), finest_ore(self.scale, self.decimals))
        least, most = (
            amount(end, self.say, self.scale, self.decimals, unit=unit)
            for end, unit in zip(ends, (False, True), strict=True)
        )
        return least, most

    def mean(self, values: Floats, *, unit: bool = True) -> str:
        return self.simulated(mean(values), unit=unit)

    def quantile(self, values: Floats, share: float, *, unit: bool = True) -> str:
        return self.simulated(quantile(values, share), unit=unit)


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
