"""One module of rules per payment scheme, beside `params/programmes/<same name>.yaml`.

A scheme is found by its name; there is no list to add it to. It is a file, or a folder
whose `__init__` has the rules. Besides its rules a module must say: DIMENSION (what
its payees are called), UNIT_FIELDS (what is stated of each, with `operator` among it),
and `inputs` (facts that rules read); and if a state grant carries it, FUNDED_BY (which
grant) and GRANT_FORM (`population_share` of the grant, or a `pot`). Where each activity
has a grant of its own the form is `allocated`: the rules share it out, and `grant_of` names it.
The rest it may leave out; what then holds stands in DEFAULTS.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from types import ModuleType

from simlib.parameters.values import Label
from simlib.setting import Payee, Setting


def _facts(_setting: Setting, payee: Payee) -> Mapping[str, object]:
    return payee.facts


def _faults(_setting: Setting, _fault: Callable[..., None]) -> None:
    """Nothing beyond what every unit file must satisfy."""


def _breaks(_setting: Setting) -> tuple[date, ...]:
    return ()


def _booking(_component: str, operator: str) -> str:
    return "paid_out" if operator == "private" else "internal"


def _activities(setting: Setting) -> dict[str, tuple[int, ...]]:
    return {"whole": tuple(range(len(setting.payees)))}


def _grant_of(_setting: Setting, _activity: str) -> str:
    return ""


def _activity_label(setting: Setting, activity: str) -> Label:
    return next((payee.label for payee in setting.payees if payee.id == activity), setting.scenario.label)


DEFAULTS: Mapping[str, object] = {
    "FUNDED_BY": "",  # no state grant
    "GRANT_FORM": "none",  # and so nothing that ends with it
    "DISTANCES": False,  # whether the region's own file must say where its hospitals are
    "PAYEES_PAY": False,  # whether the payees are municipalities that pay, not units that are paid
    "UNIT_OPTIONAL": {},  # what a unit file may leave out, and what then holds
    "VOLUMES": (),  # counts that the world decides
    "LEVERS": (),  # rates for "which rate would make it hold"
    "KEPT": (),  # rules whose drawn values are shown beside the payments
    "PAID_BY": {},  # what each component is counted by, where it is counted
    "FUNDED_ALSO_BY": (),  # further grants by population share, each with terms of its own
    "EARNED_BY": {},  # per grant: the rule that says how much of its performance part is earned
    "MEASURES": (),  # shares that the scheme is held to
    "CAPACITY": "",  # the lever that buys what the measures ask for
    "SPARSE": "",  # the rule that is more than nothing for units in sparse areas
    "PATIENTS": {},  # inputs that are counts of patients, and the fact of a unit that each is read from
    "ONE_MORE": (),  # inputs that a unit can have one more of, besides the volumes: residents
    "facts": _facts,  # what the conditions are judged on: the unit's own facts
    "faults": _faults,  # what only the scheme can know to be wrong
    "breaks": _breaks,  # days on which who is at work changes
    "booking": _booking,  # how a line is booked
    "activities": _activities,  # what the state money carries: the scheme as a whole
    "activity_label": _activity_label,
    "grant_of": _grant_of,  # the grant of one activity, where each has its own
}


def grants_of(module: ModuleType, setting: Setting) -> tuple[str, ...]:
    """The state grants that carry a scheme: each activity's own, or those that the scheme names."""
    own = (module.grant_of(setting, activity) for activity in module.activities(setting))
    named = (module.FUNDED_BY, *module.FUNDED_ALSO_BY) if module.FUNDED_BY else ()
    return tuple(dict.fromkeys(filter(None, own))) or named


def grant_paths(module: ModuleType, setting: Setting, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Where those terms of the scheme's grants stand: each grant's own, or what holds for the others."""
    found: dict[str, None] = {}
    for grant in grants_of(module, setting):
        for term in terms:
            own, others = f"grants.{term}.{grant}", f"grants.{term}.other"
            found[own if own in setting.parameters or others not in setting.parameters else others] = None
    return tuple(found)


def results(module: ModuleType) -> tuple[str, ...]:
    """The rules that pay nothing and are results all the same: what measures count, and what is earned."""
    counted = [name for measure in module.MEASURES for name in (measure.reached, measure.of)]
    return (*counted, *module.EARNED_BY.values())


def names() -> tuple[str, ...]:
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def programme(name: str) -> ModuleType:
    """The scheme's module, with DEFAULTS for what it leaves out; KeyError for a name there is none of."""
    if name not in names():
        raise KeyError(name)
    module = import_module(f"{__name__}.{name}")
    for missing in DEFAULTS.keys() - vars(module).keys():
        setattr(module, missing, DEFAULTS[missing])
    return module
