"""Closure (履行与结案), and the correction of a wrong step."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..authorship import own_of_today
from ..codes import Correction, Kind
from ..codes.agents import AgentPower
from ..codes.served import Served
from ..debts import counting
from ..do import Do
from ..effect import WITH_A_PAPER
from ..facts import CaseFacts, Entry, Party, Payment, Proceeding
from ..forms import Long, MaybeDay, MaybeLong, MaybeName, MaybeText, ask
from ..owed import deeds_open, in_words, sum_unpaid
from ..retention import keep_until, years
from ..roles import INSPECTION_STAFF, Role
from ..settlements import PAPERS, standing, to_be_made_anew, unsigned
from ..states import STATES, review
from ..states.arbitration import (
    ARBITRATION_CLOSED,
    ARBITRATION_WITHDRAWN,
    AWARDED,
    CANCELLED,
    DEFAULTED,
    FILING_REFUSED,
    MERGED,
    SETTLED,
    TERMINATED,
    TOLD_ELSEWHERE,
    TRANSFERRED,
)
from ..states.inspection import DECIDED, FOUND, INSPECTION_CLOSED, ORDERED, REFERRED
from ..states.mediation import CLOSED, EFFECTIVE, FAILED, PERFORMED, RECONCILED, REFUSED, WITHDRAWN
from ..states.suit import SUIT_CLOSED, SUIT_ENDED
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .acting import asks_agents, with_power
from .arbitration import APPROVES, BENCH, OFFICE
from .awaited import not_received
from .intake import MEDIATORS
from .left_unserved import ask_unserved
from .pending import CLOSING_APPROVAL, undecided
from .promises import PaymentAnswers, payable_in, payments_fit, sums_written_out
from .undecided import awards_made, decisions_to_serve


class PaymentRecord(Act):
    """登记到账."""

    on: date = ask("到账日期", not_after="today")
    payments: list[PaymentAnswers] = ask("到账款项", at_least=1, at_most=600, help="没有到账的行空着就行，不用删除")
    proof: MaybeText = ask("凭证", default=None, help="转账单号或者收条编号")
    by_agents: list[int] = asks_agents("由代理人领取")


class Closing(Act):
    """结案."""

    on: date = ask("结案日期", not_after="today")
    note: MaybeLong = ask("结案说明", default=None, long="long")


class ApprovedClosing(Closing):
    """结案 that the bureau may have approved (结案审批表; 办案规则 第22条)."""

    approver: MaybeName = ask("审批人（纸质审批的）", default=None, help="填写在结案审批表上签署的人")


class FileClosing(ApprovedClosing):
    """仲裁结案、归档: with the day until which the file is kept."""

    keep_until: MaybeDay = ask(
        "案卷保存至", default=None, help="裁决结案不少于十年，其他不少于五年（办案规则第24条），自次年1月1日起算"
    )


class CorrectionAnswers(Act):
    """更正: names the entry, says what is wrong; the record keeps both versions."""

    on: date = ask("更正日期", not_after="today")
    entry: int = ask("要更正的步骤", options="entries")
    action: Correction = ask(
        "怎样更正", help="内容写错、漏写、多写的，选更正内容：下一步列出原来填的，改好再确认；整步不该有的，选撤销"
    )
    new_on: MaybeDay = ask("正确的日期", default=None, not_after="today", not_before="anything", help="更正日期时填写")
    reason: Long = ask("更正的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_owed(situation: Situation) -> str | None:
    return None if sum_unpaid(payable_in(situation.case, situation.here)) else "没有尚未到账的款项。"


def note_if_unpaid(situation: Situation, form: Closing) -> dict[str, str]:
    """Closing while something is outstanding is possible (the worker may go to court), but never silently."""
    lines = counting(situation.case, situation.case.promised_in(situation.here))
    if (owed := sum_unpaid(lines)) and not form.note:
        return {"note": f"还有 {owed:,.2f} 元没有到账，请写明为什么结案（已申请执行、支付令、仲裁等）。"}
    if (deeds := deeds_open(lines)) and not form.note:
        return {"note": f"还有 {len(deeds)} 项行为没有履行（{in_words(deeds)}），请写明为什么结案（已申请执行、仲裁等）。"}
    return {}


def _result_not_served(situation: Situation) -> str | None:
    """An arbitration closes when everybody has its result."""
    for name, made, parties in _unserved(situation.case, situation.here):
        if made and (anew := to_be_made_anew(situation.here, made, parties)):
            return anew
        if waiting := [party.name for party in parties]:
            return f"{Served(name).label}还没有送达{'、'.join(waiting[:3])}{'等' if len(waiting) > 3 else ''}，送达后才能结案。"
    return None


def _unserved(case: CaseFacts, here: Proceeding) -> Iterator[tuple[str, Entry | None, list[Party]]]:
    """Each result, of a settlement its entry, and who has not received it. 按撤回 takes a right away, from each who left by its own
    decision; what sets an award right is of one force with it (办案规则 第54条).
    """
    for made in standing(here):
        yield PAPERS[made.step], made, unsigned(case, here, made)
    for name in (*awards_made(here), *(["termination_decision"] if here.state == TERMINATED.name else [])):
        yield name, None, not_received(case, here, name)
    if corrected := here.last(Do.RECTIFY_AWARD):
        yield Served.AWARD_CORRECTION, None, not_received(case, here, Served.AWARD_CORRECTION, since=corrected.seq)
    if given_up := here.last(Do.DEEM_WITHDRAWN):
        yield Served.DEFAULT_DECISION, None, case.waits_for(here, Served.DEFAULT_DECISION, since=given_up.seq)
    for document, numbers in decisions_to_serve(case, here):
        if document is Served.DEFAULT_DECISION:
            yield document, None, [case.parties[n] for n in numbers]


def _kept_long_enough(situation: Situation, form: FileClosing) -> dict[str, str]:
    least = keep_until(situation.here.outcome, form.on)
    if form.keep_until is None or form.keep_until >= least:
        return {}
    return {"keep_until": f"案卷至少保存至 {least}（{years(situation.here.outcome)} 年，办案规则第24条）。"}


def _correctable(situation: Situation, form: CorrectionAnswers) -> dict[str, str]:
    """The entry is one of this proceeding's, and not its first where it would be struck; a correction can only be taken back, and a
    new date is given where one is meant."""
    entries = {entry.seq: entry for entry in situation.here.entries}
    target = entries.get(form.entry)
    if target is None:
        return {"entry": "本程序没有这一步骤，或者它已被撤销，请重新选择。"}
    if situation.authored_only and form.entry not in own_of_today(situation):
        return {"entry": "这一步不是您今天记录的：记录人当天可以更正自己记录的，其他的请负责人更正。"}
    if target.step == Do.CORRECT:
        return _taken_back(situation.case, target.as_(CorrectionAnswers), form)
    if form.action is Correction.STRIKE and target is situation.here.entries[0]:
        return {"entry": "程序的第一步不能撤销：登记有误的，请更正内容或者日期；当事人不再申请的，请办理撤回。"}
    if form.action is Correction.STRIKE and any(
        p.entries[0].seq == form.entry for p in situation.case.proceedings.values()
    ):
        return {"entry": "这一步已经开启了另一个程序，不能撤销；请在该程序中办理撤回。"}
    return wrong_day(situation.here, target, form.new_on, "new_on") if form.action is Correction.REDATE else {}


def _taken_back(case: CaseFacts, correction: CorrectionAnswers, form: CorrectionAnswers) -> dict[str, str]:
    """A correction of content or day is taken back by striking it; a struck step is done again."""
    if form.action is not Correction.STRIKE:
        return {"entry": f"更正本身不能再更正：请选第 {correction.entry} 条重新更正，或者撤销这次更正。"}
    if correction.action is Correction.STRIKE or correction.entry in case.struck:
        return {"entry": f"第 {correction.entry} 条已经撤销，不能恢复；请按正确的内容重新办理。"}
    return {}


def wrong_day(here: Proceeding, target: Entry, new_on: date | None, field: str) -> dict[str, str]:
    """Return the fault of the day that an entry would be given, by `field`: nothing in a proceeding happened before it began."""
    first, later = here.entries[0], [entry.on for entry in here.entries[1:] if entry.step != Do.CORRECT]
    if new_on is None:
        return {field: "请填写正确的日期。"}
    if target is first and later and new_on > min(later):
        return {field: f"不能晚于其后办理的步骤（{min(later)}）。"}
    if target is not first and new_on < first.on:
        return {field: f"不能早于本程序的第一步（{first.on}）。"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def _pay(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    record = entry.as_(PaymentRecord)
    for row in record.payments:
        facts.promises[row.promise].payments.append(Payment(entry.on, row.amount or Decimal(0), record.proof or "", entry.seq))


def _suggest_payments(situation: Situation) -> dict[str, Any]:
    """A row for each payment that has not arrived, what falls due first on top. That it came is said by whoever has seen the money."""
    owed = sorted((p for p in payable_in(situation.case, situation.here) if p.unpaid), key=lambda p: p.due_on or date.max)
    return {"payments": [{"promise": line.number, "full": False} for line in owed]}


def closing_is_proposed(situation: Situation) -> bool:
    """Tell whether a proposal to close waits: for whoever decides on it, that comes before the money of the case (办案规则 第22条)."""
    return undecided(situation.here, CLOSING_APPROVAL) is not None


def suggest_proposed(situation: Situation) -> dict[str, Any]:
    """The opinion with which the closing was proposed, as its note."""
    asked = undecided(situation.here, CLOSING_APPROVAL)
    return {"note": asked.answer("opinion")} if asked else {}


def _suggest_closing(situation: Situation) -> dict[str, Any]:
    return {"keep_until": keep_until(situation.here.outcome, situation.today).isoformat(), **suggest_proposed(situation)}


def _keep(situation: Situation, form: FileClosing) -> Used:
    """The day is kept also where nobody named a later one."""
    return Used(keep_until=form.keep_until or keep_until(situation.here.outcome, form.on))


# --- rows -----------------------------------------------------------------------------------------------------

WHILE_OWED = WITH_A_PAPER | {
    EFFECTIVE, RECONCILED, CLOSED, review.IN_FORCE, review.CLOSED, FOUND, ORDERED, DECIDED, REFERRED,
    INSPECTION_CLOSED, SUIT_ENDED, SUIT_CLOSED,
}
"""Where what was promised, awarded or ordered may still come: to close a file ends no duty, and what was awarded or settled beforehand
(调解仲裁法 第43条第2款) is paid while the rest is heard."""
WHAT_IS_OWED = (
    Do.SIGN_AGREEMENT, Do.RECONCILE, Do.SIGN_REVIEW_LETTER, Do.AWARD, Do.SETTLE, Do.ORDER_CORRECTION, Do.DECIDE_HANDLING,
    Do.CONFIRM_JUDGMENT,
)
"""The steps after which something may be owed: nobody is led to a payment through a state alone."""

ROWS = (
    Step(
        Do.RECORD_PAYMENT, "登记到账", None,
        at=WHILE_OWED, to=STAY, by=MEDIATORS | OFFICE | INSPECTION_STAFF, asks=PaymentRecord,
        unless=(_nothing_owed,), checks=(payments_fit, with_power(AgentPower.MONEY)), completes=sums_written_out,
        does=_pay, suggests=_suggest_payments, rests_on=WHAT_IS_OWED,
        rank=Rank.FIRST, says="款项到账：{payments}", settles="money", basis="协商调解规定 第32条（督促履行）",
    ),
    Step(
        Do.CLOSE_MEDIATION, "结案", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, RECONCILED, PERFORMED, FAILED, REFUSED, WITHDRAWN}), to=CLOSED, by=MEDIATORS, asks=Closing,
        checks=(note_if_unpaid,), rank=Rank.THEN, says="结案{note:：}", basis="协商调解规定 第32条（调解档案）",
    ),
    Step(
        Do.CLOSE_ARBITRATION, "结案", Kind.ARBITRATION,
        at=frozenset(
            {AWARDED, SETTLED, ARBITRATION_WITHDRAWN, DEFAULTED, TERMINATED, FILING_REFUSED, CANCELLED, TRANSFERRED, MERGED, TOLD_ELSEWHERE}
        ),
        to=ARBITRATION_CLOSED,
        by=OFFICE | BENCH, approved_by=APPROVES, signer="approver", asks=FileClosing,
        unless=(_result_not_served,), checks=(note_if_unpaid, _kept_long_enough), doubts=(ask_unserved,),
        suggests=_suggest_closing, freezes=_keep,
        rank=Rank.THEN, says="结案{approver:，审批人 }{note:：}", basis="办案规则 第21、22、24条（归档、结案审批表、保存）",
    ),
    Step(
        Do.CORRECT, "更正", None,
        at=frozenset(STATES.values()), to=STAY, by=frozenset({Role.LEAD, Role.DIRECTOR, Role.INSPECTION_LEAD}), asks=CorrectionAnswers,
        checks=(_correctable,), corrects=True, rank=Rank.LAST, says="更正第 {entry} 条：{reason}", basis="办案规则 第54条（参照）",
    ),
)
