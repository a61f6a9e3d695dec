"""The results of a challenge act on the decision, per employer (行政复议法 第63至69条; 行政诉讼法 第69至77条): dead or changed."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.awaiting_performance import Awaited, awaits_performance
from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS, refusal, suggested
from mediation.rules.step import Situation
from tests.rules.cases.decided import FINED, HANDLED, HEARD, event
from tests.rules.cases.inspection import COMPLAINT, FOUND, standing, wrong
from tests.scenes import COMPANY

from .journal import CONTRACTOR, FACTORY, WORKER, Line, seen, service, stands


def reviewed(result: str, **more: Any) -> list[Any]:
    return [event("applied"), event("reviewed", result=result, **more)]


def awaited(*lines: Any) -> Awaited | None:
    now = standing(*lines)
    return awaits_performance(now.case, now.here)


@pytest.mark.parametrize("result", ["upheld", "dismissed", "withdrawn", "unlawful"])
def test_what_is_upheld_dismissed_or_withdrawn_is_owed_as_before(result: str) -> None:
    """A decision that is found unlawful and not revoked stands too (行政诉讼法 第74条: 判决确认违法，但不撤销)."""
    found = awaited(*HANDLED, *reviewed(result))
    assert found is not None
    assert found.unpaid == Decimal(100)


@pytest.mark.parametrize("result", ["revoked", "remade"])
def test_a_revoked_decision_is_dead_with_its_sums_and_its_clocks(result: str) -> None:
    now = standing(*HANDLED, *reviewed(result))
    assert awaits_performance(now.case, now.here) is None
    line = now.case.promises[1]
    assert (line.open, line.unpaid, line.is_overdue(now.today), line.amount) == (False, Decimal(0), False, Decimal(100))
    assert "没有尚未到账" in (refusal(STEPS["record_payment"], now) or "")


def test_a_fine_falls_or_is_lowered_and_never_raised() -> None:
    """行政复议法 第63条第2款: 变更不得对申请人更为不利."""
    fined = awaited(*FINED)
    assert fined is not None
    assert fined.fine == Decimal(2000)
    assert awaited(*FINED, *reviewed("revoked")) is None
    lowered = awaited(*FINED, *reviewed("changed", fine="800.00"))
    assert lowered is not None
    assert lowered.fine == Decimal(800)
    asked = standing(*FINED, event("applied"))
    given = {"event": "reviewed", "parties": [3], "body": "某机关", "result": "changed"}
    assert wrong("record_challenge", asked, fine="800.00", **given) == {}
    assert "不能高于" in wrong("record_challenge", asked, fine="3000.00", **given)["fine"]
    assert "没有罚款" in wrong("record_challenge", standing(*HANDLED, event("applied")), fine="800.00", **given)["fine"]
    assert "变更后的" in wrong("record_challenge", asked, **given)["content"]


def test_a_changed_sum_is_what_is_owed_from_then_on() -> None:
    found = awaited(*HANDLED, *reviewed("changed", changes=[{"promise": 1, "amount": "60.00"}]))
    assert found is not None
    assert (found.unpaid, found.sum_ordered) == (Decimal(60), Decimal(60))
    asked = standing(*HANDLED, event("applied"))
    given = {"event": "reviewed", "parties": [3], "body": "某机关", "result": "changed"}
    for changes, field in (
        ([{"promise": 9, "amount": "60.00"}], "changes.0.promise"),
        ([{"promise": 1, "amount": "60.00"}, {"promise": 1, "amount": "50.00"}], "changes.1.promise"),
    ):
        assert [*wrong("record_challenge", asked, changes=changes, **given)] == [field]
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "70.00"}]})
    now = standing(*HANDLED, event("applied"), paid)
    assert "已经支付" in wrong("record_challenge", now, changes=[{"promise": 1, "amount": "60.00"}], **given)["changes.0.amount"]


def test_a_suit_that_is_dismissed_leaves_what_the_review_had_changed() -> None:
    changed = reviewed("changed", fine="800.00")
    found = awaited(*FINED, *changed, event("sued"), event("judged", result="dismissed"))
    assert found is not None
    assert found.fine == Decimal(800)


def test_a_result_is_asked_where_there_is_one_and_only_there() -> None:
    asked = standing(*HANDLED, event("applied"))
    given = {"parties": [3], "body": "某机关"}
    assert "请选结果" in wrong("record_challenge", asked, event="reviewed", **given)["result"]
    assert "还没有结果" in wrong("record_challenge", standing(*HANDLED), event="applied", result="upheld", **given)["result"]
    assert "清空" in wrong("record_challenge", asked, event="reviewed", result="upheld", remake_days=30, **given)["remake_days"]
    assert "清空" in wrong("record_challenge", asked, event="reviewed", result="revoked", content="改为", **given)["content"]


# --- made anew ------------------------------------------------------------------------------------------------


def test_what_is_to_be_made_anew_goes_back_to_be_decided_and_concludes_nothing_until_it_is() -> None:
    """行政复议法 第64条: 撤销并责令重新作出."""
    step = STEPS["handle_again"]
    assert "没有被撤销" in (refusal(step, standing(*HANDLED, *reviewed("upheld"))) or "")
    waits = standing(*HANDLED, *reviewed("remade"))
    assert step.first_while is not None
    assert step.first_while(waits)
    again = standing(*HANDLED, *reviewed("remade"), ("handle_again", {}))
    assert (again.here.state, again.here.outcome, again.here.concluded_on) == ("found", None, None)
    assert not step.first_while(again)
    (line,) = suggested(STEPS["decide_handling"], again)["promises"]
    assert (line["payee"], line["claim"], line["amount"]) == (1, 1, "100.00")
    decided = [*HANDLED, *reviewed("remade"), ("handle_again", {}), ("decide_handling", {"promises": [line]})]
    anew = standing(*decided)
    assert (anew.here.state, anew.here.outcome) == ("decided", "I11")
    found = awaits_performance(anew.case, anew.here)
    assert found is not None
    assert found.unpaid == Decimal(100)
    assert "还没有送达" in (refusal(STEPS["record_challenge"], anew) or "")
    served = standing(*decided, ("serve_inspection", {"served": "handling_decision", "parties": [3]}))
    assert wrong("record_challenge", served, event="applied", parties=[3], body="某机关") == {}


def test_a_decision_that_alone_was_revoked_stays_concluded_and_may_be_followed_by_another() -> None:
    now = standing(*HANDLED, *reviewed("revoked"))
    assert (now.here.state, now.here.outcome) == ("decided", "I11")
    assert refusal(STEPS["handle_again"], now) is None
    assert STEPS["handle_again"].first_while is not None
    assert not STEPS["handle_again"].first_while(now)


# --- per employer ---------------------------------------------------------------------------------------------


def of_two(*lines: Any) -> Situation:
    """A case of two employers, who owe jointly what was ordered."""
    second = {**COMPANY, "name": "某鞋材有限公司", "credit_code": None}
    ordered = [{"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-20", "debtors": [3, 4]}]
    opened = [("receive_complaint", {**COMPLAINT, "respondents": [COMPANY, second]}), *FOUND[1:]]
    served = ("serve_inspection", {"served": "handling_decision", "parties": [3, 4]})
    return standing(*opened, HEARD, ("decide_handling", {"promises": ordered}), served, *lines)


def test_what_falls_for_one_employer_stands_for_the_other() -> None:
    now = of_two(*reviewed("revoked"))
    found = awaits_performance(now.case, now.here)
    assert found is not None
    assert found.unpaid == Decimal(100)
    liable = now.case.promises[1].liable
    assert liable is not None
    assert liable.debtors == (4,)
    assert "已经撤销" in wrong("record_challenge", now, event="applied", parties=[3], body="某机关")["decisions"]
    assert wrong("record_challenge", now, event="applied", parties=[4], body="某机关") == {}
    both = of_two(*reviewed("revoked"), event("applied", 4), event("reviewed", 4, result="revoked"))
    assert awaits_performance(both.case, both.here) is None


def test_each_decision_is_challenged_by_itself() -> None:
    """Only the paper that is named has its course; where none is named it is every decision that was received."""
    seen_now = standing(*HANDLED)
    order, handled = (entry.seq for entry in seen_now.here.entries if entry.step in ("order_correction", "decide_handling"))
    named = standing(*HANDLED, event("applied", decisions=[order]))
    assert wrong("record_challenge", named, event="applied", parties=[3], body="某机关", decisions=[handled]) == {}
    assert "event" in wrong("record_challenge", named, event="applied", parties=[3], body="某机关", decisions=[order])


# --- the bureau's own days ------------------------------------------------------------------------------------

BEFORE: list[Line] = [
    ("receive_complaint", "2026-02-02"), ("docket_complaint", "2026-02-02"), ("finish_investigation", "2026-02-06"),
    ("decide_handling", "2026-03-02", {"perform_within": 15}), service("handling_decision", "2026-03-03", 2, step="serve_inspection"),
]  # fmt: skip


def theirs(limit: str, *lines: Line, today: str, party: int | None = 2) -> tuple[str, str]:
    return stands(seen(Kind.INSPECTION, *BEFORE, *lines, today=today, parties=(WORKER, FACTORY, CONTRACTOR))[limit, party])


@pytest.mark.parametrize(
    ("copy", "last"), [("2026-03-20", "2026-04-03"), ("2026-04-24", "2026-05-12"), ("2026-09-24", "2026-10-15")]
)
def test_L_24_ARL_88_the_bureau_answers_a_review_within_ten_working_days_of_the_copy(copy: str, last: str) -> None:
    """05-01 to 05 and 10-01 to 07 are holidays; the Saturdays 05-09 and 10-10 are worked."""
    asked: Line = ("record_challenge", copy, {"event": "applied", "parties": [2], "copy_on": copy})
    assert theirs("L-24", asked, today=copy) == (last, "running")
    answered: Line = ("answer_challenge", last, {"what": "review", "parties": [2]})
    assert theirs("L-24", asked, answered, today=last) == (last, "met")
    other: Line = ("answer_challenge", last, {"what": "suit", "parties": [2]})
    assert theirs("L-24", asked, other, today=last) == (last, "running")


@pytest.mark.parametrize(
    ("copy", "last"), [("2026-03-20", "2026-04-07"), ("2026-06-01", "2026-06-16"), ("2026-09-20", "2026-10-08")]
)
def test_L_25_the_bureau_defends_itself_within_fifteen_days_of_the_copy(copy: str, last: str) -> None:
    """2026-04-04 and 2026-10-05 are holidays."""
    sued: Line = ("record_challenge", copy, {"event": "sued", "parties": [2], "copy_on": copy})
    assert theirs("L-25", sued, today=copy) == (last, "running")
    answered: Line = ("answer_challenge", last, {"what": "suit", "parties": [2]})
    assert theirs("L-25", sued, answered, today=last) == (last, "met")


@pytest.mark.parametrize(
    ("told", "days", "last"), [("2026-04-20", None, "2026-06-22"), ("2026-04-20", 30, "2026-05-20"), ("2026-08-20", 45, "2026-10-08")]
)
def test_L_26_a_decision_is_made_anew_in_the_days_that_were_set_or_in_sixty(told: str, days: int | None, last: str) -> None:
    """2026-06-19 is a holiday and 06-20, 06-21 follow it; 2026-10-04 is one too."""
    fell: Line = ("record_challenge", told, {"event": "reviewed", "parties": [2], "result": "remade", "remake_days": days})
    assert theirs("L-26", fell, today=told, party=None) == (last, "running")
    assert theirs("L-26", fell, ("decide_handling", last), today=last, party=None) == (last, "met")


def test_the_days_to_perform_end_with_the_decision_and_no_challenge_suspends_them() -> None:
    """行政复议法 第42条: 行政复议期间行政行为不停止执行."""
    asked: Line = ("record_challenge", "2026-03-05", {"event": "applied", "parties": [2]})
    assert theirs("L-14", asked, today="2026-03-06") == ("2026-03-18", "running")
    fell: Line = ("record_challenge", "2026-03-10", {"event": "reviewed", "parties": [2], "result": "revoked"})
    assert theirs("L-14", asked, fell, today="2026-04-30") == ("2026-03-18", "lapsed")
