"""What must come in one order: the cases of a test, which two processes collect, and the rows of which the first is taken.

PostgreSQL gives rows that were updated in another place than before, and a set of texts differs from process to process.
"""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import UniqueConstraint

from mediation import models

TREE = Path(__file__).parents[1]
TESTS = sorted((TREE / "tests").rglob("*.py"))
MODULES = sorted(path for path in (TREE / "mediation").rglob("*.py") if "migrations" not in path.parts)
SETS = (set, frozenset)
KEEP_ORDER = ("list", "tuple", "enumerate", "iter", "reversed", "map", "filter")
"""Built-in functions whose result comes in the order of what they are given, which is their last argument."""


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


# --- the cases of a test --------------------------------------------------------------------------------------


class Known:
    """The names at the top of a module: what it assigns, and what it imports from us."""

    def __init__(self, module: ast.Module) -> None:
        self.assigned: dict[str, ast.expr] = {}
        self.imported: dict[str, Any] = {}
        for node in module.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.assigned[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self.assigned[node.target.id] = node.value
            elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith(("mediation", "tests")):
                home = import_module(node.module or "")
                self.imported |= {alias.asname or alias.name: getattr(home, alias.name, None) for alias in node.names}

    def is_set(self, node: ast.expr) -> bool:
        """True where the order of what this expression holds is nobody's choice."""
        match node:
            case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name(id="set" | "frozenset")):
                return True
            case ast.Call(func=ast.Name(id=name), args=[*_, given]) if name in KEEP_ORDER:
                return self.is_set(given)
            case ast.BinOp(left=left, right=right):
                return self.is_set(left) or self.is_set(right)
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                return any(isinstance(each, ast.Starred) and self.is_set(each.value) for each in elements)
            case ast.ListComp(generators=sources) | ast.GeneratorExp(generators=sources):
                return any(self.is_set(source.iter) for source in sources)
            case ast.Name(id=name) if name in self.assigned:
                return self.is_set(self.assigned[name])
            case ast.Name(id=name):
                return isinstance(self.imported.get(name), SETS)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                return isinstance(getattr(self.imported.get(name), attribute, None), SETS)
        return False


def over_sets(module: ast.Module) -> Iterator[str]:
    """What a module's tests are parametrized with where that is a set."""
    known = Known(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "parametrize":
            given = [*node.args[1:2], *(word.value for word in node.keywords if word.arg == "argvalues")]
            yield from (f"{node.lineno}: {ast.unparse(each)}" for each in given if known.is_set(each))


def test_the_cases_of_a_test_come_in_one_order() -> None:
    assert {str(path.relative_to(TREE)): found for path in TESTS if (found := list(over_sets(parsed(path))))} == {}


@pytest.mark.parametrize(
    "given",
    ["{1, 2}", "set(x)", "[*{1, 2}, 3]", "[a for a in frozenset(x)]", "{1} | y", "list({1, 2})", "HERE", "enumerate(HERE)", "RECEIVED_BY"],
)  # fmt: skip
def test_a_set_is_seen_however_it_is_written(given: str) -> None:
    top = "from mediation.rules.deadlines.words import RECEIVED_BY\nHERE = {'a', 'b'}\n"
    assert list(over_sets(ast.parse(f"{top}@pytest.mark.parametrize('a', {given})\ndef test_it(a): pass")))
    assert not list(over_sets(ast.parse(f"{top}@pytest.mark.parametrize('a', sorted({given}))\ndef test_it(a): pass")))


# --- the first of some rows -----------------------------------------------------------------------------------


def firsts(module: ast.Module) -> Iterator[tuple[ast.expr, ast.AST]]:
    """Each query of which one row is taken, `.first()` or by its place, with what its names were given, and what stands around."""
    around = {child: node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and "select(" in ast.unparse(node.value):
            named.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Attribute(value=query, attr="first")) | ast.Subscript(value=query, slice=ast.Constant()):
                names = [each.id for each in ast.walk(query) if isinstance(each, ast.Name)]
                whole = ast.Tuple([query, *(value for name in names for value in named.get(name, ()))])
                if re.search(r"\bexec(ute)?\(", ast.unparse(query)) and "select(" in ast.unparse(whole):
                    yield whole, around[node]


def is_settled(query: ast.expr, around: ast.AST) -> bool:
    """True where it does not matter which row comes first: they are ordered, only one can be, or it is asked whether there is any."""
    asked = [node.func.attr for node in ast.walk(query) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    anything = isinstance(around, ast.Compare) and any(isinstance(op, ast.Is | ast.IsNot) for op in around.ops)
    return "order_by" in asked or anything or any(_is_one_row(name, columns) for name, columns in _equated(query).items())


def _equated(query: ast.expr) -> dict[str, set[str]]:
    """The columns of each model that the query holds to one value."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(query):
        match node:
            case ast.Compare(left=ast.Attribute(value=ast.Name(id=model), attr=column), ops=[ast.Eq()]):
                found.setdefault(model, set()).add(column)
    return found


def _is_one_row(model: str, columns: set[str]) -> bool:
    table = getattr(getattr(models, model, None), "__table__", None)
    if table is None:
        return False
    keys = [{column.name for column in table.primary_key}, *({column.name} for column in table.columns if column.unique)]
    keys += [{column.name for column in each.columns} for each in table.constraints if isinstance(each, UniqueConstraint)]
    keys += [{column.name for column in index.columns} for index in table.indexes if index.unique]
    return any(key <= columns for key in keys)


def test_of_several_rows_the_first_is_the_first_in_an_order() -> None:
    unsettled = {
        f"{path.relative_to(TREE)} {ast.unparse(query)}"
        for path in MODULES
        for query, around in firsts(parsed(path))
        if not is_settled(query, around)
    }
    assert unsettled == set()


@pytest.mark.parametrize(
    ("query", "is_right"),
    [("select(Unit).where(Unit.arbitrates)", False), ("select(Unit).where(Unit.level == x)", False),
     ("select(Unit).where(Unit.code == x)", True), ("select(Unit).order_by(Unit.id)", True)],
)  # fmt: skip
def test_a_row_that_happens_to_be_first_is_seen(query: str, is_right: bool) -> None:
    for taken in (f"session.exec({query}).first()", f"session.exec({query}).all()[0]"):
        ((found, around),) = firsts(ast.parse(f"row = {taken}"))
        assert is_settled(found, around) is is_right
