"""Mediation (调解): from the mediator's appointment to an agreement in force, or its failure."""

from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.agents import AgentPower
from ..codes.mediation import FailureGround
from ..codes.succession import ChangeGround
from ..do import Do
from ..facts import CaseFacts, Entry, Exit, Proceeding
from ..forms import Clock, Long, MaybeClock, MaybeLong, MaybeNumber, MaybeText, Text, ask
from ..states.mediation import ACCEPTED, AGREED, CORRECTING, FAILED, MEDIATING, REGISTERED, WITHDRAWN
from ..step import STAY, Rank, Situation, Step
from .acting import asks_agents, asks_agents_who_came, asks_who_came, nobody_acts_for_him, somebody_came, who_came, with_power
from .consent import Consent
from .intake import MEDIATORS, REGISTRY
from .left_out import REST, LeftAnswers, asks_left, everybody_is_asked
from .minutes import ends_after_it_began
from .owing import one_beside
from .payee import AccountAnswers
from .promises import DEFAULT_BREACH, PromiseAnswers, add_promises, promises_are_sound, suggest_promises
from .signed_words import agreement_is_signed
from .sittings import at_an_odd_hour, freeze_length, not_the_same_again, sitting_of, suggest_length, within_the_day


class Assignment(Act):
    """指派调解员."""

    on: date = ask("指派日期", not_after="today")
    mediator: str = ask("调解员", options="mediators")


class Session(Act):
    """约调解: when and where the parties meet."""

    on: date = ask("通知日期", not_after="today")
    session_on: date = ask("调解日期")
    starts: Clock = ask("时间", default="09:30", help="例如 09:30")
    place: Text = ask("地点", options="rooms")
    minutes: MaybeNumber = ask("预计时长（分钟）", default=None, help="不填的，按本局通常的时长")
    bring: MaybeText = ask("请当事人准备的材料", default=None, help="写进《调解通知书》")


class SessionRecord(Act):
    """调解笔录. What is said here stays in the mediation (协商调解规定 第11条)."""

    on: date = ask("调解日期", not_after="today")
    starts: MaybeClock = ask("开始时间", default=None, help="例如 09:30")
    ends: MaybeClock = ask("结束时间", default=None, help="例如 11:00")
    place: Text = ask("地点")
    came: list[int] = asks_who_came("到场的当事人")
    agents: list[int] = asks_agents_who_came("到场的代理人")
    present: MaybeText = ask("其他到场人员", default=None, help="没有登记为当事人、代理人的人，例如：协助调解的人、翻译")
    content: Long = ask("调解经过", long="long")
    result: Text = ask("结果")


class Extension(Act):
    """延期调解: only by both sides' consent."""

    on: date = ask("办理日期", not_after="today")
    until: date = ask("延长至")
    applicant_consents_on: date = ask("申请人同意之日", not_after="today")
    respondent_consents_on: date = ask("被申请人同意之日", not_after="today")


class Agreement(Act):
    """达成协议: what is promised, line by line, in 元."""

    raised_by = (one_beside("promises"),)

    on: date = ask("达成日期", not_after="today")
    promises: list[PromiseAnswers] = ask("履行事项", at_least=1, at_most=600)
    pay_way: Text = ask("履行方式", default="银行转账至本人账户")
    accounts: list[AccountAnswers] = ask("收款账户", default=[], at_most=600, part="收款账户")
    facts: MaybeLong = ask("争议的主要事实", default=None, long="long", help="不填则用登记时的事实和理由")
    left: list[LeftAnswers] = asks_left()
    rest: MaybeLong = ask("其余请求的处理", default=None, long="long", help=REST)
    breach: Long = ask("不履行的后果", default=DEFAULT_BREACH, long="long")
    accelerates: bool = ask(
        "约定一期不付、其余各期一并到期", default=False,
        help="双方约定了才勾选，协议书会写明；没有约定的，只能就已经到期没有付的申请（民法典第509条第1款：按照约定履行）",
    )


class Reason(Act):
    """未签，继续调解. Why somebody would not sign is part of what was said in the mediation."""

    on: date = ask("日期", not_after="today")
    reason: Long = ask("原因", long="long")


class Failure(Act):
    """调解不成: told to both sides in writing. What was offered and conceded does not belong here (协商调解规定 第11条)."""

    on: date = ask("日期", not_after="today")
    ground: FailureGround = ask("原因", default=FailureGround.NO_AGREEMENT)
    reason: Long = ask("情况说明", long="long", help="写入告知书；不要写双方提出过的让步方案")


