"""The desk (办案台): what one person has to do today, what is due or overdue first, each with its next lawful step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import and_, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from mediation.models import Case, Document, Proceeding, Sitting
from mediation.rules import causes
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, RECEIVED_BY
from mediation.rules.facts import CaseFacts
from mediation.rules.roles import INSPECTION_STAFF, MEDIATION_STAFF, SORTS_BY_WORK
from mediation.rules.states import arbitration, inspection, mediation, review, state_of
from mediation.rules.step import Situation, Step
from mediation.rules.steps.approval import Proposal, waiting
from mediation.rules.steps.closing_approval import (
    ClosingProposal,
    ClosingReturned,
    closing_returned,
    closing_waits,
    is_the_heads,
)
from mediation.rules.steps.track import collective
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows
from mediation.services.views import due_money, handed_on, lead_pages, marks, next_step, workload
from mediation.services.views.due_money import OwedLate, Payments
from mediation.services.views.handed_on import HandedOn
from mediation.services.views.lead_pages import LeadLine
from mediation.services.views.next_step import Running
from mediation.services.views.workload import DUE, MINE, SHOWN, TABS, Desk, Unclosed, picked, tab_of, unclosed

SERVING = frozenset(
    limit.id for limit in BY_ID.values() for event in limit.ends.any_of if not RECEIVED_BY.isdisjoint(event.steps)
)
"""The limits that end when somebody has received something."""
SECTIONS = {
    "approve": ("待审批", "已提请的，和等审批结案的"),
    "accept": ("待受理", "五个工作日内决定"),
    "serve": ("待送达", ""),
    "hearing": ("开庭", ""),
    "lacking": ("文书缺项", "补齐后才能打印"),
    "rest": ("其他在办", ""),
}
UNDECIDED = frozenset({
    arbitration.RECEIVED, arbitration.FILING_CORRECTING, mediation.REGISTERED, mediation.CORRECTING, review.RECEIVED, review.CORRECTING,
    inspection.COMPLAINED, inspection.COMPLAINT_CORRECTING,
})  # fmt: skip
"""States in which nobody has decided yet whether the case is taken up."""
WITH_LEADS = INSPECTION_STAFF | MEDIATION_STAFF
"""Who has leads (欠薪线索) on the desk: the inspectorate, and whoever mediates what it handed on."""
HANDED = "handed"
"""The tab of the cases that the unit handed on; they are no longer its work."""


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
    """The desk: the work of one person. `handed`: the cases handed on, None on every other tab, as `payments` is on that one;
    `leads`: those that are due, on it too."""

    headline: str
    summary: tuple[str, ...]
    tab: str
    tabs: tuple[TabLine, ...]
    counts: tuple[DueLine, ...]
    sittings: tuple[SittingRow, ...]
    sections: tuple[Section, ...]
    handed: tuple[HandedOn, ...] | None
    payments: Payments | None
    leads: tuple[LeadLine, ...] = ()


def view(session: Session, desk: Desk) -> DeskPage:
    """The desk: what is due today and overdue first."""
    all_, late = _unclosed(session, desk)
    return replace(
        _head(session, desk, all_, late),
        sections=_sections(_rows(session, desk, all_), desk.actor),
        payments=due_money.payments(session, desk),
        leads=tuple(lead_pages.due(session, desk.actor, desk.today)) if desk.actor.roles & WITH_LEADS else (),
    )


def handed(session: Session, desk: Desk) -> DeskPage:
    """The desk on the tab of what the person's unit handed on."""
    head = _head(session, desk, *_unclosed(session, desk))
    tabs = tuple(replace(tab, here=tab.name == HANDED) for tab in head.tabs)
    return replace(head, tabs=tabs, handed=tuple(handed_on.listed(session, desk.actor)))


def _unclosed(session: Session, desk: Desk) -> tuple[list[Unclosed], dict[int, OwedLate]]:
    """Every unclosed proceeding of the desk, and the money that is overdue in them."""
    all_, late = unclosed(session, desk.actor, desk.today), due_money.on_desk(session, desk.actor, desk.today)
    for one in all_:
        one.owed_since = late[one.id].since if one.id in late else None
    return all_, late


def _head(session: Session, desk: Desk, all_: list[Unclosed], owed: Mapping[int, OwedLate]) -> DeskPage:
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
        headline=_headline(all_, owed, desk), tab=desk.tab, tabs=(*tabs, TabLine(HANDED, "已移出", None, 0, here=False)),
        summary=(*([f"我的在办 {counts['mine']} 件"] if own else []), f"本单位 {counts['unit']} 件"),
        counts=tuple(DueLine(due, mark, word, counts[due]) for due, (mark, word) in DUE.items()),
        sittings=tuple(_sittings(session, desk)), sections=(), handed=None, payments=None,
    )  # fmt: skip


