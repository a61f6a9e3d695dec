"""A party (当事人) of a case, and whether it is a worker."""

from collections.abc import Sequence
from dataclasses import dataclass

from .codes import Side


@dataclass(slots=True)
class Party:
    """A party (当事人) of the case."""

    number: int
    side: Side
    name: str
    is_person: bool


def is_worker(party: Party, parties: Sequence[Party]) -> bool:
    """A person, unless on the employer's side: beside a unit (个人承包经营者, 办案规则 第7条) or opposite people."""
    if not party.is_person:
        return False
    if party.side == Side.THIRD:
        return True
    sides_of_units = {other.side for other in parties if not other.is_person}
    if Side.APPLICANT in sides_of_units or Side.RESPONDENT in sides_of_units:
        return party.side not in sides_of_units
    return party.side == Side.APPLICANT
