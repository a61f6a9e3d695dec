"""The calendar begins on 2000-01-01 and ends on 2099-12-31, both included, wherever a day is asked for."""

from datetime import date, timedelta

import pytest

from mediation.rules.calendar import Calendar, OutsideCalendar, UnreadableDays, read_days
from mediation.rules.deadlines import due
from mediation.rules.deadlines.answers import CannotReckon

from .journal import CALENDAR

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
DAY = timedelta(days=1)
BARE = Calendar((), ())


@pytest.mark.parametrize(("day", "inside"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)])
def test_both_ends_are_inside(day: date, inside: bool) -> None:
    line = ["day,kind,name,source", f"{day},rest,元旦,某号"]
    if inside:
        assert isinstance(BARE.is_workday(day), bool)
        assert read_days(line)[0].day == day
        assert due("M-01", day, CALENDAR).due_on == day
        return
    with pytest.raises(OutsideCalendar):
        BARE.is_workday(day)
    with pytest.raises(UnreadableDays, match="2000 年至 2099 年"):
        read_days(line)
    with pytest.raises(CannotReckon, match="2000 年至 2099 年"):
        due("M-01", day, CALENDAR)


def test_the_first_and_the_last_working_day_can_be_stepped_to_and_none_beyond() -> None:
    """2000-01-03 is a Monday, on which 元旦 is made up; 2099-12-31 is a Thursday."""
    assert BARE.roll_forward(FIRST) == date(2000, 1, 4)
    assert BARE.working_day_before(date(2000, 1, 5), 1) == date(2000, 1, 4)
    assert BARE.working_day_after(LAST - DAY, 1) == LAST
    assert BARE.roll_forward(LAST) == LAST
    with pytest.raises(OutsideCalendar):
        BARE.working_day_before(date(2000, 1, 4), 1)
    with pytest.raises(OutsideCalendar):
        BARE.working_day_after(LAST, 1)


@pytest.mark.parametrize("count", [0, -1])
def test_a_step_is_of_one_working_day_at_least(count: int) -> None:
    for step in (BARE.working_day_after, BARE.working_day_before):
        with pytest.raises(ValueError, match="至少为 1"):
            step(date(2026, 3, 2), count)
    assert BARE.working_day_after(date(2026, 3, 2), 1) == date(2026, 3, 3)
    assert BARE.working_day_before(date(2026, 3, 3), 1) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2026-03-06", None), ("2026-03-07", "周六"), ("2026-03-08", "周日"), ("2026-03-09", None), ("2026-10-01", "国庆节")],
)
def test_why_nobody_works(day: str, reason: str | None) -> None:
    assert CALENDAR.rest_reason(date.fromisoformat(day)) == reason


def test_the_years_without_a_notice_are_named_from_the_first_to_the_last() -> None:
    assert BARE.unloaded_years(date(2026, 12, 31), date(2028, 1, 1)) == (2026, 2027, 2028)
    assert BARE.unloaded_years(date(2026, 1, 1), date(2026, 1, 1)) == (2026,)
    assert [named.day.day for named in CALENDAR.named_between(date(2026, 9, 30), date(2026, 10, 2))] == [1, 2]
    assert [named.day.day for named in CALENDAR.named_between(date(2026, 10, 1), date(2026, 10, 1))] == [1]
