"""A record of a mediation session takes what was set for that day or before off the list of sessions to come."""

import pytest

from tests.rules.cases.mediation import MEDIATING, Line, at, wrong


def session(day: str) -> Line:
    return "set_session", "2026-03-04", {"session_on": day, "starts": "09:00", "place": "二号调解室"}


@pytest.mark.parametrize(
    ("recorded", "held"),
    [
        ("2026-03-05", [False, False]),
        ("2026-03-06", [True, False]),
        ("2026-03-09", [True, False]),
        ("2026-03-10", [True, True]),
    ],
)
def test_a_record_holds_the_sessions_up_to_its_day(recorded: str, held: list[bool]) -> None:
    lines = [*MEDIATING, session("2026-03-06"), session("2026-03-10"), ("record_session", recorded, {})]
    assert [sitting.held for sitting in at(lines).here.sittings] == held


@pytest.mark.parametrize(("starts", "ends", "fault"), [
    ("15:00", "14:00", True), ("15:00", "15:00", True), ("15:00", "16:30", False), (None, "14:00", False), ("15:00", None, False),
])  # fmt: skip
def test_a_session_ends_after_it_began(starts: str | None, ends: str | None, fault: bool) -> None:
    words = {"place": "二号调解室", "present": "双方", "content": "略", "result": "未成"}
    found = wrong("record_session", MEDIATING, starts=starts, ends=ends, **words)
    assert (found == {"ends": "结束时间应晚于开始时间（15:00）；下午的时间请写成 15:30 这样。"}) is fault
    assert bool(found) is fault
