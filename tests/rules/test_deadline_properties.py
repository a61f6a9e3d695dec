"""What holds of time limits for every date, and the corners of the arithmetic."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediation.rules.deadlines import LIMITS, due
from mediation.rules.deadlines.arithmetic import Consent, Grant, Pause, reckon
from mediation.rules.deadlines.words import working_days

from .journal import CALENDAR

ROWS = {limit.id: limit for limit in LIMITS}
NATURAL = [limit.id for limit in LIMITS if limit.length.unit == "calendar" and limit.rolls]
WORKING = [limit.id for limit in LIMITS if limit.length.unit == "working"]
BACKWARD = [limit.id for limit in LIMITS if limit.length.unit == "working_before"]

BY_WORKING_DAYS = {3: "M-02", 5: "A-02", 10: "A-06"}

triggers = st.dates(date(2024, 1, 1), date(2027, 6, 30))
forward = st.sampled_from(NATURAL + WORKING)


@given(forward, triggers)
def test_no_limit_ends_on_a_rest_day(limit: str, trigger: date) -> None:
    assert CALENDAR.is_workday(due(limit, trigger, CALENDAR).due_on)


@given(forward, triggers, st.integers(1, 40))
def test_a_later_event_never_ends_earlier(limit: str, trigger: date, later: int) -> None:
    after = due(limit, trigger + timedelta(days=later), CALENDAR)
    assert due(limit, trigger, CALENDAR).due_on <= after.due_on


@given(st.sampled_from(WORKING + BACKWARD), triggers)
def test_working_days_equal_a_slow_walk(limit: str, trigger: date) -> None:
    step = timedelta(days=-1 if limit in BACKWARD else 1)
    day, count = trigger, ROWS[limit].length.count
    while count:
        day += step
        count -= CALENDAR.is_workday(day)
    assert due(limit, trigger, CALENDAR).due_on == day


def test_every_day_of_the_loaded_years_equals_a_slow_walk() -> None:
    for offset in range((date(2026, 12, 31) - date(2024, 1, 1)).days + 1):
        trigger = date(2024, 1, 1) + timedelta(days=offset)
        day, worked = trigger, 0
        while worked < 10:
            day += timedelta(days=1)
            worked += CALENDAR.is_workday(day)
            if worked in BY_WORKING_DAYS and CALENDAR.is_workday(day):
                assert due(BY_WORKING_DAYS[worked], trigger, CALENDAR).due_on == day


@given(st.sampled_from(NATURAL), triggers)
def test_calendar_days_equal_a_slow_walk(limit: str, trigger: date) -> None:
    reckoned = due(limit, trigger, CALENDAR)
    assert reckoned.raw_on == trigger + timedelta(days=ROWS[limit].length.count)
    day = reckoned.raw_on
    while not CALENDAR.is_workday(day):
        day += timedelta(days=1)
    assert reckoned.due_on == day


@given(triggers, st.integers(0, 45), st.integers(0, 200))
def test_suspended_days_shift_the_last_day_exactly(trigger: date, begins: int, lasts: int) -> None:
    since = trigger + timedelta(days=begins)
    plain = due("A-23", trigger, CALENDAR)
    moved = due("A-23", trigger, CALENDAR, suspended=[(since, since + timedelta(days=lasts))])
    assert (moved.raw_on - plain.raw_on).days == lasts


@given(triggers, st.integers(0, 30), st.integers(1, 20), st.integers(0, 15), st.integers(1, 20))
def test_overlapping_suspensions_are_left_out_once(
    trigger: date, begins: int, lasts: int, second: int, second_lasts: int
) -> None:
    assume(second <= lasts)
    since = trigger + timedelta(days=begins)
    again = since + timedelta(days=second)
    spans = [(since, since + timedelta(days=lasts)), (again, again + timedelta(days=second_lasts))]
    together = max(lasts, second + second_lasts)
    assert due("A-23", trigger, CALENDAR, suspended=spans).raw_on == trigger + timedelta(days=45 + together)


def test_a_suspension_after_the_last_day_does_not_revive_the_limit() -> None:
    reckoned = due("A-23", date(2026, 3, 2), CALENDAR, suspended=[(date(2026, 4, 17), date(2026, 6, 1))])
    assert reckoned.due_on == date(2026, 4, 16)
    assert "在期满之后，不计" in reckoned.why


def test_an_extension_must_be_approved_before_the_last_day_has_passed() -> None:
    in_time = reckon(ROWS["A-23"], "受理", date(2026, 3, 2), CALENDAR, [Grant(date(2026, 4, 16), 15)])
    too_late = reckon(ROWS["A-23"], "受理", date(2026, 3, 2), CALENDAR, [Grant(date(2026, 4, 17), 15)])
    assert (in_time.raw_on, too_late.raw_on) == (date(2026, 5, 1), date(2026, 4, 16))
    assert "2026-04-17 的延期在期满之后，不计" in too_late.why


def test_extensions_add_up_to_fifteen_days_at_most() -> None:
    grants = [Grant(date(2026, 3, 10), 10), Grant(date(2026, 3, 11), 10), Grant(date(2026, 3, 12), 10)]
    reckoned = reckon(ROWS["A-23"], "受理", date(2026, 3, 2), CALENDAR, grants)
    assert reckoned.raw_on == date(2026, 3, 2) + timedelta(days=60)
    assert "+ 延期 10 日 + 延期 5 日 = 05-01；" in reckoned.why
    assert reckoned.why.count("延期合计最多 15 日，超出部分不计") == 1


def test_a_consent_to_an_earlier_day_changes_nothing() -> None:
    reckoned = reckon(ROWS["M-04"], "受理", date(2026, 11, 2), CALENDAR, [Consent(date(2026, 11, 3), date(2026, 11, 10))])
    assert reckoned.due_on == date(2026, 11, 17)
    assert "不晚于原期限" in reckoned.why


def test_a_pause_of_a_working_day_limit_leaves_out_working_days_alone() -> None:
    row = replace(ROWS["A-02"], length=working_days(5))
    pause = Pause(date(2026, 11, 18), date(2026, 11, 23), "等待补正")
    assert reckon(row, "收到申请", date(2026, 11, 16), CALENDAR, [pause]).due_on == date(2026, 11, 26)
    assert reckon(row, "收到申请", date(2026, 11, 18), CALENDAR, [pause]).due_on == date(2026, 11, 27)


def test_pauses_that_touch_are_named_together() -> None:
    pauses = [Pause(date(2026, 3, 10), date(2026, 3, 20), "中止审理"), Pause(date(2026, 3, 20), date(2026, 3, 25), "公告送达")]
    reckoned = reckon(ROWS["A-23"], "受理", date(2026, 3, 2), CALENDAR, pauses)
    assert "中止审理、公告送达不计入 15 日（2026-03-10 至 2026-03-25）" in reckoned.why


@pytest.mark.parametrize(
    ("stopped", "last", "due_on"),
    [
        (("2026-10-08", "2026-11-20"), "2026-11-20", "2026-11-20"),
        (("2026-10-06", "2026-10-12"), "2026-10-12", "2026-10-12"),
        (("2026-10-08", "2026-10-09"), "2026-10-09", "2026-10-09"),
        (("2026-10-05", "2026-10-07"), "2026-10-07", "2026-10-08"),
        (("2026-10-08", "2026-11-21"), "2026-11-21", "2026-11-23"),
    ],
)
def test_art_46_a_stop_that_begins_while_the_last_day_rolls_lets_the_limit_end_on_the_day_it_is_over(
    stopped: tuple[str, str], last: str, due_on: str
) -> None:
    since, until = map(date.fromisoformat, stopped)
    reckoned = due("A-23", date(2026, 8, 20), CALENDAR, suspended=[(since, until)])
    assert (reckoned.raw_on.isoformat(), reckoned.due_on.isoformat()) == (last, due_on)
    assert f"{since} 起中止审理时末日正在顺延，恢复之日为末日 {until:%m-%d}" in reckoned.why


def test_an_extension_after_such_a_stop_counts_from_the_days_that_were_left_and_ends_no_earlier() -> None:
    stop = Pause(date(2026, 10, 8), date(2026, 11, 20), "中止审理")
    longer = reckon(ROWS["A-23"], "受理", date(2026, 8, 20), CALENDAR, [stop, Grant(date(2026, 11, 20), 15)])
    assert longer.raw_on == date(2026, 12, 1)  # 45 + 43 + 15 days
    assert "恢复之日为末日" not in longer.why
    short = reckon(ROWS["A-23"], "受理", date(2026, 8, 20), CALENDAR, [stop, Grant(date(2026, 11, 20), 2)])
    assert short.raw_on == date(2026, 11, 20)


@given(triggers, st.lists(st.tuples(st.integers(0, 75), st.integers(1, 40)), min_size=1, max_size=3))
def test_no_last_day_lies_inside_a_stop_that_began_in_time(trigger: date, spans: list[tuple[int, int]]) -> None:
    stops = [(trigger + timedelta(days=begins), trigger + timedelta(days=begins + lasts)) for begins, lasts in spans]
    reckoned = due("A-23", trigger, CALENDAR, suspended=stops)
    assert not any(since <= reckoned.due_on < until for since, until in stops)
