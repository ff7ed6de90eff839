"""The thresholds of the three sets of rules, and which of them hold when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from simlib.parameters.values import Parameter
from simlib.periods import Period
from simlib.setting import Setting
from simlib.weekdays import nth_weekday_after

RULES_2017, MONTHLY_MEAN, INDIVIDUAL_LAW = "rules_2017", "monthly_mean", "individual_law"
SOMATIC, PSYCHIATRIC = "somatic", "psychiatric"
KINDS = (SOMATIC, PSYCHIATRIC)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """The thresholds, and which rules hold when.

    `weekdays`: free weekdays of the 2017 rules, somatic and psychiatric. `law`: free calendar
    days of the law by kind, each from a date on. `long_after`: a patient with more days is
    taken out of the mean; `long_free`: how many of those days are free.
    """

    weekdays: tuple[int, int]
    law: tuple[tuple[tuple[date, int], ...], tuple[tuple[date, int], ...]]
    long_after: int
    long_free: int
    regimes: tuple[tuple[str, Period], ...]

    def first_charged_2017(self, kind: str, ready: date) -> date:
        return nth_weekday_after(ready, self.weekdays[KINDS.index(kind)]) + _DAY

    def first_charged_by_law(self, kind: str, ready: date) -> date:
        """By the number in force on the day the patient is ready; before the first date, as on it."""
        dated = self.law[KINDS.index(kind)]
        free = next((days for since, days in reversed(dated) if since <= ready), dated[0][1])
        return ready + (free + 1) * _DAY

    def periods(self, *regimes: str) -> tuple[Period, ...]:
        return tuple(period for regime, period in self.regimes if regime in regimes)


def terms_of(setting: Setting) -> Terms:
    """The scenario's terms. Rules are followed from the day they came into force, before the horizon too."""
    weekdays, law = setting.settled_family("free_weekdays"), setting.family("free_days_by_law")
    return Terms(
        weekdays=(int(weekdays[KINDS[0]]), int(weekdays[KINDS[1]])),
        law=(_dated(law[KINDS[0]]), _dated(law[KINDS[1]])),
        long_after=int(setting.start_value("long_stay_after")),
        long_free=int(setting.start_value("long_stay_free_days")),
        regimes=_regimes(setting),
    )


def planning_days(setting: Setting) -> Fraction:
    return setting.start_value("planning_days")


def _dated(parameter: Parameter) -> tuple[tuple[date, int], ...]:
    return tuple((dated.since, int(dated.number)) for dated in parameter.values)


def _regimes(setting: Setting) -> tuple[tuple[str, Period], ...]:
    regime, end = setting.parameter("regime"), setting.horizon.end
    starts = [dated.since for dated in regime.values if dated.since < end]
    found: list[tuple[str, Period]] = []
    for start, until in zip(starts, [*starts[1:], end], strict=True):
        name = str(regime.dated(start).value)
        if found and found[-1][0] == name:  # a change that changes nothing is no boundary
            found[-1] = (name, Period(found[-1][1].start, until))
        else:
            found.append((name, Period(start, until)))
    return tuple(found)
