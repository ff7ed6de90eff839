"""The text of a file of the project, or why it cannot be had."""

from __future__ import annotations

import os
import re
from pathlib import Path

LARGEST_FILE = 1_000_000  # bytes; parameter files are written by people
# Marks that turn the direction of writing: with them a reader sees other figures than are computed.
# Control characters: they steer terminals, and no page or workbook may hold them.
_HIDDEN = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)


class UnreadableError(Exception):
    """Which message tells why, on which line, with which details."""

    def __init__(self, message: str, line: int = 1, **details: object) -> None:
        super().__init__(message)
        self.message, self.line, self.details = message, line, details


def text_of(path: Path, root: Path) -> str:
    """The file's text; raises UnreadableError. What a link leads to must be below `root` too."""
    try:
        if not real(path).is_relative_to(real(root)):
            raise UnreadableError("outside-project", path=path.name)
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise UnreadableError("no-file")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableError("too-large", limit=LARGEST_FILE)
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("no-file") from None
    except (UnicodeDecodeError, OSError):
        raise UnreadableError("not-utf8") from None
    if "\0" in text:  # UTF-16 without its mark
        raise UnreadableError("not-utf8")
    if (found := hidden_in(text)) is not None:
        code = f"U+{ord(text[found]):04X}"
        raise UnreadableError("bad-character", text.count("\n", 0, found) + 1, code=code)
    return text


def real(path: Path) -> Path:
    """Where the path leads; links in a circle, at which `resolve` raises, lead nowhere."""
    return Path(os.path.realpath(path))


def hidden_in(text: str) -> int | None:
    """Where the first character stands that nobody sees and that does something; None if there is none."""
    found = _HIDDEN.search(text)
    return found.start() if found else None
