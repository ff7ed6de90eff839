"""JupyterLab saves by itself: the notebooks that are kept stay as they were written."""

from __future__ import annotations

import nbformat
import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from nbformat import v4

from simlib.explore.clean import HOOK
from tests.conftest import ROOT


def shown() -> nbformat.NotebookNode:
    """A notebook that has been run and whose widgets are kept."""
    cells = [
        v4.new_markdown_cell("# Words", id="a"),
        v4.new_code_cell("1 + 1", id="b", execution_count=7, outputs=[v4.new_output("stream", text="2")]),
    ]
    return v4.new_notebook(
        cells=cells, metadata={"widgets": {"state": {}}, "language_info": {"name": "python"}}
    )


def saved(folder, path: str) -> nbformat.NotebookNode:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    files = LargeFileManager(root_dir=str(folder), pre_save_hook=HOOK)
    files.save({"type": "notebook", "format": "json", "content": shown()}, path)
    return nbformat.read(folder / path, as_version=4)


@pytest.mark.parametrize("path", ["notebooks/explore.ipynb", "/notebooks/start_here.ipynb"])
def test_ours_are_saved_without_what_they_showed(tmp_path, path):
    found = saved(tmp_path, path.lstrip("/"))
    assert [cell.source for cell in found.cells] == ["# Words", "1 + 1"]
    assert found.cells[1].outputs == []
    assert found.cells[1].execution_count is None
    assert "widgets" not in found.metadata
    assert found.metadata.language_info.name == "python"


@pytest.mark.parametrize("path", ["mine.ipynb", "outputs/notebooks/mine.ipynb"])
def test_others_are_saved_as_they_are(tmp_path, path):
    assert saved(tmp_path, path) == shown()


def test_a_text_is_none_of_its_business(tmp_path):
    files = LargeFileManager(root_dir=str(tmp_path), pre_save_hook=HOOK)
    files.save({"type": "file", "format": "text", "content": "outputs"}, "notes.txt")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "outputs"


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_notebooks_hold_no_outputs(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)
