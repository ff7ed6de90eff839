"""A picture with the words that belong to it, drawn as SVG that can stand in any page.

Every picture is painted on one canvas with fixed settings, so the same numbers give
the same bytes; text stays text, in the page's typeface.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

WIDTH = 640  # one unit is one pixel where the page gives the picture 640 of them
_LEAST, _WIDEST = 0.85, 830  # how small a picture may get, so that its words stay legible; of so many pixels
_TYPEFACE = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
# Text is measured in matplotlib's own typeface, which is on every machine and wider than those above.
_MEASURE = TextToPath()
# The user's own settings must not change a report.
_DEFAULTS = {name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")}
_SETTINGS = {
    **_DEFAULTS,
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.family": ["DejaVu Sans"],
    "font.size": 13,
    "hatch.linewidth": 1.6,
}


@dataclass(frozen=True)
class Picture:
    """`title` states the finding; `sentence` reads the picture aloud and is its alternative text.

    On a narrow screen the picture scrolls by itself, so that its words stay legible: it can be focused.
    """

    key: str
    title: str
    sentence: str
    svg: str
    foot: str = ""
    trace: tuple[str, str] = ("", "")  # where its numbers come from, and the words that lead there

    def html(self) -> str:
        alt = escape(self.sentence, quote=True)
        unbroken = re.sub(r"\d{4}-\d\d-\d\d", r'<span class="whole">\g<0></span>', escape(self.sentence))
        target, words = self.trace
        leads = f' <a class="trace" href="{escape(target, quote=True)}">{escape(words)}</a>' if target else ""
        foot = (
            f'<footer class="picture-foot">{escape(self.foot)}{leads}</footer>' if self.foot or leads else ""
        )
        traced = f' data-trace="{escape(target, quote=True)}"' if target else ""
        return (
            f'<figure class="picture"{traced}>'
            f'<div role="img" aria-label="{alt}" tabindex="0" style="overflow-x:auto">{self.svg}</div>'
            f"<figcaption><strong>{escape(self.title)}</strong> "
            f'<span class="sentence">{unbroken}</span></figcaption>{foot}</figure>'
        )

    def _repr_html_(self) -> str:
        return self.html()


def draw(key: str, height: float, paint: Callable[[Figure], None], *, width: float = WIDTH) -> str:
    """What `paint` puts on an empty figure of that size in pixels, as an `<svg>` element."""
    with mpl.rc_context({**_SETTINGS, "svg.hashsalt": key}):
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        paint(figure)
        drawn = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(figure).print_svg(drawn, metadata=nothing)  # type: ignore[no-untyped-call]
    return _cleaned(drawn.getvalue(), key, width, height)


def _cleaned(drawn: str, key: str, width: float, height: float) -> str:
    body = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    # The style sheet would reach the whole page.
    body = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", body, flags=re.DOTALL)
    body = re.sub(r"<[^>]*>", lambda tag: _lean(tag[0]), body)
    body = body.replace("xlink:href", "href")
    body = re.sub(r">\s+<", "><", body).strip()
    while "<g></g>" in body:
        body = body.replace("<g></g>", "")
    body = _own_ids(body, key)
    least = _LEAST * min(width, _WIDEST) / 16
    size = f"width:{width / 16:g}rem;min-width:{least:g}rem;max-width:100%;height:auto"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" focusable="false" '
        f'aria-hidden="true" stroke-linejoin="round" stroke-linecap="butt" '
        f'style="{size};font-family:{_TYPEFACE}">{body}</svg>'
    )


def _lean(tag: str) -> str:
    """A tag without what says nothing: hair-fine decimals, rotations by nothing, typeface lists."""
    tag = re.sub(r'\s*font-family: [^;"]*;?', "", tag)
    tag = re.sub(r' transform="rotate\(-?0 [^"]*"', "", tag)
    tag = re.sub(r"-?\d+\.\d{3,}", lambda found: _short(found[0]), tag)
    return " ".join(tag.split())


def _short(decimal: str) -> str:
    text = f"{float(decimal):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _own_ids(body: str, key: str) -> str:
    """Only the ids that are used, made this picture's own."""
    used = set(re.findall(r'(?:url\(#|href="#)([\w-]+)', body))
    own = f"{key}-{sha256(body.encode()).hexdigest()[:8]}"
    names = {name: f"{own}-{number}" for number, name in enumerate(sorted(used, key=body.index))}
    body = re.sub(r' id="([^"]*)"', lambda i: f' id="{names[i[1]]}"' if i[1] in names else "", body)
    return re.sub(r'(url\(#|href="#)([\w-]+)', lambda ref: ref[1] + names[ref[2]], body)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Pixels that a line of text takes at most."""
    font = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    return float(_MEASURE.get_text_width_height_descent(text, font, ismath=False)[0])


def wrapped(text: str, room: float, size: float, weight: str = "normal") -> list[str]:
    """The text in lines that fit; a word that fits in none stands alone."""
    lines: list[str] = []
    for word in re.split(r"[ \t\r\n]+", text):  # not at no-break spaces
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
