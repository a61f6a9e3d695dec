"""An agent (代理人) as the facts of a case hold one, and the powers that he has from one day to the next."""

from dataclasses import dataclass
from datetime import date

from .codes import Kind
from .codes.agents import AgentBasis, AgentPower, AgentStanding


@dataclass(frozen=True, slots=True)
class Mandate:
    """The powers that an agent has from a day on, until a later mandate."""

    since: date
    powers: frozenset[AgentPower]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent of some parties of the case. `number` is the entry that brought him, `proceeding` the one in which it was done, `kinds`
    the kinds of proceeding that his mandate names besides. `firm`, `post`: '' where there is none. `mandates`: in the order of their
    days; `until`: the day from which he acts no more, None while he does. `released`: whom of several he acts for no more, because they
    came of age or may act themselves again, with the day (民法典 第175条第1项).
    """

    number: int
    principals: tuple[int, ...]
    basis: AgentBasis
    name: str
    standing: AgentStanding
    firm: str
    post: str
    proceeding: int
    kinds: frozenset[Kind]
    mandates: tuple[Mandate, ...]
    until: date | None = None
    released: tuple[tuple[int, date], ...] = ()

    @property
    def since(self) -> date:
        """The day from which he acts."""
        return self.mandates[0].since

    def acts_on(self, on: date) -> bool:
        """Tell whether he is an agent on that day."""
        return self.since <= on and (self.until is None or on < self.until)

    def acts_for(self, party: int, on: date | None) -> bool:
        """Tell whether that party is one of his principals on that day; `on` None: now."""
        return party in self.principals and not any(n == party and (on is None or since <= on) for n, since in self.released)

    def powers_on(self, on: date) -> frozenset[AgentPower]:
        """The powers that his mandate names on that day."""
        come = [mandate for mandate in self.mandates if mandate.since <= on]
        return come[-1].powers if come else frozenset()

    def may(self, power: AgentPower, on: date) -> bool:
        """Tell whether he may do that in the party's place: an agent by law may whatever serves the ward (民法典 第23、35条), an
        entrusted one what the mandate names.
        """
        return self.basis is not AgentBasis.ENTRUSTED or power in self.powers_on(on)
