"""Where jobs run: here one after another, in processes of this machine, or on a Dask cluster.

Anything with the interface of `concurrent.futures` serves. Dask is imported only where it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

from simlib.batch.limits import CAN_FORK

CAN_DASK = find_spec("distributed") is not None  # where it is not, nothing speaks of it unasked
CHOICES = ("serial", "processes", "processes:4", *(("dask", "dask:ADDRESS") if CAN_DASK else ()))


class NoExecutorError(ValueError):
    """The words name no executor, or one that is not installed; says which message tells so."""


class Serial(Executor):
    """Each job when it is handed in, where there is no fork; nothing is told before all are done."""

    def submit(self, job: Callable[..., Any], /, *words: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(job(*words, **named))
        except Exception as error:  # noqa: BLE001 - as every executor keeps it
            future.set_exception(error)
        return future


def parsed(text: str) -> tuple[str, str]:
    """The kind and what follows it; raises NoExecutorError before anything is started."""
    kind, _, rest = text.partition(":")
    sound = {
        "serial": not rest and ":" not in text,
        "processes": text == kind or (rest.isdecimal() and int(rest) > 0),
        "dask": text == kind or bool(rest),
    }
    if not sound.get(kind):
        raise NoExecutorError("executor-unknown")
    if kind == "dask" and not CAN_DASK:
        raise NoExecutorError("dask-missing")
    return kind, rest


@contextmanager
def executor(text: str) -> Iterator[Executor]:
    """The executor that the words name."""
    kind, rest = parsed(text)
    if kind == "dask":
        with _dask(rest) as pool:
            yield pool
    else:
        count = 1 if kind == "serial" else int(rest or os.cpu_count() or 1)
        with Serial() if kind == "serial" and not CAN_FORK else _local(count) as pool:
            try:
                yield pool
            except BaseException:  # Ctrl-C: nothing that runs is waited for
                pool.shutdown(wait=False, cancel_futures=True)
                if CAN_FORK:
                    from simlib.batch.forks import stop  # noqa: PLC0415 - not on every system

                    stop()
                raise


def _local(count: int) -> Executor:
    """With a server that forks, a thread waits for each process; elsewhere a pool of processes works."""
    if CAN_FORK:
        return ThreadPoolExecutor(count)
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    """A cluster that is running already, or one of this machine for as long as the batch."""
    from distributed import Client  # noqa: PLC0415 - an optional dependency

    with Client(address or None) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor(pure=False)
