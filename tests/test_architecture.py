"""What the house promises about its own code: read from the source, so that nobody has to remember it."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mediation.rules import deadlines, numbers
from mediation.rules.codes.served import InspectionPaper, Served
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import STATES
from mediation.services.papers.catalogue import catalogue
from tests.source import (
    AT_THE_TOP,
    FUNCTIONS,
    MIGRATIONS,
    MODULES,
    TREE,
    as_git_lists_them,
    as_handed_over,
    asks_git,
    calls,
    committed,
    imported,
    name_of,
    nodes,
    parsed,
)

# --- who imports whom -----------------------------------------------------------------------------------------


def test_the_rules_are_pure() -> None:
    allowed = {*sys.stdlib_module_names, "pydantic", "pydantic_core"} - {
        "sqlite3",
        "socket",
        "subprocess",
        "os",
        "time",
        "random",
    }
    reached = [
        f"{name_of(path)}: {name}"
        for path in MODULES
        if "rules" in path.parts
        for name in imported(path)
        if name.partition(".")[0] not in allowed and not f"{name}.".startswith("mediation.rules.")
    ]
    assert reached == []


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


# --- what is in the tree --------------------------------------------------------------------------------------


def test_nothing_else_stands_at_the_top() -> None:
    visible = {line.partition("/")[0] for line in committed() if not line.startswith(".")}
    assert visible <= AT_THE_TOP
    assert visible >= {"mediation", "templates", "scheduler", "tests", "alembic.ini", "pyproject.toml", "run"}


def test_the_tree_without_git_is_the_tree_that_was_handed_over() -> None:
    """A bare machine lists what it was given, and nothing that Python made of it since: the very module that runs is compiled."""
    listed = as_handed_over()
    assert [name for name in listed if not name.endswith((".pyc", ".pyo")) and "__pycache__" not in name] == listed
    assert {"run", "README.md", "tests/test_architecture.py", "mediation/rules/lifecycle.py"} <= {*listed}
    if asks_git():
        both = {*as_git_lists_them("--cached", "--others", "--exclude-standard")}
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
