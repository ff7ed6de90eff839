"""State money for a scheme: how much is promised each year, how it arrives, when it ends.

A grant by population share is the region's part of a national amount. It may end
early, be cut, be withheld in the part that demands results, or come a year late.
A pot is decided once and lasts until it is used up. Where every activity has a grant
of its own, the scheme's rules allocate it, and each arrives on its own terms.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np

from simlib.assembly import Case
from simlib.parameters.values import Dated, Parameter
from simlib.periods import Period
from simlib.programmes import grants_of
from simlib.simulation.draws import BLOCK, Floats, blocks, drawn, even, mixes
from simlib.simulation.simulate import Simulation


def grant_end(case: Case, grant: str = "") -> date:
    """The day a state grant ends (the scheme's, if none is named): written once, in the grant itself."""
    last = _of_grant(case, "national_amount", grant).values[-1]
    return last.since if last.ends else case.setting.horizon.end


def granted(simulation: Simulation) -> Floats:
    """Öre of state money for the scheme as it arrives, per year and draw."""
    module = simulation.case.programme
    if module.GRANT_FORM == "pot":
        return _from_pot(simulation)
    parts = [
        received(simulation, promised(simulation, grant), grant)
        for grant in grants_of(module, simulation.case.setting)
    ]
    return np.sum(parts, axis=0)


def granted_to(simulation: Simulation) -> dict[str, Floats]:
    """Öre of state money for each activity as it arrives: its own, or its part of one by what it charges."""
    case, asked = simulation.case, charged(simulation)
    if case.programme.GRANT_FORM == "allocated":
        own = {key: case.programme.grant_of(case.setting, key) for key in asked}
        return {key: received(simulation, due, own[key]) for key, due in asked.items()}
    state = granted(simulation)
    whole = np.maximum(sum(asked.values(), np.zeros_like(state)), 1.0)
    return {key: state * part / whole for key, part in asked.items()}


def charged(simulation: Simulation) -> dict[str, Floats]:
    """What each activity charges to the grant, by which the grant is shared between them: (year, draw)."""
    case = simulation.case
    names = getattr(case.programme, "GRANT_COMPONENTS", case.wiring.components)
    amounts = [simulation.amounts[name] for name in names]
    return {
        key: np.sum([part[:, list(units)].sum(axis=1) for part in amounts], axis=0)
        for key, units in case.programme.activities(case.setting).items()
    }


def promised(simulation: Simulation, grant: str) -> Floats:
    """What is meant for the scheme of the region's part of a grant, before anything goes wrong."""
    setting = simulation.case.setting
    share = setting.family("grant_share").get(grant) or setting.parameter("grant_share")
    return np.stack(
        [
            float(regional(simulation.case, grant, year))
            * _draws(simulation, share, share.dated(_start(share, year)))
            for year in simulation.years
        ]
    )


def regional(case: Case, grant: str, year: int) -> Fraction:
    """Öre of the national amount that is the region's, by residents on 31 December of the year before."""
    setting, whole = case.setting, Period.of_year(year)
    ours = Fraction(setting.region.residents(year - 1), setting.national_residents(year - 1))
    part = whole.months_shared_with(setting.horizon) / 12
    return _of_grant(case, "national_amount", grant).mean_in_force(whole) * ours * part


def received(simulation: Simulation, due: Floats, grant: str) -> Floats:
    """What arrives of `due` (year, draw): ended early, cut, held back in its performance part, or late."""
    case = simulation.case

    def value(name: str, year: int) -> float:
        return _value(case, name, grant, year)

    def happens(name: str, year: int, risk: float) -> Floats:
        return _happens(simulation, _stream(case, grant, name), year, risk)

    cut_by = _of_grant(case, "possible_cut", grant)
    by_results = earned(simulation, grant)
    alive, late = np.ones(simulation.draws), np.zeros(simulation.draws)
    rows = []
    for index, year in enumerate(simulation.years):
        if index:  # the first year's money is decided when the scheme is
            alive = alive * (1 - happens("ends-early", year, value("early_end_hazard", year)))
        cut = _draws(simulation, cut_by, cut_by.dated(_start(cut_by, year)))
        held_back = 1 - by_results[index]
        paid = due[index] * alive * (1 - cut) * (1 - held_back * value("performance_part", year))
        waits = paid * happens("late", year, value("late_risk", year))
        rows.append(paid - waits + late)
        late = waits
    return np.stack(rows)


def earned(simulation: Simulation, grant: str) -> Floats:
    """How much of a grant's performance part is paid: what results earn, if not withheld; (year, draw)."""
    case = simulation.case
    rule = case.programme.EARNED_BY.get(grant)
    results = simulation.results[rule][:, 0] if rule else np.ones((len(simulation.years), simulation.draws))
    risks = [_value(case, "withheld_risk", grant, year) for year in simulation.years]
    held = [
        _happens(simulation, _stream(case, grant, "withheld"), year, risk)
        for year, risk in zip(simulation.years, risks, strict=True)
    ]
    return results * (1 - np.stack(held))


def at_stake(case: Case, grant: str, year: int) -> Fraction:
    """Öre of the region's part of a grant that only results earn."""
    part = _value(case, "performance_part", grant, year)
    return regional(case, grant, year) * Fraction(str(part))


def _from_pot(simulation: Simulation) -> Floats:
    """What is charged, until the pot is used up."""
    asked = np.sum(list(charged(simulation).values()), axis=0)
    pot = float(simulation.case.setting.start_value("headline"))
    return np.diff(np.minimum(np.cumsum(asked, axis=0), pot), axis=0, prepend=0.0)


def _of_grant(case: Case, name: str, grant: str) -> Parameter:
    return case.setting.grant_term(name, grant or case.programme.FUNDED_BY)


def _value(case: Case, name: str, grant: str, year: int) -> float:
    parameter = _of_grant(case, name, grant)
    return float(parameter.dated(_start(parameter, year)).number)


def _stream(case: Case, grant: str, name: str) -> str:
    """The name of a risk's random numbers: further grants have their own."""
    return name if grant == case.programme.FUNDED_BY else f"{grant}/{name}"


def _start(parameter: Parameter, year: int) -> date:
    """New Year's Day, or the parameter's own first day if it starts within the year."""
    return max(parameter.values[0].since, date(year, 1, 1))


def _draws(simulation: Simulation, parameter: Parameter, dated: Dated) -> Floats:
    mixed = mixes(simulation.case.setting)
    parts = [
        np.broadcast_to(np.asarray(drawn(parameter, dated, simulation.seed, block, mixed), float), (BLOCK,))
        for block in blocks(simulation.draws)
    ]
    return np.concatenate(parts)[: simulation.draws]


def _happens(simulation: Simulation, name: str, year: int, risk: float) -> Floats:
    """1.0 in the outcomes in which it happens, 0.0 in the others."""
    if risk <= 0:  # most risks of most years: nothing is drawn for them
        return np.zeros(simulation.draws)
    parts = [even(simulation.seed, f"grant/{name}/{year}", block) for block in blocks(simulation.draws)]
    return (np.concatenate(parts)[: simulation.draws] < risk).astype(float)
