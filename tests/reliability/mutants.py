"""Mutation testing of the rules: one small fault at a time is put into mediation/rules, and some test must notice it.

python -m tests.reliability.mutants --sample 300 [--seed 1] [--only deadlines]

Faults are made anywhere in the source, the tables included: a number one higher, a comparison at its edge, an answer turned
round, one element of a list left out. Labels, help texts, what a form is filled with, the order of buttons and the code lists
are not law, and are left alone. So is what no run of the program shows: what only a type checker reads (annotations, the
arguments of a Callable, a tuple or a Literal), how a dataclass is made, the list of names that a module exports, and zip's own
assertion that two sequences are of one length, and the edge of a comparison of two entries' numbers, which are never the same.

A fault is shown first to the rules' tests that speak of the same things as the broken file, then to the other tests of the
rules, then to the test of the door and to those of the services that speak of the same things. The slowest are left out: random
junk in every form; the matrix and the projection, which take what they expect off the rules under test; all pages, papers and counts. So
the figure is, if anything, too low. Random tests draw the same values each time.
"""

import argparse
import ast
import importlib
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

TREE = Path(__file__).parents[2]
RULES = Path("mediation/rules")
RULES_TESTS, SERVICE_TESTS = "tests/rules", "tests/services"
DOOR_TEST = f"{SERVICE_TESTS}/door/test_perform.py"
SLOW = tuple(f"test_{name}.py" for name in ("matrix", "projection", "demo", "backup", "issue", "form_documents", "verify",
                                            "notices", "bookings", "privacy", "report"))  # fmt: skip
QUICK = ("-x", "-q", "--assert=plain", "--hypothesis-seed=1", "-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin",
         "-k", "not junk")  # fmt: skip
NEAREST, NEARBY = 5, 3
ENOUGH = 0.9
"""The share of the faults that must be noticed."""
LONGEST = 600
"""Seconds of CPU that a run of tests may take, and six times as long by the clock: what a fault makes run for ever is noticed too, and
a busy machine is no fault."""
EVERYONES = ("hypothesis", "sqlmodel", "alembic.command", "cryptography.fernet", "pydantic_settings", "psycopg")
"""What the tests import besides the program: it is imported once, before any fault."""
COPIED = ("mediation", "scheduler", "templates", "tests", "pyproject.toml", "alembic.ini")
NOT_LAW = {"rank", "help", "label", "title", "says", "long", "default", "slots", "frozen", "kw_only", "strict", "maxsize",
           "max_length"}  # fmt: skip
TYPES = {"Callable", "Literal", "dict", "list", "tuple"}
AT_THE_EDGE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
TURNED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


Place = tuple[Path, int, int]
"""A file of the rules, the place in it, and the way in which that place can be broken."""


@dataclass(frozen=True)
class Fault:
    """One fault: the file, the line, what was changed, and the whole file with the change in it."""

    path: Path
    line: int
    what: str
    source: str


def places(path: Path) -> Iterator[Place]:
    """Everywhere that this file can be broken."""
    for number, node in enumerate(_spots(ast.parse((TREE / path).read_text(encoding="utf-8")))):
        yield from ((path, number, choice) for choice in range(_choices(node)))


def fault_at(place: Place) -> Fault:
    """The file with that one place broken."""
    path, number, choice = place
    tree = ast.parse((TREE / path).read_text(encoding="utf-8"))
    node = list(_spots(tree))[number]
    before = ast.unparse(node)
    _break(node, choice)
    return Fault(path, getattr(node, "lineno", 0), f"{_short(before)} -> {_short(ast.unparse(node))}", ast.unparse(tree))


def _short(text: str) -> str:
    return text if len(text) < 70 else text[:67] + "..."


