"""A fine is paid by a day, put off where that was approved, and grows by 3 % a day up to its own sum (行政处罚法 第66、67、72条)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.awaiting_performance import awaits_performance, fines_unpaid
from mediation.rules.fines import ON_THE_WHOLE, Added, Fine, added_to, fines_of
from mediation.rules.lifecycle import STEPS, refusal
from tests.rules.cases.decided import FINED, event, paying
from tests.rules.cases.inspection import COMPLAINT, standing, wrong
from tests.scenes import COMPANY

from .journal import CALENDAR

RECEIVED = date(2026, 3, 9)
"""The eighth entry's day, on which the employer has the decision; the fifteenth day after it is a Tuesday."""
LAST = date(2026, 3, 24)


def the_fine(*lines: Any) -> Fine:
    now = standing(*FINED, *lines)
    (fine,) = fines_of(now.case, now.here, CALENDAR)
    return fine


def added(*lines: Any, days: int, base: str = "") -> Added:
    return added_to(the_fine(*lines), LAST + timedelta(days=days), base)


def test_a_fine_is_due_fifteen_days_after_the_receipt() -> None:
    fine = the_fine()
    assert (fine.amount, fine.unpaid, fine.last_day) == (Decimal(2000), Decimal(2000), LAST)
    assert fine.received_on == RECEIVED


@pytest.mark.parametrize(("days", "sum_"), [(-3, "0"), (0, "0"), (1, "60"), (10, "600"), (33, "1980"), (34, "2000"), (400, "2000")])
def test_apl_72_three_per_cent_a_day_and_never_above_the_fine(days: int, sum_: str) -> None:
    found = added(days=days)
    assert found.amount == Decimal(sum_)
    assert found.capped == (days >= 34)


def test_apl_73_nothing_is_added_while_a_review_or_a_suit_runs() -> None:
    """Asked for on the ninth entry's day and decided on the tenth's, both before the last day: nothing is left out after it."""
    asked = event("applied")
    assert added(asked, days=30).amount == Decimal(0)
    assert added(asked, event("reviewed", result="upheld"), days=30).amount == Decimal(1800)
    fine = the_fine()
    paused = Fine(
        fine.party, fine.seq, fine.amount, fine.received_on, fine.last_day, (), Decimal(0),
        ((LAST + timedelta(days=2), LAST + timedelta(days=6)),),
    )  # fmt: skip
    assert added_to(paused, LAST + timedelta(days=10)).days == 5


def test_what_is_paid_in_part_adds_less_or_as_the_bureau_reads_it() -> None:
    half = paying("1000.00")
    assert the_fine(half).unpaid == Decimal(1000)
    assert added(half, days=10).amount == Decimal(300)
    assert added(half, days=10, base=ON_THE_WHOLE).amount == Decimal(600)
    assert added(half, paying("1000.00"), days=10).amount == Decimal(0)


def test_apl_66_a_day_that_was_put_off_is_the_last_one() -> None:
    until = LAST + timedelta(days=60)
    put_off = ("defer_fine", {"parties": [3], "until": until.isoformat(), "reason": "没有资金"})
    assert the_fine(put_off).last_day == until
    assert added(put_off, days=60).amount == Decimal(0)
    assert added(put_off, days=61).amount == Decimal(60)
    now, given = standing(*FINED, today=date(2026, 3, 20)), {"parties": [3], "reason": "没有资金"}
    assert "晚于" in wrong("defer_fine", now, until=LAST.isoformat(), **given)["until"]
    assert wrong("defer_fine", now, until=until.isoformat(), **given) == {}


def test_apl_54_a_fine_that_was_put_off_is_urged_after_its_new_day_alone() -> None:
    until = LAST + timedelta(days=60)
    put_off = ("defer_fine", {"parties": [3], "until": until.isoformat(), "reason": "没有资金"})
    for day, early in ((LAST + timedelta(days=1), True), (until, True), (until + timedelta(days=1), False)):
        now = standing(*FINED, put_off, today=day)
        said = wrong("urge_performance", now, on=day.isoformat(), parties=[3], way="电话、书面")
        assert (f"到 {until} 才满" in said.get("on", "")) is early, (day, said)


def test_no_more_is_noted_than_is_owed_and_a_paid_fine_is_awaited_no_more() -> None:
    now = standing(*FINED, today=LAST + timedelta(days=5))
    given = {"parties": [3], "receipt": "0001"}
    assert "只欠罚款 2,000.00" in wrong("pay_fine", now, amount="2000.01", **given)["amount"]
    assert "300.00 元" in wrong("pay_fine", now, amount="2000.00", added="301.00", **given)["added"]
    assert wrong("pay_fine", now, amount="2000.00", added="300.00", **given) == {}
    assert "请填写" in wrong("pay_fine", now, **given)["amount"]
    paid = standing(*FINED, paying("2000.00"))
    assert awaits_performance(paid.case, paid.here) is None
    assert refusal(STEPS["confirm_obeyed"], paid) is None
    assert "罚款 2,000.00 元没有缴纳" in (refusal(STEPS["confirm_obeyed"], standing(*FINED)) or "")
    assert "没有罚款" in (refusal(STEPS["pay_fine"], standing(*FINED, event("applied"), event("reviewed", result="revoked"))) or "")


def test_what_is_obeyed_is_noted_once() -> None:
    once = standing(*FINED, paying("2000.00"), ("confirm_obeyed", {"verified": "已缴"}))
    assert "核实决定已经履行" in (refusal(STEPS["confirm_obeyed"], once) or "")


def test_apl_72_a_fine_is_owed_by_the_units_that_the_decision_names_and_no_other() -> None:
    both: list[Any] = [
        ("receive_complaint", {**COMPLAINT, "respondents": [COMPANY, {**COMPANY, "name": "某劳务有限公司"}]}),
        *FINED[1:-2], ("decide_penalty", {"fine": "2000.00", "units": [4]}),
    ]  # fmt: skip
    now = standing(*both)
    assert [fine.party for fine in fines_of(now.case, now.here, CALENDAR)] == [4]
    assert fines_unpaid(now.case, now.here) == Decimal(2000)
    everybody = standing(*both[:-1], ("decide_penalty", {"fine": "2000.00"}))
    assert [fine.party for fine in fines_of(everybody.case, everybody.here, CALENDAR)] == [3, 4], "who names none means all"
