"""Mediation and the court beside it, row by row, worked out by hand: the sum stands beside each date."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from pathlib import Path

import pytest

from mediation.rules.deadlines import BY_ID, due

from .journal import CALENDAR, mediation

DAYS_15 = [
    ("2026-03-02", "2026-03-17"),  # + 15, a Tuesday
    ("2026-09-18", "2026-10-08"),  # October 3, in the holidays
    ("2026-06-05", "2026-06-22"),  # June 20, in 端午
    ("2026-09-05", "2026-09-20"),  # a Sunday that is worked (调休): it does not roll
]
DAYS_30 = [
    ("2026-03-02", "2026-04-01"),
    ("2026-09-18", "2026-10-19"),  # October 18, a Sunday
    ("2026-07-05", "2026-08-04"),  # 26 to July 31, 4 more
]


def ends(limit: str, day: str) -> str:
    return str(due(limit, date.fromisoformat(day), CALENDAR).due_on)


@pytest.mark.parametrize(
    ("applied", "last"),
    [
        ("2026-03-02", "2026-03-05"),
        ("2026-09-24", "2026-09-28"),  # September 27, in 中秋 (25 to 27)
        ("2026-09-30", "2026-10-08"),  # October 3, in the holidays
    ],
)
def test_M_10A_the_court_has_three_calendar_days_to_accept(applied: str, last: str) -> None:
    assert ends("M-10A", applied) == last


@pytest.mark.parametrize(("accepted", "last"), DAYS_15)
def test_M_10B_the_court_has_fifteen_calendar_days_to_decide(accepted: str, last: str) -> None:
    assert ends("M-10B", accepted) == last


@pytest.mark.parametrize(
    ("applied", "last"),
    [
        ("2026-03-02", "2026-03-09"),  # March 7, a Saturday
        ("2026-09-18", "2026-09-23"),
        ("2026-09-28", "2026-10-08"),  # October 3, in the holidays
    ],
)
def test_M_11A_five_calendar_days_to_say_whether_the_order_is_taken_up(applied: str, last: str) -> None:
    assert ends("M-11A", applied) == last


@pytest.mark.parametrize("limit", ["M-11B", "M-11C"])
@pytest.mark.parametrize(("day", "last"), DAYS_15)
def test_M_11B_M_11C_fifteen_calendar_days_to_issue_and_to_pay_or_object(limit: str, day: str, last: str) -> None:
    assert ends(limit, day) == last


@pytest.mark.parametrize(("issued", "last"), DAYS_30)
def test_M_11D_thirty_calendar_days_to_reach_the_debtor(issued: str, last: str) -> None:
    assert ends("M-11D", issued) == last


@pytest.mark.parametrize("received", ["2026-03-02", "2026-06-05", "2026-09-18"])
def test_M_14_the_provincial_days_of_2006_are_reckoned_nowhere(received: str) -> None:
    """事业单位 of 2006: 3 days to accept, 30 to mediate. Out of use: a personnel dispute has M-02 and M-03 like any other."""
    clocks = mediation(("register", received), today=received)
    assert "M-14" not in BY_ID
    assert set(clocks) == {"M-02", "M-03"}
    assert clocks["M-03"].due_on == due("M-03", date.fromisoformat(received), CALENDAR).due_on
    sources = (Path(__file__).parents[2] / "mediation" / "rules").rglob("*.py")
    assert not any("M-14" in source.read_text(encoding="utf-8") for source in sources)


@pytest.mark.parametrize(
    ("applicant", "respondent", "last"),
    [
        ("2026-11-15", "2026-11-16", "2026-12-01"),
        ("2026-11-16", "2026-11-15", "2026-12-01"),
        (None, "2026-11-16", "2026-11-18"),
        ("2026-11-16", None, "2026-11-18"),
        ("2026-11-20", "2026-11-16", "2026-11-18"),
        ("2026-11-16", "2026-11-20", "2026-11-18"),
    ],
)
@pytest.mark.parametrize(("new_form", "limit"), [(False, "M-04"), (True, "M-05")])
def test_both_sides_agree_before_the_fifteen_days_are_over(
    applicant: str | None, respondent: str | None, last: str, new_form: bool, limit: str
) -> None:
    longer = {"until": "2026-12-01", "applicant_consents_on": applicant, "respondent_consents_on": respondent}
    found = mediation(
        ("register", "2026-11-02"),
        ("accept_mediation", "2026-11-03", {"new_form": new_form}),
        ("extend_mediation", "2026-11-20", longer),
    )
    assert str(found[limit].due_on) == last


@pytest.mark.parametrize(("sent", "last"), DAYS_30)
def test_M_15_what_a_court_sent_goes_back_in_thirty_days(sent: str, last: str) -> None:
    """特邀调解规定 第27条; longer where both agree, and not at all where nobody sent it."""
    assert ends("M-15", sent) == last
    assert "M-15" not in mediation(("register", "2026-11-02"))
    court: tuple[str, str, dict[str, object]] = ("register", "2026-03-02", {"source": "court"})
    assert str(mediation(court)["M-15"].due_on) == "2026-04-01"
    back = mediation(court, ("accept_mediation", "2026-03-03", {}), ("fail_mediation", "2026-03-16"), ("return_to_court", "2026-03-17"))
    assert str(back["M-15"].ended_on) == "2026-03-17"
