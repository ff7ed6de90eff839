"""What must hold between the files of a case, before anything is computed.

Every fault here is one that no single file shows: a parameter that nobody reads,
a unit without a value, a date that comes too late, a change that changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import ModuleType

from simlib import rules
from simlib.exact import WHOLE_ORE
from simlib.faults import Findings, closest, listed
from simlib.parameters.forms import EXIT, NUMBER, Form, choice, kind_of
from simlib.parameters.values import NotInForce, Parameter
from simlib.periods import Grid, Period
from simlib.programmes import grant_paths
from simlib.regions import parameter_files, payee_file
from simlib.setting import MissingParameter, Setting
from simlib.wiring import Wiring

# What the tests of the money read of a region's own parameters, whatever the scheme,
# of a state grant that is shared by population, and of the standards.
BUDGET_TEST = ("frame", "frame_form", "frame_index", "frame_tolerance")
CONTINUITY_TEST = ("grant_share", "ordinary_funding", "exit", "exit_amount")
MONEY_TESTS = (*BUDGET_TEST, *CONTINUITY_TEST)
GRANT_TERMS = (
    "national_amount", "early_end_hazard", "possible_cut", "performance_part", "withheld_risk", "late_risk",
)  # fmt: skip
STANDARDS = ("holds_from", "at_risk_from", "near_limit")
_FRAME_FORM: Mapping[str, Form] = {"frame_form": choice("yearly", "pot")}
_PER_ACTIVITY = ("exit", "exit_amount", "ordinary_funding")


@dataclass(frozen=True)
class Coherence:
    """The checks of one case; each adds its faults to `findings`."""

    setting: Setting
    module: ModuleType
    findings: Findings

    @property
    def _programme_file(self) -> str:
        return f"params/programmes/{self.setting.scenario.programme}.yaml"

    @property
    def _region_file(self) -> str:
        """The most particular of the files that give the region's own parameters."""
        scenario, root = self.setting.scenario, self.setting.root
        return parameter_files(root, scenario.region, scenario.programme)[-1].relative_to(root).as_posix()

    @property
    def own(self) -> tuple[str, str]:
        """The namespaces whose names rules can read: the scheme's and the region's."""
        return self.setting.scenario.programme, self.setting.scenario.region

    @property
    def _granted(self) -> bool:
        """Whether a state grant carries the scheme; if none does, nothing is asked of grants and exits."""
        return bool(self.module.GRANT_FORM != "none")

    @property
    def _money_tests(self) -> tuple[str, ...]:
        own = self.module.GRANT_FORM == "allocated"  # the rules take the place of a share of the grant
        tests = (name for name in MONEY_TESTS if not (own and name == "grant_share"))
        return tuple(tests) if self._granted else BUDGET_TEST

    def _families(self, namespaces: Iterable[str]) -> dict[str, list[Parameter]]:
        """The parameters of some namespaces by `namespace.name`: one, or the members of a family."""
        found: dict[str, list[Parameter]] = {}
        for parameter in self.setting.parameters.values():
            if parameter.namespace in namespaces:
                found.setdefault(f"{parameter.namespace}.{parameter.name}", []).append(parameter)
        return found

    def _at(self, parameter: Parameter, message: str, /, **details: object) -> None:
        self.findings.add(parameter.file, parameter.line, message, **details)

    # --- units and members ------------------------------------------------------

    def units(self) -> None:
        """Units stand in the region, and are what the scheme demands; parameters per unit name just them."""
        root, (programme, region) = self.setting.root, self.own
        units = payee_file(root, region, programme).relative_to(root).as_posix()
        unread = any(self.findings.is_unread(space) for space in self.own)

        def fault(line: int, message: str, /, *, file: str = units, **details: object) -> None:
            """Told unless it may only follow from something that could not be read."""
            follows = unread if file != units else self._names_unread_unit(details.values())
            if not follows:
                self.findings.add(file, line, message, **details)

        codes = {municipality.code for municipality in self.setting.region.municipalities}
        for payee in self.setting.payees:
            if (code := payee.facts.get("municipality")) not in {None, *codes}:
                fault(payee.line, "unknown-municipality", code=code, region=self.setting.region.code)
        try:
            self.module.faults(self.setting, fault)
        except (MissingParameter, NotInForce) as error:
            self.absent(error)
        ids = tuple(payee.id for payee in self.setting.payees)
        for path, members in self._families(self.own).items():
            if members[0].by == self.module.DIMENSION:
                self._members(path, members, ids, "unknown-unit", "unit-without-value")

    def _names_unread_unit(self, details: Iterable[object]) -> bool:
        return any(self.findings.is_unread(f"units.{detail}") for detail in details)

    def _members(
        self, path: str, members: list[Parameter], expected: Iterable[str], strange: str, missing: str
    ) -> None:
        known, given = sorted(expected), {parameter.member: parameter for parameter in members}
        for name, parameter in given.items():
            if name not in known and not self.findings.is_unread(f"units.{name}"):
                self._at(parameter, strange, unit=name, known=listed(known), guess=closest(name, known))
        for name in known:
            if name not in given and not self.findings.is_unread(f"{path}.{name}"):
                self._at(members[0], missing, unit=name, family=path)

    # --- forms ------------------------------------------------------------------

    def forms(self) -> None:
        """That every parameter is given as the rules and the tests of the money read it."""
        exits = {"exit": EXIT} if self._granted else {}
        expected: dict[str, Form] = {**_FRAME_FORM, **exits, **getattr(self.module, "FORMS", {})}
        families = self._families((*self.own, "standards"))
        readers = (*rules.collect(self.module).values(), *self.module.VOLUMES)
        reads = {read for reader in readers for read in reader.reads()}
        absent = sorted(set(expected) - {members[0].name for members in families.values()})
        for name in absent:
            self._missing(name, "", self._programme_file)
        for path, members in families.items():
            name, first = members[0].name, members[0]
            if name in expected or name in reads or (kind_of(first), first.by) == (NUMBER.kind, NUMBER.by):
                self._form(path, members, expected.get(name, NUMBER))
            elif name not in _PER_ACTIVITY:
                self._at(first, "unread-parameter", path=path, guess=closest(name, absent))
        by_dimension: dict[str, list[str]] = {}
        for path, members in families.items():
            if members[0].by and members[0].by != self.module.DIMENSION:
                by_dimension.setdefault(members[0].by, []).append(path)
        for paths in by_dimension.values():
            every = {p.member: path for path in paths for p in families[path]}
            for path in paths:
                for member in sorted(set(every) - {p.member for p in families[path]}):
                    self._at(
                        families[path][0],
                        "member-without-value",
                        family=path,
                        member=member,
                        other=every[member],
                    )

    def _form(self, path: str, members: list[Parameter], form: Form) -> None:
        first = members[0]
        activities = tuple(self.module.activities(self.setting)) if first.name in _PER_ACTIVITY else ()
        if activities and first.by and not form.by:
            form = form.per(first.by, *activities)
        if kind_of(first) != form.kind:
            self._at(first, "wrong-kind", path=path, kind=form.kind)
        elif first.by != form.by:
            self._at(first, "wrong-by", path=path, by=form.by or "none")
        elif form.names and set(first.choices or ()) != set(form.names):
            self._at(first, "wrong-choices", path=path, known=listed(form.names))
        elif form.members and form.by != self.module.DIMENSION:
            self._members(path, members, form.members, "unknown-member", "unit-without-value")

    # --- names ------------------------------------------------------------------

    def names(self, inputs: Iterable[str]) -> None:
        """That whatever is read is there, that whatever is there is read, and under one name only."""
        found, inputs = rules.collect(self.module), frozenset(inputs)
        uneven = {volume.uneven: volume.name for volume in self.module.VOLUMES if volume.uneven}
        readers = uneven | {read: name for name, rule in found.items() for read in rule.reads()}
        computed = {*found, *(volume.name for volume in self.module.VOLUMES), "grid"}
        families = self._families((*self.own, "standards", *(["grants"] if self._granted else [])))
        of_rules = {members[0].name for members in families.values() if members[0].namespace != "standards"}
        demanded = self._demanded()
        missing = {
            name: (readers[name], self._programme_file)
            for name in sorted(readers.keys() - computed - inputs - of_rules)
        }
        missing |= {
            path.split(".", 1)[1]: ("", file) for path, file in demanded.items() if path not in families
        }
        missing |= {
            path.split(".", 1)[1]: ("", "params/grants.yaml")
            for path in self._grant_paths()
            if path not in self.setting.parameters and path.rsplit(".", 1)[0] in families
        }
        for name, (rule, file) in missing.items():
            self._missing(name, rule, file)
        for path, members in families.items():
            name, mine = members[0].name, members[0].namespace in self.own
            asked = path in self.setting.asked
            if not (asked or path in demanded or (mine and name in readers)):
                self._at(members[0], "unread-parameter", path=path, guess=closest(name, missing))
            twice = mine and all(f"{space}.{name}" in families for space in self.own)
            if mine and (name in computed or (name in inputs and not asked) or twice):
                self._at(members[0], "name-taken", name=name)

    def _missing(self, name: str, rule: str, file: str) -> None:
        self.findings.add(file, 1, "missing-parameter", name=name, rule=rule or "none")

    def sources(self, named: Iterable[str]) -> None:
        """That the documents which the scheme's own code rests on are in the list."""
        for source in sorted({*named, WHOLE_ORE.reference} - set(self.setting.sources)):
            guess = closest(source, self.setting.sources)
            self.findings.add("params/sources.yaml", 1, "unlisted-source", source=source, guess=guess)

    def _demanded(self) -> dict[str, str]:
        """What is read of every scheme, and the file it stands in."""
        region, own = self.setting.scenario.region, self._region_file
        return {
            **{f"{region}.{name}": own for name in self._money_tests},
            **{f"standards.{name}": "params/standards.yaml" for name in STANDARDS},
            **{f"grants.{name}": "params/grants.yaml" for name in GRANT_TERMS if self._granted},
        }

    def _grant_paths(self) -> tuple[str, ...]:
        if not self._granted:
            return ()
        return grant_paths(
            self.module, self.setting, GRANT_TERMS[: 1 if self.module.GRANT_FORM == "pot" else None]
        )

    def absent(self, error: MissingParameter | NotInForce) -> None:
        """The fault of a parameter that was asked for and is not there, or not then."""
        if isinstance(error, NotInForce):
            self._not_in_force(error.parameter, error.day)
        elif not any(self.findings.is_unread(f"{space}.{error.name}") for space in self.own):
            near = closest(error.name, [path.split(".")[1] for path in self._families(self.own)])
            self.findings.add(
                self._programme_file, 1, "missing-parameter", name=error.name, rule="none", guess=near
            )

    # --- dates ------------------------------------------------------------------

    def dates(self, wiring: Wiring) -> None:
        """That every parameter is in force whenever something needs it."""
        regime = self.setting.parameter("regime")
        if not self._covered(regime, regime, None):
            return
        needed = wiring.needed_under(regime.choices or ())
        for members in self._families(self.own).values():
            name = members[0].name
            always = name in self._money_tests and members[0].namespace == self.setting.scenario.region
            for parameter in members if always or name in needed else ():
                self._covered(parameter, regime, None if always else needed[name])
        terms = (path for path in self._grant_paths() if GRANT_TERMS[0] not in path)
        for path in (*terms, *(f"standards.{name}" for name in STANDARDS)):
            try:
                self.setting.parameters[path].settled(self.setting.horizon)
            except NotInForce as error:
                self._not_in_force(error.parameter, error.day)
        schedules = {p.path for p in self.setting.parameters.values() if p.unit.name == "schedule"}
        for path in sorted(self.setting.once | schedules):
            self._settled(self.setting.parameters[path])

    def _covered(self, parameter: Parameter, regime: Parameter, under: frozenset[str] | None) -> bool:
        """Whether `parameter` is in force on every day of the regimes that need it (None: on every day)."""
        for step in Grid.monthly(self.setting.horizon).steps:
            for day in sorted({step.start, *regime.changes(step), *parameter.changes(step)}):
                wanted = under is None or regime.dated(day).value in under
                if wanted and not parameter.in_force(day):
                    self._not_in_force(parameter, day)
                    return False
        return True

    def _not_in_force(self, parameter: Parameter, day: date) -> None:
        ended = parameter.values[-1].ends and day >= parameter.values[-1].since
        since = parameter.values[-1 if ended else 0].since
        message = "after-end" if ended else "before-first-value"
        self._at(parameter, message, path=parameter.path, day=day, first=since)

    def _settled(self, parameter: Parameter) -> None:
        """What is read once for the whole horizon must not change within it."""
        horizon = self.setting.horizon
        for earlier, later in pairwise(d for d in parameter.values if d.since < horizon.end):
            if later.since > horizon.start and earlier.value != later.value:
                self.findings.add(
                    later.file, later.line, "changes-within",
                    path=parameter.path, day=later.since, start=horizon.start, end=horizon.end,
                )  # fmt: skip

    # --- the scenario -----------------------------------------------------------

    def effect(self, wiring: Wiring) -> None:
        """That every line of the scenario changes something that its scheme pays by or is tested on."""
        regime = self.setting.parameter("regime")
        needed = wiring.needed_under(regime.choices or ())
        grants = self._grant_paths()
        for change in self.setting.scenario.changes:
            parameter = self.setting.parameters[change.path]
            family = f"{parameter.namespace}.{parameter.name}"
            if parameter.namespace == "grants":
                read = change.path in grants
            elif family in self.setting.asked or family in self._demanded() or parameter.name not in needed:
                read = True
            else:
                read = bool(self._regimes_from(change.since, parameter, regime) & needed[parameter.name])
            if not read:
                self.findings.add(
                    change.file, change.line, "not-read-then", path=change.path, day=change.since
                )

    def _regimes_from(self, since: date, parameter: Parameter, regime: Parameter) -> frozenset[object]:
        """The regimes in force in the horizon while the value dated `since` holds."""
        horizon = self.setting.horizon
        end = min([horizon.end, *(d.since for d in parameter.values if d.since > since)])
        start = max(since, horizon.start)
        if start >= end:
            return frozenset()
        days = {start, *regime.changes(Period(start, end))}
        return frozenset(regime.dated(day).value for day in days)

    def residents(self, line: int) -> None:
        """That the number of inhabitants is known for the year before each year of the horizon."""
        if self.module.GRANT_FORM != "population_share":
            return
        known = set.intersection(*(set(m.residents) for m in self.setting.region.municipalities))
        for year in Grid.monthly(self.setting.horizon).years:
            if year - 1 not in known:
                file, years = self.setting.scenario.file, {"first": min(known), "last": max(known)}
                self.findings.add(file, line, "no-residents", year=year - 1, **years)
