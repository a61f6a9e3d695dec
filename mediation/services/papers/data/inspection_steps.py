"""The parts of an inspection's papers that single steps leave: hearings, rechecks, wages paid beforehand, materials of a referral."""

from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import select

from mediation.models import Account
from mediation.rules.amounts import chinese_date, said_date
from mediation.rules.codes.inquiring import HelpAnswer
from mediation.rules.codes.inspection import Redress
from mediation.rules.codes.served import InspectionPaper
from mediation.rules.decided import PAPER_OF, received_by
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.steps.advance_notice import HearingCalled, HearingHeld
from mediation.rules.steps.correcting import Recheck, ordered
from mediation.rules.steps.crime import ReferralReport
from mediation.rules.steps.fled import Advance, PostedOrder
from mediation.rules.steps.inspector_recusal import InspectorChallenged
from mediation.rules.steps.keeping_evidence import Keeping, Release
from mediation.rules.steps.summoning import HelpAsked, HelpCame
from mediation.rules.wage_crime import MONTHS
from mediation.services.papers.data.agreement import usual_words
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_inspection import (
    AdvancedLine,
    ChallengedData,
    FoundData,
    HearingData,
    KeepingData,
    KeptLine,
    RecheckedLine,
)

REFERRALS = (Do.REFER_POLICE, Do.REPORT_CRIME)
"""The steps that hand a suspected crime over, with a list of what goes along."""


def hearings(paper: Paper, entries: list[Entry]) -> Iterator[HearingData]:
    """The hearings that were held with whom the paper is for, in the file's own papers all of them (行政处罚法 第64、65条)."""
    called: Entry | None = None
    for entry in entries:
        if entry.step == Do.CALL_PENALTY_HEARING:
            called = entry
        if entry.step != Do.HOLD_PENALTY_HEARING:
            continue
        if paper.party and paper.here.standing_for(paper.party).isdisjoint(entry.parties or ()):
            continue
        found, notice = (
            HearingData(on=entry.on, chair=entry.as_(HearingHeld).chair),
            called.if_(HearingCalled) if called else None,
        )
        if notice is not None:
            told = {"called_on": notice.on, "place": notice.place, "starts": notice.starts, "public": notice.public}
            found = found.model_copy(update=told)
        yield found


def rechecked(paper: Paper) -> Iterator[RecheckedLine]:
    """The rows of a recheck, in words; none of any other step (条例 第18条第1款第2项)."""
    form = paper.entry.if_(Recheck)
    for row in form.items if form else ():
        yield RecheckedLine(what=row.what, result=row.result.label, proof=row.proof)


def found(paper: Paper, entries: list[Entry]) -> Iterator[FoundData]:
    """The findings of each recheck about whom the paper is for, and the day on which the correction was confirmed; none in a
    paper of the file's own (条例 第18条第1款第2项、第30条). Of a recheck of several units at once
    only the whole is told: its rows say not whose they are.
    """
    if not paper.party:
        return
    theirs = {entry.seq for entry in ordered(paper.here, paper.party)}
    me = paper.here.standing_for(paper.party)
    for entry in entries:
        numbers = [each.used.paper for each in entries if each.seq in theirs and each.seq < entry.seq and each.used.paper]
        if entry.step == Do.CONFIRM_CORRECTED and theirs:
            yield FoundData(on=entry.on, result=str(Redress.DONE), orders=numbers, confirmed=True)
        form = entry.if_(Recheck)
        if form is None or me.isdisjoint(form.parties):
            continue
        if form.orders:
            numbers = [each.used.paper for each in entries if each.seq in theirs.intersection(form.orders) and each.used.paper]
        alone = me.issuperset(form.parties)
        lacking = [row.what.strip("。 ") for row in form.items if row.result is not Redress.DONE] if alone else []
        yield FoundData(on=entry.on, result=str(form.result), orders=numbers, lacking=lacking)


def advanced(paper: Paper) -> Iterator[AdvancedLine]:
    """The sums that were paid beforehand, by worker, in 元; none of any other step (保障农民工工资支付条例 第29、32、63条)."""
    form = paper.entry.if_(Advance)
    for row in form.payments if form else ():
        line = paper.known.promises[row.promise]
        yield AdvancedLine(
            payee=paper.known.parties[line.payee].name, what=usual_words(paper, line), amount=row.amount or Decimal(0)
        )


ASSIGNING = (Do.ASSIGN_INSPECTORS, Do.CHANGE_INSPECTORS, Do.GRANT_INSPECTOR_RECUSAL)
"""The steps by which two inspectors have the case."""


