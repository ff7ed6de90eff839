"""What a notebook calls: the workbench of one scenario."""

from __future__ import annotations

from importlib.resources import files

import ipywidgets as widgets
from IPython import display

from simlib.explore.widgets.bench import Bench
from simlib.present.opening import found
from simlib.present.speech import Speech


def open_workbench(
    scenario: str, *, draws: int, seed: int, language: str, region: str = ""
) -> widgets.Widget:
    """The workbench, to be the last line of a cell; raises Faults with all that is wrong in a file."""
    bench = Bench(found(scenario), region, draws=draws, seed=seed, speech=Speech(language))
    folder = files("simlib.explore.widgets")
    display.display(display.Javascript(folder.joinpath("page.js").read_text(encoding="utf-8")))
    look = widgets.HTML(f"<style>{folder.joinpath('page.css').read_text(encoding='utf-8')}</style>")
    return widgets.VBox([look, bench.widget])
