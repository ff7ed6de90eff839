"""What the words of the scheme are, and what its documents do not answer or contradict."""

from __future__ import annotations

from fractions import Fraction

from simlib.conditions import Finding, condition, met, not_met, unknown

# The two keys that the parameter `regime` names.
CURRENT, NEW = "current_key", "new_key"
CENTRE, REHAB = "health_centre", "rehab_unit"
VARIABLES = (
    "under_5", "born_outside", "alone_over_65", "single_parent", "moved_in", "unemployed", "low_education",
)  # fmt: skip
# All above a limit or nothing; only the excess; in proportion without any limit.
JUMP, KINK, PROPORTIONAL = FORMS_OF_PAY = ("jump", "kink", "proportional")
# Municipalities whose amount for rehabilitation could be read, by their code.
PUBLISHED = {
    "1460": "bengtsfors", "1438": "dals_ed", "1445": "essunga", "1499": "falkoping", "1439": "fargelanda",
    "1444": "grastorp", "1447": "gullspang",
}  # fmt: skip


@condition(sv="Indexet är känt", en="The index is known", source="vgr-cni-2016")
def is_index_known() -> Finding:
    """The page gives the rule and the limit but no unit's index."""
    return unknown("cni-not-published")


@condition(
    sv="Tillägget är per månad eller år", en="The supplement is per month or year", source="vgr-rehab-model"
)
def is_rehab_period_said(kind: str) -> Finding:
    """The formula of the rehabilitation supplement names no period."""
    return unknown("cni-rehab-period") if kind == REHAB else met("cni-centre-period")


@condition(
    sv="Publicerade poäng ryms i skalan", en="Published points fit the scale", source="vgr-rehab-model"
)
def do_points_fit(published: Fraction | None, most_points: Fraction) -> Finding:
    """The published amount over 2 000 kr is the unit's points; the described scale ends at 22."""
    if published is None:
        return unknown("points-not-published")
    said = {"points": published, "most": most_points}
    return (met if published <= most_points else not_met)("points-in-scale", **said)


@condition(
    sv="Publicerade poäng är de beräknade", en="Published points are those computed", source="vgr-rehab-model"
)
def do_points_agree(published: Fraction | None, computed: Fraction) -> Finding:
    """Told apart, not fitted: the classes of the scale have not been found."""
    if published is None:
        return unknown("points-not-published")
    return (met if published == computed else not_met)("points-computed", points=published, computed=computed)
