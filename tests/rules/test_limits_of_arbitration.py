"""Arbitration, the rows that lengthen others or have no length of their own, worked out by hand."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.codes import Kind, PartyType, Side
from mediation.rules.deadlines import clocks
from mediation.rules.facts import Party

from .journal import CALENDAR, FACTORY, Line, case_of

COMPANY_OF_TEN = Party(11, Side.RESPONDENT, FACTORY.name, PartyType.UNIT)
TEN = (*(Party(n, Side.APPLICANT, f"周某{n}", PartyType.PERSON) for n in range(1, 11)), COMPANY_OF_TEN)
ACCEPTED = "accept_arbitration"


def trial(accepted: str, *lines: Line) -> tuple[str, str]:
    """The last day of the forty-five, raw and rolled."""
    case, here = case_of(Kind.ARBITRATION, ("file_arbitration", accepted), (ACCEPTED, accepted), *lines)
    clock = next(c for c in clocks(case, here, CALENDAR, date(2026, 11, 22)) if c.limit == "A-23")
    return str(clock.raw_on), str(clock.due_on)


@pytest.mark.parametrize(
    ("accepted", "approved", "days", "raw", "last"),
    [
        # 29 to March 31, 16 more: April 16; 14 to April 30, 1 more: May 1, in the holidays (1 to 5)
        ("2026-03-02", "2026-04-10", 15, "2026-05-01", "2026-05-06"),
        # 11 to August 31, 30 to September 30, 4 more: October 4; + 15
        ("2026-08-20", "2026-09-30", 15, "2026-10-19", "2026-10-19"),
        ("2026-03-02", "2026-04-10", 10, "2026-04-26", "2026-04-27"),  # April 26, a Sunday
        ("2026-03-02", "2026-04-16", 15, "2026-05-01", "2026-05-06"),  # approved on the last day: in time
        ("2026-03-02", "2026-04-17", 15, "2026-04-16", "2026-04-16"),  # a day later: too late, it does not count
        ("2026-03-02", "2026-04-10", 20, "2026-05-01", "2026-05-06"),  # fifteen at most
    ],
)
def test_A_24_at_most_fifteen_more_days_and_only_before_the_forty_five_are_over(
    accepted: str, approved: str, days: int, raw: str, last: str
) -> None:
    assert trial(accepted, ("extend_arbitration", approved, {"days": days})) == (raw, last)


def test_A_24_is_granted_anew_after_a_restart() -> None:
    """Joined on March 20: 45 days from there, May 4; the extension of March 10 is used up, that of April 20 counts: May 19."""
    used_up = ("extend_arbitration", "2026-03-10", {"days": 15})
    joined = ("join_party", "2026-03-20")
    assert trial("2026-03-02", used_up, joined) == ("2026-05-04", "2026-05-06")
    assert trial("2026-03-02", used_up, joined, ("extend_arbitration", "2026-04-20", {"days": 15}))[0] == "2026-05-19"


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-03-09"),  # Tuesday to Friday are four, Monday the fifth
        ("2026-09-18", "2026-09-24"),  # Sunday the 20th is worked: 20, 21, 22, 23, 24
        ("2026-09-28", "2026-10-10"),  # 29, 30, then October 8, 9 and the worked Saturday
    ],
)
def test_A_28_a_collective_dispute_goes_first_and_says_so(received: str, last: str) -> None:
    """第5条 gives no number: the five working days of A-18 stand, and the desk reads that the case goes first."""
    case, here = case_of(Kind.ARBITRATION, ("file_arbitration", received), parties=TEN)
    found = {c.limit: c for c in clocks(case, here, CALENDAR, date.fromisoformat(received))}
    assert (str(found["A-18"].due_on), found["A-18"].label) == (last, "集体争议受理决定（优先立案）")
    alone, there = case_of(Kind.ARBITRATION, ("file_arbitration", received))
    assert "优先" not in "".join(c.label for c in clocks(alone, there, CALENDAR, date.fromisoformat(received)))
