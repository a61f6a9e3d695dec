"""The sentences of guards and checks, read from the rules' own source: each stands once, beside its condition, and the
reference cannot drift from it (decision 0034).

What only a case can fill in is shown as an ellipsis. Sentences of the functions that a guard calls within the rules are its own.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from mediation.rules.step import Step

CHINESE = re.compile(r"[一-鿿]")
OPEN_END = "…"
RULES = "mediation.rules"
DEEPEST = 3
"""How far the calls of a guard are followed: a guard says its sentence itself, or a function or two below."""
Rule = Callable[..., Any]


def guards_of(step: Step) -> list[str]:
    """List what the step's guards may refuse with."""
    return _all(*step.unless)


def checks_of(step: Step) -> list[str]:
    """List what the step's checks may find wrong with the answers."""
    return _all(*step.checks)


def _all(*rules: Rule) -> list[str]:
    return list(dict.fromkeys(sentence for rule in rules for sentence in of(rule)))


@cache
def of(rule: Rule) -> tuple[str, ...]:
    """The sentences that one guard or check can answer with, as its source has them. A test refuses one that has none."""
    plain = getattr(rule, "__func__", rule)
    assert isinstance(plain, FunctionType), "a guard is a plain function, or the method of a rule that several steps share"
    return tuple(dict.fromkeys(_said(plain, DEEPEST)))


def _said(function: FunctionType, depth: int) -> Iterator[str]:
    node = _source(function)
    if node is None or depth == 0:
        return
    names = _names(function)
    body = node.body if isinstance(node.body, list) else [node.body]
    for part in body:
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
            continue  # the docstring
        yield from _sentences(part, names)
    for call in (each for part in body for each in ast.walk(part) if isinstance(each, ast.Call)):
        called = _called(call.func, names)
        if isinstance(called, FunctionType) and called.__module__.startswith(RULES) and called is not function:
            yield from _said(called, depth - 1)


def _called(called: ast.expr, names: dict[str, Any]) -> Any:
    """Return the function that is called, by its name, or by its module's and its own; None for anything else."""
    if isinstance(called, ast.Name):
        return names.get(called.id)
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        module = names.get(called.value.id)
        return getattr(module, called.attr, None) if isinstance(module, ModuleType) else None
    return None


def _names(function: FunctionType) -> dict[str, Any]:
    """Return the values that the function's names stand for: the module's, and those that a factory closed over."""
    held = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    return function.__globals__ | {name: cell.cell_contents for name, cell in held}


def _sentences(node: ast.AST, names: dict[str, Any]) -> Iterator[str]:
    """The sentences written in this piece of source; those inside another sentence belong to it."""
    text = _text(node, names)
    if text is not None:
        if text.endswith(("。", "？", "！")) and CHINESE.search(text):
            yield text
        return
    for child in ast.iter_child_nodes(node):
        yield from _sentences(child, names)


def _text(node: ast.AST, names: dict[str, Any]) -> str | None:
    """A text as it is written, its open places filled with constants where they are that; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        named = names.get(node.id)
        return named if isinstance(named, str) else None
    if isinstance(node, ast.JoinedStr):
        text = "".join(_text(part, names) or OPEN_END for part in node.values)
        return re.sub(f"{OPEN_END}+", OPEN_END, text)
    if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name):
        held = names.get(node.value.id)
        return str(held) if isinstance(held, int | str) else OPEN_END
    return None


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


def _source(function: FunctionType) -> ast.FunctionDef | ast.Lambda | None:
    """The function in its file's source."""
    code: CodeType = function.__code__
    for node in ast.walk(_tree(code.co_filename)):
        if isinstance(node, ast.Lambda) and function.__name__ == "<lambda>" and node.lineno == code.co_firstlineno:
            return node
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__ and _starts(node) == code.co_firstlineno:
            return node
    return None


def _starts(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
