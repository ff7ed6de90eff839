"""Pieces of a page that a notebook shows as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Html:
    """A piece of a page, shown by a notebook as it is."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def paragraphs(sentences: Sequence[str]) -> Html:
    return Html("".join(f'<p class="sentence">{escape(sentence)}</p>' for sentence in sentences))
