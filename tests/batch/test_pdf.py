"""The pages on paper: tagged, numbered, with the diary number; and what is said where nothing can print."""

from __future__ import annotations

import os
import shutil

import pypdf
import pytest
from click.testing import CliRunner

from simlib.batch import pdf
from simlib.cli import main
from simlib.present.html import render
from tests.browser.sample import notebook
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def program() -> str:
    found = pdf.browser()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium")
        pytest.skip("Chromium is not installed")
    return found


@pytest.fixture(scope="module")
def printed(program, board, tmp_path_factory) -> dict[str, pypdf.PdfReader]:
    folder = tmp_path_factory.mktemp("printed")
    for page in board.folders["jamtland_as_decided"].glob("*.html"):
        shutil.copy(page, folder)
    return {path.stem: pypdf.PdfReader(path) for path in pdf.print_pages(program, folder)}


def test_only_what_is_missing_or_older_is_printed_again(program, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(f"<p>{name}", encoding="utf-8")
    assert [path.name for path in pdf.print_pages(program, tmp_path)] == ["a.pdf", "b.pdf"]
    assert pdf.print_pages(program, tmp_path) == ()
    (tmp_path / "a.pdf").unlink()
    assert [path.name for path in pdf.print_pages(program, tmp_path)] == ["a.pdf"]
    later = (tmp_path / "b.pdf").stat().st_mtime_ns + 1
    os.utime(tmp_path / "b.html", ns=(later, later))
    assert [path.name for path in pdf.print_pages(program, tmp_path)] == ["b.pdf"]
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "b.html", "a.pdf", "b.pdf"}


def test_both_pages_are_printed_on_a4(printed):
    assert set(printed) == {"board_report", "parameters_report", "analysis_report"}
    width, height = (float(side) for side in printed["board_report"].pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)


def test_the_headings_are_tagged_and_make_an_outline(printed):
    for reader in printed.values():
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]
        assert root["/Lang"] == "sv"
        assert len(reader.outline) > 0


def test_every_sheet_has_its_number_the_title_and_the_diary_number(printed):
    reader = printed["board_report"]
    count = len(reader.pages)
    assert count > 3
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text().replace("\N{NO-BREAK SPACE}", " ")
        assert f"{number} ({count})" in text
        assert "Dnr RS/26/2020" in text
        assert "Region Jämtland Härjedalen: Fördelningen som beslutad" in text


def test_a_page_without_a_diary_number_says_none():
    assert "@top-right { content" not in render(notebook(), title="T")


@pytest.mark.parametrize("text", ['"; } body { display: none } /*', "</style><script>", "a\\b"])
def test_a_title_cannot_break_out_of_the_style_sheet(text):
    page = render(notebook(), title=text, diary=text)
    style = page[page.index("<style>") : page.index("</style>")]
    line = next(line for line in style.splitlines() if "@top-left { content" in line)
    assert text not in line
    assert line.count('"') == 4


def test_without_a_browser_it_says_what_to_install_and_runs_nothing(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(pdf, "which", lambda _: None)
    words = ["run", "params/scenarios/jamtland_as_decided.yaml", "--pdf", "--outputs", str(tmp_path / "out")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "apt-get install chromium" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_page_that_cannot_be_printed_is_told(tmp_path):
    (tmp_path / "a.html").write_text("<p>", encoding="utf-8")
    with pytest.raises(pdf.NotPrinted):
        pdf.print_pages("false" if shutil.which("false") else "python", tmp_path)
