"""The source of the project, read and walked once for all the tests that ask what the house promises about its own code."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

TREE = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("mediation", "scheduler") for path in (TREE / folder).rglob("*.py"))
TESTS = sorted((TREE / "tests").rglob("*.py"))
TEMPLATES = sorted((TREE / "templates").rglob("*.html"))
MIGRATIONS = TREE / "mediation" / "migrations" / "versions"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINED = (ast.ClassDef, *FUNCTIONS)
AT_THE_TOP = {
    "mediation", "templates", "scheduler", "tests", "alembic.ini", "pyproject.toml", "README.md", "requirements.lock",
    "LICENSE", "run",
}  # fmt: skip
"""Fixed by the project's owner: four folders, three files, the lock file, a licence and the start script."""


MADE_BY_RUNNING = ("__pycache__", "*.py[cod]", "*.egg-info")


def name_of(path: Path) -> str:
    return str(path.relative_to(TREE))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module, walked once for all that ask."""
    return tuple(ast.walk(parsed(path)))


def imported(path: Path) -> Iterator[str]:
    """Absolute names of what a module imports."""
    package = list(path.relative_to(TREE).with_suffix("").parts)
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level] if node.level else []
            yield ".".join([*above, *([node.module] if node.module else [])])


def calls(path: Path) -> Iterator[str]:
    """The dotted names that a module calls."""
    return (ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call))


def committed() -> list[str]:
    """The files that are in the repository, or that were handed over where there is none (an unpacked release)."""
    return as_git_lists_them() if asks_git() else as_handed_over()


def asks_git() -> bool:
    return (TREE / ".git").exists() and shutil.which("git") is not None  # a bare machine has a tree and no git


def as_git_lists_them(*which: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", *which], cwd=TREE, capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if (TREE / line).exists()]


def as_handed_over() -> list[str]:
    """All files below what stands at the top, less what running the program and its tests leaves there."""
    below = (path for name in AT_THE_TOP for path in [TREE / name, *(TREE / name).rglob("*")] if path.is_file())
    return [
        name_of(path)
        for path in below
        if not any(fnmatch(part, made) for part in path.relative_to(TREE).parts for made in MADE_BY_RUNNING)
    ]
