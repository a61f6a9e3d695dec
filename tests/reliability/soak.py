"""Memory under load: people read and work without a pause, and the server's processes are looked at all the while.

    python -m tests.reliability.soak --home FOLDER [--minutes 30] [--readers 4] [--workers 1]

The folder's record is copied; readers open page after page, and one person does step after step of new cases. Told is the memory
of each process minute by minute, and how much the server grew from the fifth part of the time, when everything has been used
once, to its end. Promised: by 5 % at most, in thirty minutes.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import os
import tempfile
import threading
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import mean

import httpx

from tests.reliability import cost, pages
from tests.reliability.paced import READ
from tests.reliability.server import Server

MOST_GROWTH = 0.05
LOOKS = 30
"""How often the memory is looked at."""
STEPS = 1_000_000
"""More than anybody does in the time."""


def main() -> int:
    """Load the server for so long, print its memory; status 1 where it grew too much or answered with an error."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.soak", description=__doc__.splitlines()[0])
    asked.add_argument("--home", type=Path, required=True)
    asked.add_argument("--minutes", type=float, default=30)
    asked.add_argument("--readers", type=int, default=4)
    asked.add_argument("--workers", type=int, default=1)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mediation-soak-") as scratch:
        home = Path(scratch) / "home"
        pages.copy(options.home, home)
        os.environ |= {"MEDIATION_HOME": str(home), "MEDIATION_TODAY": pages.TODAY.isoformat(), "MEDIATION_DATABASE_URL": ""}
        pages.prepare(home)
        with pages.served(home, options.workers) as server:
            return _soak(server, options.minutes * 60, options.readers)


def _soak(server: Server, seconds: float, readers: int) -> int:
    over, answers = threading.Event(), Counter[str]()
    people = [threading.Thread(target=_read, args=(server, n, over, answers)) for n in range(readers)]
    people.append(threading.Thread(target=_write, args=(server, over, answers)))
    for person in people:
        person.start()
    seen: list[float] = []
    for look in range(LOOKS + 1):
        each = server.memory_mb
        seen.append(sum(each.values()))
        row = "  ".join(f"{memory:6.0f}" for memory in each.values())
        print(f"{look * seconds / LOOKS / 60:6.1f} min  {seen[-1]:7.0f} MB   {row}", flush=True)
        if look < LOOKS:
            time.sleep(seconds / LOOKS)
    over.set()
    for person in people:
        person.join()
    warm, end = mean(seen[LOOKS // 5 : LOOKS // 5 + 3]), mean(seen[-3:])
    print(f"answers: {dict(answers)}")
    print(f"memory {warm:.0f} MB warm, {end:.0f} MB at the end: {end / warm - 1:+.1%}")
    return 0 if end <= warm * (1 + MOST_GROWTH) and not any(name.startswith("FAILED") for name in answers) else 1


def _read(server: Server, number: int, over: threading.Event, answers: Counter[str]) -> None:
    """Open page after page: those of one role, and the cases by turns."""
    login, paths = READ[number % len(READ)]
    dice, cases = Random(number), cycle(range(1, 2000, 7))
    with httpx.Client(base_url=server.address, headers=pages.headers_of(login), timeout=60) as reader:
        while not over.is_set():
            case = login == pages.MANAGER and dice.random() < 0.5
            answer = reader.get(f"/cases/{next(cases)}" if case else dice.choice(paths))
            answers["read" if answer.status_code == 200 else f"FAILED {answer.url} {answer.status_code}"] += 1


def _write(server: Server, over: threading.Event, answers: Counter[str]) -> None:
    """Do step after step of new cases."""
    clients: dict[str, httpx.Client] = {}
    for act, where in cost.acts(STEPS, "soak"):
        if over.is_set():
            break
        if act.login not in clients:
            headers = pages.headers_of(act.login) | {"accept": "application/json"}
            clients[act.login] = httpx.Client(base_url=server.address, headers=headers, timeout=60)
        where.send(clients[act.login], act)
        answers["steps"] += 1
    for client in clients.values():
        client.close()


if __name__ == "__main__":
    raise SystemExit(main())
