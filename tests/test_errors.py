"""Bad input beside the exact message, one case per page: tests/errors/*.txt.

A page says in a sentence what is wrong, shows the change to Sagolän's project as a
diff, and gives the whole message in Swedish and in English. `pytest --write-goldens`
writes the messages anew; what it wrote is then to be read, not trusted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor as FluentVisitor

from simlib.assembly import load
from simlib.batch.plan import plan
from simlib.faults import Faults
from simlib.parameters.files import LARGEST_FILE

PAGES = sorted((Path(__file__).parent / "errors").glob("*.txt"))
LANGUAGES = ("sv", "en")
# Told by the floors above the loader (comparison, batch, runs) and by schemes that have tests of their own.
TOLD_ABOVE = {
    "applied-twice",  # tests/programmes
    "region-fixed",  # tests/test_regions
    "more-than-persons",  # tests/programmes
    "shares-not-whole",  # tests/programmes
    "count",
    "did-you-mean",
    "grant-differs",  # tests/programmes
    "grant-not-in-data",  # tests/programmes
    "needs-whole",
    "not-a-run",
    "other-horizon",
    "outside-horizon",
    "outside-project",
    "unexpected-figure",
    "unknown-component",
    "unknown-successor",  # tests/programmes
}


@dataclass(frozen=True)
class Page:
    """`edits`: per file, how it is stored and which lines replace which. `file`: what is then read."""

    head: str
    file: str
    edits: tuple[tuple[str, str, str, str], ...]
    texts: dict[str, str]


def read(path: Path) -> Page:
    head, *parts = re.split(r"^== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    _, *blocks = re.split(r"^@@ ", head, flags=re.MULTILINE)
    edits = []
    for block in blocks:
        first, *lines = block.rstrip("\n").split("\n")
        file, _, how = first.partition(" ")
        assert all(line[:1] in "-+ " for line in lines), f"{path.name}: {lines}"
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] in "- " and line)
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] in "+ " and line)
        edits.append((file, how, old, new))
    chosen = re.search(r"^(scenario|batch): (\w+)$", head, flags=re.MULTILINE)
    folder, name = chosen.groups() if chosen else ("scenario", "vardval")
    texts = {name: text.rstrip("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}
    file = f"params/{'batches' if folder == 'batch' else 'scenarios'}/{name}.yaml"
    return Page(head, file, tuple(edits), texts)


def spoil(project: Path, page: Page) -> Path:
    """Make the page's change; the path of the scenario or batch to read."""
    for file, how, old, new in page.edits:
        target = project / file
        if how == "is removed":
            target.unlink()
            continue
        text = target.read_text(encoding="utf-8") if target.is_file() else ""
        if how == "is only":
            text = new
        elif how == "is large":
            text += "#" * LARGEST_FILE
        elif not how.startswith("as "):
            assert text.count(old) == 1, f"{text.count(old)} times in {file}: {old}"
            text = text.replace(old, new)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.encode(how.removeprefix("as ") if how.startswith("as ") else "utf-8"))
    return project / page.file


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_bad_input_gives_its_message(path: Path, project: Path, request: pytest.FixtureRequest) -> None:
    page = read(path)
    file = spoil(project, page)
    with pytest.raises(Faults) as caught:
        (plan if file.parent.name == "batches" else load)(file)
    found = {language: caught.value.text(language) for language in LANGUAGES}
    assert str(caught.value) == found["sv"]
    if request.config.getoption("--write-goldens"):
        messages = "".join(f"== {language}\n{text}\n" for language, text in found.items())
        path.write_text(page.head.rstrip("\n") + "\n\n" + messages, encoding="utf-8")
        return
    assert found == page.texts


def test_every_message_about_files_has_a_page() -> None:
    shown = "\n".join(text for path in PAGES for text in read(path).texts.values())
    messages = {key: pattern for key, pattern in _messages("sv").items() if key not in TOLD_ABOVE}
    assert not [key for key, pattern in messages.items() if not re.search(pattern, shown)]
    assert set(_messages("sv")) >= TOLD_ABOVE


def test_both_languages_say_the_same_things() -> None:
    sv, en = (_parsed(language) for language in LANGUAGES)
    assert list(sv) == list(en)
    for key in sv:
        assert _variables(sv[key]) == _variables(en[key]), key


def _parsed(language: str) -> dict[str, ast.Message]:
    text = files("simlib.words").joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    resource = FluentParser().parse(text)
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}


def _variables(message: ast.Message) -> set[str]:
    found = set()

    class Visitor(FluentVisitor):
        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent's name
            found.add(node.id.name)

    Visitor().visit(message)
    return found


def _messages(language: str) -> dict[str, str]:
    """Each message about faults as a pattern that what it says will match."""
    found = {}
    for key, message in _parsed(language).items():
        if key.startswith("fault-") and message.value:
            parts = [
                re.escape(e.value) if isinstance(e, ast.TextElement) else ".+" for e in message.value.elements
            ]
            found[key.removeprefix("fault-")] = ": " + "".join(parts)
    return found


def test_a_page_is_a_sentence_a_change_and_two_messages() -> None:
    for path in PAGES:
        page = read(path)
        sentence = page.head.split("\n")[0]
        assert re.fullmatch(r"[A-ZÅÄÖ0-9”].*\.", sentence), path.name
        assert page.edits or "\nscenario: " in page.head, path.name
        assert tuple(page.texts) == LANGUAGES, path.name
        for text in page.texts.values():
            *faults, _count = text.split("\n")
            assert faults
            for line in faults:
                assert re.match(r"params/[\w/.]+:\d+: .", line), line
