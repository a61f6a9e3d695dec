"""The 45 days (A-23) of a case: restarts, what is left out, extensions, and all of them together (办案规则 第45、46条)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.deadlines import ClockState

from .journal import CALENDAR, CHANGED, Line, arbitration, service, stands, trial


def test_A_23_runs_from_acceptance_and_is_late_on_the_day_after() -> None:
    assert stands(trial(today="2026-04-16")) == ("2026-04-16", "running")
    assert stands(trial(today="2026-04-17")) == ("2026-04-16", "late")
    assert stands(trial(("award", "2026-04-16"))) == ("2026-04-16", "met")
    assert stands(trial(("settle", "2026-04-17"))) == ("2026-04-16", "met_late")
    assert stands(trial(("withdraw_arbitration", "2026-03-05"))) == ("2026-04-16", "met")


def test_A_23_alerts_on_the_raw_day_though_it_rolls() -> None:
    found = arbitration(("file_arbitration", "2026-08-19"), ("accept_arbitration", "2026-08-20"), today="2026-09-27")
    clock = found["A-23", None]
    assert (clock.raw_on, clock.due_on) == (date(2026, 10, 4), date(2026, 10, 8))
    assert clock.alert_on == date(2026, 9, 27)
    assert clock.is_soon


@pytest.mark.parametrize("restart", ["join_party", "change_claims"])
def test_A_23_restarts_with_a_new_party_or_claim(restart: str) -> None:
    clock = trial((restart, "2026-03-20", CHANGED if restart == "change_claims" else {}), today="2026-03-21")
    assert clock.starts_on == date(2026, 3, 20)
    assert clock.raw_on == date(2026, 5, 4)
    assert stands(clock) == ("2026-05-06", "running")


def test_A_23_counts_from_the_latest_restart_by_the_laws_day_whatever_the_order_of_recording() -> None:
    assert trial(("change_claims", "2026-03-20", CHANGED), ("join_party", "2026-03-10")).starts_on == date(2026, 3, 20)


def test_A_23_an_extension_from_before_a_restart_is_used_up() -> None:
    longer: Line = ("extend_arbitration", "2026-03-10", {"days": 15})
    assert trial(longer).raw_on == date(2026, 5, 1)
    assert trial(longer, ("change_claims", "2026-03-20", CHANGED)).raw_on == date(2026, 5, 4)
    assert trial(("change_claims", "2026-03-10", CHANGED), longer).raw_on == date(2026, 5, 9)


def test_A_23_an_extension_after_the_last_day_comes_too_late() -> None:
    clock = trial(("extend_arbitration", "2026-04-17", {"days": 15}), today="2026-04-20")
    assert stands(clock) == ("2026-04-16", "late")


def test_A_23_leaves_out_the_suspension() -> None:
    clock = trial(("suspend", "2026-03-20"), ("resume", "2026-06-01"), today="2026-06-02")
    assert clock.raw_on == date(2026, 6, 28)
    assert stands(clock) == ("2026-06-29", "running")


def test_A_23_stands_still_while_suspended() -> None:
    clock = trial(("suspend", "2026-03-20"), today="2026-11-22")
    assert stands(clock) == ("2026-04-16", "suspended")
    assert clock.days_left == 27
    assert (clock.overdue_days, clock.is_soon) == (0, False)
    assert "自 2026-03-20 起中止审理，停止计时" in clock.why


def test_A_23_a_suspension_after_the_last_day_does_not_hide_the_lateness() -> None:
    assert stands(trial(("suspend", "2026-04-20"), today="2026-05-01")) == ("2026-04-16", "late")


def test_A_23_only_the_days_of_a_suspension_after_the_restart_are_left_out() -> None:
    clock = trial(("suspend", "2026-03-10"), ("change_claims", "2026-03-20", CHANGED), ("resume", "2026-03-25"))
    assert clock.raw_on == date(2026, 3, 20) + timedelta(days=45 + 5)


def test_A_23_leaves_out_publication_for_each_party_but_each_day_once() -> None:
    both_published: tuple[Line, ...] = (
        service("respond_notice", "2026-03-10", 2, step="publish_service"),
        service("respond_notice", "2026-03-12", 3, step="publish_service"),
        service("respond_notice", "2026-04-09", 2, step="deemed_served"),
    )
    assert trial(*both_published).state is ClockState.SUSPENDED
    done = trial(*both_published, service("respond_notice", "2026-04-11", 3, step="deemed_served"))
    assert done.raw_on == date(2026, 4, 16) + timedelta(days=32)


def test_A_23_runs_again_when_a_published_party_is_found_and_served() -> None:
    clock = trial(
        service("respond_notice", "2026-03-10", 2, step="publish_service"),
        service("hearing_notice", "2026-03-12", 2),
        service("respond_notice", "2026-03-15", 2),
        today="2026-03-20",
    )
    assert clock.state is ClockState.RUNNING
    assert clock.raw_on == date(2026, 4, 16) + timedelta(days=5)


def test_A_23_restart_suspension_publication_and_extension_together() -> None:
    clock = trial(
        ("join_party", "2026-03-06"),
        service("respond_notice", "2026-03-10", 2, step="publish_service"),
        service("respond_notice", "2026-04-09", 2, step="deemed_served"),
        ("suspend", "2026-04-01"),
        ("resume", "2026-04-20"),
        ("extend_arbitration", "2026-05-06", {"days": 15}),
    )
    assert clock.raw_on == date(2026, 3, 6) + timedelta(days=45 + 41 + 15)


def test_A_23_ended_while_suspended_is_met_in_time() -> None:
    clock = trial(("suspend", "2026-03-20"), ("withdraw_arbitration", "2026-05-20"))
    assert clock.state is ClockState.MET
    assert clock.raw_on == date(2026, 4, 16) + timedelta(days=61)


def test_A_23_across_the_turn_of_the_year_is_provisional() -> None:
    found = arbitration(("file_arbitration", "2026-11-18"), ("accept_arbitration", "2026-11-20"))
    assert found["A-23", None].provisional
    assert "暂定" in found["A-23", None].why
    assert not found["A-02", None].provisional


@given(st.integers(0, 45), st.integers(0, 120), st.integers(0, 15))
def test_A_23_shifts_by_exactly_what_was_left_out_and_granted(begins: int, lasts: int, days: int) -> None:
    since = date(2026, 3, 2) + timedelta(days=begins)
    lines: list[Line] = [("suspend", str(since)), ("resume", str(since + timedelta(days=lasts)))]
    if days:
        lines.append(("extend_arbitration", str(since + timedelta(days=lasts)), {"days": days}))
    clock = trial(*lines, today="2027-06-01")
    assert clock.raw_on == date(2026, 4, 16) + timedelta(days=lasts + days)
    assert CALENDAR.is_workday(clock.due_on)
