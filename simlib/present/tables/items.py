"""What a reader of budget impact analyses asks for, answered item by item.

All 28 items of CHEERS 2022 (Husereau et al., doi 10.1186/s12916-021-02204-0) and the design
features and key elements of a budget impact analysis that ISPOR's good practice lists
(Sullivan et al. 2014, doi 10.1016/j.jval.2013.08.2291, abstract). Compared on 2026-11-22: items
1-17 with the statement's own table 1; items 18-28, which the stored copy of that table cuts off,
with public checklists that repeat its wording and agree on their numbers and names. An item that
does not apply, or has not been done, is answered so: the statement asks for that too.
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
    ("uptake", "", True, f"{PARAMETERS_PAGE}#conditions"),
    ("related-costs", "", True, "#memo-limits"),
    ("assumptions", "17, 22", True, f"{PARAMETERS_PAGE}#levers"),
    ("validation", "17", True, ""),
    ("subgroups", "18", False, ""),
    ("distribution", "19", False, ""),
    ("uncertainty", "20, 24", True, "#budget-test"),
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
