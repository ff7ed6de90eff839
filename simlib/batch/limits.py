"""What one task may take, and whether this system can hold it to that."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

# Forking, file descriptors of processes and limits of memory: Linux has all three.
CAN_FORK = sys.platform == "linux" and hasattr(os, "pidfd_open")


@dataclass(frozen=True)
class Limits:
    """Seconds, and megabytes above what the imported libraries take; None is no limit."""

    seconds: float | None = None
    megabytes: int | None = None


NO_LIMITS = Limits()


class TimeLimitError(Exception):
    """It took longer than it may."""
