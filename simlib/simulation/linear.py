"""What may be done to a rule without changing its amount, read from the expression that it returns.

Whether it is linear in what moves; whether its units may be summed before it is applied;
whether it makes whole öre of whole numbers. What cannot be seen to be so is taken as not
being so: a threshold, a power, a rule with steps of its own. So a plan built on it may do
too much, never wrong.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

from simlib.rules import Rule

CURVED = 2  # any degree above one
_LINEAR_IN_FIRST = {"capped_each_month"}
_KEEP_WHOLE = {"at_most", "at_least", "over_units", "over_time", "capped_each_month", "sum"}


def is_linear(found: Rule, regime: str, moving: AbstractSet[str]) -> bool:
    """Whether the amount is a sum of what does not move and of multiples of each that does."""
    returned = _returned(found.functions[regime])
    return returned is not None and _degree(returned, moving) < CURVED


def is_additive(found: Rule, regime: str, by_unit: AbstractSet[str]) -> bool:
    """Whether the sum over units of the amounts is the amount of the sums of what differs between units."""
    returned = _returned(found.functions[regime])
    return returned is not None and _degree(returned, by_unit, alike=True) == 1


def keeps_whole(found: Rule, regime: str) -> bool:
    """Whether the amount is a whole number wherever all that the rule reads is whole numbers."""
    returned = _returned(found.functions[regime])
    return returned is not None and all(_is_whole(part) for part in ast.walk(returned))


def _is_whole(node: ast.AST) -> bool:
    match node:
        case ast.Constant():
            return isinstance(node.value, int)
        case ast.BinOp():
            return isinstance(node.op, ast.Add | ast.Sub | ast.Mult)
        case ast.Call():
            return isinstance(node.func, ast.Name) and node.func.id in _KEEP_WHOLE and not node.keywords
        case ast.Name() | ast.UnaryOp() | ast.Subscript() | ast.GeneratorExp() | ast.DictComp():
            return True
        case ast.operator() | ast.USub() | ast.UAdd() | ast.expr_context() | ast.comprehension():
            return True
    return False


@lru_cache(maxsize=512)
def _returned(function: Callable[..., Any]) -> ast.expr | None:
    """The expression returned by a function that does nothing else."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if not isinstance(tree, ast.FunctionDef):
        return None
    steps = [
        step
        for step in tree.body
        if not (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))  # the docstring
    ]
    return steps[0].value if len(steps) == 1 and isinstance(steps[0], ast.Return) else None


def _degree(node: ast.expr, names: AbstractSet[str], *, alike: bool = False) -> int:  # noqa: C901, PLR0911 - one per kind
    """0 if none of `names` is read, 1 if it is linear in all of them together, else CURVED.

    `alike`: what is added must be of one degree, so that nothing is there once and not once per unit.
    """

    def degree(part: ast.expr) -> int:
        return _degree(part, names, alike=alike)

    match node:
        case ast.Name():
            return int(node.id in names)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
            return degree(node.operand)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            left, right = degree(node.left), degree(node.right)
            return CURVED if alike and left != right else max(left, right)
        case ast.BinOp(op=ast.Mult()):
            return min(CURVED, degree(node.left) + degree(node.right))
        case ast.BinOp(op=ast.Div()) if not degree(node.right):
            return degree(node.left)
        case ast.Subscript() if not degree(node.slice):
            return degree(node.value)
        case ast.Call(func=ast.Name(id=name), args=[first, *rest]) if name in _LINEAR_IN_FIRST:
            return CURVED if any(degree(part) for part in rest) else degree(first)
        case ast.Call(func=ast.Name(id="sum"), args=[ast.GeneratorExp() as each]) if _over_keys(each):
            return degree(each.elt)
        case ast.DictComp() if _over_keys(node):
            return degree(node.value)
    read = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return CURVED if read & names else 0


def _over_keys(node: ast.GeneratorExp | ast.DictComp) -> bool:
    """Whether it runs over the names of a family, which no amount decides."""
    return all(isinstance(part.iter, ast.Name) and not part.ifs for part in node.generators)
