"""Stored due dates that follow the calendar (期限重算): when a holiday notice is loaded, the provisional ones become firm.

The journal does not change by it: these rows are a replay of it, made again with the calendar of today.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Table, bindparam
from sqlmodel import Session, and_, col, func, or_, select

from mediation.models import Case, Claim, Deadline, JournalEntry, Proceeding, Promise, Setting, Sitting, Write
from mediation.rules import deadlines, lifecycle
from mediation.rules.codes import Kind
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.indicators import LIMIT_OF
from mediation.rules.step import Reference
from mediation.rules.steps.undecided import LEAVING
from mediation.services.base import reference
from mediation.services.base.concurrent_rows import insert_missing
from mediation.services.record import case_rows, counted_days, counts, journal, parties, projection, replayed
from mediation.services.record.counted_days import Shift
from mediation.settings import settings

TABLE = "reference.limits"
"""The setting that notes by which table of limits the stored due dates were reckoned."""
RULES = "reference.rows"
"""The setting that notes by which rules the stored sittings and performance lines stand."""
COUNTED = frozenset(LIMIT_OF.values())
AT_ONCE = 200
"""Cases read by one query."""
MARGIN = timedelta(days=40)
"""A clock's first day may itself have been counted in working days (留置送达三日), at most over one long holiday. Days
after a clock's last one never had a part in it."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock that the calendar moves. `before` or `after` None: there was, or is, none. `party` 0: the case's own.

    `firm`: it was 暂定 and no longer is.
    """

    case_id: int
    proceeding: int
    limit: str
    party: int
    before: date | None
    after: date | None
    firm: bool


def to_recount(session: Session, today: date) -> list[int]:
    """The cases with a clock that a change of the calendar could still move."""
    ahead = or_(Deadline.provisional, col(Deadline.due_on) >= today)
    found = session.exec(select(Deadline.case_id).where(Deadline.running, ahead).distinct())
    return sorted(found)


def recount(session: Write, case_id: int, today: date) -> bool:
    """Bring the case's clocks in line with the calendar. Returns whether any of them moved."""
    case = session.exec(select(Case).where(Case.id == case_id).with_for_update()).one()
    record = replayed.of_case(session, case_id)
    known = record.facts
    looked_up = reference.current(session)
    if not projection.differences(session, case, known, looked_up, today):
        return False
    projection.project(session, case, case.version, known, known, record.all_clocks(looked_up, today))
    return True


def follow_setting(session: Write, key: str, today: date) -> list[Moved]:
    """Bring every clock that this setting reads in line with it, also those that are over: it reads the same law."""
    if key == counts.CLOSING_DAY:  # a month ends on another day: every count is of another month
        counts.rebuild(session)
    return recount_all(session, _reading(session, key), today)


def foresee_setting(session: Session, key: str, value: str, today: date) -> list[Moved]:
    """Return the clocks that this value of the setting would move. Writes nothing."""
    now = reference.current(session)
    return foresee(session, _reading(session, key), replace(now, settings={**now.settings, key: value}), today)


def _reading(session: Session, key: str) -> list[int]:
    """The cases with a clock that reads this setting."""
    limits = [limit.id for limit in deadlines.LIMITS if key in (limit.setting, limit.rolls_by)]
    if not limits:
        return []
    return sorted(session.exec(select(Deadline.case_id).where(col(Deadline.limit).in_(limits)).distinct()))


def follow_the_table(session: Write, today: date) -> list[Moved]:
    """Bring every case in line with the table of limits of this version, once after each update: a row that is new is missing
    from the cases of before, and verification would say so. Returns nothing where the table is as it was."""
    blank = {"key": TABLE, "label": "期限表版本", "value": "", "source": "由系统写入", "confirmed": True, "confirmed_by": ""}
    insert_missing(session, Setting, [blank])
    mark = session.exec(select(Setting).where(Setting.key == TABLE).with_for_update()).one()
    if mark.value == (version := deadlines.version()):
        return []
    moved = recount_all(session, sorted(n for n in session.exec(select(Case.id)) if n is not None), today)
    mark.value = version
    session.add(mark)
    return moved


