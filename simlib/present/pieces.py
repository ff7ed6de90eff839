"""Pieces of a page that a notebook shows as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from html import escape
from typing import Any, TypeVar

from simlib.present.speech import Speech
from simlib.present.svg import Picture

# Where the pages tell how their figures are made: drawn ones, and planned ones.
SIMULATED, EXPLAINED = "#simulated", "#explained"


@dataclass(frozen=True)
class Html:
    """A piece of a page, shown by a notebook as it is."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


@dataclass(frozen=True)
class Sentence:
    """A sentence by itself, or what stands where there is nothing to draw."""

    text: str
    speech: Speech
    trace: str = SIMULATED

    def _repr_html_(self) -> str:
        return paragraph(self.text, self.speech, self.trace) if self.text else ""


Made = TypeVar("Made")


def leads_to(target: str) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """A method's pictures lead to where their numbers are told; its object has a `speech`."""

    def decorate(method: Callable[..., Made]) -> Callable[..., Made]:
        @wraps(method)
        def made(self: Any, *given: Any) -> Any:
            found: Any = method(self, *given)
            words = (target, self.speech("trace-short"))
            if isinstance(found, list):
                return [replace(picture, trace=words) for picture in found]
            return replace(found, trace=words) if isinstance(found, Picture) else found

        return made

    return decorate


def paragraph(text: str, speech: Speech, trace: str, quoted: str = "") -> str:
    """A sentence; if it tells numbers it leads to how they are made. `quoted`: what a file says, after it."""
    foreign = f' lang="{speech.of_files}"' if speech.of_files else ""
    words = [escape(text)] if text else []
    if quoted:
        words.append(f"<span{foreign}>{escape(quoted)}</span>" if foreign else escape(quoted))
    said = " ".join(words)
    if not trace or not re.search(r"\d", text + quoted):
        return f'<p class="sentence">{said}</p>'
    leads = trace_link(speech, trace)
    return f'<p class="sentence" data-trace="{escape(trace, quote=True)}">{said} {leads}</p>'


def trace_link(speech: Speech, trace: str, words: str = "trace-short") -> str:
    return f'<a class="trace" href="{escape(trace, quote=True)}">{escape(speech(words))}</a>'


def paragraphs(sentences: Sequence[str], speech: Speech, trace: str = SIMULATED) -> Html:
    return Html("".join(paragraph(sentence, speech, trace) for sentence in sentences))
