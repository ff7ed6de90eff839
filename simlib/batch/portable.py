"""What a run leaves tells nothing of the machine it ran on: no folders, no names of users."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import nbformat
from nbformat.reader import NotJSONError


def without_machine(text: str, root: Path) -> str:
    """The text with paths made relative to the project, to Python, or to the user's folder."""
    places = ((root, "."), (sys.prefix, "python"), (sys.base_prefix, "python"), (Path.home(), "~"))
    for place, short in places:
        for written in (json.dumps(str(place))[1:-1], str(place)):  # in a notebook, and as it is
            if short == ".":
                text = text.replace(written + json.dumps(os.sep)[1:-1], "").replace(written + os.sep, "")
            text = text.replace(written, short)
    return text


def make_portable(executed: Path, root: Path) -> None:
    """Takes papermill's traces of this machine and its random id out of the notebook, if it is whole."""
    try:
        notebook = nbformat.read(executed, as_version=4)
    except (OSError, NotJSONError):  # it was never written, or only in part: why, papermill has said
        executed.unlink(missing_ok=True)
        return
    record = notebook.metadata.get("papermill", {})
    for key in ("input_path", "output_path"):
        if record.get(key):
            record[key] = Path(record[key]).name
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = "injected-parameters"
    text = without_machine(nbformat.writes(notebook), root) + "\n"
    executed.write_text(text, encoding="utf-8", newline="\n")  # the same bytes on every system


def reason(error: Exception) -> str:
    """Why it failed, in a line. Of a file that could not be written or read, only the name."""
    name = type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}" + (f" ({Path(error.filename).name})" if error.filename else "")
    return ": ".join([name, *str(error).strip().splitlines()[-1:]])
