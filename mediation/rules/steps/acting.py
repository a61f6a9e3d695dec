"""Agents in the steps (代理人参加): who of them did it in a party's place, with what power, and who came to a sitting.

A step that an agent does asks `by_agents`, and has the check of the power that it takes; a sitting asks who came. What is done for a minor,
or an adult who cannot judge what he does, his agent by law does (调解仲裁法 第25条；民法典 第19至23条).
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from .. import agents, capacity
from ..codes import Side
from ..codes.agents import AgentPower
from ..forms import Form, ask
from ..step import Check, Situation

FIND_SOMEBODY = (
    "先办理“登记代理人”，种类选“法定代理人”（监护人，民法典第23、27、28条）；没有法定代理人的，由仲裁委员会指定，在仲裁程序中登记为"
    "“指定代理人”（调解仲裁法第25条）。已经成年、恢复行为能力的，办理“登记行为能力”。"
)


def asks_agents(label: str) -> Any:
    """The question which agents did it in their party's place; empty: the parties themselves."""
    return ask(label, default=[], options="agents", help="当事人本人办理的不勾选；代理人办理的，须有相应的特别授权")


def asks_who_came(label: str) -> Any:
    """The question which parties came themselves: a person in person, a unit by who represents it in law."""
    return ask(label, default=[], options="parties", help="本人，或者单位的法定代表人、负责人到场的")


def asks_agents_who_came(label: str) -> Any:
    """The question which agents came."""
    return ask(label, default=[], options="agents")


def with_power(*powers: AgentPower) -> Check:
    """The check that each agent by whom a step is done has these powers on its day (调解仲裁法 第24条；民事诉讼法 第62条 by analogy)."""
    return with_powers(lambda _: powers)


def with_powers(needed: Callable[[Any], Iterable[AgentPower]]) -> Check:
    """The same check, of the powers that the answers themselves make necessary; whoever cannot do it himself has it done by his agent by
    law. Money alone is received, not given away.
    """

    def check(situation: Situation, form: Any) -> dict[str, str]:
        powers = list(needed(form))
        for power in powers:
            if said := agents.lacking(situation.case, situation.here, form.by_agents, power, form.on):
                return {"by_agents": said}
        if powers == [AgentPower.MONEY]:
            return {}
        said = not_by_law(situation, whose_act(situation, form), form.by_agents, form.on)
        return {"by_agents": said} if said else {}

    return check


def whose_act(situation: Situation, form: Any) -> set[int]:
    """The parties whose act it is: whom the answers name, whose claims they are about, both sides of a settlement; else who applied."""
    case, here = situation.case, situation.here
    if (named := getattr(form, "parties", None)) is not None:
        return set(named)
    if hasattr(form, "promises"):
        about = {case.claims[n].claimant for n in getattr(form, "claims", ()) if n in case.claims}
        others = {n for n in case.present_in(here) if case.parties[n].side is not Side.APPLICANT}
        return about | others if about else set(case.present_in(here))
    if hasattr(form, "added"):
        return {row.claimant for row in form.added} | {case.claims[n].claimant for n in form.dropped if n in case.claims}
    if hasattr(form, "claims"):
        return {row.claimant for row in form.claims}
    return {party.number for party in case.of_side(here, Side.APPLICANT)}


def not_by_law(situation: Situation, whose: Iterable[int], by_agents: Iterable[int], on: date) -> str:
    """Return the sentence on those of these parties who cannot act themselves and whose agent by law is not among the agents; '' where
    nobody is (民法典 第19至23条；调解仲裁法 第25条).
    """
    case, here = situation.case, situation.here
    there, concerned = set(by_agents), set(whose)
    for party in capacity.lacking(case, here):
        theirs = capacity.by_law(case, here, party.number, on)
        if party.number not in concerned or there & {agent.number for agent in theirs}:
            continue
        if not theirs:
            return f"{capacity.named([party])}在 {on} 没有法定代理人，不能自己办理：{FIND_SOMEBODY}"
        names = "、".join(agent.name for agent in theirs)
        return f"{capacity.named([party])}由法定代理人（指定代理人）{names}代为办理（民法典第19至23条；调解仲裁法第25条）：请勾选。"
    return ""


def nobody_acts_for_him(situation: Situation) -> str | None:
    """A guard of whatever is heard, agreed, signed or decided: whoever cannot act himself has somebody who acts for him by law
    (调解仲裁法 第25条; 民法典 第19至23条).
    """
    if without := capacity.without_agent(situation.case, situation.here):
        return f"{capacity.named(without)}还没有法定代理人、指定代理人。{FIND_SOMEBODY}"
    return None


def who_came(situation: Situation, form: Any) -> dict[str, str]:
    """Whoever came for a party had a mandate on that day (调解仲裁法 第24条); somebody has to have come."""
    there = {agent.number for agent in agents.acting(situation.case, situation.here, form.on)}
    if without := [situation.case.agents[n].name for n in form.agents if n in situation.case.agents and n not in there]:
        return {"agents": f"{'、'.join(without)}在 {form.on} 没有代理权（调解仲裁法第24条）：请核对委托的起止日期，或者去掉勾选。"}
    return _not_alone(situation, form)


def _not_alone(situation: Situation, form: Any) -> dict[str, str]:
    """Whoever cannot act himself takes part by an agent: his own coming is not enough (调解仲裁法 第25条)."""
    case, here = situation.case, situation.here
    for party in capacity.lacking(case, here):
        theirs = agents.of_party(case, here, party.number, form.on)
        came = party.number in (*getattr(form, "came", ()), *getattr(form, "parties", ()))
        if came and not {agent.number for agent in theirs} & set(form.agents):
            who = f"请勾选到场的{'、'.join(agent.name for agent in theirs)}" if theirs else FIND_SOMEBODY
            return {"agents": f"{capacity.named([party])}由法定代理人（指定代理人）代为参加（调解仲裁法第25条），不能只有本人到场：{who}"}
    return {}


def somebody_came(form: Form, rest: str, otherwise: str) -> dict[str, str]:
    """Return the fault of a record that names nobody: `rest` is its free text, `otherwise` what to do."""
    named = any(getattr(form, name, None) for name in ("came", "agents", rest))
    return {} if named else {rest: otherwise}
