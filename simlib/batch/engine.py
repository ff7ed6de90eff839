"""The papermill engine `simlib`: each notebook in a fresh fork of a process that has imported everything.

`papermill --engine simlib in.ipynb out.ipynb`. Outputs go through nbclient's own code, so the executed
notebook is what plain papermill makes of it. One whose process died or was ended is marked failed in the
cell where that happened; plain papermill marks every cell as completed. Where the engine cannot serve it
says so, and an ordinary kernel is used.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager
from papermill.log import logger
from traitlets import default

from simlib.batch.limits import CAN_FORK, NO_LIMITS, Limits, TimeLimitError


class _StoppedError(Exception):
    """The kernel is gone or was given up; the cell says why."""


class _Client(PapermillNotebookClient):  # type: ignore[misc] # papermill has no types
    """Papermill's client, which also tells a dead or endless kernel from a finished one."""

    def execute_cell(self, cell: NotebookNode, index: int, **options: Any) -> NotebookNode:
        try:
            return super().execute_cell(cell, index, **options)
        except (DeadKernelError, CellTimeoutError, TimeLimitError) as error:
            name, said = type(error).__name__, str(error).strip()
            cell.outputs.append(new_output("error", ename=name, evalue=said, traceback=[f"{name}: {said}"]))
            self.nb_man.cell_exception(cell, cell_index=index, exception=error)
            self.shutdown_kernel = "immediate"
            raise _StoppedError from error


class _PrivateKernel(AsyncKernelManager):
    """A kernel that is talked to through files of this user, where the system has such sockets."""

    @default("transport")
    def _ipc(self) -> str:
        return "tcp" if os.name == "nt" else "ipc"


class SimlibEngine(Engine):  # type: ignore[misc] # papermill has no types
    """See the module; `limits` are of the whole notebook."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        limits: Limits = NO_LIMITS,
        input_path: str | None = None,  # noqa: ARG003 - papermill tells every engine
        **options: Any,
    ) -> None:
        options |= {
            "kernel_name": kernel_name,
            "startup_timeout": start_timeout,
            "timeout": execution_timeout,
            "log": logger,
        }
        with suppress(_StoppedError):  # papermill finds it in the cell
            if reason := _cannot_serve(kernel_name):
                logger.warning("Engine simlib: %s; an ordinary kernel runs this notebook.", reason)
                _ordinary(nb_man, limits, options)
            else:
                _forked(nb_man, limits, options)


def _forked(nb_man: NotebookExecutionManager, limits: Limits, options: dict[str, Any]) -> None:
    from simlib.batch.client import ForkedClient  # noqa: PLC0415 - not on every system
    from simlib.batch.forks import current  # noqa: PLC0415
    from simlib.batch.kernel import serve_cells  # noqa: PLC0415

    kernel = ForkedClient(current().fork(serve_cells, limits=limits, cwd=Path.cwd()), limits)
    try:
        client = _Client(nb_man, km=kernel, **options)
        client.kc = kernel
        client.execute()
    finally:
        kernel.close()


def _ordinary(nb_man: NotebookExecutionManager, limits: Limits, options: dict[str, Any]) -> None:
    """Plain papermill, but for how a failure is marked; memory is not limited."""
    options.setdefault("kernel_manager_class", _PrivateKernel)
    # Otherwise every kernel says goodbye with an error that is none.
    options.setdefault("extra_arguments", ["--log-level=CRITICAL"])
    if limits.seconds:
        deadline = time.monotonic() + limits.seconds
        options["timeout_func"] = lambda _: max(1, round(deadline - time.monotonic()))
    _Client(nb_man, **options).execute()


def _cannot_serve(kernel_name: str) -> str:
    """Why not, in words; empty where it can."""
    if not CAN_FORK:
        return f"{sys.platform} has no fork that is safe here"
    try:
        command = KernelSpecManager().get_kernel_spec(kernel_name).argv
    except NoSuchKernel:
        return ""  # papermill's own message comes where there is no such kernel
    ours = {sys.executable, "python", "python3", f"python3.{sys.version_info.minor}"}
    if "ipykernel_launcher" in command and command[0] in ours:
        return ""
    return f"kernel {kernel_name} is not this Python"
