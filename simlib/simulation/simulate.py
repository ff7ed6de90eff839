"""The method: draw what is uncertain, draw who comes, price it by the rules, sum to years.

Amounts are float64 that hold whole öre, so every sum is exact in any order. A block of
draws is computed by itself: in any order, by any number of threads or processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np

from simlib import leaves as lay
from simlib.assembly import Case
from simlib.exact import Amount
from simlib.parameters.values import Dated, Parameter
from simlib.periods import Period
from simlib.simulation.counts import counts, uneven
from simlib.simulation.draws import BLOCK, Floats, Mixes, blocks, drawn, is_uncertain, mixes, stream
from simlib.wiring import computed_in_order

# How the blocks are gone through: `map`, or that of a pool of threads.
Each = Callable[[Callable[[int], "Block"], Iterable[int]], Iterable["Block"]]


@dataclass(frozen=True)
class Simulation:
    """`amounts`: öre per component as (year, unit, draw).

    `kept`: what the scheme names in KEPT, as it is when each year begins, and `results`:
    what it is measured by and earns, over each year; both (year, unit, draw).
    """

    case: Case
    seed: int
    draws: int
    years: tuple[int, ...]
    amounts: Mapping[str, Floats]
    kept: Mapping[str, Floats] = field(default_factory=dict)
    results: Mapping[str, Floats] = field(default_factory=dict)

    @cached_property
    def total(self) -> Floats:
        """Öre of all components: (year, draw)."""
        return sum((self.component(name) for name in self.amounts), np.zeros((len(self.years), self.draws)))

    def component(self, name: str) -> Floats:
        """Öre of one component: (year, draw)."""
        return self.amounts[name].sum(axis=1)

    @cached_property
    def by_unit(self) -> Floats:
        """Öre of all components: (unit, year, draw)."""
        first, *others = self.amounts.values()  # no copy of one alone
        return sum(others, first).transpose(1, 0, 2)


@dataclass(frozen=True)
class Held:
    """Volumes once drawn, per block, to be priced again under other rates."""

    steps: tuple[Period, ...]
    blocks: tuple[dict[str, Amount], ...]


@dataclass(frozen=True)
class Block:
    """What was computed for one block of draws, by name."""

    values: dict[str, Amount]

    def by_year(self, case: Case) -> dict[str, Floats]:
        """Öre per component: (year, unit, BLOCK)."""
        return {name: case.coarsest.by_year(self._full(case, name)) for name in case.wiring.components}

    def results(self, case: Case) -> dict[str, Floats]:
        """What the scheme is measured by and earns: (year, unit, BLOCK)."""
        return {name: case.coarsest.by_year(self._full(case, name)) for name in case.wiring.results}

    def kept(self, case: Case) -> dict[str, Floats]:
        """What the scheme keeps beside its payments, as each year begins: (year, unit, BLOCK)."""
        starts = [part.start for part in case.coarsest.slices()]
        return {name: self._full(case, name)[starts] for name in case.programme.KEPT}

    def figures(self, case: Case) -> tuple[dict[str, Floats], dict[str, Floats], dict[str, Floats]]:
        """Amounts, what is kept, and results, as a simulation has them."""
        return self.by_year(case), self.kept(case), self.results(case)

    def _full(self, case: Case, name: str) -> Floats:
        shape = (len(case.coarsest), len(case.setting.payees), BLOCK)
        return np.broadcast_to(self.values[name], shape)


@dataclass(frozen=True)
class Standing:
    """What is the same in every block: what is read and not drawn, the regimes, the correlations."""

    case: Case
    seed: int
    mixed: Mixes
    leaves: dict[str, Amount]
    settled: dict[str, Amount]  # parameters that are not drawn, by path: their families may be in part
    regimes: dict[str, Amount]

    @classmethod
    def of(cls, case: Case, seed: int, like: Standing | None = None) -> Standing:
        """`like`: of a case on the same grid; parameters that are the very same are not laid out anew."""
        grid, found = case.coarsest, {}
        known = like.case.setting.parameters if like else {}

        def noted(parameter: Parameter) -> Amount:
            path, value = parameter.path, None
            if like and known.get(path) is parameter:
                value = like.settled.get(path)
            found[path] = lay.laid_out(parameter, grid, _as_wide, float) if value is None else value
            return found[path]

        leaves = lay.leaves(case, grid, dtype=float, series=noted)
        return cls(
            case,
            seed,
            mixes(case.setting),
            {name: value for name, value in leaves.items() if not is_drawn(value)},
            {path: value for path, value in found.items() if not is_drawn(value)},
            lay.regimes(case, grid, float),
        )

    def number(self, parameter: Parameter, dated: Dated, block: int) -> Amount:
        return drawn(parameter, dated, self.seed, block, self.mixed)

    def series(self, block: int) -> lay.Series:
        """Lays out a parameter, drawn in this block if it is drawn at all."""
        number = partial(self.number, block=block)
        anew = partial(lay.laid_out, grid=self.case.coarsest, number=number, dtype=float)
        return lambda found: self.settled[found.path] if found.path in self.settled else anew(found)

    def leaves_of(self, block: int) -> dict[str, Amount]:
        return lay.leaves(
            self.case, self.case.coarsest, dtype=float, known=self.leaves, series=self.series(block)
        )


_TO_BE_DRAWN = np.broadcast_to(0.0, (BLOCK,))


def _as_wide(parameter: Parameter, dated: Dated) -> Amount:
    """The value as written, or something as wide as what will be drawn."""
    return _TO_BE_DRAWN if is_uncertain(parameter, dated) else dated.value


def is_drawn(value: Amount) -> bool:
    """Whether a leaf has a number for each draw."""
    if isinstance(value, Mapping):
        return any(is_drawn(member) for member in value.values())
    return isinstance(value, np.ndarray) and value.shape[-1] == BLOCK


def simulate(
    case: Case,
    *,
    draws: int,
    seed: int,
    held: Held | None = None,
    each: Each = map,
    like: Standing | None = None,
) -> Simulation:
    """`draws` outcomes of the scheme; the same for the same case, draws and seed.

    `held`: volumes from `hold` of a case that differs only in rates. `like`: see `Standing.of`.
    """
    if held and held.steps != case.coarsest.steps:
        raise ValueError("the held volumes were drawn on another time grid")
    one = partial(computed, Standing.of(case, seed, like), held=held, keep=shown(case))
    figures: tuple[dict[str, Floats], ...] = ({}, {}, {})
    for number, block in enumerate(each(one, blocks(draws))):
        here = slice(number * BLOCK, min(draws, (number + 1) * BLOCK))
        for found, part in zip(figures, block.figures(case), strict=True):
            for name, values in part.items():
                if name not in found:  # in its place at once: to join all parts would take twice the room
                    found[name] = np.empty((*values.shape[:2], draws))
                found[name][:, :, here] = values[:, :, : here.stop - here.start]
    return Simulation(case, seed, draws, case.coarsest.years, *figures)


def hold(case: Case, *, draws: int, seed: int) -> Held:
    """The volumes of the case: who comes and how often, before any rate."""
    standing, volumes = Standing.of(case, seed), tuple(case.wiring.volumes)
    found = (computed(standing, block, keep=volumes).values for block in blocks(draws))
    return Held(case.coarsest.steps, tuple({name: values[name] for name in volumes} for values in found))


def shown(case: Case) -> tuple[str, ...]:
    """What a simulation gives, by name: amounts, results, and what is kept."""
    return (*case.wiring.components, *case.wiring.results, *case.programme.KEPT)


def computed(
    standing: Standing, block: int, held: Held | None = None, keep: Collection[str] | None = None
) -> Block:
    """One block of draws; with `keep`, of what is computed only what is named is given."""
    leaves = standing.leaves_of(block)
    found = in_order(standing, block, leaves, held)
    return Block({**leaves, **{name: amount for name, amount in found if keep is None or name in keep}})


def in_order(
    standing: Standing, block: int, leaves: Mapping[str, Amount], held: Held | None = None
) -> Iterator[tuple[str, Amount]]:
    """One block of draws from what the rules read to every amount, each as it is computed."""
    case, seed = standing.case, standing.seed
    grid = case.coarsest
    units = [payee.id for payee in case.setting.payees]
    years = tuple(zip(grid.years, grid.slices(), strict=True))

    def realise(name: str, mean: Amount) -> Amount:
        volume = case.wiring.volumes[name]
        if held:
            return held.blocks[block][name]
        if volume.drawn:
            return volume.drawn(
                case.setting, grid, mean, BLOCK, lambda part: stream(seed, f"{name}/{part}", block)
            )
        if volume.uneven and np.any(spread := leaves[volume.uneven]):
            mean = _scaled(mean, uneven(seed, volume.uneven, block, units, years, spread))
        return _counted(name, mean, once=volume.once)

    def _counted(name: str, mean: Amount, *, once: bool) -> Amount:
        if isinstance(mean, Mapping):
            return {key: _counted(f"{name}.{key}", member, once=once) for key, member in mean.items()}
        # A volume that no regime of the scenario brings about has no units either.
        return counts(seed, name, block, units, years, mean, once=once) if np.any(mean) else mean

    return computed_in_order(case.wiring, leaves, standing.regimes, realise)


def _scaled(mean: Amount, factor: Floats) -> Amount:
    if isinstance(mean, Mapping):
        return {key: _scaled(member, factor) for key, member in mean.items()}
    return mean * factor
