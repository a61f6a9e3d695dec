"""Confirmation by the court (司法确认, 民事诉讼法 第205、206条): the court decides, the mediation organisation follows it.

It and the review by the commission are alternatives (办案规则 第75条第5项).
"""

from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome
from ..codes.agents import AgentPower
from ..codes.mediation import CourtGround, OneSide
from ..do import Do
from ..forms import Long, MaybeDay, MaybeLong, MaybeText, Text, ask
from ..local import FIRST_INSTANCE
from ..states import state_of
from ..states.confirmation import ACCEPTED, APPLIED, CLOSED, CONFIRMED, REFUSED, WITHDRAWN
from ..states.mediation import CLOSED as MEDIATION_CLOSED
from ..states.mediation import EFFECTIVE
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .acting import asks_agents, nobody_acts_for_him, with_power
from .agreed import all_asked, last_day, last_day_for, named_may_apply, not_over, nothing_signed, those_who_apply
from .intake import MEDIATORS, accept, not_before_receipt
from .review import (
    Closing,
    JointApplication,
    after_it_took_effect,
    both_apply,
    everybody_goes,
    followers,
    its_own_last_day,
    suggest_last_day,
)

TO_APPLY = timedelta(days=30)
LONGER = 10


class CourtApplication(JointApplication):
    """共同申请司法确认."""

    on: date = ask("向法院提出申请之日", not_after="today")
    court: Text = ask("人民法院")


class CourtAcceptance(Act):
    """法院受理."""

    on: date = ask("法院受理之日", not_after="today")
    number: MaybeText = ask("法院案号", default=None)


class CourtExtension(Act):
    """法院延长审查."""

    on: date = ask("延长之日", not_after="today")
    days: int = ask("延长（日）", default=LONGER)


class CourtRuling(Act):
    """法院裁定确认协议有效."""

    on: date = ask("裁定之日", not_after="today")
    number: MaybeText = ask("裁定书案号", default=None)
    perform_until: MaybeDay = ask(
        "履行期最后一日", default=None, help="分期履行的填最后一期；申请执行的二年从这一日起算"
    )


class CourtRefusal(Act):
    """法院不予受理或者驳回申请."""

    on: date = ask("裁定之日", not_after="today")
    ground: CourtGround = ask("裁定")
    reason: Long = ask("理由", long="long")