def follow_the_rules(session: Write) -> int:
    """Bring the stored proceedings, sittings and performance lines in line with this version's rules (`projection.RULES`), and return how
    many cases were looked into: those with several proceedings, with several sittings in one, with an award, those that somebody left or
    went back on, those in which something is still to come, and the inspections. What is counted is counted anew.
    """
    blank = {
        "key": RULES,
        "label": "约期、履行期限规则版本",
        "value": "",
        "source": "由系统写入",
        "confirmed": True,
        "confirmed_by": "",
    }
    insert_missing(session, Setting, [blank])
    mark = session.exec(select(Setting).where(Setting.key == RULES).with_for_update()).one()
    if mark.value == projection.RULES:
        return 0
    several = select(Sitting.case_id).group_by(col(Sitting.case_id), col(Sitting.proceeding)).having(func.count() > 1)
    awarded = select(Claim.case_id).where(col(Claim.awarded).is_not(None)).distinct()
    divided = select(Proceeding.case_id).where(Proceeding.number == 2)
    left = (
        select(JournalEntry.case_id)
        .where(col(JournalEntry.step).in_((*LEAVING, Do.UNDO_SETTLEMENT)), col(JournalEntry.case_id).is_not(None))
        .distinct()
    )
    owed = select(Promise.case_id).where(col(Promise.settled).is_(False)).distinct()
    inspected = select(Proceeding.case_id).where(Proceeding.kind == Kind.INSPECTION).distinct()
    cases = sorted(
        {n for asked in (several, awarded, divided, left, owed, inspected) for n in session.exec(asked) if n is not None}
    )
    for chunk in _chunks(cases):
        for case_id, known in _replayed(session, chunk):
            projection.renew(session, case_id, known)
        if settings().key_file.exists():
            parties.find_towns(session, chunk)
    counts.rebuild(session)  # the proceedings count as their rows now say
    mark.value = projection.RULES
    session.add(mark)
    return len(cases)


# --- all that a notice touches --------------------------------------------------------------------------------


def touched(session: Session, first: date, last: date) -> list[int]:
    """The cases with a clock, running or over, that days from `first` to `last` may have a part in."""
    late = last + MARGIN
    begins = or_(*(col(day) <= late for day in (Deadline.starts_on, Deadline.due_on, Deadline.alert_on)))
    ends = or_(*(col(day) >= first for day in (Deadline.starts_on, Deadline.due_on, Deadline.raw_on)))
    return sorted(session.exec(select(Deadline.case_id).where(and_(begins, ends)).distinct()))


def foresee(session: Session, cases: Sequence[int], looked_up: Reference, today: date) -> list[Moved]:
    """Return the clocks of these cases that this reference data would move. Writes nothing."""
    return [
        moved
        for case_id, stored, wanted in _compared(session, cases, looked_up, today)
        for moved in _moves(case_id, stored, wanted)
    ]


def recount_all(session: Write, cases: Sequence[int], today: date) -> list[Moved]:
    """Bring the clocks of all these cases in line with the calendar, many at once, and say which of them moved."""
    looked_up = reference.current(session)
    found: list[Moved] = []
    columns: Table = Deadline.__table__  # type: ignore[attr-defined]
    written: dict[str, Any] = {c.name: bindparam(c.name) for c in columns.c if c.name not in ("id", "case_id")}
    change = columns.update().where(columns.c.id == bindparam("of_id")).values(written)
    for chunk in _chunks(cases):
        session.exec(select(Case.id).where(col(Case.id).in_(chunk)).order_by(col(Case.id)).with_for_update()).all()
        new: list[Row] = []
        changed: list[Row] = []
        gone: list[int] = []
        compared = list(_compared(session, chunk, looked_up, today))
        for case_id, stored, wanted in compared:
            found += _moves(case_id, stored, wanted)
            new += [{"case_id": case_id, **wanted[key]} for key in wanted.keys() - stored.keys()]
            gone += [stored[key]["id"] for key in stored.keys() - wanted.keys()]
            changed += [
                {**row, "of_id": stored[key]["id"]}
                for key, row in wanted.items()
                if key in stored and _differs(row, stored[key])
            ]
        anew = {case_id for case_id, stored, wanted in compared if _last_days(stored) != _last_days(wanted)}
        counted = counts.of_cases(session, anew)
        if changed:
            session.execute(change, changed)
        if new:
            session.execute(columns.insert(), new)
        if gone:
            session.execute(columns.delete().where(columns.c.id.in_(gone)))
        counted_days.keep(session, _shifts(compared), counts.running_month(session, today))
        counts.follow(session, counted, counts.of_cases(session, anew))
    session.expire_all()
    return found


