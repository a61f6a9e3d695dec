"""Limitation and the obligations beside the procedure: each row under its id, with worked dates."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.deadlines import answer, due

from .journal import CALENDAR


def ends(limit: str, day: str) -> str:
    return str(due(limit, date.fromisoformat(day), CALENDAR).due_on)


@pytest.mark.parametrize("limit", ["L-01", "L-02", "L-03", "L-09-1"])
@pytest.mark.parametrize(
    ("day", "last"),
    [("2025-03-03", "2026-03-03"), ("2024-02-29", "2025-02-28"), ("2025-10-04", "2026-10-08"), ("2025-08-22", "2026-08-24")],
)
def test_L_01_L_02_L_03_L_09_one_year_to_the_day(limit: str, day: str, last: str) -> None:
    assert ends(limit, day) == last


@pytest.mark.parametrize(
    ("day", "last"), [("2026-03-02", "2026-05-06"), ("2026-06-01", "2026-07-31"), ("2026-08-07", "2026-10-08")]
)
def test_L_05_sixty_calendar_days(day: str, last: str) -> None:
    assert ends("L-05", day) == last


@pytest.mark.parametrize(
    ("day", "last"), [("2026-03-02", "2026-04-01"), ("2026-09-01", "2026-10-08"), ("2026-06-05", "2026-07-06")]
)
def test_L_09_thirty_calendar_days_for_the_employer(day: str, last: str) -> None:
    assert ends("L-09", day) == last


@pytest.mark.parametrize(
    ("day", "last"), [("2026-03-02", "2026-03-17"), ("2026-09-18", "2026-10-08"), ("2026-06-05", "2026-06-22")]
)
def test_F_02_fifteen_calendar_days(day: str, last: str) -> None:
    assert ends("F-02", day) == last


@pytest.mark.parametrize("day", ["2026-03-02", "2026-10-03", "2026-09-20"])
def test_F_03_at_once(day: str) -> None:
    assert ends("F-03", day) == day


@pytest.mark.parametrize(
    ("day", "last"), [("2026-03-02", "2026-03-23"), ("2026-09-18", "2026-10-15"), ("2026-02-13", "2026-03-12")]
)
def test_F_04_fifteen_working_days(day: str, last: str) -> None:
    assert ends("F-04", day) == last


@pytest.mark.parametrize(
    ("day", "last"), [("2026-09-18", "2026-09-24"), ("2026-09-28", "2026-10-10"), ("2026-03-02", "2026-03-09")]
)
def test_F_05_five_working_days(day: str, last: str) -> None:
    assert ends("F-05", day) == last


@pytest.mark.parametrize("limit", ["F-06", "F-07"])
@pytest.mark.parametrize(
    ("day", "last"), [("2021-03-01", "2026-03-02"), ("2020-02-29", "2025-02-28"), ("2021-09-20", "2026-09-20")]
)
def test_F_06_F_07_five_years(limit: str, day: str, last: str) -> None:
    assert ends(limit, day) == last


def test_a_limitation_says_that_nobody_applies_it_of_his_own_motion() -> None:
    assert "L-01" not in answer("L-01 2025-03-03", CALENDAR).partition(" ")[0]
    assert answer("L-01 2025-03-03", CALENDAR).startswith("2026-03-03 = 知道或者应当知道权利被侵害 2025-03-03 + 1 年")
