"""The parts of an inspection's papers that single steps leave: hearings, rechecks, wages paid beforehand, materials of a referral."""

from collections.abc import Iterator
from decimal import Decimal

from mediation.rules.amounts import chinese_date
from mediation.rules.codes.served import InspectionPaper
from mediation.rules.decided import PAPER_OF, received_by
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.steps.advance_notice import HearingCalled, HearingHeld
from mediation.rules.steps.correcting import Recheck
from mediation.rules.steps.fled import Advance, PostedOrder
from mediation.services.papers.data.agreement import usual_words
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_inspection import AdvancedLine, HearingData, RecheckedLine

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


def advanced(paper: Paper) -> Iterator[AdvancedLine]:
    """The sums that were paid beforehand, by worker, in 元; none of any other step (保障农民工工资支付条例 第29、32、63条)."""
    form = paper.entry.if_(Advance)
    for row in form.payments if form else ():
        line = paper.known.promises[row.promise]
        yield AdvancedLine(
            payee=paper.known.parties[line.payee].name, what=usual_words(paper, line), amount=row.amount or Decimal(0)
        )


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
    for exhibit in paper.known.exhibits_in(paper.here):
        yield f"{paper.known.parties[exhibit.party].name}提交的{exhibit.name}"


def _with_receipt(paper: Paper, entry: Entry) -> str:
    """The paper of a step with its number and day, and its receipts where somebody has it."""
    number = f"{entry.used.paper}，" if entry.used.paper else ""
    got = "及送达回证" if received_by(paper.here, entry) else ""
    return f"《{InspectionPaper(PAPER_OF[entry.step]).label}》（{number}{chinese_date(entry.on)}）{got}"
