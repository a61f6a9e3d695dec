"""The one who signs for what is served (签收人): the party, his agent, whom he named, his family, the representative of many.

The paper has reached the party whoever of them took it (民事诉讼法 第88条); a settlement is signed for by the party himself, or by whom he
named to receive (民诉法解释 第133条).
"""

from collections.abc import Mapping
from typing import Protocol

from .. import agents, capacity
from ..codes import Coded
from ..codes.agents import AgentPower, Taker
from ..facts import CaseFacts
from ..settlements import SETTLEMENTS
from ..step import Situation
from .acting import FIND_SOMEBODY
from .electing import represented


class Taken(Protocol):
    """The part of a receipt that says who took the paper. `agent` None, `taker` None: another took it, who needs no name."""

    served: Coded
    parties: list[int]
    taken_by: Taker
    agent: int | None
    taker: str | None


def wrongly_taken(situation: Situation, form: Taken) -> dict[str, str]:
    """Return the fault of who took it: somebody who could not, or whom nobody named."""
    if form.taken_by is Taker.AGENT:
        return _by_an_agent(situation, form)
    if form.agent is not None:
        return {"agent": "由代理人签收的，“签收人”请选“其代理人”。"}
    if form.taken_by is Taker.SELF:
        return _not_by_himself(situation, form)
    if not form.taker:
        return {"taker": f"由{form.taken_by.label}签收的，请写明姓名。"}
    if form.served in SETTLEMENTS and form.taken_by is not Taker.DESIGNEE:
        return {"taken_by": "调解书须当事人本人签收；本人因故不能签收的，由其指定的代收人签收（民诉法解释第133条）。"}
    if form.taken_by is Taker.FAMILY:
        return _at_home(situation, form)
    return _for_many(situation, form) if form.taken_by is Taker.REPRESENTATIVE else {}


def _not_by_himself(situation: Situation, form: Taken) -> dict[str, str]:
    """For whoever cannot act himself his agent by law signs (调解仲裁法 第25条；民法典 第23条)."""
    case, here = situation.case, situation.here
    for party in capacity.lacking(case, here):
        if party.number in form.parties:
            theirs = "、".join(agent.name for agent in capacity.by_law(case, here, party.number, getattr(form, "on")))  # noqa: B009
            who = f"请选“其代理人”{theirs}，分别登记" if theirs else FIND_SOMEBODY
            return {"taken_by": f"{capacity.named([party])}不能自己签收，由其法定代理人（指定代理人）签收（调解仲裁法第25条）：{who}"}
    return {}


def _by_an_agent(situation: Situation, form: Taken) -> dict[str, str]:
    """Any agent of the party may be served in his place (民诉法解释 第132条); a settlement only who is named to receive (第133条)."""
    agent = situation.case.agents.get(form.agent or 0)
    if agent is None:
        return {"agent": "请选择签收的代理人；没有登记的，先办理“登记代理人”。"}
    on = getattr(form, "on")  # noqa: B009 - every form of a step has its day
    if not agent.acts_on(on):
        return {"agent": f"{agent.name}在 {on} 没有代理权（调解仲裁法第24条），不能代当事人签收：请核对委托的起止日期。"}
    others = [situation.case.parties[n].name for n in form.parties if n not in agent.principals and n in situation.case.parties]
    if others:
        return {"parties": f"{agent.name}不是{'、'.join(others[:3])}的代理人，不能代其签收（民诉法解释第132条）：请分别办理送达。"}
    if form.served in SETTLEMENTS and (said := agents.lacking(situation.case, situation.here, [agent.number], AgentPower.PAPERS, on)):
        return {"agent": f"调解书由当事人本人或者其指定的代收人签收（民诉法解释第133条）。{said}"}
    return {}


def _at_home(situation: Situation, form: Taken) -> dict[str, str]:
    """A company has no family to be handed anything (民事诉讼法 第88条)."""
    there = (situation.case.parties[n] for n in form.parties if n in situation.case.parties)
    units = [party.name for party in there if not party.is_person]
    return {"taken_by": f"{'、'.join(units)}是单位，由法定代表人、负责人或者负责收件的人签收（民事诉讼法第88条）。"} if units else {}


def _for_many(situation: Situation, form: Taken) -> dict[str, str]:
    """An act of a representative in the case counts for those whom he represents (办案规则 第63条)."""
    elected, them = represented(situation.case, situation.here)
    names = [situation.case.parties[n].name for n in elected]
    if form.taker not in names:
        who = f"本案推举的代表人是{'、'.join(names)}" if names else "本案没有推举代表人，先办理“推举代表人”"
        return {"taker": f"{who}：代表人签收的，对其所代表的劳动者发生效力（办案规则第63条）。"}
    others = [situation.case.parties[n].name for n in form.parties if n not in them and n in situation.case.parties]
    return {"parties": f"代表人不代表{'、'.join(others[:3])}（办案规则第63条）：请分别办理送达。"} if others else {}


def took(case: CaseFacts, form: Taken) -> str:
    """The words for whoever took it: 其代理人施某; '' for the party himself."""
    if form.taken_by is Taker.SELF:
        return ""
    agent = case.agents.get(form.agent or 0)
    return f"{_SHORT[form.taken_by]}{agent.name if agent else form.taker or ''}"


_SHORT: Mapping[Taker, str] = {
    Taker.AGENT: "代理人", Taker.FAMILY: "同住成年家属", Taker.DESIGNEE: "指定的代收人", Taker.REPRESENTATIVE: "代表人",
}  # fmt: skip
