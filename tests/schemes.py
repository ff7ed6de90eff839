"""Every payment scheme, as params/batches/all_schemes.yaml has them: a scenario each, in both languages."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
BATCH = ROOT / "params/batches/all_schemes.yaml"
LANGUAGES = ("sv", "en")
_REGION = "kalmar"  # of a scenario that is for each region


def _lines() -> list[str | dict[str, object]]:
    found: list[str | dict[str, object]] = YAML(typ="safe").load(BATCH)["scenarios"]
    return found


def _name(line: str | dict[str, object]) -> str:
    """As the folder of its report begins."""
    if isinstance(line, str):
        return Path(line).stem
    return f"{Path(str(line['scenario'])).stem}_{_REGION}"


SCHEMES = [_name(line) for line in _lines()]


def batch_text(draws: int) -> str:
    """The batch with few draws, both languages, and one region where there is one for each."""
    lines = [
        line if isinstance(line, str) else f"{{scenario: {line['scenario']}, regions: [{_REGION}]}}"
        for line in _lines()
    ]
    scenarios = "".join(f"  - {line}\n" for line in lines)
    head = "label: {sv: Alla sidor, en: Every page}\nseed: 20260101\n"
    return f"{head}draws: {draws}\nlanguage: [{', '.join(LANGUAGES)}]\nscenarios:\n{scenarios}"
