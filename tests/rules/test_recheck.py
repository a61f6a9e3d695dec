"""An order that is not obeyed hands the turn back to the inspectors: the recheck, its clock, and what stands red until it is done."""

# ruff: noqa: N802 (tests are named after the ids of the limits and the articles)

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, LIMITS, Whose
from mediation.rules.deadlines.clocks import ClockState, clocks
from mediation.rules.facts import Party
from mediation.rules.lifecycle import STEPS, available, leads_on, refusal, replay, suggested
from mediation.rules.roles import Role
from mediation.rules.steps import correcting
from tests.rules.cases.decided import HANDLED, URGED
from tests.rules.cases.inspection import FOUND, LINES, ORDERED, RECEIVED_ON, RECORDED, SERVED, TOLD, standing, wrong
from tests.rules.cases.lines import journal

from .journal import CALENDAR, CONTRACTOR, FACTORY, WORKER, Line, case_of, seen, service, stands

THE_OFFICE_HAS_NO_TURN = {
    "a time in which somebody may apply, sue or challenge: nobody but he does it": (
        "L-16 L-17 L-18 X-01 X-01P X-02 X-02P X-03 X-03P X-04 X-05 X-06 X-07 X-10 X-20 X-21 W-04 W-05 W-08 W-10 W-11 W-12 "
        "L-09 L-09-1 M-08 M-08-1 M-09 M-09-1 M-11C A-16"
    ),
    "a time of the hearing or of evidence: the tribunal goes on with what it has (办案规则 第15、33、36、38、44条)": (
        "A-06 A-06-1 A-18 A-31 A-08 A-08-1 A-09 A-09-1 A-11 A-12 A-13 A-15"
    ),
    "the last day on which the tribunal may still do it (办案规则 第11、34、58条)": "A-03 A-25",
    "what is promised and does not come stands red on the desk by its own day (逾期未履行), whatever limit runs": "N-02",
    "a limitation of enforcement: the creditor asks, and is told when it breaks": "X-09 X-09N X-09P X-09Q X-09S X-09R X-09C X-24",
    "the office asks the court in the three months (L-28) that run beside it": "L-27",
    "a time of healing: what follows is the worker's own application": "W-06",
    "who has not spoken or asked by then has waived it: the decision is next, whose own days run (L-11, L-23)": "L-21 L-22",
    "the parties may still answer; who mediates asks again": "N-01",
}
"""Party limits that name no `hands_back`, by why."""
DECIDED: list[Line] = [("receive_complaint", "2026-02-02"), ("docket_complaint", "2026-02-02"), ("finish_investigation", "2026-02-06")]


def test_every_limit_of_a_party_hands_back_or_says_why_not() -> None:
    said = {limit for limits in THE_OFFICE_HAS_NO_TURN.values() for limit in limits.split()}
    bound = {limit.id for limit in LIMITS if limit.whose is Whose.PARTY and limit.is_followed and not limit.hands_back}
    assert bound - said == set()
    assert {limit.hands_back for limit in LIMITS if limit.hands_back} <= {limit.id for limit in LIMITS if limit.is_handed}
    assert all(BY_ID[limit.hands_back].whose is Whose.OFFICE for limit in LIMITS if limit.hands_back)


def turn(*lines: Line, today: str, party: int = 2) -> tuple[str, str]:
    return stands(seen(Kind.INSPECTION, *DECIDED, *lines, today=today, parties=(WORKER, FACTORY, CONTRACTOR))["L-19", party])


@pytest.mark.parametrize(
    ("received", "lapses", "last"),
    [("2026-03-03", "2026-03-10", "2026-03-13"), ("2026-09-21", "2026-09-28", "2026-10-08"), ("2026-02-06", "2026-02-13", "2026-02-25")],
)
def test_L_19_three_working_days_after_the_lapse_are_the_offices(received: str, lapses: str, last: str) -> None:
    """National Day and Spring Festival lie within the second and the third."""
    made: list[Line] = [("order_correction", "2026-02-06", {"days": 7}), service("correction_order", received, 2, step="serve_inspection")]
    after = str(date.fromisoformat(lapses) + timedelta(days=1))
    late = str(date.fromisoformat(last) + timedelta(days=1))
    assert CALENDAR.working_day_after(date.fromisoformat(lapses), 3) == date.fromisoformat(last)
    assert turn(*made, today=lapses) == (last, "waiting")
    assert turn(*made, today=after) == (last, "running")
    assert turn(*made, today=late) == (last, "late")
    checked: Line = ("recheck", last, {"parties": [2], "result": "not_done"})
    assert turn(*made, checked, today=late) == (last, "met")
    another: Line = ("recheck", last, {"parties": [3], "result": "not_done"})
    assert turn(*made, another, today=late) == (last, "late"), "a recheck of another unit is not this one's"
    assert ("L-19", 2) not in seen(Kind.INSPECTION, *DECIDED, *made, ("confirm_corrected", lapses), today=late)
    assert ("L-19", 3) not in seen(Kind.INSPECTION, *DECIDED, *made, today=late, parties=(WORKER, FACTORY, CONTRACTOR))


