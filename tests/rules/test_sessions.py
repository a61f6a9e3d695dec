"""A record of a mediation session takes what was set for that day or before off the list of sessions to come."""

import pytest

from tests.rules.cases.mediation import MEDIATING, Line, at


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
