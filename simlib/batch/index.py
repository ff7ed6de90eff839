"""The page that lists a batch: each report with its picture, verdicts and files, and where it failed.

On a narrow screen a row is a card. The roles say that it is a table all the same: browsers forget
it once the style sheet lays rows out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import nbformat.v4 as nb

from simlib.batch.building import placed
from simlib.batch.plan import Done
from simlib.batch.terms import NOTEBOOKS
from simlib.batch.thumbnail import thumbnail
from simlib.parameters.loading import label_of
from simlib.parameters.values import Label
from simlib.present import html
from simlib.present.about import about
from simlib.present.excel.workbook import NAME as WORKBOOK
from simlib.present.speech import Speech, link
from simlib.present.table import Cell
from simlib.present.tables.cells import verdict

_COLUMNS = (
    *("index-picture", "col-alternative", "col-region", "col-scheme"),
    *("col-budget-test", "col-continuity-test", "index-pages", "index-files"),
)
_PLAIN = ("index-picture", "index-pages", "index-files")  # neither sorted nor searched


def write_index(done: Sequence[Done], outputs: Path, base: Path) -> None:
    """`outputs`/index.html, in the language of the first job; made in `base`, never half there."""
    speech = Speech(done[0].job.language if done else "sv")
    words = f'data-filter="{escape(speech("index-filter"))}" data-shown="{escape(speech("index-shown"))}"'
    intro = f'<p class="sentence" id="index-words" {words}>{escape(speech("index-intro"))}</p>'
    shown = intro + _table(done, outputs, speech) + about(speech)
    page = nb.new_notebook(
        cells=[
            nb.new_code_cell("", id="0", outputs=[nb.new_output("display_data", data={"text/html": shown})])
        ]
    )
    script = (files("simlib.present") / "template/index.js").read_text(encoding="utf-8")
    made = html.write(
        base / "index.html",
        page,
        title=speech("index-title"),
        language=speech.language,
        script=script if done else "",
    )
    placed(made, outputs / "index.html", base)


def _table(done: Sequence[Done], outputs: Path, speech: Speech) -> str:
    heads = "".join(
        f'<th scope="col" role="columnheader"{_plain(key)}>{escape(speech(key))}</th>' for key in _COLUMNS
    )
    rows = "".join(
        f'<tr role="row">{"".join(_cell(key, body, speech) for key, body in _row(one, outputs, speech))}</tr>'
        for one in done
    )
    return (
        f'<div class="table-scroll"><table class="jobs" role="table">'
        f"<caption>{escape(speech('index-caption'))}</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _cell(key: str, body: str, speech: Speech) -> str:
    """The name of the scenario is the row's heading; on a card the others say what they are."""
    if key == "col-alternative":
        return f'<th scope="row" role="rowheader">{body}</th>'
    return f'<td role="cell"{_plain(key)} data-label="{escape(speech(key))}">{body}</td>'


def _plain(key: str) -> str:
    return ' class="plain"' if key in _PLAIN else ""


def _row(one: Done, outputs: Path, speech: Speech) -> Iterator[tuple[str, str]]:
    """The column and the content of each cell."""
    job, setting = one.job, one.job.cases[0].setting
    folder = one.folder.relative_to(outputs).as_posix()

    def there(name: str, text: str) -> str:
        return link(text, f"{folder}/{name}") if (one.folder / name).is_file() else ""

    pages = {name: (page, speech(f"to-{kind}")) for kind, (name, page) in NOTEBOOKS.items()}
    label, first = speech.label(setting.scenario.label), NOTEBOOKS[job.notebooks[0]][1]
    terms = speech("index-terms", draws=speech.number(job.draws), report=job.language)
    tests = [Cell(speech("index-failed", reason=one.failure), badge="verdict fails"), Cell("–")]
    if not one.failure:
        tests = [verdict(speech, one.verdicts[test]) for test in ("budget", "continuity")]
    found = [
        there(WORKBOOK, speech("to-workbook")),
        *(there(f"{name}.pdf", speech("index-pdf", page=text)) for name, (_, text) in pages.items()),
        *(there(f"{name}.ipynb", speech("index-notebook", page=text)) for name, (_, text) in pages.items()),
    ]
    shown = (
        thumbnail(one.folder / f"{NOTEBOOKS['board'][0]}.ipynb"),
        f'{there(first, label) or escape(label)}<br><span class="source">{escape(terms)}</span>',
        escape(speech.label(setting.region.label)),
        escape(_scheme(setting.root, setting.scenario.programme, speech)),
        *(cell.html().removeprefix("<td>").removesuffix("</td>") for cell in tests),
        _listed([there(page, text) for page, text in pages.values()]),
        f"<details><summary>{escape(speech('index-files'))}</summary>{_listed(found)}</details>",
    )
    return zip(_COLUMNS, shown, strict=True)


def _scheme(root: Path, name: str, speech: Speech) -> str:
    label = _label(root, name)
    return speech.label(label) if label else name


@cache
def _label(root: Path, name: str) -> Label | None:
    """Read once, however many reports are of that scheme."""
    return label_of(root / f"params/programmes/{name}.yaml", root)


def _listed(links: Sequence[str]) -> str:
    """Those that there are."""
    items = "".join(f"<li>{one}</li>" for one in links if one)
    return f"<ul>{items}</ul>" if items else ""