def test_LI_18_a_second_order_has_its_own_days_from_its_own_receipt() -> None:
    got = service("correction_order", "2026-03-03", 2, step="serve_inspection")
    first: list[Line] = [("order_correction", "2026-03-02", {"days": 7}), got]
    second: Line = ("order_further", "2026-03-12", {"days": 10, "how": "further"})
    got = service("correction_order", "2026-03-13", 2, step="serve_inspection")

    def clock(*lines: Line, today: str) -> tuple[str, str]:
        return stands(seen(Kind.INSPECTION, *DECIDED, *lines, today=today)["L-13", 2])

    assert clock(*first, second, today="2026-03-12") == ("2026-03-10", "expired"), "the second runs from its receipt, not from its day"
    assert clock(*first, second, got, today="2026-03-13") == ("2026-03-23", "running")
    only_one = ("order_further", "2026-03-12", {"days": 10, "how": "further", "units": [3]})
    found = seen(Kind.INSPECTION, *DECIDED, only_one, service("correction_order", "2026-03-13", 2, 3, step="serve_inspection"),
                 today="2026-03-13", parties=(WORKER, FACTORY, CONTRACTOR))
    assert [key for key in found if key[0] == "L-13"] == [("L-13", 3)]


def each_order(*lines: Line, today: str, limit: str = "L-13", parties: tuple[Party, ...] = (WORKER, FACTORY)) -> list[tuple[str, str]]:
    """The clocks of this limit at the factory, one for each order, the oldest order first."""
    case, here = case_of(Kind.INSPECTION, *DECIDED, *lines, parties=parties)
    found = clocks(case, here, CALENDAR, date.fromisoformat(today))
    return [stands(clock) for clock in found if (clock.limit, clock.party) == (limit, 2)]


LONG: list[Line] = [
    ("order_correction", "2026-03-02", {"days": 30}), service("correction_order", "2026-03-02", 2, step="serve_inspection")
]
SHORT: list[Line] = [
    ("order_further", "2026-03-04", {"days": 3, "how": "further"}), service("correction_order", "2026-03-05", 2, step="serve_inspection")
]
FIRST, SECOND = 4, 6
"""The numbers of these two orders' entries."""


def test_LI_18_a_long_and_a_short_order_to_one_unit_end_each_on_its_own_day() -> None:
    """The short one is over and the office's turn; the long one's days run on (条例 第18条第1款第2项: 每份责令各有期限)."""
    both = [*LONG, *SHORT]
    assert each_order(*both, today="2026-03-06") == [("2026-04-01", "running"), ("2026-03-09", "running")]
    assert each_order(*both, today="2026-03-10") == [("2026-04-01", "running"), ("2026-03-09", "expired")]
    assert each_order(*both, today="2026-03-10", limit="L-19") == [("2026-04-07", "waiting"), ("2026-03-12", "running")]
    found: Line = ("recheck", "2026-03-11", {"parties": [2], "orders": [SECOND], "result": "not_done"})
    assert each_order(*both, found, today="2026-04-02", limit="L-19") == [("2026-04-07", "running"), ("2026-03-12", "met")]
    obeyed: Line = ("recheck", "2026-03-06", {"parties": [2], "orders": [SECOND], "result": "done"})
    assert each_order(*both, obeyed, today="2026-03-10") == [("2026-04-01", "running"), ("2026-03-09", "met")]


