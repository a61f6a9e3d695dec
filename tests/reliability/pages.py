"""How quick the pages are, and how often each asks the database.

    python -m tests.reliability.pages [--cases 2000] [--seconds 20] [--home FOLDER]

The demo's record, in a scratch folder (or one that holds the demo already), is served by the real server with one worker.
Each page is asked for one after the other, then by four people at once. The statements are counted in this process, by the
same application on the same data. Promised: at most 12 statements, and p95 within 100 ms, for each page.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    from tests.reliability.server import Server

TODAY = date(2026, 11, 20)
"""The demo's last day: a working Friday."""
AT_ONCE = 4
MOST_STATEMENTS, MOST_MS = 12, 100.0
MEDIATOR, OFFICE, MANAGER = "chendai", "lian", "juzhang"


@dataclass(frozen=True)
class Measured:
    """One page: how many statements, and its times in milliseconds."""

    name: str
    statements: int
    alone: list[float]
    together: list[float]

    @property
    def kept(self) -> bool:
        """Whether the promise holds, one reader at a time."""
        return self.statements <= MOST_STATEMENTS and percentile(self.alone, 95) <= MOST_MS

    def line(self) -> str:
        """A row of the table."""
        times = [f"{percentile(row, p):7.1f}" for row in (self.alone, self.together) for p in (50, 95, 99)]
        mark = "" if self.kept else "   over"
        return f"{self.name:<26}{self.statements:>4}  {''.join(times)}{len(self.alone):>7}{mark}"


def percentile(times: list[float], which: int) -> float:
    """The percentile of these times; of one, itself."""
    return times[0] if len(times) < 2 else quantiles(times, n=100, method="inclusive")[which - 1]


def main() -> int:
    """Measure, print the table; status 1 where a promise is not kept."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.pages", description=__doc__.splitlines()[0])
    asked.add_argument("--cases", type=int, default=2000)
    asked.add_argument("--seconds", type=float, default=20, help="how long to ask, all pages together")
    asked.add_argument("--home", type=Path, help="a folder for the demo, kept; else a scratch one")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mediation-pages-") as scratch:
        home = options.home or Path(scratch)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": TODAY.isoformat(), "MEDIATION_DATABASE_URL": ""}
        load(home, options.cases)
        return measure(home, options.seconds)


def copy(record: Path, home: Path) -> None:
    """Copy the record of one folder to another, to be measured there. Nobody works on it meanwhile."""
    home.mkdir(mode=0o700)
    for name in ("mediation.db", "mediation.db-wal", "secret.key"):
        if (record / name).exists():
            shutil.copy2(record / name, home / name)


def prepare(home: Path) -> None:
    """The key and the tables of today's release in this folder, whatever release made it."""
    from alembic import command
    from alembic.config import Config

    from mediation.services.base import privacy
    from mediation.settings import TREE, settings

    os.umask(0o077)  # as the operator's verbs do: the program does not start on data that others can read
    home.mkdir(parents=True, exist_ok=True)
    privacy.make_key(settings().key_file)
    command.upgrade(Config(TREE / "alembic.ini"), "head")


def load(home: Path, cases: int) -> None:
    """The demo, made as `./run demo` makes it; one that is there already is kept."""
    from mediation import db
    from mediation.services import demo

    prepare(home)
    demo.load(db.write, TODAY, cases, report=lambda line: print(line, file=sys.stderr, flush=True))


def measure(home: Path, seconds: float) -> int:
    """Ask for every page, and print what came of it."""
    pages = find_pages()
    each = seconds / len(pages) / 2
    with serving(home) as address:
        found = [
            Measured(name, statements_of(login, path), *asked_for(address, login, path, each)) for name, login, path in pages
        ]
    print(f"{'':<26}{'SQL':>4}  {'one at a time (ms)':>21}{f'{AT_ONCE} at once (ms)':>21}")
    print(f"{'page':<26}{'':>4}  {'p50':>7}{'p95':>7}{'p99':>7}{'p50':>7}{'p95':>7}{'p99':>7}{'asked':>7}")
    for row in found:
        print(row.line())
    return 0 if all(row.kept for row in found) else 1


