"""Leads: the days of each stage with their arithmetic, and a payment in the case that closes the lead by itself."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.rules import leads
from mediation.rules.codes.leads import Conclusion, Stage
from tests.rules.journal import CALENDAR

NOTHING: dict[str, str] = {}


@pytest.mark.parametrize(
    ("stage", "received", "due"),
    [
        (Stage.RECEIVED, "2026-08-10", "2026-08-11"),
        (Stage.RECEIVED, "2026-08-14", "2026-08-17"),  # Friday: the next working day is Monday
        (Stage.RECEIVED, "2026-09-30", "2026-10-08"),  # over the National Day
        (Stage.SIGNED, "2026-08-10", "2026-08-17"),
        (Stage.VERIFIED, "2026-08-10", "2026-08-25"),
        (Stage.IN_CASE, "2026-02-10", "2026-02-25"),
    ],
)
def test_a_lead_is_signed_for_in_one_working_day_verified_in_seven_and_done_in_fifteen(stage: Stage, received: str, due: str) -> None:
    assert leads.due_on(stage, date.fromisoformat(received), CALENDAR, NOTHING) == date.fromisoformat(due)


def test_the_days_are_the_bureaus_to_set() -> None:
    day = date(2026, 8, 10)
    assert leads.due_on(Stage.VERIFIED, day, CALENDAR, {leads.FINISH: "30 自然日"}) == date(2026, 9, 9)
    assert leads.due_on(Stage.RECEIVED, day, CALENDAR, {leads.SIGN: "2 个工作日"}) == date(2026, 8, 12)


@pytest.mark.parametrize("stage", sorted(leads.OVER | {Stage.CLOSED}))
def test_what_is_over_waits_for_nobody(stage: Stage) -> None:
    assert leads.due_on(stage, date(2026, 8, 10), CALENDAR, NOTHING) is None


@pytest.mark.parametrize(
    ("ordered", "paid", "waits", "stage"),
    [("0", "0", False, Stage.IN_CASE), ("9000", "4000", True, Stage.IN_CASE), ("9000", "9000", False, Stage.CLOSED),
     ("9000", "9000", True, Stage.IN_CASE)],
)  # fmt: skip
def test_only_what_was_paid_in_the_case_closes_its_lead(ordered: str, paid: str, waits: bool, stage: Stage) -> None:
    assert leads.stage_of(Stage.IN_CASE, Decimal(ordered), Decimal(paid), has_case=True, waits=waits) is stage


def test_every_stage_but_the_last_can_be_left() -> None:
    left = {stage for act in leads.ACTS.values() for stage in act.at} | {Stage.IN_CASE}
    assert set(Stage) - left == {Stage.CLOSED}


def test_what_was_found_is_paid_in_full_or_not_paid() -> None:
    day = date(2026, 8, 12)
    half = leads.Paid(on=day, amount=Decimal(4000), proof="回单")
    assert "amount" in leads.wrong(half, day, Decimal(9000))
    assert leads.wrong(half, day, Decimal(4000)) == {}
    assert "on" in leads.wrong(half, date(2026, 8, 13), None)


@pytest.mark.parametrize(("conclusion", "asked"), [("elsewhere", True), ("guided", True), ("unfounded", False), ("urged", False)])
def test_mw_10_says_where_somebody_is_sent(conclusion: str, asked: bool) -> None:
    form = leads.Handled(on=date(2026, 8, 12), conclusion=Conclusion(conclusion))
    assert ("where" in leads.wrong(form, None, None)) is asked