def test_LI_18_an_order_that_was_received_later_than_the_next_runs_from_its_own_receipt() -> None:
    first: Line = ("order_correction", "2026-03-02", {"days": 7})
    second: Line = ("order_further", "2026-03-03", {"days": 10, "how": "further", "units": [3]})
    theirs = [service("correction_order", day, n, step="serve_inspection") for n, day in ((3, "2026-03-04"), (2, "2026-03-06"))]
    found = seen(Kind.INSPECTION, *DECIDED, first, second, *theirs, today="2026-03-09", parties=(WORKER, FACTORY, CONTRACTOR))
    assert found["L-13", 2].due_on == date(2026, 3, 13), "the other unit's order is none of this one's"
    both = each_order(first, ("order_further", "2026-03-03", {"days": 10, "how": "further"}), theirs[1], today="2026-03-09")
    assert both == [("2026-03-13", "running"), ("2026-03-16", "running")], "one receipt of two papers begins both"


@pytest.mark.parametrize("decided", ["decide_handling", "decide_penalty"])
def test_LI_18_a_decision_on_one_order_leaves_the_other_its_days(decided: str) -> None:
    more: Line = (decided, "2026-03-20", {})
    assert each_order(*LONG, *SHORT, more, today="2026-03-20")[0] == ("2026-04-01", "running")
    assert each_order(*LONG, *SHORT, more, today="2026-03-20", limit="L-19")[1][1] == "lapsed"


def test_RRL_70_an_order_that_fell_leaves_the_other_its_days() -> None:
    fell: Line = ("record_challenge", "2026-03-08", {"parties": [2], "event": "reviewed", "result": "revoked", "decisions": [SECOND]})
    assert [state for _, state in each_order(*LONG, *SHORT, fell, today="2026-03-08")] == ["running", "lapsed"]


def decided_each(limit: str, *lines: Line, today: str) -> list[tuple[str, str]]:
    """The clocks of this limit at the factory, one for each decision, the oldest decision first."""
    return each_order(*lines, today=today, limit=limit)


TWICE: list[Line] = [
    ("decide_handling", "2026-03-02", {"perform_within": 30}), service("handling_decision", "2026-03-03", 2, step="serve_inspection"),
    ("decide_handling", "2026-03-05", {"perform_within": 5}), service("handling_decision", "2026-03-06", 2, step="serve_inspection"),
]
"""Two decisions for other workers, of which the later has the shorter days."""


def test_LI_18_two_decisions_to_one_unit_have_each_its_days_and_its_challenge() -> None:
    assert decided_each("L-14", *TWICE, today="2026-03-12") == [("2026-04-02", "running"), ("2026-03-11", "expired")]
    assert decided_each("L-36", *TWICE, today="2026-03-12") == [("2026-04-08", "waiting"), ("2026-03-16", "running")]
    assert [due for due, _ in decided_each("L-16", *TWICE, today="2026-03-12")] == ["2026-05-06", "2026-05-06"]
    asked: Line = ("record_challenge", "2026-03-10", {"parties": [2], "event": "applied", "decisions": [4]})
    assert [state for _, state in decided_each("L-16", *TWICE, asked, today="2026-03-12")] == ["met", "running"]
    assert [state for _, state in decided_each("L-17", *TWICE, asked, today="2026-03-12")] == ["lapsed", "running"]
    fell: Line = ("record_challenge", "2026-03-11", {"parties": [2], "event": "reviewed", "result": "remade", "decisions": [4]})
    assert [state for _, state in decided_each("L-14", *TWICE, asked, fell, today="2026-03-11")] == ["lapsed", "running"]


def test_APL_61_each_decision_is_served_within_its_own_seven_days() -> None:
    penalty: Line = ("decide_penalty", "2026-03-05", {"fine": "2000.00"})
    both = [*TWICE[:1], penalty, service("penalty_decision", "2026-03-06", 2, step="serve_inspection")]
    assert decided_each("L-12", *both, today="2026-03-06") == [("2026-03-11", "running"), ("2026-03-16", "met")], "the other waits still"
    assert decided_each("L-14", *both, today="2026-03-06") == [], "what arrived was the penalty"
    handled = service("handling_decision", "2026-03-09", 2, step="serve_inspection")
    paid: Line = ("pay_fine", "2026-04-10", {"parties": [2], "amount": "2000.00"})
    turned = decided_each("L-36", *both, handled, paid, today="2026-04-10")
    assert [state for _, state in turned] == ["running", "met_late"], "a fine that is paid performs nothing of the other decision"


# --- the step -------------------------------------------------------------------------------------------------

ITEM = [{"what": "支付工资", "result": "not_done", "proof": "工资表没有发放记录"}]
LOOKED: dict[str, Any] = {"parties": [3], "result": "not_done", "items": ITEM, "record": "到厂查看，厂方称没有钱"}


