"""A process that has imported everything, and forks a fresh one for each task.

The server is single-threaded, so a fork is safe. It is also the supervisor: a task that outlives its
time limit, or whose client is gone, ends with its whole process group. Memory is limited by the system.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import os
import pickle
import random
import resource
import selectors
import signal
import socket
import struct
import sys
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from simlib.batch.limits import Limits

_REQUEST = 1 << 18  # bytes of a request: a function by its name, a few words, the environment
STATUS = struct.Struct("i")  # how a task ended, as the client is told


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
        if not fds:
            self.prepare(request)
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

    def prepare(self, request: bytes) -> None:
        """Here and not in a fork, for all later ones to find done; what fails here fails in them again."""
        task, words = pickle.loads(request)  # noqa: S301 - from the process that started this one
        with contextlib.suppress(Exception):
            task(*words)
        share()

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
        if task not in self.tasks.values():  # it ended in this very round of the loop, and is buried
            return
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
            task.control.send(STATUS.pack(os.waitstatus_to_exitcode(status)))
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
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def share() -> None:
    """Leave what there is to be shared with forks: looking it through for garbage would copy all of it."""
    gc.collect()
    gc.freeze()


def serve(door: socket.socket, *, groups: bool = True) -> None:
    """Fork a task for each request until the door closes. With `groups`, each leads its own process group."""
    _Supervisor(door, groups=groups).serve()


def main() -> None:
    """The template process: `Server.start` runs it."""
    # As ipykernel does. The backend itself must wait: imported before a shell is there, it drops all figures.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    for name in sys.argv[2:]:
        importlib.import_module(name)
    share()
    with socket.socket(fileno=int(sys.argv[1])) as door:
        serve(door)
