"""The journal (办案日志): appended to, read, and proved. Nothing else writes to its table, and nothing ever changes a row."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Insert, Row, bindparam, insert
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, func, select

from mediation import clock
from mediation.models import JournalEntry, Write
from mediation.rules import entries as written
from mediation.rules.facts import Entry
from mediation.services.base.accounts import Actor

OFFICE = "office"
FIRST = "0" * 64
AT_ONCE = 5_000
"""Rows that are held in memory while every chain is read."""
NEWEST = 50
"""Entries among which the latest time is looked for: a clock that was set right has made as many by then."""
LOOKED_AT = 20_000
"""Entries that a check goes back through for times out of order: about a month of a busy bureau."""


def chain_of(case_id: int) -> str:
    """The name of a case's chain."""
    return f"case:{case_id}"


def entries(session: Session, case_id: int) -> list[Entry]:
    """The case's journal, oldest first."""
    return [entry_of(row) for row in session.execute(_ENTRIES, {"of_chain": chain_of(case_id)})]


def entries_of(session: Session, case_ids: Sequence[int]) -> dict[int, list[Entry]]:
    """The journals of these cases, each oldest first, read in one statement."""
    found: dict[int, list[Entry]] = {case_id: [] for case_id in case_ids}
    chains = {chain_of(case_id): entries for case_id, entries in found.items()}
    for row in session.execute(_ENTRIES_OF, {"of_chains": list(chains)}):
        chains[row.chain].append(entry_of(row))
    return found


def rows(session: Session, case_id: int) -> list[JournalEntry]:
    """The case's journal rows, oldest first."""
    return list(session.exec(_CHAIN, params={"of_chain": chain_of(case_id)}))


_CHAIN = select(JournalEntry).where(JournalEntry.chain == bindparam("of_chain")).order_by(col(JournalEntry.seq))


_READ = (
    col(JournalEntry.chain), col(JournalEntry.seq), col(JournalEntry.step), col(JournalEntry.proceeding), col(JournalEntry.on),
    col(JournalEntry.given), col(JournalEntry.actor_name), col(JournalEntry.at), col(JournalEntry.actor),
)  # fmt: skip
"""What rules see of an entry. Plain rows: objects that nobody changes cost four times as much to read."""
_ENTRIES = columns(*_READ).where(col(JournalEntry.chain) == bindparam("of_chain")).order_by(col(JournalEntry.seq))
_ENTRIES_OF = (
    columns(*_READ)
    .where(col(JournalEntry.chain).in_(bindparam("of_chains", expanding=True)))
    .order_by(JournalEntry.chain, col(JournalEntry.seq))
)


def entry_of(row: JournalEntry | Row[Any]) -> Entry:
    """The row as rules see it."""
    return written.entry_of(
        row.seq, row.step, row.proceeding, row.on, json.loads(row.given), row.actor_name, utc(row.at), row.actor
    )


def append(
    session: Write, actor: Actor, step: str, on: date, given: Mapping[str, Any], *,
    case_id: int | None = None, proceeding: int = 0, before: str = "", after: str = "", end: tuple[int, str] | None = None,
) -> tuple[int, str]:  # fmt: skip
    """Add one entry to the end of its chain, and return its number there and its hash.

    The caller holds the case's lock; the office's chain is locked here.
    `end` is the chain's last number and hash, for a caller who has just read it; None: it is looked up.
    """
    chain = chain_of(case_id) if case_id is not None else OFFICE
    if chain == OFFICE and session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(OFFICE, 0))))
    last, previous = end or _end(session, chain)
    seq = last + 1
    row = SimpleNamespace(
        chain=chain, case_id=case_id, seq=seq, proceeding=proceeding, step=step, on=on,
        given=json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        state_before=before, state=after, actor=actor.login, actor_name=actor.name, unit_id=actor.unit_id,
        address=actor.address, request=actor.request, at=clock.now().replace(microsecond=0),
        previous_hash=previous, hash="",
    )  # fmt: skip
    row.hash = digest(row)
    session.flush()
    session.execute(inserting(JournalEntry), vars(row))
    return seq, str(row.hash)


