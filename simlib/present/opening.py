"""Where a notebook begins: one scenario computed, or handed over by the process that has computed it."""

from __future__ import annotations

from pathlib import Path

from simlib.analysis.outcome import cases, decide
from simlib.present.analyses import Analyses
from simlib.present.report import Report
from simlib.present.speech import Speech

# What was computed before the notebook's process was forked from this one. Empty everywhere else.
_HANDED: dict[tuple[str, int, int, str, str], tuple[Report, Analyses | None]] = {}


def hand_over(
    computed: tuple[Report, Analyses | None],
    scenario: str,
    *,
    draws: int,
    seed: int,
    language: str,
    region: str,
) -> None:
    """Let every process forked from here open these instead of computing them again."""
    _HANDED[scenario, draws, seed, language, region] = computed


def open_report(scenario: str, *, draws: int, seed: int, language: str, region: str = "") -> Report:
    """Compute one scenario and those it is compared with; `region`: for a scenario that is for each.

    Raises Faults, with every fault of every file, before anything is computed.
    """
    if handed := _HANDED.get((scenario, draws, seed, language, region)):
        return handed[0]
    return Report(decide(cases(found(scenario), region), draws=draws, seed=seed), Speech(language))


def open_analyses(scenario: str, *, draws: int, seed: int, language: str, region: str = "") -> Analyses:
    """The analyses of the same, on the first of the draws, and of what may happen to it."""
    _, handed = _HANDED.get((scenario, draws, seed, language, region), (None, None))
    if handed:
        return handed
    tried = cases(found(scenario), region, tried=True)
    return Analyses.of(tried, draws=draws, seed=seed, speech=Speech(language))


def found(scenario: str) -> Path:
    """JupyterLab starts in the notebook's own folder, papermill in the project's."""
    path, above = Path(scenario), Path("..") / scenario
    return above if above.is_file() and not path.is_file() else path
