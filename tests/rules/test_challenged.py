"""The results of a challenge act on the decision, per employer (行政复议法 第63至69条; 行政诉讼法 第69至77条): dead or changed."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.awaiting_performance import Awaited, awaits_performance
from mediation.rules.codes import Kind
from mediation.rules.indicators.inspected import What, happened
from mediation.rules.lifecycle import STEPS, refusal, suggested
from mediation.rules.step import Situation
from tests.rules.cases.decided import FINED, HANDLED, HEARD, event
from tests.rules.cases.inspection import COMPLAINT, FOUND, SERVED, standing, wrong
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


def test_a_revoked_decision_is_dead_with_its_sums_and_its_clocks() -> None:
    now = standing(*HANDLED, *reviewed("revoked"))
    assert awaits_performance(now.case, now.here) is None
    line = now.case.promises[1]
    assert (line.open, line.unpaid, line.is_overdue(now.today), line.amount) == (False, Decimal(0), False, Decimal(100))
    assert "没有尚未到账" in (refusal(STEPS["record_payment"], now) or "")


OWN = {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-30"}
OWN_LINE = [
    *SERVED, HEARD, ("decide_handling", {"promises": [OWN]}), ("serve_inspection", {"served": "handling_decision", "parties": [3]}),
]
"""The order wants 100 for one worker, the decision 200 for the other."""
PAID = ("record_payment", {"payments": [{"promise": 1, "amount": "40.00"}, {"promise": 2, "amount": "50.00"}]})


def owed(*lines: Any) -> dict[int, Decimal]:
    """What is still owed to each worker, whatever paper says it, in 元."""
    found: dict[int, Decimal] = {}
    for line in standing(*lines).case.promises.values():
        found[line.payee] = found.get(line.payee, Decimal(0)) + line.unpaid
    return found


def test_LI_18_RRL_64_the_order_stands_with_what_came_while_the_decision_is_to_be_made_anew() -> None:
    """The decision falls with its own line; the order before it was challenged by nobody, and binds until the new decision."""
    assert owed(*OWN_LINE) == {1: Decimal(100), 2: Decimal(200)}
    fell = [*OWN_LINE, PAID, *reviewed("remade")]
    assert owed(*fell) == {1: Decimal(60), 2: Decimal(0)}
    assert "60.00 元没有支付" in (refusal(STEPS["close_inspection"], standing(*fell)) or "")
    again = [*fell, ("handle_again", {})]
    (line,) = suggested(STEPS["decide_handling"], standing(*again))["promises"]
    assert (line["payee"], line["amount"]) == (2, "150.00"), "what fell is said anew for what did not come of it"
    anew = [*again, ("decide_handling", {"promises": [line]})]
    assert owed(*anew) == {1: Decimal(60), 2: Decimal(150)}


def test_LI_18_what_is_decided_anew_takes_the_place_of_the_order_and_gives_it_back_where_it_falls_again() -> None:
    whole = {"payee": 1, "claim": 1, "amount": "60.00", "due_on": "2026-03-30"}
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "40.00"}]})
    anew = [*HANDLED, paid, *reviewed("remade"), ("handle_again", {}), ("decide_handling", {"promises": [whole]}),
            ("serve_inspection", {"served": "handling_decision", "parties": [3]})]  # fmt: skip
    assert owed(*anew) == {1: Decimal(60)}, "owed once, by the paper that was made anew"
    came = [*anew, ("record_payment", {"payments": [{"promise": 2, "amount": "10.00"}]})]
    assert owed(*came) == {1: Decimal(50)}
    again = standing(*came, *reviewed("remade"))
    assert [(line.unpaid, line.paid) for line in again.case.promises.values()] == [(50, 50), (0, 0)], "with what came on either"


def test_RRL_63_64_what_falls_or_is_changed_later_is_taken_from_what_was_ordered_on_that_day() -> None:
    """The month of the decision stays as it was told; over the year each debt and each fine counts once, as it stands."""

    def sums(what: What, *lines: Any) -> list[Decimal]:
        now = standing(*lines)
        return [each.amount or Decimal(0) for each in happened(now.case, now.here) if each.what is what]

    line = {"payee": 1, "claim": 1, "amount": "60.00", "due_on": "2026-03-30"}
    anew = [*HANDLED, *reviewed("remade"), ("handle_again", {}), ("decide_handling", {"promises": [line]})]
    assert sum(sums(What.ORDERED, *anew)) == 60
    assert sums(What.ORDERED, *HANDLED, *reviewed("revoked")) == [100, -100]
    assert sums(What.ORDERED, *HANDLED, *reviewed("changed", changes=[{"promise": 1, "amount": "70.00"}])) == [100, -30]
    (fine,) = sums(What.PENALISED, *FINED)
    assert fine > 0
    assert sums(What.PENALISED, *FINED, *reviewed("revoked")) == [fine, -fine]
    assert sums(What.PENALISED, *FINED, *reviewed("changed", fine=str(fine - 1))) == [fine, -1]
    assert sums(What.PENALISED, *FINED, *reviewed("upheld")) == [fine]


@given(st.lists(st.tuples(st.sampled_from(["pay", "fall", "decide"]), st.integers(1, 9)), max_size=8))
def test_LI_18_over_any_decisions_that_fall_and_are_made_anew_a_debt_is_owed_once(moves: list[tuple[str, int]]) -> None:
    """What is owed is what the paper says that stands, less what came since the order, or since that paper where it was made anew."""
    lines, made, fallen = [*HANDLED], 1, False
    papers = [[Decimal(100), Decimal(0), 1]]  # the order, then the decision in its place: its sum, what came on it, its line
    for move, tens in moves:
        if move == "pay":
            lines.append(("record_payment", {"payments": [{"promise": papers[-1][2], "amount": f"{tens}.00"}]}))
            papers[-1][1] += tens
        elif move == "fall" and not fallen:
            lines += [*reviewed("remade"), ("handle_again", {})]
            fallen = True
            if len(papers) > 1:
                papers[0][1] += papers.pop()[1]
        elif move == "decide" and fallen:
            said, made, fallen = {"payee": 1, "claim": 1, "amount": f"{tens}0.00", "due_on": "2026-05-30"}, made + 1, False
            lines += [("decide_handling", {"promises": [said]}), ("serve_inspection", {"served": "handling_decision", "parties": [3]})]
            papers.append([Decimal(tens * 10), Decimal(0), made])
    assert owed(*lines) == {1: max(papers[-1][0] - papers[-1][1], Decimal(0))}
    came = sum((line.paid for line in standing(*lines).case.promises.values()), Decimal(0))
    assert came == sum(tens for move, tens in moves if move == "pay"), "each payment counts once"


def test_LI_18_a_decision_that_says_an_order_s_line_again_is_asked_about() -> None:
    now = standing(*SERVED, HEARD)
    line = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-04-16"}
    form = STEPS["decide_handling"].asks.model_validate({"on": "2026-04-01", "promises": [line, {**line, "payee": 2, "claim": 2}], **SAID})
    asked = {name: said for doubt in STEPS["decide_handling"].doubts for name, said in doubt(now, form).items()}
    assert [*asked] == ["promises.0.claim"]
    assert "已经责令" in asked["promises.0.claim"]


SAID = {"facts": "属实", "decision": "支付"}


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


def test_RRL_64_a_decision_is_made_anew_against_the_unit_for_which_it_fell() -> None:
    """The other unit's decision stands: the new one is not suggested against it."""
    labour = {**COMPANY, "name": "某劳务有限公司", "credit_code": None}
    made = [
        ("receive_complaint", {**COMPLAINT, "respondents": [COMPANY, labour]}), *FOUND[1:], HEARD, ("decide_handling", {}),
        ("serve_inspection", {"served": "handling_decision", "parties": [3, 4]}),
        event("applied", 4), event("reviewed", 4, result="remade"), ("handle_again", {}),
    ]  # fmt: skip
    assert suggested(STEPS["decide_handling"], standing(*made))["units"] == [4]
    assert suggested(STEPS["decide_handling"], standing(*made, ("decide_handling", {"units": [4]}))).get("units", []) == []


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
    assert suggested(STEPS["decide_handling"], again)["promises"] == [], "the order stands, whose line is not said once more"
    decided = [*HANDLED, *reviewed("remade"), ("handle_again", {}), ("decide_handling", {})]
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
