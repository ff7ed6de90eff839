"""The server that forks outlives what it forks, and is replaced should it be killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from simlib.batch.limits import CAN_FORK

if not CAN_FORK:
    pytest.skip("this system cannot fork", allow_module_level=True)

from simlib.batch.forks import Child, Server, current, stop


def forked(server: Server) -> Child:
    """A task that says one word and ends."""
    return server.fork(Connection.send, "here")


def process_of(server: Server) -> subprocess.Popen[bytes]:
    assert server.process
    return server.process


def answers(server: Server) -> bool:
    child = forked(server)
    try:
        return child.connection.recv() == "here" and child.status() == 0
    finally:
        child.close()


def eventually(look):
    """What `look` finds, once it finds something."""
    for _ in range(2_000):
        with contextlib.suppress(ValueError):  # no child yet
            if found := look():
                return found
        time.sleep(0.005)
    raise AssertionError("it did not come to pass in 10 s")


def state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]


def only_child(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii"))


def test_a_task_that_ends_while_its_client_lets_go_of_it_costs_nothing():
    """Both news reach the server in one round of its loop: that the task ended, and that nobody waits."""
    server = Server.start(("os",))
    serving = process_of(server).pid
    try:
        child = server.fork(Connection.poll, 0.5)  # nothing comes
        task = eventually(lambda: only_child(serving))
        os.kill(serving, signal.SIGSTOP)
        eventually(lambda: state(task) == "Z")
        child.close()
        os.kill(serving, signal.SIGCONT)
        assert answers(server)
        assert not server.ended
    finally:
        server.close()


def test_a_server_that_was_killed_is_replaced():
    stop()
    first = current()
    assert answers(first)
    process_of(first).kill()
    process_of(first).wait(10)
    assert first.ended
    with pytest.raises(BrokenPipeError):
        forked(first)
    try:
        second = current()
        assert second is not first
        assert second is current()
        assert answers(second)
    finally:
        stop()
