"""What a page costs as closed cases pile up: CPU per page, statements and database work, before and after.

    python -m tests.reliability.scale [--cases 100000] [--home FOLDER] [--seconds 2]

The demo's record, in a scratch folder (or one that holds the demo already), is measured as it is; then its closed cases are copied
until there are so many (tests/reliability/clone.py; beyond 100,000 by the database itself, multiply.py), and every page is
measured again, in this process, by the same application.
CPU, not wall time, and the cheapest of a few rounds: what else the machine does should not count. Promised: at 100,000 cases no
page costs more than 1.3 times what it costs at 2,000, at 1,000,000 not more than twice, and none makes more than 12 statements.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import os
import sqlite3
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from tests.reliability import pages
from tests.reliability.pages import MANAGER, MEDIATOR, MOST_STATEMENTS, OFFICE, TODAY

MOST_TIMES = ((100_000, 1.3), (1_000_000, 2.0))
"""Up to so many cases, a page costs at most so many times what it costs with the demo's."""
MOST_TRUE = 100_000
"""So many cases have chains and seals of their own (clone.py); those beyond are copies for pages only (multiply.py)."""
EVERY = 1000
"""SQLite tells of its progress after so many of its own instructions."""
ROUNDS = 3
"""Every page is measured so many times, minutes apart, and the cheapest counts: what else the machine does is not the page's."""
FEW_MS = 2.0
"""A page that costs only so much more is not said to cost more: that is the clock's own unrest."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to ask for: its name, who reads it, its address."""

    name: str
    login: str
    path: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs: CPU in milliseconds, statements, and thousands of instructions of the embedded database."""

    cpu: float
    statements: int
    work: int


def main() -> int:
    """Measure, copy, measure again, print the table; status 1 where a promise is not kept."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.scale", description=__doc__.splitlines()[0])
    asked.add_argument("--cases", type=int, default=100_000)
    asked.add_argument("--seconds", type=float, default=2, help="how long to ask for each page")
    asked.add_argument("--home", type=Path, help="a folder that holds the demo, or is to hold it; it is changed, and kept")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mediation-scale-") as scratch:
        home = options.home or Path(scratch)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": TODAY.isoformat()}
        pages.load(home, 2000)
        today = stand_on_its_day()
        before = measured(options.seconds)
        grow_to(options.cases, home, today)
        after = measured(options.seconds)
        return told(before, after, options.cases)


def stand_on_its_day() -> date:
    """Make it the day that the demo was made for: its open cases are due about then."""
    from mediation import db
    from mediation.services import demo
    from mediation.settings import settings

    with db.read() as session:
        plan = demo.plan_of(session)
    assert plan is not None, "the folder holds no demo"
    settings().today = plan.today
    return plan.today


def grow_to(cases: int, home: Path, today: date) -> None:
    """Copy closed cases until there are so many, and say what one takes."""
    from mediation import db
    from tests.reliability import clone, multiply

    database = home / "mediation.db"
    begun, size = time.process_time(), _size(database)
    with db.read() as session:
        own = there = multiply.last_case(session)
    for there in clone.grow(min(cases, MOST_TRUE), today):
        if there // 10_000 != (there - clone.AT_ONCE) // 10_000:
            _still(there, begun)
    db.forget()
    if made := there - own:
        each = (_size(database) - size) / 1000 / made
        print(f"{made} cases copied, {(time.process_time() - begun) * 1000 / made:.1f} ms and {each:.1f} kB each")
    if cases > MOST_TRUE:
        for still in multiply.grow(cases, _the_demos(home) + 1, there):
            _still(still, begun)
        db.forget()


def do_as_the_night_does() -> None:
    """Add the counts of the day up and look how the rows are spread: the board reads a row for each step of the day otherwise."""
    from mediation import db
    from mediation.services.record import counts

    with db.write() as session:
        counts.add_up(session)
    db.settle()


