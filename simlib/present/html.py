"""One notebook, run, becomes one page that stands alone: nothing is fetched, and no report is scripted.

Outputs in text/html are trusted: the helpers that make them escape what they show. Everything else
is escaped here. The page forbids itself, by its content security policy, to load anything.
"""

import base64
import copy
import hashlib
import html
import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat import NotebookNode

# Nothing of these is for readers, except that they failed. (The last is papermill's own mark of that.)
_SILENT = {"parameters", "injected-parameters", "setup", "hidden", "papermill-error-cell-tag"}
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_TABLE = re.compile(r'(<div class="table-scroll[^>]*>\s*)?<table\b.*?</table>', re.DOTALL | re.IGNORECASE)
_ID = re.compile(r'\sid="([^"]*)"')


def _scrollable(body: str, word: str) -> str:
    """Put each table that is in none into a region that scrolls by itself, named by its caption."""
    number = itertools.count(1)

    def shape(found: re.Match[str]) -> str:
        table, name = found[0], f"{word} {next(number)}"
        if found[1]:
            return table
        label = f'aria-label="{name}"'
        if caption := re.search(r"<caption\b[^>]*>", table):
            if not (given := _ID.search(caption[0])):
                table = table.replace("<caption", f'<caption id="{_slug(name)}"', 1)
            label = f'aria-labelledby="{given[1] if given else _slug(name)}"'
        return f'<div class="table-scroll" role="region" tabindex="0" {label}>{table}</div>'

    return _TABLE.sub(shape, body)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", html.unescape(text)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "del"


def _css_text(text: str) -> str:
    """A string for a style sheet: whatever is no plain letter or digit is written as its number."""
    plain = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in str(text))
    return f'"{"".join(plain)}"'


def _outline(body: str) -> dict[str, Any]:
    """Headings in order and with ids, and the table of contents they make."""
    contents: list[tuple[str, str]] = []
    taken = {*_ID.findall(body), "top", "main", "contents"}
    titled, previous = False, 1

    def shape(found: re.Match[str]) -> str:
        nonlocal titled, previous
        level, attrs, text = int(found[1]), found[2], found[3]
        if level == 1 and not titled:  # the notebook's own title: the page has one already
            titled = True
            return ""
        previous = level = min(max(level, 2), previous + 1)
        plain = re.sub(r"<[^>]*>", "", text).strip()
        if given := _ID.search(attrs):
            ident = given[1]
        else:
            ident = slug = _slug(plain)
            number = itertools.count(2)
            while ident in taken:
                ident = f"{slug}-{next(number)}"
            taken.add(ident)
            attrs += f' id="{ident}"'
        if level == 2:  # noqa: PLR2004
            contents.append((ident, plain))
        return f"<h{level}{attrs}>{text}</h{level}>"

    return {"html": _HEADING.sub(shape, body), "contents": contents}


def _readable(notebook: NotebookNode, language: str) -> NotebookNode:
    page = copy.deepcopy(notebook)
    cells, page.cells = page.cells, []
    for cell in cells:
        tags = set(cell.metadata.get("tags", ()))
        spoken = {tag for tag in tags if tag.startswith("lang-")}
        silent = not tags.isdisjoint(_SILENT)
        if cell.cell_type == "code":
            cell.outputs = [
                o for o in cell.outputs if "ename" in o or not (silent or o.get("name") == "stderr")
            ]
        elif silent or (spoken and f"lang-{language}" not in spoken):
            continue
        page.cells.append(cell)
    return page


@cache
def _exporter() -> HTMLExporter:
    """Ours, with its template compiled once."""
    return HTMLExporter(
        template_paths=[str(files("simlib.present") / "template")],  # ours alone, none of the user's
        template_file="index.html.j2",
        default_preprocessors=[],
        exclude_anchor_links=True,
        filters={
            "scrollable": _scrollable,
            "outline": _outline,
            "css_text": _css_text,
            "unbroken": lambda text: re.sub(r"\d+–\d+", r'<span class="whole">\g<0></span>', str(text)),
        },
    )


def render(
    notebook: NotebookNode,
    *,
    title: str,
    language: str = "sv",
    links: Sequence[tuple[str, str]] = (),
    script: str = "",
    diary: str = "",
    absent: Sequence[str] = (),
) -> str:
    """Make the page; `links` are (text, address) of other pages, shown at its head.

    `script` is one of our own; the page allows itself no other. `diary` stands on every printed sheet.
    `absent`: pages that are not made beside this one; what would lead to them is plain text.
    """
    total = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    own = {
        "page_title": title,
        "language": language,
        "links": list(links),
        "script": script,
        "diary": diary,
        "allowed": f"; script-src 'sha256-{total}'" if script else "",
    }
    # HTMLExporter's own method would parse the page and write it anew: slow, and SVG's viewBox suffers.
    page, _ = TemplateExporter.from_notebook_node(_exporter(), _readable(notebook, language), own)
    for address in absent:
        page = re.sub(rf'<a [^>]*href="{re.escape(address)}[#"][^>]*>(.*?)</a>', r"\1", page, flags=re.DOTALL)
    return page


def write(path: Path, notebook: NotebookNode, **options: Any) -> Path:
    """Write the page, with the same bytes on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(notebook, **options), encoding="utf-8", newline="\n")
    return path
