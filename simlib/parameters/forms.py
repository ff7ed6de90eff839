"""How a scheme expects parameters that are not one plain number to be given.

Rules name choices and members of families in their code. A file that gives others
would fail deep inside a rule, or be passed over in silence; so it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from simlib.parameters.values import Parameter


@dataclass(frozen=True)
class Form:
    """`names`: the choices that there are; `members`: those of the family; empty if any will do."""

    kind: str = "number"
    names: tuple[str, ...] = ()
    by: str = ""
    members: tuple[str, ...] = ()

    def per(self, dimension: str, *members: str) -> Form:
        """The same, but one for each member of a dimension."""
        return Form(self.kind, self.names, dimension, members)


NUMBER = Form()
SCHEDULE = Form("schedule")


def choice(*names: str) -> Form:
    return Form("choice", names)


def per(dimension: str, *members: str) -> Form:
    """One number for each member of a dimension."""
    return NUMBER.per(dimension, *members)


# The exits that a decision allows when a grant ends, or that it names none.
EXIT = choice("none", "absorb", "replace", "wind_down")


def kind_of(parameter: Parameter) -> str:
    return parameter.unit.name if parameter.unit.name in ("choice", "schedule") else "number"
