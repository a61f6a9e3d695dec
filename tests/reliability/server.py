"""The real web server in a process of its own, to be killed; and clients that keep their word about what was answered."""

import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from mediation import db
from mediation.services.operation import processes
from tests import databases, world

STARTS_WITHIN = 60
TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`serve`'s web process on the current database."""

    def __init__(self, url: str, home: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = databases.environment(url, home, PORT=self.port)
        self.log = home / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = processes.web_command()
        command[command.index("--port") + 1] = str(self.port)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.address}/sign-in", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text(errors="replace")[-2000:])

    @property
    def cpu_ms(self) -> float:
        """The CPU that the server's processes have used so far, in ms, by the kernel's account."""
        return cpu_ms_of(self._group)

    @property
    def memory_mb(self) -> dict[int, float]:
        """The resident memory of each of the server's processes, by its number, in MB."""
        return {pid: memory for pid in self._group if (memory := _memory_mb(pid))}

    @property
    def _group(self) -> list[int]:
        assert self.process is not None
        return [pid for pid in _processes() if _fields(pid)[2:3] == [str(self.process.pid)]]

    def kill(self) -> None:
        """kill -9, the server and all its workers: nobody gets to say goodbye."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def cpu_ms_of(pids: Iterable[int]) -> float:
    """The CPU that these processes have used so far, in ms. What has ended is not counted any more."""
    fields = [_fields(pid) for pid in pids]
    return sum(int(row[11]) + int(row[12]) for row in fields if row) * 1000 / TICK


def children_of(parent: int) -> list[int]:
    """The processes that this one started."""
    return [pid for pid in _processes() if _fields(pid)[1:2] == [str(parent)]]


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _fields(pid: int) -> list[str]:
    """The kernel's account of a process, from its state on; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(") ")[2].split()
    except OSError:
        return []


def _memory_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(errors="replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def token(login: str) -> str:
    """A sign-in's token, for the Authorization header."""
    with db.write() as session:
        return world.sign_in(session, login)


def form_of(given: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Answers as a browser sends them: claims.0.amount=…"""
    fields: dict[str, str] = {}
    for name, value in given.items():
        for place, row in enumerate(value if isinstance(value, list) else []):
            fields |= form_of(row, f"{prefix}{name}.{place}.")
        if isinstance(value, bool):
            fields |= {f"{prefix}{name}": "true"} if value else {}
        elif not isinstance(value, list):
            fields[f"{prefix}{name}"] = str(value)
    return fields


class Acknowledged(NamedTuple):
    """What the server said was done."""

    case: int
    seq: int
    key: str


class Client:
    """One person at one browser, who sends a form again with the same key until it is answered."""

    def __init__(self, address: str, token: str) -> None:
        self.http = httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=30)
        self.repeated = 0

    def send(self, path: str, given: Mapping[str, Any], version: int, wait: Any) -> Acknowledged:
        """The answer's case and entry. `wait` returns when the server may be there again."""
        key = secrets.token_hex(12)
        body = {**form_of(given), "_key": key, "_version": str(version)}
        while True:
            try:
                answer = self.http.post(path, data=body)
            except httpx.HTTPError:
                self.repeated += 1
                wait()
                continue
            assert answer.status_code == 303, f"{answer.status_code} {path}\n{answer.text[:1500]}"
            where = httpx.URL(answer.headers["location"])
            return Acknowledged(int(where.path.rpartition("/")[2]), int(where.params["done"]), key)
