"""The page that lists a batch: each report, its verdicts, and where it failed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

import nbformat.v4 as nb

from simlib.batch.building import placed
from simlib.batch.plan import Done
from simlib.batch.terms import NOTEBOOKS
from simlib.present import html
from simlib.present.about import about
from simlib.present.speech import Speech
from simlib.present.table import Cell, Table
from simlib.present.tables.cells import verdict


def write_index(done: Sequence[Done], outputs: Path, base: Path) -> None:
    """`outputs`/index.html, in the language of the first job; made in `base`, never half there."""
    speech = Speech(done[0].job.language if done else "sv")
    rows = tuple(_row(one, outputs, speech) for one in done)
    columns = (
        ("scenario", speech("col-alternative")),
        ("region", speech("col-region")),
        ("scheme", speech("col-scheme")),
        ("budget", speech("col-budget-test")),
        ("continuity", speech("col-continuity-test")),
        ("board", speech("to-board")),
        ("parameters", speech("to-parameters")),
        ("analysis", speech("to-analysis")),
    )
    table = Table("index", speech("index-caption"), columns, rows)
    words = f'data-filter="{escape(speech("index-filter"))}" data-shown="{escape(speech("index-shown"))}"'
    intro = f'<p class="sentence" id="index-words" {words}>{escape(speech("index-intro"))}</p>'
    output = nb.new_output("display_data", data={"text/html": intro + table.html() + about(speech)})
    page = nb.new_notebook(cells=[nb.new_code_cell("", outputs=[output])])
    for number, cell in enumerate(page.cells):
        cell["id"] = str(number)
    script = (files("simlib.present") / "template/index.js").read_text(encoding="utf-8")
    made = html.write(
        base / "index.html",
        page,
        title=speech("index-title"),
        language=speech.language,
        script=script if rows else "",
    )
    placed(made, outputs / "index.html", base)


def _row(one: Done, outputs: Path, speech: Speech) -> tuple[Cell, ...]:
    setting = one.job.cases[0].setting
    folder = one.folder.relative_to(outputs).as_posix()
    _, first = NOTEBOOKS[one.job.notebooks[0]]
    name = (
        Cell(speech.label(setting.scenario.label), link="" if one.failure else f"{folder}/{first}"),
        Cell(speech.label(setting.region.label)),
        Cell(setting.scenario.programme),
    )
    if one.failure:
        return (
            *name,
            Cell(speech("index-failed", reason=one.failure), badge="verdict fails"),
            *[Cell("–")] * 4,
        )
    verdicts = (verdict(speech, one.verdicts[test]) for test in ("budget", "continuity"))
    return (
        *name,
        *verdicts,
        *(
            Cell(speech(f"to-{kind}"), link=f"{folder}/{page}") if kind in one.job.notebooks else Cell("–")
            for kind, (_, page) in NOTEBOOKS.items()
        ),
    )