def find_pages() -> list[tuple[str, str, str]]:
    """Name, reader and address of each page: the busiest case and the longest form among them."""
    from sqlmodel import col, func, select

    from mediation import db
    from mediation.models import Case, JournalEntry, Proceeding, Unit

    with db.read() as session:
        chendai = session.exec(select(Unit.path).where(Unit.code == "350582103")).one()
        busiest = select(JournalEntry.case_id).group_by(col(JournalEntry.case_id)).order_by(func.count().desc())
        longest = session.exec(busiest.where(col(JournalEntry.case_id).is_not(None)).limit(1)).one()
        its_own = (
            select(Case.id)
            .join(Proceeding, col(Proceeding.case_id) == Case.id)
            .join(Unit, col(Unit.id) == Proceeding.unit_id)
            .where(col(Unit.path).startswith(chendai))
            .order_by(col(Case.headcount).desc(), col(Case.id).desc())
        )
        town = session.exec(its_own.limit(1)).first() or longest
    return [
        ("case (town, largest)", MEDIATOR, f"/cases/{town}"),
        ("case (longest record)", OFFICE, f"/cases/{longest}"),
        ("desk (mediator)", MEDIATOR, "/?tab=unit"),
        ("desk (office)", OFFICE, "/?tab=unit"),
        ("board (city)", MANAGER, "/rates"),
        ("cases behind a figure", MANAGER, "/rates/cases?measure=MSR-A&part=d&span=year"),
        ("list of cases", OFFICE, "/cases"),
        ("search", OFFICE, "/search?q=晋江"),
        ("documents", OFFICE, "/documents"),
        ("hearings", OFFICE, "/hearings"),
    ]


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of the real server with one worker on this data."""
    with served(home) as server:
        yield server.address


@contextmanager
def served(home: Path, workers: int = 1, url: str = "") -> Iterator["Server"]:
    """The real server on this data, until the block ends. `url` '': the embedded database of the folder."""
    from tests.reliability.server import Server

    server = Server(url, home)
    server.environment |= {"MEDIATION_TODAY": TODAY.isoformat(), "MEDIATION_WORKERS": str(workers)}
    server.start()
    try:
        yield server
    finally:
        assert server.process is not None
        os.killpg(server.process.pid, signal.SIGTERM)
        server.process.wait(20)


def headers_of(login: str) -> dict[str, str]:
    """A reader's sign-in."""
    from mediation import db
    from mediation.services import demo
    from tests import world

    with db.write() as session:
        token = world.sign_in(session, login, demo.PASSWORD)
    return {"authorization": f"Bearer {token}", "accept": "text/html"}


def asked_for(address: str, login: str, path: str, seconds: float) -> tuple[list[float], list[float]]:
    """The times of one page, asked for by one reader, then by several at once."""
    import httpx

    headers = headers_of(login)

    def ask(until: float) -> list[float]:
        times: list[float] = []
        with httpx.Client(base_url=address, headers=headers, timeout=30) as reader:
            for _ in range(3):
                reader.get(path)  # the first of each connection is not measured
            while time.monotonic() < until or len(times) < 5:
                begun = time.perf_counter()
                answer = reader.get(path)
                times.append((time.perf_counter() - begun) * 1000)
                assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return times

    alone = ask(time.monotonic() + seconds)
    with ThreadPoolExecutor(AT_ONCE) as readers:
        until = time.monotonic() + seconds
        together = [t for times in readers.map(lambda _: ask(until), range(AT_ONCE)) for t in times]
    return alone, together


def statements_of(login: str, path: str) -> int:
    """How many statements the page's request makes, from looking up the sign-in to the answer; BEGIN is not counted."""
    from sqlalchemy import event

    from mediation import db

    with warnings.catch_warnings():  # it would rather have a successor of httpx, which nothing else here needs
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

    found: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if not statement.startswith("BEGIN"):
            found.append(statement)

    reader = TestClient(application(), headers=headers_of(login))
    assert reader.get(path).status_code == 200, path
    event.listen(db.reading_engine(), "before_cursor_execute", note)
    reader.get(path)
    event.remove(db.reading_engine(), "before_cursor_execute", note)
    return len(found)


@lru_cache(maxsize=1)
def application() -> FastAPI:
    """The same application, in this process."""
    from mediation.web.app import create_app

    return create_app()


if __name__ == "__main__":
    raise SystemExit(main())
