"""What every test has: a data folder and databases of its own, a fixed day, people, and no network but the loopback."""

import os
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import databases, depth, world

os.environ["MEDIATION_HOME"] = str(databases.scratch())
os.environ["MEDIATION_TODAY"] = world.TODAY.isoformat()
os.environ.pop("MEDIATION_DATABASE_URL", None)

from mediation import clock, db
from mediation.models import Read, Write
from mediation.settings import settings
from tests import matrix

settings.cache_clear()
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--deep`: what takes hours and is asked for a release."""
    parser.addoption("--deep", action="store_true", help="every cell, more kills, longer walks, more examples")


def pytest_configure(config: pytest.Config) -> None:
    """The depth is known before any test is imported."""
    depth.go(depth.DEEP if config.getoption("deep") else depth.QUICK)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """What is only measured for a release stands in files of its own."""
    return True if collection_path.name == "test_deep.py" and not depth.deep() else None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The figures that were measured."""
    for report in terminalreporter.getreports("passed"):
        for name, figure in report.user_properties:
            if name == depth.FIGURE:
                terminalreporter.write_line(f"{report.nodeid}: {figure}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `both` runs on SQLite and on PostgreSQL; any other that asks for a database, on SQLite."""
    if "both" in metafunc.fixturenames:
        metafunc.parametrize("kind", databases.KINDS, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test of every state that says `on_postgres_now_and_then` runs on PostgreSQL in each third one; in a deep run, in all."""
    if depth.deep() or databases.SQLITE not in databases.KINDS:
        return
    told = [item for item in items if item.get_closest_marker("on_postgres_now_and_then")]
    there = [item for item in told if item.callspec.params["kind"] == databases.POSTGRES]  # type: ignore[attr-defined]
    left = {item for place, item in enumerate(there) if place % 3}
    config.hook.pytest_deselected(items=list(left))
    items[:] = [item for item in items if item not in left]


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for the network fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any, *rest: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test reached for the network: {address[0]}")
        return connect(self, address, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def kind() -> str:
    """Which database; see `both`."""
    return databases.SQLITE


@pytest.fixture(scope="session")
def cells() -> frozenset[matrix.Tried]:
    """The cells of the matrix that are tried at an entrance."""
    return matrix.every_cell() if depth.deep() else matrix.sample()


@pytest.fixture
def database(kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A prepared database, the program's for the length of the test: its address.

    A test that asks for the address or the data folder by name tells them to other processes.
    """
    asked = request.node._fixtureinfo.argnames  # what the test itself asks for, without what that asks for
    with databases.standing(kind).for_a_test(of_its_own="database" in asked or "home" in asked) as url:
        yield url


@pytest.fixture
def both(database: str) -> str:
    """The test runs on both databases."""
    return database


@pytest.fixture
def today() -> Iterator[date]:
    """The day of the test, at ten in the morning."""
    with clock.standing_at(clock.at(world.TODAY, 10)):
        yield world.TODAY


@pytest.fixture
def people(database: str) -> world.People:
    """Alice, Bob, Charlie and the others."""
    with db.read() as session:
        return world.People(session)


@pytest.fixture
def write(database: str) -> Iterator[Write]:
    """A write transaction that is never committed."""
    with Write(db.writing_engine(), expire_on_commit=False) as session:
        session.connection()
        yield session
        session.rollback()


@pytest.fixture
def read(database: str) -> Iterator[Read]:
    """A reading session."""
    with db.read() as session:
        yield session


@pytest.fixture
def home(database: str) -> Path:
    """The data folder of the test's database."""
    return settings().home
