"""Agents of the parties (代理人): noted, given other powers, ended; in any proceeding, as long as something is done in it."""

from dataclasses import replace
from datetime import date
from typing import Any

from .. import agents, capacity
from ..acts import Act, MaybeIdNumber
from ..codes import Kind
from ..codes.agents import AgentBasis, AgentPower, AgentStanding, MandateEnd
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import MaybeLong, MaybeName, MaybePhone, MaybeText, Name, ask
from ..mandate import Agent, Mandate
from ..party_particulars import secret
from ..roles import INSPECTION_STAFF, Role
from ..sameness import name_key
from ..states import STATES
from ..step import STAY, Rank, Situation, Step
from .afterwards import nothing_to_come
from .intake import MEDIATORS, REGISTRY

NAMESAKE = "与对方当事人、本单位或者上级单位的工作人员同名，是另一人"
GENERAL = "没有勾选的，为一般授权；只写“全权代理”的，也是一般授权（民诉法解释第89条）"
FIRMS = {
    AgentStanding.LAWYER: "请写明律师事务所。",
    AgentStanding.LEGAL_AID: "请写明法律援助机构或者律师事务所。",
    AgentStanding.LEGAL_WORKER: "请写明基层法律服务所。",
    AgentStanding.UNION: "请写明是哪个工会。",
    AgentStanding.RECOMMENDED: "请写明由哪个社区、单位或者社会团体推荐。",
}
"""What has to be told of where the agent comes from, by who he is (民事诉讼法 第61条第2款)."""


class NewAgent(Act):
    """登记代理人: for whom, who, from which day, in which proceedings, with what powers (调解仲裁法 第24、25条)."""

    on: date = ask("代理起始之日", not_after="today", not_before="anything", help="授权委托书、指定决定上的日期")
    principals: list[int] = ask("被代理的当事人", options="parties", at_least=1)
    basis: AgentBasis = ask("代理的种类", default=AgentBasis.ENTRUSTED)
    name: Name = ask("代理人姓名")
    standing: AgentStanding = ask("代理人身份", default=AgentStanding.LAWYER)
    firm: MaybeName = ask("所在机构、单位", default=None, help="律师事务所、法律援助机构、工会、推荐的社区或者单位；本单位工作人员不填")
    post: MaybeText = ask("职务、与当事人的关系", default=None, help="例如：人事经理；父亲")
    phone: MaybePhone = secret("phone")
    id_number: MaybeIdNumber = secret("id_number")
    powers: list[AgentPower] = ask("特别授权的事项", default=[], help=GENERAL)
    kinds: list[Kind] = ask("代理的程序", default=[], help="委托书写明几个程序的，都勾选；不勾选的，只在本程序")
    papers: bool = ask("授权委托书（指定决定、监护证明）和代理人的证件已收存", default=False)
    namesake: bool = ask(
        NAMESAKE, default=False, help="同名的才勾选；已经核对证件"
    )
    note: MaybeLong = ask("说明", default=None, long="long")


class OtherPowers(Act):
    """变更代理权限: told in writing, and from that day on (民事诉讼法 第63条); his phone, too, where it is another."""

    on: date = ask("变更之日", not_after="today", help="收到新的授权委托书之日")
    agent: int = ask("代理人", options="agents")
    powers: list[AgentPower] = ask("变更后特别授权的事项", default=[], help=GENERAL)
    phone: MaybePhone = secret("phone")
    id_number: MaybeIdNumber = secret("id_number")
    note: MaybeLong = ask("说明", default=None, long="long")


class AgentGone(Act):
    """解除代理: from that day on he acts no more; what he did before stands."""

    on: date = ask("代理终止之日", not_after="today", help="收到书面告知之日")
    agent: int = ask("代理人", options="agents")
    ground: MandateEnd = ask("原因", default=MandateEnd.REVOKED)
    note: MaybeLong = ask("说明", default=None, long="long")


TELL_OF_AGENTS = (NewAgent, OtherPowers)
"""The forms that ask of an agent what the journal must not hold."""


# --- guards and checks ----------------------------------------------------------------------------------------


def nobody_acts(situation: Situation) -> str | None:
    """Nothing is changed of whom nobody has noted."""
    return None if agents.acting(situation.case, situation.here) else "本程序还没有登记代理人。先办理“登记代理人”。"


def _papers_are_there(_: Situation, form: NewAgent) -> dict[str, str]:
    """Whoever acts for another hands in a mandate signed or sealed by him, with its matters and powers (调解仲裁法 第24条)."""
    if form.papers:
        return {}
    return {"papers": "委托他人参加的，应当提交有委托人签名或者盖章的委托书，载明委托事项和权限（调解仲裁法第24条）；收存后再登记。"}


