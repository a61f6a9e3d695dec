"""Counts of proceedings (件数): kept with every step, so that the board adds up a few hundred rows and not every case.

What a proceeding counts as follows from its row and from the last day of its limit; `rebuild` makes all of it again from those
rows, and `differences` says where the counts are not what the rows say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Table, case, func, select
from sqlmodel import Session, SQLModel

from mediation.models import Deadline, Proceeding, ProceedingCount, ProceedingReopened, Write
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
    proceedings: Iterable[Row], deadlines: Iterable[Row], closes: int, counted: Mapping[tuple[int, str, date], date],
    reopened: Iterable[Row],
) -> Counter[Alike]:  # fmt: skip
    """Count the proceedings of one case under their keys, with the case's clocks, and what of them had ended and goes on. `counted`: the
    days of `counted_days.of_case`.
    """
    due = {(row["proceeding"], row["limit"]): counted.get(_clock(row), row["due_on"]) for row in deadlines}
    found, those = Counter[Alike](), {row["number"]: row for row in proceedings}
    last_day = {number: due.get((number, LIMIT_OF.get(row["kind"], ""))) for number, row in those.items()}
    for number, row in those.items():
        if (each := alike(row, last_day[number], closes)) is not None:
            found[each] += 1
    for again in reopened:
        number = again["proceeding"]
        _add_ending({**those[number], **again}, last_day[number], closes, found)
    return _some(found)


def _add_ending(row: Row, due_on: date | None, closes: int, found: Counter[Alike]) -> None:
    """Add an ending that was taken back: it counts in its month, and is taken away in the month from whose day `on` the proceeding goes on,
    which is open again from there. The proceeding itself counts as if it had been open all the time; together that is what each month was.
    """
    for ended, many in ((row["ended_on"], 1), (row["on"], -1)):
        as_it_was = {**row, "concluded_on": ended, "fell_on": None, "sued_on": None}
        if (each := alike(as_it_was, due_on, closes)) is not None:
            found[each] += many


def _some(found: Counter[Alike]) -> Counter[Alike]:
    return Counter({each: many for each, many in found.items() if many})


def _clock(row: Row) -> tuple[int, str, date]:
    return row["proceeding"], row["limit"], row["due_on"]


def follow(session: Write, before: Counter[Alike], after: Counter[Alike]) -> None:
    """Add what is counted now, and take away what was."""
    changed = {each: after[each] - before[each] for each in before.keys() | after.keys()}
    _write(session, changed)


def of_cases(session: Session, cases: Iterable[int]) -> Counter[Alike]:
    """Count the stored proceedings of these cases under their keys."""
    ids = list(cases)
    return _stored(session, ids)


def rebuild(session: Write) -> None:
    """Count everything anew, from the rows."""
    session.execute(_table().delete())
    _write(session, _stored(session))


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
    counted, found = _summed(session), _stored(session)
    return [
        f"指标件数与案件不符：单位 {each[0]} 的 {each[1]}（{each[2] or '在办'}）记为 {counted[each]} 件，应为 {found[each]} 件"
        for each in sorted(counted.keys() | found.keys())
        if counted[each] != found[each]
    ]


def _summed(session: Session, *which: Any) -> Counter[Alike]:
    columns = [_table().c[name] for name in COLUMNS]
    rows = session.execute(select(*columns, func.sum(_table().c.n)).where(*which).group_by(*columns))
    return Counter({Alike(*each): int(n) for *each, n in rows if n})


def _stored(session: Session, cases: list[int] | None = None) -> Counter[Alike]:
    """Count the stored proceedings under their keys, with what of them had ended and goes on; of these cases, None: of all."""
    closes, table, clocks = closing_day(session), _columns(Proceeding), _columns(Deadline)
    here = (clocks.c.case_id == table.c.case_id) & (clocks.c.proceeding == table.c.number)
    again, found = _columns(ProceedingReopened), Counter[Alike]()
    own = [
        table.c.unit_id, table.c.kind, table.c.outcome, table.c.accepted_on, table.c.concluded_on, table.c.fell_on,
        table.c.sued_on, counted_days.DUE.label("due_on"),
    ]  # fmt: skip
    its_limit = here & (clocks.c.limit == case(LIMIT_OF, value=table.c.kind))
    which = [] if cases is None else [table.c.case_id.in_(cases)]
    for row in session.execute(select(*own).outerjoin_from(table, clocks, its_limit).where(*which)).mappings():
        if (each := alike(dict(row), row["due_on"], closes)) is not None:
            found[each] += 1
    went_on = table.join(again, (again.c.case_id == table.c.case_id) & (again.c.proceeding == table.c.number))
    taken = [again.c.outcome.label("how"), again.c.ended_on, again.c.on]
    read = select(*own, *taken).select_from(went_on.outerjoin(clocks, its_limit)).where(*which)
    for row in session.execute(read).mappings():
        _add_ending({**row, "outcome": row["how"]}, row["due_on"], closes, found)
    return _some(found)


def _write(session: Write, counted: Mapping[Alike, int]) -> None:
    rows = [{**dict(zip(COLUMNS, each, strict=True)), "n": n} for each, n in sorted(counted.items()) if n]
    for start in range(0, len(rows), AT_ONCE):
        session.execute(_table().insert(), rows[start : start + AT_ONCE])


def _columns(table: type[SQLModel]) -> Table:
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


def _table() -> Table:
    return _columns(ProceedingCount)
