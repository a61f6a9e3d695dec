"""Mediation sessions: which stands, which was held, and what is asked once more about their day and hour."""

import pytest

from mediation.rules import lifecycle
from mediation.rules.bookings import takes_time
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from tests.rules.cases.mediation import MEDIATING, Line, at, wrong


def session(day: str) -> Line:
    return "set_session", "2026-03-04", {"session_on": day, "starts": "09:00", "place": "二号调解室"}


@pytest.mark.parametrize(
    ("recorded", "held"),
    [
        ("2026-03-05", [False, False]),
        ("2026-03-06", [True, False]),
        ("2026-03-09", [True, False]),
        ("2026-03-10", [False, True]),
    ],
)
def test_a_record_is_of_the_session_set_last_whose_day_has_come(recorded: str, held: list[bool]) -> None:
    lines = [*MEDIATING, session("2026-03-06"), session("2026-03-10"), ("record_session", recorded, {})]
    assert [sitting.held for sitting in at(lines).here.sittings] == held


def test_each_session_that_was_recorded_was_held() -> None:
    first = [*MEDIATING, session("2026-03-06"), ("record_session", "2026-03-06", {})]
    lines = [*first, session("2026-03-10"), ("record_session", "2026-03-10", {})]
    assert [sitting.held for sitting in at(lines).here.sittings] == [True, True]


def test_of_two_appointments_the_second_stands() -> None:
    here = at([*MEDIATING, session("2026-03-06"), session("2026-03-10")]).here
    assert [takes_time(here, sitting) for sitting in here.sittings] == [False, True]
    assert [entry.step for entry in here.all(Do.SET_SESSION)] == ["set_session", "set_session"], "the record keeps both"


def doubts(step: str, **given: object) -> dict[str, str]:
    form = STEPS[step].asks.model_validate({"on": "2026-03-04", "place": "二号调解室", **given})
    return lifecycle.doubted(STEPS[step], at(MEDIATING), form)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("3:30", "03:30 是凌晨。是不是下午 3:30（15:30）？是的话请改写"), ("12:30", ""),
        ("00:15", "00:15 是凌晨。是不是中午 12:15（12:15）？是的话请改写"),
        ("6:59", "06:59 是凌晨。是不是下午 6:59（18:59）？是的话请改写"), ("7:00", ""), ("15:30", ""), ("下午3点半", ""), ("21:00", ""),
        ("21:01", "21:01 已是夜间，请核对"),
    ],
)  # fmt: skip
def test_an_hour_at_which_nobody_meets_is_asked_about(typed: str, asked: str) -> None:
    assert doubts("set_session", session_on="2026-03-10", starts=typed).get("starts", "") == asked


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("2026-03-10", ""), ("2026-03-14", "2026-03-14（周六）是休息日，请与双方核对"),
        ("2026-10-01", "2026-10-01（国庆节）是休息日，请与双方核对"),
        ("2026-03-03", "2026-03-03 早于通知之日（2026-03-04），请核对"),
    ],
)  # fmt: skip
def test_a_day_on_which_nobody_works_is_asked_about(day: str, asked: str) -> None:
    assert doubts("set_session", session_on=day, starts="09:30").get("session_on", "") == asked


@pytest.mark.parametrize(("starts", "ends", "fault"), [
    ("15:00", "14:00", True), ("15:00", "15:00", True), ("15:00", "16:30", False), (None, "14:00", False), ("15:00", None, False),
])  # fmt: skip
def test_a_session_ends_after_it_began(starts: str | None, ends: str | None, fault: bool) -> None:
    words = {"place": "二号调解室", "present": "双方", "content": "略", "result": "未成"}
    found = wrong("record_session", MEDIATING, starts=starts, ends=ends, **words)
    assert (found == {"ends": "结束时间应晚于开始时间（15:00）；下午的时间请写成 15:30 这样。"}) is fault
    assert bool(found) is fault
