"""Agents in the steps (代理人参加): who of them did it in a party's place, with what power, and who came to a sitting.

A step that an agent does asks `by_agents`, and has the check of the power that it takes; a sitting asks who came.
"""

from collections.abc import Callable, Iterable
from typing import Any

from .. import agents
from ..codes.agents import AgentPower
from ..forms import Form, ask
from ..step import Check, Situation


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
    """The same check, of the powers that the answers themselves make necessary."""

    def check(situation: Situation, form: Any) -> dict[str, str]:
        for power in needed(form):
            if said := agents.lacking(situation.case, situation.here, form.by_agents, power, form.on):
                return {"by_agents": said}
        return {}

    return check


def who_came(situation: Situation, form: Any) -> dict[str, str]:
    """Whoever came for a party had a mandate on that day (调解仲裁法 第24条); somebody has to have come."""
    there = {agent.number for agent in agents.acting(situation.case, situation.here, form.on)}
    if without := [situation.case.agents[n].name for n in form.agents if n in situation.case.agents and n not in there]:
        return {"agents": f"{'、'.join(without)}在 {form.on} 没有代理权（调解仲裁法第24条）：请核对委托的起止日期，或者去掉勾选。"}
    return {}


def somebody_came(form: Form, rest: str, otherwise: str) -> dict[str, str]:
    """Return the fault of a record that names nobody: `rest` is its free text, `otherwise` what to do."""
    named = any(getattr(form, name, None) for name in ("came", "agents", rest))
    return {} if named else {rest: otherwise}