def _spots(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that can be broken; nothing of what is no law, and no annotation."""
    for node in ast.iter_child_nodes(tree):
        if _no_law(node) or (isinstance(node, ast.FunctionDef) and node.name in _fills_in(tree)):
            continue
        if _choices(node):
            yield node
        if isinstance(node, ast.AnnAssign):
            if node.value is not None:
                yield from ([node.value] if _choices(node.value) else [])
                yield from _spots(node.value)
        elif isinstance(node, ast.FunctionDef):
            for statement in node.body:
                yield from ([statement] if _choices(statement) else [])
                yield from _spots(statement)
        elif not isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from _spots(node)


def _fills_in(tree: ast.AST) -> set[str]:
    """The functions that fill in a form, or move a button up."""
    given = (node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in ("suggests", "first_while"))
    return {keyword.value.id for keyword in given if isinstance(keyword.value, ast.Name)}


def _no_law(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "Coded" for base in node.bases)
    if isinstance(node, ast.keyword):
        return node.arg in NOT_LAW
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name) and node.target.id in NOT_LAW
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in TYPES


def _choices(node: ast.AST) -> int:
    """In how many ways the node can be broken."""
    if isinstance(node, ast.Compare):
        return 0 if _of_entries(node) else len(node.ops)
    if isinstance(node, ast.BoolOp):
        return 1
    if isinstance(node, ast.UnaryOp):
        return int(isinstance(node.op, ast.Not))
    if isinstance(node, ast.BinOp):
        return int(type(node.op) in TURNED)
    if isinstance(node, ast.Constant):
        return int(isinstance(node.value, (bool, int)))
    if isinstance(node, (ast.Set, ast.Tuple, ast.List)) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return len(node.elts) if len(node.elts) > 1 else 0
    return 0


def _of_entries(node: ast.Compare) -> bool:
    """Which of two entries came first: no two have one number, so that this comparison has no edge."""
    return all(
        isinstance(side, ast.Attribute) and side.attr == "seq" for side in (node.left, *node.comparators)
    ) and isinstance(node.ops[0], (ast.Lt, ast.Gt))


def _break(node: ast.AST, choice: int) -> None:
    if isinstance(node, ast.Compare):
        node.ops[choice] = AT_THE_EDGE[type(node.ops[choice])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.BinOp):
        node.op = TURNED[type(node.op)]()
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
    elif isinstance(node, (ast.Set, ast.Tuple, ast.List)):
        del node.elts[choice]


# --- is it noticed? -------------------------------------------------------------------------------------------


def copy_into(place: Path) -> None:
    """A copy of the tree to break things in."""
    for name in COPIED:
        source = TREE / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, place / name)


def stages(place: Path, path: Path) -> list[tuple[str, ...]]:
    """The tests for a fault in this file, in the order in which they are asked: the likeliest to notice it come first."""
    of_rules, of_services = _by_nearness(place, RULES_TESTS, path), _by_nearness(place, SERVICE_TESTS, path)
    at_the_door = (DOOR_TEST, *(test for test in of_services[:NEARBY] if test != DOOR_TEST))
    return [of_rules[:NEAREST], of_rules[NEAREST:], at_the_door]


def _by_nearness(place: Path, folder: str, path: Path) -> tuple[str, ...]:
    """The files of tests, first those that share the rarest words with the file of rules."""
    tests = sorted(str(found.relative_to(place)) for found in (place / folder).rglob("test_*.py") if found.name not in SLOW)
    words = {test: _words(place / test) for test in tests}
    known_to = Counter(word for said in words.values() for word in said)
    mine = _words(place / path)
    return tuple(sorted(tests, key=lambda test: -sum(1 / known_to[word] ** 2 for word in words[test] & mine)))


def _words(path: Path) -> set[str]:
    return set(re.findall(r"[A-Z]-\d\d|\w{4,}", path.read_text(encoding="utf-8")))


def noticed(place: Path, fault: Fault) -> bool:
    """Whether some test noticed the fault. The file's time is put back with it, so that what was compiled stays good."""
    target = place / fault.path
    whole, times = target.read_bytes(), target.stat()
    target.write_text(fault.source, encoding="utf-8")
    try:
        return not all(_passes(place, stage) for stage in stages(TREE, fault.path))
    finally:
        target.write_bytes(whole)
        os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


def _passes(place: Path, tests: tuple[str, ...], *, compiling: bool = False) -> bool:
    """Whether the tests all pass, in a process of their own that has everything but the program imported already. `compiling`: what is
    compiled is kept, and what fails is printed; it may take as long as it takes."""
    scratch = place.parent / "scratch"  # a data folder inside a tree is refused
    scratch.mkdir()
    child = os.fork()
    if child == 0:
        _run(place, tests, scratch, compiling)
    _, status = os.waitpid(child, 0)
    shutil.rmtree(scratch)
    return status == 0


def _run(place: Path, tests: tuple[str, ...], scratch: Path, compiling: bool) -> NoReturn:
    """Run the tests on the copy, and end this process with what came of them."""
    if not compiling:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        signal.alarm(LONGEST * 6)
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0,) if compiling else (0, 1, 2):  # what fails without a fault is told
        os.dup2(nowhere, stream)
    os.environ |= {"MEDIATION_TESTS_ON": "sqlite", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "TMPDIR": str(scratch)}
    tempfile.tempdir = None
    os.chdir(place)
    sys.path[0] = str(place)
    sys.dont_write_bytecode = not compiling
    failed = 1
    try:
        failed = int(pytest.main([*QUICK, *tests]))
    finally:
        os._exit(failed)


def main() -> None:
    """Print each fault that nobody noticed, and the figure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sample", type=int, default=300)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", default="", help="a part of the files' names")
    chosen = asked.parse_args()
    paths = [
        p.relative_to(TREE) for p in sorted((TREE / RULES).rglob("*.py")) if chosen.only in str(p) and "codes" not in p.parts
    ]
    every = [spot for path in paths for spot in places(path)]
    sample = random.Random(chosen.seed).sample(every, min(chosen.sample, len(every)))
    for name in EVERYONES:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        missed = list(unnoticed(Path(folder) / "tree", sample))
    found = len(sample) - len(missed)
    print(f"{found} of {len(sample)} faults noticed ({found / len(sample):.1%}), of {len(every)} possible")  # noqa: T201
    sys.exit(found < ENOUGH * len(sample))


def unnoticed(place: Path, sample: list[Place]) -> Iterator[Fault]:
    """The faults that nobody noticed, each printed as it is found."""
    copy_into(place)
    if not _passes(place, (RULES_TESTS, SERVICE_TESTS, *(f"--ignore={SERVICE_TESTS}/{name}" for name in SLOW)), compiling=True):
        sys.exit("the tests do not pass even without a fault")
    for number, fault in enumerate(map(fault_at, sample), start=1):
        if not noticed(place, fault):
            print(f"{number}. not noticed: {fault.path}:{fault.line} {fault.what}", flush=True)  # noqa: T201 - this is its work
            yield fault


if __name__ == "__main__":
    main()
