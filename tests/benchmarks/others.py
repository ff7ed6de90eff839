"""The same case as others would compute it: pandas, plain NumPy, EMAworkbench, OpenFisca, simpy.

Each takes the volumes of `held(draws)`, arrays (draw, unit, month), and gives the year's
cost per draw; each is checked against the engine's own on the same volumes.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tests.benchmarks.case import CAPS, RATES, UNCERTAIN, UNITS_OF_IT, YEARS, units

Array = NDArray[Any]
MONTHS = 12 * len(YEARS)
ALL: Mapping[str, float] = RATES | CAPS


Formula = Callable[[Any, Any], Any]
# What is paid by count, and what up to a ceiling: the volume, and the name of its rate.
PRICED = {"short": "short", "new": "new", "home": "home", "groups": "group", "meetings": "meeting"}
CEILED = {"long": "long", "home": "travel", "new": "quality"}


def held(draws: int, seed: int = 1) -> dict[str, Array]:
    """Volumes drawn as plain NumPy would: (draw, unit, month)."""
    generator = np.random.default_rng(seed)
    need, visits, long, meeting, home, new, group = (
        (middle * (1 + spread / 1.2816 * generator.standard_normal(draws)))[:, None, None]
        for middle, spread in UNCERTAIN.values()
    )
    patients = np.clip(units()[0][None, :, None] * need / 12, 0, None)
    means = {
        "short": patients * visits * (1 - long - home),
        "long": patients * visits * long,
        "home": patients * visits * home,
        "new": patients * new,
        "groups": patients * group,
        "meetings": patients * meeting,
    }
    shape = (draws, UNITS_OF_IT, MONTHS)
    return {name: generator.poisson(np.clip(mean, 0, None), shape) for name, mean in means.items()}


def plain(volumes: Mapping[str, Array], rate: Mapping[str, float] = ALL) -> Array:
    """(b) Plain vectorised NumPy by somebody who sums to years before pricing. Cost as (draw, year)."""
    residents, points = (part[None, :, None] for part in units())
    draws = len(volumes["short"])
    by_year = {
        name: part.reshape(draws, UNITS_OF_IT, len(YEARS), 12).sum(axis=-1) for name, part in volumes.items()
    }
    capped = np.minimum(volumes["meetings"], rate["meeting_cap"])
    capped = capped.reshape(draws, UNITS_OF_IT, len(YEARS), 12).sum(axis=-1)
    short, long, home, new = (by_year[name] for name in ("short", "long", "home", "new"))
    upto = [np.minimum(short, residents * rate[step]) for step in ("first_step", "second_step")]
    paid = residents * rate["fixed_rate"] + residents * points * rate["sparse_rate"]
    paid = paid + short * rate["short_rate"] + new * rate["new_rate"] + home * rate["home_rate"]
    paid = paid + by_year["groups"] * rate["group_rate"] + capped * rate["meeting_rate"]
    paid = paid + np.minimum(long * rate["long_rate"], residents * rate["long_ceiling"])
    paid = paid + np.minimum(home * rate["travel_rate"], residents * rate["travel_ceiling"])
    paid = paid + np.minimum(new * rate["quality_rate"], residents * rate["quality_ceiling"])
    paid = paid + np.floor((upto[0] + upto[1]) * rate["step_rate"] / 2 + 0.5)
    return np.asarray(paid.sum(axis=1))


def month_by_month(volumes: Mapping[str, Array], rate: Mapping[str, float] = ALL) -> Array:
    """(b) The same as it is paid: every component of every month, a full array each. Cost as (draw, year).

    What is paid of a year up to a ceiling is what its running total allows, less what was paid before.
    """
    residents, points = (part[None, :, None, None] for part in units())
    shape = (len(volumes["short"]), UNITS_OF_IT, len(YEARS), 12)
    count = {name: part.reshape(shape) for name, part in volumes.items()}
    sofar = {name: np.cumsum(count[name], axis=-1) for name in ("short", "long", "home", "new")}

    def upto(running: Array) -> Array:
        return np.diff(running, axis=-1, prepend=0)

    def ceiled(name: str, what: str) -> Array:
        return upto(np.minimum(sofar[name] * rate[f"{what}_rate"], residents * rate[f"{what}_ceiling"]))

    steps = [np.minimum(sofar["short"], residents * rate[step]) for step in ("first_step", "second_step")]
    paid = np.zeros(shape)
    paid += (residents * rate["fixed_rate"] + residents * points * rate["sparse_rate"]) / 12
    paid += count["short"] * rate["short_rate"]
    paid += count["new"] * rate["new_rate"]
    paid += count["home"] * rate["home_rate"]
    paid += count["groups"] * rate["group_rate"]
    paid += np.minimum(count["meetings"], rate["meeting_cap"]) * rate["meeting_rate"]
    for name, what in CEILED.items():
        paid += ceiled(name, what)
    paid += upto(np.floor((steps[0] + steps[1]) * rate["step_rate"] / 2 + 0.5))
    return np.asarray(paid.sum(axis=(1, 3)))


def by_pandas(volumes: Mapping[str, Array], rate: Mapping[str, float] = ALL) -> Array:
    """(a) One table of units and months per outcome, grouped to years."""
    residents, points = units()
    index = pd.MultiIndex.from_product(
        [range(UNITS_OF_IT), YEARS, range(12)], names=["unit", "year", "month"]
    )
    facts = pd.DataFrame({"residents": residents, "points": points})
    found = []
    for draw in range(len(volumes["short"])):
        table = pd.DataFrame({name: part[draw].ravel() for name, part in volumes.items()}, index=index)
        table["meetings"] = table["meetings"].clip(upper=rate["meeting_cap"])
        year = table.groupby(level=["unit", "year"]).sum().join(facts, on="unit")
        people = year["residents"]
        paid = people * rate["fixed_rate"] + people * year["points"] * rate["sparse_rate"]
        for name, price in PRICED.items():
            paid += year[name] * rate[f"{price}_rate"]
        for name, what in CEILED.items():
            paid += (year[name] * rate[f"{what}_rate"]).clip(upper=people * rate[f"{what}_ceiling"])
        upto = sum(year["short"].clip(upper=people * rate[step]) for step in ("first_step", "second_step"))
        paid += np.floor(upto * rate["step_rate"] / 2 + 0.5)
        found.append(paid.groupby(level="year").sum().to_numpy())
    return np.stack(found)


def by_workbench(volumes: Mapping[str, Array]) -> Array:
    """(c) EMAworkbench: a NumPy model per outcome."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench import (
            IntegerParameter,
            Model,
            ScalarOutcome,
            SequentialEvaluator,
        )

        draws = len(volumes["short"])

        def one(draw: int = 0) -> dict[str, float]:
            cost = plain({name: part[draw : draw + 1] for name, part in volumes.items()})[0]
            return {f"y{year}": float(amount) for year, amount in zip(YEARS, cost, strict=True)}

        model = Model("reference", function=one)
        model.uncertainties = [IntegerParameter("draw", 0, draws - 1)]
        model.outcomes = [ScalarOutcome(f"y{year}") for year in YEARS]
        with SequentialEvaluator(model) as evaluator:
            _, outcomes = evaluator.perform_experiments(scenarios=draws)
    return np.stack([outcomes[f"y{year}"] for year in YEARS], axis=1)


