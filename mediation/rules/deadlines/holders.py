"""The holders of a limit: for whom it is counted, which entries concern each of them, and on which day a paper reached him."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..codes import Side
from ..facts import CaseFacts, Entry, Proceeding, workers_among
from .words import JOINS, Each, Limit

SIDES = {Each.APPLICANT: Side.APPLICANT, Each.RESPONDENT: Side.RESPONDENT}


def bound(limit: Limit, case: CaseFacts, proceeding: Proceeding, journal: Sequence[Entry]) -> Sequence[int | None]:
    """The parties that have a clock of their own; one None where the case has a single clock."""
    each = limit.each
    if each is Each.CASE:
        return [None]
    if each is Each.NAMED:
        starters = {step for event in limit.starts.any_of for step in event.steps}
        return sorted({n for entry in journal if entry.step in starters for n in entry.parties or ()}) or [None]
    parties = [case.parties[number] for number in proceeding.parties]
    if each in SIDES:
        return [party.number for party in parties if party.side == SIDES[each]]
    if each is Each.PARTY:
        return [party.number for party in parties]
    workers = workers_among(parties)
    return [party.number for party in parties if (party.number in workers) == (each is Each.WORKER)]


def joined(proceeding: Proceeding, journal: Sequence[Entry]) -> dict[int, set[int]]:
    """Return the parties that each entry (its seq) brought in who took nobody's place over: one who is joined (追加), put in a wrong
    respondent's place (变更被申请人), or beside a shop (变更经营者). A joining that names nobody brought the last of the others.
    """
    found: dict[int, set[int]] = {}
    for number, seq in proceeding.joined.items():
        found.setdefault(seq, set()).add(number)
    unnamed = [entry.seq for entry in journal if entry.step == JOINS and entry.seq not in found]
    instead = {number for how in proceeding.gone.values() for number in how.by}
    others = sorted(number for number in proceeding.parties if number not in instead and number not in proceeding.joined)
    found |= {seq: {number} for seq, number in zip(unnamed, others[-len(unnamed) :], strict=True)} if unnamed else {}
    return found


def received(proceeding: Proceeding) -> dict[int, dict[int, date]]:
    """The day on which each party received what an entry served, by the entry's number; a party who had it by another entry is not
    there. Empty where nobody was served with one paper twice: most were not, and each entry's own day stands."""
    arrived, receipts = list(proceeding.arrived()), proceeding.receipts()
    if len(arrived) == len(receipts):
        return {}
    found: dict[int, dict[int, date]] = {delivery.seq: {} for delivery in arrived}
    for receipt in receipts:
        found[receipt.seq][receipt.party] = receipt.on
    return found


def as_received(
    entries: Sequence[Entry], stands_for: frozenset[int | None], received: Mapping[int, Mapping[int, date]]
) -> list[Entry]:
    """The entries, each service on the party's day of receipt, and without those of a paper that it had already."""
    found: list[Entry] = []
    for entry in entries:
        days = [on for party, on in received.get(entry.seq, {}).items() if party in stands_for]
        on = min(days, default=None) if entry.seq in received else entry.on
        if on is not None:
            found.append(entry if on == entry.on else replace(entry, on=on))
    return found


def concerns(entry: Entry, stands_for: frozenset[int | None], joined: Mapping[int, set[int]]) -> bool:
    """False for what was served on, or what joined, somebody else. What reached those in whose place a party stands is its own."""
    if None in stands_for:
        return True
    if entry.seq in joined:
        return not stands_for.isdisjoint(joined[entry.seq])
    return entry.parties is None or not stands_for.isdisjoint(entry.parties)
