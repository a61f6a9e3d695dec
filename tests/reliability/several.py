"""Several servers and several clockworks on one PostgreSQL: people read and work at all of them, and nothing happens twice.

    python -m tests.reliability.several [--home FOLDER] [--servers 2] [--workers 2] [--users 100] [--minutes 2]

The demo's record (a copy of the folder's, where one is given) is copied into a PostgreSQL that is started here. Each server has its
web processes and its clockwork; paced users read at all of them, and at each somebody does step after step of new cases. Told are the
waiting times, the steps done, which clockwork did which job, and whether everything verifies in the end. Status 1 where a page or a
step failed, a job ended badly or not at all, or `verify` found a fault.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import asyncio
import os
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import takewhile
from pathlib import Path

import httpx
from sqlmodel import col, select

from mediation import db
from mediation.models import JobRun
from mediation.services.operation import processes
from tests import backups, databases
from tests.reliability import cost, paced, pages
from tests.reliability.server import Server
from tests.reliability.two_databases import moved, postgres

STEPS = 1_000_000
"""More than anybody does in the time."""
PAUSE = 10
ENDS_WITHIN = 600
"""Seconds within which a job that was begun has to end."""
PROGRAM = processes.module("mediation.cli")


def main() -> int:
    """Let them all work on one record, and print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.several", description=__doc__.splitlines()[0])
    asked.add_argument("--home", type=Path, help="a folder that holds the demo already; it is copied")
    asked.add_argument("--servers", type=int, default=2)
    asked.add_argument("--workers", type=int, default=2, help="web processes of each server")
    asked.add_argument("--users", type=int, default=100)
    asked.add_argument("--minutes", type=float, default=2)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mediation-several-") as scratch, ExitStack() as open_things:
        home = Path(scratch) / "home"
        if options.home:
            pages.copy(options.home, home)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": pages.TODAY.isoformat(), "MEDIATION_DATABASE_URL": ""}
        os.environ["PATH"] = f"{backups.programs()}:{os.environ['PATH']}"  # pg_dump of the server's own release
        pages.load(home, 2000)
        subprocess.run([*PROGRAM, "migrate", "--no-copy"], env=databases.environment("", home), check=True)
        url, _ = open_things.enter_context(postgres(Path(scratch) / "postgres"))
        moved(f"sqlite:///{home / 'mediation.db'}", url, home)
        with databases.using(url, home):
            servers = [open_things.enter_context(pages.served(home, options.workers, url)) for _ in range(options.servers)]
            for server in servers:
                open_things.enter_context(clockwork(server))
            failed = _work(servers, options.users, options.minutes * 60)
            failed += _jobs()
            print("verify …", flush=True)
            return failed + subprocess.run([*PROGRAM, "verify", "--all"], env=servers[0].environment, check=False).returncode


@contextmanager
def clockwork(server: Server) -> Iterator[None]:
    """The clockwork that stands beside this server, until the block ends."""
    process = subprocess.Popen(processes.module("scheduler"), env=server.environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def _work(servers: list[Server], users: int, seconds: float) -> int:
    """Let people read everywhere while somebody works at each server; returns 1 where a page or a step failed."""
    heads = {login: pages.headers_of(login) for login, _ in paced.READ}
    over, answers = threading.Event(), Counter[str]()
    hands = [threading.Thread(target=_write, args=(server, n, over, answers)) for n, server in enumerate(servers)]
    before = [(server.cpu_ms, sum(server.memory_mb.values())) for server in servers]
    for hand in hands:
        hand.start()
    seen = asyncio.run(paced.work([server.address for server in servers], heads, users, PAUSE, seconds))
    over.set()
    for hand in hands:
        hand.join()
    spent = sum(server.cpu_ms - was for server, (was, _) in zip(servers, before, strict=True))
    paced.tell(seen, users, PAUSE, spent, (sum(was for _, was in before), sum(sum(s.memory_mb.values()) for s in servers)))
    print(f"steps: {dict(answers)}")
    return int(bool(seen.failed) or any(name.startswith("FAILED") for name in answers))


def _write(server: Server, number: int, over: threading.Event, answers: Counter[str]) -> None:
    """Do step after step of new cases at this server."""
    clients: dict[str, httpx.Client] = {}
    for act, where in takewhile(lambda _: not over.is_set(), cost.acts(STEPS, f"several{number}")):
        if act.login not in clients:
            heads = pages.headers_of(act.login) | {"accept": "application/json"}
            clients[act.login] = httpx.Client(base_url=server.address, headers=heads, timeout=60)
        try:
            where.send(clients[act.login], act)
            answers[f"server {number + 1}"] += 1
        except AssertionError as fault:
            answers[f"FAILED {fault}"] += 1
            return


def _jobs() -> int:
    """Print which clockwork did what; returns 1 where a run did not end."""
    until = time.monotonic() + ENDS_WITHIN
    while True:
        with db.read() as session:
            runs = session.exec(select(JobRun).order_by(col(JobRun.claimed_at))).all()
        if all(run.finished_at for run in runs) or time.monotonic() > until:
            break
        time.sleep(1)
    for (job, who), many in sorted(Counter((run.job, run.claimed_by) for run in runs).items()):
        print(f"  {job:<12}{many:4} × by {who}")
    unfinished = [f"{run.job} {run.slot}" for run in runs if run.finished_at is None]
    print(f"{len(runs)} runs, none of one time twice; not ended: {unfinished or 'none'}")
    return int(bool(unfinished))


if __name__ == "__main__":
    raise SystemExit(main())