def test_a_recheck_comes_after_the_days_unless_all_is_done() -> None:
    assert "没有责令改正" in (refusal(STEPS["recheck"], standing(*FOUND)) or "").replace("还没有责令改正", "没有责令改正")
    assert "还没有送达" in (refusal(STEPS["recheck"], standing(*ORDERED)) or "")
    for after, refused in ((8, True), (9, False)):
        here = standing(*SERVED, today=RECEIVED_ON + timedelta(days=after))
        assert ("才满" in wrong("recheck", here, **LOOKED).get("on", "")) == refused
        done = {**LOOKED, "result": "done", "items": [{**ITEM[0], "result": "done"}]}
        assert wrong("recheck", here, **done) == {}
    assert "合起来" in wrong("recheck", standing(*SERVED), **{**LOOKED, "result": "done"})["result"]


def test_the_recheck_is_what_the_case_waits_for_and_then_the_decision() -> None:
    """The day after, an inspector is led to it; within the unit's days nobody is (条例 第18条第1款第2项)."""
    roles = {Role.INSPECTOR}
    before, after = (standing(*SERVED, today=RECEIVED_ON + timedelta(days=n)) for n in (8, 9))
    assert available(before, roles)[0].name != "recheck"
    assert available(after, roles)[0].name == "recheck"
    assert leads_on(STEPS["recheck"], after)
    rows = suggested(STEPS["recheck"], after)
    assert rows["parties"] == [3]
    assert rows["items"] == [{"what": "支付林某1款项 100.00 元", "result": "not_done", "proof": "没有到账登记"}] or (
        rows["items"][0]["result"] == "not_done" and "100.00 元" in rows["items"][0]["what"]
    )
    spare = ("record_inspection", {})
    looked = standing(*SERVED, *[spare] * 9, ("recheck", LOOKED), today=RECEIVED_ON + timedelta(days=10))
    assert looked.here.entries[-1].on == looked.today
    assert available(looked, roles)[0].name != "recheck"
    assert correcting.in_vain(looked)
    assert available(looked, roles)[0].name == "tell_before"
    told_since = [*SERVED, *[spare] * 9, ("recheck", LOOKED), *TOLD]
    assert available(standing(*told_since, today=looked.today), roles)[0].name != "tell_before", "nobody is led to tell him once more"


def test_LI_18_the_recheck_is_of_the_order_that_is_over_while_the_other_runs() -> None:
    """Led to the short order alone; the long one is not said to be in vain, and the decision that follows is on the short one."""
    further: dict[str, Any] = {
        "how": "further", "days": 60, "violations": "没有编制工资支付台账", "articles": "第六条", "correction": "补编台账",
    }
    here = standing(*SERVED, ("order_further", further), ("serve_inspection", {"served": "correction_order", "parties": [3]}))
    first, second = (entry.seq for entry in here.here.all(*correcting.ORDERS))
    assert [(each.order.seq, each.party) for each in correcting.to_recheck(here)] == [(first, 3)]
    rows = suggested(STEPS["recheck"], here)
    assert (rows["orders"], rows["parties"], len(rows["items"])) == ([first], [3], 1)
    assert "才满" in wrong("recheck", here, **{**LOOKED, "orders": [second]})["on"]
    assert wrong("recheck", here, **{**LOOKED, "orders": [first]}) == {}
    assert wrong("recheck", here, **LOOKED) == {}, "where none is chosen, those that are over are meant"
    whole = STEPS["recheck"].completes
    assert whole is not None
    form = STEPS["recheck"].asks.model_validate({"on": here.today.isoformat(), **LOOKED})
    assert whole(here, form).orders == [first], "and the record says which"
    assert "选择" in wrong("recheck", here, **{**LOOKED, "orders": [1]})["orders"]


def test_LI_18_what_another_order_wants_is_asked_about_before_all_is_said_to_be_corrected() -> None:
    further: dict[str, Any] = {"how": "further", "days": 60, "violations": "没有台账", "articles": "第六条", "correction": "补编台账"}
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    both = [*SERVED, ("order_further", further), ("serve_inspection", {"served": "correction_order", "parties": [3]}), paid]

    def asked(*lines: Any) -> dict[str, str]:
        here = standing(*lines)
        form = STEPS["confirm_corrected"].asks.model_validate({"on": here.today.isoformat(), "verified": "已付清"})
        return {field: said for doubt in STEPS["confirm_corrected"].doubts for field, said in doubt(here, form).items()}

    assert "补编台账" in asked(*both)["verified"]
    second = [*standing(*both).here.all(*correcting.ORDERS)][-1].seq
    done = {**LOOKED, "orders": [second], "result": "done", "items": [{**ITEM[0], "result": "done"}]}
    assert asked(*both, ("recheck", done)) == {}
    assert asked(*SERVED, paid) == {}


