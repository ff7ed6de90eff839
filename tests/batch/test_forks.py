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

from simlib.batch.dispatch import _shared
from simlib.batch.forks import Child, Server, current, stop
from simlib.batch.plan import single
from tests.conftest import ROOT


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


def told(server: Server, name: str) -> str | None:
    """What the environment of a fork that was given none of ours says."""
    child = server.fork(tell, name)
    try:
        return child.connection.recv()
    finally:
        child.close()


def tell(connection: Connection, name: str) -> None:
    connection.send(KNOWN.get(name))


KNOWN: dict[str, str] = {}


def learn(name: str) -> None:
    KNOWN[name] = "known"


def fail(name: str) -> None:
    KNOWN[name] = "half"
    raise OSError(name)


def test_what_the_server_prepares_is_there_in_every_later_fork(monkeypatch):
    """And if it fails there, the server goes on."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # where the server finds these very functions
    server = Server.start(("tests.batch.test_forks",))
    try:
        assert told(server, "a") is None
        server.prepare(learn, "a")
        assert told(server, "a") == told(server, "a") == "known"
        server.prepare(fail, "b")
        assert told(server, "b") == "half"
        assert answers(server)
        assert not KNOWN
    finally:
        server.close()


def test_a_batch_reads_what_its_jobs_share_before_they_begin():
    """A scheme that one job only is about is read by that job."""
    jobs = [
        single(ROOT / f"params/scenarios/{name}.yaml", draws=100, seed=1, language="sv")
        for name in ("jamtland_as_decided", "jamtland_one_pot", "vgr_as_decided")
    ]
    assert _shared(jobs) == [(ROOT / "params/scenarios/jamtland_as_decided.yaml", "")]
    assert _shared(jobs[1:]) == []
