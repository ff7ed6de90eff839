"""A process that has imported everything, and forks a fresh one for each task.

The server is single-threaded, so a fork is safe. It is also the supervisor: a task that outlives its
time limit, or whose client is gone, ends with its whole process group. Memory is limited by the system.
"""

from __future__ import annotations

import contextlib
import functools
import os
import pickle
import random
import resource
import selectors
import signal
import socket
import struct
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from simlib.batch.limits import NO_LIMITS, Limits

_REQUEST = 1 << 18  # bytes of a request: a function by its name, a few words, the environment
_STATUS = struct.Struct("i")


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
        if self._status is None and (said := self.control.recv(_STATUS.size)):
            self._status = _STATUS.unpack(said)[0]
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

    def close(self) -> None:
        """End the server and all that it runs, if this is the last copy of its door."""
        self.door.close()
        if self.process:
            self.process.wait()

    @classmethod
    def start(cls) -> Server:
        """A new server, of this Python; it ends when the last copy of the door closes."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        start = "import sys; del sys.path[0]; from simlib.batch.server import main; main()"
        with theirs:
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", start, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the client, whose end the server notices
            )
        return cls(ours, process)

    def fork(
        self, task: Callable[..., None], *words: Any, limits: Limits = NO_LIMITS, cwd: Path | None = None
    ) -> Child:
        """Run `task(connection, *words)` in a fresh fork of the server, with this process's environment."""
        ours, theirs = socket.socketpair()
        control, controlled = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        request = pickle.dumps((task, words, limits, str(cwd or Path.cwd()), dict(os.environ)))
        with theirs, controlled:
            socket.send_fds(self.door, [request], [theirs.fileno(), controlled.fileno()])
        return Child(Connection(ours.detach()), control)


@dataclass
class _Forked:
    pid: int
    control: socket.socket
    deadline: float


class _Supervisor:
    """The server's own side: one loop over the door, the clients' controls, and the ends of tasks."""

    def __init__(self, door: socket.socket, *, groups: bool) -> None:
        self.door, self.groups = door, groups
        self.ready = selectors.DefaultSelector()
        self.ready.register(door, selectors.EVENT_READ, self.accept)
        self.tasks: dict[int, _Forked] = {}  # by pidfd
        self.open = True

    def serve(self) -> None:
        while self.open or self.tasks:
            deadlines = [task.deadline for task in self.tasks.values()]
            wait = max(0.0, min(deadlines, default=float("inf")) - time.monotonic())
            for key, _ in self.ready.select(None if wait == float("inf") else wait):
                key.data()
            for task in self.tasks.values():
                if task.deadline <= time.monotonic():
                    self.kill(task)

    def accept(self) -> None:
        request, fds, _, _ = socket.recv_fds(self.door, _REQUEST, 2)
        if not request:  # every client is gone
            self.ready.unregister(self.door)
            self.open = False
            for task in self.tasks.values():
                self.kill(task)
            return
        connection, control = fds
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            self.become(request, connection)
        os.close(connection)
        _, _, limits, _, _ = pickle.loads(request)  # noqa: S301 - from the process that started this one
        deadline = time.monotonic() + limits.seconds if limits.seconds else float("inf")
        task = _Forked(pid, socket.socket(fileno=control), deadline)
        ended = os.pidfd_open(pid)
        self.tasks[ended] = task
        self.ready.register(ended, selectors.EVENT_READ, functools.partial(self.bury, ended))
        self.ready.register(task.control, selectors.EVENT_READ, functools.partial(self.told, task))

    def become(self, request: bytes, connection: int) -> None:
        """In the forked process: let go of everybody else's things, run the task, and never return."""
        code = 1
        try:
            for key in list(self.ready.get_map().values()):
                os.close(key.fd)
            self.ready.close()
            task, words, limits, cwd, environment = pickle.loads(request)  # noqa: S301 - as above
            if self.groups:
                os.setsid()
            os.environ.clear()
            os.environ.update(environment)
            os.chdir(cwd)
            _fresh(limits)
            task(Connection(connection), *words)
            code = 0
        except BaseException:  # noqa: BLE001 - nothing may return into the server's loop
            traceback.print_exc()
        finally:
            with contextlib.suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def told(self, task: _Forked) -> None:
        """The client wants the task ended, or is gone."""
        self.ready.unregister(task.control)
        self.kill(task)

    def kill(self, task: _Forked) -> None:
        task.deadline = float("inf")
        os.kill(task.pid, signal.SIGKILL)  # not reaped yet, so the number is still its own

    def bury(self, ended: int) -> None:
        """After a task: whatever it started and left behind ends too, and the client is told how it went."""
        task = self.tasks.pop(ended)
        self.ready.unregister(ended)
        with contextlib.suppress(KeyError):
            self.ready.unregister(task.control)
        if self.groups:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(task.pid, signal.SIGKILL)
        _, status = os.waitpid(task.pid, 0)
        with contextlib.suppress(OSError):
            task.control.send(_STATUS.pack(os.waitstatus_to_exitcode(status)))
        task.control.close()
        os.close(ended)


def _fresh(limits: Limits) -> None:
    """What a new interpreter would have of its own: random numbers, and its memory limit."""
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    if limits.megabytes:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def serve(door: socket.socket, *, groups: bool = True) -> None:
    """Fork a task for each request until the door closes. With `groups`, each leads its own process group."""
    _Supervisor(door, groups=groups).serve()


def main() -> None:
    """The template process: `Server.start` runs it."""
    from simlib.batch.kernel import warm_up  # noqa: PLC0415

    warm_up()
    with socket.socket(fileno=int(sys.argv[1])) as door:
        serve(door)
