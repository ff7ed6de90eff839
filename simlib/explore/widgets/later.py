"""What can wait until the hand rests: done once, some time after the last of many askings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Later:
    """`ask` puts off what was asked before. Where there is no loop (a test, a script) it is done at once."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._waiting: asyncio.TimerHandle | None = None

    def ask(self, work: Callable[[], object]) -> None:
        if self._waiting:
            self._waiting.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            work()
            return
        self._waiting = loop.call_later(self.seconds, work)
