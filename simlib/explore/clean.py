"""What JupyterLab saves of the project's own notebooks: the cells, and not what they showed.

The workbench shows other figures for everybody who opens it, and JupyterLab saves by itself. Without
this, each visit would leave a change in files that are kept.
"""

from __future__ import annotations

from typing import Any

OURS = "notebooks/"
HOOK = f"{__name__}.without_outputs"  # as JupyterLab is told


def without_outputs(model: dict[str, Any], path: str = "", **_: Any) -> None:
    """Called by Jupyter before it writes `path`; notebooks that lie elsewhere are saved as they are."""
    if model["type"] != "notebook" or not path.lstrip("/").startswith(OURS):
        return
    model["content"]["metadata"].pop("widgets", None)
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
