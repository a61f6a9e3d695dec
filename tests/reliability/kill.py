"""kill -9 under load (F1, F2, F26): whatever was acknowledged is there, and whatever is there is whole.

    python -m tests.reliability.kill --kills 100 [--database postgres]

Sixteen people send forms to the real server; it is killed again and again, and each of them sends the unanswered form
anew with the same key. Afterwards every acknowledged step must be on record exactly once, under that key.
"""

import argparse
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import select

from mediation import db
from mediation.models import RequestKey
from mediation.settings import settings
from tests import databases
from tests.reliability import soundness
from tests.reliability.server import Acknowledged, Client, Server, token
from tests.scenes import Scene, answer
from tests.walks import Walk
from tests.world import TODAY, People

WRITERS = 16


@dataclass
class Outcome:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    repeated: int = 0
    lost: int = 0
    stored: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged writes ({self.repeated} sent again), "
            f"{self.stored} on record, {self.lost} lost, {len(self.faults)} faults in chain, replay, keys and numbers"
        )


class Load:
    """The people, and what they were told."""

    def __init__(self, server: Server, scene: Scene) -> None:
        self.server, self.scene = server, scene
        self.told: list[Acknowledged] = []
        self.over = threading.Event()
        self.up = threading.Event()
        self.repeated = 0
        self.failures: list[BaseException] = []
        self.token = token("alice")
        self.people = [threading.Thread(target=self._work, daemon=True) for _ in range(WRITERS)]

    def _work(self) -> None:
        client = Client(self.server.address, self.token)
        try:
            while not self.over.is_set():
                self._one_case(client)
        except BaseException as failure:  # noqa: BLE001 - told to whoever started the load
            self.failures.append(failure)
            self.over.set()
        self.repeated += client.repeated
        client.http.close()

    def _one_case(self, client: Client) -> None:
        """A case from its registration to its first sessions."""
        day = {"on": TODAY.isoformat()}
        done = self._told(client, "/cases/new?step=register", {**answer("register", self.scene), **day}, 0)
        session = answer("record_session", self.scene) | day
        steps = [("accept_mediation", {**day, "both_consent": True}), ("assign_mediator", {**day, "mediator": "alice"})]
        for version, (name, given) in enumerate([*steps, *[("record_session", session)] * 3], start=1):
            if self.over.is_set():
                return
            self._told(client, f"/cases/{done[0]}/proceedings/1/steps/{name}", given, version)

    def _told(self, client: Client, path: str, given: Any, version: int) -> Acknowledged:
        told = client.send(path, given, version, lambda: self.up.wait(60))
        self.told.append(told)
        return told


def run(url: str, home: Path, kills: int, writes_between: int, seed: int = 1) -> Outcome:
    """Start, kill so many times, stop, and look."""
    chance, server = random.Random(seed), Server(url, home)
    with db.read() as session:
        walk = Walk(session, People(session), start=TODAY)  # type: ignore[arg-type]
        scene = walk.scene()
    load = Load(server, scene)
    server.start()
    load.up.set()
    for person in load.people:
        person.start()
    for _ in range(kills):
        _wait_for(load, len(load.told) + writes_between)
        time.sleep(chance.random() * 0.2)
        load.up.clear()
        server.kill()
        server.start()
        load.up.set()
    load.over.set()
    for person in load.people:
        person.join(60)
    server.kill()
    if load.failures:
        raise load.failures[0]
    return _look(load, kills)


def _wait_for(load: Load, writes: int) -> None:
    until = time.monotonic() + 120
    while len(load.told) < writes and not load.failures:
        if time.monotonic() > until:
            raise TimeoutError(load.server.log.read_text(errors="replace")[-2000:])
        time.sleep(0.02)


def _look(load: Load, kills: int) -> Outcome:
    with db.read() as session:
        kept = {(row.case_id, row.seq, row.key) for row in session.exec(select(RequestKey))}
    lost = [told for told in load.told if tuple(told) not in kept]
    return Outcome(kills, len(load.told), load.repeated, len(lost), soundness.count_entries(), soundness.faults())


def main() -> None:
    """Print the figure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--writes", type=int, default=90, help="acknowledged writes before each kill")
    asked.add_argument("--database", choices=databases.KINDS, default=databases.SQLITE)
    chosen = asked.parse_args()
    settings().today = TODAY
    with databases.fresh(chosen.database, databases.scratch() / "killed") as url:
        outcome = run(url, databases.scratch() / "killed", chosen.kills, chosen.writes)
    print(outcome)  # noqa: T201 - this is its work
    raise SystemExit(bool(outcome.lost or outcome.faults))


if __name__ == "__main__":
    main()
