"""The order to pay (支付令, 民事诉讼法 第225—228条): what the court may do after what, and when it is done."""

import pytest

from mediation.rules.codes import Item
from mediation.rules.codes.mediation import PaymentOrder
from mediation.rules.steps.remedies import ARBITRATE, PAYMENT_ORDER, SUE, told_of
from tests.rules.cases.mediation import Line, agreed, at, refusal, wrong

MAY_FOLLOW = {
    "": "applied",
    "applied": "accepted not_accepted",
    "accepted": "issued not_accepted",  # 第227条第1款: examined after acceptance, an application may still be dismissed
    "not_accepted": "applied",  # and may be made again
    "issued": "served unserved",
    "served": "objected enforceable",
}
DONE = ("objected", "unserved", "enforceable")


def after(event: str, on: str = "2026-03-04") -> list[Line]:
    lines: list[Line] = agreed("wages")
    return [*lines, ("record_payment_order", on, {"event": event})] if event else lines


@pytest.mark.parametrize("following", PaymentOrder)
@pytest.mark.parametrize("last", MAY_FOLLOW)
def test_the_court_goes_one_step_after_the_other(last: str, following: PaymentOrder) -> None:
    found = wrong("record_payment_order", after(last), event=str(following), on="2026-03-20")
    assert (found == {}) == (str(following) in MAY_FOLLOW[last].split())
    if found:
        assert "还没有登记申请支付令" in found["event"] or "现在登记到" in found["event"]


@pytest.mark.parametrize(("served", "may"), [("2026-03-04", True), ("2026-03-05", False), ("2026-03-20", False)])
def test_civil_procedure_law_227_an_order_is_enforced_when_the_debtors_fifteen_days_are_over(served: str, may: bool) -> None:
    """Asked on 2026-03-20: received on 03-04, the fifteenth day is 03-19."""
    found = wrong("record_payment_order", after("served", served), event="enforceable", on="2026-03-20")
    assert (found == {}) == may
    assert may or "民事诉讼法第227条" in found["on"]
    assert wrong("record_payment_order", after("served", served), event="objected", on="2026-03-20") == {}


def test_no_event_of_the_court_is_dated_before_the_one_that_it_follows() -> None:
    assert "早于“" in wrong("record_payment_order", after("issued"), event="served", on="2026-03-03")["on"]


@pytest.mark.parametrize("last", ["", *PaymentOrder])
def test_three_ends_of_the_procedure(last: str) -> None:
    assert bool(refusal("record_payment_order", after(str(last)))) == (str(last) in DONE)


WAGES = {"wages", "overtime", "leave_pay"}
"""劳动报酬: an agreement on nothing else is sued on directly (司法解释（一）第51条第2款)."""
ORDERED = WAGES | {
    "injury_medical", "severance", "compensation", "probation", "sick_pay", "injury_leave_pay", "added_compensation",
    "double_wage", "notice_pay", "non_compete",
}  # fmt: skip
"""劳动报酬、工伤医疗费、经济补偿、赔偿金 (调解仲裁法 第16条): the words of 第47条第1项, which hold the second wage, too."""


@pytest.mark.parametrize("items", [*([str(item)] for item in Item), sorted(WAGES), ["wages", "other"]], ids=",".join)
def test_what_is_open_by_what_was_promised(items: list[str]) -> None:
    where = at(agreed(*items))
    expected = [PAYMENT_ORDER] if set(items) & ORDERED else []
    expected += [SUE] if set(items) <= WAGES else []
    expected += [ARBITRATE]
    assert [*told_of(where)] == expected
    assert (refusal("record_payment_order", agreed(*items)) == "") == bool(set(items) & ORDERED)


def test_lmaa_16_nobody_asks_for_an_order_before_the_agreed_day_is_over() -> None:
    """Due on 2026-03-10."""
    assert "第16条" in refusal("record_payment_order", agreed("wages"), "2026-03-10")
    assert refusal("record_payment_order", agreed("wages"), "2026-03-11") == ""
