"""X-09, two years for enforcement: of each document of a split award, of a part settled, and of an agreement put in force."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date, timedelta
from typing import Any

import pytest

from mediation.rules.deadlines import clocks
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS, Situation
from mediation.rules.steps.remedies import open_ways
from tests.rules.cases.court import COURT, SPLIT, refused, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD, award
from tests.rules.cases.hearing import Line as Step
from tests.rules.cases.review import MADE, REFERENCE, TO_COURT, Line, at, facts_of
from tests.rules.cases.review import wrong as wrong_after
from tests.rules.journal import CALENDAR, arbitration, stands

BOTH_SERVED = [
    *HEARD,
    SPLIT,
    *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
    *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
]


def in_force(document: str, on: str, until: str, *parties: int) -> Step:
    return "confirm_effect", on, {"served": document, "parties": list(parties), "perform_until": until}


FINAL_HALF = in_force("award_final", "2026-10-20", "2026-10-30", 1, 2)
OTHER_HALF = in_force("award_nonfinal", "2026-11-06", "2026-11-16", 1)


def test_X_09_each_half_of_a_split_award_has_its_own_two_years() -> None:
    found = running(*BOTH_SERVED, FINAL_HALF, OTHER_HALF, today="2026-11-20")
    assert stands(found["X-09", 1]) == ("2028-10-30", "running")
    assert stands(found["X-09N", 1]) == ("2028-11-16", "running")
    assert ("X-09N", 2) not in found, "the non-final half awards the second worker nothing"


def test_X_09_enforcing_the_one_half_leaves_the_clock_of_the_other_running() -> None:
    asked: Step = ("apply_enforcement", "2026-11-18", {"served": "award_final", "parties": [1], **COURT})
    found = running(*BOTH_SERVED, FINAL_HALF, OTHER_HALF, asked, today="2026-11-20")
    assert [stands(found[limit, 1])[1] for limit in ("X-09", "X-09N")] == ["met", "running"]
    done: Step = ("record_performed", "2026-11-19", {})
    found = running(*BOTH_SERVED, FINAL_HALF, OTHER_HALF, done, today="2026-11-20")
    assert [stands(found[limit, 1])[1] for limit in ("X-09", "X-09N")] == ["lapsed", "lapsed"]


@pytest.mark.parametrize(("document", "limit"), [
    ("settlement", "X-09"), ("award_final", "X-09"), ("award_nonfinal", "X-09N"), ("partial_award_final", "X-09P"),
    ("partial_award_nonfinal", "X-09Q"), ("partial_settlement", "X-09S"),
])
@pytest.mark.parametrize(
    ("until", "last"), [("2024-02-29", "2026-02-28"), ("2024-10-30", "2026-10-30"), ("2024-10-03", "2026-10-08")]
)
def test_X_09_every_document_that_can_be_enforced_has_one_clock(document: str, limit: str, until: str, last: str) -> None:
    found = arbitration(in_force(document, "2024-01-02", until, 1), today="2026-01-05")
    mine = {key: stands(clock)[0] for key, clock in found.items() if key[0].startswith("X-09")}
    assert mine == {(limit, 1): last}


def test_a_part_that_was_settled_is_recorded_as_in_force_once_all_have_signed() -> None:
    part: Step = ("settle_part", "2026-10-13", {
        "claims": [1], "promises": [{"payee": 1, "claim": 1, "amount": "20000.00", "due_on": "2026-10-30"}], "pay_way": "转账",
    })
    rest = award("2026-10-20", (2, "200.00"), (3, None))
    lines = [*HEARD, part, rest, *served("partial_settlement", "2026-10-14", "2026-10-15", "2026-10-16")]
    assert refused("confirm_effect", situation(*lines)) == ""
    given = {"served": "partial_settlement", "parties": [1], "perform_until": "2026-10-30"}
    assert wrong("confirm_effect", situation(*lines), on="2026-10-16", **given) == {}
    assert "2026-10-16" in wrong("confirm_effect", situation(*lines), on="2026-10-15", **given)["on"]


# --- of an agreement ------------------------------------------------------------------------------------------


def signed(**given: Any) -> list[Line]:
    both = {"applicant_signed_on": "2026-03-16", "respondent_signed_on": "2026-03-16", **given}
    return [*MADE, (2, "sign_review_letter", "2026-03-16", both)]


def confirmed(**given: Any) -> list[Line]:
    return [*TO_COURT, (2, "court_accepts", "2026-03-11", {}), (2, "court_confirms", "2026-03-20", given)]


def period(limit: str, lines: list[Line], today: str = "2026-11-20") -> dict[int | None, tuple[str, str]]:
    facts = facts_of(lines)
    found = clocks(facts, facts.proceedings[2], CALENDAR, date.fromisoformat(today))
    return {clock.party: stands(clock) for clock in found if clock.limit == limit}


@pytest.mark.parametrize(
    ("until", "last", "state"),
    [("2026-03-31", "2028-03-31", "running"), ("2026-04-30", "2028-05-03", "running"), ("2024-02-29", "2026-02-28", "expired")],
)
def test_X_09_of_a_reviewed_and_of_a_confirmed_agreement(until: str, last: str, state: str) -> None:
    """From the last day of performance, for those to whom money is owed and not for the one who owes it.

    2028-04-30 is a Sunday, and the first two days of May are holidays by statute.
    """
    assert period("X-09R", signed(perform_until=until)) == {1: (last, state)}
    assert period("X-09C", confirmed(perform_until=until)) == {1: (last, state)}


def test_X_09_without_a_day_of_performance_it_counts_from_the_effect() -> None:
    """So it was recorded before the form asked for the day."""
    assert period("X-09R", signed()) == {1: ("2028-03-16", "running")}
    assert period("X-09C", confirmed()) == {1: ("2028-03-20", "running")}


def test_X_09_ends_when_enforcement_is_asked_for_and_is_none_where_all_was_paid() -> None:
    asked: Line = (2, "enforce_agreement", "2026-06-01", {"parties": [1], "court": "晋江市人民法院", "used": {"unit": "town"}})
    found = period("X-09C", [*confirmed(perform_until="2026-03-31"), asked])
    assert found == {1: ("2028-03-31", "met")}
    facts = facts_of(confirmed(perform_until="2026-03-31"))
    owed = {promise.number: promise.unpaid for promise in facts.promises.values()}
    assert owed
    paid: Line = (
        1,
        "record_payment",
        "2026-03-25",
        {"payments": [{"promise": n, "amount": str(amount)} for n, amount in owed.items()]},
    )
    assert period("X-09C", [*confirmed(perform_until="2026-03-31"), paid]) == {}


def test_the_day_is_suggested_from_the_agreement() -> None:
    facts = facts_of(MADE)
    last = max(promise.due_on for promise in facts.promises.values())
    for step, lines in (("sign_review_letter", MADE), ("court_confirms", confirmed()[:-1])):
        suggests = STEPS[step].suggests
        assert suggests is not None
        assert suggests(at(lines, 2))["perform_until"] == last.isoformat()


@pytest.mark.parametrize(("step", "lines"), [("sign_review_letter", MADE), ("court_confirms", confirmed()[:-1])])
def test_R33_77_CPL_206_neither_letter_nor_ruling_changes_the_agreement_s_last_day(step: str, lines: list[Line]) -> None:
    last = max(promise.due_on for promise in facts_of(lines).promises.values())
    later = wrong_after(step, lines, 2, perform_until=(last + timedelta(days=18)).isoformat())["perform_until"]
    assert f"协议写明的最后一期是 {last}" in later
    assert "perform_until" not in wrong_after(step, lines, 2, perform_until=last.isoformat()) | wrong_after(step, lines, 2)


# --- of each person -------------------------------------------------------------------------------------------


def promised(payee: int, claim: int, *days: str) -> list[dict[str, Any]]:
    return [{"payee": payee, "claim": claim, "amount": "50.00", "due_on": day} for day in days]


def test_cpl_250_instalments_of_one_do_not_put_off_the_two_years_of_another() -> None:
    """From the last day of HIS performance: instalments are of one debt, and no other creditor's."""
    lines = [*promised(1, 1, "2026-10-31", "2026-12-31"), *promised(2, 2, "2026-10-30")]
    part: Step = ("settle_part", "2026-10-13", {"claims": [1, 2], "promises": lines, "pay_way": "转账"})
    given = in_force("partial_settlement", "2026-10-16", "2026-12-31", 1, 2)
    rest = award("2026-10-20", (3, None))
    journal = [*HEARD, part, rest, *served("partial_settlement", "2026-10-14", "2026-10-15", "2026-10-16"), given]
    found = running(*journal, today="2026-11-20")
    assert [stands(found["X-09S", n])[0] for n in (1, 2)] == ["2029-01-02", "2028-10-30"]