@cache
def inserting(table: type[SQLModel]) -> Insert:
    """The insertion of rows nobody needs as objects afterwards, worded once."""
    return insert(table.__table__)  # type: ignore[attr-defined]


def _end(session: Session, chain: str) -> tuple[int, str]:
    last = session.exec(
        select(JournalEntry.seq, JournalEntry.hash)
        .where(JournalEntry.chain == chain)
        .order_by(col(JournalEntry.seq).desc())
        .limit(1)
    ).first()
    return (last[0], last[1]) if last else (0, FIRST)


def digest(row: JournalEntry | SimpleNamespace) -> str:
    """The hash that ties an entry to all before it: every column but the key takes part."""
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    parts = [
        row.previous_hash, row.chain, row.seq, row.case_id, row.proceeding, row.step, row.on.isoformat(), row.given,
        row.state_before, row.state, row.actor, row.actor_name, row.unit_id, row.address, row.request,
        at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def broken(chain: Iterable[JournalEntry]) -> str | None:
    """Return the first fault of one chain, oldest entry first: a gap, a fork, or an entry that was changed; None: no fault."""
    previous, expected = FIRST, 1
    for row in chain:
        if row.seq != expected:
            return f"{row.chain} 第 {expected} 条缺失"
        if row.previous_hash != previous:
            return f"{row.chain} 第 {row.seq} 条与前一条接不上"
        if row.hash != digest(row):
            return f"{row.chain} 第 {row.seq} 条被改动过"
        previous, expected = row.hash, expected + 1
    return None


def first_fault(session: Session) -> str | None:
    """Return the fault of the first chain that does not fit together; None: every one does. Read row by row."""
    columns: Any = JournalEntry.__table__.columns  # type: ignore[attr-defined]
    in_order = select(*columns).order_by(col(JournalEntry.chain), col(JournalEntry.seq))
    with closing(session.execute(in_order, execution_options={"yield_per": AT_ONCE})) as found:
        rows: Any = found
        return next((fault for _, chain in groupby(rows, key=lambda row: row.chain) if (fault := broken(chain))), None)


def recorded_last() -> Any:
    """The statement of the latest time at which one of the newest entries was recorded; the newest by number need not have it."""
    newest = select(JournalEntry.at).order_by(col(JournalEntry.id).desc()).limit(NEWEST).subquery()
    return select(func.max(newest.c.at))


def recorded_early(session: Session) -> list[tuple[str, int, datetime, datetime]]:
    """List those of the newest entries that bear a time before that of an earlier one, because the clock was set back or had
    been ahead: chain, number, its time, and the latest time before it.
    """
    newest = columns(JournalEntry).order_by(col(JournalEntry.id).desc()).limit(LOOKED_AT).subquery()
    before = func.max(newest.c.at).over(order_by=newest.c.id, rows=(None, -1))
    seen = columns(newest.c.id, newest.c.chain, newest.c.seq, newest.c.at, before.label("latest")).subquery()
    rows = session.execute(
        columns(seen.c.chain, seen.c.seq, seen.c.at, seen.c.latest).where(seen.c.at < seen.c.latest).order_by(seen.c.id)
    )
    return [(chain, seq, utc(at), utc(latest)) for chain, seq, at, latest in rows if utc(at) < utc(latest) - clock.MAY_DIFFER]


def count(session: Session) -> int:
    """Count how many entries there are in all chains."""
    return session.exec(select(func.count()).select_from(JournalEntry)).one()


def heads_digest(session: Session) -> str:
    """One hash over the last entry of every chain: kept outside the database, it shows a cut or rewritten journal."""
    newest = select(JournalEntry.chain, func.max(JournalEntry.seq).label("seq")).group_by(JournalEntry.chain).subquery()
    found = session.exec(
        select(JournalEntry.chain, JournalEntry.seq, JournalEntry.hash)
        .join(newest, (newest.c.chain == JournalEntry.chain) & (newest.c.seq == JournalEntry.seq))
        .order_by(JournalEntry.chain)
    ).all()
    return hashlib.sha256(json.dumps([list(row) for row in found]).encode()).hexdigest()


def utc(instant: datetime) -> datetime:
    """An instant of the journal with its zone: SQLite gives it back without."""
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
