"""The work on a desk (在办): which proceedings are whose, in which order, and how many there are."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col

from mediation.models import Case, Deadline, Proceeding
from mediation.rules.deadlines import BY_ID, Whose
from mediation.rules.roles import ASSIGNS, HANDLES, STAFF_OF
from mediation.rules.states import state_of
from mediation.services.base.accounts import Actor
from mediation.services.record import cases, handlers
from mediation.services.views import marks

SHOWN = 40
"""Rows of a desk. More than anybody does in a day; the list of cases has the rest."""
WEEK_DAYS = 7
TABS = {"mine": "我的", "unit": "本单位", "unassigned": "待分派", "waiting": "等别人"}
DUE: dict[str, marks.Marked] = {"late": ("late", "逾期"), "today": ("soon", "今天"), "week": ("fine", "七天内")}
"""How many there are by day: the mark and the word of each."""


def has_desk(actor: Actor) -> bool:
    """Tell whether the person handles cases; whoever only answers for figures has the board instead."""
    return any(actor.roles & staff for staff in STAFF_OF.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """The question to the desk: the person, the tab, and the span of due days (`due`, '' for all)."""

    actor: Actor
    tab: str
    due: str
    today: date


def tab_of(actor: Actor, wanted: str) -> str:
    """The tab that was asked for, else the person's own."""
    own = "mine" if actor.roles & HANDLES else "unit"
    return wanted if wanted in TABS and (wanted != "mine" or own == "mine") else own


MINE = and_(
    col(Proceeding.unclosed),
    col(Proceeding.kind).in_(bindparam("kinds", expanding=True)),
    col(Proceeding.unit_id).in_(cases.BELOW),
)
"""Unclosed proceedings of the kinds that a person works in, in their units; asked with `mine`. Like every statement of the desk it
is worded once: to word one anew costs as much as to ask it."""


def mine(actor: Actor) -> dict[str, Any]:
    """Return the values for a statement with `MINE`."""
    return {"kinds": [str(kind) for kind, staff in STAFF_OF.items() if actor.roles & staff], **cases.below(actor)}


def own(statement: Any) -> Any:
    """The statement on the tab of what is the person's own."""
    return statement.where(col(Proceeding.handler) == bindparam("login"))


def asked(session: Session, desk: Desk, unit: Any, own_: Any, **days: date) -> list[Any]:
    """The rows of a statement about the work of the person's unit, or of its like (`own`) about what is theirs alone, by the tab."""
    if desk.tab == "mine":
        return [*session.execute(own_, {**mine(desk.actor), **days, "login": desk.actor.login})]
    return [*session.execute(unit, {**mine(desk.actor), **days})]


@dataclass(slots=True)
class Unclosed:
    """An unclosed proceeding, as far as counting and ordering need it. `handler` '': nobody's, also where who had it has left;
    `due`: the office's first running clock, or None; `waits`: a party's clock runs, or the proceeding is suspended; `first`: it
    comes before others of the same day; `owed_since`: money that should have come since that day, None where none is overdue."""

    id: int
    handler: str
    rests: bool
    received_on: date
    first: bool
    due: date | None = None
    waits: bool = False
    owed_since: date | None = None

    @property
    def presses(self) -> date | None:
        """The day by which it is urgent: the office's own, or that on which money should have come."""
        days = [day for day in (self.due, self.owed_since) if day is not None]
        return min(days) if days else None

    def is_on(self, tab: str, actor: Actor) -> bool:
        """Tell whether it belongs on this tab of the person's desk."""
        if tab == "mine":
            return self.handler == actor.login
        if tab == "unassigned":
            return not self.handler
        return tab == "unit" or (self.due is None and (self.waits or self.rests))

    def is_due(self, which: str, today: date) -> bool:
        """Tell whether it belongs to this count of days; '' takes every one."""
        if which == "" or self.due is None:
            return which == ""
        week = today + timedelta(days=WEEK_DAYS)
        return {"late": self.due < today, "today": self.due == today, "week": today < self.due <= week}[which]


def unclosed(session: Session, actor: Actor, today: date) -> list[Unclosed]:
    """Every unclosed proceeding of the desk with its running clocks, in one light statement: counting and ordering in SQL took
    thirty times as long. Whether a clock runs is asked here and not there, or SQLite looks through all running clocks of
    the office for each proceeding."""
    found: dict[int, Unclosed] = {}
    for number, handler, kind, state, received_on, green, collective, runs, whose, due_on, limit, starts_on in session.execute(
        _UNCLOSED, mine(actor)
    ):
        rests = state_of(kind, state).rests
        one = found.setdefault(number, Unclosed(number, handler, rests, received_on, green or collective))
        if runs and BY_ID[limit].is_handed and starts_on >= today:
            continue  # a party's days run still: the office's turn comes after them
        if runs and whose == Whose.OFFICE:
            one.due = min(one.due or due_on, due_on)
        elif runs:
            one.waits = True
    return list(found.values())


_OF_PROCEEDING = and_(col(Deadline.case_id) == Proceeding.case_id, col(Deadline.proceeding) == Proceeding.number)
_UNCLOSED = (
    columns(
        col(Proceeding.id), handlers.HANDLER, col(Proceeding.kind), col(Proceeding.state), col(Proceeding.received_on),
        col(Case.green_channel), col(Proceeding.collective), col(Deadline.running), col(Deadline.whose), col(Deadline.due_on),
        col(Deadline.limit), col(Deadline.starts_on),
    )
    .select_from(Proceeding)
    .join(Case, col(Case.id) == Proceeding.case_id)
    .outerjoin(Deadline, _OF_PROCEEDING)
    .where(MINE)
)  # fmt: skip


def picked(all_: list[Unclosed], desk: Desk) -> list[int]:
    """The ids of those shown, the most urgent first (the office's days, and those of overdue money); of one day's, collective disputes
    (A-28, 办案规则 第5条) and unpaid migrant workers (农民工欠薪绿色通道) come first."""
    chosen = [one for one in all_ if one.is_on(desk.tab, desk.actor) and one.is_due(desk.due, desk.today)]
    chosen.sort(key=lambda one: (one.presses is None, one.presses or one.received_on, not one.first, one.received_on, one.id))
    return [one.id for one in chosen[:SHOWN]]


def answers_for(one: Unclosed, actor: Actor) -> bool:
    """Tell whether the person answers for the proceeding: for their own, and whoever assigns for what nobody has yet; for the
    whole unit where nobody is named as the handler."""
    if not actor.roles & HANDLES:
        return True
    return one.handler == actor.login or (not one.handler and bool(actor.roles & ASSIGNS))


def counts(all_: list[Unclosed], desk: Desk) -> dict[str, int]:
    """Count the proceedings on each tab, and by span of due days on this one."""
    counts = {tab: sum(one.is_on(tab, desk.actor) for one in all_) for tab in TABS}
    here = [one for one in all_ if one.is_on(desk.tab, desk.actor)]
    return counts | {which: sum(one.is_due(which, desk.today) for one in here) for which in DUE}
