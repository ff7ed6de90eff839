"""How the simulated figures of a page are made: the draws, every law, what goes together, and each figure."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from simlib.analysis.outcome import Outcome
from simlib.present.pieces import paragraphs
from simlib.present.speech import PARAMETERS_PAGE, Speech
from simlib.present.table import Table
from simlib.present.tables.simulated import KEY


def how_simulated(outcome: Outcome, tables: Mapping[str, Table], speech: Speech) -> str:
    """A section with the id that every simulated number leads to; its longest table is folded."""
    simulation = outcome.simulation
    said = [
        speech(
            "says-how-simulated",
            draws=speech.number(simulation.draws),
            seed=str(simulation.seed),
            scenario=outcome.id,
        ),
        speech("says-how-rounded"),
        *([] if "correlations" in tables else [speech("says-no-correlations")]),
    ]
    parts = [
        f'<h2 id="{KEY}">{escape(speech("heading-simulated"))}</h2>',
        paragraphs(said, speech, f"{PARAMETERS_PAGE}#uncertainties").text,
        *(tables[key].html() for key in ("drawn", "correlations") if key in tables),
    ]
    if KEY in tables:
        summary = f"<summary>{escape(speech('simulated-summary'))}</summary>"
        parts.append(f'<details class="explain">{summary}{tables[KEY].html()}</details>')
    return "".join(parts)
