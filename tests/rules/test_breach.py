"""A breached promise (逾期未履行): what is overdue, and which ways are open then, in the order of the law and until when."""

from datetime import date

import pytest

from mediation.rules.effect import last_day_to_perform
from mediation.rules.lifecycle import STEPS
from mediation.rules.step import Situation
from mediation.rules.steps.overdue import overdue_in
from mediation.rules.steps.remedies import ARBITRATE, PAYMENT_ORDER, SUE, open_ways, taken_up, told_of
from tests.rules.cases.mediation import APPLIED, MEDIATING, REFERENCE, Line, agreed, at, wrong
from tests.rules.cases.review import MADE, facts_of
from tests.scenes import person

PAID: Line = ("record_payment", "2026-03-12", {"payments": [{"promise": 1, "amount": "60.00"}]})
TOLD: Line = ("record_breach", "2026-03-12", {"note": "到期没有支付", "told_on": "2026-03-12"})


def order(event: str, on: str = "2026-03-13") -> Line:
    return "record_payment_order", on, {"event": event}


def ways(lines: list[Line], today: str = "2026-03-12") -> list[tuple[str, str]]:
    return [(way.remedy.label, str(way.last or "")) for way in open_ways(at(lines, today))]


def test_what_is_overdue_is_what_did_not_come_by_its_day() -> None:
    """Two lines of 100 元, due on 2026-03-10; of one, 60 元 came."""
    assert overdue_in(at(agreed("wages", "severance")).case, at(agreed("wages", "severance")).here, date(2026, 3, 10)) is None
    where = at([*agreed("wages", "severance"), PAID], "2026-03-14")
    found = overdue_in(where.case, where.here, where.today)
    assert found is not None
    assert (str(found.unpaid), found.since, found.days(where.today), found.payees) == ("140.00", date(2026, 3, 10), 4, (1,))


def test_lmaa_14_2_what_nobody_has_signed_is_owed_by_nobody() -> None:
    unsigned = at(agreed("wages")[:-1], "2026-03-20")
    assert overdue_in(unsigned.case, unsigned.here, unsigned.today) is None
    assert open_ways(unsigned) == []


def test_the_ways_stand_in_the_order_of_the_law_with_their_last_day() -> None:
    """In force on 03-05: 15 days to 03-20, 30 to Saturday 04-04 and over 清明 to 04-07; one year from 03-10."""
    assert ways(agreed("wages", "severance")) == [
        ("申请支付令", ""), ("申请仲裁审查", "2026-03-20"), ("申请司法确认", "2026-04-07"), ("就协议款申请仲裁", "2027-03-10"),
        ("申请仲裁", "2027-03-10"),
    ]  # fmt: skip


def test_spc1_51_2_an_agreement_on_wages_alone_is_sued_on_directly() -> None:
    assert ("凭协议直接起诉", "") in ways(agreed("wages", "overtime"))
    assert ("凭协议直接起诉", "") not in ways(agreed("wages", "severance"))


@pytest.mark.parametrize(
    ("today", "gone"), [("2026-03-21", {"申请仲裁审查"}), ("2026-04-08", {"申请仲裁审查", "申请司法确认"})]
)
def test_no_way_is_told_whose_last_day_is_over(today: str, gone: set[str]) -> None:
    labels = {label for label, _ in ways(agreed("wages", "severance"), today)}
    assert labels.isdisjoint(gone)
    assert {"申请支付令", "就协议款申请仲裁", "申请仲裁"} <= labels


def test_lmaa_16_no_order_is_told_for_what_the_article_does_not_name() -> None:
    assert [label for label, _ in ways(agreed("insurance"))] == ["申请仲裁审查", "申请司法确认", "就协议款申请仲裁", "申请仲裁"]


def test_an_order_that_is_under_way_is_said_and_its_way_is_no_way_any_more() -> None:
    where = at([*agreed("wages", "severance"), order("applied")], "2026-03-14")
    assert "申请支付令" not in [way.remedy.label for way in open_ways(where)]
    assert taken_up(where) == "支付令：劳动者申请支付令"


@pytest.mark.parametrize("end", ["objected", "unserved"])
def test_spc1_13_3_when_the_order_has_ended_the_agreement_is_sued_on(end: str) -> None:
    steps = ["applied", "accepted", "issued", *(["served"] if end == "objected" else []), end]
    lines = [*agreed("wages", "severance"), *(order(each) for each in steps)]
    assert ("凭协议直接起诉", "") in ways(lines, "2026-03-14")
    assert taken_up(at(lines, "2026-03-14")) == ""


