"""What a rule returns, as the formula of a spreadsheet: made of the code that runs.

Plain arithmetic has a formula, and so have running totals in a year. What has none
(a lookup in a schedule, a largest-remainder split, a queue) raises NotPlain.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from simlib import exact

# Text with the places {r} (the row), {first} and {last} (of the year of its unit).
Formula: TypeAlias = str
Formulas: TypeAlias = Formula | Mapping[str, Formula]

# Excel allows 8 192 characters; a cell's own address may be longer than the one it is tried with.
LONGEST = 6000
_SIGNS: Mapping[type, tuple[str, int]] = {
    ast.Add: ("+", 1),
    ast.Sub: ("-", 1),
    ast.Mult: ("*", 2),
    ast.Div: ("/", 2),
    ast.Pow: ("^", 3),
}
_COMPARED: Mapping[type, str] = {ast.Gt: ">", ast.GtE: ">=", ast.Lt: "<", ast.LtE: "<="}


class NotPlain(ValueError):  # noqa: N818 - no error: the amount then stands as a number
    """What a spreadsheet has no formula for."""


class Cells(Protocol):
    """Where what a rule reads stands in the workbook."""

    def keys(self, name: str) -> tuple[str, ...]:
        """The members of what has several; none for one number."""

    def at(self, name: str, key: str = "") -> Formula:
        """The cell on the same row."""

    def beside(self, formula: Formula) -> Formula:
        """The cell, on the same row, of a column made for this formula."""

    def same_month(self, column: Formula) -> Formula:
        """The sum, over all units, of the cells of that column in the month of the row."""


def rounded(amount: Formula, step: int) -> Formula:
    """Halves up. Six decimals first: a half must not be lost in the last binary digit."""
    if step == 1:
        return f"INT(ROUND({amount},6)+0.5)"
    return f"{step}*INT(ROUND(({amount})/{step},6)+0.5)"


def translate(function: Callable[..., object], cells: Cells) -> Formulas:
    """The formula of the one expression that a rule returns, or one per key."""
    parsed = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    body = parsed.body if isinstance(parsed, ast.FunctionDef) else []
    steps = [
        step for step in body if not (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
    ]
    if len(steps) != 1 or not isinstance(steps[0], ast.Return) or steps[0].value is None:
        raise NotPlain(function.__name__)
    reader = _Reader(function.__globals__, set(inspect.signature(function).parameters), cells)
    found = reader.read(steps[0].value)
    if any(len(text) > LONGEST for text in ([found] if isinstance(found, str) else found.values())):
        raise NotPlain("too long")
    return found


class _Reader:
    """Reads one expression; `bound` holds the keys that a loop is at."""

    def __init__(self, world: Mapping[str, object], arguments: set[str], cells: Cells) -> None:
        self.world, self.arguments, self.cells = world, arguments, cells
        self.bound: dict[str, str] = {}

    def read(self, node: ast.expr) -> Formulas:
        if isinstance(node, ast.DictComp) and isinstance(node.key, ast.Name):
            return self._each(node.generators, node.value)
        if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant) for key in node.keys):
            keys = [str(key.value) for key in node.keys if isinstance(key, ast.Constant)]
            return dict(zip(keys, map(self.number, node.values), strict=True))
        return self.number(node)

    def number(self, node: ast.expr) -> Formula:  # noqa: PLR0911 - one for each form of expression
        match node:
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                return str(value)
            case ast.Name(id=name) if name in self.arguments and not self.cells.keys(name):
                return self.cells.at(name)
            case ast.Subscript(value=ast.Name(id=name), slice=key) if name in self.arguments:
                return self.cells.at(name, self._key(key))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"(-{self._within(operand, 3)})"
            case ast.BinOp(op=op) if type(op) in _SIGNS:
                return self._joined(node)
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARED:
                return f"IF({self.number(left)}{_COMPARED[type(op)]}{self.number(right)},1,0)"
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._called(name, arguments)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="grid"), attr=name), args=[argument]):
                return self._over_time(name, argument)
        raise NotPlain(ast.unparse(node))

    def _joined(self, node: ast.BinOp) -> Formula:
        sign, binds = _SIGNS[type(node.op)]
        right = binds + (not isinstance(node.op, ast.Add | ast.Mult))
        return f"{self._within(node.left, binds)}{sign}{self._within(node.right, right)}"

    def _within(self, node: ast.expr, binds: int) -> Formula:
        """In brackets if it holds together less than what is around it."""
        text = self.number(node)
        loose = isinstance(node, ast.BinOp) and _SIGNS[type(node.op)][1] < binds
        return f"({text})" if loose else text

    def _key(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name) and node.id in self.bound:
            return self.bound[node.id]
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise NotPlain(ast.unparse(node))

    def _each(self, loops: list[ast.comprehension], value: ast.expr) -> dict[str, Formula]:
        """One formula per member of what the loop goes through."""
        match loops:
            case [ast.comprehension(target=ast.Name(id=name), iter=ast.Name(id=over), ifs=[])]:
                found = {}
                for key in self.cells.keys(over):
                    self.bound[name] = key
                    found[key] = self.number(value)
                return found
        raise NotPlain(ast.unparse(value))

    def _called(self, name: str, arguments: list[ast.expr]) -> Formula:
        if name == "sum" and len(arguments) == 1 and isinstance(arguments[0], ast.GeneratorExp):
            loop = arguments[0]
            return f"SUM({','.join(self._each(loop.generators, loop.elt).values())})"
        called = self.world.get(name)
        known = (exact.at_most, exact.at_least, exact.started, exact.over_units)
        if not isinstance(called, exact.Rounding) and called not in known:
            raise NotPlain(name)
        given = [self.number(argument) for argument in arguments]
        if isinstance(called, exact.Rounding):
            return rounded(given[0], called.step)
        if called is exact.started:
            return f"(-INT(-ROUND({given[0]},6)))"
        if called is exact.over_units:
            return self.cells.same_month(self.cells.beside(given[0]))
        return f"{'MIN' if called is exact.at_most else 'MAX'}({','.join(given)})"

    def _over_time(self, name: str, argument: ast.expr) -> Formula:
        """Running totals of a year: the rows of one unit and year follow one another."""
        cell = self.cells.beside(self.number(argument))
        match name:
            case "running_in_year":
                return f"SUM({_span(cell, '{first}', '{r}')})"
            case "year_total":
                return f"SUM({_span(cell, '{first}', '{last}')})"
            case "increments":
                return f"({cell}-IF(ROW()={{first}},0,{cell.replace('{r}', '{before}')}))"
        raise NotPlain(name)


def _span(cell: Formula, start: str, end: str) -> Formula:
    """From one row to another of the cell's column; the sheet is named once."""
    sheet, _, column = cell.rpartition("!")
    span = f"{column.replace('{r}', start)}:{column.replace('{r}', end)}"
    return f"{sheet}!{span}" if sheet else span
