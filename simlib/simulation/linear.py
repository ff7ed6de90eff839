"""Whether a rule is linear in what moves, read from the expression that it returns.

What cannot be seen to be linear is taken as not being so: a minimum, a threshold, a
power, a rule with steps of its own. So a plan built on it may do too much, never wrong.
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


def is_linear(found: Rule, regime: str, moving: AbstractSet[str]) -> bool:
    """Whether the amount is a sum of what does not move and of multiples of each that does."""
    returned = _returned(found.functions[regime])
    return returned is not None and _degree(returned, moving) < CURVED


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


def _degree(node: ast.expr, moving: AbstractSet[str]) -> int:  # noqa: PLR0911 - one per kind of expression
    """0 if nothing moving is read, 1 if it is linear in all of it together, else CURVED."""
    match node:
        case ast.Name():
            return int(node.id in moving)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
            return _degree(node.operand, moving)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return max(_degree(node.left, moving), _degree(node.right, moving))
        case ast.BinOp(op=ast.Mult()):
            return min(CURVED, _degree(node.left, moving) + _degree(node.right, moving))
        case ast.BinOp(op=ast.Div()) if not _degree(node.right, moving):
            return _degree(node.left, moving)
        case ast.Subscript() if not _degree(node.slice, moving):
            return _degree(node.value, moving)
        case ast.Call(func=ast.Name(id="sum"), args=[ast.GeneratorExp() as each]) if _over_keys(each):
            return _degree(each.elt, moving)
        case ast.DictComp() if _over_keys(node):
            return _degree(node.value, moving)
    read = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return CURVED if read & moving else 0


def _over_keys(node: ast.GeneratorExp | ast.DictComp) -> bool:
    """Whether it runs over the names of a family, which no amount decides."""
    return all(isinstance(part.iter, ast.Name) and not part.ifs for part in node.generators)
