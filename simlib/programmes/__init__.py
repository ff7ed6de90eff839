"""One module of rules per payment scheme, beside `params/programmes/<same name>.yaml`.

A scheme is found by its name; there is no list to add it to.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType


def names() -> tuple[str, ...]:
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def programme(name: str) -> ModuleType:
    """The scheme's module; KeyError for a name there is none of."""
    if name not in names():
        raise KeyError(name)
    return import_module(f"{__name__}.{name}")
