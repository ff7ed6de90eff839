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
from simlib.simulation.draws import BLOCK, Floats, drawn, uniforms
from simlib.simulation.simulate import Simulation


def grant_end(case: Case, grant: str = "") -> date:
    """The day a state grant ends (the scheme's, if none is named): written once, in the grant itself."""
    last = _of_grant(case, "national_amount", grant).values[-1]
    return last.since if last.ends else case.setting.horizon.end


def granted(simulation: Simulation) -> Floats:
    """Öre of state money for the scheme as it arrives, per year and draw."""
    if simulation.case.programme.GRANT_FORM == "pot":
        return _from_pot(simulation)
    return received(simulation, promised(simulation))


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


def promised(simulation: Simulation) -> Floats:
    """The region's part of the national amount that is meant for the scheme, before anything goes wrong.

    Divided between regions by residents on 31 December of the year before.
    """
    setting = simulation.case.setting
    national, share = _of_grant(simulation.case, "national_amount"), setting.parameter("grant_share")
    rows = []
    for year in simulation.years:
        whole = Period.of_year(year)
        ours = Fraction(setting.region.residents(year - 1), setting.national_residents(year - 1))
        part = whole.months_shared_with(setting.horizon) / 12
        amount = national.mean_in_force(whole) * ours * part
        rows.append(float(amount) * _draws(simulation, share, share.dated(_start(share, year))))
    return np.stack(rows)


def received(simulation: Simulation, due: Floats, grant: str = "") -> Floats:
    """What arrives of `due` (year, draw): ended early, cut, held back in its performance part, or late.

    `grant`: the activity's own; else the one that carries the scheme.
    """
    case = simulation.case

    def value(name: str, year: int) -> float:
        parameter = _of_grant(case, name, grant)
        return float(parameter.dated(_start(parameter, year)).number)

    def happens(what: str, year: int, risk: float) -> Floats:
        return _happens(simulation, f"{grant}/{what}" if grant else what, year, risk)

    cut_by = _of_grant(case, "possible_cut", grant)
    alive, late = np.ones(simulation.draws), np.zeros(simulation.draws)
    rows = []
    for index, year in enumerate(simulation.years):
        if index:  # the first year's money is decided when the scheme is
            alive = alive * (1 - happens("ends-early", year, value("early_end_hazard", year)))
        cut = _draws(simulation, cut_by, cut_by.dated(_start(cut_by, year)))
        held_back = happens("withheld", year, value("withheld_risk", year))
        paid = due[index] * alive * (1 - cut) * (1 - held_back * value("performance_part", year))
        waits = paid * happens("late", year, value("late_risk", year))
        rows.append(paid - waits + late)
        late = waits
    return np.stack(rows)


def _from_pot(simulation: Simulation) -> Floats:
    """What is charged, until the pot is used up."""
    asked = np.sum(list(charged(simulation).values()), axis=0)
    pot = float(simulation.case.setting.start_value("headline"))
    return np.diff(np.minimum(np.cumsum(asked, axis=0), pot), axis=0, prepend=0.0)


def _of_grant(case: Case, name: str, grant: str = "") -> Parameter:
    return case.setting.grant_term(name, grant or case.programme.FUNDED_BY)


def _start(parameter: Parameter, year: int) -> date:
    """New Year's Day, or the parameter's own first day if it starts within the year."""
    return max(parameter.values[0].since, date(year, 1, 1))


def _draws(simulation: Simulation, parameter: Parameter, dated: Dated) -> Floats:
    parts = [
        np.broadcast_to(np.asarray(drawn(parameter, dated, simulation.seed, block), dtype=float), (BLOCK,))
        for block in range(-(-simulation.draws // BLOCK))
    ]
    return np.concatenate(parts)[: simulation.draws]


def _happens(simulation: Simulation, name: str, year: int, risk: float) -> Floats:
    """1.0 in the outcomes in which it happens, 0.0 in the others."""
    blocks = range(-(-simulation.draws // BLOCK))
    parts = [uniforms(simulation.seed, f"grant/{name}/{year}", block) for block in blocks]
    return (np.concatenate(parts)[: simulation.draws] < risk).astype(float)
