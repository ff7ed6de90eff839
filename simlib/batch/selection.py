"""What a batch file lists: each line is a product of scenarios (or schemes), regions and languages.

`except` takes jobs out of the line's product, `overrides` gives some of them terms of their own.
A line that gives no job, and an exclude or override that concerns none, is a fault: it is
misspelt, or means something else than its author thought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simlib import programmes
from simlib.batch.terms import OWN_TERMS, TERMS, languages, several
from simlib.faults import Findings, closest, listed
from simlib.parameters import fields
from simlib.parameters.files import real
from simlib.parameters.reading import Block, Field, Listing, Node, Reader, Text
from simlib.parameters.scenario import read_scenario
from simlib.regions import EACH, known_regions

_WHAT = ("scenario", "scenarios", "schemes")  # a line says one of them


@dataclass(frozen=True)
class Chosen:
    """One job of a line, not yet checked. `region`: empty where the scenario names its own."""

    scenario: Path  # relative to the project
    region: str
    language: str
    terms: Mapping[str, Any]  # the file's, then the line's, then its own


@dataclass(frozen=True)
class _Rule:
    """An exclude or an override: what a job must be one of, and what then holds."""

    line: int
    only: Mapping[str, tuple[object, ...]]
    terms: Mapping[str, Any]

    def concerns(self, job: Mapping[str, object]) -> bool:
        return all(job[key] in wanted for key, wanted in self.only.items())


class Selector:
    """Reads the lines of one batch file in one project."""

    def __init__(self, reader: Reader, root: Path) -> None:
        self.reader, self.root = reader, root
        self.regions, self.schemes = tuple(known_regions(root, reader.findings)), programmes.names()
        self.taken: dict[tuple[Path, str, str], int] = {}
        self.only: Mapping[str, Field[object]] = {
            "scenarios": several(self._path),
            "schemes": several(fields.one_of(self.schemes)),
            "regions": several(fields.one_of(self.regions)),
            "language": languages,
        }
        self.fields: Mapping[str, Field[object]] = {
            "scenario": self._path,
            **self.only,
            "schemes": self._all_or("schemes", self.schemes),
            "regions": self._all_or("regions", self.regions),
            "except": self._rules(self._exclude),
            "overrides": self._rules(self._override),
            **TERMS,
        }

    def chosen(self, node: Node, common: Mapping[str, Any]) -> Iterator[Chosen]:
        """The jobs of every line, on the terms of the file where the line says nothing else."""
        if not isinstance(node, Listing) or not node.items:
            self.reader.fault(node.line, "expected-list")
            return
        for item in node.items:
            if isinstance(item, Block):
                entry, sound = self.reader.entries(item, self.fields, optional=tuple(self.fields))
                if sum(key in item.items for key in _WHAT) != 1:
                    self.reader.fault(item.line, "one-of-keys", known=listed(_WHAT))
                elif sound:
                    yield from self._line(item.line, entry, {**common, **entry})
            elif path := self._path(self.reader, item):
                yield from self._line(item.line, {"scenario": path}, common)

    def _line(self, line: int, entry: Mapping[str, Any], terms: Mapping[str, Any]) -> Iterator[Chosen]:
        """Each job of the line that is not excluded, and the faults of rules that concern none."""
        excluded, overrides = (entry.get(key, ()) for key in ("except", "overrides"))
        idle, some = [*excluded, *overrides], False
        for path, region in self._places(entry):
            for language in terms.get("language", ("sv",)):
                job = self._seen(path, region, language)
                out, own = ([rule for rule in rules if rule.concerns(job)] for rules in (excluded, overrides))
                idle = [rule for rule in idle if rule not in (*out, *own)]
                if out:
                    continue
                some = True
                if self._first(line, path, region, language):
                    yield Chosen(path, region, language, {**terms, **self._together(own)})
        for rule in idle:
            self.reader.fault(rule.line, "concerns-no-job")
        if not some and not idle:
            self.reader.fault(line, "gives-no-job")

    def _places(self, entry: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
        """The line's scenario files, each with the regions to run it for."""
        if "schemes" not in entry:
            paths = entry.get("scenarios") or (entry["scenario"],)
            yield from ((path, region) for path in paths for region in entry.get("regions", ("",)))
            return
        regions = entry.get("regions", self.regions)
        for file in sorted((self.root / "params/scenarios").glob("*.yaml")):
            path = file.relative_to(self.root)
            scheme, region = self._about(path)
            if scheme not in self.schemes or region not in (EACH, *self.regions):
                yield path, ""  # whether it belongs here cannot be told: its check says what is wrong
            elif scheme in entry["schemes"] and region in (EACH, *regions):
                yield from ((path, one) for one in (regions if region == EACH else ("",)))

    def _seen(self, path: Path, region: str, language: str) -> Mapping[str, object]:
        """The job as excludes and overrides see it."""
        scheme, own = self._about(path)
        return {"scenarios": path, "schemes": scheme, "regions": region or own, "language": language}

    def _about(self, path: Path) -> tuple[str, str]:
        """Scheme and region of a scenario file; what is wrong with it is told when its job is checked."""
        written = read_scenario(self.root / path, self.root, Findings())
        entries = written.entries if written else {}
        return str(entries.get("programme", "")), str(entries.get("region", ""))

    def _first(self, line: int, path: Path, region: str, language: str) -> bool:
        """Whether no line has given this job; the line that gives it again is a fault."""
        first = self.taken.setdefault((path, region, language), line)
        if first != line:
            self.reader.fault(line, "duplicate-key", key=f"{path.as_posix()} {region}".strip(), first=first)
        return first == line

    def _together(self, rules: Sequence[_Rule]) -> dict[str, Any]:
        """The terms of every override that concerns a job; none may contradict another."""
        found: dict[str, Any] = {}
        for rule in rules:
            for key in rule.terms.keys() & found.keys():
                self.reader.fault(rule.line, "overridden-twice", key=key)
            found |= rule.terms
        return found

    # --- how the parts of a line are read ----------------------------------------------

    def _all_or(self, key: str, every: tuple[str, ...]) -> Field[tuple[str, ...]]:
        """`all`, one, or a list."""

        def read(reader: Reader, node: Node) -> tuple[str, ...] | None:
            if isinstance(node, Text) and node.text == "all":
                return every
            found = self.only[key](reader, node)
            return found if isinstance(found, tuple) else None

        return read

    def _rules(self, one: Callable[[Node], _Rule | None]) -> Field[tuple[_Rule, ...]]:
        return fields.list_of(lambda _, node: one(node), least=1)

    def _exclude(self, node: Node) -> _Rule | None:
        """A region by its name, or any jobs by what they are."""
        if not isinstance(node, Block):
            region = fields.one_of(self.regions)(self.reader, node)
            return _Rule(node.line, {"regions": (region,)}, {}) if region else None
        found = self.reader.record(node, self.only, optional=tuple(self.only))
        return None if found is None else _Rule(node.line, found, {})

    def _override(self, node: Node) -> _Rule | None:
        known = {**self.only, **OWN_TERMS}
        found = self.reader.record(node, known, optional=tuple(known))
        if found is None:
            return None
        only, terms = ({k: v for k, v in found.items() if k in part} for part in (self.only, OWN_TERMS))
        for part, keys in ((only, self.only), (terms, OWN_TERMS)):
            if not part:
                self.reader.fault(node.line, "needs-one-of", known=listed(keys))
        return _Rule(node.line, only, terms) if only and terms else None

    def _path(self, reader: Reader, node: Node) -> Path | None:
        """A scenario file below params/ of this project."""
        text = fields.text(reader, node)
        if text is None:
            return None
        path = real(self.root / text)
        if not path.is_relative_to(real(self.root / "params")) or Path(text).is_absolute():
            reader.fault(node.line, "outside-project", path=text)
        elif not path.is_file():
            files = (self.root / "params/scenarios").glob("*.yaml")
            known = sorted(file.relative_to(self.root).as_posix() for file in files)
            guess = closest(text, known)
            reader.fault(node.line, "not-one-of", text=text, known=listed(known), guess=guess)
        else:
            return path.relative_to(self.root)
        return None
