"""A party (当事人) of a case, and whether it is a worker."""

from collections.abc import Sequence
from dataclasses import dataclass

from .codes import PartyType, Side
from .party_kinds import KINDS, PartyKind


@dataclass(slots=True)
class Party:
    """A party (当事人) of the case."""

    number: int
    side: Side
    name: str
    type: PartyType

    @property
    def kind(self) -> PartyKind:
        """The row of its type."""
        return KINDS[self.type]

    @property
    def is_person(self) -> bool:
        """A natural person, whichever side."""
        return self.kind.is_person


def is_worker(party: Party, parties: Sequence[Party]) -> bool:
    """A person, unless one who employs (包工头) or on the employer's side: beside a unit (个人承包经营者, 办案规则 第7条) or opposite
    people."""
    if party.kind.employs:
        return False
    if party.side == Side.THIRD:
        return True
    sides_of_employers = {other.side for other in parties if other.kind.employs}
    if Side.APPLICANT in sides_of_employers or Side.RESPONDENT in sides_of_employers:
        return party.side not in sides_of_employers
    return party.side == Side.APPLICANT
