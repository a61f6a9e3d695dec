"""What must hold in a database after anything whatever has happened to it."""

import json
from collections import Counter

from sqlalchemy import text
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Case, JournalEntry, Proceeding, Read, RequestKey
from mediation.rules import lifecycle
from mediation.services.base import reference
from mediation.services.record import journal, projection


def faults() -> list[str]:
    """Broken chains, rows that are not what the journal says, half-done steps, gaps in numbers, damaged pages."""
    with db.read() as session:
        found = _integrity(session)
        for case in session.exec(select(Case).order_by(col(Case.id))):
            found += _of_case(session, case)
        return found + _keys(session) + _numbers(session)


def _integrity(session: Read) -> list[str]:
    if session.get_bind().dialect.name != "sqlite":
        return []
    said = [row[0] for row in session.execute(text("PRAGMA integrity_check"))]
    return [] if said == ["ok"] else said


def _of_case(session: Read, case: Case) -> list[str]:
    assert case.id is not None
    rows = journal.rows(session, case.id)
    known = lifecycle.replay(journal.entry_of(row) for row in rows)
    found = projection.differences(session, case, known, reference.current(session), clock.today())
    if broken := journal.broken(rows):
        found.append(broken)
    if case.version != len(rows):
        found.append(f"case {case.id}: version {case.version}, {len(rows)} entries")
    found += [
        f"case {case.id}: entry {row.seq} ({row.step}) leads from {row.state_before} to {row.state}"
        for row, previous in zip(rows[1:], rows, strict=False)
        if len(known.proceedings) == 1 and row.state_before != previous.state
    ]
    return found


def _keys(session: Read) -> list[str]:
    """Each entry of a case came with one key, and each key left one entry."""
    entries = set(session.exec(select(JournalEntry.case_id, JournalEntry.seq).where(col(JournalEntry.case_id).is_not(None))))
    kept = Counter(session.exec(select(RequestKey.case_id, RequestKey.seq)))
    found = [f"entry {entry} has no key" for entry in entries - kept.keys()]
    found += [f"key without an entry: {entry}" for entry in kept.keys() - entries]
    return found + [f"entry {entry} has {many} keys" for entry, many in kept.items() if many > 1]


def _numbers(session: Read) -> list[str]:
    """Every number of every series was given, once, without a gap."""
    found = []
    series: dict[str, list[int]] = {}
    given = session.exec(select(JournalEntry.given).where(col(JournalEntry.case_id).is_not(None)))
    for answers in given:
        used = json.loads(answers).get("used", {})
        for number in (used.get("receipt"), used.get("docket")):
            if number:
                head, _, tail = number.rpartition("〕")
                series.setdefault(head, []).append(int(tail.removesuffix("号")))
    for head, numbers in series.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            found.append(f"{head}: {len(numbers)} numbers up to {max(numbers)}")
    return found


def count_entries() -> int:
    """How many steps are on record."""
    with db.read() as session:
        return journal.count(session)


def dockets() -> int:
    """How many proceedings there are."""
    with db.read() as session:
        return len(session.exec(select(Proceeding.id)).all())
