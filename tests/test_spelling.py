"""Swedish as the dictionary has it: every word of the catalogue, by Hunspell and its Swedish word list."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from simlib.present.about import TERMS
from tests.conftest import ROOT

# Names, abbreviations, and words of the files and the command that a message quotes as they are written.
OWN = {
    "mkr",
    "none",
    *("AA", "CHEERS", "CSV-filen", "Chromium", "EN", "Edge", "Husereau", "IPT-avtal"),
    *(
        "IPT-terapeuter",
        "ISPOR",
        "ISPOR:s",
        "Jupyter",
        "MIT-licens",
        "Mkr",
        "P10",
        "P50",
        "P90",
        "PDF-filerna",
        "PDF/UA",
    ),
    *("SIP-möte", "SIP-möten", "UA", "WCAG", "YAML", "apt-get", "axe-core", "assumed", "chromium", "compare"),
    *("coverage", "each", "ends", "false", "install", "interval", "law", "members", "params"),
    *("range", "reason", "simlib", "true", "unit", "value", "values"),
    *("axis", "lognormal", "outcomes", "processes", "processes:4", "role", "serial", "uncertainty"),
    *("All", "CSV", "Cells", "Run", "explore", "group", "index.html", "notebooks", "run", "sync", "uv"),
    *("PERT-fördelning", "system.andel", "system.besok"),
}
# Right in Swedish, and not in the word list: compounds of the trade.
COMPOUNDS = {
    "Prestationsdel",
    "prestationsdel",
    "prestationsdelen",
    "åtgärdskod",
    *("betafördelning", "gammafördelning"),
    *("Parameterfiler", "Slumpfrö", "slumpfrö", "slumpfröet", "enhetsfilen", "scenariofil"),
    *("budgetpåverkansanalys", "budgetpåverkansanalyser"),
}


@pytest.fixture(scope="module")
def hunspell() -> str:
    path = shutil.which("hunspell")
    known = path and subprocess.run(
        [path, "-d", "sv_SE", "-l"], input="ord", capture_output=True, text=True, check=False
    )
    if not path or not known or known.returncode:
        if os.environ.get("CI"):
            pytest.fail("CI must have hunspell and hunspell-sv")
        pytest.skip("hunspell with its Swedish word list is not installed")
    return str(path)


def prose(catalogue: str) -> str:
    """The messages without keys, details, choices and names of files."""
    lines = [line for line in catalogue.splitlines() if not line.startswith("#")]
    text = "\n".join(re.sub(r"^[a-z0-9-]+ = ", "", line) for line in lines)
    text = re.sub(r"\{[^{}]*\}|\[[a-z]+\]|[{}]|\$\w+", " ", text)
    return re.sub(r"[\w./-]*\.(?:yaml|py|csv|json)\b|--\w+", " ", text)


def unknown(hunspell: str, text: str) -> set[str]:
    done = subprocess.run(
        [hunspell, "-d", "sv_SE", "-i", "utf-8", "-l"], input=text, capture_output=True, text=True, check=True
    )
    return {word.rstrip(".") for word in done.stdout.split()} - OWN - COMPOUNDS


def test_every_swedish_word_is_in_the_dictionary(hunspell):
    catalogue = (ROOT / "simlib/words/sv.ftl").read_text(encoding="utf-8")
    assert unknown(hunspell, prose(catalogue)) == set()


def test_a_misspelt_word_is_found(hunspell):
    assert unknown(hunspell, "Kostnaden är beräknadd.") == {"beräknadd"}


# What each word of the glossary must not also be called, at the beginning of a word.
RIVALS = {
    "frame": ("budgettak", "takbelopp"),
    "state-grant": ("bidragsmedel", "statliga medel", "statsanslag"),
    "reserve": ("buffert", "säkerhetsmarginal"),
    "outcome": ("iteration", "replik", "slumpdragning"),
    "component": ("delpost", "ersättningspost"),
    "assumption": ("premiss", "förmodan"),
    "baseline": ("basfall", "referensfall", "basscenario"),
    "gap": ("underskott", "finansieringsgap"),
    "exit": ("exitplan", "exitstrategi"),
}


def rivals(text: str) -> set[str]:
    words = "|".join(word for found in RIVALS.values() for word in found)
    return set(re.findall(rf"\b(?:{words})", text.lower()))


def test_a_thing_has_the_one_name_of_the_glossary():
    catalogue = (ROOT / "simlib/words/sv.ftl").read_text(encoding="utf-8")
    assert RIVALS.keys() <= set(TERMS)
    assert rivals(prose(catalogue)) == set()
    notebooks = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert rivals(notebooks) == set()


def test_every_word_of_the_glossary_is_used_outside_it():
    lines = (ROOT / "simlib/words/sv.ftl").read_text(encoding="utf-8").splitlines()
    text = prose("\n".join(line for line in lines if not line.startswith(("term-", "means-")))).lower()
    for term in TERMS:
        (name,) = (line.partition(" = ")[2] for line in lines if line.startswith(f"term-{term} = "))
        first = re.split(r"[ ,]", name.lower())[0]
        assert first in text, name


def test_another_name_is_found():
    assert rivals("En buffert och bidragsmedlen, ett budgettak.") == {"buffert", "budgettak"}
