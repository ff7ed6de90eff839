"""Where every number comes from: parameters with reasons, sources, and figures explained."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from simlib.analysis.outcome import Outcome
from simlib.analysis.portfolio import is_portfolio, reconciled
from simlib.money import plain
from simlib.parameters.values import Dated, Parameter
from simlib.present.speech import Speech, html_id, parameter_anchor, source_anchor
from simlib.present.table import Cell, Table
from simlib.programmes import grants_of
from simlib.setting import Payee, Setting
from simlib.suppression import LEAST, small_groups
from simlib.words import known


def concerns(outcome: Outcome, parameter: Parameter) -> bool:
    """Whether the case uses it: of the state grants only those that carry the scheme."""
    grants = grants_of(outcome.case.programme, outcome.case.setting)
    shared = "other" if len(grants) > 1 else ""
    return parameter.namespace != "grants" or parameter.member in {*grants, shared}


def parameter_table(outcome: Outcome, role: str, speech: Speech) -> Table:
    """T4, one role at a time: every dated value with unit, interval, source, status and reason."""
    setting = outcome.case.setting
    changed = {change.path for change in setting.scenario.changes}
    rows, anchors = [], []
    for path, parameter in setting.parameters.items():
        if parameter.role != role or not concerns(outcome, parameter):
            continue
        for index, dated in enumerate(parameter.values):
            rows.append(
                _parameter_row(
                    setting, parameter, dated, speech, moved=path in changed and dated.status == "proposed"
                )
            )
            anchors.append(
                parameter_anchor(path) if index == 0 else f"{parameter_anchor(path)}-{dated.since}"
            )
    columns = (
        ("name", speech("col-parameter")),
        ("path", speech("col-path")),
        ("since", speech("col-since")),
        ("value", speech("col-value")),
        ("unit", speech("col-unit")),
        ("interval", speech("col-interval")),
        ("status", speech("col-status")),
        ("source", speech("col-source-and-reason")),
        ("reason", speech("col-reason")),
    )
    hidden = frozenset({"path", "since", "unit", "interval", "reason"})
    return Table(
        f"T4-{role}", speech(f"t4-{role}"), columns, tuple(rows), anchors=tuple(anchors), files_only=hidden
    )


def _parameter_row(
    setting: Setting, parameter: Parameter, dated: Dated, speech: Speech, *, moved: bool
) -> tuple[Cell, ...]:
    choices = dict(parameter.choices) if parameter.choices else None
    interval = ""
    if dated.interval:
        interval = law_in_words(parameter, dated, speech)
    source = setting.sources[dated.source]
    reference = ", ".join(filter(None, [source.title, source.reference, dated.page]))
    mark = f" ({speech('changed-mark')})" if moved else ""
    return (
        Cell(speech.label(parameter.label) + mark, parameter.label.sv, sub=parameter.path),
        Cell(parameter.path),
        Cell(str(dated.since)),
        Cell(speech.value(dated.value, parameter.unit, choices), _plain(dated, parameter), sub=interval),
        Cell(parameter.unit.name),
        Cell(interval),
        Cell(
            speech(f"status-{dated.status}"),
            dated.status,
            sub=speech("from-day", day=speech.day(dated.since)),
        ),
        Cell(
            reference,
            dated.source,
            link=f"#{source_anchor(dated.source)}",
            sub=dated.reason,
            lang=speech.of_files,
        ),
        Cell(dated.reason),
    )


def law_in_words(parameter: Parameter, dated: Dated, speech: Speech) -> str:
    """`0,01–0,03 (80 %, betafördelning)`."""
    interval = dated.interval
    if interval is None:
        return ""
    low, high = (speech.bare(bound, parameter.unit) for bound in (interval.low, interval.high))
    law, coverage = speech(f"law-{interval.law.replace('_', '-')}"), speech.percent(interval.coverage)
    return speech("interval-text", low=low, high=high, coverage=coverage, law=law)


def _plain(dated: Dated, parameter: Parameter) -> str:
    value = dated.value
    if isinstance(value, Fraction):
        return plain(parameter.unit.written(value))
    if isinstance(value, tuple):
        return "; ".join(f"{plain(threshold)}:{plain(then)}" for threshold, then in value)
    return value or ""


def used_sources(outcome: Outcome) -> list[str]:
    """Every source that some value, unit, rule or published amount names, in the order of the file."""
    setting = outcome.case.setting
    used = {dated.source for parameter in setting.parameters.values() for dated in parameter.values}
    used |= {payee.source for payee in setting.payees} | {"scb-municipalities", "own-rounding"}
    used |= {one.source for one in setting.correlations}
    used |= {one.source for one in reconciled(outcome)} if is_portfolio(outcome) else set()
    return [key for key in setting.sources if key in used]


def source_table(outcome: Outcome, speech: Speech) -> Table:
    """Every document the case rests on; the address opens it."""
    setting = outcome.case.setting
    keys = used_sources(outcome)
    rows = []
    for key in keys:
        source = setting.sources[key]
        safe = source.url if source.url.startswith(("https://", "http://")) else ""
        rows.append(
            (
                Cell(source.title, link=safe, lang=speech.of_files),
                Cell(source.publisher, lang=speech.of_files),
                Cell(source.date),
                Cell(", ".join(filter(None, [source.reference, source.page])), lang=speech.of_files),
                Cell(source.note, lang=speech.of_files),
                Cell(key, css="source"),
            )
        )
    columns = (
        ("title", speech("col-title")),
        ("publisher", speech("col-publisher")),
        ("date", speech("col-date")),
        ("reference", speech("col-reference")),
        ("note", speech("col-note")),
        ("id", speech("col-id")),
    )
    return Table(
        "sources",
        speech("sources-caption"),
        columns,
        tuple(rows),
        anchors=tuple(source_anchor(key) for key in keys),
    )


def payee_table(outcome: Outcome, speech: Speech) -> Table:
    """The units or activities with the facts their file states."""
    setting, fields = outcome.case.setting, list(outcome.case.programme.UNIT_FIELDS)
    small = small_groups(outcome.case)

    def shown(payee: Payee, field: str) -> str:
        hides = any((payee.id, field) == place[:2] for place in small)
        return speech("small-group") if hides else _fact(field, payee.facts[field], setting, speech)

    columns = (
        ("id", speech("col-unit-name")),
        *((field, _field_name(field, speech)) for field in fields),
        ("status", speech("col-status")),
        ("source", speech("col-source-and-reason")),
    )
    rows = tuple(
        (
            Cell(speech.label(payee.label), payee.id),
            *(Cell(shown(payee, field)) for field in fields),
            Cell(speech(f"status-{payee.status}"), payee.status),
            Cell(
                setting.sources[payee.source].title,
                payee.source,
                link=f"#{source_anchor(payee.source)}",
                sub=payee.reason,
                lang=speech.of_files,
            ),
        )
        for payee in setting.payees
    )
    anchors = tuple(html_id("unit", payee.id) for payee in setting.payees)
    note = speech("small-group-note", least=LEAST) if small else ""
    return Table("payees", speech("payees-caption"), columns, rows, note, anchors=anchors)


def _field_name(field: str, speech: Speech) -> str:
    """A new scheme may state facts that have no word yet: they keep their name in the file."""
    key = f"fact-{field.replace('_', '-')}"
    return speech(key) if known(key, speech.language) else field.replace("_", " ")


def _fact(field: str, value: object, setting: Setting, speech: Speech) -> str:
    if field == "municipality":
        return next(m.name for m in setting.region.municipalities if m.code == value)
    if isinstance(value, bool):
        return speech("yes" if value else "no")
    if isinstance(value, Fraction):
        return speech.plain(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{_field_name(key, speech).lower()} {speech.plain(n)}" for key, n in value.items())
    if isinstance(value, tuple):
        names = {payee.id: speech.label(payee.label) for payee in setting.payees}
        return ", ".join(names.get(str(part), str(part)) for part in value) or "–"
    worded = {"yes", "no", "unknown", "signed", "missing", "private", "region", "not_asked"}
    worded |= {"municipality", "health_centre", "rehab_unit", "own_regime", "other"}
    return speech(str(value).replace("_", "-")) if value in worded else str(value)
