"""调解仲裁法 第15条: whoever is not paid what was agreed may ask the commission for just that, and not silently for what was disputed."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.codes.deeds import Deed
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.agreed_sums import waiting
from mediation.rules.steps.payment_order import orderable
from mediation.rules.steps.remedies import open_ways, taken_up
from mediation.rules.steps.signed_words import agreement_is_signed
from mediation.rules.steps.still_to_come import still_to_come
from tests.rules.cases.mediation import APPLIED, MEDIATING, Line, agreed, at, refusal

STEP = "arbitrate_agreement"
CLAIMED: Line = (
    "register", "2026-03-02",
    {**APPLIED, "claims": [{"claimant": 1, "item": "wages", "amount": "500.00"}, {"claimant": 2, "item": "severance", "amount": "900.00"}]},
)  # fmt: skip
PROMISED = [
    {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-10"},
    {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-10"},
    {"payee": 2, "claim": 2, "amount": "300.00", "due_on": "2026-12-10"},
]  # fmt: skip
LESS: list[Line] = [
    CLAIMED, *MEDIATING[1:], ("record_session", "2026-03-04", {}), ("reach_agreement", "2026-03-05", {"promises": PROMISED}),
    ("sign_agreement", "2026-03-05", {}), ("record_payment", "2026-03-12", {"payments": [{"promise": 1, "amount": "60.00"}]}),
]  # fmt: skip


def going(**given: Any) -> Line:
    return STEP, "2026-03-14", {"used": {"unit": "office"}, "parties": [1, 2], "sums": [
        {"promise": 1, "amount": "40.00"}, {"promise": 2, "amount": "200.00"}], **given}  # fmt: skip


def wrong(**given: Any) -> dict[str, str]:
    where = at(LESS, "2026-03-14")
    _, on, answers = going(**given)
    form = STEPS[STEP].asks.model_validate({"on": on, **{name: answers[name] for name in ("parties", "sums")}})
    return lifecycle.wrong_answers(STEPS[STEP], where, form)


def written_out(lines: list[Line], **given: Any) -> tuple[list[tuple[int, str]], list[int]]:
    """What the journal keeps of the answers: the sums and the acts, by line."""
    where, step = at(lines, "2026-03-14"), STEPS[STEP]
    assert step.completes is not None
    form = step.asks.model_validate({"on": "2026-03-14", **given})
    assert lifecycle.wrong_answers(step, where, form) == {}
    whole = step.completes(where, form)
    return [(row.promise, str(row.amount)) for row in whole.sums], [row.promise for row in whole.deeds]


def test_art_15_one_tick_asks_for_the_unpaid_rest_of_what_is_overdue_to_one_and_nothing_of_the_others() -> None:
    assert lifecycle.suggested(STEPS[STEP], at(LESS, "2026-03-14")) == {"parties": []}, "each applies for himself"
    assert written_out(LESS, parties=[1]) == ([(1, "40.00")], [])
    assert written_out(LESS, parties=[1, 2]) == ([(1, "40.00"), (2, "200.00")], [])
    assert written_out(LESS, parties=[1, 2], sums=[{"promise": 2, "amount": "50.00"}]) == ([(2, "50.00"), (1, "40.00")], [])


def test_the_agreed_sums_are_the_claims_of_the_arbitration_and_each_says_what_was_claimed_before() -> None:
    case = at([*LESS, going()], "2026-03-14").case
    opened = case.proceedings[2]
    claims = [(c.claimant, c.item, str(c.amount)) for c in case.claimed_in(opened)]
    assert claims == [(1, "wages", "40.00"), (2, "severance", "200.00")]
    assert next(c.detail for c in case.claimed_in(opened)) == (
        "履行调解协议：协议约定 2026-03-10 前支付 100.00 元；原请求 500.00 元"
    )
    assert (opened.parties, str(case.amount_claimed(case.proceedings[1]))) == ((1, 2, 3), "1400.00"), "the mediation keeps its own"


def test_what_went_on_goes_on_once_in_either_way() -> None:
    after = [*LESS, going(parties=[1], sums=[{"promise": 1, "amount": "40.00"}])]
    assert lifecycle.suggested(STEPS[STEP], at(after, "2026-03-14")) == {"parties": [2]}
    assert written_out(after, parties=[2]) == ([(2, "200.00")], [])
    assert lifecycle.suggested(STEPS["apply_arbitration"], at(after, "2026-03-14"))["claims"] == [2]
    whole = [*LESS, going()]
    assert "没有到期没有履行" in refusal(STEP, whole, "2026-03-14")
    assert taken_up(at(whole, "2026-03-14")) == "已申请仲裁"
    original: Line = ("apply_arbitration", "2026-03-14", {"parties": [1, 2], "claims": [1, 2], "used": {"unit": "office"}})
    assert "没有到期没有履行" in refusal(STEP, [*LESS, original], "2026-03-14")


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"sums": [{"promise": 1, "amount": "40.01"}]}, "sums.0.amount", "只欠 40.00 元"),
        ({"sums": [{"promise": 1, "amount": "40.00"}] * 2}, "sums.1.promise", "重复"),
        ({"parties": [1]}, "sums.1.promise", "应得的"),
        ({"parties": [1, 2, 3]}, "parties", "没有到期没有履行"),
        ({"sums": [{"promise": 9, "amount": "1.00"}]}, "sums.0.promise", "不在协议"),
    ],
)
def test_no_more_is_asked_than_is_owed_to_whoever_asks(given: dict[str, Any], field: str, says: str) -> None:
    assert wrong() == {}
    assert says in wrong(**given)[field]


def test_before_the_day_is_over_nobody_has_broken_anything() -> None:
    assert refusal(STEP, agreed("wages"), "2026-03-10") != ""
    assert refusal(STEP, agreed("wages"), "2026-03-11") == ""


def test_an_act_that_was_not_done_is_claimed_without_a_sum() -> None:
    act = {"payee": 1, "claim": None, "deed": str(next(iter(Deed))), "what": "为周某1出具证明", "amount": None, "due_on": "2026-03-10"}
    lines = [*LESS[:-3], ("reach_agreement", "2026-03-05", {"promises": [*PROMISED[:1], act]}), *LESS[-2:]]
    (act_,) = written_out(lines, parties=[1])[1]
    acts = [{"promise": act_}]
    case = at([*lines, going(parties=[1], sums=[], deeds=acts)], "2026-03-14").case
    (claim,) = case.claimed_in(case.proceedings[2])
    assert (claim.amount, "为周某1出具证明" in claim.detail) == (None, True)


def test_both_ways_to_arbitration_are_told_the_agreed_sum_first() -> None:
    labels = [way.remedy.label for way in open_ways(at(LESS, "2026-03-14"))]
    assert list(dict.fromkeys(labels))[-2:] == ["就协议款申请仲裁", "申请仲裁"]


# --- instalments ----------------------------------------------------------------------------------------------

AT_ONCE: list[Line] = [
    *LESS[:-3], ("reach_agreement", "2026-03-05", {"promises": PROMISED, "accelerates": True}), *LESS[-2:],
]  # fmt: skip


def test_LMAA_15_an_instalment_that_went_to_arbitration_leaves_the_later_ones_to_come() -> None:
    case = at([*LESS, going(parties=[2], sums=[{"promise": 2, "amount": "200.00"}])], "2026-03-14").case
    mediation = case.proceedings[1]
    assert [line.number for line in still_to_come(case, mediation)] == [1, 3], "its second instalment is due in December"
    later = at([*LESS, going(parties=[2], sums=[{"promise": 2, "amount": "200.00"}])], "2026-12-11")
    assert [line.number for line in waiting(later)] == [1, 3]


def test_LMAA_15_only_what_is_due_is_asked_for_unless_all_falls_due_by_agreement() -> None:
    asked = {"sums": [{"promise": 2, "amount": "200.00"}, {"promise": 3, "amount": "300.00"}], "parties": [2]}
    assert "2026-12-10 到期，期限还没有过" in wrong(**asked)["sums.1.promise"]
    assert written_out(LESS, parties=[2]) == ([(2, "200.00")], [])
    assert written_out(AT_ONCE, parties=[2]) == ([(2, "200.00"), (3, "300.00")], [])
    assert [line.number for line in orderable(at(AT_ONCE, "2026-03-14"))] == [1, 2, 3]
    assert [line.number for line in orderable(at(LESS, "2026-03-14"))] == [1, 2]
    paid: Line = ("record_payment", "2026-03-10", {"payments": [{"promise": 2, "amount": "200.00"}]})
    assert [line.number for line in waiting(at([*AT_ONCE, paid], "2026-03-14"))] == [1], "who was paid in time has nothing to ask for"


def test_CC_509_that_all_falls_due_is_signed_and_held() -> None:
    where = at(AT_ONCE)
    entry = next(e for e in where.here.entries if e.step == "reach_agreement")
    otherwise = entry.answers.model_copy(update={"accelerates": False})
    assert "已经在调解协议书上签名" in (agreement_is_signed(where.case, where.here, entry, otherwise) or "")
