"""Negotiation (协商) and settlement between the parties themselves (和解, 协商调解规定 第8至11条).

A 和解协议 binds and is evidence, but it is no 调解协议: neither review nor confirmation is open to it (办案规则 第74条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.agents import AgentPower
from ..codes.mediation import ConsentWay, NegotiationEnd, OneSide, Willing
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeDay, MaybeLong, ask
from ..states.mediation import ACCEPTED, CORRECTING, MEDIATING, RECONCILED, REGISTERED
from ..step import STAY, Situation, Step
from .acting import asks_agents, nobody_acts_for_him, with_power
from .intake import MEDIATORS, REGISTRY
from .left_out import waives_with_power
from .owing import one_beside
from .promises import PromiseAnswers, add_promises, promises_are_sound

UNDER_WAY = frozenset({REGISTERED, CORRECTING, ACCEPTED, MEDIATING})


class Proposal(Act):
    """提出协商: the other side has five days to answer (协商调解规定 第10条)."""

    on: date = ask("提出协商之日", not_after="today")
    side: OneSide = ask("哪一方提出", default=OneSide.APPLICANT)
    way: ConsentWay = ask("怎样提出的", default=ConsentWay.WRITTEN)
    what: Long = ask("协商的事项", long="long")


class Reply(Act):
    """协商回应: whether the other side will negotiate, and until when both agreed to."""

    on: date = ask("回应之日", not_after="today")
    willing: Willing = ask("是否愿意协商")
    until: MaybeDay = ask("约定的协商期限", default=None, help="书面约定的最后一日；延长的，再登记一次")


class NegotiationResult(Act):
    """协商结束."""

    on: date = ask("结束之日", not_after="today")
    result: NegotiationEnd = ask("结果")
    note: MaybeLong = ask("说明", default=None, long="long")


class Reconciliation(Act):
    """和解: the parties came to terms by themselves. Sums with a day are followed like those of an agreement."""

    raised_by = (one_beside("promises"),)

    on: date = ask("和解之日", not_after="today")
    parties: list[int] = ask(
        "达成和解的申请人", default=[], options="applicants", help="申请人不止一位的，逐人勾选：谁也不因别人和解而退出调解；只有一位的不填"
    )
    written: bool = ask("已签订书面和解协议", default=True)
    terms: Long = ask("和解内容", long="long")
    promises: list[PromiseAnswers] = ask("履行事项", default=[], at_most=600)
    by_agents: list[int] = asks_agents("由代理人达成和解")


# --- guards and checks ----------------------------------------------------------------------------------------


def _under_negotiation(here: Proceeding) -> Entry | None:
    """The latest entry of a negotiation that has not ended."""
    last = here.last(Do.PROPOSE_NEGOTIATION, Do.ANSWER_NEGOTIATION, Do.END_NEGOTIATION)
    if last is None or last.step == Do.END_NEGOTIATION or ((reply := last.if_(Reply)) and reply.willing is Willing.NO):
        return None
    return last


def _negotiating_already(situation: Situation) -> str | None:
    return "已经在协商中。有结果的，先办理“协商结束”。" if _under_negotiation(situation.here) else None


def _not_negotiating(situation: Situation) -> str | None:
    return None if _under_negotiation(situation.here) else "没有正在进行的协商。先办理“提出协商”。"


def _agreed_day(situation: Situation, form: Reply) -> dict[str, str]:
    """Ask whoever is willing for a day; an extension goes beyond the day agreed before."""
    if form.willing is Willing.YES and form.until is None:
        return {"until": "愿意协商的，请填写双方书面约定的协商期限（协商调解规定第10条）。"}
    if form.until and form.until < form.on:
        return {"until": f"协商期限不能早于回应之日（{form.on}）。"}
    before = situation.here.last(Do.ANSWER_NEGOTIATION)
    extends = before and before is _under_negotiation(situation.here) and before.as_(Reply).until
    if extends and form.until and form.until <= extends:
        return {"until": f"原来约定到 {extends}，延长的应当晚于这一日。"}
    return {}


def _everybody_came_to_terms(situation: Situation, form: Reconciliation) -> dict[str, str]:
    """Ask for each who came to terms: what some settle ends the mediation of nobody else (调解仲裁法 第3、4条; 协商调解规定 第8、11条)."""
    case = situation.case
    asking = [party.number for party in case.of_side(situation.here, Side.APPLICANT)]
    if len(asking) < 2 or set(asking) <= set(form.parties):
        return {}
    if not form.parties:
        return {"parties": "请逐人勾选达成和解的申请人：一部分人和解，其他人的调解不因此结束（协商调解规定第8条）。"}
    others = "、".join(case.parties[n].name for n in asking if n not in form.parties)
    return {"parties": f"{others}没有和解，他们的调解继续：先办理“分案”把他们分出，再登记和解；或者经调解“达成协议”，逐人登记。"}


def _suggest_terms(_: Situation) -> dict[str, Any]:
    return {"promises": []}


def _promise(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    if promises := entry.as_(Reconciliation).promises:
        add_promises(facts, proceeding, entry, promises)


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.PROPOSE_NEGOTIATION, "提出协商", Kind.MEDIATION,
        at=UNDER_WAY, to=STAY, by=MEDIATORS | REGISTRY, asks=Proposal, unless=(_negotiating_already,),
        says="{side}提出协商（{way}）", basis="协商调解规定 第8、10、31条（仲裁时效中断）",
    ),
    Step(
        Do.ANSWER_NEGOTIATION, "协商回应", Kind.MEDIATION,
        at=UNDER_WAY, to=STAY, by=MEDIATORS | REGISTRY, asks=Reply, unless=(_not_negotiating,), checks=(_agreed_day,),
        says="协商回应：{willing}，约定期限 {until}", basis="协商调解规定 第10条",
    ),
    Step(
        Do.END_NEGOTIATION, "协商结束", Kind.MEDIATION,
        at=UNDER_WAY, to=STAY, by=MEDIATORS | REGISTRY, asks=NegotiationResult, unless=(_not_negotiating,),
        says="协商结束：{result}", basis="协商调解规定 第10、11、31条",
    ),
    Step(
        Do.RECONCILE, "双方和解", Kind.MEDIATION,
        at=frozenset({ACCEPTED, MEDIATING}), to=RECONCILED, by=MEDIATORS, asks=Reconciliation,
        unless=(nobody_acts_for_him,),
        checks=(_everybody_came_to_terms, promises_are_sound, with_power(AgentPower.SETTLE), waives_with_power),
        does=_promise, suggests=_suggest_terms,
        outcome=Outcome.RECONCILED,
        says="双方自行和解", basis="协商调解规定 第8、11条（和解协议，不是调解协议）",
    ),
)