def _still(there: int, begun: float) -> None:
    print(f"{there:>9} cases, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)


def _the_demos(home: Path) -> int:
    """How many cases the demo made: those after it are copies."""
    with closing(sqlite3.connect(home / "mediation.db")) as connection:
        keys = connection.execute("SELECT max(case_id) FROM request_key").fetchone()  # a copy was asked for by no form
    return int(keys[0])


def _size(database: Path) -> int:
    return database.stat().st_size if database.exists() else 0


def measured(seconds: float) -> dict[str, Cost]:
    """The cost of every page, on the morning after."""
    do_as_the_night_does()
    found: dict[str, Cost] = {}
    for _ in range(ROUNDS):
        for page in listed():
            with reading(page.login) as ask:
                seen = _cost(ask, page, seconds / ROUNDS)
            found[page.name] = min(found.get(page.name, seen), seen, key=lambda cost: cost.cpu)
    return found


def _cost(ask: Callable[[str], None], page: Page, seconds: float) -> Cost:
    ask(page.path)  # the first is not measured: templates, statements and reference data are read once
    with counted_statements() as statements, database_work() as work:
        ask(page.path)
    times: list[float] = []
    until = time.process_time() + seconds
    while len(times) < 3 or (time.process_time() < until and len(times) < 200):
        begun = time.process_time()
        ask(page.path)
        times.append((time.process_time() - begun) * 1000)
    return Cost(median(times), len(statements), work[0])


def told(before: dict[str, Cost], after: dict[str, Cost], cases: int) -> int:
    """The table; the exit status."""
    most = next((times for upto, times in MOST_TIMES if cases <= upto), MOST_TIMES[-1][1])
    print(f"{'page':<30}{'demo ms':>9}{f'{cases} ms':>12}{'times':>7}{'SQL':>5}{'work k':>10}{'then k':>10}")
    over = 0
    for name, was in before.items():
        now = after[name]
        grown = now.cpu > max(most * was.cpu, was.cpu + FEW_MS)
        said = [word for word, wrong in (("grows", grown), ("asks", now.statements > MOST_STATEMENTS)) if wrong]
        over += bool(said)
        times = f"{now.cpu / was.cpu:.2f}"
        print(
            f"{name:<30}{was.cpu:>9.1f}{now.cpu:>12.1f}{times:>7}{now.statements:>5}{was.work:>10}{now.work:>10}  {' '.join(said)}"
        )
    print(f"promised: at most {most} times, and {MOST_STATEMENTS} statements; {over} of {len(before)} are over")
    return 1 if over else 0


# --- one page -------------------------------------------------------------------------------------------------


def listed() -> list[Page]:
    """Every page that is read every day, in each of its tabs."""
    case, closed, name, company, docket = _of_the_record()
    drill = "/rates/cases?measure={}&part={}&span={}"
    return [
        Page("desk, mediator", MEDIATOR, "/"), Page("desk, whole town", MEDIATOR, "/?tab=unit"),
        Page("desk, waiting", MEDIATOR, "/?tab=waiting"), Page("desk, handed on", MEDIATOR, "/?tab=handed"),
        Page("desk, office", OFFICE, "/?tab=unit"), Page("desk, office, handed on", OFFICE, "/?tab=handed"),
        Page("case, open", MEDIATOR, f"/cases/{case}"), Page("case, closed", OFFICE, f"/cases/{closed}"),
        Page("board, city", MANAGER, "/rates"), Page("board, a year ago", MANAGER, "/rates?month=2025-11"),
        Page("figure, year", MANAGER, drill.format("MSR-A", "d", "year")),
        Page("figure, year, the rest", MANAGER, drill.format("MSR-A", "rest", "year")),
        Page("figure, month", MANAGER, drill.format("ACR-1", "n", "month")),
        Page("figure, open cases", MANAGER, drill.format("A_1", "all", "month")),
        Page("figure, overdue", MANAGER, drill.format("LATE", "all", "month")),
        Page("list of cases", OFFICE, "/cases"), Page("list, city", MANAGER, "/cases"),
        Page("list, closed", OFFICE, "/cases?stands=closed"), Page("list, in arbitration", OFFICE, "/cases?stands=arbitration"),
        Page("list, a year", OFFICE, "/cases?year=2025"),
        Page("search, person", OFFICE, f"/search?q={name}"), Page("search, company", MANAGER, f"/search?q={company}"),
        Page("search, case number", OFFICE, f"/search?q={docket}"), Page("search, no hit", OFFICE, "/search?q=无此人氏"),
        Page("documents, lacking", OFFICE, "/documents?tab=lacking"), Page("documents, to serve", OFFICE, "/documents?tab=unserved"),
        Page("documents, recent", OFFICE, "/documents"), Page("documents, all", OFFICE, "/documents?tab=all"),
        Page("hearings, week", OFFICE, "/hearings"), Page("hearings, a year ago", OFFICE, "/hearings?week=2025-11-19"),
        Page("reminders", OFFICE, "/inbox"),
    ]  # fmt: skip


def _of_the_record() -> tuple[int, int, str, str, str]:
    """An open and a closed case; a person, a company and a case number to look for."""
    from sqlmodel import col, select

    from mediation import db
    from mediation.models import Account, Party, Proceeding

    with db.read() as session:
        unit = session.exec(select(Account.unit_id).where(Account.login == MEDIATOR)).one()
        stands = select(Proceeding.case_id).where(Proceeding.unit_id == unit).order_by(col(Proceeding.case_id))
        case = session.exec(stands.where(col(Proceeding.unclosed)).limit(1)).one()
        arbitrated = select(Proceeding).where(Proceeding.kind == "arbitration", col(Proceeding.unclosed).is_(False))
        true = arbitrated.where(col(Proceeding.case_id) <= MOST_TRUE)  # the copies beyond open nothing that is sealed
        closed = session.exec(true.order_by(col(Proceeding.case_id).desc()).limit(1)).one()
        people = select(Party.name).where(Party.case_id == closed.case_id)
        name = session.exec(people.where(Party.type == "person").limit(1)).one()
        company = session.exec(people.where(Party.type == "unit").limit(1)).one()
        return case, closed.case_id, name, company, closed.docket


@contextmanager
def reading(login: str) -> Iterator[Callable[[str], None]]:
    """Somebody's browser, in this process: asks for an address and takes the whole answer."""
    with warnings.catch_warnings():  # it would rather have a successor of httpx, which nothing else here needs
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

    reader = TestClient(pages.application(), headers=pages.headers_of(login))

    def ask(path: str) -> None:
        answer = reader.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"

    yield ask


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The statements of the block, from looking up the sign-in to the answer; BEGIN is not counted."""
    from sqlalchemy import event

    from mediation import db

    found: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if not statement.startswith("BEGIN"):
            found.append(statement)

    event.listen(db.reading_engine(), "before_cursor_execute", note)
    yield found
    event.remove(db.reading_engine(), "before_cursor_execute", note)


@contextmanager
def database_work(every: int = EVERY) -> Iterator[list[int]]:
    """How many times so many instructions the embedded database carries out in the block, in the one number of the list."""
    from sqlalchemy import event

    from mediation import db

    found, told = [0], set[int]()

    def one_more() -> int:
        found[0] += 1
        return 0

    def watch(connection: Any, *_: Any) -> None:
        raw = connection.connection.dbapi_connection
        if isinstance(raw, sqlite3.Connection) and id(raw) not in told:
            told.add(id(raw))
            watched.append(raw)
            raw.set_progress_handler(one_more, every)

    watched: list[sqlite3.Connection] = []
    event.listen(db.reading_engine(), "before_cursor_execute", watch)
    yield found
    event.remove(db.reading_engine(), "before_cursor_execute", watch)
    for raw in watched:
        raw.set_progress_handler(None, 0)


if __name__ == "__main__":
    raise SystemExit(main())
