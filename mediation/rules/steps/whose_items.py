"""The side that may claim an item (请求项目由谁提出): a worker claims no 违约金, an employer no pay.

What an employer has paid too much he claims back (返还).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from ..codes import Item, Side
from ..facts import Party, is_worker
from ..items import not_theirs
from ..step import Check, Situation


class Applies(Protocol):
    """An application: its claims name their applicants by their places."""

    applicants: list[Any]
    respondents: list[Any]
    claims: list[Any]


def items_of_the_applicants(situation: Situation, form: Applies) -> dict[str, str]:
    """Each claim of an application is one that its applicant, by his place among them, can have; of one who joins, among those who are
    there.
    """
    sides = ((Side.APPLICANT, form.applicants), (Side.RESPONDENT, form.respondents))
    parties = [
        Party(number, side, given.name, given.type)
        for number, (side, given) in enumerate(((side, each) for side, these in sides for each in these), 1)
    ]
    here = situation.proceeding
    there = [replace(situation.case.parties[n], number=-n) for n in here.members] if here is not None else []
    return _wrong("claims", form.claims, [*parties, *there])


def items_of_the_claimants(field: str) -> Check:
    """Make the check of a form whose rows of claims name their claimants among the case's parties."""

    def check(situation: Situation, form: Any) -> dict[str, str]:
        case = situation.case
        return _wrong(field, getattr(form, field), [case.parties[n] for n in situation.here.members])

    return check


def _wrong(field: str, rows: Iterable[Any], parties: Sequence[Party]) -> dict[str, str]:
    """Find the rows whose item is the other side's. Between people alone nobody can tell which of them employs the other."""
    if not any(party.kind.employs for party in parties):
        return {}
    by_number = {party.number: party for party in parties}
    found = {}
    for place, row in enumerate(rows):
        claimant = by_number.get(row.claimant)
        if claimant is not None and (sentence := not_theirs(Item(row.item), by_worker=is_worker(claimant, parties))):
            found[f"{field}.{place}.item"] = sentence
    return found
