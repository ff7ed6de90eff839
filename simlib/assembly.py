"""From a scenario's path to a case that can be computed, or to every fault there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from simlib import programmes, rules
from simlib.conditions import Outcome, admitted, conditions_of, judge
from simlib.faults import Findings, closest, listed
from simlib.parameters import fields
from simlib.parameters.loading import load_parameters, load_sources
from simlib.parameters.reading import Field, Reader
from simlib.parameters.scenario import RawChange, Scenario, apply, read_scenario
from simlib.parameters.values import STATUSES, Label, Parameter, Source
from simlib.periods import Grid
from simlib.regions import Region, load_region
from simlib.setting import Payee, Setting

# What the tests of the money read of a region's own parameters, whatever the scheme.
MONEY_TESTS = (
    "frame",
    "frame_form",
    "frame_index",
    "frame_tolerance",
    "grant_share",
    "ordinary_funding",
    "exit",
    "exit_amount",
)


@dataclass(frozen=True)
class Case:
    """Everything that decides a result, checked."""

    setting: Setting
    programme: ModuleType
    wiring: rules.Wiring
    outcomes: tuple[Outcome, ...]
    admitted: frozenset[str]

    @property
    def scenario(self) -> Scenario:
        return self.setting.scenario

    @property
    def monthly(self) -> Grid:
        return Grid.monthly(self.setting.horizon)

    @property
    def coarsest(self) -> Grid:
        """The fewest steps that change no result: between changes of parameters and units."""
        changes = [day for p in self.setting.parameters.values() for day in p.changes(self.setting.horizon)]
        return Grid.coarsest(self.setting.horizon, [*changes, *self.programme.breaks(self.setting)])


def project_root(scenario: Path) -> Path:
    """The folder that holds `params/`, above the scenario file."""
    for folder in scenario.resolve().parents:
        if (folder / "params" / "sources.yaml").is_file():
            return folder
    return scenario.resolve().parent


def load(scenario: Path) -> Case:
    """The case of one scenario; raises Faults with all that is wrong."""
    findings = Findings()
    case = assemble(scenario, findings)
    findings.stop_if_any()
    assert case is not None  # noqa: S101 - no faults means that it was built
    return case


def assemble(scenario: Path, findings: Findings) -> Case | None:
    """The case, or None after adding faults to `findings`."""
    root = project_root(scenario)
    read = _with_bases(scenario, root, findings)
    sources = load_sources(root / "params/sources.yaml", root, findings)
    if read is None:
        return None
    frame, lines = read
    reader = Reader(scenario.resolve(), root, findings)
    module = _programme(frame, reader)
    folder = root / "params/regions" / frame.region
    if not folder.is_dir():
        known = [path.name for path in (root / "params/regions").iterdir() if path.is_dir()]
        reader.fault(
            1,
            "unknown-region",
            region=frame.region,
            known=listed(sorted(known)),
            guess=closest(frame.region, known),
        )
        return None
    if module is None:
        return None
    region = load_region(folder / "region.yaml", root, findings)
    base = _parameters(frame, root, sources, findings)
    payees = _payees(module, folder / f"{frame.programme}_units.yaml", root, sources, findings)
    parameters, changes = apply(base, lines, frame.horizon)
    if findings.faults or region is None:
        return None
    scenario_source = Source(f"scenario:{frame.id}", frame.label.sv, frame.owner, "", reference=frame.file)
    own = {f"scenario:{line.reader.path.stem}": scenario_source for line in lines}
    setting = Setting(
        root,
        Scenario(**{**vars(frame), "changes": changes}),
        region,
        payees,
        parameters,
        {**sources, **own, scenario_source.id: scenario_source},
    )
    return _checked(setting, module, findings)


def _with_bases(
    path: Path, root: Path, findings: Findings, seen: tuple[str, ...] = ()
) -> tuple[Scenario, list[RawChange]] | None:
    """A scenario's lines after those of the scenarios it is based on."""
    read = read_scenario(path, root, findings)
    if read is None:
        return None
    frame, own = read
    lines: list[RawChange] = []
    for base in frame.based_on:
        if base in (*seen, frame.id):
            Reader(path, root, findings).fault(1, "based-on-itself", id=base)
            return None
        earlier = _with_bases(path.parent / f"{base}.yaml", root, findings, (*seen, frame.id))
        if earlier is None:
            return None
        lines += earlier[1]
    return frame, [*lines, *own]


def _programme(frame: Scenario, reader: Reader) -> ModuleType | None:
    known = programmes.names()
    if frame.programme not in known:
        reader.fault(
            1,
            "unknown-programme",
            programme=frame.programme,
            known=listed(known),
            guess=closest(frame.programme, known),
        )
        return None
    return programmes.programme(frame.programme)


