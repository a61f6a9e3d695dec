"""After a mediation (调解之后): what is open to the people from a file that is closed, and while nobody has ended it."""

import pytest

from mediation.rules.lifecycle import STEPS, leads_on
from mediation.rules.steps.remedies import ARBITRATE, PAYMENT_ORDER, told_of
from tests.rules.cases.mediation import MEDIATING, Line, agreed, at, refusal

FAILED: list[Line] = [*MEDIATING, ("fail_mediation", "2026-03-06", {"ground": "unwilling"})]
PAID: Line = ("record_payment", "2026-03-10", {"payments": [{"promise": 1, "amount": "100.00"}]})
CLOSED: Line = ("close_mediation", "2026-03-11", {"note": "等待履行"})
ONWARD = ("apply_arbitration", "apply_review", "apply_confirmation", "record_payment_order", "record_breach")


@pytest.mark.parametrize("step", ONWARD)
def test_from_an_agreement_whose_file_is_closed_every_way_is_open(step: str) -> None:
    """调解仲裁法 第15、16条; 办案规则 第74条: the articles ask for an agreement, not for an open file."""
    assert refusal(step, [*agreed("wages"), CLOSED]) == ""


@pytest.mark.parametrize(
    ("step", "today", "over"),
    [
        ("apply_review", "2026-03-20", ""), ("apply_review", "2026-03-21", "第75条"),
        ("apply_confirmation", "2026-04-07", ""), ("apply_confirmation", "2026-04-08", "第205条"),
    ],
)  # fmt: skip
def test_r33_74_and_cpl_205_nothing_that_is_over_is_offered_from_a_closed_file(step: str, today: str, over: str) -> None:
    """In force on 2026-03-05: fifteen days to 03-20; thirty to Saturday 04-04, 清明 until 04-06, so to Tuesday 04-07."""
    said = refusal(step, [*agreed("wages"), CLOSED], today)
    assert (said == "") == (over == "")
    assert over in said
    assert refusal(step, agreed("wages"), today) == "", "an open file may record late what was asked in time"


def test_money_of_a_closed_file_is_still_recorded() -> None:
    assert refusal("record_payment", [*agreed("wages"), CLOSED]) == ""
    assert refusal("record_payment", [*agreed("wages"), PAID, CLOSED]) != ""


def test_lmaa_14_3_a_failed_mediation_that_was_closed_is_carried_on() -> None:
    assert refusal("apply_arbitration", [*FAILED, CLOSED]) == ""


@pytest.mark.parametrize("step", ONWARD[1:4])
def test_without_an_agreement_nothing_is_reviewed_confirmed_or_ordered(step: str) -> None:
    assert "没有签署生效的调解协议" in refusal(step, [*FAILED, CLOSED])


def test_what_was_performed_whole_is_no_dispute_any_more() -> None:
    assert "已经全部履行" in refusal("apply_arbitration", [*agreed("wages"), PAID, CLOSED])


@pytest.mark.parametrize(
    ("today", "open_"), [("2026-03-16", False), ("2026-03-17", False), ("2026-03-18", True), ("2026-04-20", True)]
)
def test_lmaa_14_3_without_an_agreement_in_fifteen_days_a_party_may_apply_while_others_still_mediate(today: str, open_: bool) -> None:
    """Received on 2026-03-02: the fifteenth day is 03-17."""
    said = refusal("apply_arbitration", MEDIATING, today)
    assert (said == "") == open_
    assert open_ or ("2026-03-17" in said and "不必先达成协议" in said)


def test_the_remedies_of_a_breach_are_told_from_a_closed_file_too() -> None:
    situation = at([*agreed("wages"), CLOSED])
    assert {ARBITRATE, PAYMENT_ORDER} <= {*told_of(situation)}


@pytest.mark.parametrize(
    ("step", "last", "over"), [("apply_review", "2026-03-20", "2026-03-21"), ("apply_confirmation", "2026-04-07", "2026-04-08")]
)
def test_r33_75_3_from_an_open_file_nobody_is_led_to_what_is_over(step: str, last: str, over: str) -> None:
    assert leads_on(STEPS[step], at(agreed("wages"), last))
    assert not leads_on(STEPS[step], at(agreed("wages"), over))


@pytest.mark.parametrize(("on", "late"), [("2026-03-20", False), ("2026-03-21", True)])
def test_r33_75_3_a_review_asked_for_too_late_is_taken_only_with_its_consequence_said(on: str, late: bool) -> None:
    step = STEPS["apply_review"]
    form = step.asks.model_validate({"on": on, "applicant_applies": True, "respondent_applies": True, "truthful": True})
    said = step.doubts[0](at(agreed("wages"), "2026-03-25"), form)
    assert ("不予受理" in said.get("on", "")) == late