def _standing_is_told(situation: Situation, form: NewAgent) -> dict[str, str]:
    """Each kind of agent with what shows that he may be one (民事诉讼法 第61条第2款)."""
    found: dict[str, str] = {}
    if form.basis is AgentBasis.ENTRUSTED and form.standing in FIRMS and not form.firm:
        found["firm"] = FIRMS[form.standing]
    if form.standing is AgentStanding.RELATIVE and not form.post:
        found["post"] = "请写明与当事人的关系，例如：父亲、配偶。"
    units = [n for n in form.principals if n in situation.case.parties and not situation.case.parties[n].is_person]
    if form.standing is AgentStanding.RELATIVE and units:
        found["standing"] = "单位没有近亲属：单位的工作人员，请选“当事人的工作人员”。"
    return found


def _by_law_for_people_alone(situation: Situation, form: NewAgent) -> dict[str, str]:
    """A worker who lacks capacity, in whole or part, has an agent by law; one who has none, a designated one (调解仲裁法 第25条)."""
    case = situation.case
    theirs = [case.parties[n] for n in form.principals if n in case.parties]
    if form.basis is AgentBasis.ENTRUSTED:
        alone = [p for p in capacity.without_agent(case, situation.here, form.on) if p in theirs]
        return {"basis": f"{capacity.named(alone)}不能自己委托：先登记其法定代理人，由法定代理人委托（民法典第23条）。"} if alone else {}
    if any(not party.is_person for party in theirs):
        return {"basis": f"单位没有{form.basis.label}：它由法定代表人、负责人代表，或者委托代理人（调解仲裁法第24、25条）。"}
    if able := "、".join(party.name for party in theirs if not party.lacks_capacity):
        return {"basis": f"{able}没有登记为未成年人或者无、限制民事行为能力人，不由{form.basis.label}参加：先办理“登记行为能力”；"
                         "本人委托的，选“委托代理人”（调解仲裁法第24、25条）。"}
    if form.powers:
        return {"powers": f"{form.basis.label}的权限由法律规定，不用特别授权，请去掉勾选（民法典第23条）。"}
    if form.basis is AgentBasis.DESIGNATED and situation.here.kind not in (Kind.ARBITRATION, Kind.REVIEW):
        return {"basis": "代理人由仲裁委员会指定，在仲裁程序中登记（调解仲裁法第25条）；调解中由监护人以法定代理人的身份参加。"}
    return {}


def _for_one_side(situation: Situation, form: NewAgent) -> dict[str, str]:
    """Nobody acts for both sides (民法典 第168条第2款), and no party for the other side: his interest is against whom he would act
    for (律师法 第39条).
    """
    sides = {situation.case.parties[n].side for n in form.principals if n in situation.case.parties}
    if len(sides) > 1:
        return {"principals": "一名代理人不能同时代理双方当事人（民法典第168条）：请只选一方的当事人，对方另行委托代理人。"}
    facing = [p for p in (situation.case.parties[n] for n in situation.case.present_in(situation.here)) if p.side not in sides]
    if not form.namesake and (own := next((p for p in facing if p.is_person and name_key(p.name) == name_key(form.name)), None)):
        return {"name": f"{own.name}是本案的{own.side.label}，与被代理人利益相对，不能做其代理人（民法典第168条）：请另行委托；"
                        f"同名的另一人，核对证件后勾选“{NAMESAKE}”。"}
    for agent in agents.acting(situation.case, situation.here, form.on):
        others = {situation.case.parties[n].side for n in agent.principals if n in situation.case.parties} - sides
        if others and (agent.name, agent.firm) == (form.name, form.firm or ""):
            whose = agents.principals(situation.case, agent)
            return {"name": f"{form.name}已经是{whose}的代理人，不能同时代理双方当事人（民法典第168条）；同名的另一人，请写明其单位。"}
    return {}


def _no_more_than_allowed(situation: Situation, form: NewAgent) -> dict[str, str]:
    """One or two agents for one party; the arbitration's law names no number (setting, 待本局确认; 民事诉讼法 第61条)."""
    if form.basis is not AgentBasis.ENTRUSTED:
        return {}
    most = int(situation.reference.setting(agents.MOST_SETTING, str(agents.MOST)))
    for number in form.principals:
        there = [
            agent for agent in agents.of_party(situation.case, situation.here, number, form.on) if agent.basis is AgentBasis.ENTRUSTED
        ]
        if len(there) >= most:
            names = "、".join(agent.name for agent in there)
            whose = situation.case.parties[number].name
            return {
                "principals": f"{whose}已委托{names}，委托代理人不超过 {most} 人（参照民事诉讼法第61条，本局参数）；"
                              "更换的，请先办理“解除代理”。"
            }
    return {}


def _entrusted(situation: Situation, form: OtherPowers) -> dict[str, str]:
    """The law gives an agent by law his powers: there is nothing to change in them (民法典 第23条)."""
    agent = situation.case.agents.get(form.agent)
    if agent and agent.basis is not AgentBasis.ENTRUSTED:
        return {"agent": f"{agent.name}是{agent.basis.label}，权限由法律规定，不能变更（民法典第23条）；不再代理的，办理“解除代理”。"}
    return {}


