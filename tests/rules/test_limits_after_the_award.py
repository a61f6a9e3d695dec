"""After the award, row by row, worked out by hand from the bureau's reference: the sum stands beside each date."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.deadlines import due

from .journal import CALENDAR


def ends(limit: str, day: str) -> str:
    return str(due(limit, date.fromisoformat(day), CALENDAR).due_on)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-03-17"),  # March 2 + 15 = March 17, a Tuesday
        ("2026-09-18", "2026-10-08"),  # 12 days to September 30, 3 more: October 3, in the holidays, rolls to the 8th
        ("2026-06-05", "2026-06-22"),  # June 20 lies in 端午 (19 to 21), rolls to Monday the 22nd
    ],
)
def test_X_04_fifteen_calendar_days_from_the_ruling_that_set_the_award_aside(received: str, last: str) -> None:
    assert ends("X-04", received) == last


@pytest.mark.parametrize("limit", ["X-05", "X-06", "X-07"])
@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-04-01"),  # 29 days to March 31, 1 more
        ("2026-09-18", "2026-10-19"),  # 12 to September 30, 18 more: October 18, a Sunday
        ("2026-09-04", "2026-10-08"),  # 26 to September 30, 4 more: October 4, in the holidays (1 to 7)
        ("2025-11-30", "2025-12-30"),  # across the end of a month
    ],
)
def test_X_05_X_06_X_07_thirty_calendar_days_from_the_day_after_receipt(limit: str, received: str, last: str) -> None:
    """X-07 says 次日起: the day of receipt is counted by none of them, so all three end on the same day."""
    assert ends(limit, received) == last


@pytest.mark.parametrize(
    ("in_force", "last"),
    [
        ("2026-03-02", "2026-06-02"),  # the same day of the third month after
        ("2025-11-30", "2026-02-28"),  # February has no 30th; Saturday the 28th is worked (调休)
        ("2026-07-05", "2026-10-08"),  # October 5, in the holidays
        ("2026-09-18", "2026-12-18"),
    ],
)
def test_X_10_three_months_from_the_day_it_is_in_force(in_force: str, last: str) -> None:
    assert ends("X-10", in_force) == last
