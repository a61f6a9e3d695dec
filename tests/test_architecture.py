"""What the house promises about its own code: read from the source, so that nobody has to remember it."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from mediation.rules import deadlines, numbers
from mediation.rules.codes.served import InspectionPaper, Served
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import STATES
from mediation.services.papers.catalogue import catalogue

TREE = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("mediation", "scheduler") for path in (TREE / folder).rglob("*.py"))
TESTS = sorted((TREE / "tests").rglob("*.py"))
TEMPLATES = sorted((TREE / "templates").rglob("*.html"))
MIGRATIONS = TREE / "mediation" / "migrations" / "versions"
LONGEST = 400
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINED = (ast.ClassDef, *FUNCTIONS)
AT_THE_TOP = {
    "mediation", "templates", "scheduler", "tests", "alembic.ini", "pyproject.toml", "README.md", "requirements.lock",
    "LICENSE", "run",
}  # fmt: skip
"""Fixed by the project's owner: four folders, three files, the lock file, a licence and the start script."""


QUESTION = "what|who|whom|whose|how|where|when|why|which|that|if"
CLAUSE = re.compile(rf"((Return |Tell |Say )?({QUESTION})|(Return |Say )?whether)\b|the same([,;.]| for )", re.IGNORECASE)
"""The words by which a docstring shows that it is a clause without its sentence, or leans on the one above it."""


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
    return _as_git_lists_them() if _asks_git() else _as_handed_over()


def _asks_git() -> bool:
    return (TREE / ".git").exists() and shutil.which("git") is not None  # a bare machine has a tree and no git


def _as_git_lists_them(*which: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", *which], cwd=TREE, capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if (TREE / line).exists()]


def _as_handed_over() -> list[str]:
    """All files below what stands at the top, less what running the program and its tests leaves there."""
    below = (path for name in AT_THE_TOP for path in [TREE / name, *(TREE / name).rglob("*")] if path.is_file())
    return [
        name_of(path)
        for path in below
        if not any(fnmatch(part, made) for part in path.relative_to(TREE).parts for made in MADE_BY_RUNNING)
    ]


# --- who imports whom -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [p for p in MODULES if "rules" in p.parts], ids=name_of)
def test_the_rules_are_pure(path: Path) -> None:
    allowed = {*sys.stdlib_module_names, "pydantic", "pydantic_core"} - {
        "sqlite3",
        "socket",
        "subprocess",
        "os",
        "time",
        "random",
    }
    for name in imported(path):
        inside = name == "mediation.rules" or name.startswith("mediation.rules.")
        assert inside or name.partition(".")[0] in allowed, name


def test_the_database_is_opened_by_entrances_only() -> None:
    entrances = ("mediation/web/", "mediation/cli.py", "mediation/verbs", "mediation/migrations/", "scheduler/")
    for path in MODULES:
        opens = [n for node in nodes(path) if isinstance(node, ast.ImportFrom) and node.module == "mediation"
                 for n in node.names if n.name == "db"]  # fmt: skip
        if opens or "mediation.db" in set(imported(path)):
            assert name_of(path).startswith(entrances), name_of(path)


def test_only_one_place_commits() -> None:
    assert {name_of(path) for path in MODULES for call in calls(path) if call.endswith(".commit")} == {"mediation/db.py"}


CLOCKS = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime)|now|today)$")


def test_only_one_place_reads_the_clock() -> None:
    """`clock.now()` and `clock.today()` are how everybody else asks; monotonic time measures, it tells no date."""
    found = {
        f"{name_of(path)}: {call}"
        for path in MODULES
        for call in calls(path)
        if CLOCKS.search(call) and not call.startswith("clock.") and name_of(path) != "mediation/clock.py"
    }
    assert found == set()


def test_only_the_door_appends_steps_to_the_journal() -> None:
    writes = {name_of(path) for path in MODULES for call in calls(path) if call == "journal.append"}
    assert all(name.startswith("mediation/services/") for name in writes)
    makes = {name_of(path) for path in MODULES for call in calls(path) if call == "JournalEntry"}
    assert makes <= {"mediation/services/record/journal.py"}


