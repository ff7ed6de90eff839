"""Where things go when they would cover one another: labels in a column, boxes in layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Node: TypeAlias = tuple[
    str, ...
]  # a box (its name), or the place where a long arrow passes (from, to, layer)
_SWEEPS = 12


def settled(wanted: Sequence[float], apart: Sequence[float]) -> list[float]:
    """Places in the given order, moved as little as needed to lie `apart` (each from the next)."""
    if not wanted:
        return []
    ahead = [0.0]
    for distance in apart:
        ahead.append(ahead[-1] + distance)
    pools: list[list[float]] = []
    for want, offset in zip(wanted, ahead, strict=True):
        pools.append([want - offset])
        while len(pools) > 1 and _mean(pools[-1]) < _mean(pools[-2]):
            last = pools.pop()
            pools[-1] += last
    return [_mean(pool) + ahead[i] for i, pool in enumerate(pool for pool in pools for _ in pool)]


def spread(wanted: Sequence[float], apart: float) -> list[float]:
    """The same for places in any order, equally far apart."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = settled([wanted[i] for i in order], [apart] * (len(order) - 1))
    return [place for _, place in sorted(zip(order, places, strict=True))]


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


@dataclass(frozen=True)
class Box:
    """Centre and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layers:
    boxes: Mapping[str, Box]
    arrows: tuple[
        tuple[tuple[float, float], ...], ...
    ]  # the points each passes, from right edge to left edge
    width: float
    height: float


def layered(
    reads: Mapping[str, Sequence[str]], sizes: Mapping[str, tuple[float, float]], gap: tuple[float, float]
) -> Layers:
    """Boxes left to right, each right of all it reads and as near as it can be to what reads it."""
    layer = _layers(reads)
    chains = [_chain(source, target, layer) for target, found in reads.items() for source in found]
    columns = _ordered(reads, layer, chains)
    across, down = gap
    height = {node: sizes[node[0]][1] if len(node) == 1 else 6.0 for column in columns for node in column}
    y = _heights(columns, chains, height, down)
    least = min(y[node] - height[node] / 2 for node in y)
    widths = [max(sizes[node[0]][0] for node in column if len(node) == 1) for column in columns]
    left = [sum(widths[:i]) + across * i for i in range(len(columns))]
    boxes = {
        name: Box(
            left[layer[name]] + widths[layer[name]] / 2, y[name,] - least, widths[layer[name]], sizes[name][1]
        )
        for name in reads
    }
    arrows = []
    for chain in chains:
        first, last = boxes[chain[0][0]], boxes[chain[-1][0]]
        points = [(first.x + first.width / 2, first.y)]
        for node in chain[1:-1]:
            at = int(node[2])
            points += [(left[at], y[node] - least), (left[at] + widths[at], y[node] - least)]
        arrows.append((*points, (last.x - last.width / 2, last.y)))
    return Layers(
        boxes, tuple(arrows), left[-1] + widths[-1], max(y[node] + height[node] / 2 for node in y) - least
    )


def depth(reads: Mapping[str, Sequence[str]]) -> int:
    """How many layers there are."""
    return max(_layers(reads).values()) + 1


def _layers(reads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The last layer each can stand in, when what nothing reads stands in the last of all."""
    readers: dict[str, list[str]] = {name: [] for name in reads}
    for name, found in reads.items():
        for read in found:
            readers[read].append(name)
    behind: dict[str, int] = {}

    def steps(name: str) -> int:
        if name not in behind:
            behind[name] = max((steps(reader) + 1 for reader in readers[name]), default=0)
        return behind[name]

    deepest = max(steps(name) for name in reads)
    return {name: deepest - steps(name) for name in reads}


def _chain(source: str, target: str, layer: Mapping[str, int]) -> tuple[Node, ...]:
    between = range(layer[source] + 1, layer[target])
    return ((source,), *((source, target, str(at)) for at in between), (target,))


def _neighbours(chains: Iterable[tuple[Node, ...]]) -> tuple[dict[Node, list[Node]], dict[Node, list[Node]]]:
    before: dict[Node, list[Node]] = {}
    after: dict[Node, list[Node]] = {}
    for chain in chains:
        for one, next_one in pairwise(chain):
            after.setdefault(one, []).append(next_one)
            before.setdefault(next_one, []).append(one)
    return before, after


def _ordered(
    reads: Mapping[str, Sequence[str]], layer: Mapping[str, int], chains: Sequence[tuple[Node, ...]]
) -> list[list[Node]]:
    """Each layer from top to bottom, so that few arrows cross: every node near the mean of its neighbours."""
    columns: list[list[Node]] = [[] for _ in range(max(layer.values()) + 1)]
    for name in reads:
        columns[layer[name]].append((name,))
    for chain in chains:
        for node in chain[1:-1]:
            columns[int(node[2])].append(node)
    before, after = _neighbours(chains)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 1
        rank = {node: i / len(column) for column in columns for i, node in enumerate(column)}
        for column in columns if forward else reversed(columns):
            near = before if forward else after
            found = {
                node: _mean([rank[n] for n in near[node]]) if node in near else rank[node] for node in column
            }
            column.sort(key=lambda node: found[node])
            rank |= {node: i / len(column) for i, node in enumerate(column)}
    return columns


def _heights(
    columns: Sequence[list[Node]],
    chains: Sequence[tuple[Node, ...]],
    height: Mapping[Node, float],
    down: float,
) -> dict[Node, float]:
    before, after = _neighbours(chains)
    y = dict.fromkeys((node for column in columns for node in column), 0.0)
    for sweep in range(2 * _SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            wanted = [
                _mean([y[n] for n in (*before.get(node, ()), *after.get(node, ()))] or [y[node]])
                for node in column
            ]
            apart = [(height[a] + height[b]) / 2 + down for a, b in pairwise(column)]
            y |= dict(zip(column, settled(wanted, apart), strict=True))
    return y
