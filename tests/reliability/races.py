"""Many processes at one door (F5, F6): whoever comes second is told who was first, and nothing happens twice.

python -m tests.reliability.races --cases 300 [--database postgres]
"""

import argparse
import multiprocessing as mp
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from mediation import db
from mediation.errors import Conflict
from mediation.rules.states.mediation import REGISTERED
from mediation.services import door
from mediation.services.base import accounts
from mediation.settings import settings
from tests import databases
from tests.reliability import soundness
from tests.scenes import Given, answer
from tests.walks import Walk, walk_to
from tests.world import TODAY, People

PROCESSES = 8
RUNNERS = ("alice", "city-lead", "city-mediator")
MOVES: dict[str, Given] = {
    "accept_mediation": {"both_consent": True},
    "refuse_mediation": {"ground": "other_side", "reason": "对方不愿意"},
    "withdraw_mediation": {"reason": "不想调了"},
    "request_correction": {"missing": "身份证复印件"},
}


@dataclass
class Outcome:
    """What came of a race."""

    won: Counter[int] = field(default_factory=Counter)
    lost: int = 0
    told_who: int = 0
    errors: list[str] = field(default_factory=list)
    results: dict[str, set[Any]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def doubles(self) -> int:
        """Cases that were moved more than once."""
        return sum(many > 1 for many in self.won.values())

    def __str__(self) -> str:
        return (
            f"{PROCESSES} processes, {len(self.won)} cases: {self.doubles} double transitions, {self.lost} refused, "
            f"{self.told_who} of them told who was first, {len(self.errors)} errors, {len(self.faults)} faults"
        )


def race(url: str, home: Path, cases: int) -> Outcome:
    """Everybody moves every case from the page that all of them opened before anybody had moved it."""
    with db.write() as session:
        people = People(session)
        numbers = [walk_to(session, people, REGISTERED).case_id or 0 for _ in range(cases)]
    found = Outcome()
    for report in _everybody(url, home, _move_all, numbers):
        found.won.update(report["won"])
        found.lost += report["lost"]
        found.told_who += report["told_who"]
        found.errors += report["errors"]
    found.faults = soundness.faults()
    return found


def repeat(url: str, home: Path, keys: int) -> Outcome:
    """Everybody sends the same forms with the same keys at the same moment: some open a case, some move one."""
    with db.write() as session:
        people = People(session)
        numbers = [walk_to(session, people, REGISTERED).case_id or 0 for _ in range(keys // 2)]
        application = answer("register", Walk(session, people, start=TODAY).scene())
    before = soundness.count_entries()
    found = Outcome()
    for report in _everybody(url, home, _send_all, (numbers, keys, application)):
        found.errors += report["errors"]
        for key, done in report["results"].items():
            found.results.setdefault(key, set()).add(done)
    found.won[0] = soundness.count_entries() - before
    found.faults = soundness.faults()
    return found


# --- in each process ------------------------------------------------------------------------------------------


def _everybody(url: str, home: Path, work: Any, material: Any) -> list[dict[str, Any]]:
    context = mp.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    reports, start = context.Queue(), context.Barrier(PROCESSES)
    running = [
        context.Process(target=_run, args=(url, home, work, material, place, start, reports), daemon=True)
        for place in range(PROCESSES)
    ]
    for process in running:
        process.start()
    found = [reports.get(timeout=300) for _ in running]
    for process in running:
        process.join(30)
    return found


def _run(url: str, home: Path, work: Any, material: Any, place: int, start: Any, reports: Any) -> None:
    settings().today = TODAY
    with databases.using(url, home):
        with db.read() as session:
            actor = accounts.actor_named(session, RUNNERS[place % len(RUNNERS)])
        start.wait(120)
        reports.put(work(place, actor, material))


def _move_all(place: int, actor: accounts.Actor, cases: list[int]) -> dict[str, Any]:
    report: dict[str, Any] = {"won": [], "lost": 0, "told_who": 0, "errors": []}
    chance = random.Random(place)
    for case in cases:
        name = chance.choice(list(MOVES))
        time.sleep(chance.random() * 0.002)
        try:
            with db.write() as session:
                door.perform(session, name, {"on": TODAY.isoformat(), **MOVES[name]}, actor, f"{place}-{case}",
                              case_id=case, proceeding=1, seen=1)  # fmt: skip
        except Conflict as refused:
            report["lost"] += 1
            report["told_who"] += "办理了“" in refused.sentence
        except DBAPIError as error:
            report["errors"].append(str(error.orig))
        else:
            report["won"].append(case)
    return report


def _send_all(place: int, _: accounts.Actor, material: tuple[list[int], int, Given]) -> dict[str, Any]:
    cases, keys, application = material
    report: dict[str, Any] = {"errors": [], "results": {}}
    with db.read() as session:
        actor = accounts.actor_named(session, "alice")
    day = {"on": TODAY.isoformat()}
    for turn in range(keys):
        key = f"key-{turn}"
        try:
            with db.write() as session:
                if turn % 2:
                    done = door.perform(session, "accept_mediation", {**day, "both_consent": True}, actor, key,
                                         case_id=cases[turn // 2], proceeding=1, seen=1)  # fmt: skip
                else:
                    done = door.perform(session, "register", {**application, **day}, actor, key)
            report["results"][key] = done
        except (Conflict, DBAPIError) as error:
            report["errors"].append(repr(error))
    return report


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=300)
    asked.add_argument("--database", choices=databases.KINDS, default=databases.SQLITE)
    chosen = asked.parse_args()
    settings().today = TODAY
    home = databases.scratch() / "race"
    with databases.fresh(chosen.database, home) as url:
        raced, repeated = race(url, home, chosen.cases), repeat(url, home, 200)
    print(raced)  # noqa: T201 - this is its work
    answers = sum(len(done) == 1 for done in repeated.results.values())
    print(  # noqa: T201
        f"200 keys x {PROCESSES} concurrent repeats: {repeated.won[0]} effects, {answers} keys with identical answers, "
        f"{len(repeated.errors)} errors, {len(repeated.faults)} faults"
    )
    raise SystemExit(bool(raced.doubles or raced.errors or raced.faults or repeated.errors or repeated.faults))


if __name__ == "__main__":
    main()
