"""Working days: the official days, and the fast steps against a slow walk."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.calendar import (
    Calendar,
    NamedDay,
    OutsideCalendar,
    UnreadableDays,
    of_their_notices,
    read_days,
    unnamed,
    years_loaded,
)
from mediation.rules.statutory_days import holidays

from .journal import CALENDAR, NAMED

ONE_DAY = timedelta(days=1)

days = st.dates(date(2023, 6, 1), date(2027, 6, 30))
counts = st.integers(1, 60)


def walk(day: date, count: int, step: timedelta) -> date:
    """The slow way: one day at a time."""
    while count:
        day += step
        count -= CALENDAR.is_workday(day)
    return day


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_each_day_is_what_an_independent_package_says(year: int) -> None:
    for day in every_day(date(year, 1, 1), date(year, 12, 31)):
        assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day), day


@pytest.mark.parametrize(("year", "rests", "worked"), [(2024, 28, 8), (2025, 28, 5), (2026, 33, 6)])
def test_each_notice_is_loaded_whole(year: int, rests: int, worked: int) -> None:
    of_year = [named for named in NAMED if named.day.year == year]
    assert sum(not named.is_workday for named in of_year) == rests
    assert sum(named.is_workday for named in of_year) == worked
    assert len({named.source for named in of_year}) == 1


def test_a_notice_is_named_by_its_number() -> None:
    sources = {named.day.year: named.source for named in NAMED}
    assert sources == {2024: "国办发明电〔2023〕7号", 2025: "国办发明电〔2024〕12号", 2026: "国办发明电〔2025〕7号"}


@given(days, counts)
def test_stepping_forward_equals_walking(day: date, count: int) -> None:
    assert CALENDAR.working_day_after(day, count) == walk(day, count, ONE_DAY)


@given(days, counts)
def test_stepping_backward_equals_walking(day: date, count: int) -> None:
    assert CALENDAR.working_day_before(day, count) == walk(day, count, -ONE_DAY)


@given(days)
def test_rolling_forward_stops_at_the_first_working_day(day: date) -> None:
    rolled = CALENDAR.roll_forward(day)
    assert CALENDAR.is_workday(rolled)
    assert not any(CALENDAR.is_workday(between) for between in every_day(day, rolled - ONE_DAY))


@given(days, days)
def test_working_days_between_are_counted_with_the_first_and_without_the_last(first: date, last: date) -> None:
    slow = sum(CALENDAR.is_workday(day) for day in every_day(first, last - ONE_DAY))
    assert CALENDAR.working_days_between(first, last) == slow


@given(days, counts)
def test_forward_then_backward_returns_to_the_same_working_day(day: date, count: int) -> None:
    start = CALENDAR.roll_forward(day)
    assert CALENDAR.working_day_before(CALENDAR.working_day_after(start, count), count) == start


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2026-10-04", "国庆节"), ("2026-11-21", "周六"), ("2026-11-22", "周日"), ("2025-10-06", "国庆节、中秋节")],
)
def test_a_rest_day_says_why(day: str, reason: str) -> None:
    assert CALENDAR.rest_reason(date.fromisoformat(day)) == reason


@pytest.mark.parametrize("day", ["2026-11-20", "2026-10-10", "2024-02-09"])
def test_a_working_day_has_no_reason_to_rest(day: str) -> None:
    assert CALENDAR.rest_reason(date.fromisoformat(day)) is None


def test_a_rest_day_without_a_name_is_still_a_rest_day() -> None:
    calendar = Calendar([NamedDay(date(2027, 3, 3), False, "试")], [2027])
    assert calendar.rest_reason(date(2027, 3, 3)) == "休息日"


def test_an_unloaded_year_rests_at_weekends_and_on_the_statutory_holidays_and_is_told_apart() -> None:
    assert 2027 not in CALENDAR.loaded_years
    assert 2026 in CALENDAR.loaded_years
    assert not CALENDAR.is_workday(date(2027, 10, 1))
    assert CALENDAR.is_workday(date(2027, 10, 6))
    assert not CALENDAR.is_workday(date(2027, 10, 2))
    assert CALENDAR.unloaded_years(date(2026, 12, 31), date(2027, 1, 1)) == (2027,)
    assert CALENDAR.unloaded_years(date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_a_december_day_in_the_next_notice_does_not_make_its_year_loaded() -> None:
    rows = [NamedDay(date(2028, 12, 31), False, "甲", "元旦"), *_notice(2029)]
    assert years_loaded(rows) == {2029}
    assert {named.notice for named in of_their_notices(rows)} == {2029}
    assert not Calendar(rows, years_loaded(rows)).is_workday(date(2028, 12, 31))


def _notice(year: int) -> list[NamedDay]:
    return [NamedDay(holiday.day, False, "甲", holiday.name) for holiday in holidays(year)]


@pytest.mark.parametrize("left_out", range(len(holidays(2027))))
def test_holidays_of_the_law_art_2_a_notice_that_lacks_one_of_them_is_not_the_notice_of_its_year(left_out: int) -> None:
    notice = _notice(2027)
    lacking = notice.pop(left_out)
    assert years_loaded(notice) == frozenset()
    assert [holiday.day for holiday in unnamed(2027, notice)] == [lacking.day]
    assert {named.notice for named in of_their_notices(notice)} == {None}
    assert years_loaded([*notice, lacking]) == {2027}


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_nothing_is_said_of_days_outside_the_calendar(day: date) -> None:
    with pytest.raises(OutsideCalendar, match="2000 年至 2099 年"):
        CALENDAR.is_workday(day)


def test_stepping_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar):
        CALENDAR.working_day_after(date(2099, 12, 30), 10)
    with pytest.raises(OutsideCalendar):
        CALENDAR.working_day_before(date(2000, 1, 5), 10)


@pytest.mark.parametrize("count", [0, -1])
def test_counting_starts_at_one(count: int) -> None:
    with pytest.raises(ValueError, match="至少为 1"):
        CALENDAR.working_day_after(date(2026, 1, 5), count)
    with pytest.raises(ValueError, match="至少为 1"):
        CALENDAR.working_day_before(date(2026, 1, 5), count)


HEAD = "day,kind,name,source"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["day,kind,name"], "首行应当是"),
        ([], "首行应当是"),
        ([HEAD, "2027-02-30,rest,春节,某号"], "第 2 行：“2027-02-30”不是日期"),
        ([HEAD, "2027-02-03,holiday,春节,某号"], "“holiday”不认识"),
        ([HEAD, "2027-02-03,rest,春节,"], "缺少来源"),
        ([HEAD, "2027-02-03,rest,春节"], "第 2 行应当有 4 栏"),
        ([HEAD, "2027-02-03,rest,春节,某号,多"], "第 2 行应当有 4 栏"),
        ([HEAD, "2100-02-03,rest,春节,某号"], "2000 年至 2099 年"),
        ([HEAD, "2027-02-03,rest,春节,某号", "2027-02-03,work,春节,某号"], "第 3 行：2027-02-03 已经出现过"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(lines: list[str], sentence: str) -> None:
    with pytest.raises(UnreadableDays, match=sentence):
        read_days(lines)


def test_a_good_line_is_read() -> None:
    assert read_days([HEAD, "2027-02-03, work ,春节调休上班,某号"]) == [
        NamedDay(date(2027, 2, 3), True, "某号", "春节调休上班")
    ]
