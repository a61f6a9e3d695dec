"""A crime is reported, approved, handed over and answered, and the bureau's own handling goes on (国务院令第310号 第5至11条)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS, available, doubted, leads_on, refusal, suggested
from mediation.rules.roles import Role
from mediation.rules.wage_crime import Unpaid, meets, months_in
from tests.rules.cases.decided import HANDLED
from tests.rules.cases.decided import event as challenge
from tests.rules.cases.inspection import COMPLAINT, FOUND, SERVED, standing, wrong

from .journal import CONTRACTOR, FACTORY, WORKER, Line, seen, stands

REPORT = ("propose_referral", {"ground": "refuses_to_pay", "suspect": "林某", "facts": "变卖设备", "months": [{"worker": 1, "months": 3}]})
APPROVED = ("decide_referral", {"decision": "approved"})
REFERRED = [*SERVED, REPORT, APPROVED, ("refer_police", {"ground": "refuses_to_pay", "authority": "某公安局", "reason": "逃匿"})]


def answer(event: str) -> tuple[str, dict[str, Any]]:
    return "record_police_answer", {"event": event}


def test_r310_5_nothing_goes_to_the_police_that_the_head_has_not_approved_and_once() -> None:
    step = STEPS["refer_police"]
    assert "提出移送报告" in (refusal(step, standing(*SERVED)) or "")
    assert "还没有决定" in (refusal(step, standing(*SERVED, REPORT)) or "")
    assert "提出移送报告" in (refusal(step, standing(*SERVED, REPORT, ("decide_referral", {"decision": "denied"}))) or "")
    assert refusal(step, standing(*SERVED, REPORT, APPROVED)) is None
    assert "没有等待决定" in (refusal(STEPS["decide_referral"], standing(*SERVED)) or "")
    assert "理由" in wrong("decide_referral", standing(*SERVED, REPORT), decision="denied")["reason"]
    handled = [*REFERRED, answer("docketed"), ("go_on_handling", {})]
    assert "提出移送报告" in (refusal(STEPS["refer_police"], standing(*handled)) or "")


@pytest.mark.parametrize(
    ("sums", "months", "met"),
    [
        ({1: 4999}, {1: 12}, False), ({1: 5000}, {1: 3}, True), ({1: 50000}, {1: 2}, False),
        ({1: 4999, 2: 5000}, {1: 3, 2: 3}, True), (dict.fromkeys(range(10), 3000), {}, True),
        (dict.fromkeys(range(10), 2999), {}, False), (dict.fromkeys(range(9), 3400), {}, False),
    ],
)  # fmt: skip
def test_j3_3_one_worker_of_three_months_or_ten_workers_make_it_a_crime(
    sums: dict[int, int], months: dict[int, int], met: bool
) -> None:
    unpaid = Unpaid({worker: Decimal(sum_) for worker, sum_ in sums.items()})
    assert meets(unpaid, months, Decimal(5000), Decimal(30000)) == met


def test_the_threshold_is_asked_of_what_was_ordered_in_vain() -> None:
    now = standing(*SERVED, today=date(2026, 4, 30))
    given = {"ground": "refuses_to_pay", "suspect": "林某", "facts": "逃匿"}
    assert "拖欠的月数" in wrong("propose_referral", now, **given)["months"]
    assert wrong("propose_referral", now, months=[{"worker": 1, "months": 3}], **given) == {}
    step = STEPS["propose_referral"]
    form = step.asks.model_validate({"on": "2026-04-30", **given, "months": [{"worker": 1, "months": 3}]})
    assert "5,000 元以上" in doubted(step, now, form)["months"]
    assert "须先责令支付" in wrong("propose_referral", standing(*FOUND), **given)["ground"]


def test_the_months_that_a_claim_names_are_counted_once_each() -> None:
    named = {**COMPLAINT, "claims": [{"claimant": 1, "item": "wages", "amount": "100.00", "detail": "2026-05、2026年6月、2026-06"}]}
    now = standing(("receive_complaint", named), *SERVED[1:])
    assert suggested(STEPS["propose_referral"], now)["months"] == [{"worker": 1, "months": 2}]


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("2026年6月至8月工资", 3), ("2025-11至2026-02", 4), ("2026年6、7、8月", 3), ("2026年6月，3人", 1), ("2026-06-01至2026-08-31", 3),
        ("2026年6-8月", 3), ("2026年3月、2026年5月至6月", 3), ("八人三个月", 0),
    ],
)  # fmt: skip
def test_j3_3_months_are_read_alone_in_a_row_and_from_one_to_another(said: str, months: int) -> None:
    assert len(months_in(said)) == months


def test_j3_3_where_no_claim_names_a_month_the_order_and_the_story_tell_what_was_not_paid() -> None:
    claims = [{"claimant": 1, "item": "wages", "amount": "100.00"}]
    story = {**COMPLAINT, "story": "2024年3月入职。拖欠2026年1月至4月工资。", "claims": claims}
    told = standing(("receive_complaint", story), *SERVED[1:])
    assert suggested(STEPS["propose_referral"], told)["months"] == [{"worker": 1, "months": 4}]


def test_what_is_handed_over_is_filled_from_the_record() -> None:
    found = suggested(STEPS["refer_police"], standing(*SERVED, REPORT, APPROVED))
    assert (found["people"], found["total"], found["suspect"]) == (1, "100.00", "林某")
    assert "送达某鞋业有限公司" in found["ordered"]
    ledger = ("order_further", {"how": "further", "days": 5, "violations": "没有台账", "articles": "第六条", "correction": "补编台账"})
    fell = [*HANDLED, ledger, challenge("applied"), challenge("reviewed", result="remade")]
    again = suggested(STEPS["report_crime"], standing(*fell, REPORT, APPROVED))["ordered"]
    assert (again.count("作出"), "处理决定书" in again) == (1, False), "what fell was no order, and a ledger is no pay"


def test_the_report_has_a_row_for_everybody_who_is_owed() -> None:
    """Nobody picks the workers once more: only the months are typed where no claim names them."""
    assert suggested(STEPS["propose_referral"], standing(*SERVED))["months"] == [{"worker": 1, "months": None}]


@pytest.mark.parametrize(
    ("before", "event", "fits"),
    [((), "received", True), (("received",), "docketed", True), ((), "reconsider", False), (("not_docketed",), "reconsider", True),
     (("not_docketed", "reconsider"), "upheld", True), (("not_docketed",), "supervised", True),
     (("not_docketed", "supervised", "told"), "docketed", True), (("docketed",), "returned", False), (("docketed",), "prosecuted", True)],
)  # fmt: skip
def test_r310_8_to_10_the_police_answer_in_their_order(before: tuple[str, ...], event: str, fits: bool) -> None:
    now = standing(*REFERRED, *(answer(each) for each in before))
    assert (wrong("record_police_answer", now, event=event) == {}) == fits


def test_r310_11_the_handling_goes_on_beside_the_police_and_alone_where_they_refuse() -> None:
    step = STEPS["go_on_handling"]
    assert step.first_while is not None
    assert refusal(step, standing(*REFERRED)) is None
    assert not step.first_while(standing(*REFERRED))
    for event in ("not_docketed", "returned"):
        assert step.first_while(standing(*REFERRED, answer(event)))
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    assert step.first_while(standing(*REFERRED, answer("docketed"))), "the crime's case pays no wages"
    assert not step.first_while(standing(*REFERRED, answer("docketed"), paid))
    again = standing(*REFERRED, answer("returned"), ("go_on_handling", {}))
    assert (again.here.state, again.here.outcome, again.here.concluded_on) == ("found", None, None)
    assert refusal(STEPS["tell_before"], again) is None
    department = standing(*FOUND[:-1], ("refer_department", {"authority": "住建局", "reason": "工程款"}))
    assert "没有移送公安" in (refusal(step, department) or "")
    assert "公安" not in (refusal(STEPS["close_inspection"], department) or "")


def test_a_referral_is_closed_once_docketed_and_paid() -> None:
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    said = {
        events: refusal(STEPS["close_inspection"], standing(*REFERRED, *(answer(each) for each in events), *more)) or ""
        for events, more in (
            ((), ()), (("received",), (paid,)), (("docketed",), ()), (("returned",), (paid,)), (("docketed", "prosecuted"), (paid,)),
        )
    }
    assert "待履行" in said[()]
    assert "公安机关还没有立案" in said["received",]
    assert "待履行" in said["docketed",]
    assert "继续行政处理" in said["returned",]
    assert said["docketed", "prosecuted"] == ""


def test_r310_5_the_head_is_led_to_decide_and_the_inspector_to_hand_over_within_a_day() -> None:
    """Three days and twenty-four hours: neither stands among the steps that are offered quietly."""
    asked, said = standing(*SERVED, REPORT), standing(*SERVED, REPORT, APPROVED)
    first = [step.name for step in available(asked, {Role.INSPECTION_LEAD})]
    assert first[:2] == ["recheck", "decide_referral"], "the order's days are over too"
    assert leads_on(STEPS["decide_referral"], asked)
    assert [step.name for step in available(said, {Role.INSPECTOR})][:2] == ["recheck", "refer_police"]
    assert leads_on(STEPS["refer_police"], said)


# --- clocks ---------------------------------------------------------------------------------------------------

BEFORE: list[Line] = [("receive_complaint", "2026-02-02"), ("docket_complaint", "2026-02-02")]


def ours(limit: str, *lines: Line, today: str) -> tuple[str, str]:
    return stands(seen(Kind.INSPECTION, *BEFORE, *lines, today=today, parties=(WORKER, FACTORY, CONTRACTOR))[limit, None])


@pytest.mark.parametrize(
    ("on", "decided", "handed", "asked"),
    [("2026-03-10", "2026-03-13", "2026-03-11", "2026-03-20"), ("2026-04-30", "2026-05-06", "2026-05-01", "2026-05-11"),
     ("2026-09-04", "2026-09-07", "2026-09-05", "2026-09-14")],
)  # fmt: skip
def test_L_32_L_33_L_34_three_days_to_decide_a_day_to_hand_over_ten_to_ask_again(
    on: str, decided: str, handed: str, asked: str
) -> None:
    """2026-05-03 is a holiday; twenty-four hours wait for no working day."""
    report: Line = ("propose_referral", on)
    assert ours("L-32", report, today=on) == (decided, "running")
    approved: Line = ("decide_referral", on, {"decision": "approved"})
    assert ours("L-32", report, approved, today=on) == (decided, "met")
    assert ours("L-33", report, approved, today=on) == (handed, "running")
    sent: Line = ("refer_police", on)
    assert ours("L-33", report, approved, sent, today=on) == (handed, "met")
    assert ours("L-34", sent, today=on) == (asked, "running")
    assert ours("L-34", sent, ("record_police_answer", on, {"event": "received"}), today=on) == (asked, "running")
    assert ours("L-34", sent, ("record_police_answer", on, {"event": "docketed"}), today=on) == (asked, "met")


@pytest.mark.parametrize(
    ("told", "last"), [("2026-03-10", "2026-03-13"), ("2026-04-30", "2026-05-06"), ("2026-09-04", "2026-09-07")]
)
def test_L_35_a_refusal_of_the_police_is_challenged_within_three_days(told: str, last: str) -> None:
    refused: list[Line] = [("refer_police", told), ("record_police_answer", told, {"event": "not_docketed"})]
    assert ours("L-35", *refused, today=told) == (last, "running")
    assert ours("L-35", *refused, ("record_police_answer", last, {"event": "reconsider"}), today=last) == (last, "met")


@pytest.mark.parametrize(
    ("told", "last"), [("2026-03-10", "2026-03-31"), ("2026-04-30", "2026-05-25"), ("2026-09-04", "2026-09-24")]
)
def test_L_42_R310_10_and_11_the_handling_is_the_offices_once_the_police_have_answered(told: str, last: str) -> None:
    """Fifteen working days, whatever the answer: 2026-05-01 to 05-05 are holidays, 05-09 and 09-20 are worked."""
    for event in ("docketed", "returned"):
        answered: list[Line] = [("refer_police", told), ("record_police_answer", told, {"event": event})]
        assert ours("L-42", *answered, today=last) == (last, "running")
        assert ours("L-42", *answered, today="2026-11-20") == (last, "late")
        assert ours("L-42", *answered, ("go_on_handling", told), today=last) == (last, "met")
        assert ours("L-20", *answered, today=told)[1] in ("met", "met_late")
        assert ours("L-20", *answered, ("go_on_handling", told), today=told)[1] in ("running", "late")
        assert ours("L-11", ("finish_investigation", "2026-02-03"), *answered, ("go_on_handling", told), today=last) == (last, "running")


def test_L_42_waits_for_no_answer_where_the_handling_never_stopped() -> None:
    def runs(*lines: Line) -> bool:
        return ("L-42", None) in seen(Kind.INSPECTION, *BEFORE, *lines, today="2026-03-20", parties=(WORKER, FACTORY, CONTRACTOR))

    sent: Line = ("refer_police", "2026-03-10")
    docketed: Line = ("record_police_answer", "2026-03-12", {"event": "docketed"})
    assert runs(sent, docketed)
    assert not runs(sent, ("record_police_answer", "2026-03-12", {"event": "received"}))
    assert not runs(("report_crime", "2026-03-10"), docketed)
    assert not runs(sent, ("go_on_handling", "2026-03-11"), docketed)


@pytest.mark.parametrize(
    ("answers", "next_one"),
    [
        ((), "received"), (("received",), "docketed"), (("not_docketed",), "reconsider"), (("docketed",), "prosecuted"),
        (("not_docketed", "reconsider", "upheld", "supervised"), "told"), (("docketed", "prosecuted"), "dropped"),
    ],
)  # fmt: skip
def test_r310_8_the_answer_that_is_suggested_may_be_noted(answers: tuple[str, ...], next_one: str) -> None:
    step, now = STEPS["record_police_answer"], standing(*REFERRED, *map(answer, answers))
    assert suggested(step, now)["event"] == next_one
    assert wrong("record_police_answer", now, event=next_one) == {}


def test_r310_8_nothing_is_noted_after_what_ends_the_police_s_part() -> None:
    step = STEPS["record_police_answer"]
    assert "提出移送报告" in (refusal(step, standing(*REFERRED, answer("returned"))) or "")
    assert "提出移送报告" in (refusal(step, standing(*REFERRED, answer("docketed"), answer("dropped"))) or "")
    assert refusal(step, standing(*REFERRED, answer("not_docketed"))) is None
