"""The words: both languages say the same things, all that is said is there, and all there is is said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from simlib import programmes
from simlib.analysis.outcome import decide
from simlib.batch.terms import NOTEBOOKS
from simlib.budget import VERDICTS
from simlib.conditions import STATES
from simlib.continuity import EXITS, NO_GRANT
from simlib.explain import SMALL
from simlib.explore.views import VIEWS
from simlib.parameters.intervals import LAWS
from simlib.parameters.units import UNITS
from simlib.parameters.values import ROLES, STATUSES
from simlib.present import speech as speaking
from simlib.present.about import STATEMENT, TERMS
from simlib.present.report import Report
from simlib.present.speech import Speech
from simlib.present.tables.grant import SOURCES
from simlib.present.tables.items import ITEMS
from simlib.programmes.need_adjustment import VARIABLES
from simlib.programmes.state_grants import KEYS as ALLOCATION_KEYS
from simlib.words import LANGUAGES, say
from tests.conftest import ROOT

CODE = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "simlib").rglob("*.py"))]
TEMPLATES = [path for path in (ROOT / "simlib/present/template").iterdir() if path.suffix == ".j2"]
SHEETS = ("sums", "rates", "volumes", "payments")
SCHEMES = [programmes.programme(name) for name in programmes.names()]
CASES = [
    "kalmar",
    "jamtland",
    "sagolan",
    "stimulans",
    "vgr",
    "halland_green",
    "halland_st",
    "liability",
    "state_grants",
    "need",
    "access",
]


class Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the visitor's own name
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Every key with the details that its sentence takes."""
    text = (ROOT / f"simlib/words/{language}.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in parse(text).body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{entry.id.name} twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.found
    return found


KEYS = messages("sv")


def nodes(kind: type) -> Iterator[Any]:
    return (node for tree in CODE for node in ast.walk(tree) if isinstance(node, kind))


CONSTANTS = {node.value for node in nodes(ast.Constant) if isinstance(node.value, str)} | {
    word
    for path in TEMPLATES
    for word in re.findall(r"['\"]([a-z0-9-]+)['\"]", path.read_text(encoding="utf-8"))
}


def built() -> set[str]:
    """The f-strings of the code as patterns: what is filled in is any word."""
    found = set()
    for node in nodes(ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
            for part in node.values
        ]
        if re.match(r"[a-z0-9]+\\-", parts[0]):
            found.add("".join(parts))
    return found


def dashed(*names: str) -> set[str]:
    return {name.replace("_", "-") for name in names}


def said_by_conditions() -> set[str]:
    """Every reason that a condition can give, from its code."""
    reasons: set[str] = set()
    for node in nodes(ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in {"met", "not_met", "unknown"} and node.args:
            given = node.args[0]
            if isinstance(given, ast.Constant):
                reasons.add(str(given.value))
    # Reasons that are handed on to a helper, or put together from a word for what is judged.
    given_on = {key.removeprefix("why-") for key in KEYS if key.startswith("why-")}
    patterns = [re.compile(pattern) for pattern in built()]
    reasons |= {word for word in given_on if word in CONSTANTS or any(p.fullmatch(word) for p in patterns)}
    return reasons | {f"exit-{way_out}" for way_out in dashed(*EXITS)}


@pytest.fixture
def values(request, monkeypatch) -> dict[str, set[str]]:
    """For each prefix, what the code can put after it."""
    cases = [request.getfixturevalue(name) for name in CASES]
    inputs = [
        fact for case in cases for fact in case.programme.inputs(case.setting, case.admitted, case.monthly)
    ]
    bookings = {
        case.programme.booking(component, operator)
        for case in cases
        for component in case.wiring.components
        for operator in ("private", "region")
    }
    units: set[str] = set()
    with monkeypatch.context() as patch:
        patch.setattr(speaking, "say", lambda key, *_, **__: units.add(key.removeprefix("unit-")))
        for case in cases:
            for unit in (
                *UNITS,
                *(rule.unit for rule in case.wiring.rules.values()),
                *(volume.unit for volume in case.wiring.volumes.values()),
                *(fact.unit for fact in inputs),
            ):
                Speech("sv").unit(unit)
    return {
        "status-": dashed(*STATUSES),
        "verdict-": dashed(*VERDICTS, NO_GRANT),
        "told-": {"mean", "mean-where", "quantile", "chance", "fitted"},
        "purse-": {"grant", "frame", "payers"},
        "state-": dashed(*STATES),
        "exit-": dashed(*EXITS, "none"),
        "law-": dashed(*LAWS, "discrete"),
        "t4-": dashed(*ROLES),
        "says-budget-": {
            f"{told}{form}" for told in dashed(*VERDICTS) - {"unknown"} for form in ("", "-pot")
        },
        "check-": {"null", "lines", "components", "units", "months", "years"},
        "why-": said_by_conditions(),
        "fact-": dashed(*(field for module in SCHEMES for field in module.UNIT_FIELDS), *VARIABLES),
        "basis-": {SMALL, *(fact.reason for fact in inputs if fact.reason)},
        "booking-": dashed(*bookings),
        "unit-": units,
        "headline-": {"holds", "mean", "p90"},
        "holds-": {"kronor", "share", "count", "number", "text"},
        "sheet-": {*SHEETS, *(f"{part}-title" for part in SHEETS), *(f"{part}-how" for part in SHEETS)},
        "memo-": {
            *("proposal", "summary", "background", "economy", "patients", "providers", "equality"),
            *("children", "terms", "follow-up", "limits"),
        },
        "memo-limit-": {"health", "behaviour", "levers", "payer"},
        "term-": set(TERMS),
        "means-": set(TERMS),
        "accessible-": set(STATEMENT),
        "workbench-": {
            *ROLES,
            *(f"tab-{name}" for name in (*VIEWS, "pair", "save", "compare", "report", "tables")),
            *("title", "why", "owner", "place", "scheme", "scenario", "box-caption", "box-written"),
            *("row-reserve-pot", "row-reserve-year", "shown", "shown-all"),
            *("pair-first", "pair-second", "undo", "redo", "reset-all"),
        },
        "item-": {key for key, *_ in ITEMS},
        "answer-": {key for key, *_ in ITEMS},
        "title-": set(NOTEBOOKS),
        "to-": set(NOTEBOOKS),
        "col-": dashed(*SOURCES),
        "key-": dashed(*ALLOCATION_KEYS),
        "compared-": {"rule", "weights", "per-head", "whole"},
        "fault-": {word for word in CONSTANTS if f"fault-{word}" in KEYS},
        "": {
            *("not-asked", "yes", "no", "unknown", "signed", "missing", "private", "region"),
            *("health-centre", "rehab-unit", "own-regime", "other", "municipality", "mixed"),
        },
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_can_be_read(language):
    assert len(messages(language)) > 300


def test_both_languages_have_the_same_keys():
    assert messages("en").keys() == KEYS.keys()


def test_both_languages_take_the_same_details():
    english = messages("en")
    assert {key: found for key, found in KEYS.items() if found != english[key]} == {}


def test_every_key_is_said_somewhere(values):
    patterns = [re.compile(pattern) for pattern in built() if pattern.startswith("picture")]
    from_data = {prefix + value for prefix, found in values.items() for value in found}
    # A sentence may be part of another: `{ picture-change-more } av { $all } …`.
    text = (ROOT / "simlib/words/sv.ftl").read_text(encoding="utf-8")
    within = set(re.findall(r"\{ ([a-z][a-z0-9-]*) \}", text))
    unsaid = {
        key for key in KEYS.keys() - CONSTANTS - from_data - within
        if not any(p.fullmatch(key) for p in patterns)
    }  # fmt: skip
    assert unsaid == set()


def test_every_key_made_from_data_is_there(values):
    assert {p + v for p, found in values.items() for v in found} - KEYS.keys() == set()


def test_every_way_of_making_a_key_is_known(values):
    """An f-string that some key fits must be of a prefix whose values are enumerated above."""
    known = {re.escape(prefix) for prefix in values if prefix} | {"picture"}
    for pattern in built():
        if any(re.fullmatch(pattern, key) for key in KEYS):
            assert any(pattern.startswith(prefix) for prefix in known), pattern


def literal(node: ast.expr) -> Iterator[str]:
    """The words that an argument can be: a literal, or either of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*literal(node.body), *literal(node.orelse))


def test_no_key_is_missing():
    """What `say`, a Speech, or a fault is given as it stands."""
    asked = set()
    for node in nodes(ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if not node.args:
            continue
        if name in {"say", "speech"} or (name == "self" and isinstance(node.func, ast.Name)):
            asked |= {word for word in literal(node.args[0]) if " " not in word}
        elif name in {"fault", "refused", "_refused"} or (name == "add" and len(node.args) == 3):
            asked |= {f"fault-{word}" for argument in node.args for word in literal(argument) if "-" in word}
    asked -= {"fault-not-a-lever", "fault-no-such-figure"}  # said by the command without a file
    assert len(asked) > 150
    assert asked - KEYS.keys() == set()


def test_the_pictures_words_are_there():
    """Every pattern of a picture's key is met by at least one key."""
    for pattern in built():
        if pattern.startswith("picture"):
            assert any(re.fullmatch(pattern, key) for key in KEYS), pattern


@pytest.mark.parametrize(("name", "language"), [("sagolan", "sv"), ("stimulans", "sv"), ("stimulans", "en")])
def test_every_table_can_be_said(request, name, language):
    """No hole in any sentence: `say` refuses to leave one. (The batch says the shipped cases in both.)"""
    report = Report(decide((request.getfixturevalue(name),), draws=100, seed=1), Speech(language))
    text = "".join(table.html() for table in report.tables.values()) + report.checks().text
    for part in (report.decision_box, report.budget_words, report.reconciliation, report.coverage_words):
        text += part().text
    for part in (report.scenario_words, report.status_words, report.rules, report.explained, report.memo):
        text += part().text
    assert "{ $" not in text
    assert language == "en" or "None" not in re.sub(r"<code.*?</code>", "", text)
    assert not re.search(r"(?<![a-zåäö])nan(?![a-zåäö])", text)


def test_an_unknown_key_and_a_missing_detail_are_refused():
    with pytest.raises(KeyError, match="no-such-key"):
        say("no-such-key")
    with pytest.raises(ValueError, match="index-at"):
        say("index-at")
    with pytest.raises(KeyError, match="de"):
        say("yes", "de")
