"""A clock (期限时钟): how one time limit stands today, for the case or for one party of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .words import Whose


class ClockState(StrEnum):
    """The states of a clock. Only `RUNNING`, `SUSPENDED` and `LATE` still ask for something to be done; `WAITING`: a party's days run,
    after which, if nothing comes, it is the office's turn.
    """

    RUNNING = "running"
    SUSPENDED = "suspended"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"
    EXPIRED = "expired"
    WAITING = "waiting"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        """True while the act is still awaited."""
        return self in (ClockState.RUNNING, ClockState.SUSPENDED, ClockState.LATE)


STATE_LABELS = {
    ClockState.RUNNING: "进行中",
    ClockState.SUSPENDED: "停止计时",
    ClockState.LATE: "已逾期",
    ClockState.MET: "按期完成",
    ClockState.MET_LATE: "逾期完成",
    ClockState.EXPIRED: "期满",
    ClockState.WAITING: "未起算",
    ClockState.LAPSED: "已终止",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one proceeding, and of one party where each party has its own.

    `party` None: the whole case's. `paper` is the number of the entry that made the paper whose days these are, where each paper has its
    own; None: the limit is counted once. `starts_on` is the event's day (the hearing's for a limit counted backwards),
    `raw_on` the last day before rolling over rest days, `due_on` after it. `ended_on` None: not met and not lapsed.
    `days_left` in 自然日: until `due_on` from today, from the day it ended, or from the day it was stopped; negative
    once past. `overdue_days` is 0 unless the office was, or is, late. `is_soon`: running, and the alert day has come.
    While SUSPENDED `raw_on` and `due_on` are what they would be had the clock not been stopped.
    """

    limit: str
    label: str
    proceeding: int
    party: int | None
    starts_on: date
    raw_on: date
    due_on: date
    state: ClockState
    ended_on: date | None
    days_left: int
    overdue_days: int
    alert_on: date
    is_soon: bool
    provisional: bool
    why: str
    basis: str
    then: str
    whose: Whose
    paper: int | None = None

    @property
    def key(self) -> tuple[str, int, int | None, int | None]:
        """The key that tells this clock from every other of its case."""
        return self.limit, self.proceeding, self.party, self.paper

    @property
    def is_asked_after(self) -> bool:
        """True where the days of a court or another authority are over, and nobody has noted its answer: no lateness of the unit's."""
        return self.whose.is_elsewhere and self.state is ClockState.EXPIRED