class Withdrawal(Act):
    """撤回司法确认申请."""

    on: date = ask("撤回日期", not_after="today")
    side: OneSide = ask("哪一方撤回")
    reason: MaybeLong = ask("陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


# --- guards and checks ----------------------------------------------------------------------------------------


def review_has_it(situation: Situation) -> str | None:
    """Refuse where the commission reviews the agreement, or has made its letter (办案规则 第75条第5项)."""
    for review in followers(situation, Kind.REVIEW) if all_asked(situation) else ():
        if review.last(Do.SIGN_REVIEW_LETTER):
            return "仲裁委员会已经就这份协议制作了调解书，可以申请执行，不必再申请司法确认。"
        if state_of(review.kind, review.state).open:
            return "已经申请仲裁审查；仲裁审查与司法确认只能择一，要改走司法确认的，先撤回审查申请。"
    return None


def court_has_it(situation: Situation) -> str | None:
    """Refuse where the court has the agreement before it, or has confirmed it (民事诉讼法 第205、206条)."""
    for confirmation in followers(situation, Kind.CONFIRMATION) if all_asked(situation) else ():
        if confirmation.last(Do.COURT_CONFIRMS):
            return "协议已经人民法院确认有效，可以申请执行。"
        if state_of(confirmation.kind, confirmation.state).open:
            return "已经申请司法确认，等待人民法院的裁定。"
    return None


def _suggest_court(situation: Situation) -> dict[str, Any]:
    return {"court": situation.reference.setting(FIRST_INSTANCE)}


def _in_time(situation: Situation, form: CourtApplication) -> dict[str, str]:
    last = last_day(situation, TO_APPLY)
    if last is None or form.on <= last:
        return {}
    return {"on": f"协议生效后三十日（{last}）已经届满，人民法院不予确认；对方不履行的，可以申请仲裁或者支付令。"}


def _at_most_ten(_: Situation, form: CourtExtension) -> dict[str, str]:
    return {} if 1 <= form.days <= LONGER else {"days": f"可以延长 1 至 {LONGER} 日。"}


def _extended_already(situation: Situation) -> str | None:
    return "已经延长过一次。" if situation.here.last(Do.COURT_EXTENDS) else None


def _stays_here(situation: Situation, form: CourtApplication) -> Used:
    """The court's case is followed by the organisation that mediated, for those who ask together."""
    return Used(unit=situation.here.unit, parties=those_who_apply(situation, TO_APPLY, form))


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.APPLY_CONFIRMATION, "申请司法确认", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, MEDIATION_CLOSED}), to=STAY, opens=Kind.CONFIRMATION, by=MEDIATORS, asks=CourtApplication,
        last_day=last_day_for(TO_APPLY),
        unless=(
            nobody_acts_for_him, nothing_signed, not_over(TO_APPLY, "人民法院不予确认（民事诉讼法第205条）"), court_has_it, review_has_it,
        ),
        checks=(both_apply, after_it_took_effect, named_may_apply(TO_APPLY), _in_time),
        does=everybody_goes, freezes=_stays_here, suggests=_suggest_court, reads="mediation_agreement",
        rank=Rank.ELSE, says="双方共同向{court}申请司法确认", basis="人民调解法 第33条；民事诉讼法 第205条（协议生效之日起30日内）",
    ),
    Step(
        Do.COURT_ACCEPTS, "法院受理", Kind.CONFIRMATION,
        at=frozenset({APPLIED}), to=ACCEPTED, by=MEDIATORS, asks=CourtAcceptance, checks=(not_before_receipt,),
        does=accept, rank=Rank.FIRST, says="人民法院受理 {number}", basis="民事诉讼法 第205、206条",
    ),
    Step(
        Do.COURT_EXTENDS, "法院延长审查", Kind.CONFIRMATION,
        at=frozenset({ACCEPTED}), to=STAY, by=MEDIATORS, asks=CourtExtension, unless=(_extended_already,),
        checks=(_at_most_ten,), says="人民法院延长 {days} 日", basis="人民调解协议司法确认程序规定 第5条",
    ),
    Step(
        Do.COURT_CONFIRMS, "裁定协议有效", Kind.CONFIRMATION,
        at=frozenset({ACCEPTED}), to=CONFIRMED, by=MEDIATORS, asks=CourtRuling,
        checks=(its_own_last_day,), suggests=suggest_last_day, outcome=Outcome.CONFIRMED,
        rank=Rank.FIRST, says="人民法院裁定调解协议有效 {number}", basis="民事诉讼法 第206条",
    ),
    Step(
        Do.COURT_REFUSES, "不予受理、驳回", Kind.CONFIRMATION,
        at=frozenset({APPLIED, ACCEPTED}), to=REFUSED, by=MEDIATORS, asks=CourtRefusal,
        outcome=Outcome.NOT_CONFIRMED, rank=Rank.ELSE, says="人民法院{ground}：{reason}", basis="民事诉讼法 第206条",
    ),
    Step(
        Do.WITHDRAW_CONFIRMATION, "撤回司法确认申请", Kind.CONFIRMATION,
        at=frozenset({APPLIED, ACCEPTED}), to=WITHDRAWN, by=MEDIATORS, asks=Withdrawal, checks=(with_power(AgentPower.WAIVE),),
        outcome=Outcome.CONFIRMATION_WITHDRAWN, says="{side}撤回司法确认申请",
        basis="人民调解协议司法确认程序规定 第5条",
    ),
    Step(
        Do.CLOSE_CONFIRMATION, "结案", Kind.CONFIRMATION,
        at=frozenset({CONFIRMED, REFUSED, WITHDRAWN}), to=CLOSED, by=MEDIATORS, asks=Closing,
        rank=Rank.THEN, says="结案", basis="协商调解规定 第32条（调解档案）",
    ),
)
