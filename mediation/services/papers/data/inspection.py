"""The inspection (监察) as its papers tell it: nothing is recited that the record does not show (监察条例 第19条；行政处罚法 第45条)."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import col, select

from mediation.models import Account, Document
from mediation.rules import local
from mediation.rules.codes import Outcome, Side
from mediation.rules.codes.inspection import Accusation
from mediation.rules.consequences import consequence
from mediation.rules.decided import received_by
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.advance_notice import RESTS_ON, AdvanceNotice, Said
from mediation.rules.steps.complaint import Complaint
from mediation.rules.steps.correcting import ORDERS, Recheck, ordered
from mediation.rules.steps.inspection import Findings, InspectionRecord
from mediation.rules.steps.orders import CorrectionOrder
from mediation.services.base import reference
from mediation.services.papers.data import inspection_steps
from mediation.services.papers.data.agreement import lines_printed, usual_words
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_inspection import (
    FiledPaper,
    HeardData,
    Inspection,
    InspectorData,
    OrderData,
    PerformedLine,
    StepDone,
)

EDITION = 3
"""The words that the papers have today: 2 says of each unit whether it spoke, and gives a referral the list of what is there; 3 names the
head who approved an extension by his own act."""


def build(paper: Paper) -> Inspection:
    """The inspection up to the entry that makes the paper, for whom the paper is for."""
    entries = [entry for entry in paper.here.entries if entry.seq <= paper.entry.seq]
    first = entries[0].if_(Complaint)
    found = [entry.as_(Findings).findings for entry in entries if entry.step == Do.FINISH_INVESTIGATION]
    docketed = [entry for entry in entries if entry.step == Do.DOCKET_COMPLAINT]
    return Inspection(
        inspectors=_inspectors(paper, entries), heard=list(_heard(paper, entries)), orders=list(_orders(paper, entries)),
        evidence=list(_evidence(paper, entries)), findings=found[-1] if found else "",
        consequence=consequence(paper.known.cause, _items(paper)),
        fine_bank=reference.setting(paper.context.session, local.FINE_BANK),
        mine=_mine(paper), reported=first is not None and first.accusation is Accusation.REPORT,
        approver=_approver(paper, docketed), performed=list(_performed(paper)),
        outcome=Outcome(paper.here.outcome).label if paper.here.outcome else "", concluded_on=paper.here.concluded_on,
        papers=list(_papers(paper)), course=list(_course(paper, entries)), edition=EDITION,
        **inspection_steps.how_long(paper, entries), found=list(inspection_steps.found(paper, entries)),
        named=[paper.known.parties[number].name for number in paper.entry.parties or ()],
        hearings=list(inspection_steps.hearings(paper, entries)), rechecked=list(inspection_steps.rechecked(paper)),
        keeping=inspection_steps.keeping(paper, entries), challenged=inspection_steps.challenged(paper, entries),
        advanced=list(inspection_steps.advanced(paper)), materials=list(inspection_steps.materials(paper, entries)),
    )  # fmt: skip


def _inspectors(paper: Paper, entries: list[Entry]) -> list[InspectorData]:
    """The two who are assigned, each with the warrant that is noted today; nobody before they are."""
    assigned = [entry for entry in entries if entry.step in inspection_steps.ASSIGNING]
    if not assigned:
        return []
    logins = [str(assigned[-1].answer(seat)) for seat in ("first", "second")]
    rows = paper.context.session.exec(
        select(Account.login, Account.name, Account.warrant).where(col(Account.login).in_(logins))
    )
    known = {login: InspectorData(name=name, warrant=warrant) for login, name, warrant in rows}
    return [known[login] for login in logins if login in known]


def _heard(paper: Paper, entries: list[Entry]) -> Iterator[HeardData]:
    """The statements of whom the paper is for, and those that the record ties to nobody."""
    for entry in entries:
        if entry.step != Do.HEAR_EMPLOYER:
            continue
        whose = list(entry.parties or ())
        if paper.party and whose and paper.here.standing_for(paper.party).isdisjoint(whose):
            continue
        if (rests := _rests_on(paper, entries)) and entry.seq < rests[0].seq:
            continue
        form = entry.as_(Said)
        yield HeardData(
            whose="、".join(paper.known.parties[number].name for number in whose), on=entry.on, said=form.statement.strip("。 "),
            told_on=_told_on(paper, entries, entry), taken_up=_taken_up(form), how=str(form.how), mine=bool(paper.party and whose),
        )  # fmt: skip


def _rests_on(paper: Paper, entries: list[Entry]) -> list[Entry]:
    """The notices to whom a decision is for, of such a decision, oldest first: what was said on another notice is another decision's
    (行政处罚法 第44、45条); [] of any other paper, and where he was told of no such decision.
    """
    kinds, me = RESTS_ON.get(paper.entry.step, ()), paper.here.standing_for(paper.party) if paper.party else frozenset()
    return [
        entry for entry in entries
        if entry.step == Do.TELL_BEFORE and entry.as_(AdvanceNotice).proposed in kinds and not me.isdisjoint(entry.parties or ())
    ]  # fmt: skip


def _told_on(paper: Paper, entries: list[Entry], heard: Entry) -> date | None:
    """The day of the last notice before the statement to whoever made it; None: the record has none."""
    whose = set(heard.parties or ()) or {paper.party}
    told = [
        entry for entry in _rests_on(paper, entries) or entries
        if entry.step == Do.TELL_BEFORE and entry.seq < heard.seq and not whose.isdisjoint(entry.parties or ())
    ]  # fmt: skip
    return told[-1].on if told else None


def _taken_up(form: Said) -> str:
    """Tell whether the statement was taken up, and why (行政处罚法 第45条); '' where the record says nothing."""
    if form.taken_up is None:
        return ""
    return f"{form.taken_up.label}：{form.why.strip('。 ')}" if form.why else form.taken_up.label


def _orders(paper: Paper, entries: list[Entry]) -> Iterator[OrderData]:
    """The orders made before this paper to whom it is for, with the day on which he received them; in the file's own papers, all."""
    theirs = {entry.seq for entry in ordered(paper.here, paper.party)} if paper.party else {entry.seq for entry in entries}
    if (looked := paper.entry.if_(Recheck)) and looked.orders:
        theirs &= {*looked.orders}
    for entry in entries:
        if entry.step in ORDERS and entry.seq != paper.entry.seq and entry.seq in theirs:
            came = received_by(paper.here, entry).get(paper.party)
            yield OrderData(
                number=entry.used.paper, on=entry.on, days=entry.as_(CorrectionOrder).days,
                received_on=came,
            )  # fmt: skip


