import copy
import random
import re
from html.parser import HTMLParser

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from simlib.present.html import render, write
from tests.browser.sample import notebook as sample

TITLE = "Ersättning 2027"


def markdown(text, *tags):
    return new_markdown_cell(text, metadata={"tags": list(tags)})


def code(*outputs, tags=(), source="x = 1"):
    return new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})


def shown(html):
    return new_output("display_data", {"text/html": html, "text/plain": "<Shown at 0x7f00>"})


def failure():
    trace = ["\x1b[31mTraceback\x1b[0m", "secret.py"]
    return new_output("error", ename="ParameterFault", evalue="grundbelopp < 0 kr", traceback=trace)


def page(*cells, **options):
    return render(new_notebook(cells=list(cells)), **({"title": TITLE} | options))


class Parts(HTMLParser):
    """What the tests ask of a page, as a browser would find it."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.levels, self._open = [], [], None
        self.headings = {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
            self._open = dict(attrs).get("id")
            self.headings[self._open] = ""

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-6]", tag):
            self._open = None

    def handle_data(self, data):
        if self._open:
            self.headings[self._open] += data

    def values(self, name):
        return [attrs[name] for _, attrs in self.tags if name in attrs]

    def count(self, tag):
        return sum(1 for name, _ in self.tags if name == tag)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_language_is_declared(language):
    assert f'<html lang="{language}">' in page(language=language)


def test_unknown_language_is_refused():
    with pytest.raises(Exception, match="'de'"):
        page(language="de")


def test_landmarks_and_one_title():
    parts = Parts(render(sample(), title=TITLE))
    assert parts.count("h1") == parts.count("main") == parts.count("title") == 1
    assert "#main" in parts.values("href")
    assert "Titel i anteckningsboken" not in render(sample(), title=TITLE)


def test_second_title_of_a_notebook_is_not_lost():
    text = page(markdown("# Egen titel"), markdown("# Bilaga"))
    assert Parts(text).headings["bilaga"] == "Bilaga"
    assert text.count("<h1") == 1


def test_nothing_is_fetched_or_run():
    text = render(sample(), title=TITLE)
    parts = Parts(text)
    assert not parts.values("src")
    assert not parts.count("script")
    assert [a["href"] for tag, a in parts.tags if tag == "link"] == ["data:,"]
    assert not re.search(r"@import|url\(\s*['\"]?(?!#)", text)
    assert "default-src 'none'" in text


def test_title_and_links_are_escaped():
    text = page(title="A < B & <script>", links=[("Mål & medel", 'x.html?a=1&b="')])
    assert "<title>A &lt; B &amp; &lt;script&gt;</title>" in text
    assert "<script" not in text
    assert '<a href="x.html?a=1&amp;b=&#34;">Mål &amp; medel</a>' in text


def test_span_of_years_is_kept_together_in_the_heading():
    text = page(title="Budget 2027–2030 & <b>")
    assert '<h1>Budget <span class="whole">2027–2030</span> &amp; &lt;b&gt;</h1>' in text


def test_no_code_and_no_prompts():
    text = page(code(shown("<p>Resultat</p>"), source="secret_source()"))
    assert "<p>Resultat</p>" in text
    assert "secret_source" not in text
    assert not re.search(r"(In|Out)\s*(\[|&nbsp;)", text)


@pytest.mark.parametrize("tag", ["parameters", "injected-parameters", "setup", "hidden"])
def test_silent_cells_show_nothing_but_their_failure(tag):
    printed = new_output("stream", name="stdout", text="printed")
    assert "printed" not in page(code(printed, shown("<p>printed</p>"), tags=[tag]))
    assert "grundbelopp" in page(code(failure(), tags=[tag]))


def test_only_the_asked_language_is_shown():
    cells = [
        markdown("Svensk", "lang-sv"),
        markdown("English", "lang-en"),
        markdown("Båda", "lang-sv", "lang-en"),
        markdown("Alltid"),
        markdown("Aldrig", "hidden"),
    ]
    swedish, english = page(*cells), page(*cells, language="en")
    assert [
        word for word in ("Svensk", "English", "Båda", "Alltid", "Aldrig") if f"<p>{word}</p>" in swedish
    ] == [
        "Svensk",
        "Båda",
        "Alltid",
    ]
    assert "<p>English</p>" in english
    assert "<p>Svensk</p>" not in english


def test_outputs_choose_html_and_escape_the_rest():
    text = page(
        code(
            shown('<svg viewBox="0 0 1 1"></svg>'),
            new_output("stream", name="stderr", text="UserWarning"),
            new_output("stream", name="stdout", text="1 < 2"),
            new_output("execute_result", {"text/plain": "<Frame>"}, execution_count=7),
        )
    )
    assert '<svg viewBox="0 0 1 1"></svg>' in text
    assert "0x7f00" not in text
    assert "UserWarning" not in text
    assert "<pre>1 &lt; 2</pre>" in text
    assert "<pre>&lt;Frame&gt;</pre>" in text


def test_failure_is_an_alert_without_code():
    text = page(markdown("Fel!", "papermill-error-cell-tag"), code(failure()))
    assert 'role="alert"' in text
    assert "ParameterFault: grundbelopp &lt; 0 kr" in text
    assert "får inte användas" in text
    assert "must not be used" in page(code(failure()), language="en")
    for absent in ("Traceback", "secret.py", "\x1b", "Fel!"):
        assert absent not in text


def test_heading_ids_are_stable_unique_and_valid():
    cells = [
        markdown("## Å, ä & ö\n\n## Å, ä & ö"),
        code(shown('<h2 id="a-a-o-2">Egen</h2><h2>Top</h2>')),
        markdown("## ???"),
    ]
    parts = Parts(page(*cells))
    assert list(parts.headings)[1:] == ["a-a-o", "a-a-o-3", "a-a-o-2", "top-2", "del"]
    everything = Parts(render(sample(), title=TITLE)).values("id")
    assert len(everything) == len(set(everything))


def test_an_id_given_in_prose_is_kept():
    """Links from the decision box lead to `<h2 id="…">` in a notebook's prose."""
    text = page(markdown('<h2 id="budget-test">Budgetprovet</h2>\n\nHåller den?'), markdown("## Budget test"))
    assert list(Parts(text).headings)[1:] == ["budget-test", "budget-test-2"]
    assert 'href="#budget-test"' in text


