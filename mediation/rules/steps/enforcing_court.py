"""The enforcement before the court (执行): docketed or not taken up, what property it was told of, how it rests, ends, and goes on again.

An end for want of property (终结本次执行程序) is none for good: whoever finds some asks for more at any time (民诉法解释 第517条). 终结
执行 and 执行完毕 are, and 不予执行 opens the way of a suit (司法解释（一）第24条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome
from ..codes.court import ClueKind, CourtPaper, EnforcementEnd, EnforcementPause
from ..do import Do
from ..effect import paper_of_enforcement
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Form, Long, MaybeLong, MaybeMoney, Text, ask
from ..owed import sum_unpaid
from ..states import state_of
from ..states.enforcement import APPLIED, ENFORCEMENT_CLOSED, ENFORCEMENT_ENDED, ENFORCING, PAUSED
from ..step import BACK, STAY, Rank, Situation, Step
from ..suing import Lodged
from ..used import Used
from .collected import asks_payments, book, booked_by_line, collected_fits, enforced_lines
from .court import Docketed, SuitClosing, at_first_instance, go_to_court, keep_number
from .court_days import SUE_AFTER_NON_ENFORCEMENT as AFTER
from .court_days import received_ruling, sued_once
from .enforcement import STAFF, asks_against
from .intake import MEDIATORS
from .promises import PaymentAnswers
from .receiving_rulings import all_received, received_once


class Pause(Act):
    """中止执行."""

    on: date = ask("裁定之日", not_after="today")
    ground: EnforcementPause = ask("理由")
    reason: Long = ask("具体情况", long="long")


class Resumed(Act):
    """恢复执行."""

    on: date = ask("恢复之日", not_after="today")
    reason: Long = ask("中止原因消除的情况", long="long")


class Ended(Act):
    """执行结束."""

    on: date = ask("结束（裁定）之日", not_after="today")
    how: EnforcementEnd = ask("结束方式")
    received: MaybeMoney = ask("执行到位金额（元）", default=None, help="记入各笔款项，不用另办“登记到账”")
    payments: list[PaymentAnswers] = asks_payments()
    content: Long = ask("具体情况", long="long")


class EnforcementWithdrawn(Act):
    """撤回执行申请."""

    on: date = ask("撤回之日", not_after="today")
    reason: MaybeLong = ask("原因", default=None, long="long")


class RulingReceived(Act):
    """收到不予执行裁定: each party has its own day."""

    on: date = ask("收到之日", not_after="today")
    served: CourtPaper = ask("收到的裁判文书", default=CourtPaper.NOT_ENFORCED)
    parties: list[int] = ask("收到的当事人", options="parties", at_least=1)


class Refused(Act):
    """不予受理、驳回执行申请: the court does not take the application up (执行工作规定 第16条)."""

    on: date = ask("裁定之日", not_after="today")
    reason: Long = ask("法院的理由", long="long", help="补齐以后，在二年以内可以再申请")


class Clue(Form):
    """A property of the debtor, or where he is."""

    kind: ClueKind = ask("线索")
    what: Text = ask("具体情况", help="例如：某银行某支行开户；某某路厂房内缝纫设备三十台。账号写在“当事人的保密信息”里")


class Clues(Act):
    """财产线索: what the court was told of the debtor's property, and when."""

    on: date = ask("交法院之日", not_after="today")
    parties: list[int] = ask("提供线索的人", options="parties", at_least=1)
    clues: list[Clue] = ask("线索", at_least=1, at_most=50)


class Revival(Act):
    """申请恢复执行 after an end for want of property: at any time, in no two years (民诉法解释 第517条). The court gives it a number of its
    own (执恢字)."""

    on: date = ask("申请之日", not_after="today", help="向法院提交之日；交邮的填交邮之日")
    parties: list[int] = ask("申请执行人", options="parties", at_least=1)
    against: list[int] = asks_against()
    court: Text = ask("执行法院")
    amount: MaybeMoney = ask("还没有执行到位的金额（元）", default=None)
    reason: Long = ask("发现的财产", long="long", help="银行账户、应收货款、车辆、设备在哪里；账号写在“当事人的保密信息”里")


# --- guards and checks ----------------------------------------------------------------------------------------


def _resumed_later(situation: Situation, form: Resumed) -> dict[str, str]:
    paused = situation.here.last(Do.PAUSE_ENFORCEMENT)
    return {"on": f"不能早于中止之日（{paused.on}）。"} if paused and form.on < paused.on else {}


def _not_refused(situation: Situation) -> str | None:
    return None if situation.here.outcome == Outcome.NOT_ENFORCED else "法院没有裁定不予执行。"


def _is_that_paper(situation: Situation, form: RulingReceived) -> dict[str, str]:
    if form.served is not CourtPaper.NOT_ENFORCED:
        return {"served": "这里只登记不予执行的裁定书。"}
    ended = situation.here.concluded_on
    if ended and form.on < ended:
        return {"on": f"不能早于裁定之日（{ended}）。"}
    return received_once(situation, form.parties, _receipts(situation))


