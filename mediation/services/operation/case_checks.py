"""The checks that verification makes of a case: its chain and the replay of it, the rows that follow, parties and papers with
their seal, everything sealed, and the printed files.

Cases do not depend on one another here, so that many are looked at by several processes, each in a moment of its own.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from mediation.errors import Refusal
from mediation.models import Case, Document, JournalEntry, Read, Unit
from mediation.rules import lifecycle
from mediation.rules.facts import Entry
from mediation.services.base import children, reference
from mediation.services.operation import anchors, openings
from mediation.services.papers import kept
from mediation.services.record import journal, keys, open_texts, projection, seals

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

OpenRead = Callable[[], AbstractContextManager[Read]]
"""What opens a session, also in another process: a function of a module."""
AT_ONCE = 200
"""Cases read by one query."""
WORTH_A_PROCESS = 2_000
"""Cases that take longer to look at than a process takes to start."""
MOST_PROCESSES = 4
PROCESSES = get_context("spawn")
NICENESS = 10
"""Pages come before verification."""


@dataclass(slots=True)
class Looked:
    """The numbers of things looked at in cases, and every fault that was found."""

    entries: int = 0
    documents: int = 0
    sealed: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Looked") -> None:
        """Take in what was looked at elsewhere."""
        self.entries += other.entries
        self.documents += other.documents
        self.sealed += other.sealed
        self.faults += other.faults


def processes_for(cases: int) -> int:
    """Return the number of processes that look at so many cases: as many as there are cores, where it is worth it."""
    return max(1, min(os.cpu_count() or 1, cases // WORTH_A_PROCESS, MOST_PROCESSES))


def look_at(session: Session, cases: Sequence[int], noted: anchors.Anchored, today: date) -> Looked:
    """Look at these cases, in this process."""
    found = Looked()
    units = {code: unit_id for code, unit_id in session.exec(select(Unit.code, Unit.id)).all() if unit_id is not None}
    for start in range(0, len(cases), AT_ONCE):
        portion = cases[start : start + AT_ONCE]
        found.faults += _faults_of_chains(session, found, portion, noted, units, today)
        found.faults += seals.faults_of_cases(session, portion)
        found.faults += keys.faults_of_cases(session, portion)
        answers = list(openings.tried(session, portion))
        found.sealed += len(answers)
        found.faults += filter(None, answers)
        found.faults += _faults_of_files(session, found, portion)
        session.expunge_all()
    return found


def look_apart(open_read: OpenRead, cases: Sequence[int], noted: anchors.Anchored, today: date, processes: int) -> Looked:
    """Look at these cases in so many processes of their own. Whatever stops this one stops them. Raises Refusal where one of them
    was stopped from outside.
    """
    found, started = Looked(), []
    try:
        with children.deaf():
            for turn in range(processes):
                part = cases[turn::processes]
                here, there = PROCESSES.Pipe(duplex=False)
                asked = (there, open_read, part, noted.of(map(journal.chain_of, part)), today)
                process = PROCESSES.Process(target=_look_alone, args=asked, daemon=True)
                process.start()
                there.close()
                started.append((process, here))
        for looked in _answers([here for _, here in started]):
            found.add(looked)
    finally:
        for process, here in started:
            process.terminate()
            process.join()
            here.close()
    return found


def _answers(asked: Sequence["Connection[Any, Looked | Exception]"]) -> list[Looked]:
    """Wait for all of them, and return their answers in order; one that fails is heard at once."""
    found: dict[Any, Looked] = {}
    while left := [here for here in asked if here not in found]:
        for here in wait(left):
            found[here] = _answer(here)
    return [found[here] for here in asked]


def _answer(here: Any) -> Looked:
    try:
        answer: Looked | Exception = here.recv()
    except EOFError:
        raise Refusal("核验的一个进程中途被终止（多半是内存不足），没有核完。请再运行一次。") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _look_alone(
    there: "Connection[Looked | Exception, Any]",
    open_read: OpenRead,
    cases: Sequence[int],
    noted: anchors.Anchored,
    today: date,
) -> None:
    """One process's part. Its moment is later than the anchors', as it has to be."""
    os.nice(NICENESS)
    children.leave_with_the_parent()
    try:
        with open_read() as session:
            at_one_moment(session)
            there.send(look_at(session, cases, noted, today))
    except Exception as error:  # noqa: BLE001 - whoever asked raises it
        there.send(error)


def at_one_moment(session: Session) -> None:
    """Have all that the session reads be of one moment. The embedded database does so by itself."""
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


# --- chains and replay ----------------------------------------------------------------------------------------


def read_chains(session: Session, names: Sequence[str]) -> dict[str, list[JournalEntry]]:
    """The entries of these chains. Plain rows: they are as good as entries here, and read four times as fast."""
    columns: Any = JournalEntry.__table__.columns  # type: ignore[attr-defined]
    found: dict[str, list[JournalEntry]] = {name: [] for name in names}
    rows: Any = session.execute(
        select(*columns).where(col(JournalEntry.chain).in_(names)).order_by(col(JournalEntry.chain), col(JournalEntry.seq))
    )
    for row in rows:
        found[row.chain].append(row)
    return found


def _faults_of_chains(
    session: Session, found: Looked, cases: Sequence[int], noted: anchors.Anchored, units: dict[str, int], today: date
) -> Iterator[str]:
    read = read_chains(session, [journal.chain_of(number) for number in cases])
    stored = projection.stored_rows(session, cases)
    for case in session.exec(select(Case).where(col(Case.id).in_(cases)).order_by(col(Case.id))):
        chain = journal.chain_of(case.id or 0)
        rows = read[chain]
        found.entries += len(rows)
        if not rows:  # a case without a journal is told of all cases at once
            continue
        if fault := journal.broken(rows) or noted.against(chain, [row.hash for row in rows]):
            yield fault
        elif rows[0].case_id != case.id:
            yield f"{chain} 的案件不存在"
        else:
            yield from _faults_of_replay(session, case, rows, stored[case.id or 0], units, today)
            yield from open_texts.faults(session, case.id or 0, rows)


def _faults_of_replay(
    session: Session, case: Case, rows: list[JournalEntry], stored: projection.Stored, units: dict[str, int], today: date
) -> Iterator[str]:
    try:
        known = lifecycle.replay([_read_entry(row) for row in rows])
    except lifecycle.Unlawful as unlawful:
        yield f"案件 {case.id}：第 {unlawful.entry.seq} 条在当时的状态下不能办理"
        return
    except _Unread as unread:
        yield f"案件 {case.id}：第 {unread.seq} 条（{unread.step}）的内容读不出来，不是本程序所知的办理步骤和表单"
        return
    if case.version != len(rows):
        yield f"案件 {case.id}：版本为 {case.version}，日志有 {len(rows)} 条"
    yield from projection.unlike(case, known, stored, units, reference.current(session), today)


class _Unread(ValueError):
    """An entry whose step or answers this program does not know."""

    def __init__(self, row: JournalEntry) -> None:
        super().__init__(row.step)
        self.seq, self.step = row.seq, row.step


def _read_entry(row: JournalEntry) -> Entry:
    try:
        return journal.entry_of(row)
    except ValueError as error:
        raise _Unread(row) from error


# --- printed files --------------------------------------------------------------------------------------------


def _faults_of_files(session: Session, found: Looked, cases: Sequence[int]) -> Iterator[str]:
    """Every printed document is in its place, opens, and is what was printed."""
    known: dict[str, str | None] = {}
    printed = select(Document).where(col(Document.case_id).in_(cases), Document.print_digest != "")
    for row in session.exec(printed.order_by(col(Document.id))):
        found.documents += 1
        if row.print_digest not in known:
            known[row.print_digest] = kept.fault(row)
        if fault := known[row.print_digest]:
            yield f"案件 {row.case_id} 的《{row.title}》{fault}"
