"""A draft becomes a scenario file: read by the ordinary loader before it is there, and never over another."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from simlib.analysis.outcome import check
from simlib.assembly import Case
from simlib.explore.entries import Unfit
from simlib.explore.session import Session
from simlib.explore.trying import lines_of, scenario_lines
from simlib.faults import Fault, Findings
from simlib.money import plain
from simlib.parameters import fields
from simlib.parameters.scenario import Change
from simlib.parameters.values import Parameter, Value
from simlib.present.speech import Speech

MOST = 60  # characters of a name: some systems allow no longer paths
# Names of devices, which Windows takes whatever comes after the point.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


@dataclass(frozen=True)
class Words:
    """What a person must say of a scenario."""

    name: str
    title: str
    why: str
    owner: str
    title_en: str = ""  # the Swedish one serves where there is none

    def stripped(self) -> Words:
        said = (self.name, self.title, self.why, self.owner, self.title_en)
        return Words(*(" ".join(word.split()) for word in said))


def folder_of(case: Case) -> Path:
    """Where scenarios are kept: beside the one that is tried."""
    return case.setting.root / Path(case.scenario.file).parent


def save(session: Session, words: Words, speech: Speech) -> Path:
    """The file of the scenario, after the ordinary loader has read it; raises Unfit with the reason."""
    words = words.stripped()
    target = folder_of(session.case) / f"{_name(words, session.case, speech)}.yaml"
    missing = [
        speech(f"workbench-{key}")
        for key, word in (("title", words.title), ("why", words.why), ("owner", words.owner))
        if not word
    ]
    if missing:
        raise Unfit(speech("workbench-needs", what=", ".join(missing).lower()))
    if not session.now.values and session.now.horizon == session.case.setting.horizon:
        raise Unfit(speech("workbench-nothing-to-save"))
    lines = scenario_lines(session.case, lines_of(session.case, session.now, words.why))
    text = _loaded(session, words, lines, target, speech)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:  # fails where there is one already
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise Unfit(speech("workbench-name-taken", name=words.name)) from None
    return target


def _name(words: Words, case: Case, speech: Speech) -> str:
    """The name, which cannot leave the folder: small letters, digits and underscores only."""
    name = words.name.removesuffix(".yaml")
    if not name.isascii() or not fields.NAME.fullmatch(name) or len(name) > MOST or name in _DEVICES:
        raise Unfit(speech("workbench-name-bad", name=name, most=MOST))
    if any(file.stem.lower() == name for file in folder_of(case).glob("*.yaml")):
        raise Unfit(speech("workbench-name-taken", name=name))
    return name


def _loaded(session: Session, words: Words, lines: Sequence[Change], target: Path, speech: Speech) -> str:
    """The text as it will be read, beside copies of the other scenarios; raises Unfit.

    A line that takes back what the scenario it began from had changed changes nothing, and is left out.
    """
    left = list(lines)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".trying-") as place:
        for file in target.parent.glob("*.yaml"):
            shutil.copy(file, place)
        while True:
            text, starts = written(session, words, left)
            faults = _faults(text, Path(place) / target.name)
            idle = {fault.line for fault in faults if fault.message == "no-effect"}
            if not idle:
                break
            left = [line for line, start in zip(left, starts, strict=True) if start not in idle]
    if faults:
        reason = " ".join(fault.text(speech.language).partition(": ")[2] for fault in faults)
        raise Unfit(speech("workbench-not-loaded", reason=reason))
    return text


def _faults(text: str, path: Path) -> tuple[Fault, ...]:
    path.write_text(text, encoding="utf-8", newline="\n")
    findings = Findings()
    check(path, findings)
    return tuple(sorted(set(findings.faults)))


def written(session: Session, words: Words, changes: Sequence[Change]) -> tuple[str, list[int]]:
    """The scenario as YAML, every change dated and with its reason; and the line at which each begins."""
    case, draft = session.case, session.now
    scenario, last = case.scenario, draft.horizon.end - timedelta(days=1)
    lines = [
        f"id: {words.name.removesuffix('.yaml')}",
        f"label: {{sv: {_quoted(words.title)}, en: {_quoted(words.title_en or words.title)}}}",
        f"region: {scenario.region}",
        f"programme: {scenario.programme}",
        f"horizon: {{from: {draft.horizon.start:%Y-%m}, through: {last:%Y-%m}}}",
        f"why: {_quoted(words.why)}",
        f"owner: {_quoted(words.owner)}",
    ]
    if draft.horizon == case.setting.horizon and not _of_each(case):
        lines.append(f"compare_with: [{scenario.id}]")
    if scenario.diary:
        lines.append(f"diary: {_quoted(scenario.diary)}")
    lines.append("changes:" if changes else "changes: []")
    starts = []
    for line in changes:
        starts.append(len(lines) + 1)
        value = _value(case.setting.parameters[line.path], line.value)
        lines += [f"  - path: {line.path}", f"    from: {line.since:%Y-%m-%d}", f"    value: {value}"]
        lines.append(f"    why: {_quoted(line.why)}")
    return "\n".join(lines) + "\n", starts


def _of_each(case: Case) -> bool:
    """Whether the file of the scenario is for every region, and so cannot be compared with by its name."""
    text = (case.setting.root / case.scenario.file).read_text(encoding="utf-8")
    return any(line.split("#")[0].replace(" ", "") == "region:each" for line in text.splitlines())


def _quoted(text: str) -> str:
    """As YAML within quotation marks, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _value(parameter: Parameter, value: Value) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(f'[{plain(at)}, {plain(then)}]' for at, then in value)}]"
    return plain(parameter.unit.written(value))