def test_what_was_paid_in_part_is_rechecked_as_such() -> None:
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "40.00"}]})
    here = standing(*SERVED, paid, today=RECEIVED_ON + timedelta(days=12))
    (row,) = suggested(STEPS["recheck"], here)["items"]
    assert (row["result"], row["proof"]) == ("partly", "尚欠 60.00 元")


def test_LR_31_an_order_on_the_spot_leaves_the_investigation_where_it_is() -> None:
    at_once = ("order_further", {"how": "on_the_spot", "days": 3, "violations": "扣押证件", "articles": "劳动合同法第九条",
                                 "correction": "当场退还", "promises": LINES})
    facts = replay(journal(*RECORDED, at_once))
    assert (facts.proceedings[1].state, len(facts.promises)) == ("investigating", 1)
    assert ClockState.RUNNING.value == stands(
        seen(Kind.INSPECTION, *DECIDED[:2], ("order_further", "2026-02-04", {"days": 3}), today="2026-02-05")["L-08", None]
    )[1], "the sixty working days run on"
    third = replay(journal(*SERVED, at_once, ("order_further", {"how": "further"})))
    assert third.proceedings[1].state == "ordered"


def test_LR_37_a_recheck_in_vain_begins_the_fifteen_days_anew() -> None:
    order: Line = ("order_correction", "2026-02-10", {"days": 7})
    lines: list[Line] = [order, service("correction_order", "2026-02-10", 2, step="serve_inspection")]
    looked: Line = ("recheck", "2026-03-02", {"parties": [2], "result": "partly"})

    def clock(*more: Line, today: str) -> tuple[str, str]:
        return stands(seen(Kind.INSPECTION, *DECIDED, *lines, *more, today=today)["L-11", None])

    assert clock(today="2026-03-02")[1] == "met"
    assert clock(looked, today="2026-03-02") == ("2026-03-23", "running")
    assert clock(looked, ("decide_handling", "2026-03-20"), today="2026-03-20") == ("2026-03-23", "met")
    assert clock(("recheck", "2026-03-02", {"parties": [2], "result": "done"}), today="2026-03-02")[1] == "met"


HANDLED_ON, FINED_ON = ("decide_handling", "2026-02-10", {"perform_within": 15}), ("decide_penalty", "2026-02-10", {"fine": "2000.00"})


def performed(*lines: Line, today: str, paper: str = "handling_decision") -> tuple[str, str] | None:
    """The office's clock after a decision received on 2026-02-11: its days are over on 2026-02-26, and 28 February is worked."""
    made = HANDLED_ON if paper == "handling_decision" else FINED_ON
    got = service(paper, "2026-02-11", 2, step="serve_inspection")
    clock = seen(Kind.INSPECTION, *DECIDED, made, got, *lines, today=today).get(("L-36", 2))
    return stands(clock) if clock else None


@pytest.mark.parametrize("paper", ["handling_decision", "penalty_decision"])
def test_L_36_a_decision_that_is_not_performed_is_the_offices_turn_until_it_urges(paper: str) -> None:
    assert performed(today="2026-02-26", paper=paper) == ("2026-03-02", "waiting")
    assert performed(today="2026-02-27", paper=paper) == ("2026-03-02", "running")
    assert performed(today="2026-03-03", paper=paper) == ("2026-03-02", "late")
    urged: Line = ("urge_performance", "2026-03-02", {"parties": [2]})
    assert performed(urged, today="2026-03-04", paper=paper) == ("2026-03-02", "met")
    obeyed: Line = ("confirm_obeyed", "2026-02-25")
    assert performed(obeyed, today="2026-03-04", paper=paper) is None


@pytest.mark.parametrize(
    ("received", "lapses", "last"),
    [("2026-03-03", "2026-03-18", "2026-03-23"), ("2026-09-15", "2026-09-30", "2026-10-10"), ("2026-02-06", "2026-02-24", "2026-02-27")],
)
def test_L_36_three_working_days_after_the_fifteen(received: str, lapses: str, last: str) -> None:
    """Within the second lies National Day, whose 10 October is worked; the third's last day lies in the Spring Festival and is rolled."""
    got = service("handling_decision", received, 2, step="serve_inspection")
    lines: list[Line] = [("decide_handling", "2026-02-06", {"perform_within": 15}), got]
    found = seen(Kind.INSPECTION, *DECIDED, *lines, today=lapses)
    assert found["L-14", 2].due_on == date.fromisoformat(lapses)
    assert stands(found["L-36", 2]) == (last, "waiting")


