"""The desk (办案台): what one person has to do today, what is due or overdue first, each with its next lawful step."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, true
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from mediation.models import Case, Deadline, Document, Party, Proceeding, Promise, Sitting
from mediation.rules.codes import Cause, Kind
from mediation.rules.composition import COLLECTIVE
from mediation.rules.deadlines import BY_ID, RECEIVED_BY, Whose
from mediation.rules.facts import CaseFacts
from mediation.rules.roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF, Role
from mediation.rules.states import state_of
from mediation.rules.steps.track import collective
from mediation.services.base.accounts import Actor
from mediation.services.record import cases
from mediation.services.views import case_page, marks, next_step

View = dict[str, Any]
SHOWN = 40
"""Rows of a desk. More than anybody does in a day; the list of cases has the rest."""
MONEY_SHOWN = 100
WEEK_DAYS = 7
WORK = {
    Kind.MEDIATION: MEDIATION_STAFF, Kind.CONFIRMATION: MEDIATION_STAFF, Kind.REVIEW: ARBITRATION_STAFF,
    Kind.ARBITRATION: ARBITRATION_STAFF, Kind.INSPECTION: INSPECTION_STAFF, Kind.SUIT: ARBITRATION_STAFF,
    Kind.ENFORCEMENT: ARBITRATION_STAFF,
}  # fmt: skip
"""Who handles which kind of proceeding."""
HANDLES = frozenset({Role.MEDIATOR, Role.LEAD, Role.ARBITRATOR, Role.INSPECTOR, Role.INSPECTION_LEAD})
"""Who is named as the handler of a proceeding; the others work for the whole office."""
SERVING = frozenset(
    limit.id for limit in BY_ID.values() for event in limit.ends.any_of if not RECEIVED_BY.isdisjoint(event.steps)
)
"""The limits that end when somebody has received something."""
AWAITS = {
    "agreed": ("held", "等签署"), "effective": ("held", "等履行"), "awarded": ("held", "等履行"), "settled": ("held", "等履行"),
    "made": ("held", "等签收"), "reconciled": ("held", "等履行"), "performed": ("plain", "待结案"),
    "failed": ("plain", "待结案"), "refused": ("plain", "待结案"), "withdrawn": ("plain", "待结案"),
    "ordered": ("held", "等改正"), "decided": ("held", "等履行"), "corrected": ("plain", "待结案"),
    "revoked": ("plain", "待结案"), "told": ("plain", "待结案"), "referred": ("plain", "待结案"),
}  # fmt: skip
"""How a proceeding stands that no limit of the office runs in."""
TABS = {"mine": "我的", "unit": "本单位", "unassigned": "待分派", "waiting": "等别人"}
DUE = {"late": "逾期", "today": "今天", "week": "七天内"}


def has_desk(actor: Actor) -> bool:
    """Whether the person handles cases; whoever only answers for figures has the board instead."""
    return any(actor.roles & staff for staff in WORK.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """What is asked of the desk: whose, which tab, and which of the counts (`due`, '' for all)."""

    actor: Actor
    tab: str
    due: str
    today: date


def tab_of(actor: Actor, wanted: str) -> str:
    """The tab that was asked for, else the person's own."""
    own = "mine" if actor.roles & HANDLES else "unit"
    return wanted if wanted in TABS and (wanted != "mine" or own == "mine") else own


def view(session: Session, desk: Desk) -> View:
    """The desk as plain values; addresses are the page's."""
    all_ = _open(session, desk.actor)
    return {
        "rows": _rows(session, desk, all_), "counts": _counts(all_, desk), "sittings": _sittings(session, desk),
        "payments": _payments(session, desk),
    }  # fmt: skip


def head(session: Session, desk: Desk) -> View:
    """What stands above every tab, for one that has rows of its own."""
    return {"counts": _counts(_open(session, desk.actor), desk), "sittings": _sittings(session, desk)}


# --- which proceedings ----------------------------------------------------------------------------------------


def _mine(actor: Actor) -> ColumnElement[bool]:
    """Unclosed proceedings of the kinds that the person works in, in their units."""
    kinds = [kind for kind, staff in WORK.items() if actor.roles & staff]
    return and_(
        col(Proceeding.unclosed), col(Proceeding.kind).in_([str(kind) for kind in kinds]),
        col(Proceeding.unit_id).in_(cases.scope(actor)),
    )  # fmt: skip


