"""Who has fled is served by posting at once (法释〔2013〕3号 第4条), and wages are advanced meanwhile (农民工工资支付条例 第63条)."""

from datetime import date, timedelta
from decimal import Decimal

from mediation.rules.codes.served import InspectionPaper
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, refusal, suggested
from mediation.rules.steps.recovering import to_recover
from tests.rules.cases.inspection import FOUND, ORDERED, SERVED, standing, wrong

from .journal import CALENDAR

GIVEN = {"parties": [3], "place": "厂区大门", "fled": "电话停机", "photos": "照片1至4", "first": "dave", "second": "erin"}
POSTED = ("post_order", {"served": "correction_order", **GIVEN})


def test_j3_4_a_posted_order_to_pay_is_received_on_its_day_and_its_days_run() -> None:
    now = standing(*ORDERED, POSTED)
    on = now.here.entries[-1].on
    assert now.here.received(InspectionPaper.CORRECTION_ORDER) == {3: on}
    (clock,) = [each for each in clocks(now.case, now.here, CALENDAR, now.today) if each.limit == "L-13"]
    assert (clock.starts_on, clock.due_on) == (on, CALENDAR.roll_forward(on + timedelta(days=7)))


def test_only_an_order_to_pay_is_posted_so_and_by_two() -> None:
    now = standing(*ORDERED)
    assert wrong("post_order", now, served="correction_order", **GIVEN) == {}
    assert "张贴即视为送达" in wrong("post_order", now, served="complaint_docket_notice", **GIVEN)["served"]
    assert "两名" in wrong("post_order", now, served="correction_order", **{**GIVEN, "second": "dave"})["second"]
    assert "责令支付的文书" in (refusal(STEPS["post_order"], standing(*FOUND)) or "")
    assert suggested(STEPS["post_order"], now) == {
        "first": "dave", "second": "erin", "served": "correction_order", "parties": [3],
    }  # fmt: skip


def test_who_was_served_so_and_does_not_pay_may_be_referred_after_the_days() -> None:
    given = {"ground": "refuses_to_pay", "suspect": "林某", "facts": "逃匿", "months": [{"worker": 1, "months": 3}]}
    last = CALENDAR.roll_forward(standing(*ORDERED, POSTED).here.entries[-1].on + timedelta(days=7))
    assert "才满" in wrong("propose_referral", standing(*ORDERED, POSTED, today=last), **given)["ground"]
    assert wrong("propose_referral", standing(*ORDERED, POSTED, today=last + timedelta(days=1)), **given) == {}


def test_mw_63_what_is_advanced_is_the_workers_and_is_claimed_back() -> None:
    advance = ("advance_wages", {"payments": [{"promise": 1, "amount": "40.00"}], "approval": "批复"})
    now = standing(*SERVED, advance)
    (paid,) = now.case.promises[1].payments
    assert (paid.amount, paid.proof, now.case.promises[1].unpaid) == (Decimal(40), "应急周转金垫付", Decimal(60))
    assert to_recover(now.here) == Decimal(40)
    rows = [{"promise": 1, "amount": "61.00"}]
    assert "payments.0.amount" in wrong("advance_wages", now, payments=rows, approval="批复")
    all_paid = ("record_payment", {"payments": [{"promise": 1, "amount": "60.00"}]})
    assert "不用垫付" in (refusal(STEPS["advance_wages"], standing(*SERVED, advance, all_paid, today=date(2026, 4, 2))) or "")


def recovering(*lines: object, amount: str = "10.00") -> dict[str, str]:
    return wrong("recover_advance", standing(*SERVED, *lines), parties=[3], amount=amount, receipt="回单")


def test_mw_63_what_the_fund_advanced_is_claimed_back_from_the_employer_until_it_is_there() -> None:
    advance = ("advance_wages", {"payments": [{"promise": 1, "amount": "40.00"}], "approval": "批复"})
    part = ("recover_advance", {"parties": [3], "amount": "15.00", "receipt": "回单"})
    assert recovering(advance) == {}
    assert "只有 25.00 元" in recovering(advance, part, amount="25.01")["amount"]
    now = standing(*SERVED, advance, part)
    assert to_recover(now.here) == Decimal(25)
    assert now.case.promises[1].unpaid == Decimal(60), "what comes back to the fund is not the worker's"
    assert suggested(STEPS["recover_advance"], now) == {"parties": [3], "amount": "25.00"}
    rest = ("recover_advance", {"parties": [3], "amount": "25.00", "receipt": "回单"})
    assert "全部追回" in (refusal(STEPS["recover_advance"], standing(*SERVED, advance, part, rest)) or "")
    assert "不用追偿" in (refusal(STEPS["recover_advance"], standing(*SERVED)) or "")


def test_mw_29_32_a_deposit_and_what_the_owner_pays_first_are_not_the_bureaus_to_claim_back() -> None:
    for fund in ("deposit", "owner"):
        advance = ("advance_wages", {"fund": fund, "payments": [{"promise": 1, "amount": "40.00"}], "approval": "批复"})
        now = standing(*SERVED, advance)
        assert now.case.promises[1].unpaid == Decimal(60)
        assert to_recover(now.here) == Decimal(0)
        assert "不用追偿" in (refusal(STEPS["recover_advance"], now) or "")
