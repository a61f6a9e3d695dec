"""Every row of the list of time limits is named by a test that works it out for at least three days."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from mediation.rules.deadlines import BY_ID
from tests.rules.cases.law import IDS

TESTS = Path(__file__).parents[1]
FEWEST = 3
ISO = re.compile(r"20\d\d-\d\d-\d\d")


@cache
def named() -> dict[str, int]:
    """The tests by the part of their name that holds ids, each with the number of different days it names."""
    found: dict[str, int] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        module = ast.parse(file.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value
            for node in module.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in module.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[f"{file.name}:{node.name}"] = len(_days(node, constants))
    return found


def _days(test: ast.FunctionDef, constants: dict[str, ast.expr]) -> set[str]:
    """The days written in the test, in its decorators, and in the tables of the module that these name."""
    days: set[str] = set()
    tables = [constants[n.id] for n in ast.walk(test) if isinstance(n, ast.Name) and n.id in constants]
    for part in (test, *tables):
        for node in ast.walk(part):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                days |= set(ISO.findall(node.value))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "date":
                days.add(ast.unparse(node))
    return days


def most_days(limit: str) -> int:
    """The most days that one test named after the limit works out; 0: no test is named after it."""
    own = re.compile(rf"_{limit.replace('-', '_')}(?![0-9A-Za-z])")
    return max((many for name, many in named().items() if own.search(name)), default=0)


def _stem(limit: str) -> str:
    """M-10A and M-10B are rows of M-10; L-09-1 is one of L-09."""
    return limit[:4]


@pytest.mark.parametrize("limit", sorted({*IDS, *map(_stem, BY_ID)}))
def test_every_row_is_worked_out_for_three_days_under_its_name(limit: str) -> None:
    """Those of the list, and those that the bureau's own letters brought beside it."""
    rows = {limit, *(row for row in BY_ID if _stem(row) == limit)}
    assert max(most_days(row) for row in rows) >= FEWEST


def test_a_row_that_no_test_names_is_found() -> None:
    assert most_days("Z-01") == 0
    assert most_days("A-0") == 0
    assert most_days("X-10") >= FEWEST
