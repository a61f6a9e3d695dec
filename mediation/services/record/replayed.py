"""Cases replayed (重放过的案件): kept in this process by the hash of their last entry, and replayed anew where it is another.

The hash binds every entry before it, so what is kept under it cannot be out of date: not after a step of another process,
not after a restore, not in a transaction that was rolled back. Whoever is given facts from here reads them only.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from sqlalchemy import bindparam
from sqlmodel import Session, and_, col, select

from mediation.models import Case, JournalEntry
from mediation.rules import deadlines, lifecycle
from mediation.rules.deadlines import Clock
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.step import Reference
from mediation.services.record import journal

MOST = 600
"""Cases kept, some 60 kB each: the desks of a bureau. The one that was asked for longest ago goes."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A case's journal, and what it amounts to."""

    entries: list[Entry]
    facts: CaseFacts
    _clocks: "dict[int, tuple[date, Reference, list[Clock]]]" = field(default_factory=dict, repr=False)

    def clocks(self, number: int, looked_up: Reference, today: date) -> list[Clock]:
        """The clocks of this proceeding today, reckoned once a day and calendar."""
        kept = self._clocks.get(number)
        if kept is None or kept[0] != today or kept[1] is not looked_up:
            limits = deadlines.as_read(looked_up.settings)
            here = self.facts.proceedings[number]
            kept = (today, looked_up, deadlines.clocks(self.facts, here, looked_up.calendar, today, limits))
            self._clocks[number] = kept
        return kept[2]


_kept: OrderedDict[str, Replayed] = OrderedDict()
_lock = Lock()


def of_case(session: Session, case_id: int) -> Replayed:
    """The case's record. A case without a journal has an empty one."""
    head = session.exec(_HEAD, params={"of_chain": journal.chain_of(case_id)}).first()
    found = _remembered(head)
    if found is None:
        found = _replay(journal.entries(session, case_id))
        _remember(head, found)
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
            found[case_id] = _replay(entries)
            _remember(heads.get(case_id), found[case_id])
    return found


_HEAD = (
    select(JournalEntry.hash)
    .where(JournalEntry.chain == bindparam("of_chain"))
    .order_by(col(JournalEntry.seq).desc())
    .limit(1)
)
_HEADS = (
    select(Case.id, JournalEntry.hash)
    .join(JournalEntry, and_(col(JournalEntry.case_id) == Case.id, col(JournalEntry.seq) == Case.version))
    .where(col(Case.id).in_(bindparam("cases", expanding=True)))
)
"""A case's version is the number of its last entry."""


def _replay(entries: list[Entry]) -> Replayed:
    return Replayed(entries, lifecycle.replay(entries))


def _remembered(head: str | None) -> Replayed | None:
    with _lock:
        found = _kept.get(head or "")
        if found is not None:
            _kept.move_to_end(head or "")
        return found


def _remember(head: str | None, found: Replayed) -> None:
    if head is None:
        return
    with _lock:
        _kept[head] = found
        if len(_kept) > MOST:
            _kept.popitem(last=False)
