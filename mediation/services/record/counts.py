"""Counts of proceedings (件数): kept with every step, so that the board adds up a few hundred rows and not every case.

What a proceeding counts as follows from its row and from the last day of its limit; `rebuild` makes all of it again from those
rows, and `differences` says where the counts are not what the rows say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Table, case, func, select
from sqlmodel import Session, SQLModel, col

from mediation.models import Deadline, Proceeding, ProceedingCount, Write
from mediation.rules.indicators import FAR, LIMIT_OF, NATURAL_MONTH, NOT_COUNTED, REFUSED_BY_A_PARTY, Month, kept, month_period
from mediation.services.base import reference
from mediation.services.record import counted_days

CLOSING_DAY = "rates.closing_day"
"""The setting that says on which day a statistical month ends."""
AT_ONCE = 1000

Row = Mapping[str, Any]


class Alike(NamedTuple):
    """The key under which a proceeding is counted: the months of 受理, 结案, the last day of its limit (and whether that was `kept`), of
    the ruling that set its award aside and of the suit on it.
    """

    unit_id: int
    kind: str
    outcome: str
    month_in: int
    month_out: int
    month_due: int
    kept: bool
    month_fell: int
    month_sued: int


COLUMNS = Alike._fields


def closing_day(session: Session) -> int:
    """The day on which a statistical month ends; 0: the natural month."""
    said = reference.setting(session, CLOSING_DAY)
    return int(said) if said.isdigit() else NATURAL_MONTH


def running_month(session: Session, today: date) -> date:
    """The first day of the statistical month that is not closed."""
    closes = closing_day(session)
    return month_period(Month.of(today, closes), closes).first


def month_number(day: date | None, closes: int) -> int:
    """The statistical month of a day, counted from year 0; FAR for no day."""
    if day is None:
        return FAR
    month = Month.of(day, closes)
    return month.year * 12 + month.number - 1


def alike(row: Row, due_on: date | None, closes: int) -> Alike | None:
    """Return the key under which a proceeding is counted; None where it is in no figure."""
    outcome = row["outcome"]
    taken_up = row["accepted_on"] or (row["concluded_on"] if outcome in REFUSED_BY_A_PARTY else None)
    if taken_up is None or outcome in NOT_COUNTED:
        return None
    days = (taken_up, row["concluded_on"], due_on, row["fell_on"], row["sued_on"])
    begun, over, due, fell, sued = (month_number(day, closes) for day in days)
    return Alike(row["unit_id"], row["kind"], outcome or "", begun, over, due, kept(due_on, row["concluded_on"]), fell, sued)


def of_rows(
    proceedings: Iterable[Row], deadlines: Iterable[Row], closes: int, counted: Mapping[tuple[int, str, date], date]
) -> Counter[Alike]:
    """Count the proceedings of one case under their keys, with the case's clocks. `counted`: the days of `counted_days.of_case`."""
    due = {(row["proceeding"], row["limit"]): counted.get(_clock(row), row["due_on"]) for row in deadlines}
    found = (alike(row, due.get((row["number"], LIMIT_OF.get(row["kind"], ""))), closes) for row in proceedings)
    return Counter(each for each in found if each is not None)


def _clock(row: Row) -> tuple[int, str, date]:
    return row["proceeding"], row["limit"], row["due_on"]


def follow(session: Write, before: Counter[Alike], after: Counter[Alike]) -> None:
    """Add what is counted now, and take away what was."""
    changed = {each: after[each] - before[each] for each in before.keys() | after.keys()}
    _write(session, changed)


def of_cases(session: Session, cases: Iterable[int]) -> Counter[Alike]:
    """Count the stored proceedings of these cases under their keys."""
    ids = list(cases)
    return Counter(_stored(session, col(Proceeding.case_id).in_(ids)))


def rebuild(session: Write) -> None:
    """Count everything anew, from the rows."""
    session.execute(_table().delete())
    _write(session, Counter(_stored(session)))


def begin(session: Write) -> None:
    """Count everything where nothing was counted yet: once, after the update that brought the counts."""
    if session.execute(select(_table().c.id).limit(1)).first() is None:
        rebuild(session)


def add_up(session: Write) -> None:
    """Make one row of those that are alike. What a step adds meanwhile stays beside it."""
    taken = session.execute(_table().delete().returning(*(_table().c[name] for name in COLUMNS), _table().c.n))
    summed: Counter[Alike] = Counter()
    for *each, n in taken:
        summed[Alike(*each)] += n
    _write(session, summed)


def differences(session: Session) -> list[str]:
    """List the counts that differ from the rows they count, in sentences for the operator."""
    counted, found = _summed(session), Counter(_stored(session))
    return [
        f"指标件数与案件不符：单位 {each[0]} 的 {each[1]}（{each[2] or '在办'}）记为 {counted[each]} 件，应为 {found[each]} 件"
        for each in sorted(counted.keys() | found.keys())
        if counted[each] != found[each]
    ]


def _summed(session: Session, *which: Any) -> Counter[Alike]:
    columns = [_table().c[name] for name in COLUMNS]
    rows = session.execute(select(*columns, func.sum(_table().c.n)).where(*which).group_by(*columns))
    return Counter({Alike(*each): int(n) for *each, n in rows if n})


def _stored(session: Session, *which: Any) -> Iterator[Alike]:
    """Yield the key under which each stored proceeding is counted."""
    closes, table, clocks = closing_day(session), _columns(Proceeding), _columns(Deadline)
    here = (clocks.c.case_id == table.c.case_id) & (clocks.c.proceeding == table.c.number)
    read = select(
        table.c.unit_id, table.c.kind, table.c.outcome, table.c.accepted_on, table.c.concluded_on, table.c.fell_on,
        table.c.sued_on, counted_days.DUE.label("due_on"),
    ).outerjoin_from(table, clocks, here & (clocks.c.limit == case(LIMIT_OF, value=table.c.kind)))  # fmt: skip
    for row in session.execute(read.where(*which)).mappings():
        if (each := alike(dict(row), row["due_on"], closes)) is not None:
            yield each


def _write(session: Write, counted: Mapping[Alike, int]) -> None:
    rows = [{**dict(zip(COLUMNS, each, strict=True)), "n": n} for each, n in sorted(counted.items()) if n]
    for start in range(0, len(rows), AT_ONCE):
        session.execute(_table().insert(), rows[start : start + AT_ONCE])


def _columns(table: type[SQLModel]) -> Table:
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


def _table() -> Table:
    return _columns(ProceedingCount)