def _headline(all_: list[Unclosed], owed: Mapping[int, OwedLate], desk: Desk) -> str:
    """The count of what is overdue and due today of everything the person answers for, whichever tab is open, the money that is overdue
    in it; and the rest of the unit's overdue beside it."""
    theirs = [one for one in all_ if workload.answers_for(one, desk.actor)]
    late, today = (sum(one.is_due(which, desk.today) for one in theirs) for which in ("late", "today"))
    others = sum(one.is_due("late", desk.today) for one in all_) - late
    said = [f"{late} 件已逾期"] if late else []
    said += [f"今天有 {today} 件到期"] if today else []
    said += (
        [due_money.says([owed[one.id] for one in theirs if one.id in owed])] if any(one.id in owed for one in theirs) else []
    )
    said += [f"本单位另有 {others} 件逾期"] if others else []
    return "，".join(said) or "今天没有到期的期限"


class _Shown(NamedTuple):
    """A proceeding that is shown, with what is read of its case; `unprintable`: how many of its papers lack a particular."""

    id: int
    case_id: int
    number: int
    kind: str
    state: str
    docket: str
    amount: Decimal
    cause: str
    unprintable: int


_REFUSED = (
    select(func.count())
    .select_from(Document)
    .where(
        col(Document.state) == "refused",
        col(Document.case_id) == Proceeding.case_id,
        col(Document.proceeding) == Proceeding.number,
    )
    .correlate(Proceeding)
    .scalar_subquery()
)
_SHOWN = (
    columns(*(getattr(Proceeding, name) for name in _Shown._fields[:-2]), col(Case.cause), _REFUSED)
    .join(Case, col(Case.id) == Proceeding.case_id)
    .where(col(Proceeding.id).in_(bindparam("ids", expanding=True)))
)


def _shown(session: Session, ids: list[int]) -> list[_Shown]:
    rows = {row.id: row for row in map(_Shown._make, session.execute(_SHOWN, {"ids": ids}))}
    return [rows[number] for number in ids]


# --- rows -----------------------------------------------------------------------------------------------------


def _rows(session: Session, desk: Desk, all_: list[Unclosed]) -> list[CaseRow]:
    found = _shown(session, picked(all_, desk))
    ids = [p.case_id for p in found]
    known, clocks = next_step.facts_of(session, ids), next_step.clocks_of(session, ids, desk.today)
    rows: list[CaseRow] = []
    for p in found:
        here = clocks.get((p.case_id, p.number), [])
        situation = next_step.situation_of(session, desk.actor, known[p.case_id], p.number, desk.today)
        step = next_step.foremost(session, desk.actor, situation, here)
        rows.append(_row(p, situation, here, step, p.unprintable, main=not rows))
    return rows


def _row(p: _Shown, situation: Situation, clocks: list[Running], step: Step | None, refused: int, *, main: bool) -> CaseRow:
    state, known, today = state_of(Kind(p.kind), p.state), situation.case, situation.today
    mark = next_step.urgency(clocks, today, suspended=state.rests)
    kind, word = (marks.of_state(state) if mark.due is None else None) or (mark.kind, mark.word)
    owed = next_step.unobeyed(situation) or next_step.breached(situation)
    asked = next_step.asked_after(clocks, today)
    says = owed.says if owed and not asked else next_step.says(clocks, owed.says if owed else state.label, today)
    if owed is not None and kind != "late" and not (asked and owed.mark[0] == "held"):
        kind, word = owed.mark
    who, whom = case_rows.sides_of(known, known.proceedings[p.number])
    return CaseRow(
        case_id=p.case_id, proceeding=p.number, who=who, whom=whom, number=p.docket, cause=causes.said(p.cause, Kind(p.kind)),
        amount=p.amount or None, mark=kind, word=word, says=says,
        first=_first(known, p.number),
        step=step, main=main, note="；".join(_notes(situation, refused)), kind=Kind(p.kind),
        section=_section(situation, step, refused, serving=any(clock.limit in SERVING for clock in clocks)),
    )  # fmt: skip


def _notes(situation: Situation, refused: int) -> Iterator[str]:
    """The other things that stand in the way: papers that lack something, and what waits for whoever approves it."""
    if refused:
        yield f"{refused} 份文书不能打印"
    if asked := waiting(situation.here):
        yield f"{asked.actor}于 {asked.on} 提请审批：{asked.as_(Proposal).proposed.label}"
    if asked := closing_waits(situation.here):
        yield f"{asked.actor}于 {asked.on} 提请结案：{asked.as_(ClosingProposal).opinion}"
    if back := closing_returned(situation.here):
        yield f"{back.actor}于 {back.on} 退回结案提请：{back.as_(ClosingReturned).reason}"


def _section(situation: Situation, step: Step | None, refused: int, *, serving: bool) -> str:
    """Return the name of the office's list on which the proceeding stands, whose foremost step for this person is `step`."""
    state = state_of(situation.here.kind, situation.here.state)
    if waiting(situation.here) or closing_waits(situation.here) or (step is not None and is_the_heads(step, situation)):
        return "approve"
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
_OWN_TODAY = workload.own(_TODAY)


def _sittings(session: Session, desk: Desk) -> Iterator[SittingRow]:
    """Today's sessions and hearings, in order."""
    for starts, kind, *rest in workload.asked(session, desk, _TODAY, _OWN_TODAY, today=desk.today):
        yield SittingRow(starts, SITTINGS[Kind(kind)], *rest)