def _shifts(compared: Iterable[tuple[int, dict[Any, Row], dict[Any, Row]]]) -> Iterator[Shift]:
    """Yield the clocks that figures go by and whose last day is another now."""
    for case_id, stored, wanted in compared:
        for key in stored.keys() & wanted.keys():
            before, after = stored[key], wanted[key]
            if before["limit"] in COUNTED and before["due_on"] != after["due_on"]:
                yield Shift(case_id, before["proceeding"], before["limit"], before["due_on"], after["due_on"])


def _last_days(clocks: dict[Any, Row]) -> list[Any]:
    """The last days of limits that figures go by."""
    return [(key, row["due_on"]) for key, row in sorted(clocks.items()) if row["limit"] in COUNTED]


def _chunks(cases: Sequence[int]) -> Iterator[Sequence[int]]:
    return (cases[start : start + AT_ONCE] for start in range(0, len(cases), AT_ONCE))


Key = tuple[Any, ...]


def _compared(
    session: Session, cases: Sequence[int], looked_up: Reference, today: date
) -> Iterator[tuple[int, dict[Key, Row], dict[Key, Row]]]:
    """Each case with its clocks as they are stored and as they should be."""
    for chunk in _chunks(cases):
        stored: dict[int, dict[Key, Row]] = {case_id: {} for case_id in chunk}
        columns: Table = Deadline.__table__  # type: ignore[attr-defined]
        for row in session.execute(columns.select().where(columns.c.case_id.in_(chunk))).mappings():
            stored[row["case_id"]][tuple(row[name] for name in case_rows.CLOCK)] = dict(row)
        for case_id, known in _replayed(session, chunk):
            yield case_id, stored[case_id], case_rows.deadline_rows(known, looked_up, today)


def _replayed(session: Session, cases: Iterable[int]) -> Iterator[tuple[int, CaseFacts]]:
    """The facts of each case. Plain rows are as good as entries here, and read four times as fast."""
    columns: Table = JournalEntry.__table__  # type: ignore[attr-defined]
    chains: dict[int, list[Any]] = {}
    rows = session.execute(columns.select().where(columns.c.case_id.in_(list(cases))).order_by(columns.c.seq))
    for row in rows:
        if row.chain == journal.chain_of(row.case_id):
            chains.setdefault(row.case_id, []).append(row)
    for case_id, chain in sorted(chains.items()):
        yield case_id, lifecycle.replay(map(journal.entry_of, chain))


def _differs(row: Row, stored: Row) -> bool:
    return any(stored[name] != value for name, value in row.items())


def _moves(case_id: int, stored: dict[Key, Row], wanted: dict[Key, Row]) -> Iterator[Moved]:
    """The clocks whose last day, or whose 暂定, is another. A due date that was never stored is new. What was stored before each paper had
    its own clock was that of the last.
    """
    last = {key[:-1]: key for key in sorted(wanted)}
    stored = {last.get(key[:-1], key) if key not in wanted and not key[-1] else key: row for key, row in stored.items()}
    for key in sorted(stored.keys() | wanted.keys()):
        old, new = stored.get(key), wanted.get(key)
        before, after = old["due_on"] if old else None, new["due_on"] if new else None
        firm = bool(old and new and old["provisional"] and not new["provisional"])
        if before != after or firm:
            proceeding, limit, party, _ = key
            yield Moved(case_id, proceeding, limit, party, before, after, firm)
