"""The desk (办案台): what one person has to do today, what is due or overdue first, each with its next lawful step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, func

from mediation.models import Case, Document, Party, Proceeding, Promise, Sitting
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Cause, Kind
from mediation.rules.deadlines import BY_ID, RECEIVED_BY
from mediation.rules.facts import CaseFacts
from mediation.rules.roles import SORTS_BY_WORK
from mediation.rules.states import State, arbitration, inspection, mediation, review, state_of
from mediation.rules.step import Step
from mediation.rules.steps import STEPS
from mediation.rules.steps.track import collective
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows
from mediation.services.views import handed_on, marks, next_step, workload
from mediation.services.views.handed_on import HandedOn
from mediation.services.views.next_step import Running
from mediation.services.views.workload import DUE, MINE, SHOWN, TABS, WEEK_DAYS, Desk, Unclosed, mine, picked, tab_of, unclosed

MONEY_SHOWN = 100
SERVING = frozenset(
    limit.id for limit in BY_ID.values() for event in limit.ends.any_of if not RECEIVED_BY.isdisjoint(event.steps)
)
"""The limits that end when somebody has received something."""
SECTIONS = {
    "accept": ("待受理", "五个工作日内决定"),
    "serve": ("待送达", ""),
    "hearing": ("开庭", ""),
    "lacking": ("文书缺项", "补齐后才能打印"),
    "rest": ("其他在办", ""),
}
UNDECIDED = frozenset({
    arbitration.RECEIVED, arbitration.FILING_CORRECTING, mediation.REGISTERED, mediation.CORRECTING, review.RECEIVED,
    inspection.COMPLAINED, inspection.COMPLAINT_CORRECTING,
})  # fmt: skip
"""States in which nobody has decided yet whether the case is taken up."""
HANDED = "handed"
"""The tab of the cases that the unit handed on; they are no longer its work."""
PAYMENTS_SHOWN = 20
SETTLES = {step.settles: step for step in STEPS.values() if step.settles}
"""The step that tells that money has come, and the one that tells that an act was done."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A proceeding on the desk. `says`: what is to be done; `first`: why it comes before others of the same day, '' where it does
    not; `step`: the next lawful step, `main` where it is the most urgent of the desk; `note`: what else stands in the way, or ''."""

    case_id: int
    proceeding: int
    who: str
    whom: str
    number: str
    cause: str
    amount: Decimal | None
    mark: str
    word: str
    says: str
    first: str
    step: Step | None
    main: bool
    note: str
    kind: Kind
    section: str


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the desk. `title` '': there is only this one; `empty`: what is said where it has no rows."""

    name: str
    title: str
    says: str
    rows: tuple[CaseRow, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One of today's sessions and hearings."""

    starts: str
    what: str
    place: str
    who: str
    whom: str
    case_id: int
    proceeding: int


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A sum of money, or an act, that is due or overdue. `amount`: what is still owed, in 元, None for an act; `says`: what was paid
    of it, or ''; `line`: the number of the promise, which the form of its row, that of `step`, fills in alone."""

    mark: str
    word: str
    payee: str
    what: str
    amount: Decimal | None
    whom: str
    case_id: int
    proceeding: int
    says: str
    line: int
    step: Step


@dataclass(frozen=True, slots=True)
class Payments:
    """The lines that are due within the week, and the sums they come to."""

    says: str
    rows: tuple[PaymentRow, ...]


@dataclass(frozen=True, slots=True)
class TabLine:
    """A tab; `count` None: nobody counts what is on it; `late`: how many of them are overdue."""

    name: str
    label: str
    count: int | None
    late: int
    here: bool


@dataclass(frozen=True, slots=True)
class DueLine:
    """The count of the proceedings that are due in one span of days, with its words."""

    due: str
    mark: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The desk: the work of one person. `handed`: the cases handed on, None on every other tab, as `payments` is on that one."""

    headline: str
    summary: tuple[str, ...]
    tab: str
    tabs: tuple[TabLine, ...]
    counts: tuple[DueLine, ...]
    sittings: tuple[SittingRow, ...]
    sections: tuple[Section, ...]
    handed: tuple[HandedOn, ...] | None
    payments: Payments | None


def view(session: Session, desk: Desk) -> DeskPage:
    """The desk: what is due today and overdue first."""
    all_ = unclosed(session, desk.actor)
    return replace(
        _head(session, desk, all_),
        sections=_sections(_rows(session, desk, all_), desk.actor),
        payments=_payments(session, desk),
    )


def handed(session: Session, desk: Desk) -> DeskPage:
    """The desk on the tab of what the person's unit handed on."""
    head = _head(session, desk, unclosed(session, desk.actor))
    tabs = tuple(replace(tab, here=tab.name == HANDED) for tab in head.tabs)
    return replace(head, tabs=tabs, handed=tuple(handed_on.listed(session, desk.actor)))


def _head(session: Session, desk: Desk, all_: list[Unclosed]) -> DeskPage:
    """Return the page with what stands above every tab, and no section yet."""
    counts = workload.counts(all_, desk)
    own = tab_of(desk.actor, "mine") == "mine"
    late = [one for one in all_ if one.is_due("late", desk.today)]
    tabs = [
        TabLine(name, label, counts[name], sum(one.is_on(name, desk.actor) for one in late), name == desk.tab and not desk.due)
        for name, label in TABS.items()
        if name != "mine" or own
    ]
    return DeskPage(
        headline=_headline(all_, desk), tab=desk.tab, tabs=(*tabs, TabLine(HANDED, "已移出", None, 0, here=False)),
        summary=(*([f"我的在办 {counts['mine']} 件"] if own else []), f"本单位 {counts['unit']} 件"),
        counts=tuple(DueLine(due, mark, word, counts[due]) for due, (mark, word) in DUE.items()),
        sittings=tuple(_sittings(session, desk)), sections=(), handed=None, payments=None,
    )  # fmt: skip


def _headline(all_: list[Unclosed], desk: Desk) -> str:
    """The count of what is overdue and due today of everything the person answers for, whichever tab is open; the rest of the unit's
    overdue beside it."""
    theirs = [one for one in all_ if workload.answers_for(one, desk.actor)]
    late, today = (sum(one.is_due(which, desk.today) for one in theirs) for which in ("late", "today"))
    others = sum(one.is_due("late", desk.today) for one in all_) - late
    said = [f"{late} 件已逾期"] if late else []
    said += [f"今天有 {today} 件到期"] if today else []
    said += [f"本单位另有 {others} 件逾期"] if others else []
    return "，".join(said) or "今天没有到期的期限"


class _Shown(NamedTuple):
    """A proceeding that is shown, with what is read of its case."""

    id: int
    case_id: int
    number: int
    kind: str
    state: str
    docket: str
    amount: Decimal
    cause: str


_SHOWN = (
    columns(*(getattr(Proceeding, name) for name in _Shown._fields[:-1]), col(Case.cause))
    .join(Case, col(Case.id) == Proceeding.case_id)
    .where(col(Proceeding.id).in_(bindparam("ids", expanding=True)))
)
_UNPRINTABLE = (
    columns(col(Document.case_id), col(Document.proceeding), func.count())
    .where(col(Document.state) == "refused", col(Document.case_id).in_(bindparam("cases", expanding=True)))
    .group_by(col(Document.case_id), col(Document.proceeding))
)


def _shown(session: Session, ids: list[int]) -> list[_Shown]:
    rows = {row.id: row for row in map(_Shown._make, session.execute(_SHOWN, {"ids": ids}))}
    return [rows[number] for number in ids]


def _unprintable(session: Session, case_ids: list[int]) -> dict[next_step.Where, int]:
    """Count the documents of these cases that cannot be printed for want of a particular, by proceeding."""
    many = session.execute(_UNPRINTABLE, {"cases": sorted(set(case_ids))})
    return {(case_id, proceeding): count for case_id, proceeding, count in many}


# --- rows -----------------------------------------------------------------------------------------------------


def _rows(session: Session, desk: Desk, all_: list[Unclosed]) -> list[CaseRow]:
    found = _shown(session, picked(all_, desk))
    ids = [p.case_id for p in found]
    known, clocks = next_step.facts_of(session, ids), next_step.clocks_of(session, ids)
    refused = _unprintable(session, ids)
    rows: list[CaseRow] = []
    for p in found:
        here = clocks.get((p.case_id, p.number), [])
        step = next_step.foremost(session, desk.actor, known[p.case_id], p.number, here, desk.today)
        lacking = refused.get((p.case_id, p.number), 0)
        rows.append(_row(p, known[p.case_id], here, step, desk.today, lacking, main=not rows))
    return rows


def _row(
    p: _Shown, known: CaseFacts, clocks: list[Running], step: Step | None, today: date, refused: int, *, main: bool
) -> CaseRow:
    state = state_of(Kind(p.kind), p.state)
    mark = next_step.urgency(clocks, today, suspended=state.rests)
    kind, word = (marks.of_state(state) if mark.due is None else None) or (mark.kind, mark.word)
    who, whom = case_rows.sides_of(known, known.proceedings[p.number])
    return CaseRow(
        case_id=p.case_id, proceeding=p.number, who=who, whom=whom, number=p.docket, cause=Cause(p.cause).label,
        amount=p.amount or None, mark=kind, word=word, says=next_step.says(clocks, state.label, today), first=_first(known, p.number),
        step=step, main=main, note=f"{refused} 份文书不能打印" if refused else "", kind=Kind(p.kind),
        section=_section(state, refused, serving=any(clock.limit in SERVING for clock in clocks)),
    )  # fmt: skip


def _section(state: State, refused: int, *, serving: bool) -> str:
    """Return the name of the office's list on which the proceeding stands."""
    if refused:
        return "lacking"
    if state in UNDECIDED:
        return "accept"
    if serving:
        return "serve"
    return "hearing" if state is arbitration.SCHEDULED else "rest"


def _sections(rows: list[CaseRow], actor: Actor) -> tuple[Section, ...]:
    """One list for a mediator or an arbitrator; for the office, one for each kind of work."""
    if not actor.roles & SORTS_BY_WORK or not any(row.kind is Kind.ARBITRATION for row in rows):
        return (Section("all", "", "", tuple(rows), "没有这样的案件。"),)
    return tuple(
        Section(name, title, says, there, "")
        for name, (title, says) in SECTIONS.items()
        if (there := tuple(row for row in rows if row.section == name))
    )


def _first(known: CaseFacts, number: int) -> str:
    """Return the reason why the case comes before others of the same day; '' where it does not."""
    said = ["欠薪绿色通道"] if known.green_channel else []
    said += ["集体争议，优先办理"] if collective(known, known.proceedings[number]) else []
    return "；".join(said)


_TODAY = (
    columns(
        col(Sitting.starts), col(Proceeding.kind), col(Sitting.place), col(Proceeding.who), col(Proceeding.whom), col(Proceeding.case_id),
        col(Proceeding.number),
    )
    .select_from(Sitting)
    .join(Proceeding, and_(col(Proceeding.case_id) == Sitting.case_id, col(Proceeding.number) == Sitting.proceeding))
    .where(col(Sitting.on) == bindparam("today"), col(Sitting.free).is_(False), MINE)
    .order_by(col(Sitting.starts))
    .limit(SHOWN)
)  # fmt: skip
_HANDLED = col(Proceeding.handler) == bindparam("login")
"""The proceeding is the person's own."""


def _sittings(session: Session, desk: Desk) -> Iterator[SittingRow]:
    """Today's sessions and hearings, in order."""
    for starts, kind, *rest in _asked(session, desk, _TODAY, today=desk.today):
        yield SittingRow(starts, SITTINGS[Kind(kind)], *rest)


class _Due(NamedTuple):
    """A line that is due, with its payee and the other side. `amount` None: an act."""

    due_on: date
    what: str
    amount: Decimal | None
    paid: Decimal
    case_id: int
    proceeding: int
    number: int
    payee: str
    whom: str


_DUE = (
    columns(*(getattr(Promise, name) for name in _Due._fields[:-2]), col(Party.name), col(Proceeding.whom))
    .select_from(Promise)
    .join(Proceeding, and_(col(Proceeding.case_id) == Promise.case_id, col(Proceeding.number) == Promise.proceeding))
    .join(Party, and_(col(Party.case_id) == Promise.case_id, col(Party.number) == Promise.payee))
    .where(col(Promise.settled).is_(False), col(Promise.due_on) <= bindparam("until"), MINE)
    .order_by(col(Promise.due_on), col(Promise.case_id), col(Promise.number))
    .limit(MONEY_SHOWN)
)


def _payments(session: Session, desk: Desk) -> Payments:
    """Sums and acts that are overdue or due within the week, and what they come to."""
    until = desk.today + timedelta(days=WEEK_DAYS)
    found = [_Due._make(row) for row in _asked(session, desk, _DUE, until=until)]
    rows = (_payment(due, desk.today) for due in found[:PAYMENTS_SHOWN])
    return Payments(_money_says(found, desk.today), tuple(rows))


_OWN = {statement: statement.where(_HANDLED) for statement in (_TODAY, _DUE)}
"""The same on the tab of what is the person's own."""


def _asked(session: Session, desk: Desk, statement: Any, **asked: date) -> list[Any]:
    """The rows of a statement about the work of the person, or of what is theirs alone on that tab."""
    if desk.tab == "mine":
        return [*session.execute(_OWN[statement], {**mine(desk.actor), **asked, "login": desk.actor.login})]
    return [*session.execute(statement, {**mine(desk.actor), **asked})]


def _payment(due: _Due, today: date) -> PaymentRow:
    money = due.amount is not None
    mark, word = marks.of_promise(due.due_on, today, comes="到账" if money else "履行", settled=False)
    return PaymentRow(
        mark=mark, word=word, payee=due.payee, what=due.what, amount=_unpaid(due) if money else None, whom=due.whom,
        case_id=due.case_id, proceeding=due.proceeding, says=f"已付 {due.paid:,.2f} 元" if due.paid else "", line=due.number,
        step=SETTLES["money" if money else "deed"],
    )  # fmt: skip


def _unpaid(due: _Due) -> Decimal:
    return (due.amount or Decimal(0)) - due.paid


def _money_says(promises: list[_Due], today: date) -> str:
    at_least = "至少 " if len(promises) == MONEY_SHOWN else ""
    due = [p for p in promises if p.due_on == today]
    late = [p for p in promises if p.due_on < today]
    parts = [*_counted(due, at_least, "今天应到账 ", "今天应履行 "), *_counted(late, at_least, "逾期 ", "逾期 ")]
    return "，".join(parts) or "今天没有应到账的款项"


def _counted(those: list[_Due], at_least: str, money: str, acts: str) -> Iterator[str]:
    sums = [p for p in those if p.amount is not None]
    if sums:
        yield f"{money}{at_least}{len(sums)} 笔 {sum(map(_unpaid, sums)):,.2f} 元"
    if len(those) > len(sums):
        yield f"{acts}{at_least}{len(those) - len(sums)} 项"
