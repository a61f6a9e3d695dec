"""Attendance (到庭、到场情况): who came to a sitting, in the words that a record and an award print."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from mediation.rules import agents
from mediation.rules.codes import Side
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.mandate import Agent


def out_before(here: Proceeding, entry: Entry) -> set[int]:
    """The parties who were no parties any more when the entry was done (变更当事人): nobody acts for them."""
    return {number for number, left in here.gone.items() if left.seq < entry.seq}


def said(
    known: CaseFacts, came: Sequence[int], acting: Sequence[int], rest: str | None, out: Collection[int] = ()
) -> str | None:
    """The parties and agents who came, side by side, then whatever else was written; None where nobody is named. An agent is named as that
    of those who are not `out`, and not at all where all of his are.

    申请人周某、王某及其委托代理人柯某，被申请人某公司的委托代理人施某
    """
    there = [_of_those_left(known.agents[number], out) for number in acting if number in known.agents]
    named = "，".join(filter(None, (_side(known, side, set(came), there) for side in Side)))
    return "；".join(filter(None, (named, rest))) or None


def _of_those_left(agent: Agent, out: Collection[int]) -> Agent:
    return replace(agent, principals=tuple(n for n in agent.principals if n not in out))


def _side(known: CaseFacts, side: Side, came: set[int], there: Sequence[Agent]) -> str:
    parties = [n for n, party in known.parties.items() if party.side is side]
    names = "、".join(known.parties[n].name for n in parties if n in came)
    return f"{side.label}{names}{''.join(_agents(known, parties, came, there))}" if names or _of(parties, there) else ""


def _agents(known: CaseFacts, parties: Sequence[int], came: set[int], there: Sequence[Agent]) -> Iterator[str]:
    """Each agent of the side: after his principals where they came too, else as theirs."""
    names = any(n in came for n in parties)
    for agent in _of(parties, there):
        with_him = came.issuperset(agent.principals)
        yield f"{'及其' if with_him else ('，' if names else '') + agents.principals(known, agent) + '的'}{agent.basis.label}{agent.name}"
        names = True


def _of(parties: Sequence[int], there: Sequence[Agent]) -> list[Agent]:
    return [agent for agent in there if set(agent.principals) & set(parties)]
