"""How the project is written: what each module says of itself, how long it is, what its names tell."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import (
    DEFINED,
    FUNCTIONS,
    MIGRATIONS,
    MODULES,
    TEMPLATES,
    TESTS,
    TREE,
    committed,
    imported,
    name_of,
    nodes,
    parsed,
)

LONGEST = 400
QUESTION = "what|who|whom|whose|how|where|when|why|which|that|if"
CLAUSE = re.compile(rf"((Return |Tell |Say )?({QUESTION})|(Return |Say )?whether)\b|the same([,;.]| for )", re.IGNORECASE)
"""The words by which a docstring shows that it is a clause without its sentence, or leans on the one above it."""


def test_a_module_says_what_it_is_for_and_stays_short() -> None:
    written = [*MODULES, *(path for path in TESTS if path.stat().st_size)]
    assert [name_of(path) for path in written if not ast.get_docstring(parsed(path))] == []
    ours = (path for path in written if path.parent != MIGRATIONS)
    assert [name_of(path) for path in ours if path.read_text(encoding="utf-8").count("\n") > LONGEST] == []


def test_what_others_call_says_what_it_does() -> None:
    """Public classes and functions of a module have a docstring."""
    silent = [
        f"{name_of(path)}: {node.name}"
        for path in MODULES
        if path.parent != MIGRATIONS
        for node in parsed(path).body
        if isinstance(node, DEFINED) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_a_docstring_begins_with_a_verb_or_a_noun() -> None:
    """A clause ("What comes of it", "Whether it is late") has to be read twice: it is neither what is there nor what is done."""
    clauses = [
        f"{name_of(path)}: {getattr(node, 'name', 'module')}: {said[:60]}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, (ast.Module, *DEFINED)) and (said := ast.get_docstring(node)) and CLAUSE.match(said)
    ]
    assert clauses == []


def test_no_public_function_takes_a_flag_by_position() -> None:
    """A route's flags are names in an address, and nobody calls it."""
    flags = [
        f"{name_of(path)}: {node.name} {arg.arg}"
        for path in MODULES
        for node in _functions(path)
        if not node.name.startswith("_") and not _is_a_route(node)
        for arg in node.args.args
        if arg.annotation and ast.unparse(arg.annotation) == "bool"
    ]
    assert flags == []


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    body = parsed(path).body
    inner = (node for each in body if isinstance(each, ast.ClassDef) for node in each.body)
    return (node for node in (*body, *inner) if isinstance(node, FUNCTIONS))


def _is_a_route(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(ast.unparse(decorator).startswith("router.") for decorator in node.decorator_list)


@pytest.mark.parametrize("path", sorted((TREE / "mediation" / "decisions").glob("*.md")), ids=lambda path: path.stem[:4])
def test_a_decision_names_a_test_that_holds_it(path: Path) -> None:
    held = re.findall(r"`(tests/[^`]*)`", path.read_text(encoding="utf-8").partition("Held by")[2])
    assert held
    assert [name for name in held if not (TREE / name).exists()] == []


def test_no_module_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [name_of(path) for path in MODULES if path.stem in drawers] == []


def test_templates_escape_everything() -> None:
    found = [
        name_of(path) for path in TEMPLATES if re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    words = ("pytest" + ".skip", "mark" + ".skip", "mark" + ".xfail", "pytest" + ".xfail", "import" + "orskip")
    found = [name_of(path) for path in TESTS if any(word in path.read_text(encoding="utf-8") for word in words)]
    assert found == []


def test_no_test_is_a_library_for_others() -> None:
    """What several tests build their cases with stands in a module of builders, which nobody takes for a specification."""
    modules = {other.stem for other in TESTS if other.stem.startswith("test_")}
    borrowed = {name_of(path): sorted(found) for path in TESTS if (found := _named_in_imports(path) & modules)}
    assert borrowed == {}
    written = re.compile(r"^(?:from|import) (tests\.[\w.]*test_\w+)", re.MULTILINE)
    in_programs = [name_of(path) for path in TESTS if written.search(path.read_text(encoding="utf-8"))]
    assert in_programs == [], "programs that a test runs import builders, too"


def _named_in_imports(path: Path) -> set[str]:
    named = {part for name in imported(path) for part in name.split(".")}
    return named | {alias.name for node in nodes(path) if isinstance(node, ast.ImportFrom) for alias in node.names}


def test_what_the_readme_tells_to_edit_is_there() -> None:
    table = (TREE / "README.md").read_text(encoding="utf-8").partition("| to add |")[2].partition("\n\n")[0]
    named = {name.rstrip("/") for name in re.findall(r"`([\w./]+(?:/|\.(?:py|csv|html)))`", table)}
    there = {f"/{part}" for line in committed() for part in (line, *map(str, Path(line).parents))}
    assert len(named) > 20
    assert [name for name in sorted(named) if not any(path.endswith(f"/{name}") for path in there)] == []
