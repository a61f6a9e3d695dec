"""The real web server in a process of its own, to be killed; and clients that keep their word about what was answered."""

import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from mediation import db
from mediation.services.operation import processes
from tests import databases, world

STARTS_WITHIN = 40


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
            self.process = subprocess.Popen(
                command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.address}/sign-in", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text(errors="replace")[-2000:])

    def kill(self) -> None:
        """kill -9, the server and all its workers: nobody gets to say goodbye."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


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
