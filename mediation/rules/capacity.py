"""The capacity of a person to act (行为能力), and who acts for whom has not the full one (法定代理人、指定代理人).

Eighteen is full age, and so is sixteen for who lives on his own work (民法典 第17、18条). For a minor, and an adult who cannot judge what
he does, acts his guardian; where there is none, whom the commission designates (民法典 第19至23、27、28条；调解仲裁法 第25条).
"""

from collections.abc import Iterable
from datetime import date

from . import agents
from .codes.agents import AgentBasis
from .codes.people import Capacity
from .facts import CaseFacts, Proceeding
from .mandate import Agent
from .party import Party

FULL_AGE, WORKING_AGE = 18, 16
OF_AGE = frozenset({Capacity.MINOR, Capacity.WORKING})
"""What somebody is only until he is of full age."""
CALLED = {Capacity.MINOR: "未成年", Capacity.LIMITED: "限制民事行为能力", Capacity.NONE: "无民事行为能力"}


def age(born: date, on: date) -> int:
    """Full years of age on a day; of who is born on 29 February, from 1 March in a year without one (民法典 第201、202条)."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def by_age(told: Capacity | None, born: date | None, on: date) -> Capacity | None:
    """The capacity that somebody has, as was `told` and as his age on that day says; `born` None: nobody knows his age. None: nothing was
    told, and it is the full one. Raises ValueError with a sentence on what does not agree with his age, or is open at it.
    """
    if born is None:
        return told
    years = age(born, on)
    if years >= FULL_AGE:
        if told in OF_AGE:
            raise ValueError(f"按证件已满十八周岁（{years} 周岁），是成年人（民法典第17条）：能辨认自己行为的不选；号码填错的，请核对。")
        return told
    if years < WORKING_AGE:
        if told in (Capacity.FULL, Capacity.WORKING):
            raise ValueError(
                f"按证件不满十六周岁（{years} 周岁），是未成年人（民法典第18至20条）：请选“{Capacity.MINOR.label}”，由法定代理人参加。"
            )
        return told or Capacity.MINOR
    if told in (None, Capacity.FULL):
        raise ValueError(
            f"按证件不满十八周岁（{years} 周岁）：以自己的劳动收入为主要生活来源吗？是的，选“满十六周岁，以自己的劳动收入为主要生活来源”"
            f"（民法典第18条第2款）；不是的，选“{Capacity.MINOR.label}”，由法定代理人参加（调解仲裁法第25条）。"
        )
    return told


def lacking(case: CaseFacts, here: Proceeding) -> list[Party]:
    """The parties present in the proceeding for whom an agent by law acts."""
    return [case.parties[n] for n in case.present_in(here) if case.parties[n].lacks_capacity]


def by_law(case: CaseFacts, here: Proceeding, party: int, on: date | None = None) -> list[Agent]:
    """The agents by law, or designated, of a party, who act on that day; `on` None: whom nobody has ended."""
    return [agent for agent in agents.of_party(case, here, party, on) if agent.basis is not AgentBasis.ENTRUSTED]


def without_agent(case: CaseFacts, here: Proceeding, on: date | None = None) -> list[Party]:
    """Those of `lacking` for whom nobody acts by law on that day, as `by_law` finds him."""
    return [party for party in lacking(case, here) if not by_law(case, here, party.number, on)]


def named(parties: Iterable[Party]) -> str:
    """The parties with what each lacks: 陈小某（未成年）、张某（无民事行为能力）."""
    return "、".join(f"{party.name}（{CALLED[party.capacity]}）" for party in parties)
