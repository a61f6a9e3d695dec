"""A party (当事人) of a case, whether it is a worker, and what becomes of it in law (变更当事人) while the case goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .codes import PartyType, Side
from .codes.liability import SiteRole
from .codes.people import LACKING, Capacity
from .codes.succession import ChangeGround
from .party_kinds import KINDS, PartyKind


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name that a party had in law until the day on which it took another (更名)."""

    name: str
    until: date


@dataclass(slots=True)
class Party:
    """A party (当事人) of the case. `predecessor` is the party in whose place it stands (承继), None: in its own; `inherits`,
    those whose claims or debts it took over beside its own; `renamed` are the names that it had before, oldest first. `capacity`: what
    a person may do himself (行为能力). `site_role`: what it is at the building site (保障农民工工资支付条例 第四章); None: nothing, or
    nobody said.
    """

    number: int
    side: Side
    name: str
    type: PartyType
    predecessor: int | None = None
    renamed: tuple[Renaming, ...] = ()
    inherits: tuple[int, ...] = ()
    capacity: Capacity = Capacity.FULL
    site_role: SiteRole | None = None

    @property
    def lacks_capacity(self) -> bool:
        """True for whom an agent by law acts: a minor, or an adult who cannot judge what he does (调解仲裁法 第25条)."""
        return self.capacity in LACKING

    @property
    def kind(self) -> PartyKind:
        """The row of its type."""
        return KINDS[self.type]

    @property
    def is_person(self) -> bool:
        """A natural person, whichever side."""
        return self.kind.is_person


@dataclass(frozen=True, slots=True)
class Exit:
    """A party's end in a proceeding (不再是当事人): by which entry, since which day, on which ground. `by` came in at its place; where
    they take `over`, what was done by it and to it is as if done by and to them (民诉法解释 第55条). `beside`: parties already, who take
    it over beside their own part, and have papers and days of their own.
    """

    seq: int
    on: date
    ground: ChangeGround
    by: tuple[int, ...] = ()
    over: bool = False
    beside: tuple[int, ...] = ()

    @property
    def takers(self) -> tuple[int, ...]:
        """Everybody who takes the place, whoever was a party already."""
        return (*self.by, *self.beside)

    @property
    def reachable(self) -> bool:
        """True for whoever can still be told of it: neither dead nor dissolved."""
        return self.ground in (ChangeGround.REPLACED, ChangeGround.DROPPED, ChangeGround.DIVIDED)


def is_worker(party: Party, parties: Sequence[Party]) -> bool:
    """A person, unless one who employs (包工头) or on the employer's side: beside a unit (个人承包经营者, 办案规则 第7条) or opposite
    people."""
    return _works(party, _sides_of_employers(parties))


def workers_among(parties: Sequence[Party]) -> set[int]:
    """Return the workers among the parties, by number, as `is_worker` tells each."""
    sides = _sides_of_employers(parties)
    return {party.number for party in parties if _works(party, sides)}


def _sides_of_employers(parties: Sequence[Party]) -> set[Side]:
    return {party.side for party in parties if party.kind.employs}


def _works(party: Party, sides_of_employers: set[Side]) -> bool:
    if party.kind.employs:
        return False
    if party.side == Side.THIRD:
        return True
    if Side.APPLICANT in sides_of_employers or Side.RESPONDENT in sides_of_employers:
        return party.side not in sides_of_employers
    return party.side == Side.APPLICANT
