"""How long every clock takes to follow a new holiday notice: `python -m tests.reliability.recompute [--cases 100000]`.

A case in every open state, one in three of twelve workers, copied in the database (SQLite) until there are as many as
were asked for; then the notice of the next year is loaded as the administrator does it in the browser: journals read and replayed, clocks
reckoned, moved ones stored. Then one sum of working days is held against a loop that asks for each day.
"""

import argparse
import math
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import chinese_calendar
from sqlalchemy import Table, text
from sqlmodel import Session, col, delete, func, select

from mediation import clock, db
from mediation.models import Case, Deadline, JournalEntry, Proceeding, Write
from mediation.rules import deadlines, lifecycle
from mediation.rules.calendar import Calendar, NamedDay, read_days
from mediation.rules.states import STATES
from mediation.services.base import accounts
from mediation.services.operation import almanac
from mediation.services.record import journal
from mediation.services.upkeep import changelog, holidays
from tests import databases
from tests.walks import Walk, way_to
from tests.world import People

TODAY, FIRST_DAY = date(2026, 12, 7), date(2026, 11, 16)
LOADED = "国办发明电〔2026〕测试号"
NOTICE = "day,kind,name,source\n" + "".join(
    f"2027-{day},rest,{name},{LOADED}\n"
    for name, days in (
        ("元旦", ("01-01", "01-02", "01-03")),
        ("春节", tuple(f"02-{n:02d}" for n in range(5, 13))),
        ("清明节", ("04-03", "04-04", "04-05")),
        ("劳动节", tuple(f"05-0{n}" for n in range(1, 6))),
        ("端午节", ("06-09",)),
        ("中秋节、国庆节", tuple(f"10-0{n}" for n in range(1, 8))),
    )
    for day in days
)
SUMS = 20_000
WORKING_DAYS = 10


def main() -> None:
    """Print the row of the README."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=100_000)
    wanted = asked.parse_args().cases
    with (
        tempfile.TemporaryDirectory() as folder,
        databases.fresh(databases.SQLITE, Path(folder) / "home"),
        clock.standing_at(clock.at(TODAY, 10)),
    ):
        _recompute(wanted)
    _sums()


def _recompute(wanted: int) -> None:
    for state in STATES.values():
        for traits in ((), (), ("many",)) if state.open else ():
            with db.write() as session:
                Walk(session, People(session), traits, FIRST_DAY).go(*way_to(state))
    with db.write() as session:
        _multiply(session, wanted)
    with db.read() as session:
        counted = [
            session.exec(select(func.count(what.distinct()))).one()
            for what in (col(Deadline.case_id), col(JournalEntry.id), col(Deadline.id))
        ]
        _rules_alone(session, wanted)
        admin = accounts.actor_named(session, "city-admin")
        start = _now()
        foreseen = holidays.foresee(session, NOTICE, TODAY)
        looked = _since(start)
    with db.write() as session:
        start = _now()
        seq = holidays.load(session, NOTICE, admin, foreseen.seen, TODAY)
        taken = _since(start)
    with db.read() as session:
        logged = changelog.one(session, seq)
    print("在办案 {:,} 件、日志 {:,} 条、期限 {:,} 个".format(*counted))  # noqa: T201
    print(f"预览 {looked}；录入并重算、保存 {taken}：{logged.cases:,} 件的 {logged.count:,} 个期限有变动")  # noqa: T201


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> str:
    """Seconds on the wall, and those of the processor: other work on the machine adds to the first only."""
    wall, processor = (now - then for now, then in zip(_now(), start, strict=True))
    return f"{wall:.1f} 秒（处理器 {processor:.1f} 秒）"


def _multiply(session: Write, wanted: int) -> None:
    """Only the open cases, again and again under new numbers, until there are enough. Their journals go with them."""
    seeds = sorted(session.exec(select(Deadline.case_id).where(Deadline.running).distinct()))
    last = session.exec(select(func.max(Case.id))).one() or 0
    numbers = ",".join(map(str, seeds))
    for copy in range(1, math.ceil(wanted / len(seeds)) + 1):
        offset = copy * last
        for table in (Case, Proceeding, Deadline, JournalEntry):
            columns: Table = table.__table__  # type: ignore[attr-defined]
            own = {
                "id": f"id + {offset}" if table is Case else "NULL",
                "case_id": f"case_id + {offset}",
                "chain": f"'case:' || (case_id + {offset})",
            }
            names = [c.name for c in columns.c]
            of = "id" if table is Case else "case_id"
            into, values = ", ".join(f'"{n}"' for n in names), ", ".join(own.get(n, f'"{n}"') for n in names)
            session.execute(
                text(f'INSERT INTO "{columns.name}" ({into}) SELECT {values} FROM "{columns.name}" WHERE {of} IN ({numbers})')
            )
    for table in (Deadline, JournalEntry, Proceeding):
        session.exec(delete(table).where(table.case_id <= last))  # type: ignore[arg-type]
    surplus = select(Case.id).order_by(col(Case.id).desc()).limit(math.ceil(wanted / len(seeds)) * len(seeds) - wanted)
    for table in (Deadline, JournalEntry, Proceeding):
        session.exec(delete(table).where(table.case_id.in_(surplus)))  # type: ignore[attr-defined]


def _rules_alone(session: Session, wanted: int) -> None:
    """The clocks of as many cases without the database: the facts of each, reckoned with the new calendar."""
    ids = sorted(session.exec(select(JournalEntry.case_id).where(col(JournalEntry.case_id).is_not(None)).distinct().limit(400)))
    known = [lifecycle.replay(journal.entries(session, case_id or 0)) for case_id in ids]
    calendar = Calendar([*_shipped_days(), *read_days(NOTICE.splitlines())], (2024, 2025, 2026, 2027))
    start = _now()
    count = 0
    for case in islice(cycle(known), wanted):
        for proceeding in case.proceedings.values():
            count += len(deadlines.clocks(case, proceeding, calendar, TODAY))
    print(f"只算规则：{wanted:,} 件的 {count:,} 个期限 {_since(start)}")  # noqa: T201


def _shipped_days() -> list[NamedDay]:
    with almanac.SHIPPED.open(encoding="utf-8", newline="") as file:
        return read_days(file)


def _sums() -> None:
    """The tenth working day after each of many days: a step in the table, and two loops over the calendar library."""
    calendar = almanac.shipped()
    days = [date(2024, 1, 1) + timedelta(days=n % 1000) for n in range(SUMS)]
    mine = _timed(lambda day: calendar.working_day_after(day, WORKING_DAYS), days)
    for label, is_workday in (("chinese_calendar", chinese_calendar.is_workday), ("逐日查表", calendar.is_workday)):
        other = _timed(partial(_by_day, is_workday), days)
        assert other[0] == mine[0], label
        times = other[1] / mine[1]
        print(f"{WORKING_DAYS} 个工作日：{mine[1]:.2f} 微秒；按 {label} 逐日数 {other[1]:.1f} 微秒，{times:.0f} 倍")  # noqa: T201


def _by_day(is_workday: Callable[[date], bool], day: date) -> date:
    left = WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_workday(day)
    return day


def _timed(sum_of: Callable[[date], date], days: list[date]) -> tuple[list[date], float]:
    """The results, and microseconds for one."""
    start = time.perf_counter()
    found = [sum_of(day) for day in days]
    return found, (time.perf_counter() - start) / len(days) * 1_000_000


if __name__ == "__main__":
    main()