@dataclass(slots=True)
class _Open:
    """An unclosed proceeding, as far as counting and ordering need it. `due`: the office's first running clock, or None;
    `waits`: a party's clock runs, or the proceeding is suspended; `first`: it comes before others of the same day."""

    id: int
    handler: str
    rests: bool
    received_on: date
    first: bool
    due: date | None = None
    waits: bool = False

    def is_on(self, tab: str, actor: Actor) -> bool:
        """Whether it belongs on this tab of the person's desk."""
        if tab == "mine":
            return self.handler == actor.login
        if tab == "unassigned":
            return not self.handler
        return tab == "unit" or (self.due is None and (self.waits or self.rests))

    def is_due(self, which: str, today: date) -> bool:
        """Whether it belongs to this count of days; '' takes every one."""
        if which == "" or self.due is None:
            return which == ""
        week = today + timedelta(days=WEEK_DAYS)
        return {"late": self.due < today, "today": self.due == today, "week": today < self.due <= week}[which]


def _open(session: Session, actor: Actor) -> list[_Open]:
    """Every unclosed proceeding of the desk with its running clocks, in one light statement: counting and ordering in SQL took
    thirty times as long. Whether a clock runs is asked here and not there, or SQLite looks through all running clocks of
    the office for each proceeding."""
    here = and_(col(Deadline.case_id) == Proceeding.case_id, col(Deadline.proceeding) == Proceeding.number)
    wanted = columns(
        col(Proceeding.id), col(Proceeding.handler), col(Proceeding.kind), col(Proceeding.state), col(Proceeding.received_on),
        col(Case.green_channel), col(Proceeding.headcount), col(Deadline.running), col(Deadline.whose), col(Deadline.due_on),
    )  # fmt: skip
    joined = wanted.select_from(Proceeding).join(Case, col(Case.id) == Proceeding.case_id).outerjoin(Deadline, here)
    found: dict[int, _Open] = {}
    for number, handler, kind, state, received_on, green, people, runs, whose, due_on in session.execute(
        joined.where(_mine(actor))
    ):
        rests = state_of(kind, state).rests
        one = found.setdefault(number, _Open(number, handler, rests, received_on, green or people >= COLLECTIVE))
        if runs and whose == Whose.OFFICE:
            one.due = min(one.due or due_on, due_on)
        elif runs:
            one.waits = True
    return list(found.values())


def _picked(all_: list[_Open], desk: Desk) -> list[int]:
    """The ids of those shown, the most urgent first; of one day's, collective disputes (A-28, 办案规则 第5条) and unpaid
    migrant workers (农民工欠薪绿色通道) come first."""
    chosen = [one for one in all_ if one.is_on(desk.tab, desk.actor) and one.is_due(desk.due, desk.today)]
    chosen.sort(key=lambda one: (one.due is None, one.due or one.received_on, not one.first, one.received_on, one.id))
    return [one.id for one in chosen[:SHOWN]]


def _shown(session: Session, ids: list[int]) -> list[tuple[Proceeding, Case]]:
    joined = select(Proceeding, Case).join(Case, col(Case.id) == Proceeding.case_id).where(col(Proceeding.id).in_(ids))
    rows = {p.id: (p, row) for p, row in session.exec(joined)}
    return [rows[number] for number in ids]


def _counts(all_: list[_Open], desk: Desk) -> View:
    """How many there are on each tab, and by day on this one."""
    counts = {tab: sum(one.is_on(tab, desk.actor) for one in all_) for tab in TABS}
    here = [one for one in all_ if one.is_on(desk.tab, desk.actor)]
    return counts | {which: sum(one.is_due(which, desk.today) for one in here) for which in DUE}


def _unprintable(session: Session, case_ids: list[int]) -> dict[next_step.Where, int]:
    """How many documents of these cases cannot be printed for want of a particular."""
    many = (
        select(Document.case_id, Document.proceeding, func.count())
        .where(Document.state == "refused", col(Document.case_id).in_(set(case_ids)))
        .group_by(col(Document.case_id), col(Document.proceeding))
    )
    return {(case_id, proceeding): count for case_id, proceeding, count in session.exec(many)}


# --- rows -----------------------------------------------------------------------------------------------------


def _rows(session: Session, desk: Desk, all_: list[_Open]) -> list[View]:
    found = _shown(session, _picked(all_, desk))
    ids = [p.case_id for p, _ in found]
    known, clocks = next_step.facts_of(session, ids), next_step.clocks_of(session, ids)
    refused = _unprintable(session, ids)
    rows = []
    for p, row in found:
        here = clocks.get((p.case_id, p.number), [])
        step = next_step.foremost(session, desk.actor, known[p.case_id], p.number, here, desk.today)
        first = _first(known[p.case_id], p.number)
        rows.append(
            _row(p, row, here, step, desk.today) | {"first": first, "refused": refused.get((p.case_id, p.number), 0)}
        )
    return rows