def _evidence(paper: Paper, entries: list[Entry]) -> Iterator[str]:
    """The records of the investigation and what was handed in, each in words (行政处罚法 第59条: 证据)."""
    for entry in entries:
        if entry.step == Do.RECORD_INSPECTION:
            record = entry.as_(InspectionRecord)
            yield f"{entry.on.year}年{entry.on.month}月{entry.on.day}日{record.measure.label.partition('（')[0]}的笔录（{record.place}）"
    yield from inspection_steps.obtained(entries)
    me = paper.here.standing_for(paper.party) if paper.party else None
    for entry in entries:
        if entry.step == Do.RECHECK and (me is None or not me.isdisjoint(entry.parties or ())):
            yield f"{entry.on.year}年{entry.on.month}月{entry.on.day}日的复查记录"
    for exhibit in paper.known.exhibits_in(paper.here):
        yield f"{paper.known.parties[exhibit.party].name}提交的{exhibit.name}"


def _items(paper: Paper) -> set[str]:
    return {str(claim.item) for claim in paper.known.claimed_in(paper.here)}


def _mine(paper: Paper) -> list[int] | None:
    """The places of the lines that whom the paper is for has to pay: each unit is ordered its own (保障农民工工资支付条例 第30条)."""
    if not paper.party or paper.known.parties[paper.party].side is not Side.RESPONDENT:
        return None
    lines = lines_printed(paper)
    me = paper.here.standing_for(paper.party)
    return [place for place, line in enumerate(lines) if line.liable is None or not me.isdisjoint(line.liable.everybody)]


def _approver(paper: Paper, docketed: list[Entry]) -> str:
    """The person who approved the extension or the revocation that the paper is about, else the docketing: who signed, or whose act
    it is (若干规定 第19、35条；条例 第17条); '' where nothing was docketed.
    """
    approved = [paper.entry] if paper.entry.step in (Do.EXTEND_INVESTIGATION, Do.REVOKE_DOCKET) else docketed[-1:]
    return "".join(str(entry.answer("approver") or "") or entry.used.approver or entry.actor for entry in approved)


def _performed(paper: Paper) -> Iterator[PerformedLine]:
    """The lines that were ordered, with what has come of each up to today."""
    for line in paper.known.promised_in(paper.here):
        payee, what = paper.known.parties[line.payee].name, usual_words(paper, line)
        yield PerformedLine(payee=payee, what=what, amount=line.amount, paid=line.paid, done=not line.open)


def _papers(paper: Paper) -> Iterator[FiledPaper]:
    """The papers of the case that stand, oldest first: what the list of a closed file names (若干规定: 一案一卷)."""
    if paper.entry.step != Do.CLOSE_INSPECTION:
        return
    mine = (Document.case_id == paper.context.case_id, Document.proceeding == paper.here.number, Document.seq < paper.entry.seq)
    rows = paper.context.session.exec(select(Document).where(*mine, Document.state != "void").order_by(col(Document.id)))
    seen: set[tuple[str, int]] = set()
    for row in rows:
        if (row.template, row.seq) not in seen:
            seen.add((row.template, row.seq))
            yield FiledPaper(title=row.title, number=row.number, on=row.issued_on)


def _course(paper: Paper, entries: list[Entry]) -> Iterator[StepDone]:
    """The steps in their order, for the papers of the file; services and payments are steps like any other."""
    for entry in entries:
        yield StepDone(what=STEPS[entry.step].label, on=entry.on, by=entry.actor)
