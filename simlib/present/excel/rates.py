"""The sheet of rates: one row per dated value that a payment reads, to be changed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simlib.exact import Amount
from simlib.leaves import pieces
from simlib.parameters.values import Dated, Label, Parameter
from simlib.periods import Grid
from simlib.present.excel.formulas import Formula

# Where the first row of numbers stands below, on every sheet of the calculation.
HEAD = 5
VALUE_COLUMN = "D"


@dataclass(frozen=True)
class Column:
    """`formula(month, unit)` is what the cell says, where it is not simply `value(month, unit)`."""

    name: str
    label: Label
    unit: str
    value: Callable[[int, int], Amount] | None
    formula: Callable[[int, int], Formula] | None = None


@dataclass
class Rates:
    """A rate gets its row the first time that a payment reads it."""

    sheet: str
    grid: Grid
    rows: dict[tuple[str, object], tuple[Parameter, Dated]] = field(default_factory=dict)
    _said: dict[tuple[str, int], Formula] = field(default_factory=dict)

    def in_force(self, parameter: Parameter, month: int) -> Formula:
        """The rate of the month in the carried unit; two of one month by their share of its days."""
        key = (parameter.path, month)
        if key not in self._said:
            self._said[key] = self._formula(parameter, month)
        return self._said[key]

    def _formula(self, parameter: Parameter, month: int) -> Formula:
        parts = [
            (f"{share.numerator}/{share.denominator}*" if share != 1 else "") + self._cell(parameter, dated)
            for share, dated in pieces(parameter, self.grid.steps[month])
        ]
        whole = "+".join(parts) or "0"
        if parameter.unit.factor == 1 or not parts:
            return whole
        return f"{f'({whole})' if len(parts) > 1 else whole}*{parameter.unit.factor}"

    def _cell(self, parameter: Parameter, dated: Dated) -> Formula:
        self.rows.setdefault((parameter.path, dated.since), (parameter, dated))
        row = HEAD + 1 + list(self.rows).index((parameter.path, dated.since))
        return f"{self.sheet}!${VALUE_COLUMN}${row}"

    def column(
        self, name: str, label: Label, by_unit: Mapping[int, Parameter], value: Callable[[int, int], Amount]
    ) -> Column:
        """The rate in force on each row; `by_unit`: whose rate it is."""
        for parameter in dict.fromkeys(p.path for p in by_unit.values()):
            of = next(p for p in by_unit.values() if p.path == parameter)
            for month in range(len(self.grid)):
                self.in_force(of, month)
        unit = by_unit[0].unit
        said = "/".join(filter(None, ["öre", unit.name.partition("/")[2]])) if unit.money else unit.name
        return Column(name, label, said, value, lambda t, u: self.in_force(by_unit[u], t))