def keeping(paper: Paper, entries: list[Entry]) -> KeepingData | None:
    """The evidence that the step keeps, or deals with; None of any other step (行政处罚法 第56条)."""
    release = paper.entry.if_(Release)
    made = paper.entry if release is None else next((each for each in entries if each.seq == release.keeping), None)
    form = made.if_(Keeping) if made else None
    if made is None or form is None:
        return None
    became = (
        {row.item: row.became.label + (f"（{row.note.strip('。 ')}）" if row.note else "") for row in release.items}
        if release
        else {}
    )
    things = [
        KeptLine(what=row.what, many=row.many, marks=row.marks or "", became=became.get(place, ""))
        for place, row in enumerate(form.items, 1)
    ]
    return KeepingData(
        number=made.used.paper, on=made.on, reason=form.reason, place=form.place, keeper=form.keeper,
        approver=form.approver or _name_of(paper, made.actor), things=things,
    )  # fmt: skip


def challenged(paper: Paper, entries: list[Entry]) -> ChallengedData | None:
    """The inspector about whom the step decides, with who asked and why; None of any other step (条例 第16条第2款)."""
    if paper.entry.step not in (Do.GRANT_INSPECTOR_RECUSAL, Do.REFUSE_INSPECTOR_RECUSAL):
        return None
    asked = [entry for entry in entries if entry.step == Do.ASK_INSPECTOR_RECUSAL][-1]
    form = asked.as_(InspectorChallenged)
    me = paper.here.standing_for(paper.party) if paper.party else frozenset()
    others = "、".join(paper.known.parties[number].name for number in form.parties if number not in me)
    return ChallengedData(
        name=_name_of(paper, asked.used.login), seat=form.seat.label, raised=form.raised.label, on=asked.on, reason=form.reason,
        who="、".join(paper.known.parties[number].name for number in form.parties),
        beside=None if me.isdisjoint(form.parties) else others,
    )  # fmt: skip


def _name_of(paper: Paper, login: str) -> str:
    """The name of somebody of the staff; the login where the account is gone."""
    return paper.context.session.exec(select(Account.name).where(Account.login == login)).first() or login


def obtained(entries: list[Entry]) -> Iterator[str]:
    """The evidence that was kept and entered into the file, and what came of requests for help, each in words (行政处罚法 第59条)."""
    for entry in entries:
        if form := entry.if_(Keeping):
            yield f"{_on(entry)}先行登记保存的{form.items[0].what}{f'等{len(form.items)}项' if len(form.items) > 1 else ''}"
        if (came := entry.if_(HelpCame)) and came.answer is HelpAnswer.GIVEN:
            asked = next(each.as_(HelpAsked) for each in entries if each.seq == came.request)
            yield f"{asked.body}的{came.paper}（{_on(entry)}收到）"


def _on(entry: Entry) -> str:
    return said_date(entry.on)


def materials(paper: Paper, entries: list[Entry]) -> Iterator[str]:
    """List the materials that go to the police with a referral: each thing that is on record, and nothing else (310号令 第6条)."""
    if paper.entry.step not in REFERRALS:
        return
    yield "涉嫌犯罪案件情况的调查报告"
    looked = [entry for entry in entries if entry.step == Do.RECORD_INSPECTION]
    if looked:
        yield f"调查、检查笔录{len(looked)}份（{'、'.join(chinese_date(entry.on) for entry in looked)}）"
    for entry in entries:
        if entry.step in PAPER_OF:
            yield _with_receipt(paper, entry)
        if entry.step == Do.POST_ORDER:
            form = entry.as_(PostedOrder)
            yield f"《{form.served.label}》张贴送达的照片、录像（{chinese_date(entry.on)}，{form.place}，{form.photos.strip('。 ')}）"
        if entry.step == Do.RECHECK:
            yield f"复查记录（{chinese_date(entry.on)}）"
    yield from obtained(entries)
    for exhibit in paper.known.exhibits_in(paper.here):
        yield f"{paper.known.parties[exhibit.party].name}提交的{exhibit.name}"


def how_long(paper: Paper, entries: list[Entry]) -> dict[str, int]:
    """Count whom the report of a referral found unpaid for three months or more, and the months of the longest; {} of any other step
    (法释〔2013〕3号 第3条: 三个月以上).
    """
    told = [entry.as_(ReferralReport) for entry in entries if entry.step == Do.PROPOSE_REFERRAL]
    if paper.entry.step not in REFERRALS or not told:
        return {}
    months = [row.months for row in told[-1].months]
    return {"long_owed": sum(each >= MONTHS for each in months), "longest": max(months, default=0)}


def _with_receipt(paper: Paper, entry: Entry) -> str:
    """The paper of a step with its number and day, and its receipts where somebody has it."""
    number = f"{entry.used.paper}，" if entry.used.paper else ""
    got = "及送达回证" if received_by(paper.here, entry) else ""
    return f"《{InspectionPaper(PAPER_OF[entry.step]).label}》（{number}{chinese_date(entry.on)}）{got}"
