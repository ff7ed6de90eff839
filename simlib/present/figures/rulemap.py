"""What a picture of a scheme's rules shows: which boxes, what stands in them, which regime they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from simlib.assembly import Case
from simlib.parameters.values import Label
from simlib.present.speech import Speech

KINDS = ("lever", "uncertainty", "constant", "input")  # of what rules read that is no rule
OUTLINES = ("rule", "volume", "pays")
_MANY = 4  # what more rules than this read is told below the picture instead of drawn
_FEW = 2  # a rule that reads no more than this can stand in another's box


@dataclass(frozen=True)
class Leaf:
    name: str
    label: Label
    kind: str


@dataclass(frozen=True)
class Row:
    """A line of a box: something read, or (within) what a helping rule in the box reads."""

    kind: str
    text: str
    within: bool = False


@dataclass(frozen=True)
class Part:
    """One box: a rule, or a volume together with the rule of its mean."""

    label: str
    outline: str
    reads: tuple[str, ...]
    rows: tuple[Row, ...]


def leaves(case: Case) -> dict[str, Leaf]:
    """Every parameter (or family of them) and fact that the rules read."""
    facts = {fact.name: fact for fact in case.programme.inputs(case.setting, case.admitted, case.coarsest)}
    read = {name for rule in case.wiring.order for name in case.wiring.reads(rule)}
    found = {}
    for name in sorted(read & case.wiring.leaves - {"grid"}):
        if name in facts:
            found[name] = Leaf(name, facts[name].label, "input")
            continue
        alone = case.setting.parameters.get(case.setting.path(name))
        first = alone or next(iter(case.setting.family(name).values()))
        # The members of a family are called by the family's name, a colon and their own.
        label = (
            first.label
            if alone
            else Label(*(text.split(": ")[0] for text in (first.label.sv, first.label.en)))
        )
        found[name] = Leaf(name, label, first.role)
    return found


@dataclass(frozen=True)
class RuleMap:
    """A volume takes its mean's place; a rule of few leaves that serves one other stands in its box."""

    case: Case
    say: Speech

    @cached_property
    def leaves(self) -> dict[str, Leaf]:
        return leaves(self.case)

    @cached_property
    def _readers(self) -> dict[str, list[str]]:
        wiring = self.case.wiring
        found: dict[str, list[str]] = {}
        for name in wiring.order:
            for read in dict.fromkeys(wiring.reads(name)):
                found.setdefault(read, []).append(name)
        return found

    @cached_property
    def _means(self) -> dict[str, str]:
        """The rules that are means of volumes, and of which."""
        return {volume.mean: name for name, volume in self.case.wiring.volumes.items()}

    @cached_property
    def common(self) -> tuple[str, ...]:
        """What so many rules read that arrows would hide the rest."""
        names = [
            name
            for name in (*self.case.wiring.order, *self.leaves)
            if name not in self.case.wiring.components
        ]
        return tuple(name for name in names if len(self._readers.get(name, ())) > _MANY)

    @property
    def common_texts(self) -> list[str]:
        found = []
        for name in self.common:
            below = [self.label(read) for read in self.case.wiring.reads(name) if read in self.leaves]
            found.append(self.label(name) + (f" ({', '.join(below)})" if below else ""))
        return found

    def label(self, name: str) -> str:
        wiring = self.case.wiring
        return self.say.label((self.leaves.get(name) or wiring.rules.get(name) or wiring.volumes[name]).label)

    def outline(self, name: str) -> str:
        wiring = self.case.wiring
        return "volume" if name in wiring.volumes else "pays" if name in wiring.components else "rule"

    def _helps(self, name: str) -> bool:
        """Whether a rule stands in the box of the one that reads it."""
        if self.outline(name) != "rule" or name in self._means or len(self._readers.get(name, ())) != 1:
            return False
        drawn = [read for read in self.case.wiring.reads(name) if read not in self.common]
        return len(drawn) <= _FEW and all(read in self.leaves for read in drawn)

    def _rows(self, name: str) -> Iterator[Row]:
        """What stands in a box for one thing that it reads."""
        if name in self.common:
            return
        if name in self.leaves:
            yield Row(self.leaves[name].kind, self.label(name))
        elif name in self.case.wiring.rules and self._helps(name):
            yield Row("helper", self.label(name))
            for read in self.case.wiring.reads(name):
                yield from (replace(row, within=True) for row in self._rows(read))

    @cached_property
    def parts(self) -> dict[str, Part]:
        wiring = self.case.wiring
        found = {}
        for name in wiring.order:
            if name in self.common or name in self._means or (name in wiring.rules and self._helps(name)):
                continue
            volume = wiring.volumes.get(name)
            own = volume.reads()[1:] if volume else ()  # beside its mean, whose box it shares
            source = (*wiring.reads(volume.mean if volume else name), *own)
            drawn = [r for r in source if r in wiring.order and r not in self.common and not self._helps(r)]
            arrows = tuple(self._means.get(read, read) for read in drawn)
            rows = tuple(row for read in source for row in self._rows(read))
            found[name] = Part(self.label(name), self.outline(name), arrows, rows)
        return found

    @cached_property
    def groups(self) -> dict[str, dict[str, Part]]:
        """Boxes that hang together, by the label of their regime ("" if there is but one)."""
        group = {name: name for name in self.parts}

        def top(name: str) -> str:
            return name if group[name] == name else top(group[name])

        for name, part in self.parts.items():
            for read in part.reads:
                group[top(read)] = top(name)
        regimes: dict[str, set[str]] = {}
        for name in self.case.wiring.components:
            regimes.setdefault(top(name), set()).update(self.case.wiring.rules[name].functions)
        found: dict[str, dict[str, Part]] = {}
        for name, part in self.parts.items():
            found.setdefault(self._heading(regimes.get(top(name), set())), {})[name] = part
        return found if len(found) > 1 else {"": self.parts}

    def _heading(self, regimes: Iterable[str]) -> str:
        choices = self.case.setting.parameter("regime").choices or {}
        return " / ".join(self.say.label(choices[name]) for name in sorted(regimes) if name in choices)