def _not_before_he_acts(situation: Situation, form: OtherPowers | AgentGone) -> dict[str, str]:
    """A mandate is changed or ended while there is one, never before its own day (民事诉讼法 第63条)."""
    agent = situation.case.agents.get(form.agent)
    if agent and agent.until:
        return {"agent": f"{agent.name}从 {agent.until} 起已不再代理；重新委托的，办理“登记代理人”。"}
    if agent and form.on < agent.mandates[-1].since:
        return {"on": f"不能早于{agent.name}现有授权之日（{agent.mandates[-1].since}）。"}
    return {}


def _of_one_firm(situation: Situation, form: NewAgent) -> dict[str, str]:
    """Ask once more where lawyers of one firm act for both sides: they may not, but where the county has no other firm and the parties
    agree (律师执业行为规范 第51条).
    """
    sides = {situation.case.parties[n].side for n in form.principals if n in situation.case.parties}
    for agent in agents.acting(situation.case, situation.here, form.on):
        others = {situation.case.parties[n].side for n in agent.principals if n in situation.case.parties} - sides
        if others and form.firm and agent.firm == form.firm and form.standing is agent.standing is AgentStanding.LAWYER:
            return {"firm": f"{agent.firm}的{agent.name}已经是对方的代理人：同一律师事务所不得同时代理争议双方，本地只有一家律师事务所"
                            "且双方同意的除外（律师执业行为规范第51条），请核对"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def _note(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    told = entry.as_(NewAgent)
    facts.agents[entry.seq] = Agent(
        number=entry.seq, principals=tuple(sorted(set(told.principals))), basis=told.basis, name=told.name, standing=told.standing,
        firm=told.firm or "", post=told.post or "", proceeding=here.number, kinds=frozenset(told.kinds),
        mandates=(Mandate(entry.on, frozenset(told.powers)),),
    )  # fmt: skip


def _empower(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    told = entry.as_(OtherPowers)
    agent = facts.agents[told.agent]
    facts.agents[told.agent] = replace(agent, mandates=(*agent.mandates, Mandate(entry.on, frozenset(told.powers))))


def _end(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    told = entry.as_(AgentGone)
    facts.agents[told.agent] = replace(facts.agents[told.agent], until=entry.on)


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_here(situation: Situation) -> dict[str, Any]:
    return {"kinds": [str(situation.here.kind)]}


def _suggest_only(situation: Situation) -> dict[str, Any]:
    """The one agent there is, with the powers that he has."""
    there = agents.acting(situation.case, situation.here)
    if len(there) != 1:
        return {}
    return {"agent": there[0].number, "powers": [str(power) for power in AgentPower if power in there[0].powers_on(situation.today)]}


def _suggest_whom(situation: Situation) -> dict[str, Any]:
    there = agents.acting(situation.case, situation.here)
    return {"agent": there[0].number} if len(there) == 1 else {}


# --- rows -----------------------------------------------------------------------------------------------------

EVER = frozenset(STATES.values())
WRITES_DOWN = MEDIATORS | REGISTRY | INSPECTION_STAFF | {Role.CLERK}

ROWS = (
    Step(
        Do.REGISTER_AGENT, "登记代理人", None,
        at=EVER, to=STAY, by=WRITES_DOWN, asks=NewAgent, unless=(nothing_to_come,),
        checks=(_papers_are_there, _standing_is_told, _by_law_for_people_alone, _for_one_side, _no_more_than_allowed),
        doubts=(_of_one_firm,), does=_note, suggests=_suggest_here, rank=Rank.LAST,
        says="{principals}的{basis}：{name}（{standing}{firm:，}{post:，}）{powers:，特别授权：}",
        basis="调解仲裁法 第24、25条；民事诉讼法 第61、62条（参照）",
    ),
    Step(
        Do.CHANGE_AGENT, "变更代理权限", None,
        at=EVER, to=STAY, by=WRITES_DOWN, asks=OtherPowers, unless=(nothing_to_come, nobody_acts), checks=(_entrusted, _not_before_he_acts),
        does=_empower, suggests=_suggest_only, rank=Rank.LAST,
        says="代理人{agent}的权限变更{powers:，特别授权：}", basis="调解仲裁法 第24条；民事诉讼法 第63条（参照）",
    ),
    Step(
        Do.END_AGENT, "解除代理", None,
        at=EVER, to=STAY, by=WRITES_DOWN, asks=AgentGone, unless=(nothing_to_come, nobody_acts), checks=(_not_before_he_acts,),
        does=_end, suggests=_suggest_whom, rank=Rank.LAST,
        says="{agent}不再代理（{ground}）", basis="调解仲裁法 第24条；民事诉讼法 第63条（参照）",
    ),
)
