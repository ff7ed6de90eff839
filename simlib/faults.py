"""Everything wrong with what a user wrote, gathered and said all at once.

A fault is data (file, line, message id, details); the sentence comes from the
word catalogue, so that the same fault can be read in Swedish and in English.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from simlib.words import say


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend: where it stands, what was expected, what to do."""

    file: str
    line: int
    message: str
    details: tuple[tuple[str, str], ...] = ()

    def text(self, language: str = "sv") -> str:
        details = dict(self.details)
        guess = details.pop("guess", "")
        sentence = say(f"fault-{self.message}", language, **details)
        hint = " " + say("fault-did-you-mean", language, guess=guess) if guess else ""
        return f"{self.file}:{self.line}: {sentence}{hint}"


class Faults(Exception):  # noqa: N818 - it is a list of faults, and reads as one
    """Raised once, with every fault found; nothing has been run or written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(self.text())

    def text(self, language: str = "sv") -> str:
        count = say("fault-count", language, count=len(self.faults))
        return "\n".join([*(fault.text(language) for fault in self.faults), count])


@dataclass
class Findings:
    """Collects faults while files are read, so that the reader can go on."""

    faults: list[Fault] = field(default_factory=list)
    # Paths that could not be read: what misses them need not be told to the user as well.
    unread: set[str] = field(default_factory=set)

    def add(self, file: str | Path, line: int, message: str, /, **details: object) -> None:
        self.faults.append(
            Fault(Path(file).as_posix(), line, message, tuple((k, str(v)) for k, v in details.items()))
        )

    def is_unread(self, path: str) -> bool:
        """Whether `path`, what it stands in or something in it was written but could not be read."""
        return any(f"{path}.".startswith(f"{one}.") or one.startswith(f"{path}.") for one in self.unread)

    def stop_if_any(self) -> None:
        if self.faults:
            raise Faults(self.faults)


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or the empty string."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
