"""The order to pay (支付令, 民事诉讼法 第225—228条): what the court may do after what, and when it is done."""

from datetime import date

import pytest

from mediation.rules.codes import Item
from mediation.rules.codes.mediation import PaymentOrder
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.payment_order import an_order_is_next
from mediation.rules.steps.remedies import ARBITRATE, PAYMENT_ORDER, SUE, open_ways, taken_up, told_of, under_way
from tests.rules.cases.mediation import APPLIED, MEDIATING, Line, agreed, at, refusal, wrong
from tests.rules.journal import CALENDAR

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
    found = wrong("record_payment_order", after(last), sums=[1], event=str(following), on="2026-03-20")
    assert (found == {}) == (str(following) in MAY_FOLLOW[last].split())
    if found:
        assert "还没有登记申请支付令" in found["event"] or "现在登记到" in found["event"]


@pytest.mark.parametrize(("served", "may"), [("2026-03-04", True), ("2026-03-05", False), ("2026-03-20", False)])
def test_civil_procedure_law_227_an_order_is_enforced_when_the_debtors_fifteen_days_are_over(served: str, may: bool) -> None:
    """Asked on 2026-03-20: received on 03-04, the fifteenth day is 03-19."""
    found = wrong("record_payment_order", after("served", served), sums=[1], event="enforceable", on="2026-03-20")
    assert (found == {}) == may
    assert may or "民事诉讼法第227条" in found["on"]
    assert wrong("record_payment_order", after("served", served), sums=[1], event="objected", on="2026-03-20") == {}


def test_no_event_of_the_court_is_dated_before_the_one_that_it_follows() -> None:
    assert "早于“" in wrong("record_payment_order", after("issued"), sums=[1], event="served", on="2026-03-03")["on"]


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


# --- each his own course ------------------------------------------------------------------------------------------

TWO: list[Line] = [
    ("register", "2026-03-02", {**APPLIED, "claims": [{"claimant": n, "item": "wages", "amount": "100.00"} for n in (1, 2)]}),
    *MEDIATING[1:],
    ("record_session", "2026-03-04", {}),
    ("reach_agreement", "2026-03-05", {
        "promises": [{"payee": n, "claim": n, "amount": "100.00", "due_on": "2026-03-10"} for n in (1, 2)],
    }),
    ("sign_agreement", "2026-03-05", {}),
    ("record_breach", "2026-03-11", {"note": "没有支付", "told_on": "2026-03-11"}),
]  # fmt: skip


def order(event: str, *lines: int, on: str = "2026-03-12") -> Line:
    payees = {"used": {"parties": [*lines]}} if lines else {}
    return "record_payment_order", on, {"event": event, "sums": [*lines], **payees}


def whose(lines: list[Line], label: str) -> tuple[int, ...]:
    return next((way.whose for way in open_ways(at(lines)) if way.remedy.label == label), ())


def test_lmaa_16_who_asks_for_which_sums_is_said() -> None:
    assert "各自申请" in wrong("record_payment_order", TWO, event="applied", on="2026-03-20")["sums"]
    form = STEPS["record_payment_order"].asks.model_validate({"on": "2026-03-20", "event": "applied", "sums": [2]})
    freezes = STEPS["record_payment_order"].freezes
    assert freezes is not None
    assert freezes(at(TWO), form).parties == (2,)


def test_lmaa_16_what_one_has_asked_for_leaves_the_others_way_open() -> None:
    one = [*TWO, order("applied", 1)]
    assert whose(one, "申请支付令") == (2,)
    assert an_order_is_next(at(one))
    assert wrong("record_payment_order", one, event="applied", sums=[2], on="2026-03-20") == {}
    assert "现在登记到“劳动者申请支付令”" in wrong("record_payment_order", one, event="applied", sums=[1], on="2026-03-20")["event"]


def test_cpl_228_each_goes_his_own_course_and_what_ends_for_one_ends_for_nobody_else() -> None:
    course = [order(event, 1) for event in ("applied", "accepted", "issued", "served", "objected")]
    lines = [*TWO, order("applied", 2), *course]
    assert whose(lines, "申请支付令") == ()
    assert wrong("record_payment_order", lines, event="accepted", sums=[2], on="2026-03-20") == {}
    assert "已经结束" in wrong("record_payment_order", lines, event="applied", sums=[1], on="2026-03-20")["sums"]
    refused = [*lines, order("not_accepted", 2)]
    assert whose(refused, "申请支付令") == (2,), "and may ask again"


def test_lmaa_16_an_entry_of_before_that_names_nobody_is_about_everybody() -> None:
    lines = [*TWO, order("applied")]
    assert whose(lines, "申请支付令") == ()
    assert wrong("record_payment_order", lines, event="accepted", sums=[2], on="2026-03-20") == {}
    assert taken_up(at(lines)) == "支付令：劳动者申请支付令"


def test_what_is_under_way_is_said_with_whose_it_is_and_hastens_until_everybody_has_begun() -> None:
    where = at([*TWO, order("applied", 1)])
    name = where.case.parties[1].name
    assert (under_way(where), taken_up(where)) == (f"{name} 支付令：劳动者申请支付令", "")
    both = at([*TWO, order("applied", 1), order("applied", 2)])
    assert taken_up(both) == under_way(both) == "支付令：劳动者申请支付令"


def test_cpl_225_the_courts_days_are_counted_for_each_application_from_its_own_day() -> None:
    lines = [*TWO, order("applied", 1, on="2026-03-12"), order("applied", 2, on="2026-03-13"), order("accepted", 1, on="2026-03-16")]
    where = at(lines)
    found = clocks(where.case, where.here, CALENDAR, date(2026, 3, 16))
    days = {c.party: (str(c.due_on), c.state.value) for c in found if c.limit == "M-11A"}
    assert days == {1: ("2026-03-17", "met"), 2: ("2026-03-18", "running")}


def test_cpli_430_an_order_and_an_arbitration_for_one_debt_are_told_at_each_other() -> None:
    pending, step = at([*TWO, order("applied", 1)]), STEPS["arbitrate_agreement"]
    asked = {"on": "2026-03-20", "parties": [1], "sums": [{"promise": 1, "amount": "100.00"}]}
    said = step.doubts[0](pending, step.asks.model_validate(asked))
    assert "督促程序终结" in said["sums"]
    original = STEPS["apply_arbitration"]
    form = original.asks.model_validate({"on": "2026-03-20", "parties": [1, 2], "claims": [1, 2]})
    assert "督促程序终结" in original.doubts[0](pending, form)["claims"]
    others = step.asks.model_validate({**asked, "parties": [2], "sums": [{"promise": 2, "amount": "100.00"}]})
    assert step.doubts[0](pending, others) == {}
    gone: Line = ("arbitrate_agreement", "2026-03-12", {**asked, "on": "2026-03-12", "used": {"unit": "office"}})
    order_step = STEPS["record_payment_order"]
    form = order_step.asks.model_validate({"on": "2026-03-20", "event": "applied", "sums": [1]})
    assert "已经就这笔款申请仲裁" in order_step.doubts[0](at([*TWO, gone]), form)["sums"]
    assert whose([*TWO, gone], "申请支付令") == (2,)
