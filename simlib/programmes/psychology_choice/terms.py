"""Who may join: the entry terms, and what becomes of earlier agreements."""

from __future__ import annotations

from fractions import Fraction

from simlib.conditions import Finding, condition, met, not_met, unknown


@condition(
    sv="Tillgång till minst en psykolog",
    en="At least one psychologist",
    source="kalmar-vardval-2018",
    gates=True,
)
def has_psychologist(
    psychologists: Fraction,
    partners: tuple[str, ...],
    joint_psychologists: Fraction,
    minimum_psychologists: Fraction,
) -> Finding:
    """Access to a psychologist, alone or jointly with the units named in the application."""
    if psychologists >= minimum_psychologists:
        return met("psychologist-own", own=f"{float(psychologists):g}")
    if partners and joint_psychologists >= minimum_psychologists:
        return met(
            "psychologist-jointly",
            own=f"{float(psychologists):g}",
            joint=f"{float(joint_psychologists):g}",
            partners=", ".join(partners),
        )
    return not_met(
        "psychologist-too-few",
        own=f"{float(psychologists):g}",
        joint=f"{float(joint_psychologists):g}",
        least=f"{float(minimum_psychologists):g}",
    )


@condition(
    sv="Samverkansavtal med hälsovalsenhet",
    en="Collaboration agreement with a primary-care unit",
    source="kalmar-vardval-2018",
    gates=True,
)
def has_agreement(collaboration_agreement: str) -> Finding:
    answers = {"signed": met("agreement-signed"), "missing": not_met("agreement-missing")}
    return answers.get(collaboration_agreement, unknown("agreement-unknown"))


@condition(sv="Hela uppdraget", en="The whole commission", source="kalmar-vardval-2018", gates=True)
def takes_whole_commission(whole_commission: str) -> Finding:
    answers = {"yes": met("commission-whole"), "no": not_met("commission-part")}
    return answers.get(whole_commission, unknown("commission-unknown"))


@condition(sv="Äldre KBT/IPT-avtal", en="Earlier CBT/IPT agreement", source="kalmar-vardval-2018")
def old_agreement_carried_over(kbt_therapists: Fraction, applied: bool, choice_start: str) -> Finding:
    """An earlier agreement becomes part of the choice system on application, or lapses."""
    if not kbt_therapists:
        return met("kbt-none")
    return met("kbt-applied") if applied else not_met("kbt-lapses", day=choice_start)


@condition(sv="Tillgänglighet", en="Accessibility", source="kalmar-vardval-2018")
def accessible() -> Finding:
    """Required, but the text that could be read gives no measure."""
    return unknown("accessibility-no-measure")
