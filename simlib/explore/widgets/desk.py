"""What the parts of the workbench know of one another."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from simlib.explore.answers import Answers
from simlib.explore.session import Session
from simlib.present.speech import Speech


class Desk(Protocol):
    """What lies on the desk: a scenario's file, the session begun from it, and its answers."""

    speech: Speech
    scenario: Path
    region: str
    session: Session
    answers: Answers

    def page_of(self, file: Path) -> str:
        """Where the browser finds a file of the project."""
