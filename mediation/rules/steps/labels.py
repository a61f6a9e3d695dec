"""The labels (终局、非终局) of what an award decides, by the case: what else of it was awarded, dismissed, or still waits.

The law of one item is in `rules/finality.py`; here stands what the record knows of the item besides the award's own line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from ..codes import Item
from ..facts import CaseFacts, Claim, Proceeding, is_worker
from ..finality import Awarded, Label, Readings, Relation, is_disputed, label, label_of_dismissed
from ..used import WageUsed


class Line(Protocol):
    """The decision on one claim, as an award's form or its fact has it: the amount in 元, None where no money is awarded."""

    claim: int
    upheld: bool
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One line with its label. `disputed`: by the minimum wage of the other day it would be another one (待本局确认)."""

    item: Item
    label: Label
    disputed: bool


def judged(
    facts: CaseFacts, here: Proceeding, lines: Sequence[Line], wage: WageUsed, readings: Readings
) -> list[Judged]:
    """Return each line's label, in order. What `here` decided before this award counts as the readings say."""
    before = list(here.decisions) if readings.by_case else []
    relation = _relation(facts, here, lines, before, readings)
    return [_judged(facts, here, line, [*before, *lines], relation, wage, readings) for line in lines]


def _judged(
    facts: CaseFacts, here: Proceeding, line: Line, all_lines: Sequence[Line], relation: Relation, wage: WageUsed, readings: Readings
) -> Judged:
    awarded = _awarded(facts, here, line, all_lines, relation, readings)
    if not line.upheld:
        return Judged(awarded.item, label_of_dismissed(awarded, wage.monthly, readings), disputed=False)
    return Judged(
        awarded.item, label(awarded, wage.monthly, readings), disputed=is_disputed(awarded, wage.monthly, wage.other, readings)
    )


def _awarded(
    facts: CaseFacts, here: Proceeding, line: Line, all_lines: Sequence[Line], relation: Relation, readings: Readings
) -> Awarded:
    claim = facts.claims[line.claim]
    if not readings.by_case:
        return Awarded(Item(claim.item), line.amount, relation=relation)
    others = [
        other.amount
        for other in all_lines
        if other is not line and other.upheld and other.amount
        and facts.claims[other.claim].item == claim.item
        and _worker(facts, facts.claims[other.claim]) == _worker(facts, claim)
    ]
    parties = [facts.parties[n] for n in here.members]
    by_worker = is_worker(facts.parties[claim.claimant], parties)
    return Awarded(Item(claim.item), line.amount, sum(others, Decimal(0)), by_worker, relation)


def _worker(facts: CaseFacts, claim: Claim) -> int:
    """The party at the beginning on whose work the claim rests: what heirs share is one worker's (调解仲裁法 第47条)."""
    return facts.first_of(claim.of or claim.claimant)


def _relation(
    facts: CaseFacts, here: Proceeding, lines: Sequence[Line], before: Sequence[Line], readings: Readings
) -> Relation:
    """Return the part of 确认劳动关系 in the case's awards. A claim that was dropped, or settled by agreement, is no longer decided."""
    if any(line.upheld and _confirms(facts, line.claim) for line in (*before, *lines)):
        return Relation.CONFIRMED
    if readings.only_confirmed:
        return Relation.NONE
    settled = {n for claims in here.settled.values() for n in claims}
    waits = any(_confirms(facts, n) for n in here.claims if n not in settled)
    return Relation.CONCERNED if waits else Relation.NONE


def _confirms(facts: CaseFacts, claim: int) -> bool:
    return claim in facts.claims and facts.claims[claim].item == Item.RELATION