def test_the_door_asks_for_the_verdict_before_it_writes() -> None:
    """`perform` looks up, asks `lifecycle.may`, abides by it, and only then has anything recorded, which nobody else can have."""
    door = TREE / "mediation/services/door/perform.py"
    perform = next(node for node in parsed(door).body if isinstance(node, FUNCTIONS) and node.name == "perform")
    asked = [ast.unparse(node.func) for node in _in_order(perform) if isinstance(node, ast.Call)]
    verdict, abides, records = (asked.index(call) for call in ("lifecycle.may", "abide_by", "_record"))
    assert verdict < abides < records
    assert [call for call in asked[:abides] if re.search(r"append|insert|project|keep|follow|\.add|execute", call)] == []
    assert [call for call in calls(door) if call == "_record"] == ["_record"]


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all within it, in the order in which they are written."""
    yield node
    for inner in ast.iter_child_nodes(node):
        yield from _in_order(inner)


def test_a_stored_state_is_written_by_the_projection_alone() -> None:
    """`x.state = …` on a row: a proceeding's only in lifecycle (facts) and by projection, a document's where it is printed."""
    allowed = {"mediation/rules/lifecycle.py", "mediation/services/papers/issue.py", "mediation/services/papers/kept.py",
               "mediation/services/record/projection.py", "mediation/services/views/document_list.py"}  # fmt: skip
    found = {
        name_of(path)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr == "state" and isinstance(node.ctx, ast.Store)
    }
    assert found - allowed == set()


def test_a_state_is_named_by_its_row_and_not_by_a_bare_string() -> None:
    """Kinds share names: "decided" in a list would be meant of one kind and hold for all. What many states have in common is an
    attribute of the row (`open`, `awaits`). A document's `refused` is no proceeding's."""
    names = {state.name for state in STATES.values()} - {"refused"}
    compared = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "state"
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and each.value in names
    ]
    assert compared == []


# --- how it is written ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*MODULES, *(path for path in TESTS if path.stat().st_size)], ids=name_of)
def test_a_module_says_what_it_is_for_and_stays_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(parsed(path)), "no docstring"
    if path.parent != MIGRATIONS:
        assert source.count("\n") <= LONGEST


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent != MIGRATIONS], ids=name_of)
def test_what_others_call_says_what_it_does(path: Path) -> None:
    """Public classes and functions of a module have a docstring."""
    public = [node for node in parsed(path).body if isinstance(node, DEFINED) and not node.name.startswith("_")]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_docstring_begins_with_a_verb_or_a_noun(path: Path) -> None:
    """A clause ("What comes of it", "Whether it is late") has to be read twice: it is neither what is there nor what is done."""
    told = ((node, ast.get_docstring(node)) for node in nodes(path) if isinstance(node, (ast.Module, *DEFINED)))
    clauses = [f"{getattr(node, 'name', 'module')}: {said[:60]}" for node, said in told if said and CLAUSE.match(said)]
    assert clauses == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_public_function_takes_a_flag_by_position(path: Path) -> None:
    """A route's flags are names in an address, and nobody calls it."""
    body = parsed(path).body
    for node in (*body, *(inner for each in body if isinstance(each, ast.ClassDef) for inner in each.body)):
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_") and not _is_a_route(node):
            flags = [arg.arg for arg in node.args.args if arg.annotation and ast.unparse(arg.annotation) == "bool"]
            assert flags == [], node.name


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


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_no_test_is_a_library_for_others(path: Path) -> None:
    """What several tests build their cases with stands in a module of builders, which nobody takes for a specification."""
    named = {part for name in imported(path) for part in name.split(".")}
    named |= {alias.name for node in nodes(path) if isinstance(node, ast.ImportFrom) for alias in node.names}
    modules = {other.stem for other in TESTS if other.stem.startswith("test_")}
    assert named & modules == set()
    in_programs = re.findall(r"^(?:from|import) (tests\.[\w.]*test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert in_programs == [], "programs that a test runs import builders, too"


def test_what_the_readme_tells_to_edit_is_there() -> None:
    table = (TREE / "README.md").read_text(encoding="utf-8").partition("| to add |")[2].partition("\n\n")[0]
    named = {name.rstrip("/") for name in re.findall(r"`([\w./]+(?:/|\.(?:py|csv|html)))`", table)}
    there = {f"/{part}" for line in committed() for part in (line, *map(str, Path(line).parents))}
    assert len(named) > 20
    assert [name for name in sorted(named) if not any(path.endswith(f"/{name}") for path in there)] == []


# --- what is in the tree --------------------------------------------------------------------------------------


def test_nothing_else_stands_at_the_top() -> None:
    visible = {line.partition("/")[0] for line in committed() if not line.startswith(".")}
    assert visible <= AT_THE_TOP
    assert visible >= {"mediation", "templates", "scheduler", "tests", "alembic.ini", "pyproject.toml", "run"}


def test_the_tree_without_git_is_the_tree_that_was_handed_over() -> None:
    """A bare machine lists what it was given, and nothing that Python made of it since: the very module that runs is compiled."""
    listed = _as_handed_over()
    assert [name for name in listed if not name.endswith((".pyc", ".pyo")) and "__pycache__" not in name] == listed
    assert {"run", "README.md", "tests/test_architecture.py", "mediation/rules/lifecycle.py"} <= {*listed}
    if _asks_git():
        both = {*_as_git_lists_them("--cached", "--others", "--exclude-standard")}
        assert {*listed} == {name for name in both if name.partition("/")[0] in AT_THE_TOP}


ADDRESS = re.compile(r"https?://([\w.-]+)")
OURS = {"127.0.0.1", "localhost", "www.w3.org", "office.test"}
"""The loopback, the names of XML vocabularies, which nobody fetches, and the tests' own."""


def test_no_host_but_the_loopback_is_named() -> None:
    found = {}
    for line in committed():
        path = TREE / line
        if path.suffix not in {".otf", ".ttf", ".png", ".pdf", ".ico"} and line != "LICENSE":
            hosts = {
                host
                for host in ADDRESS.findall(path.read_text(encoding="utf-8", errors="replace"))
                if host not in OURS and not host.endswith((".test", ".invalid", ".example"))
            }
            if hosts:
                found[line] = hosts
    assert found == {}


def test_no_home_folder_of_a_developer_is_named() -> None:
    told = re.compile(r"/(?:home|Users|root)/[a-z]\w*/|/tmp/[a-z]\w*/")
    for line in committed():
        if Path(line).suffix in {".py", ".md", ".toml", ".html", ".ini", ".js", ".css", ".csv"}:
            assert not told.findall((TREE / line).read_text(encoding="utf-8")), line


# --- the hub and its spokes -----------------------------------------------------------------------------------


def test_every_spoke_names_steps_that_exist() -> None:
    assert deadlines.named_steps() <= STEPS.keys()
    assert {name for series in numbers.SERIES for name in series.given_on} <= STEPS.keys()
    assert {name for template in catalogue().values() for name in template.offered} <= STEPS.keys()


def test_every_name_of_a_step_has_one_row() -> None:
    assert list(STEPS) == [step.name for step in STEPS.values()]
    assert set(STEPS) == set(Do)


def test_no_step_is_named_by_a_bare_string() -> None:
    """A typo in `Do.SERVE` is found by mypy; one in "serve" by nobody. (A migration is of its own day.)"""
    homonyms = {("mediation/services/views/desk.py", "serve"), ("mediation/web/pages.py", "register")}
    homonyms |= {(f"mediation/services/papers/{name}.py", "award") for name in ("earlier", "printed", "data/builders")}
    bare = {
        (name_of(path), node.value)
        for path in MODULES
        if path.parent != MIGRATIONS and path.name != "do.py"
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in STEPS
    }
    assert bare - homonyms == set()


def test_an_answer_that_is_read_by_its_name_is_asked_by_some_step() -> None:
    """`entry.answer("served")` is for what many forms ask alike; a misspelt name would read None for ever."""
    asked = {field for step in STEPS.values() for field in step.asks.model_fields}
    read = {
        (name_of(path), node.args[0].value)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "answer"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert {(path, name) for path, name in read if name not in asked} == set()


def test_every_spoke_names_answers_that_its_step_asks_for() -> None:
    for step, field in deadlines.named_answers():
        assert field in STEPS[step].asks.model_fields, (step, field)


def test_every_limit_names_documents_that_can_be_served() -> None:
    served = {str(document) for papers in (Served, InspectionPaper) for document in papers}
    assert deadlines.named_documents() <= served <= catalogue().keys()


def test_the_hub_names_no_spoke() -> None:
    """Adding a limit, a document or a rate never edits a step."""
    spokes = ("deadlines", "indicators", "document", "notices")
    for path in [*(TREE / "mediation/rules/steps").glob("*.py"), TREE / "mediation/rules/lifecycle.py"]:
        assert not [name for name in imported(path) if any(spoke in name for spoke in spokes)], name_of(path)
