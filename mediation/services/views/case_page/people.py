"""The parties (当事人) of the case page, with the sealed particulars masked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.models import Agent as AgentRow
from mediation.models import Party
from mediation.rules import agents, capacity, settlements, vocabulary
from mediation.rules.codes import Outcome, PartyType, Side
from mediation.rules.codes.people import Capacity
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.lineage import exit_of, joined_on, was_party
from mediation.rules.mandate import Agent
from mediation.rules.party_kinds import KINDS
from mediation.rules.party_particulars import LABELS, PARTICULARS, SEALED, Drawn, masked
from mediation.rules.service_address import confirmed
from mediation.rules.steps import signatures
from mediation.rules.steps.changes import ran_the_shop
from mediation.rules.steps.electing import elected
from mediation.services.record import agents as agent_rows
from mediation.services.record import parties

Settled = Sequence[tuple[Entry, settlements.Signed]]
"""The settlements that stand, as they are signed: read once for every party of the page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A particular that stands in a line of its own: what it is called, and what is shown of it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party; sealed particulars are masked. `more`: those without a column. `can_reveal`: there is something to see, for a stated
    purpose. `agents`: who acts for him, a line each. `was`: what it was before, or became, in a line each: its names, whose place it took,
    that it is no party any more. `alias`: its 招牌, `served_at`: what it confirmed for service; '' for none.
    """

    n: int
    side: str
    name: str
    kind: str
    id_number: str
    phone: str
    address: str
    more: Sequence[Shown]
    agent: str
    agents: Sequence[str]
    was: Sequence[str]
    alias: str
    served_at: str
    can_reveal: bool


@dataclass(frozen=True, slots=True)
class Revealed:
    """One party's particulars in plain, shown once to whoever stated a purpose: those with a column by name, `more` in lines."""

    n: int
    columns: Mapping[str, str]
    more: Sequence[Shown]


def lines(
    rows: Iterable[Party], known: CaseFacts, here: Proceeding, today: date, sealed: Mapping[int, AgentRow]
) -> list[PartyLine]:
    """The parties as the page of this proceeding shows them today; `sealed`: what is sealed of the agents, by number."""
    settled = [(made, settlements.as_signed(known, here, made)) for made in settlements.standing(here)]
    return [_line(row, known, here, today, sealed, settled) for row in rows]


def _line(
    row: Party, known: CaseFacts, here: Proceeding, today: date, sealed: Mapping[int, AgentRow], settled: Settled
) -> PartyLine:
    id_number, phone, address = (masked(name, parties.opened(row, name)) for name in ("id_number", "phone", "address"))
    return PartyLine(
        n=row.number, side=vocabulary.side(here.kind, Side(row.side)), name=row.name, kind=PartyType(row.type).label,
        id_number=id_number or row.credit_code or "", phone=phone, address=address,
        more=[Shown(LABELS[name], masked(name, value)) for name in _drawn("line") if (value := parties.opened(row, name))],
        agent=_behind(row), agents=_agents(known, here, row.number, today, sealed),
        was=list(_past(row, known, here, today, settled)),
        alias=row.alias or "", served_at=_served_at(known, row.number),
        can_reveal=any(getattr(row, name) for name in SEALED) or bool(agents_opened(known, row.number, sealed)),
    )  # fmt: skip


def _served_at(known: CaseFacts, party: int) -> str:
    address = confirmed(known, party)
    return f"{address.on} 确认：{address.says}" if address else ""


def _agents(known: CaseFacts, here: Proceeding, party: int, today: date, sealed: Mapping[int, AgentRow]) -> list[str]:
    """The agents who act or have acted for the party in the proceeding, a line each: 委托代理人 林某，某律师事务所律师（一般授权）; first
    that he was himself elected to represent the others. `sealed`: what is sealed of the agents, by number.
    """
    own = ["推举的代表人"] if party in elected(known, here) else []
    return own + [
        _agent(agent, today, sealed.get(agent.number)) for agent in agents.ever(known, here) if party in agent.principals
    ]


def _agent(agent: Agent, today: date, row: AgentRow | None) -> str:
    said = f"{agent.until} 起不再代理" if agent.until else agents.extent(agent, today)
    named = f"{agent.basis.label} {agents.called(agent)}" + (f"（{said}）" if said else "")
    return "，".join(filter(None, (named, agent_rows.shown(row) if row else "")))


def _behind(row: Party) -> str:
    """Whoever acts for the party, as it is called of its kind, with the post where that is named; of a worker what he does; '' where there
    is nothing.
    """
    kind = KINDS[PartyType(row.type)]
    if kind.works:
        return f"职业 {row.post}" if row.post else ""
    if not kind.head or not row.legal_representative:
        return ""
    return f"{kind.head} {row.legal_representative}" + (f"（{row.post}）" if kind.post and row.post else "")


