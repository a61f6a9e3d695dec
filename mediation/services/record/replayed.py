"""Cases replayed (重放过的案件): kept in this process by the hash of their last entry, and replayed anew where it is another.

The hash binds every entry before it, so what is kept under it cannot be out of date: not after a step of another process,
not after a restore, not in a transaction that was rolled back. Whoever is given facts from here reads them only.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, select

from mediation.models import Case, JournalEntry
from mediation.rules import deadlines, lifecycle, particulars
from mediation.rules.deadlines import Clock
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.step import Reference
from mediation.services.record import journal

MOST = 600
"""Cases kept, some 60 kB each: the desks of a bureau. The one that was asked for longest ago goes."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A case's journal, and what it amounts to. `end`: the number and the hash of its last entry."""

    entries: list[Entry]
    facts: CaseFacts
    end: tuple[int, str] = (0, journal.FIRST)
    _clocks: dict[int, tuple[date, Reference, list[Clock]]] = field(default_factory=dict, repr=False)

    def clocks(self, number: int, looked_up: Reference, today: date) -> list[Clock]:
        """The clocks of this proceeding today, reckoned once a day and calendar."""
        kept = self._clocks.get(number)
        if kept is None or kept[0] != today or kept[1] is not looked_up:
            limits = deadlines.as_read(looked_up.settings)
            here = self.facts.proceedings[number]
            kept = (today, looked_up, deadlines.clocks(self.facts, here, looked_up.calendar, today, limits))
            self._clocks[number] = kept
        return kept[2]

    def all_clocks(self, looked_up: Reference, today: date) -> list[Clock]:
        """The clocks of every proceeding."""
        return [clock for number in self.facts.proceedings for clock in self.clocks(number, looked_up, today)]


_kept: OrderedDict[str, Replayed] = OrderedDict()
_lock = Lock()


def of_case(session: Session, case_id: int) -> Replayed:
    """The case's record. A case without a journal has an empty one."""
    end = session.execute(_END, {"of_chain": journal.chain_of(case_id)}).first()
    if end is None:
        return NOTHING
    found = _remembered(end.hash)
    return found if found is not None else remember(_replay(journal.entries(session, case_id), end.hash))


def covered(found: Replayed, seqs: Sequence[int]) -> Replayed:
    """The record with the numbers of people masked in the free texts of these entries. It is not kept: there are few."""
    entries = [
        replace(
            entry,
            answers=particulars.covered(entry.answers),
            content=particulars.covered(entry.content) if entry.content is not None else None,
        )
        if entry.seq in seqs
        else entry
        for entry in found.entries
    ]
    return Replayed(entries, lifecycle.replay(entries), found.end)


def remember(found: Replayed) -> Replayed:
    """Keep this case under the hash of its last entry; returns it. A hash that no transaction committed is never asked for."""
    with _lock:
        _kept[found.end[1]] = found
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return found


def of_cases(session: Session, case_ids: Iterable[int]) -> dict[int, Replayed]:
    """The records of these cases, in two statements at most."""
    wanted = sorted(set(case_ids))
    if not wanted:
        return {}
    heads = dict(session.exec(_HEADS, params={"cases": wanted}).all())
    found = {case_id: kept for case_id in wanted if (kept := _remembered(heads.get(case_id))) is not None}
    if missing := [case_id for case_id in wanted if case_id not in found]:
        for case_id, entries in journal.entries_of(session, missing).items():
            head = heads.get(case_id)
            found[case_id] = remember(_replay(entries, head)) if head else _replay(entries, "")
    return found


NOTHING = Replayed([], CaseFacts())
_END = (
    columns(col(JournalEntry.seq), col(JournalEntry.hash))
    .where(col(JournalEntry.chain) == bindparam("of_chain"))
    .order_by(col(JournalEntry.seq).desc())
    .limit(1)
)
_HEADS = (
    select(Case.id, JournalEntry.hash)
    .join(JournalEntry, and_(col(JournalEntry.case_id) == Case.id, col(JournalEntry.seq) == Case.version))
    .where(col(Case.id).in_(bindparam("cases", expanding=True)))
)
"""A case's version is the number of its last entry."""


def _replay(entries: list[Entry], head: str) -> Replayed:
    return Replayed(entries, lifecycle.replay(entries), (len(entries), head))


def _remembered(head: str | None) -> Replayed | None:
    with _lock:
        found = _kept.get(head or "")
        if found is not None:
            _kept.move_to_end(head or "")
        return found
