"""Notebooks that do awkward things: what a kernel of our own must do exactly as an ordinary one."""

# ruff: noqa: E501 - a cell is a line here
from __future__ import annotations

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

WIDGET = """
import comm
model = {"_model_module": "@jupyter-widgets/controls", "_model_name": "IntSliderModel", "value": 3}
slider = comm.create_comm(target_name="jupyter.widget", data={"state": model, "buffer_paths": []},
                          comm_id="0123456789abcdef0123456789abcdef")
slider.send({"method": "update", "state": {"value": 7}, "buffer_paths": []})
"""
OUTPUT_WIDGET = """
model = {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "outputs": [], "msg_id": ""}
area = comm.create_comm(target_name="jupyter.widget", data={"state": model, "buffer_paths": []},
                        comm_id="fedcba9876543210fedcba9876543210")
caught = []
area.on_msg(caught.append)
here = get_ipython().kernel.get_parent()["header"]["msg_id"]
area.send({"method": "update", "state": {"msg_id": here}, "buffer_paths": []})
print("into the area")
area.send({"method": "update", "state": {"msg_id": ""}, "buffer_paths": []})
print("and out of it")
"""
THREAD = """
import threading
threads = [threading.Thread(target=print, args=("from a thread",)) for _ in range(3)]
for thread in threads:
    thread.start()
    thread.join()
"""
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(1 + 1)']).returncode"
MANY = "import multiprocessing as mp\nwith mp.get_context('fork').Pool(2) as pool: print(pool.map(abs, [-1, -2]))"
FIGURES = """
import matplotlib.pyplot as plt
plt.rcParams["svg.hashsalt"] = "same"
figure, axes = plt.subplots(figsize=(3, 2))
axes.plot([1, 4, 9])
axes.set_title("Öre per besök")
"""

NOTEBOOKS: dict[str, list[str]] = {
    "plain": ["", "1 + 1", "2 + 2;", "a = 1\na\na + 1", "# only a remark", "_ + Out[3]", "In[2], _i"],
    "streams": [
        "import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('out again')",
        "for i in range(3): print(i, end=' ', flush=True)",
        "print('over\\rwritten')",
        "sys.stdout.write('no newline')",
        "import os; os.write(1, b'below python\\n'); import time; time.sleep(0.3)",
        CHILD + "; time.sleep(0.3)",
        "print('å' * 100_000)",
        "for i in range(5_000): print(i)",
        "sys.stdout.isatty(), sys.stdout.encoding, sys.stderr.name",
        "import warnings; warnings.warn('mind the gap', stacklevel=1)",
        "import logging; logging.warning('logged'); logging.getLogger('tornado').warning('told')",
    ],
    "rich": [
        "from IPython.display import HTML, Image, JSON, Latex, Markdown, SVG, Javascript, clear_output, display",
        "HTML('<b>bold</b>')",
        "display(Markdown('*a*'), Latex('$x$'), JSON({'a': (1, None)}), Javascript('1'))",
        "display({'text/plain': 'raw', 'application/x-own+json': {'k': [1]}}, raw=True, metadata={'m': 1})",
        "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')",
        "Image(b'\\x89PNG\\r\\n\\x1a\\n' + bytes(20), format='png')",
        "first = display('a', display_id='first')",
        "handle = display(HTML('one'), display_id=True)\nhandle.update(HTML('two'))",
        "first.update('changed from below')\ndisplay('again', display_id='first')",
        "print('gone'); clear_output(); print('kept')",
        "print('waits'); clear_output(wait=True); display('replaced')",
        "class Both:\n    def _repr_mimebundle_(self, **_): return {'text/html': '<i>', 'text/plain': 'i'}, {'x': 1}\nBoth()",
        "import pandas as pd; pd.DataFrame({'å': [1.5, None], 'b': ['x', 'y']})",
        "[float('inf'), {1: 2}, 'x' * 3000]",
    ],
    "magics": [
        "%precision 3\n%precision",
        "%%capture caught\nprint('caught')",
        "caught.stdout",
        "!echo from the shell",
        "lines = !printf 'a\\nb\\n'\nlines",
        "%%bash\necho out; echo err >&2",
        "%env NOT_SET_ANYWHERE=1",
        "%%writefile written.txt\nsome text",
        "%pycat written.txt\n%less written.txt",
        "%load_ext autoreload\n%autoreload 2",
        "%who_ls",
        "print?",
        "%matplotlib inline",
        "%config InlineBackend.figure_format = 'svg'",
        "%history -n 1-3",
        "%%html\n<p>raw</p>",
        "__name__, __builtin__.__name__, get_ipython().__class__.__mro__[1].__name__",
        "%xmode Minimal\n1 / 0",
    ],
    "await": [
        "import asyncio\nawait asyncio.sleep(0.01)\n'slept'",
        "async def later():\n    await asyncio.sleep(0.05)\n    print('in the background')\ntask = asyncio.create_task(later())",
        "await task\nasyncio.get_running_loop().is_running()",
        "async with asyncio.timeout(1): print('async with')",
    ],
    "threads": [THREAD, MANY, "threading.active_count() > 0", "import os; os.getppid() > 1"],
    "figures": [
        FIGURES,
        "figure",
        "plt.figure(); plt.imshow([[1, 2], [3, 4]]); plt.show(); print('after')",
        "plt.plot([3, 1])\nplt.close()\n'closed'",
        "%config InlineBackend.figure_formats = ['svg', 'retina']\nplt.plot([1, 2])",
        "plt.get_backend(), plt.isinteractive(), plt.get_fignums()",
        "pd = __import__('pandas'); pd.Series([1, 2, 3]).plot(kind='bar')",
    ],
    "widgets": [WIDGET, OUTPUT_WIDGET, "len(caught)"],
    "odd": [
        "class Odd:\n    def _repr_html_(self): raise ValueError('no html')\n    def __repr__(self): return 'odd'\nOdd()"
    ],
    "error": ["print('before')", "def f(x):\n    return 1 / x\nf(0)", "print('never')"],
    "allowed_error": ["raise KeyError('allowed')", "print('goes on')"],
    "syntax": ["print('before')\n1 +", "print('never')"],
    "chained": ["try:\n    {}['a']\nexcept KeyError as e:\n    raise RuntimeError('därför') from e"],
    "no_input": ["input('name?')"],
    "sys_exit_0": ["import sys; print('so far'); sys.exit(0)", "print('after')"],
    "sys_exit_3": ["import sys; sys.exit(3)", "print('after')"],
    "exit": ["exit", "print('after')"],
    "keyboard": ["raise KeyboardInterrupt"],
    "group": ["raise ExceptionGroup('several', [ValueError('one'), TypeError('two')])"],
}
# Those that papermill says have failed.
FAILING = {
    "magics", "error", "syntax", "chained", "no_input", "sys_exit_3", "keyboard", "odd", "allowed_error", "group",
}  # fmt: skip


def notebook(name: str) -> nbformat.NotebookNode:
    cells = [new_code_cell(source) for source in NOTEBOOKS[name]]
    if name == "allowed_error":
        cells[0].metadata["tags"] = ["raises-exception"]
    parameters = new_code_cell("p = 1", metadata={"tags": ["parameters"]})
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    prose = new_markdown_cell("# Prose")
    return new_notebook(cells=[prose, parameters, *cells], metadata={"kernelspec": kernel})
