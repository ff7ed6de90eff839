"""Any file at all is read or refused, and nothing else; and soon."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.fuzz.target import FILES, SAGOLAN, Project
from tests.robustness.mutations import ODD_DAYS, ODD_NUMBERS, ODD_UNITS
from tests.robustness.test_bad_input import LONGEST, no_longer_than

ODD = (
    *ODD_NUMBERS,
    *ODD_DAYS,
    *ODD_UNITS,
    "",
    "- ",
    "? ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
)
WORD = re.compile(r"[\w.\-/]+")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("fuzz"))


def tried(project: Project, name: str, content: bytes) -> bool:
    with no_longer_than(LONGEST):
        return project.read(name, content)


def test_the_files_are_sound_as_they_are(project: Project) -> None:
    for name in FILES:
        assert tried(project, name, project.sound[name])


@given(name=st.sampled_from(FILES), content=st.binary(max_size=400))
def test_any_bytes(project: Project, name: str, content: bytes) -> None:
    tried(project, name, content)


@given(name=st.sampled_from(FILES), content=st.text(max_size=400))
def test_any_text(project: Project, name: str, content: str) -> None:
    tried(project, name, content.encode("utf-8", "surrogatepass"))


# Structures of the right keys and the wrong things in them, as YAML in its flow form.
KEYS = sorted(
    {word for file in FILES[:-1] for word in WORD.findall((SAGOLAN / file).read_text(encoding="utf-8"))}
)
LEAVES = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(KEYS),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: "[" + ", ".join(items) + "]"),
        st.lists(st.tuples(st.sampled_from(KEYS), inner), max_size=5).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(FILES), pairs=st.lists(st.tuples(st.sampled_from(KEYS), NODES), max_size=8))
def test_any_structure_of_known_keys(project: Project, name: str, pairs: list[tuple[str, str]]) -> None:
    tried(project, name, "".join(f"{key}: {value}\n" for key, value in pairs).encode())


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A shipped file after a few edits of words and lines."""
    name = draw(st.sampled_from(FILES[:-1]))
    lines = (SAGOLAN / name).read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(("word", "word", "node", "drop", "double", "move", "indent")))
        if how in {"word", "node"} and (words := list(WORD.finditer(lines[at]))):
            found = draw(st.sampled_from(words))
            new = draw(NODES if how == "node" else st.one_of(LEAVES, st.just("")))
            lines[at] = lines[at][: found.start()] + new + lines[at][found.end() :]
        elif how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif how == "indent":
            lines[at] = " " * draw(st.integers(1, 3)) + lines[at]
    return name, "\n".join(lines)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(edited())
def test_any_edit_of_a_sound_file(project: Project, found: tuple[str, str]) -> None:
    name, text = found
    tried(project, name, text.encode())


@pytest.mark.skipif(
    not importlib.util.find_spec("atheris") and not os.environ.get("CI"),
    reason="atheris is in the group fuzz, for Linux alone; CI has it",
)
def test_the_fuzzer_runs(tmp_path: Path) -> None:
    found = tmp_path / "one"
    found.write_bytes(bytes([FILES.index("params/sources.yaml")]) + b"a: [1, {b: c}]\n")
    words = [sys.executable, "-m", "tests.fuzz", str(found)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Executed" in done.stderr