def _receipts(situation: Situation) -> dict[int, date]:
    return received_ruling(situation.here, CourtPaper.NOT_ENFORCED)


def _nobody_waits(situation: Situation) -> str | None:
    return all_received(situation, _receipts(situation))


def _ended_for_good(situation: Situation) -> str | None:
    if situation.here.outcome == Outcome.ENFORCEMENT_ENDED:
        return None
    return "只有法院裁定终结本次执行程序的，发现可供执行的财产才申请恢复执行（民诉法解释第517条）；执行完毕、终结执行、不予执行的不能恢复。"


def _after_the_end(situation: Situation, form: Revival) -> dict[str, str]:
    ended = situation.here.concluded_on
    return {"on": f"不能早于终结本次执行之日（{ended}）。"} if ended and form.on < ended else {}


def _goes_on_already(situation: Situation) -> str | None:
    """One enforcement goes on at a time: whoever finds more tells the court of it there."""
    case, here = situation.case, situation.here
    for each in case.proceedings.values():
        if each.came_from == here.number and each.kind is Kind.ENFORCEMENT and state_of(each.kind, each.state).open:
            return f"已于 {each.entries[0].on} 申请恢复执行，还在办理；又发现财产的，在该执行程序中办理“提供财产线索”。"
    return None


def _nothing_to_find(situation: Situation) -> str | None:
    """A clue leads somewhere while the court enforces, or may again."""
    closed = situation.here.outcome not in (None, Outcome.ENFORCEMENT_ENDED)
    return "执行已经结束，没有可以恢复的执行程序，不再向法院提供财产线索。" if closed else None


# --- effects --------------------------------------------------------------------------------------------------


def _docket(_: CaseFacts, enforcement: Proceeding, entry: Entry) -> None:
    enforcement.accepted_on = entry.on


def _end(facts: CaseFacts, enforcement: Proceeding, entry: Entry) -> None:
    """Book what came. Of a paper of the arbitration that a court refused to enforce nothing is owed any more by it, unless money has
    arrived on it: the dispute is open again (司法解释（一）第24条)."""
    book(facts, enforcement, entry)
    refused = entry.as_(Ended).how is EnforcementEnd.REFUSED
    title = paper_of_enforcement(facts, enforcement) if refused else None
    if title is None:
        return
    asked = {n for party in enforcement.entries[0].parties or () for n in enforcement.successors(party)}
    for line in facts.promised_in(title[0]):
        if line.claim in enforcement.claims and line.payee in asked and not line.begun:
            del facts.promises[line.number]


def _ended_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    return {
        EnforcementEnd.DONE: Outcome.ENFORCED, EnforcementEnd.ENDED: Outcome.ENFORCEMENT_ENDED,
        EnforcementEnd.TERMINATED: Outcome.ENFORCEMENT_TERMINATED, EnforcementEnd.REFUSED: Outcome.NOT_ENFORCED,
    }[entry.as_(Ended).how]


def _stays_with(situation: Situation, _: Revival) -> Used:
    """Whoever follows the enforcement follows it again."""
    return Used(unit=situation.here.unit)


def _suggest_revival(situation: Situation) -> dict[str, Any]:
    """The application as it was made, by those to whom something is still owed, with what has not come yet."""
    first = situation.here.entries[0]
    present = situation.case.present_in(situation.here)
    asked = {n for party in first.parties or () for n in situation.here.successors(party)}
    against = [n for n in present if n not in asked]
    lines = [line for line in enforced_lines(situation.case, situation.here) if line.open]
    owed = {line.payee for line in lines} or asked
    left = sum_unpaid(lines)
    return {
        "parties": [n for n in present if n in asked & owed], "against": against, "court": first.answer("court"),
        "amount": str(left) if left else None,
    }  # fmt: skip


def _suggest_ruling(situation: Situation) -> dict[str, Any]:
    got = _receipts(situation)
    return {"parties": [n for n in situation.case.present_in(situation.here) if n not in got]}


# --- rows -----------------------------------------------------------------------------------------------------

UNDER_WAY = frozenset({ENFORCING, PAUSED})
AFTER_END = frozenset({ENFORCEMENT_ENDED, ENFORCEMENT_CLOSED})
FOLLOWS_IT = STAFF | MEDIATORS
"""Whoever has the enforcement: that of an agreement confirmed by a court stays with whoever mediated (协商调解规定 第32条)."""

