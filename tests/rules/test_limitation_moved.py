"""A limitation (时效) that stops and begins anew: the worked sums, and that intake and inquiry give the same day."""

# ruff: noqa: N802 (tests are named after the articles)

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from mediation.rules.deadlines import LIMITS, CannotReckon, answer, due
from mediation.rules.intake.limitation import reckoned
from mediation.rules.intake.onward import carried

from .cases.applied import PLAIN
from .cases.inspection import ORDERED, standing
from .journal import CALENDAR


@pytest.mark.parametrize(("line", "last"), [
    ("L-01 2025-06-01 中止 2025-12-01..2026-01-10", "2026-07-13"),  # 40 days; 2026-07-11 is a Saturday
    ("L-01 2025-06-02 中止 2025-07-01..2025-08-01", "2026-07-03"),  # early in the year too: what was left goes on
    ("L-02 2025-06-02 中断 2025-11-10", "2026-11-10"),
    ("L-01 2025-06-02 中断 2025-11-10 中断 2026-10-09", "2027-10-11"),  # 2027-10-09 is a Saturday
    ("L-01 2024-06-03 中断 2025-06-03", "2026-06-03"),  # the last day itself
    ("L-01 2024-06-03 中断 2025-06-04", "2025-06-03"),  # what is over does not begin anew
    ("L-03 2025-06-02 中止 2026-05-20..2026-06-20 中断 2026-06-25", "2027-06-25"),
])
def test_LMAA_27_an_arbitration_s_limitation_stops_and_begins_anew(line: str, last: str) -> None:
    assert answer(line, CALENDAR).startswith(f"{last} = ")


@pytest.mark.parametrize(("line", "last"), [
    ("X-09 2024-06-03 中止 2026-01-12..2026-03-02", "2026-09-02"),
    ("X-09 2024-06-03 中止 2025-08-11..2026-01-05", "2026-07-06"),  # it began before them and lasted into them; a Sunday
    ("X-09 2024-06-03 中止 2024-08-12..2025-12-03", "2026-06-03"),  # over before the last six months
    ("X-09R 2024-06-03 中断 2025-02-10", "2027-02-11"),  # the last day made up for the Spring Festival is 02-10
    ("X-09C 2024-06-03 中断 2025-03-10 中止 2027-01-11..2027-02-23", "2027-08-23"),
])
def test_CPL_250_CC_194_that_of_enforcement_stops_in_its_last_six_months(line: str, last: str) -> None:
    """From the day the cause is gone, six months; before the last six months nothing stops it."""
    assert answer(line, CALENDAR).startswith(f"{last} = ")


def test_CC_194_what_did_not_stop_it_is_said() -> None:
    said = answer("X-09 2024-06-03 中止 2024-08-12..2024-10-08", CALENDAR)
    assert "2024-08-12 至 2024-10-08 的中止（《民事诉讼法》第250条、《民法典》第194条）不在最后 6 个月内（2025-12-03 之后），不计" in said


def test_the_period_to_have_an_injury_recognised_stands_still_and_no_demand_renews_it() -> None:
    """法释〔2014〕9号 第7条: 被耽误的时间不计算在内."""
    assert answer("L-09-1 2025-06-03 中止 2025-09-01..2025-10-01", CALENDAR).startswith("2026-07-03 = ")
    with pytest.raises(CannotReckon, match="不因中断而重新计算"):
        answer("L-09-1 2025-06-03 中断 2025-09-01", CALENDAR)


@pytest.mark.parametrize(("line", "sentence"), [
    ("A-06 2026-03-02 中断 2026-03-03", "A-06（提交答辩书）不因中断而重新计算"),
    ("L-01 2026-03-02 中断", "中断之后缺少日期"),
    ("L-01 2026-03-02 中断 2026-03-01", "早于起算日"),
    ("L-01 2026-03-02 中断 9999-03-01", "2000 年至 2099 年"),
])
def test_a_renewal_is_refused_with_what_to_do(line: str, sentence: str) -> None:
    with pytest.raises(CannotReckon, match=re.escape(sentence)):
        answer(line, CALENDAR)


KNEW = date(2025, 6, 3)
DAYS = [date(2025, 7, 1), date(2025, 12, 1), date(2026, 5, 29), date(2026, 7, 1)]
STOPS = [(date(2025, 8, 1), date(2025, 9, 1)), (date(2025, 11, 20), date(2026, 1, 5)), (date(2026, 5, 20), date(2026, 6, 20))]


@pytest.mark.parametrize(("renewed", "stop"), [*product([(), *((day,) for day in DAYS), (DAYS[0], DAYS[2])], [None, *STOPS])])
def test_LMAA_27_intake_and_inquiry_give_the_same_day(renewed: tuple[date, ...], stop: tuple[date, date] | None) -> None:
    since, until = stop or (None, None)
    application = replace(PLAIN, on=date(2027, 12, 1), interruptions=renewed, stopped_on=since, resumed_on=until)
    there, _ = reckoned("L-01", "知道", KNEW, application, CALENDAR)
    assert due("L-01", KNEW, CALENDAR, suspended=[stop] if stop else [], renewed=renewed).due_on == there


def test_LMAA_27_CPL_250_every_limitation_to_go_to_an_office_or_court_says_how_it_moves() -> None:
    moved = {limit.id for limit in LIMITS if limit.prescription and limit.prescription.renewed_by}
    assert moved == {"L-01", "L-02", "L-03", "X-24", *(limit.id for limit in LIMITS if limit.id.startswith("X-09"))}


def test_LMAA_27_2_whoever_complained_to_the_inspectorate_has_interrupted_the_year_of_his_arbitration() -> None:
    """R33 27: what interrupts a limitation travels with the case; the year begins anew on the day of the complaint (民法典 第195条)."""
    now = standing(*ORDERED, ("hand_to_arbitration", {"parties": [1], "claims": [1], "used": {"unit": "office"}}))
    there = carried(replace(PLAIN, on=date(2026, 1, 5)), now.case, now.case.proceedings[2])
    complained = now.here.entries[0].on
    assert complained in there.interruptions
    assert there.on == now.case.proceedings[2].entries[0].on, "what is filed is filed when it goes on"
    knew = complained - timedelta(days=300)
    last, sums = reckoned("L-01", "知道", knew, there, CALENDAR)
    assert last > knew + timedelta(days=366)
    assert f"中断 {max(day for day in there.interruptions)}" in sums