def test_cpl_250_of_an_agreement_confirmed_or_reviewed_each_has_his_own_two_years() -> None:
    own = [*promised(1, 1, "2026-03-10", "2026-05-31"), *promised(2, 2, "2026-03-31")]
    claims = [{"claimant": n, "item": "wages", "amount": "100.00"} for n in (1, 2)]
    changed = {"register": {"claims": claims}, "reach_agreement": {"promises": own}}
    for limit, lines in (("X-09R", signed(perform_until="2026-05-31")), ("X-09C", confirmed(perform_until="2026-05-31"))):
        found = period(limit, [(n, step, on, {**given, **changed.get(step, {})}) for n, step, on, given in lines])
        assert {n: last for n, (last, _) in found.items()} == {1: "2028-05-31", 2: "2028-03-31"}


# --- what interrupts them (民事诉讼法 第250条第1款; 民法典 第195条; 执行程序解释 第20条) ------------------------------------


TERMS = promised(1, 1, "2026-03-31", "2026-05-31")
"""100 元 of wages in two instalments: the two years run from the second's day (第250条第2款: 最后一期)."""


def of_terms(limit: str, *more: Line, today: str = "2028-06-01", own: list[dict[str, Any]] = TERMS) -> dict[int | None, tuple[str, str]]:
    """The two years after these further lines, of an agreement confirmed by a court or reviewed by the commission."""
    base = {"X-09R": signed, "X-09C": confirmed}[limit](perform_until="2026-05-31")
    claims = [{"claimant": 1, "item": item, "amount": "100.00"} for item in ("wages", "severance")]
    changed = {"register": {"claims": claims}, "reach_agreement": {"promises": own}}
    return period(limit, [*((n, step, on, {**given, **changed.get(step, {})}) for n, step, on, given in base), *more], today)