def test_APL_66_a_fine_that_was_put_off_hands_no_turn_back_on_its_old_day() -> None:
    put_off: Line = ("defer_fine", "2026-02-20", {"parties": [2], "until": "2026-06-30"})
    assert performed(put_off, today="2026-03-10", paper="penalty_decision") == ("2026-07-03", "waiting")


def test_AEL_54_the_inspector_is_led_to_urge_the_day_after_and_once() -> None:
    roles = {Role.INSPECTOR}
    before = standing(*HANDLED)
    got = before.here.entries[-1].on
    before, after = (replace(before, today=got + timedelta(days=n)) for n in (10, 30))
    assert available(before, roles)[0].name != "urge_performance"
    assert available(after, roles)[0].name == "urge_performance"
    urged = replace(standing(*URGED), today=got + timedelta(days=30))
    assert available(urged, roles)[0].name != "urge_performance"


@pytest.mark.parametrize(
    ("until", "turn"), [("2026-03-20", "2026-03-25"), ("2026-06-30", "2026-07-03"), ("2026-09-30", "2026-10-10")]
)
def test_L_37_APL_66_the_new_day_of_a_fine_is_its_last_and_hands_the_turn_back(until: str, turn: str) -> None:
    put_off: Line = ("defer_fine", "2026-02-20", {"parties": [2], "until": until})
    got = service("penalty_decision", "2026-02-11", 2, step="serve_inspection")
    found = seen(Kind.INSPECTION, *DECIDED, FINED_ON, got, put_off, today=until)
    assert stands(found["L-37", 2]) == (until, "running")
    assert stands(found["L-36", 2]) == (turn, "waiting")


def test_L_15_APL_66_a_fine_that_is_put_off_for_one_unit_runs_on_for_the_other() -> None:
    put_off: Line = ("defer_fine", "2026-02-20", {"parties": [2], "until": "2026-06-30"})
    got = [service("penalty_decision", "2026-02-11", n, step="serve_inspection") for n in (2, 3)]
    found = seen(Kind.INSPECTION, *DECIDED, FINED_ON, *got, put_off, today="2026-02-25", parties=(WORKER, FACTORY, CONTRACTOR))
    assert stands(found["L-15", 2]) == ("2026-02-26", "lapsed")
    assert stands(found["L-15", 3]) == ("2026-02-26", "running")
    assert ("L-37", 3) not in found


@pytest.mark.parametrize("step", ["decide_handling", "decide_penalty"])
def test_APL_44_a_decision_against_one_unit_leaves_the_other_its_days(step: str) -> None:
    """Its order, its recheck, its say and its hearing are its own: the first unit's decision takes nothing of them."""
    both = (WORKER, FACTORY, CONTRACTOR)
    got = [service("correction_order", "2026-02-05", 2, 3, step="serve_inspection")]
    order: Line = ("order_further", "2026-02-05", {"days": 5})
    told: Line = ("tell_before", "2026-02-16", {"parties": [2, 3], "hearing": True, "say_within": 3, "proposed": "both"})
    heard = service("advance_notice", "2026-02-16", 2, 3, step="serve_inspection")
    made: Line = (step, "2026-02-17", {"units": [2], "fine": "2000.00"})
    found = seen(Kind.INSPECTION, *DECIDED[:2], order, *got, told, heard, made, today="2026-02-17", parties=both)
    for limit in ("L-19", "L-21", "L-22"):
        assert (limit, found[limit, 2].state.value) == (limit, "lapsed")
        assert found[limit, 3].state.value in ("running", "late"), limit


def test_LI_18_an_order_made_meanwhile_was_made_before_the_investigation_ended() -> None:
    given = {"days": 3, "violations": "扣押证件", "articles": "《劳动合同法》第九条", "correction": "返还", "promises": []}
    assert wrong("order_further", standing(*RECORDED), **given, how="meanwhile") == {}
    assert "已于" in wrong("order_further", standing(*FOUND), **given, how="meanwhile")["how"]
    assert wrong("order_further", standing(*FOUND), **given, how="further") == {}