def _capacity(row: Party, known: CaseFacts, here: Proceeding, today: date) -> Iterator[str]:
    """The line on the agent by law of a party who cannot act himself: who he is, that there is none yet, or none any more
    (调解仲裁法 第25条).
    """
    party = known.parties[row.number]
    if not party.lacks_capacity:
        return
    born = parties.born_on(row) if party.capacity is Capacity.MINOR else None
    if born and capacity.age(born, today) >= capacity.FULL_AGE:
        yield "已满十八周岁：请办理“登记行为能力”，此后由本人参加"
        return
    there = "、".join(agent.name for agent in capacity.by_law(known, here, party.number, today))
    yield (
        f"{party.capacity.label}，由{there}代为参加"
        if there
        else f"{party.capacity.label}：还没有法定代理人，请办理“登记代理人”"
    )


def _past(row: Party, known: CaseFacts, here: Proceeding, today: date, settled: Settled) -> Iterator[str]:
    """The lines on what is to be known of the party: who acts for it by law, its former names, whose place it took, how it left or is
    out of the proceeding.
    """
    number = row.number
    party = known.parties[number]
    yield from _capacity(row, known, here, today)
    had = [former.name for former in party.renamed]
    if wrong := [name for name in known.former.get(number, ()) if name not in had]:
        yield f"原登记为 {'、'.join(wrong)}"
    yield from (f"原名 {former.name}（{former.until} 更名）" for former in party.renamed)
    for before in (*((party.predecessor,) if party.predecessor else ()), *party.inherits):
        name = known.parties[before].name
        yield f"承继 {name}" if was_party(known, before) else f"系已故劳动者{name}的继承人"
    if said := ran_the_shop(known, number):
        yield said
    if came_on := joined_on(here, number):
        yield f"{came_on} 加入"
    if left := here.left.get(number):
        yield f"{left.on} 退出，{Outcome(left.outcome).label}{_goes_on(known, here)}"
    yield from _settled(here, number, settled)
    if number in signatures.unsigned(known, here):
        out = number in signatures.declined(here)
        yield f"{'表示不签' if out else '还没有签'}协议，不受协议约束{'' if out else '；补签的从自己签名之日起'}"
    there = was_party(known, number)
    if gone := here.gone.get(number) if there else exit_of(known, number):
        by = "、".join(known.parties[n].name for n in gone.takers)
        if not there:
            yield f"{gone.on} 申请前已经死亡，由{by}主张"
            return
        yield f"{gone.on} 起不再是当事人：{gone.ground.label}" + (f"（{by}）" if by else "")


def _settled(here: Proceeding, number: int, settled: Settled) -> Iterator[str]:
    """The lines on what a settlement of several is to this one of them: in force since when, not signed by whom, or gone back on
    (调解仲裁法 第42条)."""
    for made, signed in settled:
        own = [each for each in signed.parts if number in each.whose]
        if not own or (len(signed.parts) < 2 and made.seq not in here.settled):
            continue
        if since := signed.since(number):
            yield f"{made.on} 的调解书 {since} 起对其生效"
        else:
            waiting = "、".join(party.name for party in signed.lacks(number))
            yield f"{made.on} 的调解书还没有由{waiting}签收，对其没有生效"
    for entry in here.all(Do.UNDO_SETTLEMENT, Do.UNDO_PART_SETTLEMENT):
        if number in entry.used.fallen:
            whose = "" if number in (entry.parties or ()) else "对方"
            yield f"{entry.on} {whose}反悔，其请求继续审理"


def _goes_on(known: CaseFacts, here: Proceeding) -> str:
    """The words on what goes on without whoever left: the others' application, or the counter-claim alone (办案规则 第36条)."""
    if any(known.parties[n].side is Side.APPLICANT for n in here.members if n not in here.left):
        return "，其他人继续"
    asked_back = any(known.parties[known.claims[n].claimant].side is Side.RESPONDENT for n in here.claims)
    return "，反申请继续" if asked_back else ""


def agents_opened(known: CaseFacts, party: int, sealed: Mapping[int, AgentRow]) -> list[Shown]:
    """The sealed particulars of the party's agents in plain, a line each."""
    acting = [agent for agent in known.agents.values() if party in agent.principals and agent.number in sealed]
    return [Shown(f"{agent.basis.label}{agent.name}", agent_rows.revealed(sealed[agent.number])) for agent in acting]


def revealed(number: int, plain: Mapping[str, str | None], acting: Sequence[Shown] = ()) -> Revealed:
    """The particulars that were opened of a party, and those of who acts for it (`acting`), as the page shows them."""
    return Revealed(
        number,
        {name: plain[name] or "" for name in _drawn("column")},
        [*(Shown(LABELS[name], value) for name in _drawn("opened", "line") if (value := plain[name])), *acting],
    )


def _drawn(*where: Drawn) -> Iterator[str]:
    return (each.name for each in PARTICULARS if each.sealed and each.drawn in where)
