"""The loader under a fuzzer that follows which code a file reaches: atheris.

    uv run --group fuzz python -m tests.fuzz [--seconds 300] [FILE ...]

Begins with Sagolän's files, keeps what reaches new code in build/fuzz/corpus, and stops at the first input
that raises anything but faults, or takes more than a minute; that input is kept in build/fuzz and named.
With FILEs it tries just those. Exit code 0 if all went well.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["simlib"]):
    from tests.fuzz.target import FILES, Project

from tests.robustness.mutations import ODD_DAYS, ODD_MONTHS, ODD_NUMBERS, ODD_UNITS, YAML_ONLY

PLACE = Path(__file__).parents[2] / "build/fuzz"
LONGEST = 60  # seconds for one input
LARGEST = 20_000  # bytes


def main() -> None:
    words = argparse.ArgumentParser(prog="tests.fuzz")
    words.add_argument("--seconds", type=int, default=300)
    words.add_argument("files", nargs="*")
    asked = words.parse_args()
    corpus = PLACE / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        for number, name in enumerate(FILES):
            assert project.read(name, project.sound[name])  # and what is read once has been read
            (corpus / f"sound-{number}").write_bytes(bytes([number]) + project.sound[name])
        lines = {line for text in YAML_ONLY.values() for line in text.splitlines()}
        tokens = sorted(
            {*ODD_NUMBERS, *ODD_DAYS, *ODD_MONTHS, *ODD_UNITS, *lines, ": ", "- ", "\n  ", "value"}
        )
        (PLACE / "dictionary").write_text("".join(map(_entry, tokens)), encoding="ascii")

        def one(content: bytes) -> None:
            """The first byte says which file the others are."""
            if content:
                project.read(FILES[content[0] % len(FILES)], content[1:])

        atheris.Setup(
            [
                sys.argv[0],
                f"-max_total_time={asked.seconds}",
                f"-timeout={LONGEST}",
                f"-max_len={LARGEST}",
                f"-dict={PLACE / 'dictionary'}",
                f"-artifact_prefix={PLACE}/",
                "-print_final_stats=1",
                "-rss_limit_mb=0",
                *(asked.files or [str(corpus)]),
            ],
            one,
        )
        atheris.Fuzz()


def _entry(token: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in token.encode()) + '"\n'


if __name__ == "__main__":
    main()
