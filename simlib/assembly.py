"""From a scenario's path to a case that can be computed, or to every fault there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType

from simlib import programmes, rules
from simlib.coherence.dates import check_dates
from simlib.coherence.effect import check_effect
from simlib.coherence.files import CaseFiles
from simlib.coherence.forms import check_forms
from simlib.coherence.names import check_names, check_residents, check_sources
from simlib.coherence.units import check_units
from simlib.conditions import Outcome, admitted, conditions_of, judge
from simlib.faults import Findings, closest, listed
from simlib.grant_terms import check_grants_named
from simlib.parameters.files import real
from simlib.parameters.loading import load_parameters
from simlib.parameters.scenario import RawChange, Scenario, Written, apply, read_scenario, with_bases
from simlib.parameters.sources import load_sources
from simlib.parameters.together import check_axes, load_correlations
from simlib.parameters.values import NotInForce, Parameter, Source
from simlib.payees import load_payees, presence, without_absent
from simlib.periods import Grid
from simlib.regions import EACH, known_regions, load_region, parameter_files, payee_file
from simlib.setting import MissingParameter, Setting
from simlib.wiring import Wiring, wire


@dataclass(frozen=True)
class Case:
    """Everything that decides a result, checked."""

    setting: Setting
    programme: ModuleType
    wiring: Wiring
    outcomes: tuple[Outcome, ...]
    admitted: frozenset[str]
    what_ifs: tuple[Case, ...] = ()  # scenarios that try what may happen to it

    @property
    def scenario(self) -> Scenario:
        return self.setting.scenario

    @property
    def monthly(self) -> Grid:
        return Grid.monthly(self.setting.horizon)

    @cached_property
    def coarsest(self) -> Grid:
        """The fewest steps that change no result: between changes of parameters and units."""
        changes = [day for p in self.setting.parameters.values() for day in p.changes(self.setting.horizon)]
        return Grid.coarsest(self.setting.horizon, [*changes, *self.programme.breaks(self.setting)])


def project_root(scenario: Path) -> Path:
    """The folder that holds `params/`, above the scenario file."""
    above = real(scenario).parents
    with_sources = [folder for folder in above if (folder / "params" / "sources.yaml").is_file()]
    with_params = [folder.parent for folder in above if folder.name == "params"]
    return next(iter([*with_sources, *with_params]), above[0])


def regions_of(scenario: Path) -> tuple[str, ...]:
    """The regions to say from outside: every one for a scenario of each region; "" if it names its own."""
    root, quiet = project_root(scenario), Findings()
    written = read_scenario(real(scenario), root, quiet)
    named = written.entries.get("region") if written else None
    return tuple(known_regions(root, quiet)) if named == EACH else ("",)


def load(scenario: Path, region: str = "") -> Case:
    """The case of one scenario, for `region` where it is for each; raises Faults with all that is wrong."""
    findings = Findings()
    case = assemble(scenario, findings, region)
    findings.stop_if_any()
    assert case is not None  # noqa: S101 - no faults means that it was built
    return case


def assemble(scenario: Path, findings: Findings, region: str = "") -> Case | None:
    """The case, or None after adding faults to `findings`; `region`: for a scenario that is for each.

    Every file is read even if another has faults, so that all are told at once.
    """
    before, scenario = len(findings.faults), real(scenario)
    root = project_root(scenario)
    sources = load_sources(root / "params/sources.yaml", root, findings)
    written = read_scenario(scenario, root, findings)
    if written is None:
        return None
    lines = with_bases(written, root, findings)
    place = _place(written, root, findings, region)
    if place is None:
        return None
    module, name, region = place
    here = load_region(region, root, findings, distances=module.DISTANCES)
    base = _parameters(root, region, name, sources, findings)
    together = load_correlations(root / f"params/correlations/{name}.yaml", root, base, sources, findings)
    payees = load_payees(module, payee_file(root, region, name), root, sources, findings)
    base |= presence(module, payees, region)
    ours = [_of_region(line, region) for line in lines]
    parameters, changes = apply(base, ours, written.frame.horizon if written.frame else None)
    payees, parameters = without_absent(payees, parameters)
    if here is None or written.frame is None:
        return None
    frame = replace(written.frame, region=region, changes=changes)
    written_in = {f"scenario:{line.reader.path.stem}": line.reader.file for line in lines}
    proposed = {
        key: Source(key, frame.label.sv, frame.owner, "", reference=file) for key, file in written_in.items()
    }
    setting = Setting(root, frame, here, payees, parameters, {**sources, **proposed}, together)
    files = CaseFiles(setting, module, findings)
    check_units(files)
    if len(findings.faults) > before:
        return None
    case = _wired(files, written.lines["horizon"])
    return None if len(findings.faults) > before else case


def judged(module: ModuleType, setting: Setting) -> tuple[tuple[Outcome, ...], frozenset[str]]:
    """Every condition for every payee, and who is thereby admitted."""
    conditions = conditions_of(module)
    outcomes = tuple(o for p in setting.payees for o in judge(conditions, p.id, module.facts(setting, p)))
    return outcomes, frozenset(
        p.id for p in setting.payees if admitted([o for o in outcomes if o.subject == p.id])
    )


def with_parameters(case: Case, changed: Mapping[str, Parameter]) -> Case:
    """The case with some parameters as they are given, and the conditions judged anew."""
    setting = replace(case.setting, parameters={**case.setting.parameters, **changed})
    outcomes, passing = judged(case.programme, setting)
    return replace(case, setting=setting, outcomes=outcomes, admitted=passing)


def _wired(files: CaseFiles, horizon_line: int) -> Case | None:
    """The case with its conditions judged and its rules wired; faults where its files do not fit together."""
    setting, module, found = files.setting, files.module, files.findings.faults
    before = len(found)
    check_forms(files)
    check_residents(files, horizon_line)
    if len(found) > before:
        return None
    try:
        outcomes, passing = judged(module, setting)
        facts = module.inputs(setting, passing, Grid.monthly(setting.horizon))
        for said in ("statements", "staff_rows"):
            if hasattr(module, said):
                getattr(module, said)(setting)
        if hasattr(module, "staff_cost"):
            module.staff_cost(setting, setting.horizon.start)
        setting.parameter("regime")
    except (MissingParameter, NotInForce) as error:
        files.absent(error)
        return None
    inputs = [fact.name for fact in facts]
    check_names(files, inputs)
    check_grants_named(setting, files.findings)
    check_sources(files, [entry.source for entry in (*conditions_of(module), *facts)])
    if len(found) > before:
        return None
    own = {p.name for p in setting.parameters.values() if p.namespace in (*files.own, "grants")}
    wiring = wire(
        rules.collect(module),
        module.VOLUMES,
        [*inputs, *sorted(own - set(inputs)), "grid"],
        must_be_read=inputs,
        results=programmes.results(module),
    )
    check_dates(files, wiring)
    check_effect(files, wiring)
    return Case(setting, module, wiring, outcomes, passing)


# --- the files ------------------------------------------------------------------


def _place(
    written: Written, root: Path, findings: Findings, given: str
) -> tuple[ModuleType, str, str] | None:
    """The scheme's module, its name and the region; `given` stands in where the scenario is for each."""
    entries, lines, fault = written.entries, written.lines, written.reader.fault
    name, named = entries.get("programme"), entries.get("region")
    region = given if named == EACH else named
    known, regions = programmes.names(), sorted(known_regions(root, findings))
    if name is not None and name not in known:
        guess = closest(name, known)
        fault(lines["programme"], "unknown-programme", programme=name, known=listed(known), guess=guess)
    if named == EACH and not given:
        fault(lines["region"], "region-not-given")
    elif region is not None and region not in regions:
        guess = closest(region, regions)
        fault(lines["region"], "unknown-region", region=region, known=listed(regions), guess=guess)
    elif region is not None and given not in ("", region):
        fault(lines["region"], "region-fixed", region=region, given=given)
        return None
    if name not in known or region not in regions:
        return None
    return programmes.programme(name), name, region


def _of_region(line: RawChange, region: str) -> RawChange:
    """A line on what each region has is a line on this one's."""
    space, _, rest = line.path.partition(".")
    return replace(line, path=f"{region}.{rest}") if space == EACH else line


def _parameters(
    root: Path, region: str, programme: str, sources: Mapping[str, Source], findings: Findings
) -> dict[str, Parameter]:
    params = root / "params"
    files = [
        ("grants", params / "grants.yaml"),
        ("standards", params / "standards.yaml"),
        (programme, params / "programmes" / f"{programme}.yaml"),
        *((region, path) for path in parameter_files(root, region, programme)),
    ]
    found: dict[str, Parameter] = {}
    for namespace, path in files:
        later = load_parameters(path, root, sources, findings, namespace=namespace)
        # What is given for the region as one number takes the place of a family, and the other way round.
        form = {(p.namespace, p.name): p.by for p in later.values()}
        kept = {key: p for key, p in found.items() if form.get((p.namespace, p.name), p.by) == p.by}
        found = kept | later
    check_axes(found, findings)
    return found
