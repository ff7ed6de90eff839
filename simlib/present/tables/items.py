"""What a reader of budget impact analyses asks for, answered item by item.

The items are those of CHEERS 2022 (Husereau et al., doi 10.1186/s12916-021-02204-0) that a
payer's calculation can answer, and the design features of ISPOR's budget impact good practice
(Sullivan et al. 2014). Numbers 1-17 have been compared with the statement's own table; the
others have not.
"""

from __future__ import annotations

from simlib.analysis.outcome import Decision
from simlib.grounds import grounds
from simlib.present.speech import PARAMETERS_PAGE, Speech
from simlib.present.table import Cell, Table

# Each item: its numbers in CHEERS 2022, whether ISPOR's practice asks for it, and where the answer stands.
ITEMS: tuple[tuple[str, str, bool, str], ...] = (
    ("title", "1–2", False, "#decision"),
    ("background", "3–4", False, "#memo-background"),
    ("setting", "6", True, f"{PARAMETERS_PAGE}#units"),
    ("population", "5", True, f"{PARAMETERS_PAGE}#uncertainties"),
    ("comparators", "7", True, ""),
    ("perspective", "8", True, ""),
    ("horizon", "9", True, ""),
    ("discounting", "10", True, ""),
    ("outcomes", "11–13", False, ""),
    ("costs", "14", True, f"{PARAMETERS_PAGE}#rules"),
    ("currency", "15", True, ""),
    ("model", "16", True, ""),
    ("assumptions", "17, 22", True, f"{PARAMETERS_PAGE}#levers"),
    ("distribution", "18–19", False, ""),
    ("uncertainty", "20, 24", True, "#budget-test"),
    ("validation", "", True, ""),
    ("engagement", "21, 25", False, ""),
    ("results", "23", True, "#decision"),
    ("limitations", "26", True, "#memo-limits"),
    ("interests", "27–28", False, ""),
)


def items_table(decision: Decision, speech: Speech) -> Table:
    """The appendix: item, guideline, answer."""
    known = _known(decision, speech)
    rows = tuple(
        (
            Cell(speech(f"item-{key}"), key),
            Cell(", ".join(filter(None, [f"CHEERS {numbers}" if numbers else "", "ISPOR" if ispor else ""]))),
            Cell(speech(f"answer-{key}", **known.get(key, {})), link=where),
        )
        for key, numbers, ispor, where in ITEMS
    )
    columns = (
        ("item", speech("col-item")),
        ("guideline", speech("col-guideline")),
        ("answer", speech("col-answer")),
    )
    return Table("items", speech("items-caption"), columns, rows, note=speech("items-note"))


def _known(decision: Decision, speech: Speech) -> dict[str, dict[str, object]]:
    """The details of each answer, from the case and its results."""
    proposal, case = decision.proposal, decision.proposal.case
    setting, steps = case.setting, case.monthly.steps
    others = "; ".join(speech.label(other.case.scenario.label) for other in decision.others)
    rests = grounds(proposal.explainer)
    return {
        "title": {
            "scenario": speech.label(setting.scenario.label),
            "region": speech.label(setting.region.label),
        },
        "setting": {"region": speech.label(setting.region.label), "count": len(setting.payees)},
        "comparators": {"others": others or "–"},
        "horizon": {"first": f"{steps[0].start:%Y-%m}", "last": f"{steps[-1].start:%Y-%m}"},
        "costs": {"count": len(case.wiring.components)},
        "model": {"rules": len(case.wiring.rules)},
        "assumptions": {"assumed": len(rests.assumed_numbers), "numbers": len(rests.numbers)},
        "uncertainty": {
            "draws": speech.number(proposal.simulation.draws),
            "seed": str(proposal.simulation.seed),
        },
        "interests": {"owner": setting.scenario.owner},
    }
