"""Capacity to act (行为能力) that becomes otherwise, or known, in the course of a case: lost, restored, full age reached.

From the day on which somebody may act himself his agent by law acts for him no more (民法典 第175条第1项); what was done by him stands.
"""

from dataclasses import replace
from datetime import date

from ..acts import Act
from ..codes.agents import AgentBasis
from ..codes.people import LACKING, Capacity
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..states import STATES
from ..step import STAY, Rank, Situation, Step
from .afterwards import nothing_to_come
from .agents import WRITES_DOWN


class CapacityNoted(Act):
    """登记行为能力: of whom, since when, and what shows it."""

    on: date = ask("登记日期", not_after="today")
    party: int = ask("当事人", options="parties")
    capacity: Capacity = ask("行为能力")
    since: date = ask("从哪一天起", not_after="today", not_before="anything", help="成年、认定、恢复之日；未成年人填收到材料之日")
    proof: Long = ask(
        "依据的材料和情况", long="long", help="如：户口簿，人民法院认定行为能力的判决，监护关系证明；判决还没有作出的，写明本人的情况"
    )


# --- checks ---------------------------------------------------------------------------------------------------


def _of_a_person(situation: Situation, form: CapacityNoted) -> dict[str, str]:
    """A person's capacity is noted, and one that is otherwise than what stands there."""
    party = situation.case.parties[form.party]
    if not party.is_person:
        return {"party": f"{party.name}是单位，没有行为能力的问题：由法定代表人、负责人代表。"}
    if party.capacity is form.capacity:
        return {"capacity": f"{party.name}已经登记为“{form.capacity.label}”，没有变化。"}
    return {}


def _since_it_was_so(_: Situation, form: CapacityNoted) -> dict[str, str]:
    """Nothing becomes otherwise after the day on which it is noted."""
    return {"since": f"不能晚于登记日期（{form.on}）。"} if form.since > form.on else {}


def _by_a_court(_: Situation, form: CapacityNoted) -> dict[str, str]:
    """Ask once more of an adult: that he lacks capacity, or has it again, a court finds (民法典 第24条). A person who visibly cannot judge
    what he does is represented all the same (调解仲裁法 第25条).
    """
    if form.capacity not in (Capacity.LIMITED, Capacity.NONE):
        return {}
    return {"capacity": "成年人无、限制民事行为能力由人民法院认定（民法典第24条）：没有判决的，告知其近亲属可以申请，等待期间可以“中止审理”"
                        "（办案规则第47条第2项）；请核对材料"}


# --- effects --------------------------------------------------------------------------------------------------


def _note(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    told = entry.as_(CapacityNoted)
    facts.parties[told.party].capacity = told.capacity
    if told.capacity in LACKING:
        return
    for number, agent in facts.agents.items():
        if agent.basis is AgentBasis.ENTRUSTED or not agent.acts_for(told.party, None):
            continue
        over = replace(agent, released=(*agent.released, (told.party, told.since)))
        alone = not any(over.acts_for(n, None) for n in agent.principals)
        facts.agents[number] = replace(over, until=max(told.since, agent.since)) if alone and agent.until is None else over


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.NOTE_CAPACITY, "登记行为能力", None,
        at=frozenset(STATES.values()), to=STAY, by=WRITES_DOWN, asks=CapacityNoted, unless=(nothing_to_come,),
        checks=(_of_a_person, _since_it_was_so), doubts=(_by_a_court,), does=_note, rank=Rank.LAST,
        says="{party}：{capacity}", basis="调解仲裁法 第25条；民法典 第17至24、175条",
    ),
)
