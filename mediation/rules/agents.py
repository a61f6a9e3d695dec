"""Agents (代理人): who acts for which parties, since when, in which proceedings, and with what powers on a day.

Entrusted by the party, his agent by law, or designated by the commission (调解仲裁法 第24、25条). An agent is known by the entry that
brought him.
"""

from collections.abc import Iterable
from datetime import date

from .codes.agents import AgentBasis, AgentPower, AgentStanding
from .facts import CaseFacts, Proceeding
from .mandate import Agent

MOST_SETTING, MOST = "agents.most", 2
"""The most agents that a party may entrust at a time: the arbitration's law names no number, 民事诉讼法 第61条 one or two."""


def ever(case: CaseFacts, here: Proceeding) -> list[Agent]:
    """The agents of this proceeding's present parties who act or have acted there, in the order they were noted."""
    present = set(case.present_in(here))
    return [
        agent
        for agent in case.agents.values()
        if present & set(agent.principals) and (agent.proceeding == here.number or here.kind in agent.kinds)
    ]


def acting(case: CaseFacts, here: Proceeding, on: date | None = None) -> list[Agent]:
    """The agents who act on that day; `on` None: those whose mandate nobody has ended."""
    return [agent for agent in ever(case, here) if (agent.until is None if on is None else agent.acts_on(on))]


def of_party(case: CaseFacts, here: Proceeding, party: int, on: date | None = None) -> list[Agent]:
    """The agents of one party, as `acting` finds them."""
    return [agent for agent in acting(case, here, on) if agent.acts_for(party, on)]


def called(agent: Agent) -> str:
    """The agent as a paper names him: 林某，福建某某律师事务所律师."""
    return f"{agent.name}，{said}" if (said := _standing(agent)) else agent.name


def _standing(agent: Agent) -> str:
    firm, post = agent.firm, agent.post
    if agent.standing in (AgentStanding.LAWYER, AgentStanding.LEGAL_WORKER, AgentStanding.LEGAL_AID):
        words = {AgentStanding.LAWYER: "律师", AgentStanding.LEGAL_WORKER: "法律工作者", AgentStanding.LEGAL_AID: "法律援助人员"}
        return firm + (post or words[agent.standing])
    if agent.standing is AgentStanding.STAFF:
        return f"{firm or '该单位'}{post or '工作人员'}"
    if agent.standing is AgentStanding.RELATIVE:
        return f"系其{post or '近亲属'}"
    if agent.standing is AgentStanding.UNION:
        return f"{firm}{post or '指派'}"
    return f"由{firm}推荐" if firm else ""


def extent(agent: Agent, on: date) -> str:
    """The agent's powers on that day in words: 一般授权, or what is specially empowered; '' for one who is an agent by law."""
    if agent.basis is not AgentBasis.ENTRUSTED:
        return ""
    powers = agent.powers_on(on)
    return f"特别授权：{'、'.join(power.label for power in AgentPower if power in powers)}" if powers else "一般授权"


def principals(case: CaseFacts, agent: Agent) -> str:
    """The names of those for whom the agent acts, the first few."""
    names = [case.parties[n].name for n in agent.principals if n in case.parties]
    return "、".join(names) if len(names) <= 3 else f"{'、'.join(names[:2])}等 {len(names)} 人"


def lacking(case: CaseFacts, here: Proceeding, numbers: Iterable[int], power: AgentPower, on: date) -> str:
    """Return the sentence on those of these agents who act for nobody there on that day, or have not this power; '' where all
    may (民事诉讼法 第62条第2款, by analogy; 调解仲裁法 第24条: the mandate names matters and powers).
    """
    there = {agent.number: agent for agent in acting(case, here, on)}
    for number in numbers:
        agent = there.get(number)
        if agent is None:
            return f"所选的代理人在 {on} 没有代理权：请核对起止日期和代理的程序。"
        if not agent.may(power, on):
            return (
                f"{agent.name}没有“{power.label}”的特别授权（调解仲裁法第24条；参照民事诉讼法第62条）。"
                "请由当事人本人办理，或者先凭新的授权委托书办理“变更代理权限”。"
            )
    return ""