def test_what_was_paid_or_carried_on_is_no_breach_or_nobodys_haste() -> None:
    whole: Line = ("record_payment", "2026-03-12", {"payments": [{"promise": 1, "amount": "100.00"}]})
    assert ways([*agreed("wages"), whole]) == []
    gone: Line = ("apply_arbitration", "2026-03-12", {"parties": [1], "claims": [1], "used": {"unit": "office"}})
    where = at([*agreed("wages"), gone], "2026-03-14")
    assert "申请仲裁" not in [way.remedy.label for way in open_ways(where)]
    assert taken_up(where) == "已申请仲裁"


def test_lmaa_27_after_the_year_arbitration_is_still_open_and_the_other_side_may_object() -> None:
    """The commission does not apply limitation of its own motion (办案规则 第26条)."""
    (way,) = [way for way in open_ways(at(agreed("severance"), "2027-03-11")) if way.remedy.label == "就协议款申请仲裁"]
    assert (str(way.last), way.remedy.late) == ("2027-03-10", "对方可以说时效已过")


@pytest.mark.parametrize(("since", "last"), [("2026-11-26", "2026-12-07"), ("2026-11-27", "2026-12-07"), ("2026-09-25", "2026-10-08")])
def test_civil_code_203_the_last_day_of_performance_rolls_over_a_rest_day(since: str, last: str) -> None:
    """Ten days from 11-26 end on Sunday 12-06; from 09-25 in the week of 国庆."""
    assert str(last_day_to_perform(date.fromisoformat(since), 10, REFERENCE.calendar)) == last


THREE = [{"claimant": n, "item": item, "amount": "100.00"} for n, item in [(1, "wages"), (2, "insurance"), (3, "severance")]]
EACH_HIS_OWN: list[Line] = [
    ("register", "2026-03-02", {**APPLIED, "applicants": [person(n) for n in (1, 2, 3)], "claims": THREE}),
    *MEDIATING[1:],
    ("record_session", "2026-03-04", {}),
    ("reach_agreement", "2026-03-05", {
        "promises": [{"payee": n, "claim": n, "amount": "100.00", "due_on": "2026-03-10"} for n in (1, 2, 3)],
    }),
    ("sign_agreement", "2026-03-05", {}),
    ("record_payment", "2026-03-12", {"payments": [{"promise": 3, "amount": "100.00"}]}),
]  # fmt: skip
"""Wages of the first, what 第16条 does not name of the second, and of the third what has come."""


def test_lmaa_16_each_is_told_of_the_ways_that_are_open_to_him() -> None:
    """第16条 names wages; 司法解释（一）第51条第2款, an agreement on wages alone: what was agreed with another takes nobody's way."""
    assert told_of(at(EACH_HIS_OWN)) == {PAYMENT_ORDER: (1,), SUE: (1,), ARBITRATE: (1, 2)}
    form = STEPS["record_breach"].asks.model_validate({"on": "2026-03-20", "note": "没有支付", "told_on": "2026-03-20"})
    freezes = STEPS["record_breach"].freezes
    assert freezes is not None
    assert freezes(at(EACH_HIS_OWN), form).told == {"1": [0, 1, 2], "2": [2]}


def test_lmaa_15_nobody_is_told_of_a_breach_on_a_day_on_which_there_was_none() -> None:
    told = {"note": "没有支付", "told_on": "2026-03-10"}
    assert "过了这一天才是逾期" in wrong("record_breach", EACH_HIS_OWN, on="2026-03-10", **told)["on"]
    assert wrong("record_breach", EACH_HIS_OWN, on="2026-03-11", **told) == {}


INSTALMENTS: list[Line] = [
    *EACH_HIS_OWN[:-3],
    ("reach_agreement", "2026-03-05", {
        "promises": [
            {"payee": 1, "claim": 1, "amount": "40.00", "due_on": "2026-03-10"},
            {"payee": 1, "claim": 1, "amount": "60.00", "due_on": "2026-05-25"},
            {"payee": 2, "claim": 2, "amount": "100.00", "due_on": "2026-03-12"},
        ],
    }),
    ("sign_agreement", "2026-03-05", {}),
]  # fmt: skip


def lasts(where: Situation, label: str) -> dict[tuple[int, ...], str]:
    return {way.whose: str(way.last) for way in open_ways(where) if way.remedy.label == label}


