"""Which values can be tried, and what each control says: made from the parameters alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor, log10

from simlib.coherence.effect import check_effect
from simlib.coherence.files import CaseFiles
from simlib.explore.entries import limit, unit_of
from simlib.explore.session import Session, Spot, spots
from simlib.explore.trying import begins
from simlib.faults import Findings
from simlib.parameters.scenario import Change
from simlib.parameters.values import ROLES, Dated, Parameter, Value
from simlib.present.speech import Speech

_STEPS = 200  # that a slider takes from end to end, at least


@dataclass(frozen=True)
class Control:
    """One dated value as it can be moved. `low`, `high` and `step`: of its slider, in the carried unit."""

    parameter: Parameter
    spot: Spot
    label: str
    unit: str
    help: str
    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction | None = None

    @property
    def path(self) -> str:
        return self.parameter.path

    @property
    def role(self) -> str:
        return self.parameter.role

    @property
    def slides(self) -> bool:
        return self.step is not None

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(self.parameter.choices or ())

    def matches(self, words: str) -> bool:
        """Whether the label, the name or the help has all these words."""
        known = f"{self.label} {self.path} {self.help}".casefold()
        return all(word in known for word in words.casefold().split())


def controls(session: Session, speech: Speech) -> tuple[Control, ...]:
    """Every parameter that something reads, those the scheme thinks of first before the others."""
    case, found = session.case, movable(session)
    first = {path: place for place, path in enumerate(case.programme.LEVERS)}
    switches = [p.path for p in found if p.choices]
    frame = f"{case.scenario.region}.frame"
    order = {**{path: len(first) + 1 for path in switches}, frame: len(first), **first}
    ranked = sorted(found, key=lambda p: (ROLES.index(p.role), order.get(p.path, len(first) + 2)))
    return tuple(made for parameter in ranked for made in _controls(parameter, session, speech))


def movable(session: Session) -> tuple[Parameter, ...]:
    """The parameters a change of which could move a figure, in the files' order."""
    case, draft = session.case, session.now
    known = [p for p in case.setting.parameters.values() if p.namespace != "standards"]
    tried = [spot for parameter in known for spot in spots(case, draft, parameter.path)]
    lines = tuple(Change(spot[0], begins(case, draft, spot), "", "", case.scenario.file, 1) for spot in tried)
    scenario = replace(case.scenario, changes=lines)
    findings = Findings()
    setting = replace(case.setting, scenario=scenario)
    check_effect(CaseFiles(setting, case.programme, findings), case.wiring)
    dead = {(dict(fault.details)["path"], dict(fault.details)["day"]) for fault in findings.faults}
    alive = {line.path for line in lines if (line.path, str(line.since)) not in dead}
    return tuple(parameter for parameter in known if parameter.path in alive)


def _controls(parameter: Parameter, session: Session, speech: Speech) -> Iterable[Control]:
    """One for each dated value; where there are several, each says from when it holds."""
    case, draft = session.case, session.now
    places = spots(case, draft, parameter.path)
    for spot in places:
        made = control(parameter, spot, session, speech)
        day = speech.day(begins(case, draft, spot))
        several = speech("workbench-piece", label=made.label, day=day)
        yield replace(made, label=several) if len(places) > 1 else made


def control(parameter: Parameter, spot: Spot, session: Session, speech: Speech) -> Control:
    label, own = speech.label(parameter.label), session.own(spot)
    made = Control(
        parameter, spot, label, unit_of(parameter, speech), _help(parameter, spot, session, speech)
    )
    if parameter.low is None or parameter.high is None or not isinstance(own, Fraction):
        return made
    low, high = _reach(parameter, own)
    step = _round_step((high - low) / _STEPS)
    if parameter.unit.money or parameter.unit.whole:
        step = max(step, Fraction(1))
    low, high = (Fraction(floor(low / step)) * step, -Fraction(floor(-high / step)) * step)
    low, high = max(low, parameter.low), min(high, parameter.high)
    return replace(made, low=low, high=high, step=step) if low < high else made


def _reach(parameter: Parameter, own: Fraction) -> tuple[Fraction, Fraction]:
    """From where to where a slider goes: the whole range where it is near, else around what is known.

    A range is wide, so that a file may say what it must; in one of 0 to 20 000 nobody could
    set 2 400 with a mouse. The field beside the slider takes any value of the range.
    """
    low, high = parameter.low, parameter.high
    assert low is not None and high is not None  # noqa: S101, PT018 - asked before
    marks = [own, *_ends(parameter.values)]
    least, most = min(marks), max(marks)
    wide = max(most - least, abs(own))
    if not wide:
        return low, high
    return max(low, least - wide if least < 0 else Fraction(0), low), min(high, most + wide)


def _ends(values: Iterable[Dated]) -> list[Fraction]:
    return [end for d in values if d.interval for end in (d.interval.low, d.interval.high)]


def _round_step(size: Fraction) -> Fraction:
    """The largest of 1, 2, 5, 10 … (or 0.5, 0.2, 0.1 …) that is no larger than `size`."""
    power = Fraction(10) ** floor(log10(size))
    return max(power * times for times in (1, 2, 5) if power * times <= size)


def _help(parameter: Parameter, spot: Spot, session: Session, speech: Speech) -> str:
    """What the file says of the value: its range, how sure it is, who says so, and why."""
    dated = parameter.dated(spot[1])
    source = session.case.setting.sources.get(dated.source)
    parts = []
    if parameter.low is not None and parameter.unit.name != "schedule":
        ends = {
            "low": limit(parameter, parameter.low, speech),
            "high": limit(parameter, parameter.high, speech),
        }
        parts.append(speech("workbench-range", **ends))
    if dated.interval:
        bounds = (speech.value(end, parameter.unit) for end in (dated.interval.low, dated.interval.high))
        share = speech.percent(dated.interval.coverage)
        parts.append(
            speech("workbench-interval", share=share, **dict(zip(("low", "high"), bounds, strict=True)))
        )
    status = speech(f"status-{dated.status}")
    parts.append(speech("workbench-source", status=status, source=source.title if source else dated.source))
    parts += [dated.reason] if dated.reason else []
    parts += [speech("workbench-fixed")] if dated.interval and parameter.role == "uncertainty" else []
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


def value_in_words(control: Control, value: Value, speech: Speech) -> str:
    choices = dict(control.parameter.choices) if control.parameter.choices else None
    return speech.value(value, control.parameter.unit, choices)
