"""People at work: so many users who read a page, wait, and open the next, against the real server with one worker.

    python -m tests.reliability.paced --home FOLDER [--users 200] [--pause 10] [--seconds 120]

The folder holds the demo, or what tests/reliability/scale.py made of it. Told are the waiting times, the CPU that a page cost the server,
and the memory of its processes at the start and at the end. Promised: 200 users with 10 seconds between pages, p95 within 300 ms.
"""

# ruff: noqa: T201 - printing is its work
import argparse
import asyncio
import os
import time
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


def main() -> int:
    """Let them work, print what came of it; status 1 where the promise is not kept."""
    asked = argparse.ArgumentParser(prog="python -m tests.reliability.paced", description=__doc__.splitlines()[0])
    asked.add_argument("--home", type=Path, required=True)
    asked.add_argument("--users", type=int, default=200)
    asked.add_argument("--pause", type=float, default=10, help="seconds between two pages of one user")
    asked.add_argument("--seconds", type=float, default=120)
    options = asked.parse_args()
    os.environ |= {"MEDIATION_HOME": str(options.home), "MEDIATION_TODAY": pages.TODAY.isoformat()}
    with pages.serving(options.home) as address:
        family = _family(int(address.rpartition(":")[2]))
        before, memory = _cpu(family), _memory(family)
        times = asyncio.run(_work(address, options.users, options.pause, options.seconds))
        spent, grown = _cpu(family) - before, _memory(family)
    p50, p95, p99 = (percentile(times, which) for which in (50, 95, 99))
    print(
        f"{options.users} users, {options.pause:.0f} s between pages: {len(times)} pages, p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f} ms"
    )
    print(f"CPU a page {spent * 1000 / len(times):.1f} ms; memory {memory:.0f} MB, then {grown:.0f} MB")
    return 0 if p95 <= MOST_MS else 1


async def _work(address: str, users: int, pause: float, seconds: float) -> list[float]:
    """The waiting times of all of them, in milliseconds."""
    times: list[float] = []
    until = time.monotonic() + seconds
    heads = {login: pages.headers_of(login) for login, _ in READ}

    async def one(number: int) -> None:
        login, read = READ[number % len(READ)]
        dice = Random(number)
        async with httpx.AsyncClient(base_url=address, headers=heads[login], timeout=60) as browser:
            await asyncio.sleep(dice.random() * pause)
            while time.monotonic() < until:
                begun = time.perf_counter()
                answer = await browser.get(dice.choice(read))
                times.append((time.perf_counter() - begun) * 1000)
                assert answer.status_code == 200, answer.url
                await asyncio.sleep(pause)

    await asyncio.gather(*(one(number) for number in range(users)))
    return times


def _family(port: int) -> list[int]:
    """The server's processes: those whose command line names the port, and their children."""
    commands = {int(entry.name): _read(entry / "cmdline") for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    first = [pid for pid, command in commands.items() if f"--port\0{port}\0" in command]
    parents = {pid: _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split() for pid in commands}
    return first + [pid for pid, fields in parents.items() if fields and int(fields[1]) in first]


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:  # it has ended
        return ""


def _cpu(pids: list[int]) -> float:
    """Seconds of CPU that these processes have used."""
    ticks = os.sysconf("SC_CLK_TCK")
    fields = (_read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split() for pid in pids)
    return sum((int(row[11]) + int(row[12])) / ticks for row in fields if row)


def _memory(pids: list[int]) -> float:
    """Resident memory of these processes, MB."""
    lines = (line for pid in pids for line in _read(Path(f"/proc/{pid}/status")).splitlines())
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    raise SystemExit(main())