def paid(on: str, promise: int, amount: str) -> Line:
    return 1, "record_payment", on, {"payments": [{"promise": promise, "amount": amount}]}


def demanded(on: str, *parties: int) -> Line:
    return 1, "demand_performance", on, {"parties": list(parties), "until": "2028-12-31", "way": "phone"}


@pytest.mark.parametrize("limit", ["X-09R", "X-09C"])
@pytest.mark.parametrize(("more", "last"), [
    ([], "2028-05-31"),
    ([paid("2026-04-20", 1, "50.00")], "2028-05-31"),  # before the last day: nothing runs yet that could be interrupted
    ([paid("2027-03-01", 2, "10.00")], "2029-03-01"),  # 部分履行: 同意履行
    ([demanded("2027-05-06", 3)], "2029-05-07"),  # 提出履行要求; 2029-05-06 is a Sunday that nothing is known of yet
    ([demanded("2026-04-20", 3)], "2028-05-31"),
    ([paid("2027-03-01", 2, "10.00"), demanded("2028-12-01", 3)], "2030-12-02"),  # from the latest of them; a Sunday
    ([demanded("2028-05-31", 3)], "2030-05-31"),  # the last day itself
    ([demanded("2028-06-01", 3)], "2028-05-31"),  # what is over does not begin anew
    ([paid("2027-03-01", 2, "10.00"), paid("2029-03-05", 2, "10.00")], "2029-03-01"),
])
def test_X_09_begins_anew_from_what_interrupts_it(limit: str, more: list[Line], last: str) -> None:
    assert {n: each[0] for n, each in of_terms(limit, *more).items()} == {1: last}


