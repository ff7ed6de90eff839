"""Imported by the server alone: shows an empty notebook, so that no job pays for what comes first.

The inline backend of matplotlib must not be among the imports: before a shell is there, it drops all figures.
"""

from __future__ import annotations

import matplotlib.pyplot  # noqa: ICN001, F401
import nbformat
import pyarrow.parquet  # noqa: F401
import scipy.stats  # noqa: F401

import simlib.batch.client
import simlib.batch.kernel
import simlib.batch.run  # noqa: F401 - with papermill, which loads the engine
from simlib.present import html

_EMPTY = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(""), nbformat.v4.new_markdown_cell("*a*")])
html.render(nbformat.reads(nbformat.writes(_EMPTY), as_version=4), title="")
