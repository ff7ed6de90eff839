"""`simlib explore`: the workbench in JupyterLab, or as a page for the meeting room."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import click

from simlib.explore.clean import HOOK
from simlib.options import language_option
from simlib.words import LANGUAGES, say

HERE = "127.0.0.1"
START, PAGE = Path("notebooks/start_here.ipynb"), Path("notebooks/explore.ipynb")
_NEEDED = {"jupyterlab": "JupyterLab", "ipywidgets": "ipywidgets", "voila": "Voilà"}


@click.command()
@click.option("--app", is_flag=True, help="The workbench alone, as a page without code.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8888, show_default=True, help="Port.")
@click.option("--no-browser", is_flag=True, help="Only say where it is; open no browser.")
@language_option
def explore(*, app: bool, port: int, no_browser: bool, language: str) -> None:
    """Open the workbench: move a rate and see what it does.

    JupyterLab opens at the first five minutes. Nobody but this machine reaches it, and only with its token.
    """
    missing = [name for module, name in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise click.UsageError(say("workbench-lab-missing", language, what=", ".join(missing)))
    if not PAGE.is_file():
        raise click.UsageError(say("workbench-no-notebooks", language))
    if _taken(port):
        raise click.UsageError(say("workbench-no-port", language, port=str(port)))
    token = secrets.token_urlsafe(24)
    address = f"http://{HERE}:{port}/{'' if app else f'lab/tree/{START.as_posix()}'}?token={token}"
    click.echo(say("workbench-at", language, address=address))
    words = _page(port, language) if app else _lab(port)
    # In the environment, for the words of a command are seen by everybody on the machine.
    paths = {name: _with_ours(name) for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH")}
    environment = {**os.environ, **paths, "JUPYTER_TOKEN": token}
    if no_browser:
        words.append("--no-browser")
    try:
        sys.exit(subprocess.run([sys.executable, "-m", *words], env=environment, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        sys.exit(0)


def _taken(port: int) -> bool:
    with closing(socket.socket()) as tried:
        return tried.connect_ex((HERE, port)) == 0


def _lab(port: int) -> list[str]:
    # Jupyter asks whoever is root, as in a container, to say so.
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [
        "jupyterlab", *root, START.as_posix(), f"--ServerApp.ip={HERE}", f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0", "--ServerApp.root_dir=.", "--ServerApp.log_level=WARN",
        f"--ContentsManager.pre_save_hook={HOOK}",
        # No server is asked about newer versions, news or extensions.
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly", "--LabApp.log_level=WARN",
    ]  # fmt: skip


def _page(port: int, language: str) -> list[str]:
    return [
        "voila", _in_language(language).as_posix(), f"--Voila.ip={HERE}", f"--port={port}", "--token",
        "--Voila.root_dir=.", "--template=simlib", "--Voila.log_level=WARN", "--show_tracebacks=True",
        # Reports that the workbench has made, and nothing else of the project.
        r"--VoilaConfiguration.file_allowlist=outputs/([^/.][^/]*/){0,2}[^/.][^/]*\.(html|xlsx)",
    ]  # fmt: skip


def _with_ours(name: str) -> str:
    """Where our page's template and JupyterLab's settings lie, before what the user has set."""
    own = Path(__file__).parent / "explore" / "page"
    return os.pathsep.join(filter(None, (str(own), os.environ.get(name, ""))))


def _in_language(language: str) -> Path:
    """The notebook of the page in one language, among what is made and not kept."""
    from papermill.iorw import load_notebook_node, write_ipynb
    from papermill.parameterize import parameterize_notebook

    notebook = load_notebook_node(str(PAGE))
    # Nor what is only said in JupyterLab: how to run it.
    others = {"lab", *(f"lang-{other}" for other in LANGUAGES if other != language)}
    notebook.cells = [cell for cell in notebook.cells if others.isdisjoint(cell.metadata.get("tags", ()))]
    made = Path("outputs") / PAGE.name
    made.parent.mkdir(exist_ok=True)
    write_ipynb(parameterize_notebook(notebook, {"language": language}), str(made))
    return made