def openfisca(volumes: Mapping[str, Array]) -> Any:  # noqa: C901 - a scheme in one function
    """(d) OpenFisca-core with the yearly counts given; a function that computes the cost, (draw, year)."""
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    entity = build_entity(key="unit", plural="units", label="A unit in an outcome", is_person=True)
    system = TaxBenefitSystem([entity])
    common = {"value_type": float, "entity": entity, "definition_period": DateUnit.YEAR, "label": "-"}

    def variable(name: str, formula: Any = None) -> None:
        body = dict(common) if formula is None else {**common, "formula": formula}
        system.add_variable(type(name, (Variable,), body))

    given = ("residents", "points", "short", "long", "home", "new", "groups", "meetings")
    for name in given:
        variable(name)

    def rated(name: str, price: str) -> Formula:
        return lambda unit, year: unit(name, year) * RATES[f"{price}_rate"]

    def at_most(name: str, what: str) -> Formula:
        return lambda unit, year: np.minimum(
            unit(name, year) * RATES[f"{what}_rate"], unit("residents", year) * CAPS[f"{what}_ceiling"]
        )

    def stepped(unit: Any, year: Any) -> Any:
        residents, short = unit("residents", year), unit("short", year)
        upto = sum(np.minimum(short, residents * CAPS[step]) for step in ("first_step", "second_step"))
        return upto * RATES["step_rate"] / 2

    def sparse(unit: Any, year: Any) -> Any:
        return unit("residents", year) * unit("points", year) * RATES["sparse_rate"]

    terms: dict[str, Formula] = {
        "fixed": rated("residents", "fixed"),
        "sparse": sparse,
        "stepped": stepped,
        **{f"{name}_paid": rated(name, price) for name, price in PRICED.items()},
        **{f"{what}_most": at_most(name, what) for name, what in CEILED.items()},
    }
    for name, formula in terms.items():
        variable(name, _formula(formula))
    variable("cost", _formula(lambda unit, year: sum(unit(name, year) for name in terms)))
    draws = len(volumes["short"])
    residents, points = (np.tile(part, draws) for part in units())
    counted = {
        name: part.reshape(draws, UNITS_OF_IT, len(YEARS), 12).sum(axis=-1) for name, part in volumes.items()
    }
    monthly = np.minimum(volumes["meetings"], CAPS["meeting_cap"])
    counted["meetings"] = monthly.reshape(draws, UNITS_OF_IT, len(YEARS), 12).sum(axis=-1)

    def compute() -> Array:
        simulation = SimulationBuilder().build_default_simulation(system, count=draws * UNITS_OF_IT)
        found = []
        for number, year in enumerate(YEARS):
            inputs = {
                "residents": residents,
                "points": points,
                **{n: part[:, :, number].ravel() for n, part in counted.items()},
            }
            for name, values in inputs.items():
                simulation.set_input(name, str(year), values)
            found.append(simulation.calculate("cost", str(year)).reshape(draws, UNITS_OF_IT).sum(axis=1))
        return np.stack(found, axis=1)

    return compute


def _formula(formula: Formula) -> Any:
    """As OpenFisca calls it, with the parameters that ours do not read."""

    def called(unit: Any, year: Any, _parameters: Any) -> Any:
        return formula(unit, year)

    return called


def by_events(units_of_it: int, seed: int = 1) -> int:
    """(e) simpy: every visit of some units in one year of one outcome is an event; how many there were."""
    import simpy

    generator, environment, counted = np.random.default_rng(seed), simpy.Environment(), []

    def visits(yearly: float) -> Any:
        while True:
            yield environment.timeout(generator.exponential(1 / yearly))
            counted.append(1)

    need, visits_per = UNCERTAIN["need"][0], UNCERTAIN["visits"][0]
    for residents in units()[0][:units_of_it]:
        environment.process(visits(float(residents) * need * visits_per))
    environment.run(until=1)
    return len(counted)
