"""The writing down of the demo: every case is a life that says what happens next, and the earliest act goes through the door
first.

A life is a generator of acts. Lives run on past the demo's last day; what would happen after it has not happened, and
is the work that lies on the desks. Each act carries a request key of its own, so a load that was interrupted is simply
begun again: what was done already answers as it did, and the rest follows.
"""

import gc
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heapify, heappop, heapreplace
from random import Random
from time import sleep
from typing import Any

from sqlmodel import col, select

from mediation import clock
from mediation.errors import Refusal
from mediation.models import Proceeding, Write
from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services import door
from mediation.services.base import accounts
from mediation.services.base.accounts import Actor
from mediation.services.demo import timetable
from mediation.services.door import Done

OpenWrite = Callable[[], AbstractContextManager[Write]]


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace at which steps are written down: `batch` in one transaction, `pause` seconds between two transactions.
    `gives_way`: a case that somebody else has taken in hand is left to them; where nobody else works, a refused step is a fault
    of the demo.
    """

    batch: int
    pause: float
    gives_way: bool


ALONE = Pace(batch=500, pause=0, gives_way=False)
"""Few enough to be quick to undo, enough that opening and closing a transaction costs nothing."""
BESIDE = Pace(batch=100, pause=0.15, gives_way=True)
"""While people work on it already: whoever wants to write waits half a second at most, and has the turn in each pause."""
MORNING, NOON, AFTERNOON, EVENING = 8 * 60 + 10, 11 * 60 + 40, 14 * 60 + 30, 17 * 60 + 50


@dataclass(frozen=True, slots=True)
class Act:
    """One step to be done: when, by whom, and what the form is answered with. `proceeding` 0 opens a case."""

    at: datetime
    step: Do
    login: str
    given: dict[str, Any]
    proceeding: int


@dataclass(frozen=True, slots=True)
class NumberOf:
    """The case number that another life has by then, as an answer: a story cannot know it before."""

    life: str


Life = Generator[Act, Done, None]


@dataclass(slots=True)
class Diary:
    """The place of one case in time. Acts fall on working days in office hours, each later than the one before."""

    rng: Random
    calendar: Calendar
    day: date
    minute: int = 0
    proceeding: int = field(default=1)

    def __post_init__(self) -> None:
        self.turn_to(self.day)

    def turn_to(self, day: date) -> date:
        """Go on to this day, or the first working day after it; never back."""
        day = self.calendar.roll_forward(max(day, self.day))
        if day > self.day or not self.minute:
            morning = self.rng.random() < 0.6
            self.minute = self.rng.randint(MORNING, NOON) if morning else self.rng.randint(AFTERNOON, EVENING - 60)
        self.day = day
        return day

    def wait(self, least: int, most: int | None = None) -> date:
        """Let some working days pass; 0 may stay on the same day."""
        count = least if most is None else self.rng.randint(least, most)
        return self.turn_to(self.calendar.working_day_after(self.day, count) if count else self.day)

    def act(self, step: Do, login: str, given: dict[str, Any] | None = None, proceeding: int | None = None) -> Act:
        """The step, on this day, some minutes after the last."""
        self.minute = min(self.minute + self.rng.randint(2, 18), 23 * 60)
        at = clock.at(self.day, self.minute // 60, self.minute % 60)
        where = self.proceeding if proceeding is None else proceeding
        return Act(at, step, login, {"on": self.day.isoformat(), **(given or {})}, where)


def write_down(
    open_write: OpenWrite,
    lives: Iterable[tuple[str, Life]],
    until: datetime,
    report: Callable[[str], None],
    pace: Pace = ALONE,
    most: int | None = None,
) -> int:
    """Let the lives happen up to that instant, in the order of time; returns how many steps were done.

    `most` steps are enough for now (None: all of them); the same lives, told again, go on from there.
    """
    waiting = [_Waiting(act, order, name, life) for order, (name, life) in enumerate(lives) if (act := next(life, None))]
    heapify(waiting)
    entrance = _Door(open_write)
    month, count = "", 0
    with _collecting_between_batches():
        while waiting and waiting[0].act.at < until and (most is None or count < most):
            with open_write() as session:
                for _ in range(pace.batch):
                    if not waiting or waiting[0].act.at >= until:
                        break
                    _advance(waiting, entrance, session, pace)
                    count += 1
            gc.collect()
            gc.freeze()  # what has stayed so far is not looked at again
            sleep(pace.pause)
            if waiting and f"{waiting[0].act.at:%Y-%m}" != month:
                month = f"{waiting[0].act.at:%Y-%m}"
                report(f"演示数据：写到 {month}，已办 {count} 步")
    return count


@dataclass(slots=True)
class _Waiting:
    """A life and its next act."""

    act: Act
    order: int
    name: str
    life: Life
    case_id: int | None = None
    done: int = 0

    def __lt__(self, other: "_Waiting") -> bool:
        return (self.act.at, self.order) < (other.act.at, other.order)


class _Door:
    """Performs acts; knows everybody by login."""

    def __init__(self, open_write: OpenWrite) -> None:
        self._open_write = open_write
        self._actors: dict[str, Actor] = {}
        self._cases: dict[str, int] = {}

    def actor(self, session: Write, login: str) -> Actor:
        if login not in self._actors:
            self._actors[login] = accounts.actor_named(session, login)
        return self._actors[login]

    def remember(self, life: str, case_id: int) -> None:
        """Note which case a life has become."""
        self._cases[life] = case_id

    def answers(self, session: Write, given: dict[str, Any]) -> dict[str, Any]:
        """The answers of an act, with the case numbers that other lives have by now."""
        return {
            name: self._number(session, value.life) if isinstance(value, NumberOf) else value for name, value in given.items()
        }

    def _number(self, session: Write, life: str) -> str:
        newest = (
            select(Proceeding.docket).where(Proceeding.case_id == self._cases[life]).order_by(col(Proceeding.number).desc())
        )
        return session.exec(newest.limit(1)).one()


def _advance(waiting: list[_Waiting], entrance: _Door, session: Write, pace: Pace) -> None:
    """Do the earliest act, and let its life say what follows."""
    first = waiting[0]
    act = first.act
    with clock.standing_at(act.at):
        key, where = f"demo.{first.name}.{first.done}", act.proceeding if first.case_id else 0
        answers = entrance.answers(session, act.given)
        given = timetable.fitted(session, act.step, answers, first.case_id, where, key)
        actor = entrance.actor(session, act.login)
        try:
            with session.begin_nested() if pace.gives_way else nullcontext():
                done = door.perform(session, act.step, given, actor, key, case_id=first.case_id, proceeding=where)
        except Refusal:
            if not pace.gives_way:
                raise
            heappop(waiting)
            return
    first.case_id = done.case_id
    entrance.remember(first.name, done.case_id)
    first.done += 1
    try:
        first.act = first.life.send(done)
    except StopIteration:
        heappop(waiting)
        return
    heapreplace(waiting, first)


@contextmanager
def _collecting_between_batches() -> Iterator[None]:
    """A collector that runs in the middle of a batch finds nothing but objects still in use."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def days(count: int) -> timedelta:
    """So many calendar days."""
    return timedelta(days=count)
