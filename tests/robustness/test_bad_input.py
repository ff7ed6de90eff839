"""Every mutation of a file is refused with file, line and remedy, or changes no result.

Several hundred mutations are made by rule. A sample runs each time, the same on every
machine; `pytest tests/robustness --every-mutation` runs them all.
"""

from __future__ import annotations

import hashlib
import random
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from simlib.assembly import load
from simlib.faults import Fault, Faults
from simlib.ledger import ledger
from simlib.simulation.simulate import simulate
from tests.robustness.mutations import Mutation, of_bytes, of_table, of_values, of_yaml

SAGOLAN = Path(__file__).parents[1] / "sagolan"
SCENARIO, BASED = "params/scenarios/hogre.yaml", "params/scenarios/vardval.yaml"
YAML = (
    SCENARIO,
    BASED,
    "params/sources.yaml",
    "params/standards.yaml",
    "params/grants.yaml",
    "params/programmes/psychology_choice.yaml",
    "params/regions/sagolan/region.yaml",
    "params/regions/sagolan/psychology_choice.yaml",
    "params/regions/sagolan/psychology_choice_units.yaml",
)
TABLES = ("params/data/municipalities.csv", "params/data/regions.csv")
SAMPLE = 200
LONGEST_SOUND = max((SAGOLAN / file).read_text(encoding="utf-8").count("\n") for file in (*YAML, *TABLES))
LONGEST = 20  # seconds; a mutation that takes longer hangs


def every_mutation() -> Iterator[Mutation]:
    for file in YAML:
        text = (SAGOLAN / file).read_text(encoding="utf-8")
        for rule in (of_bytes, of_yaml, of_values):
            yield from _real(rule(file, text), text)
    for file in TABLES:
        text = (SAGOLAN / file).read_text(encoding="utf-8")
        for rule in (of_bytes, of_table):
            yield from _real(rule(file, text), text)


def _real(mutations: Iterable[Mutation], text: str) -> Iterator[Mutation]:
    """Those that change the file at all: tabs for double spaces do nothing to a table."""
    return (mutation for mutation in mutations if mutation.content != text.encode())


def chosen(config: pytest.Config) -> list[Mutation]:
    everything = list(every_mutation())
    if config.getoption("--every-mutation"):
        return everything
    return random.Random(20261122).sample(everything, SAMPLE)  # noqa: S311 - a sample of tests


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "mutation" in metafunc.fixturenames:
        metafunc.parametrize("mutation", chosen(metafunc.config), ids=str)


def digest(project: Path) -> str:
    """One sum over all planned lines, simulated amounts and judged conditions."""
    case = load(project / SCENARIO)
    total = hashlib.sha256(ledger(case).lines.to_csv(index=False).encode())
    total.update(np.ascontiguousarray(simulate(case, draws=64, seed=1).total).tobytes())
    total.update(repr([(o.subject, o.condition.name, o.finding) for o in case.outcomes]).encode())
    return total.hexdigest()


def read(project: Path) -> tuple[str, tuple[Fault, ...]]:
    """What the project comes to, or why it is refused; nothing else may happen."""
    with no_longer_than(LONGEST):
        try:
            return digest(project), ()
        except Faults as refused:
            return "", refused.faults


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError(f"still at it after {seconds} s")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


@pytest.fixture(scope="module")
def sound() -> str:
    return digest(SAGOLAN)


def test_there_are_many_mutations_of_every_kind() -> None:
    found = [str(mutation) for mutation in every_mutation()]
    assert len(found) >= 1000
    assert len(set(found)) == len(found)


def test_a_mutation_is_refused_or_changes_nothing(mutation: Mutation, project: Path, sound: str) -> None:
    path = project / mutation.file
    assert path.read_bytes() != mutation.content
    path.write_bytes(mutation.content)
    result, faults = read(project)
    assert result == sound or faults
    for fault in faults:
        assert fault.file.startswith("params/")
        assert 1 <= fault.line <= max(mutation.content.count(b"\n") + 1, LONGEST_SOUND)
        assert fault.text("sv") != fault.text("en")
