"""Uncertainties that are drawn together: on axes that must differ, or correlated.

`params/correlations/<scheme>.yaml`, where there is one, says of pairs of uncertain
parameters how their normal scores are correlated (a Gaussian copula): a name, `between`
(two full paths), `rho`, and status, source and reason as every other figure has. Pairs
that are not named are uncorrelated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simlib.faults import Findings, closest
from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.intervals import AXES
from simlib.parameters.reading import Block, Field, Reader
from simlib.parameters.sources import check_source
from simlib.parameters.values import WRITTEN_STATUSES, Parameter, Source

_CORRELATION: Mapping[str, Field[object]] = {
    "between": fields.list_of(fields.text, least=2),
    "rho": fields.number,
    "status": fields.one_of(WRITTEN_STATUSES),
    "source": fields.text,
    "page": fields.text,
    "reason": fields.text,
}
Floats = NDArray[np.float64]
_SMALLEST = 1e-9  # eigenvalue of a matrix of correlations that there can be


@dataclass(frozen=True)
class Correlation:
    """`rho`: of the normal scores of two parameters, by their full paths."""

    between: tuple[str, str]
    rho: Fraction
    source: str
    status: str
    page: str = ""
    reason: str = ""
    line: int = 0


def check_axes(parameters: Mapping[str, Parameter], findings: Findings) -> None:
    """That no two uncertainties of a case are drawn on one axis: one would be the other, shifted."""
    first: dict[int, Parameter] = {}
    taken = {parameter.axis for parameter in parameters.values()}
    for parameter in parameters.values():
        if parameter.axis:
            other = first.setdefault(parameter.axis, parameter)
            if other is not parameter:
                free = min(set(range(1, AXES + 1)) - taken, default=0)
                findings.add(
                    parameter.file, parameter.line, "axis-twice",
                    path=parameter.path, other=other.path, axis=parameter.axis, free=free,
                )  # fmt: skip


def load_correlations(
    path: Path, root: Path, parameters: Mapping[str, Parameter], sources: Mapping[str, Source],
    findings: Findings,
) -> tuple[Correlation, ...]:  # fmt: skip
    """The correlations of a scheme; none where there is no file."""
    if not path.is_file():
        return ()
    reader = Reader(path, root, findings)
    top, before = reader.root(), len(findings.faults)
    found: list[Correlation] = []
    for _, line, node in reader.members(top) if top else ():
        entry = reader.record(node, _CORRELATION, optional=("page", "reason"))
        if not entry or not isinstance(node, Block):
            continue
        check_source(reader, node.lines["source"], str(entry["source"]), sources)
        if entry["status"] == "assumed" and "reason" not in entry:
            reader.fault(line, "no-reason")
        one = Correlation(line=line, **entry)
        _check(reader, node, one, parameters)
        if any(set(one.between) == set(earlier.between) for earlier in found):
            reader.fault(node.lines["between"], "pair-twice")
        found.append(one)
    if len(findings.faults) > before:
        return ()
    for group in groups(found):
        if np.linalg.eigvalsh(matrix(group, found)).min() < _SMALLEST:
            line = min(one.line for one in found if one.between[0] in group)
            reader.fault(line, "correlations-impossible", names=", ".join(group))
    return tuple(found)


def _check(reader: Reader, node: Block, one: Correlation, parameters: Mapping[str, Parameter]) -> None:
    line = node.lines["between"]
    for path in one.between:
        parameter = parameters.get(path)
        if parameter is None:
            if not reader.findings.is_unread(path):
                reader.fault(line, "unknown-path", path=path, guess=closest(path, parameters))
        elif parameter.role != "uncertainty" or not any(dated.interval for dated in parameter.values):
            reader.fault(line, "correlation-of-no-draw", path=path)
    if len(set(one.between)) != 2 or len(one.between) != 2:  # noqa: PLR2004 - a pair
        reader.fault(line, "expected-two-paths")
    if not -1 < one.rho < 1:
        reader.fault(node.lines["rho"], "rho-outside", rho=plain(one.rho))


def groups(correlations: Iterable[Correlation]) -> tuple[tuple[str, ...], ...]:
    """Parameters that hang together, each group in the order of its names."""
    found: list[set[str]] = []
    for one in correlations:
        joined = set(one.between).union(*(group for group in found if group & set(one.between)))
        found = [group for group in found if not group & joined] + [joined]
    return tuple(sorted(tuple(sorted(group)) for group in found))


def matrix(group: tuple[str, ...], correlations: Iterable[Correlation]) -> Floats:
    """The correlations of one group: (parameter, parameter)."""
    found = np.eye(len(group))
    for one in correlations:
        if one.between[0] in group:
            a, b = (group.index(path) for path in one.between)
            found[a, b] = found[b, a] = float(one.rho)
    return found
