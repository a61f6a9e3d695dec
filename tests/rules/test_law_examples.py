"""The worked checks of the reference on time limits, each under its own name, and an independent slow count of random dates.

The slow count reads the file of rest days by itself and steps one day at a time: it shares nothing with the calendar.
"""

import csv
import random
from datetime import date, timedelta

import pytest

from mediation.rules.deadlines import LIMITS, answer, due
from mediation.rules.deadlines.words import Limit

from .journal import CALENDAR, HOLIDAYS

EXAMPLES = [
    ("received on a Friday before a worked Sunday", "A-02 2026-09-18", "2026-09-24"),
    ("received before the national holidays", "A-02 2026-09-28", "2026-10-10"),
    ("copy served before two holidays", "A-06 2026-09-24", "2026-10-15"),
    ("45 days that end in the holidays", "A-23 2026-08-20", "2026-10-08"),
    ("45 and 15 days", "A-23 2026-08-20 延期 15", "2026-10-19"),
    ("notice of a hearing after the holidays", "A-14 2026-10-12", "2026-09-29"),
    ("request to postpone it", "A-15 2026-10-12", "2026-10-08"),
    ("15 days from an award", "X-03 2026-09-18", "2026-10-08"),
    ("30 days from an award, a Sunday", "X-02 2026-09-18", "2026-10-19"),
    ("review of an agreement", "M-08 2026-09-21", "2026-10-08"),
    ("judicial confirmation of an agreement", "M-09 2026-09-21", "2026-10-21"),
    ("posted at the door", "A-21 2026-09-23", "2026-09-29"),
    ("suspended for 73 days", "A-23 2026-03-02 中止 2026-03-20..2026-06-01", "2026-06-29"),
]


@pytest.mark.parametrize(("line", "last_day"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES])
def test_a_worked_check_of_the_reference(line: str, last_day: str) -> None:
    assert answer(line, CALENDAR).partition(" ")[0] == last_day


@pytest.mark.parametrize(
    ("limit", "day", "raw"),
    [("A-23", "2026-08-20", "2026-10-04"), ("X-03", "2026-09-18", "2026-10-03"), ("M-08", "2026-09-21", "2026-10-06")],
)
def test_the_raw_day_is_shown_beside_the_rolled_one(limit: str, day: str, raw: str) -> None:
    assert due(limit, date.fromisoformat(day), CALENDAR).raw_on == date.fromisoformat(raw)


# --- an independent slow count --------------------------------------------------------------------------------

with HOLIDAYS.open(encoding="utf-8") as file:
    NOTICED = {date.fromisoformat(row["day"]): row["kind"] == "work" for row in csv.DictReader(file)}
ONE = timedelta(days=1)


RESTS = {
    2027: "01-01 02-05 02-06 02-07 02-08 02-09 02-10 04-05 05-01 05-02 05-03 05-04 06-09 09-15 10-01 10-02 10-03 10-04 10-05",
    2028: "01-01 01-03 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 05-29 10-01 10-02 10-03 10-04",
    2029: "01-01 02-12 02-13 02-14 02-15 04-04 05-01 05-02 06-16 06-18 09-22 09-24 10-01 10-02 10-03",
    2034: "01-01 01-02 02-18 02-19 02-20 02-21 02-22 02-23 04-05 05-01 05-02 06-20 09-27 10-01 10-02 10-03 10-04",
    2035: "01-01 02-07 02-08 02-09 02-10 02-12 04-05 05-01 05-02 06-10 06-11 09-16 09-17 10-01 10-02 10-03",
    2036: "01-01 01-27 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-30 10-01 10-02 10-03 10-04 10-06",
    2037: "01-01 02-14 02-15 02-16 02-17 02-18 02-19 04-04 04-06 05-01 05-02 05-04 06-18",
}
"""The statutory holidays of years whose notice is not there, with the working days that make up those on a weekend: by hand."""


def slowly_worked(day: date) -> bool:
    rests = f"{day:%m-%d}" in RESTS.get(day.year, "").split()
    return NOTICED.get(day, day.isoweekday() <= 5 and not rests)


def slow_last_day(limit: Limit, day: date) -> date:
    """Count as a clerk does with a paper calendar."""
    count, unit = limit.length.count, limit.length.unit
    if unit in ("working", "working_before"):
        while count:
            day += ONE if unit == "working" else -ONE
            count -= slowly_worked(day)
        return day
    if unit == "at_once":
        return day
    if unit == "months":
        month = day.month - 1 + count
        year, month = day.year + month // 12, month % 12 + 1
        number = day.day
        while True:
            try:
                day = date(year, month, number)
                break
            except ValueError:
                number -= 1
    else:
        for _ in range(count):
            day += ONE
    while not slowly_worked(day):
        day += ONE
    return day


def test_ten_thousand_random_dates_equal_the_slow_count() -> None:
    chance = random.Random(20261122)
    first = date(2023, 12, 1)
    differing, compared = [], 0
    rolling = [limit for limit in LIMITS if limit.rolls]
    for _ in range(10_000):
        limit, day = chance.choice(rolling), first + chance.randrange(1300) * ONE
        wanted = slow_last_day(limit, day)
        if wanted.year <= 2026 or wanted.year in RESTS:
            compared += 1
            differing += [(limit.id, day)] if due(limit.id, day, CALENDAR).due_on != wanted else []
    assert differing == []
    assert compared > 9_500
