"""What new values of some parameters make necessary, and what may stay as it was drawn.

Read from the wiring alone: which rules the values reach, and which of those are linear
in them. It is told in words, for each component, before anything is computed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from simlib.simulation.linear import is_linear
from simlib.wiring import Wiring
from simlib.words import say


@dataclass(frozen=True)
class Plan:
    """`moving`: what has new values, by argument name. The rest are names of rules, in order.

    `again`: computed anew for every unit and draw, from held volumes. `ends`: those of them
    that pay, and read none of the others nor are read by them. `linear`: those of `ends`
    whose units may be summed before the values are multiplied in, if every product is a
    whole number of öre (else each unit's rounding counts). `kept`: the components that
    nothing new reaches. `everything`: the new values reach a volume, or the scheme reads
    them by itself: then all is drawn and computed anew.
    """

    moving: tuple[str, ...]
    again: tuple[str, ...]
    ends: tuple[str, ...]
    linear: tuple[str, ...]
    kept: tuple[str, ...]
    everything: bool = False
    curved: tuple[str, ...] = ()  # rules of `again` that are not linear in what moves

    def text(self, wiring: Wiring, language: str = "sv") -> str:
        """The plan in words, a line for each component."""
        if self.everything:
            return say("plan-everything", language)

        def named(names: Collection[str]) -> str:
            return ", ".join(wiring.rules[name].label[language] for name in names)

        lines = []
        for name in wiring.components:
            key = "plan-kept" if name in self.kept else "plan-linear" if name in self.linear else "plan-again"
            lines.append(say(key, language, component=named([name])))
        if self.curved:
            lines.append(say("plan-curved", language, rules=named(self.curved)))
        return "\n".join(lines)


def plan(wiring: Wiring, moving: Collection[str], *, read_elsewhere: bool = False) -> Plan:
    """What new values of the leaves `moving` make necessary; `read_elsewhere`: not only by rules."""
    reached, again, curved, into_volumes = set(moving), [], [], False
    for name in wiring.order:
        if not reached & set(wiring.reads(name)):
            continue
        if name in wiring.volumes:
            into_volumes = True
            break
        reached.add(name)
        again.append(name)
    everything = read_elsewhere or into_volumes
    curved = [name for name in again if not _linear_in(wiring, name, reached)]
    read_again = {read for name in again for read in wiring.reads(name)}
    ends = [
        name
        for name in again
        if wiring.rules[name].pays and name not in read_again and not set(wiring.reads(name)) & set(again)
    ]
    linear = [name for name in ends if _linear_in(wiring, name, set(moving))]
    kept = [name for name in wiring.components if name not in reached]
    return Plan(
        tuple(sorted(moving)),
        tuple(again),
        tuple(ends),
        tuple(linear),
        tuple(kept),
        everything,
        tuple(curved),
    )


def _linear_in(wiring: Wiring, name: str, moving: Collection[str]) -> bool:
    found = wiring.rules[name]
    return all(is_linear(found, regime, set(moving)) for regime in found.functions)
