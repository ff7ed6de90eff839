"""The limits of the two supplements as they stand at one time: who, by which index, how it pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from simlib.exact import Amount
from simlib.programmes.need_adjustment.terms import CENTRE, FORMS_OF_PAY, JUMP, KINK, NEW, PROPORTIONAL, REHAB
from simlib.setting import Setting


@dataclass(frozen=True)
class Limit:
    """`at`: the index above which is paid, 0 where there is no limit.

    `rate`: öre per `per` at full effect: above the limit (jump) or per unit of index above it.
    `index`, `pays` and `per` name rules; `months`: whether `per` is paid for each month.
    """

    kind: str
    units: tuple[int, ...]
    form: str
    at: Fraction
    rate: Fraction
    index: str
    pays: str
    per: str
    months: bool

    def paid(self, index: float) -> float:
        """Öre per `per` of a unit with this index."""
        over = index - float(self.at)
        return float(self.rate) * (over > 0) * (1.0 if self.form == JUMP else over)


def limits(setting: Setting, values: Mapping[str, Amount], step: int, day: date) -> tuple[Limit, ...]:
    """Of health centres and of rehabilitation units, in the month `step`, of which `day` is one."""

    def value(name: str, member: str = "") -> Fraction:
        found = values[name][member] if member else values[name]
        return Fraction(found[step if found.shape[0] > 1 else 0].flat[0])

    def units(kind: str) -> tuple[int, ...]:
        return tuple(u for u, payee in enumerate(setting.payees) if payee.facts["kind"] == kind)

    form, at, rate, index = JUMP, value("need_threshold"), value("need_rate"), "index_per_person"
    if value("phase_in") and setting.parameter("regime").dated(day).value == NEW:
        form = next(name for name in FORMS_OF_PAY if value("new_form", name))
        at = value("new_threshold") * (form != PROPORTIONAL)
        rates = {
            JUMP: value("need_rate"),
            KINK: value("excess_rate"),
            PROPORTIONAL: value("proportional_rate") / value("reference_mean"),
        }
        rate, index = rates[form] * value("rescaling_factor"), "new_index_per_person"
    rehab_rate = value("rehab_rate") * value("rehab_times_a_year")
    return (
        Limit(CENTRE, units(CENTRE), form, at, rate, index, "need_supplement", "listing_points", months=True),
        Limit(
            REHAB, units(REHAB), KINK, value("rehab_threshold"), rehab_rate, "index_per_person",
            "rehab_need_supplement", "persons", months=False,
        ),
    )  # fmt: skip
