"""The client's side of the server that forks: start one, ask it for tasks, hear how they end."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from simlib.batch.limits import NO_LIMITS, Limits
from simlib.batch.server import STATUS

# What the server imports once. Anything else a notebook needs it imports itself.
MODULES = ("simlib.batch.warm",)
_SERVERS: dict[int, Server] = {}  # by process: a fork must not speak through its parent's door
_STARTING = threading.Lock()


@dataclass
class Child:
    """A client's hold of a forked task: talk to it, learn how it ended, or end it."""

    connection: Connection
    control: socket.socket
    _status: int | None = field(default=None, init=False)

    def fileno(self) -> int:
        """Readable once the task has ended."""
        return self.control.fileno()

    def status(self) -> int | None:
        """Exit code, or minus the signal; waits for the end. None if the server itself is gone."""
        if self._status is None and (said := self.control.recv(STATUS.size)):
            self._status = STATUS.unpack(said)[0]
        return self._status

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self.control.send(b"end")

    def close(self) -> None:
        self.connection.close()
        self.control.close()


class Server:
    """A client's door to the server."""

    def __init__(self, door: socket.socket, process: subprocess.Popen[bytes] | None = None) -> None:
        self.door, self.process = door, process

    @property
    def ended(self) -> bool:
        """Nobody answers at the door: what was forked there has ended too, or ends unheard."""
        return self.process is not None and self.process.poll() is not None

    def close(self) -> None:
        """End the server and all that it runs, if this is the last copy of its door."""
        self.door.close()
        if self.process:
            self.process.wait()

    @classmethod
    def start(cls, modules: Sequence[str]) -> Server:
        """A new server, of this Python, that imports `modules`; it ends when its door's last copy closes."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        start = "import sys; del sys.path[0]; from simlib.batch.server import main; main()"
        with theirs:
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", start, str(theirs.fileno()), *modules],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the client, whose end the server notices
            )
        return cls(ours, process)

    def prepare(self, task: Callable[..., object], *words: Any) -> None:
        """Run `task(*words)` in the server itself, before whatever is asked of it next; it says nothing."""
        self.door.send(pickle.dumps((task, words)))

    def fork(
        self, task: Callable[..., object], *words: Any, limits: Limits = NO_LIMITS, cwd: Path | None = None
    ) -> Child:
        """Run `task(connection, *words)` in a fresh fork of the server, with this process's environment."""
        ours, theirs = socket.socketpair()
        control, controlled = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        request = pickle.dumps((task, words, limits, str(cwd or Path.cwd()), dict(os.environ)))
        child = Child(Connection(ours.detach()), control)
        with theirs, controlled:
            try:
                socket.send_fds(self.door, [request], [theirs.fileno(), controlled.fileno()])
            except OSError:
                child.close()
                raise
        return child


def use(server: Server) -> None:
    """Let this process's tasks be forked from `server`."""
    _SERVERS[os.getpid()] = server


def stop() -> None:
    """End this process's server and all that it runs, if it has one."""
    with _STARTING:
        if server := _SERVERS.pop(os.getpid(), None):
            atexit.unregister(server.close)
            server.close()


def current() -> Server:
    """This process's server, started at first use, and again should it have been killed."""
    with _STARTING:
        server = _SERVERS.get(os.getpid())
        if server and server.ended:
            atexit.unregister(server.close)
            server.close()
            server = None
        if server is None:
            server = Server.start(MODULES)
            use(server)
            atexit.register(server.close)
        return server
