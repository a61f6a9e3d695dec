"""What a page and a step cost, in CPU milliseconds and beside a bare route and a bare insert in the same run.

    python -m tests.reliability.cost [--home FOLDER] [--times 100] [--steps 300]

The demo's record (a copy of the folder's, where one is given) is served by the real server with one worker, and a bare
FastAPI application (`bare.py`) by the same server with one worker. Each page and its bare double are asked for in turn; the
CPU is what the server's processes used, by the kernel's account. Steps are those of new cases of the demo's kind.
Aimed at: a page at most 4 times its double; a step at most 6 ms in this process, and at least 0.25 bare inserts.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean
from typing import Any, Protocol

import httpx

from tests.reliability import bare, pages
from tests.reliability.server import Server

AT_ONCE = 20
"""Requests between two looks at the kernel's account, product and double in turn: both see the same machine."""
SEED = 4021
"""Of the new cases: not the demo's own."""


@dataclass(frozen=True)
class Cost:
    """One thing measured beside its bare double, both in CPU ms a request."""

    name: str
    product: float
    bare: float
    note: str = ""

    def line(self) -> str:
        """A row of the table."""
        return f"{self.name:<26}{self.product:8.2f}{self.bare:8.2f}{self.product / self.bare:8.2f} ×  {self.note}"


class BareServer(Server):
    """The bare application, served as the product is."""

    def __init__(self, folder: Path) -> None:
        super().__init__("", folder)
        self.environment |= {bare.FOLDER: str(folder), "MEDIATION_WORKERS": "1"}

    def start(self) -> None:
        """Start it, and wait until it answers."""
        from mediation.services.operation import processes

        command = [*processes.web_command()[:-1], "tests.reliability.bare:create_app"]
        command[command.index("--port") + 1] = str(self.port)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.address}/pages/none", timeout=5)
            except httpx.HTTPError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(self.log.read_text(errors="replace")[-2000:])


def main() -> int:
    """Measure, and print the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.cost", description=__doc__.splitlines()[0])
    asked.add_argument("--home", type=Path, help="a folder that holds the demo already; it is copied")
    asked.add_argument("--times", type=int, default=100, help="how often each page is asked for")
    asked.add_argument("--steps", type=int, default=300)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mediation-cost-") as scratch:
        home, folder = Path(scratch) / "home", Path(scratch) / "bare"
        folder.mkdir()
        if options.home:
            pages.copy(options.home, home)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": pages.TODAY.isoformat(), "MEDIATION_DATABASE_URL": ""}
        pages.load(home, 2000)
        print(f"{'CPU ms a request':<26}{'product':>8}{'bare':>8}{'ratio':>10}")
        for cost in chain(cost_of_pages(home, folder, options.times), cost_of_steps(home, folder, options.steps)):
            print(cost.line(), flush=True)
    return 0


# --- pages ----------------------------------------------------------------------------------------------------


def cost_of_pages(home: Path, folder: Path, times: int) -> Iterator[Cost]:
    """Each page, and a bare route that sends the same bytes."""
    wanted = pages.find_pages()
    with running(product_of(home)) as product:
        for n, (_, login, path) in enumerate(wanted):
            headers = pages.headers_of(login)
            answer = httpx.get(product.address + path, headers=headers | {"accept-encoding": "identity"}, timeout=30)
            assert answer.status_code == 200, path
            (folder / f"p{n}.html").write_bytes(answer.content)
        with running(BareServer(folder)) as double:
            for n, (name, login, path) in enumerate(wanted):
                headers = pages.headers_of(login)
                plain, packed = (headers | {"accept-encoding": how} for how in ("identity", "gzip"))
                size = (folder / f"p{n}.html").stat().st_size
                own, bare_, gzip = in_turn(
                    times,
                    [
                        (product, lambda p=path, h=plain: get(product, p, h)),
                        (double, lambda n=n: get(double, f"/pages/p{n}", {"accept-encoding": "identity"})),
                        (product, lambda p=path, h=packed: get(product, p, h)),
                    ],
                )
                yield Cost(name, own, bare_, f"{size / 1000:6.1f} kB; compressed {gzip:.2f} ms")


def product_of(home: Path) -> Server:
    """The product on this data, with one worker."""
    server = Server("", home)
    server.environment |= {"MEDIATION_TODAY": pages.TODAY.isoformat(), "MEDIATION_WORKERS": "1"}
    return server


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server, until the block ends."""
    server.start()
    try:
        yield server
    finally:
        assert server.process is not None
        os.killpg(server.process.pid, signal.SIGTERM)
        server.process.wait(20)


_readers: dict[str, httpx.Client] = {}


def get(server: Server, path: str, headers: dict[str, str]) -> None:
    """Ask for a page; it has to be there."""
    reader = _readers.setdefault(server.address, httpx.Client(base_url=server.address, timeout=30))
    answer = reader.get(path, headers=headers)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"


class Spending(Protocol):
    """Something whose CPU is counted."""

    @property
    def cpu_ms(self) -> float:
        """What it has used so far, in ms."""


