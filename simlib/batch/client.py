"""A forked kernel as nbclient sees it: a kernel manager and its client in one."""

from __future__ import annotations

import asyncio
import time
from queue import Empty
from typing import Any

from jupyter_client.client import KernelClient
from jupyter_client.session import Session
from nbclient.exceptions import DeadKernelError

from simlib.batch.forks import Child
from simlib.batch.kernel import KEY
from simlib.batch.limits import Limits, TimeLimitError


class _Channel:
    """The shell channel, which answers, or the iopub channel, which shows."""

    def __init__(self, client: ForkedClient) -> None:
        self.client = client
        self.waiting: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    def send(self, message: dict[str, Any]) -> None:
        self.client.send(message)

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # noqa: ASYNC109 - nbclient's words
        return await self.client.receive(self, timeout)


class ForkedClient(KernelClient):
    """One connection carries both channels; the end of the process and the time limit are errors to await."""

    has_kernel = True

    def __init__(self, child: Child, limits: Limits) -> None:
        super().__init__(session=Session(key=KEY))
        self.allow_stdin = False
        self.child, self.limits = child, limits
        self.deadline = time.monotonic() + (limits.seconds or float("inf"))
        self._shell_channel, self._iopub_channel = _Channel(self), _Channel(self)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.dead = ""

    async def is_alive(self) -> bool:
        return not self.dead

    def send(self, message: dict[str, Any]) -> None:
        if self.dead:
            raise DeadKernelError(self.dead)
        frames = [*self.session.serialize(message), *message.get("buffers", ())]
        try:
            self.child.connection.send([bytes(frame) for frame in frames])
        except OSError:
            self.ended()

    async def receive(self, channel: _Channel, timeout: float | None) -> dict[str, Any]:  # noqa: ASYNC109 - the same
        """The next message of a channel; Empty, DeadKernelError or TimeLimitError where none came."""
        if self.loop is None:
            self.loop = asyncio.get_running_loop()
            self.loop.add_reader(self.child.connection.fileno(), self.read)
            self.loop.add_reader(self.child.fileno(), self.ended)
        left = max(0.0, self.deadline - time.monotonic())
        wait = min(left, float("inf") if timeout is None else timeout)
        try:
            found = await asyncio.wait_for(channel.waiting.get(), None if wait == float("inf") else wait)
        except TimeoutError:
            if wait < left:
                raise Empty from None
            raise TimeLimitError(f"{self.limits.seconds:g} s") from None
        if found is None:
            channel.waiting.put_nowait(None)
            raise DeadKernelError(self.dead)
        return found

    def read(self) -> bool:
        """One message onto its channel; False where no more can come."""
        try:
            name, frames = self.child.connection.recv()
        except (EOFError, OSError):
            if self.loop:
                self.loop.remove_reader(self.child.connection.fileno())
            return False
        _, parts = self.session.feed_identities(frames)
        channel = self._shell_channel if name == "shell" else self._iopub_channel
        channel.waiting.put_nowait(self.session.deserialize(parts))
        return True

    def ended(self) -> None:
        """The process is gone. What it had sent is read first."""
        while self.child.connection.poll() and self.read():
            pass
        status = self.child.status()
        self.dead = "Kernel died" if status is None else f"Kernel died ({_words(status)})"
        if self.loop:
            self.loop.remove_reader(self.child.fileno())
        self._shell_channel.waiting.put_nowait(None)

    def close(self) -> None:
        """End the process and let go of it."""
        if self.loop:
            self.loop.remove_reader(self.child.connection.fileno())
            self.loop.remove_reader(self.child.fileno())
        self.child.close()


def _words(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit code {status}"
