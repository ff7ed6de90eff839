"""The cells of one notebook, run in this very process: ipykernel's own application, less its sockets.

What an ordinary kernel sends through ZeroMQ goes over one connection instead, as the same frames;
shell, display hook, streams, widgets and magics are ipykernel's, so outputs are the same.
"""

from __future__ import annotations

import asyncio
import atexit
import logging
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any

import zmq
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets import Any as Anything
from traitlets import Type

_ARGUMENTS = ["--HistoryManager.hist_file=:memory:"]  # as papermill starts its kernels
KEY = b"no secret: the connection is private"  # but Session warns where nothing is signed


class _Wire:
    """What ipykernel takes for a ZeroMQ socket: one channel of the connection."""

    def __init__(self, connection: Connection, channel: str, turn: threading.Lock) -> None:
        self.connection, self.channel, self.turn = connection, channel, turn
        self.context: zmq.Context[zmq.Socket[bytes]] = zmq.Context.instance()

    def send_multipart(self, frames: list[Any], *_: object, **__: object) -> None:
        # The main thread sends replies, another the output; towards the end nobody may listen any more.
        with self.turn, suppress(BrokenPipeError):
            self.connection.send((self.channel, [bytes(frame) for frame in frames]))

    def flush(self, *_: object) -> None:
        """Nothing waits."""

    def close(self, *_: object) -> None:
        """The connection closes with the process."""


class _Kernel(IPythonKernel):
    shell_stream = Anything()
    shell_channel_thread = Anything(SimpleNamespace(parent_thread=threading.main_thread()))
    _supports_kernel_subshells = False  # those would need that thread


class _Application(IPKernelApp):
    """Set up as any kernel is, with the user's own IPython settings, but for how it is talked to."""

    kernel_class = Type(_Kernel, klass=IPythonKernel)
    wires = Anything()

    def init_connection_file(self) -> None:
        self.session = Session(parent=self, key=KEY)

    def init_sockets(self) -> None:
        self.configure_tornado_logger()  # type: ignore[no-untyped-call]
        self.iopub_thread = IOPubThread(self.wires["iopub"], pipe=True, session=self.session)
        self.iopub_thread.start()
        self.iopub_socket = self.iopub_thread.background_socket

    def init_heartbeat(self) -> None:
        """Whoever forked this process sees when it ends."""

    log_connection_info = init_poller = init_heartbeat

    def write_connection_file(self, **_: object) -> None:
        """Nobody connects."""

    def init_kernel(self) -> None:
        kernel = self.kernel_class.instance(
            parent=self,
            session=self.session,
            shell_stream=self.wires["shell"],
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.kernel = kernel
        self.displayhook.get_execution_count = lambda: kernel.execution_count


def serve_cells(connection: Connection) -> None:
    """Answer requests until the other end closes or the notebook says `exit`."""
    turn = threading.Lock()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    application = _Application.instance(
        log_level=logging.CRITICAL,
        wires={channel: _Wire(connection, channel, turn) for channel in ("shell", "iopub")},
    )
    application.initialize(_ARGUMENTS)  # type: ignore[no-untyped-call]
    task = loop.create_task(_answer(application.kernel, connection))
    loop.call_soon(application.kernel.start)
    loop.run_forever()  # until `exit` in a cell, or until the last request
    task.cancel()
    atexit._run_exitfuncs()  # noqa: SLF001 - as at the end of any kernel: what a notebook asked for


async def _answer(kernel: IPythonKernel, connection: Connection) -> None:
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()
    loop.add_reader(connection.fileno(), arrived.set)
    while True:
        await arrived.wait()
        arrived.clear()
        try:
            frames = connection.recv()
        except (EOFError, OSError):
            loop.stop()
            return
        await kernel.dispatch_shell([zmq.Frame(frame) for frame in frames])