def asked_in(times: int) -> int:
    """How often `in_turn` asks for each."""
    return (times // AT_ONCE + 1) * AT_ONCE


def in_turn(times: int, asked: Sequence[tuple[Spending, Callable[[], None]]]) -> list[float]:
    """CPU ms of one request of each, asked for in turn in handfuls; the first handful is not counted."""
    used: list[list[float]] = [[] for _ in asked]
    for round_ in range(asked_in(times) // AT_ONCE):
        for place, (server, ask) in enumerate(asked):
            before = server.cpu_ms
            for _ in range(AT_ONCE):
                ask()
            if round_:
                used[place].append((server.cpu_ms - before) / AT_ONCE)
    return [mean(row) for row in used]


# --- steps ----------------------------------------------------------------------------------------------------


def cost_of_steps(home: Path, folder: Path, many: int) -> Iterator[Cost]:
    """Steps of new cases in this process, and behind the server, each beside a bare insert."""
    from mediation import db

    connection = bare.opened(folder / "alone.db")
    own: list[float] = []
    inserts: list[float] = []
    for act, where in acts(many, "in-process"):
        perform = where.prepared(act)
        begun = time.process_time()
        with db.write() as session:
            perform(session)
        own.append((time.process_time() - begun) * 1000)
        begun = time.process_time()
        bare.write(connection, str(act.given))
        inserts.append((time.process_time() - begun) * 1000)
    yield Cost("step, in process", mean(own[20:]), mean(inserts[20:]), f"{len(own) - 20} steps")
    yield behind_the_server(home, folder, many)


def behind_the_server(home: Path, folder: Path, many: int) -> Cost:
    """The same through the API."""
    with running(product_of(home)) as product, running(BareServer(folder)) as double:
        clients: dict[str, httpx.Client] = {}
        writer = httpx.Client(base_url=double.address, timeout=30)
        own: list[float] = []
        inserts: list[float] = []
        before = product.cpu_ms
        for count, (act, where) in enumerate(acts(many, "served")):
            if act.login not in clients:
                clients[act.login] = httpx.Client(
                    base_url=product.address, headers=pages.headers_of(act.login) | {"accept": "application/json"}
                )
            where.send(clients[act.login], act)
            assert writer.post("/rows", json=act.given).status_code == 201
            if count % AT_ONCE == AT_ONCE - 1:
                own.append((product.cpu_ms - before) / AT_ONCE)
                before = product.cpu_ms
                inserts.append(double.cpu_ms)
        bare_ms = (inserts[-1] - inserts[0]) / ((len(inserts) - 1) * AT_ONCE)
        product_ms = mean(own[1:])
        return Cost("step, behind the server", product_ms, bare_ms, f"{bare_ms / product_ms:.3f} bare inserts")


@dataclass(slots=True)
class Where:
    """One new case, as far as it has come."""

    name: str
    case_id: int | None = None
    done: int = 0
    result: Any = None

    def fitted(self, session: Any, act: Any) -> dict[str, Any]:
        """The answers, with a room and an hour that are free."""
        from mediation.services.demo import timetable

        return timetable.fitted(session, act.step, act.given, self.case_id, act.proceeding, self.key)

    @property
    def key(self) -> str:
        """The request key of the next step."""
        return f"cost.{self.name}.{self.done}"

    def prepared(self, act: Any) -> Callable[[Any], None]:
        """What does it in this process: who acts is known, as it is behind the server when a step begins."""
        from mediation import db
        from mediation.services import door
        from mediation.services.base import accounts

        with db.read() as session:
            given, actor = self.fitted(session, act), accounts.actor_named(session, act.login)
        where = act.proceeding if self.case_id else 0

        def perform(session: Any) -> None:
            self.result = door.perform(session, act.step, given, actor, self.key, case_id=self.case_id, proceeding=where)
            self.case_id = self.result.case_id

        return perform

    def send(self, client: httpx.Client, act: Any) -> None:
        """Do it through the API."""
        from mediation import db
        from mediation.services.door import Done

        with db.read() as session:
            given = self.fitted(session, act)
        path = (
            "/api/cases" if self.case_id is None else f"/api/cases/{self.case_id}/proceedings/{act.proceeding}/steps/{act.step}"
        )
        params = {"step": act.step} if self.case_id is None else {}
        answer = client.post(path, json=given, params=params, headers={"Idempotency-Key": self.key})
        assert answer.status_code in (200, 201), f"{act.step}: {answer.status_code} {answer.text[:300]}"
        told = answer.json()
        self.result = Done(told["case_id"], told["seq"], told["proceeding"])
        self.case_id = self.result.case_id


def acts(many: int, name: str) -> Iterator[tuple[Any, Where]]:
    """So many acts of new cases, one case after the other; each is to be done before the next is asked for."""
    from mediation import clock, db
    from mediation.services import demo
    from mediation.services.base import reference
    from mediation.services.demo import disputes, names, staff

    with db.read() as session:
        calendar, teams = reference.current(session).calendar, staff.teams(session)
    town = disputes.Town(teams, names.seeded(f"cost {name}"))
    plan, until, count = demo.Plan(pages.TODAY, many, SEED), clock.at(pages.TODAY, 0), 0
    for number, life in demo.record(plan, calendar, town):
        where = Where(f"{name}.{number}")
        act = next(life)
        while act.at < until:
            yield act, where
            where.done, count = where.done + 1, count + 1
            if count == many:
                return
            try:
                act = life.send(where.result)
            except StopIteration:
                break


if __name__ == "__main__":
    raise SystemExit(main())
