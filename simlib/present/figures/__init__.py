"""The pictures of a report: pure functions from results to `Picture`."""

from simlib.present.figures.change import waterfall, winners_and_losers
from simlib.present.figures.frame import fan, frame_curve, s_curve
from simlib.present.figures.grant import after_the_grant
from simlib.present.figures.precision import stamp
from simlib.present.figures.scheme import rules_graph, rules_list
from simlib.present.svg import Picture

__all__ = [
    "Picture",
    "after_the_grant",
    "fan",
    "frame_curve",
    "rules_graph",
    "rules_list",
    "s_curve",
    "stamp",
    "waterfall",
    "winners_and_losers",
]
