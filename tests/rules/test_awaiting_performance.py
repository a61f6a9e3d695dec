"""What an order or a decision has left unperformed outlives the file (监察条例 第18条; 农民工工资支付条例 第3条): 待履行."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.rules.awaiting_performance import Awaited, awaits_performance
from tests.rules.cases.inspection import DOCKETED, FOUND, LINES, ORDERED, SERVED, standing

BOTH = [*LINES, {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-22"}]
ORDERED_FOR_BOTH = [*FOUND, ("order_correction", {"days": 7, "promises": BOTH})]
HEARD = ("hear_employer", {})


def awaited(*lines: Any) -> Awaited | None:
    seen = standing(*lines)
    return awaits_performance(seen.case, seen.here)


def test_nothing_is_awaited_before_something_was_ordered() -> None:
    assert awaited(*DOCKETED) is None
    assert awaited(*FOUND) is None


def test_what_was_ordered_is_awaited_until_all_of_it_came() -> None:
    found = awaited(*ORDERED_FOR_BOTH)
    assert found is not None
    assert (found.people, found.sum_ordered, found.paid, found.unpaid) == (2, Decimal(300), Decimal(0), Decimal(300))
    assert (found.since, found.days(date(2026, 3, 21)), found.days(date(2026, 3, 1))) == (date(2026, 3, 20), 1, 0)
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}, {"promise": 2, "amount": "50.00"}]})
    rest = awaited(*ORDERED_FOR_BOTH, paid)
    assert rest is not None
    assert (rest.people, rest.paid, rest.unpaid, rest.since) == (1, Decimal(150), Decimal(150), date(2026, 3, 22))
    assert rest.says == "1 人 150.00 元没有支付"
    assert awaited(*ORDERED_FOR_BOTH, paid, ("record_payment", {"payments": [{"promise": 2, "amount": "150.00"}]})) is None


def test_a_closed_file_frees_nobody() -> None:
    decided = [*SERVED, HEARD, ("decide_handling", {}), ("serve_inspection", {"served": "handling_decision", "parties": [3]})]
    closed = awaited(*decided, ("close_inspection", {"note": "未付"}))
    assert closed is not None
    assert closed.unpaid == Decimal(100)


def test_a_fine_and_a_decision_without_a_sum_are_awaited_until_somebody_saw_to_it() -> None:
    fined = [*FOUND, HEARD, ("decide_penalty", {"fine": "2000.00"})]
    found = awaited(*fined)
    assert found is not None
    assert found.says == "罚款 2,000.00 元没有缴纳"
    assert awaited(*fined, ("confirm_obeyed", {"verified": "已缴"})) is None
    assert awaited(*FOUND, HEARD, ("decide_penalty", {"fine": None})) is None
    handled = [*FOUND, HEARD, ("decide_handling", {})]
    told = awaited(*handled)
    assert told is not None
    assert told.unproved
    assert told.says == "还没有核实决定已经履行"
    assert awaited(*handled, ("confirm_obeyed", {"verified": "已安排"})) is None


def test_what_went_on_is_followed_there_and_comes_back_when_it_was_withdrawn() -> None:
    carried = [*ORDERED, ("hand_to_arbitration", {"parties": [1], "claims": [1], "used": {"unit": "office"}})]
    assert awaited(*carried) is None
    back = awaited(*carried, ("withdraw_arbitration", {"proceeding": 2}))
    assert back is not None
    assert back.unpaid == Decimal(100)