def _row(p: Proceeding, row: Case, clocks: list[Deadline], step: Any, today: date) -> View:
    state = state_of(Kind(p.kind), p.state)
    mark = next_step.urgency(clocks, today, suspended=state.rests)
    kind, word = AWAITS.get(p.state, (mark.kind, mark.word)) if mark.due is None else (mark.kind, mark.word)
    return {
        "case_id": p.case_id, "proceeding": p.number, "state_name": p.state, "who": row.who, "whom": row.whom, "number": p.docket,
        "cause": Cause(row.cause).label, "amount": p.amount or None, "kind": kind, "word": word, "due": mark.due,
        "says": next_step.says(clocks, state.label, today), "step": step, "serving": any(c.limit in SERVING for c in clocks),
        "arbitration": p.kind == Kind.ARBITRATION,
    }  # fmt: skip


def _first(known: CaseFacts, number: int) -> str:
    """Why the case comes before others of the same day; '' where it does not."""
    said = ["欠薪绿色通道"] if known.green_channel else []
    said += ["集体争议，优先办理"] if collective(known, known.proceedings[number]) else []
    return "；".join(said)


def _sittings(session: Session, desk: Desk) -> list[View]:
    """Today's sessions and hearings, in order."""
    here = and_(col(Proceeding.case_id) == Sitting.case_id, col(Proceeding.number) == Sitting.proceeding)
    own = col(Proceeding.handler) == desk.actor.login if desk.tab == "mine" else true()
    rows = session.exec(
        select(Sitting, Proceeding, Case)
        .join(Proceeding, here)
        .join(Case, col(Case.id) == Sitting.case_id)
        .where(Sitting.on == desk.today, col(Sitting.held).is_(False), _mine(desk.actor), own)
        .order_by(Sitting.starts)
        .limit(SHOWN)
    )
    found = []
    for sitting, p, row in rows:
        found.append({"starts": sitting.starts, "what": case_page.SITTING[Kind(p.kind)], "place": sitting.place,
                      "who": row.who, "whom": row.whom, "case_id": p.case_id, "proceeding": p.number})  # fmt: skip
    return found


def _payments(session: Session, desk: Desk) -> View:
    """Sums that are overdue or due within the week, and what they come to."""
    here = and_(col(Proceeding.case_id) == Promise.case_id, col(Proceeding.number) == Promise.proceeding)
    payee = and_(col(Party.case_id) == Promise.case_id, col(Party.number) == Promise.payee)
    own = col(Proceeding.handler) == desk.actor.login if desk.tab == "mine" else true()
    until = desk.today + timedelta(days=WEEK_DAYS)
    found = session.exec(
        select(Promise, Proceeding, Party.name, Case.whom)
        .join(Proceeding, here)
        .join(Party, payee)
        .join(Case, col(Case.id) == Promise.case_id)
        .where(col(Promise.settled).is_(False), col(Promise.due_on) <= until, _mine(desk.actor), own)
        .order_by(col(Promise.due_on), col(Promise.case_id), col(Promise.number))
        .limit(MONEY_SHOWN)
    ).all()
    rows = [_payment(promise, name, whom, desk.today) for promise, _, name, whom in found]
    return {"rows": rows, "says": _money_says([promise for promise, *_ in found], desk.today)}


def _payment(promise: Promise, payee: str, whom: str, today: date) -> View:
    kind, word = marks.of_payment(promise.due_on, today, paid=False)
    paid = f"已付 {promise.paid:,.2f} 元" if promise.paid else ""
    return {
        "kind": kind, "word": word, "payee": payee, "what": promise.what, "amount": promise.amount - promise.paid,
        "whom": whom, "case_id": promise.case_id, "proceeding": promise.proceeding, "says": paid,
    }  # fmt: skip


def _money_says(promises: list[Promise], today: date) -> str:
    at_least = "至少 " if len(promises) == MONEY_SHOWN else ""
    due = [p for p in promises if p.due_on == today]
    late = [p for p in promises if p.due_on < today]
    parts = []
    if due:
        parts.append(f"今天应到账 {at_least}{len(due)} 笔 {sum(p.amount - p.paid for p in due):,.2f} 元")
    if late:
        parts.append(f"逾期 {at_least}{len(late)} 笔 {sum(p.amount - p.paid for p in late):,.2f} 元")
    return "，".join(parts) or "今天没有应到账的款项"
