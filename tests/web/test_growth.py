"""No page grows with closed cases: what the embedded database does for each page, with a few closed cases and with ten times as many.

Its own instructions are counted, not time: they are the same on a busy machine. The copies are what the door would have
written (tests/reliability/clone.py), and rested long ago.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import col, func, select

from mediation import clock, db
from mediation.models import Case, Document, Party, Proceeding
from mediation.rules.codes import Kind
from mediation.rules.states import STATES
from mediation.services.operation.verify import verify
from mediation.services.record import counts
from mediation.services.views import document_list, handed_on, search
from tests import databases, world
from tests.reliability import clone
from tests.reliability.scale import counted_statements, database_work
from tests.walks import START, Walk, through_mediation, walk_to, way_to

FEW, MANY = 160, 800
"""Cases in all: more than a page shows, and five times as many."""
LATER = date(2027, 1, 20)
"""The day of the test: the walks have lain closed for months by then."""
EVERY = 10
LAST_PAPERS_ON_ONE_DAY = {Kind.MEDIATION: START, Kind.ARBITRATION: START, Kind.INSPECTION: START - timedelta(days=1)}
"""When the walk of each kind sets out. An inspection draws up a paper when it is closed, a day after the others' last; the papers of all
units lie among each other, as they do in a year, and none are newer than all of another's."""
SHOWN = 26
"""Papers of a page, and one more."""
MOST_TIMES, UNREST = 1.3, 1500
"""How much a page may do more: a third, or some instructions that a fuller index takes to go down."""
MOST_STATEMENTS = 12
PAGES = (
    "/", "/?tab=unit", "/?tab=waiting", "/?tab=unassigned", "/?tab=handed", "/?tab=unit&due=late", "/cases", "/cases?stands=open",
    "/cases?stands=closed", "/cases?stands=arbitration", "/cases?year=2026", "/cases?cause=02", "/documents", "/documents?tab=lacking",
    "/documents?tab=unserved", "/documents?tab=all", "/hearings", "/inbox", "/rates", "/rates?month=2026-03",
    "/rates/cases?measure=MSR-C&part=n&month=2026-03&span=year", "/rates/cases?measure=MSR-C&part=d&month=2026-03&span=month",
    "/rates/cases?measure=ACR-1&part=rest&month=2027-01&span=year", "/rates/cases?measure=A_1&part=all&month=2027-01&span=month",
    "/rates/cases?measure=ACC&part=all&month=2027-01&span=year", "/rates/cases?measure=LATE&part=all&month=2027-01&span=month",
)  # fmt: skip


@pytest.fixture
def record(database: str) -> Iterator[None]:
    """An open mediation, an open arbitration, and some closed cases of each kind, months before the day of the test."""
    with clock.standing_at(clock.at(world.TODAY, 10)), db.write() as session:
        people = world.People(session)
        for kind, start in LAST_PAPERS_ON_ONE_DAY.items():
            Walk(session, people, start=start).go(*way_to(STATES[kind, "closed"]))
        through_mediation(session, people)
        walk_to(session, people, STATES[Kind.MEDIATION, "mediating"])
    with clock.standing_at(clock.at(LATER, 10)):
        grow(FEW)
        yield


def grow(cases: int) -> None:
    assert list(clone.grow(cases, LATER))
    with db.write() as session:  # what the night does
        counts.add_up(session)
    db.settle()
    db.reading_engine().dispose()  # and the hour: connections are opened anew


def cost(reader: object, path: str) -> tuple[int, int]:
    """Statements, and instructions by the ten, of one page."""
    for _ in range(2):  # templates, statements and reference data are read once
        assert reader.get(path).status_code == 200, path  # type: ignore[attr-defined]
    with counted_statements() as statements, database_work(EVERY) as work:
        reader.get(path)  # type: ignore[attr-defined]
    return len(statements), work[0]


def of_who_gave_nothing() -> int:
    """Instructions of the list of cases handed on, for a unit that has none: it may not begin at what others gave."""
    with db.read() as session, database_work(EVERY) as work:
        assert handed_on.listed(session, world.People(session).charlie) == []
    return work[0] * EVERY


def test_no_page_grows_with_closed_cases(record: None, browse: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_COUNTED", FEW // 3)  # it stops counting, as it does at a thousand
    readers = {login: browse(login) for login in ("alice", "bob", "city-manager")}  # type: ignore[operator]
    asked = [
        (login, path) for login in readers for path in PAGES if login != "city-manager" or path.startswith(("/rates", "/cases"))
    ]
    before = {each: cost(readers[each[0]], each[1]) for each in asked}
    nothing = of_who_gave_nothing()
    grow(MANY)
    found = []
    if (now := of_who_gave_nothing()) > nothing * MOST_TIMES:
        found.append(f"handed on by nobody: {nothing} instructions, then {now}")
    for (login, path), (_, work) in before.items():
        statements, now = cost(readers[login], path)
        if now * EVERY > max(work * EVERY * MOST_TIMES, work * EVERY + UNREST):
            found.append(f"{login} {path}: {work * EVERY} instructions, then {now * EVERY}")
        if statements > MOST_STATEMENTS:
            found.append(f"{login} {path}: {statements} statements")
    assert not found, "\n".join(found)


ON_A_SERVER = [kind for kind in databases.KINDS if kind == databases.POSTGRES]


@pytest.mark.parametrize("kind", ON_A_SERVER, scope="session")
def test_a_server_reads_papers_from_the_newest_on(record: None, kind: str) -> None:
    grow(MANY)
    with db.writing_engine().connect() as connection:  # what it does by itself now and then
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")
    with db.read() as session:
        assert session.exec(select(func.count()).select_from(Document)).one() > MANY
        for login in ("alice", "bob"):
            with statements_given() as asked:
                document_list.page(session, world.People(session)[login], "all", LATER, 0, SHOWN)
            newest, given = next(each for each in asked if "LIMIT" in each[0])
            (found,) = session.connection().exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {newest}", given).scalar_one()
            assert SHOWN <= most_rows(found["Plan"]) < MANY / 2, found


@contextmanager
def statements_given() -> Iterator[list[tuple[str, Any]]]:
    """The statements of the block, and what was given with each."""
    found: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, given: Any, *___: object) -> None:
        found.append((statement, given))

    event.listen(db.reading_engine(), "before_cursor_execute", note)
    yield found
    event.remove(db.reading_engine(), "before_cursor_execute", note)


def most_rows(plan: dict[str, Any]) -> int:
    """The rows of the step of a plan that has the most."""
    own = int(plan["Actual Rows"] * plan["Actual Loops"]) + plan.get("Rows Removed by Filter", 0)
    return max([own, *(most_rows(each) for each in plan.get("Plans", []))])


def test_copies_are_what_the_door_would_have_written(record: None) -> None:
    with db.read() as session:
        report = verify(session, LATER)
        assert report.faults == []
        assert report.cases == FEW
        names = session.exec(select(Party.name)).all()
        assert len(set(names)) > FEW
        assert session.exec(select(func.count()).select_from(Case)).one() == FEW
        closed = select(func.count()).where(col(Proceeding.unclosed).is_(False))
        assert session.exec(closed).one() > FEW / 2


assert START + timedelta(days=100) < LATER
