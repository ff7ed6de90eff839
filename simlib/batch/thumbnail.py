"""The front picture of a report, cost against the frame, small enough for a list of a hundred reports.

It is cut from the picture that the notebook drew: without its text, which nobody could read at that
size, on a coarser grid, and with neighbours that look alike as one path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

FRONT = "report.pictures.fan()"  # the cell that draws it
_SVG = "{http://www.w3.org/2000/svg}"
_SHOWN = ("fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "opacity")


def thumbnail(notebook: Path) -> str:
    """The small picture with its words, as HTML; empty where the notebook has none."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        outputs = next(cell["outputs"] for cell in cells if "".join(cell["source"]).strip() == FRONT)
        shown = "".join(outputs[0]["data"]["text/html"])
    except (OSError, ValueError, KeyError, IndexError, StopIteration):
        return ""
    svg, words = re.search(r"<svg.*</svg>", shown, re.DOTALL), re.search(r'aria-label="([^"]*)"', shown)
    if not svg or not words:
        return ""
    alt = escape(unescape(words[1]), quote=True)
    return f'<div class="thumbnail" role="img" aria-label="{alt}">{_small(svg[0])}</div>'


def _small(svg: str) -> str:
    root = ET.fromstring(svg)  # noqa: S314 - as above
    for clipped in list(root.iter(f"{_SVG}defs")):
        clipped.clear()
    paths = [(_style(path.get("style", "")), _coarse(path.get("d", ""))) for path in root.iter(f"{_SVG}path")]
    paths = [path for path in paths if path[0] != "fill:#ffffff"]  # grounds
    drawn = "".join(
        f'<path style="{style}" d="{"".join(d for _, d in alike)}"/>'
        for style, alike in groupby(paths, key=lambda path: path[0])
    )
    box = _box([d for _, d in paths])
    return f'<svg viewBox="{box}" aria-hidden="true" focusable="false">{drawn}</svg>'


def _box(paths: Sequence[str]) -> str:
    """Where there is anything to see: matplotlib's paths are of pairs of absolute coordinates."""
    numbers = [int(number) for d in paths for number in re.findall(r"-?\d+", d)]
    x, y = numbers[::2] or [0], numbers[1::2] or [0]
    return f"{min(x) - 4} {min(y) - 4} {max(x) - min(x) + 8} {max(y) - min(y) + 8}"


def _style(style: str) -> str:
    """What is seen of it: stroke-linejoin and the like are not."""
    said = (part.strip().partition(":") for part in style.split(";"))
    return ";".join(f"{name}:{value.strip()}" for name, _, value in said if name in _SHOWN)


def _coarse(d: str) -> str:
    """Whole pixels, and no spaces that are not needed."""
    whole = re.sub(r"-?\d+\.\d+", lambda number: str(round(float(number[0]))), d)
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", whole).strip()