def _parameters(
    frame: Scenario, root: Path, sources: Mapping[str, Source], findings: Findings
) -> dict[str, Parameter]:
    params = root / "params"
    files = {
        "grants": params / "grants.yaml", "standards": params / "standards.yaml",
        frame.programme: params / "programmes" / f"{frame.programme}.yaml",
        frame.region: params / "regions" / frame.region / f"{frame.programme}.yaml",
    }  # fmt: skip
    found: dict[str, Parameter] = {}
    for namespace, path in files.items():
        found |= load_parameters(path, root, sources, findings, namespace=namespace)
    return found


def _payees(
    module: ModuleType, path: Path, root: Path, sources: Mapping[str, Source], findings: Findings
) -> tuple[Payee, ...]:
    reader = Reader(path, root, findings)
    record: dict[str, Field[object]] = {
        "label": fields.label, **module.UNIT_FIELDS, "source": fields.one_of(sources), "status": fields.one_of(STATUSES[:3]),
        "page": fields.text, "reason": fields.text,
    }  # fmt: skip
    found = []
    top = reader.root()
    for key, line, node in reader.members(top) if top else ():
        entry = reader.record(node, record, optional=("page", "reason"))
        if not entry:
            continue
        facts = {name: entry[name] for name in module.UNIT_FIELDS}
        label = entry["label"]
        assert isinstance(label, Label)  # noqa: S101 - record() read it as one
        page, reason = str(entry.get("page") or ""), str(entry.get("reason") or "")
        found.append(Payee(key, label, facts, str(entry["source"]), str(entry["status"]), page, reason, line))
    return tuple(found)


def _checked(setting: Setting, module: ModuleType, findings: Findings) -> Case | None:
    """The case with its rules wired, its conditions judged and its dates covered."""
    units = f"params/regions/{setting.scenario.region}/{setting.scenario.programme}_units.yaml"
    module.faults(setting, lambda line, message, **details: findings.add(units, line, message, **details))
    _check_members(setting, module, findings)
    if findings.faults:
        return None
    outcomes = tuple(
        o
        for payee in setting.payees
        for o in judge(conditions_of(module), payee.id, module.facts(setting, payee))
    )
    passing = frozenset(p.id for p in setting.payees if admitted([o for o in outcomes if o.subject == p.id]))
    inputs = module.inputs(setting, passing, Grid.monthly(setting.horizon))
    wiring = rules.wire(
        rules.collect(module), module.VOLUMES,
        [*(i.name for i in inputs), *_names(setting.parameters, (setting.scenario.programme, setting.scenario.region)), "grid"],
        must_be_read=[i.name for i in inputs],
    )  # fmt: skip
    _check_dates(setting, wiring, findings)
    return None if findings.faults else Case(setting, module, wiring, outcomes, passing)


def _names(parameters: Mapping[str, Parameter], namespaces: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(p.name for p in parameters.values() if p.namespace in namespaces))


def _check_members(setting: Setting, module: ModuleType, findings: Findings) -> None:
    """Parameters given per unit must name just the units of the unit file."""
    ids = {payee.id for payee in setting.payees}
    for parameter in setting.parameters.values():
        if parameter.by == module.DIMENSION and parameter.member not in ids:
            findings.add(
                parameter.file,
                parameter.line,
                "unknown-unit",
                unit=parameter.member,
                known=listed(sorted(ids)),
                guess=closest(parameter.member, ids),
            )
    for family in {p.path.rsplit(".", 1)[0] for p in setting.parameters.values() if p.by == module.DIMENSION}:
        members = {p.member: p for p in setting.parameters.values() if p.path.startswith(family + ".")}
        for missing in sorted(ids - set(members)):
            some = next(iter(members.values()))
            findings.add(some.file, some.line, "unit-without-value", unit=missing, family=family)


def _check_dates(setting: Setting, wiring: rules.Wiring, findings: Findings) -> None:
    """Every parameter that some payment needs must be in force when it is needed."""
    regime = setting.parameter("regime")
    needed = wiring.needed_under(regime.choices or ())
    for name in wiring.leaves:
        if name == "grid" or not setting.has(name) or name not in needed:
            continue
        path = setting.path(name)
        for parameter in (
            p for full, p in setting.parameters.items() if full == path or full.startswith(path + ".")
        ):
            _check_covered(setting, parameter, regime, needed[name], findings)


def _check_covered(
    setting: Setting, parameter: Parameter, regime: Parameter, under: frozenset[str], findings: Findings
) -> None:
    for step in Grid.monthly(setting.horizon).steps:
        if not regime.in_force(step.start):
            findings.add(
                regime.file,
                regime.line,
                "before-first-value",
                path=regime.path,
                day=step.start,
                first=regime.values[0].since,
            )
            return
        starts = {step.start, *regime.changes(step)}
        for day in sorted(day for day in starts if regime.dated(day).value in under):
            if not parameter.in_force(day):
                ended = parameter.values[-1].ends and day >= parameter.values[-1].since
                since = parameter.values[-1 if ended else 0].since
                findings.add(
                    parameter.file,
                    parameter.line,
                    "after-end" if ended else "before-first-value",
                    path=parameter.path,
                    day=day,
                    first=since,
                )
                return