class Withdrawal(Act):
    """撤回调解申请."""

    on: date = ask("撤回日期", not_after="today")
    reason: MaybeLong = ask("申请人陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


LONGEST_NEW_FORM = timedelta(days=30)
"""15 自然日 from acceptance, and 15 more by consent (人社厅发〔2024〕4号)."""


# --- guards and checks ----------------------------------------------------------------------------------------


def no_session_recorded(situation: Situation) -> str | None:
    """An agreement comes out of a mediation that is on record."""
    if situation.here.last(Do.RECORD_SESSION):
        return None
    return "还没有调解笔录。先办理“调解笔录”，再记录达成的协议。"


def nobody_mediates(situation: Situation) -> str | None:
    """After a transfer the case waits for a mediator of the unit that received it."""
    return None if situation.here.handler else "还没有调解员。先办理“指派调解员”。"


def _somebody_mediates(situation: Situation) -> str | None:
    return "已经指派了调解员；要换人的，办理“更换调解员”并写明原因。" if situation.here.handler else None


def _extends_beyond(situation: Situation, form: Extension) -> dict[str, str]:
    """Later than today; a dispute of the new forms of employment at most fifteen days more (人社厅发〔2024〕4号)."""
    if form.until <= form.on:
        return {"until": f"延长后的期限必须晚于办理日期（{form.on}）。"}
    accepted = situation.here.last(Do.ACCEPT_MEDIATION)
    if accepted and accepted.as_(Consent).new_form and form.until > accepted.on + LONGEST_NEW_FORM:
        last = accepted.on + LONGEST_NEW_FORM
        return {"until": f"新就业形态争议一站式调解延期不超过十五日，最晚到 {last}（人社厅发〔2024〕4号）。"}
    return {}


def _somebody_came(_: Situation, form: SessionRecord) -> dict[str, str]:
    """A record says who was there (协商调解规定 第32条)."""
    return somebody_came(form, "present", "请勾选到场的当事人、代理人，或者写明到场的人。")


def _on_an_odd_day(situation: Situation, form: Session) -> dict[str, str]:
    """Ask whether a session is really meant for a day that is over or on which nobody works (周末、法定节假日)."""
    if form.session_on < form.on:
        return {"session_on": f"{form.session_on} 早于通知之日（{form.on}），请核对"}
    calendar = situation.reference.calendar
    if calendar.is_workday(form.session_on):
        return {}
    return {"session_on": f"{form.session_on}（{calendar.rest_reason(form.session_on)}）是休息日，请与双方核对"}


def _agreed_too_late(situation: Situation, form: Extension) -> dict[str, str]:
    """Ask about an extension that both sides agreed to when the days of mediation were over: it brings none of them back."""
    limits = (last for last in map(situation.last_day, ("M-04", "M-05")) if last)
    agreed = max(form.applicant_consents_on, form.respondent_consents_on)
    over = next((last.on for last in limits if agreed > last.on), None)
    if over is None:
        return {}
    return {"on": f"调解期限已于 {over} 届满，{agreed} 才同意延期的，期限不能恢复：没有达成协议的视为调解不成，当事人可以申请仲裁"
                  "（调解仲裁法第14条第3款；协商调解规定第29条）"}


def _nobody_asks_on(situation: Situation, form: Failure) -> dict[str, str]:
    """Check that nobody is left who asks, where the applicant's death ends it (调解仲裁法 第25条; 民事诉讼法 第154条第1项 by analogy)."""
    asking = situation.case.of_side(situation.here, Side.APPLICANT)
    if form.ground is not FailureGround.NO_HEIR:
        return {}
    if any(not party.is_person for party in asking):
        return {"ground": "申请人是单位的，没有死亡和继承，请重新选择。"}
    if len(asking) > 1:
        return {"ground": "还有其他申请人，他们的调解继续：死亡的那一位请办理“变更当事人”，原因选“当事人死亡，没有继承人或者继承人放弃”。"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def _agree(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    add_promises(facts, proceeding, entry, entry.as_(Agreement).promises)


def _assign(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    proceeding.handler = entry.as_(Assignment).mediator
    proceeding.staff["mediator"] = proceeding.handler


def _set_session(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    proceeding.sittings.append(sitting_of(entry, (fixed := entry.as_(Session)), fixed.session_on))


def _held(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """A record is that of the session set last of those whose day has come: it replaced the ones before it."""
    come = [sitting for sitting in proceeding.sittings if sitting.on <= entry.on]
    if come:
        come[-1].held = True


def _nothing_promised(facts: CaseFacts, proceeding: Proceeding, _: Entry) -> None:
    for promise in facts.promised_in(proceeding):
        del facts.promises[promise.number]


def _fail(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Nothing is promised; whom nobody follows is no party any more, so that no paper goes to him."""
    _nothing_promised(facts, proceeding, entry)
    if entry.as_(Failure).ground is FailureGround.NO_HEIR:
        for party in facts.of_side(proceeding, Side.APPLICANT):
            proceeding.gone[party.number] = Exit(entry.seq, entry.on, ChangeGround.NO_HEIR)


def _suggest_place(situation: Situation) -> dict[str, Any]:
    sitting = next((s for s in reversed(situation.here.sittings)), None)
    return {"place": sitting.place if sitting else ""}


# --- rows -----------------------------------------------------------------------------------------------------

UNDER_WAY = frozenset({ACCEPTED, MEDIATING})

ROWS = (
    Step(
        Do.ASSIGN_MEDIATOR, "指派调解员", Kind.MEDIATION,
        at=UNDER_WAY, to=MEDIATING, by=MEDIATORS, asks=Assignment, unless=(_somebody_mediates,), does=_assign,
        rank=Rank.NEXT, says="指派调解员 {mediator}", basis="协商调解规定 第25条",
    ),
    Step(
        Do.RECORD_SESSION, "调解笔录", Kind.MEDIATION,
        at=frozenset({MEDIATING}), to=STAY, by=MEDIATORS, asks=SessionRecord, unless=(nobody_acts_for_him, nobody_mediates,),
        checks=(ends_after_it_began, _somebody_came, who_came), doubts=(at_an_odd_hour,), does=_held, suggests=_suggest_place,
        rank=Rank.NEXT, says="调解：{result}", basis="协商调解规定 第32条；人民调解法 第27条", confidential=True,
    ),
    Step(
        Do.SET_SESSION, "约调解", Kind.MEDIATION,
        at=frozenset({MEDIATING}), to=STAY, by=MEDIATORS, asks=Session, unless=(nobody_mediates,),
        checks=(not_the_same_again, within_the_day), freezes=freeze_length, suggests=suggest_length, does=_set_session,
        sits_on="session_on",
        doubts=(at_an_odd_hour, _on_an_odd_day),
        rank=Rank.NEXT, says="约定 {session_on} {starts} 在{place}调解", basis="协商调解规定 第25条",
    ),
    Step(
        Do.EXTEND_MEDIATION, "延期调解", Kind.MEDIATION,
        at=UNDER_WAY, to=STAY, by=MEDIATORS, asks=Extension, checks=(_extends_beyond,), doubts=(_agreed_too_late,),
        says="双方同意延期至 {until}", basis="协商调解规定 第29条（双方当事人同意）",
    ),
    Step(
        Do.REACH_AGREEMENT, "达成协议", Kind.MEDIATION,
        at=frozenset({MEDIATING}), to=AGREED, by=MEDIATORS, asks=Agreement,
        unless=(nobody_acts_for_him, no_session_recorded),
        checks=(promises_are_sound, everybody_is_asked), does=_agree, suggests=suggest_promises,
        held=agreement_is_signed, rank=Rank.FIRST, says="达成协议：{promises}", basis="调解仲裁法 第14条；协商调解规定 第26条",
    ),
    Step(
        Do.REOPEN_MEDIATION, "未签，继续调解", Kind.MEDIATION,
        at=frozenset({AGREED}), to=MEDIATING, by=MEDIATORS, asks=Reason, does=_nothing_promised,
        takes_back=(Do.REACH_AGREEMENT,),
        says="未签署，继续调解：{reason}", basis="调解仲裁法 第14条；协商调解规定 第11条", confidential=True,
    ),
    Step(
        Do.FAIL_MEDIATION, "调解不成", Kind.MEDIATION,
        at=frozenset({ACCEPTED, MEDIATING, AGREED}), to=FAILED, by=MEDIATORS, asks=Failure,
        checks=(_nobody_asks_on,), does=_fail, outcome=Outcome.FAILED,
        rank=Rank.ELSE, says="调解不成：{reason}", basis="调解仲裁法 第14条第3款；协商调解规定 第29、30条（书面告知）",
    ),
    Step(
        Do.WITHDRAW_MEDIATION, "撤回申请", Kind.MEDIATION,
        at=frozenset({REGISTERED, CORRECTING, ACCEPTED, MEDIATING, AGREED}), to=WITHDRAWN, by=MEDIATORS | REGISTRY,
        asks=Withdrawal, unless=(nobody_acts_for_him,),
        checks=(with_power(AgentPower.WAIVE),), does=_nothing_promised, outcome=Outcome.WITHDRAWN,
        says="申请人撤回调解申请", basis="人民调解法 第23、26条",
    ),
)