def test_headings_never_skip_a_level():
    assert Parts(page(markdown("### A\n\n##### B\n\n## C\n\n#### D"))).levels == [1, 2, 3, 2, 3]


def test_contents_lead_to_the_sections():
    text = page(markdown("## Risk & *utfall*\n\n### Under\n\n## Bilaga"))
    parts = Parts(text)
    contents = text[text.index('<nav class="contents"') : text.index("</nav>")]
    assert re.findall(r'href="#([^"]+)">([^<]+)<', contents) == [
        ("risk-utfall", "Risk &amp; utfall"),
        ("bilaga", "Bilaga"),
    ]
    assert {link[1:] for link in parts.values("href") if link.startswith("#")} <= set(parts.values("id"))
    assert '<nav class="contents"' not in page(markdown("Ingen rubrik"))


def test_tables_scroll_in_a_named_region():
    own = '<div class="table-scroll" role="region" tabindex="0" aria-label="Egen"><table></table></div>'
    text = page(
        markdown("| a | b |\n|---|---|\n| 1 | 2 |"),
        code(shown(own), shown("<table><caption>Pris</caption></table>")),
        code(shown('<table><caption id="vol">Volym</caption></table>')),
    )
    assert 'tabindex="0" aria-label="Tabell 1"><table>' in text
    assert own in text
    assert 'aria-labelledby="tabell-3"><table><caption id="tabell-3">Pris' in text
    assert 'aria-labelledby="vol"><table><caption id="vol">Volym' in text
    assert text.count('<div class="table-scroll') == 4


def test_same_notebook_same_bytes(tmp_path):
    first = sample()
    second = copy.deepcopy(first)
    for cell in second.cells:
        cell.id = f"{random.getrandbits(32):08x}"  # as nbformat does
    before = copy.deepcopy(first)
    one = write(tmp_path / "a" / "one.html", first, title=TITLE).read_bytes()
    assert one == write(tmp_path / "two.html", second, title=TITLE).read_bytes()
    assert b"\r" not in one
    assert first == before
    assert not any(cell.id.encode() in one for cell in first.cells)