def test_cc_189_the_year_runs_for_each_from_his_own_breach_of_instalments_from_the_last_one_s_day() -> None:
    """民法典 第189条, of which 第198条 says that it holds here: one debt, whose first instalment was not paid."""
    assert lasts(at(INSTALMENTS, "2026-03-20"), "就协议款申请仲裁") == {(1,): "2027-05-25", (2,): "2027-03-12"}


@pytest.mark.parametrize(("came", "first"), [("2026-05-24", "2027-05-25"), ("2026-06-01", "2027-06-01")])
def test_lmaa_27_2_what_is_paid_in_part_after_the_breach_lets_the_year_begin_anew_for_him_alone(came: str, first: str) -> None:
    """Who pays a part agrees to perform the debt, all of it (法释〔2020〕17号 第9、14条); before its day there is nothing to begin anew."""
    paid: Line = ("record_payment", came, {"payments": [{"promise": 1, "amount": "1.00"}]})
    assert lasts(at([*INSTALMENTS, paid], "2026-06-02"), "就协议款申请仲裁") == {(1,): first, (2,): "2027-03-12"}


def test_r17_31_6_the_dispute_itself_is_carried_on_within_a_year_of_the_first_day_that_went_by() -> None:
    """No 189条 there: what was claimed was no debt in instalments."""
    assert lasts(at(INSTALMENTS, "2026-03-20"), "申请仲裁") == {(1,): "2027-03-10", (2,): "2027-03-12"}
    paid: Line = ("record_payment", "2026-03-18", {"payments": [{"promise": 1, "amount": "1.00"}]})
    assert lasts(at([*INSTALMENTS, paid], "2026-03-20"), "申请仲裁") == {(1,): "2027-03-18", (2,): "2027-03-12"}


def test_lmaa_27_2_so_does_a_demand_of_whoever_owes_it_and_neither_what_comes_when_the_year_is_over() -> None:
    asked: Line = ("demand_performance", "2026-04-01", {"parties": [4], "way": "phone", "until": "2026-04-10"})
    assert lasts(at([*INSTALMENTS, asked], "2026-04-02"), "就协议款申请仲裁") == {(1,): "2027-05-25", (2,): "2027-04-01"}
    late: Line = ("demand_performance", "2027-06-01", {"parties": [4], "way": "phone", "until": "2027-06-10"})
    assert lasts(at([*INSTALMENTS, late], "2027-06-02"), "就协议款申请仲裁") == {(1,): "2027-05-25", (2,): "2027-03-12"}


def test_lmaa_27_2_an_instalment_that_came_late_counts_for_the_ones_after_it() -> None:
    """One debt, however many its instalments are."""
    whole: Line = ("record_payment", "2026-06-10", {"payments": [{"promise": 1, "amount": "40.00"}]})
    assert lasts(at([*INSTALMENTS, whole], "2026-06-11"), "就协议款申请仲裁")[(1,)] == "2027-06-10"


def test_lmaa_27_the_year_of_what_is_before_the_commission_already_is_not_that_of_what_waits() -> None:
    days = ("2026-03-10", "2026-05-25")
    promises = [{"payee": 1, "claim": n, "amount": "100.00", "due_on": day} for n, day in enumerate(days, 1)]
    lines = [(step, on, {"promises": promises} if step == "reach_agreement" else given) for step, on, given in agreed("wages", "severance")]
    gone: Line = ("arbitrate_agreement", "2026-03-20", {"parties": [1], "sums": [{"promise": 1, "amount": "100.00"}],
                                                       "used": {"unit": "office"}})  # fmt: skip
    assert lasts(at([*lines, gone], "2026-06-01"), "就协议款申请仲裁") == {(1,): "2027-05-25"}


def test_cpl_250_each_is_told_his_own_two_years_to_enforce() -> None:
    """The first has an instalment to come: from its day; the second from the one day that is his."""
    begun = [(1, *line) for line in INSTALMENTS]
    review = [(n, step, on, given) for n, step, on, given in MADE if step not in {step for _, step, _, _ in begun}]
    signing = {"applicant_signed_on": "2026-03-16", "respondent_signed_on": "2026-03-16", "perform_until": "2026-05-25"}
    facts = facts_of([*begun, *review, (2, "sign_review_letter", "2026-03-16", signing)])
    where = Situation(facts, facts.proceedings[1], date(2026, 3, 20), REFERENCE)
    assert lasts(where, "申请强制执行") == {(1,): "2028-05-25", (2,): "2028-03-13"}
