"""Imported by the server alone: what every job and every notebook would else load for itself.

The inline backend of matplotlib must not be among the imports: before a shell is there, it drops all figures.
"""

from __future__ import annotations

from importlib import import_module

import nbformat
from matplotlib.figure import Figure

import simlib.batch.client
import simlib.batch.kernel
import simlib.batch.run  # noqa: F401 - with papermill, which loads the engine
from simlib import programmes
from simlib.batch import manifest
from simlib.present import html, svg
from simlib.present.speech import Speech
from simlib.words import LANGUAGES

# What the libraries themselves import late: in the first shell, table or picture.
_LATE = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "contourpy",
    "faulthandler",
    "ipykernel.debugger",  # any kernel imports it, though nobody steps through a report
    "matplotlib.pyplot",
    "pandas.core.arrays.arrow.extension_types",
    "pandas.io.formats.csvs",
    "pyarrow.pandas_compat",
    "pyarrow.parquet",
    "scipy.stats",
    "sqlite3",
    "tornado.platform.asyncio",
)


def _painted(figure: Figure) -> None:
    figure.add_subplot().set_title("1")


manifest.code_sum()  # of the code that is loaded here and runs in every fork
manifest.versions()
for late in _LATE:
    import_module(late)
for name in programmes.names():
    programmes.programme(name)
for language in LANGUAGES:
    Speech(language)("progress-unit")
    Speech(language).money(100)
svg.draw("warm", 100, _painted)
svg.text_width("1", 13, "bold")
_EMPTY = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(""), nbformat.v4.new_markdown_cell("*a*")])
html.render(nbformat.reads(nbformat.writes(_EMPTY), as_version=4), title="")
