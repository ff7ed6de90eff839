"""Who may take part: judged on a referral, one condition at a time.

Two sentences of the document do not agree: the participant must manage twelve
weeks, but a stay may be eight. Both are kept; see the farm's own conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from simlib.conditions import Finding, Outcome, condition, judge, met, not_met, unknown

SOURCE = "halland-green-rehab-2018"
TARGET = ("depression", "anxiety", "stress")
DEGREES = ("mild", "moderate")


@condition(
    sv="Nedsatt arbetsförmåga",
    en="Reduced work ability",
    source=SOURCE,
    page="Målgrupp och uppdrag",
    gates=True,
)
def work_ability_reduced(reduction: Fraction, minimum_reduction: Fraction) -> Finding:
    """Reduced by at least a quarter, for the whole stay."""
    said = {"share": float(reduction * 100), "least": float(minimum_reduction * 100)}
    return (
        met("green-reduced", **said)
        if reduction >= minimum_reduction
        else not_met("green-not-reduced", **said)
    )


@condition(sv="Målgrupp", en="Target group", source=SOURCE, page="Målgrupp och uppdrag", gates=True)
def in_target_group(diagnosis: str, degree: str) -> Finding:
    """Mild to moderate depression, anxiety or stress."""
    return met("green-target") if diagnosis in TARGET and degree in DEGREES else not_met("green-not-target")


@condition(
    sv="Medicinskt färdigutredd", en="Medically examined", source=SOURCE, page="Remittering", gates=True
)
def examined(medically_examined: str) -> Finding:
    return _answer(medically_examined, "examined")


@condition(
    sv="Överenskommelse i rehabplanen",
    en="Agreed in the rehabilitation plan",
    source=SOURCE,
    page="Remittering",
    gates=True,
)
def agreed(agreement: str) -> Finding:
    return _answer(agreement, "agreed")


def _answer(said: str, what: str) -> Finding:
    answers = {"yes": met(f"green-{what}"), "no": not_met(f"green-not-{what}")}
    return answers.get(said, unknown(f"green-{what}-unknown"))


CONDITIONS = tuple(
    vars(f)["__condition__"] for f in (work_ability_reduced, in_target_group, examined, agreed)
)


def judged(participant: str, facts: Mapping[str, object]) -> tuple[Outcome, ...]:
    """Every condition for one referral."""
    return judge(CONDITIONS, participant, facts)
