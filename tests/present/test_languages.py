"""A page speaks one language; what is quoted from the files is marked as theirs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.schemes import LANGUAGES, SCHEMES

# Words that no sentence does without, and that mean nothing in the other language.
SMALL = {
    "sv": {"och", "att", "för", "som", "inte", "är", "från", "till", "eller", "också", "varje", "utfall"},
    "en": {"the", "and", "of", "which", "with", "not", "is", "are", "from", "every", "outcomes", "each"},
}


SKIP = {"sv": "Hoppa till innehållet", "en": "Skip to the content"}


class Texts(HTMLParser):
    """`texts`: every text that is read out, with the language that it is marked to be in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"meta", "link", "br", "img", "input", "hr"}:
            return
        given = dict(attrs)
        outer = self.open[-1][1] if self.open else ""
        silent = tag in {"style", "script", "code"} or outer == "-"
        self.open.append((tag, "-" if silent else given.get("lang") or outer))
        for name in ("aria-label", "title"):
            if given.get(name):
                self.texts.append((self.open[-1][1], str(given[name])))

    def handle_startendtag(self, tag, attrs):
        """A shape of a picture."""

    def handle_endtag(self, tag):
        if self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and data.strip():
            self.texts.append((self.open[-1][1], data))


NAMES = ("Grön Hälsa och Rehab",)  # of units: the same in both languages


def foreign(language: str, other: str, texts: list[tuple[str, str]]) -> list[str]:
    words = re.compile(rf"\b({'|'.join(sorted(SMALL[other] - SMALL[language]))})\b", re.IGNORECASE)
    bare = [(text, re.sub("|".join(NAMES), "", text)) for marked, text in texts if marked == language]
    return [text for text, rest in bare if words.search(rest)]


@pytest.mark.parametrize("report", ["board_report", "parameters_report", "analysis_report"])
@pytest.mark.parametrize(("language", "other"), [("sv", "en"), ("en", "sv")])
def test_no_word_of_the_other_language_is_left(every_scheme, report, language, other):
    seen = 0
    for path in every_scheme.outputs.glob(f"*_*-*/{report}.html"):
        page = Texts()
        page.feed(path.read_text(encoding="utf-8"))
        if {marked for marked, _ in page.texts[:1]} != {language}:
            continue
        seen += 1
        assert foreign(language, other, page.texts) == [], path.parent.name
    assert seen >= 1


def test_no_word_and_no_number_is_missing(every_scheme):
    """Every table, sentence and picture of every scheme in both languages."""
    found = list(every_scheme.outputs.rglob("*.html"))
    assert len(found) == 1 + 3 * len(SCHEMES) * len(LANGUAGES)
    for path in found:
        page = Texts()
        page.feed(path.read_text(encoding="utf-8"))
        assert SKIP[page.texts[0][0]] in [text for _, text in page.texts]
        for _, text in page.texts:
            assert "{ $" not in text, path
            assert not re.search(r"\b(nan|inf)\b", text), (path, text)
            assert text.strip() != "None", path


def test_a_sentence_of_the_other_language_is_found():
    page = Texts()
    page.feed(
        '<html lang="en"><p>The cost and <span lang="sv">ett skäl som står</span></p><p>är det så</p></html>'
    )
    assert foreign("en", "sv", page.texts) == ["är det så"]