def test_CPL_250_only_the_debt_of_which_something_came_begins_anew() -> None:
    """Wages and severance are two debts: a payment on the one leaves the other's two years as they are, until that one is paid."""
    own = [*TERMS, {"payee": 1, "claim": 2, "amount": "80.00", "due_on": "2026-04-30"}]
    assert of_terms("X-09C", own=own)[1][0] == "2028-05-03", "04-30 is a Sunday, the first days of May rest"
    assert of_terms("X-09C", paid("2027-03-01", 2, "10.00"), own=own)[1][0] == "2028-05-03"
    assert of_terms("X-09C", paid("2027-03-01", 3, "10.00"), own=own)[1][0] == "2028-05-31"
    assert of_terms("X-09C", paid("2027-03-01", 3, "80.00"), own=own)[1][0] == "2028-05-31", "what is paid runs no more"
    everything = [paid("2027-03-01", 1, "50.00"), paid("2027-03-01", 2, "50.00"), paid("2027-03-01", 3, "80.00")]
    assert of_terms("X-09C", *everything, own=own) == {}


def test_CPL_250_the_sum_says_what_it_rests_on() -> None:
    facts = facts_of([*confirmed(perform_until="2026-03-10"), paid("2027-03-01", 1, "10.00"), demanded("2029-03-05", 3)])
    found = clocks(facts, facts.proceedings[2], CALENDAR, date(2029, 3, 6))
    why = next(clock.why for clock in found if clock.limit == "X-09C")
    assert "履行期最后一日 2026-03-10 + 2 年" in why
    assert "；2027-03-01 部分履行，重新计算 + 2 年" in why
    assert "2029-03-05 的催促履行在期满之后，不计" in why


def test_CPLI_518_an_application_that_was_taken_back_ends_nothing_and_begins_them_anew() -> None:
    """执行程序解释 第20条: 申请执行; 民法典 第195条: 从中断、有关程序终结时起."""
    asked: Line = (2, "enforce_agreement", "2026-06-10", {"parties": [1], "court": "某院", "used": {"unit": "town"}})
    back: Line = (3, "withdraw_enforcement", "2026-09-10", {})
    assert of_terms("X-09C", asked, today="2026-12-01") == {1: ("2028-05-31", "met")}
    assert of_terms("X-09C", asked, back, today="2026-12-01") == {1: ("2028-09-11", "running")}


def test_CPL_250_the_way_is_open_until_the_day_that_the_clock_gives() -> None:
    """One last day (decision 0064): what the sheet tells the worker is what the list counts."""
    for more in ([], [paid("2027-03-01", 1, "10.00")], [paid("2027-03-01", 1, "10.00"), demanded("2028-03-01", 3)]):
        lines = [*confirmed(perform_until="2026-03-10"), *more]
        facts = facts_of(lines)
        counted = next(c.due_on for c in clocks(facts, facts.proceedings[2], CALENDAR, date(2028, 3, 2)) if c.limit == "X-09C")
        where = Situation(facts, facts.proceedings[1], date(2028, 3, 2), REFERENCE)
        assert [way.last for way in open_ways(where) if way.remedy.step is Do.ENFORCE_AGREEMENT] == [counted]


def test_X_09_of_an_award_begins_anew_from_a_payment_on_it() -> None:
    """裁决书: the first worker's wages came in part; the second's, and the other half of the award, run as they did."""
    facts = situation(*BOTH_SERVED, FINAL_HALF, OTHER_HALF).case
    owed = {line.payee: line.number for line in facts.promises.values() if line.amount and line.claim in (1, 2)}
    came: Step = ("record_payment", "2026-11-19", {"payments": [{"promise": owed[1], "amount": "1.00"}]})
    found = running(*BOTH_SERVED, FINAL_HALF, OTHER_HALF, came, today="2026-11-20")
    assert [stands(found[key])[0] for key in (("X-09", 1), ("X-09", 2), ("X-09N", 1))] == ["2028-11-20", "2028-10-30", "2028-11-16"]
