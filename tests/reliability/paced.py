"""People at work: so many users who read a page, wait, and open the next, against the real server.

    python -m tests.reliability.paced --home FOLDER [--users 200] [--pause 10] [--minutes 2] [--workers 1] [--url postgresql://…]

The folder holds the demo, or what tests/reliability/scale.py made of it; it is brought to today's tables and signed in to, else
left as it is. With `--url` the record is that database's, and the folder holds its key. Told are the waiting times, the CPU that
a page cost the server, and the memory of its processes at the start and at the end. Promised: 200 users with 10 seconds between
pages, p95 within 300 ms.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import asyncio
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import httpx

from tests.reliability import pages
from tests.reliability.pages import MANAGER, MEDIATOR, OFFICE, percentile

MOST_MS = 300.0
READ = (
    (MEDIATOR, ("/", "/?tab=unit", "/cases", "/hearings", "/inbox")),
    (OFFICE, ("/?tab=unit", "/cases", "/documents", "/hearings", "/search?q=泉州")),
    (MANAGER, ("/rates", "/rates/cases?measure=MSR-A&part=d&span=year", "/cases")),
)
"""Who reads what, in equal parts."""


@dataclass(slots=True)
class Seen:
    """The waiting times of all users in ms, by page, and what was answered but by a page."""

    times: dict[str, list[float]] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Let them work, print what came of it; status 1 where the promise is not kept."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.paced", description=__doc__.splitlines()[0])
    asked.add_argument("--home", type=Path, required=True)
    asked.add_argument("--users", type=int, default=200)
    asked.add_argument("--pause", type=float, default=10, help="seconds between two pages of one user")
    asked.add_argument("--minutes", type=float, default=2)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--url", default="", help="a database of its own; else the folder's")
    options = asked.parse_args()
    os.environ |= {
        "MEDIATION_HOME": str(options.home),
        "MEDIATION_TODAY": pages.TODAY.isoformat(),
        "MEDIATION_DATABASE_URL": options.url,
    }
    pages.prepare(options.home)
    heads = {login: pages.headers_of(login) for login, _ in READ}
    with pages.served(options.home, options.workers, options.url) as server:
        asyncio.run(work([server.address], heads, len(READ), 0, 0))  # the first of each page is not measured
        before, memory = server.cpu_ms, server.memory_mb
        seen = asyncio.run(work([server.address], heads, options.users, options.pause, options.minutes * 60))
        spent, grown = server.cpu_ms - before, server.memory_mb
    return tell(seen, options.users, options.pause, spent, (sum(memory.values()), sum(grown.values())))


def tell(seen: Seen, users: int, pause: float, spent: float, memory: tuple[float, float]) -> int:
    """Print what came of it. `spent`: CPU of the servers in ms; `memory`: theirs before and after, in MB."""
    times = [each for found in seen.times.values() for each in found]
    p50, p95, p99 = (percentile(times, which) for which in (50, 95, 99))
    print(f"{users} users, {pause:.0f} s between pages: {len(times)} pages, p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f} ms")
    for path, found in sorted(seen.times.items()):
        print(f"  {path:<50}{len(found):6}  p50 {percentile(found, 50):6.0f}  p95 {percentile(found, 95):6.0f} ms")
    print(f"CPU a page {spent / len(times):.1f} ms; memory of all processes {memory[0]:.0f} MB, then {memory[1]:.0f} MB")
    for what, many in seen.failed.items():
        print(f"FAILED {many} × {what}")
    return 0 if p95 <= MOST_MS and not seen.failed else 1


async def work(servers: Sequence[str], heads: dict[str, dict[str, str]], users: int, pause: float, seconds: float) -> Seen:
    """What all of them saw, spread over these servers. Without any time each opens every page of theirs once."""
    seen = Seen()
    until = time.monotonic() + seconds

    async def opened(browser: httpx.AsyncClient, path: str) -> None:
        begun = time.perf_counter()
        try:
            status: object = (await browser.get(path)).status_code
        except httpx.HTTPError as error:
            status = type(error).__name__
        seen.times.setdefault(path, []).append((time.perf_counter() - begun) * 1000)
        if status != 200:
            seen.failed[f"{path}: {status}"] += 1

    async def one(number: int) -> None:
        login, read = READ[number % len(READ)]
        dice = Random(number)
        address = servers[number // len(READ) % len(servers)]
        async with httpx.AsyncClient(base_url=address, headers=heads[login], timeout=60) as browser:
            if not seconds:
                for path in read:
                    await opened(browser, path)
            await asyncio.sleep(dice.random() * pause)
            while time.monotonic() < until:
                await opened(browser, dice.choice(read))
                await asyncio.sleep(pause)

    await asyncio.gather(*(one(number) for number in range(users)))
    return seen


if __name__ == "__main__":
    raise SystemExit(main())
