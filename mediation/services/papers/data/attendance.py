"""Attendance (到庭、到场情况): who came to a sitting, in the words that a record and an award print."""

from collections.abc import Iterator, Sequence

from mediation.rules import agents
from mediation.rules.codes import Side
from mediation.rules.facts import CaseFacts
from mediation.rules.mandate import Agent


def said(known: CaseFacts, came: Sequence[int], acting: Sequence[int], rest: str | None) -> str | None:
    """The parties and agents who came, side by side, then whatever else was written; None where nobody is named.

    申请人周某、王某及其委托代理人柯某，被申请人某公司的委托代理人施某
    """
    there = [known.agents[number] for number in acting if number in known.agents]
    named = "，".join(filter(None, (_side(known, side, set(came), there) for side in Side)))
    return "；".join(filter(None, (named, rest))) or None


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