ROWS = (
    Step(
        Do.DOCKET_ENFORCEMENT, "法院执行立案", Kind.ENFORCEMENT,
        at=frozenset({APPLIED}), to=ENFORCING, by=FOLLOWS_IT, asks=Docketed, does=_docket, freezes=keep_number,
        rank=Rank.FIRST, says="法院执行立案，{court_number}", basis="民事诉讼法 第247条",
    ),
    Step(
        Do.REFUSE_ENFORCEMENT, "法院不予受理、驳回", Kind.ENFORCEMENT,
        at=frozenset({APPLIED, ENFORCING}), to=ENFORCEMENT_ENDED, by=FOLLOWS_IT, asks=Refused, outcome=Outcome.ENFORCEMENT_REFUSED,
        rank=Rank.ELSE, says="法院裁定不予受理、驳回执行申请：{reason}",
        basis="最高人民法院关于人民法院执行工作若干问题的规定（试行） 第16条",
    ),
    Step(
        Do.HAND_ON_CLUE, "提供财产线索", Kind.ENFORCEMENT,
        at=frozenset({APPLIED, *UNDER_WAY, *AFTER_END}), to=STAY, by=FOLLOWS_IT, asks=Clues, unless=(_nothing_to_find,),
        says="{parties}向法院提供财产线索：{clues}", basis="最高人民法院关于民事执行中财产调查若干问题的规定 第1条",
    ),
    Step(
        Do.REVIVE_ENFORCEMENT, "申请恢复执行", Kind.ENFORCEMENT,
        at=AFTER_END, to=STAY, opens=Kind.ENFORCEMENT, by=FOLLOWS_IT, asks=Revival, unless=(_ended_for_good, _goes_on_already),
        checks=(_after_the_end,), does=go_to_court, suggests=_suggest_revival, freezes=_stays_with, rests_on=(Do.END_ENFORCEMENT,),
        rank=Rank.ELSE, says="{parties}向{court}申请恢复执行：{reason}", basis="民诉法解释 第517条（不受申请执行时效的限制）",
    ),
    Step(
        Do.PAUSE_ENFORCEMENT, "中止执行", Kind.ENFORCEMENT,
        at=frozenset({ENFORCING}), to=PAUSED, by=FOLLOWS_IT, asks=Pause,
        rank=Rank.ELSE, says="中止执行：{ground}", basis="司法解释（一）第25条；民事诉讼法 第267条",
    ),
    Step(
        Do.RESUME_ENFORCEMENT, "恢复执行", Kind.ENFORCEMENT,
        at=frozenset({PAUSED}), to=BACK, by=FOLLOWS_IT, asks=Resumed, checks=(_resumed_later,),
        rank=Rank.FIRST, says="恢复执行：{reason}", basis="司法解释（一）第25条",
    ),
    Step(
        Do.END_ENFORCEMENT, "执行结束", Kind.ENFORCEMENT,
        at=UNDER_WAY, to=ENFORCEMENT_ENDED, by=FOLLOWS_IT, asks=Ended, outcome=_ended_how,
        checks=(collected_fits,), completes=booked_by_line, does=_end,
        rank=Rank.FIRST, says="{how}：{content}", basis="民事诉讼法 第248、268条；调解仲裁法 第51条",
    ),
    Step(
        Do.WITHDRAW_ENFORCEMENT, "撤回执行申请", Kind.ENFORCEMENT,
        at=frozenset({APPLIED, *UNDER_WAY}), to=ENFORCEMENT_ENDED, by=FOLLOWS_IT, asks=EnforcementWithdrawn,
        outcome=Outcome.ENFORCEMENT_WITHDRAWN,
        says="撤回执行申请", basis="民事诉讼法 第268条第1项",
    ),
    Step(
        Do.RECEIVE_ENFORCEMENT_RULING, "收到不予执行裁定", Kind.ENFORCEMENT,
        at=AFTER_END, to=STAY, by=FOLLOWS_IT, asks=RulingReceived, unless=(_not_refused, _nobody_waits), checks=(_is_that_paper,),
        suggests=_suggest_ruling,
        rank=Rank.NEXT, says="{parties}收到{served}", basis="司法解释（一）第24条",
    ),
    Step(
        Do.SUE_AFTER_NON_ENFORCEMENT, "不予执行后起诉", Kind.ENFORCEMENT,
        at=AFTER_END, to=STAY, opens=Kind.SUIT, by=STAFF, asks=Lodged, unless=(_not_refused,),
        checks=(AFTER.together, sued_once(Do.SUE_AFTER_NON_ENFORCEMENT)), doubts=(AFTER.doubt,), last_day=AFTER.last_day,
        does=go_to_court, suggests=at_first_instance, freezes=AFTER.keep,
        rank=Rank.ELSE, says="{parties}就原争议向{court}起诉", basis="司法解释（一）第24条（30日）",
    ),
    Step(
        Do.CLOSE_ENFORCEMENT, "执行结案", Kind.ENFORCEMENT,
        at=frozenset({ENFORCEMENT_ENDED}), to=ENFORCEMENT_CLOSED, by=FOLLOWS_IT, asks=SuitClosing,
        rank=Rank.THEN, says="执行程序结案", basis="办案规则 第21条（归档）",
    ),
)
