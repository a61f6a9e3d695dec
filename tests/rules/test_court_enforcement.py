"""What was decided is urged, then asked of the court within three months, once nobody may challenge it any more (行政强制法 第53至58条)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.awaiting_performance import awaits_performance
from mediation.rules.codes import Kind
from mediation.rules.court_application import opens_on, was_enforced
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, doubted, refusal, suggested
from tests.rules.cases.decided import ASKED, HANDLED, URGED, answer, event
from tests.rules.cases.inspection import standing, wrong

from .journal import CALENDAR, CONTRACTOR, FACTORY, WORKER, Line, seen, service, stands

GIVEN = {"parties": [3], "court": "某市人民法院", "opinion": "没有履行", "head": "吴某"}
"""The decision is received on 2026-03-11, its suit period over on 09-11, the three months on 12-11; the 催告书 arrives on 03-13."""


# --- urged ----------------------------------------------------------------------------------------------------


def test_only_who_let_the_days_go_by_is_urged() -> None:
    """The fifteen days to perform end on 2026-03-26."""
    step = "urge_performance"
    assert "才满" in wrong(step, standing(*HANDLED, today=date(2026, 3, 26)), parties=[3])["on"]
    assert wrong(step, standing(*HANDLED, today=date(2026, 3, 27)), parties=[3]) == {}
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    assert "没有用人单位还要履行" in (refusal(STEPS[step], standing(*HANDLED, paid)) or "")
    fell = standing(*HANDLED, event("applied"), event("reviewed", result="revoked"))
    assert "没有用人单位还要履行" in (refusal(STEPS[step], fell) or "")
    assert suggested(STEPS[step], standing(*HANDLED))["parties"] == [3]


# --- asked of the court ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "field"), [("2026-09-11", "on"), ("2026-09-12", None), ("2026-12-11", None)])
def test_ael_53_the_court_is_asked_once_nobody_may_sue_any_more(today: str, field: str | None) -> None:
    found = wrong("apply_court", standing(*URGED, today=date.fromisoformat(today)), **GIVEN)
    assert set(found) == ({field} if field else set())


def test_ael_53_54_who_is_before_the_court_is_neither_urged_nor_asked_for_again_until_it_has_ended() -> None:
    """No form is offered that no answer could fill."""
    for step in ("urge_performance", "apply_court"):
        assert "已经申请人民法院强制执行" in (refusal(STEPS[step], standing(*ASKED)) or "")
        assert refusal(STEPS[step], standing(*ASKED, answer("withdrawn"))) is None


def test_ael_53_nobody_asks_while_a_review_or_a_suit_runs_though_performance_is_not_suspended() -> None:
    now = standing(*URGED, event("applied"), today=date(2026, 10, 8))
    assert "还没有结果" in wrong("apply_court", now, **GIVEN)["parties"]
    assert awaits_performance(now.case, now.here) is not None
    reviewed = standing(*URGED, event("applied"), event("reviewed", result="upheld"), today=date(2026, 10, 8))
    assert opens_on(reviewed.case, reviewed.here, 3, CALENDAR) == date(2026, 3, 30)
    assert wrong("apply_court", reviewed, **GIVEN) == {}
    judged = standing(*URGED, event("sued"), event("judged", result="dismissed"))
    assert opens_on(judged.case, judged.here, 3, CALENDAR) == date(2026, 3, 15)


def test_ael_54_69_nobody_asks_who_was_not_urged_ten_working_days_before() -> None:
    assert "催告书" in wrong("apply_court", standing(*HANDLED, today=date(2026, 10, 8)), **GIVEN)["parties"]
    late = [*HANDLED, event("sued"), event("judged", result="dismissed"), *URGED[-2:]]
    assert "十个工作日到 2026-03-27 才满" in wrong("apply_court", standing(*late, today=date(2026, 3, 27)), **GIVEN)["on"]
    assert wrong("apply_court", standing(*late, today=date(2026, 3, 28)), **GIVEN) == {}


def test_who_is_late_is_told_what_the_court_may_say() -> None:
    step = STEPS["apply_court"]
    for today, asked in ((date(2026, 12, 11), False), (date(2026, 12, 12), True)):
        now = standing(*URGED, today=today)
        form = step.asks.model_validate({"on": today.isoformat(), **GIVEN})
        assert bool(doubted(step, now, form)) == asked


# --- the court's answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "event_", "fits"),
    [((), "docketed", True), ((), "granted", False), (("docketed",), "granted", True), (("docketed",), "ended", False),
     (("not_docketed",), "reconsider", True), (("docketed", "denied"), "reconsider", True), (("docketed",), "reconsider", False),
     (("docketed", "granted"), "ended", True), (("docketed", "granted", "paused"), "ended", True)],
)
def test_the_court_answers_in_its_order(before: tuple[str, ...], event_: str, fits: bool) -> None:
    now = standing(*ASKED, *(answer(each) for each in before))
    assert (wrong("record_court_answer", now, event=event_, parties=[3]) == {}) == fits


def test_what_the_court_collects_is_money_on_the_lines() -> None:
    under_way = [*ASKED, answer("docketed"), answer("granted")]
    part = standing(*under_way, answer("ended", number="（2026）闽0582执1号", payments=[{"promise": 1, "amount": "40.00"}]))
    (paid,) = part.case.promises[1].payments
    assert (paid.amount, paid.proof) == (Decimal(40), "法院执行到位（（2026）闽0582执1号）")
    assert was_enforced(part.here, 3)
    found = awaits_performance(part.case, part.here)
    assert found is not None
    assert found.unpaid == Decimal(60)
    now = standing(*under_way)
    rows = [{"promise": 1, "amount": "40.00"}]
    assert "60.00 元没有到位" in wrong("record_court_answer", now, event="done", parties=[3], payments=rows)["event"]
    assert wrong("record_court_answer", now, event="done", parties=[3], payments=[{"promise": 1, "full": True}]) == {}
    assert "payments" in wrong("record_court_answer", standing(*ASKED), event="docketed", parties=[3], payments=rows)


# --- clocks ---------------------------------------------------------------------------------------------------

BEFORE: list[Line] = [
    ("receive_complaint", "2026-02-02"), ("docket_complaint", "2026-02-02"), ("finish_investigation", "2026-02-06"),
    ("decide_handling", "2026-03-02", {"perform_within": 15}),
]  # fmt: skip


def theirs(limit: str, *lines: Line, today: str, party: int | None = 2) -> tuple[str, str]:
    return stands(seen(Kind.INSPECTION, *BEFORE, *lines, today=today, parties=(WORKER, FACTORY, CONTRACTOR))[limit, party])


@pytest.mark.parametrize(
    ("got", "last"), [("2026-10-09", "2026-10-22"), ("2026-09-21", "2026-10-12"), ("2026-11-02", "2026-11-16")]
)
def test_L_27_AEL_69_who_is_urged_has_ten_working_days(got: str, last: str) -> None:
    """2026-10-01 to 07 and 09-25 are holidays, Saturday 10-10 is worked."""
    urged: list[Line] = [("urge_performance", got, {"parties": [2]}), service("performance_urging", got, 2, step="serve_inspection")]
    assert theirs("L-27", *urged, today=got) == (last, "running")
    assert theirs("L-27", *urged, ("confirm_obeyed", last), today=last) == (last, "met")


@pytest.mark.parametrize(
    ("received", "last"), [("2026-04-09", "2027-01-11"), ("2026-03-03", "2026-12-03"), ("2026-04-03", "2027-01-08")]
)
def test_L_28_the_court_is_asked_within_three_months_of_the_end_of_the_days_to_sue(received: str, last: str) -> None:
    """Received on 04-09, the six months end on 10-09, the three on 2027-01-09, a Saturday; 10-03 rolls to 10-08."""
    got = service("handling_decision", received, 2, step="serve_inspection")
    assert theirs("L-28", got, today=received) == (last, "running")
    assert theirs("L-28", got, ("apply_court", last, {"parties": [2]}), today=last) == (last, "met")
    asked: Line = ("record_challenge", received, {"event": "applied", "parties": [2]})
    assert theirs("L-28", got, asked, today=received)[1] == "lapsed"
    upheld: Line = ("record_challenge", "2026-06-01", {"event": "reviewed", "parties": [2], "result": "upheld"})
    assert theirs("L-28", got, asked, upheld, today="2026-06-20") == ("2026-09-16", "running")


def test_L_28_nobody_waits_for_the_court_of_who_has_paid() -> None:
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    for lines, running in ((HANDLED, True), ([*HANDLED, paid], False)):
        now = standing(*lines)
        assert any(clock.limit == "L-28" for clock in clocks(now.case, now.here, CALENDAR, now.today)) == running


@pytest.mark.parametrize(
    ("asked", "docket", "ruling"),
    [("2026-09-30", "2026-10-13", "2026-10-15"), ("2026-11-02", "2026-11-09", "2026-11-11"), ("2026-12-07", "2026-12-14", "2026-12-16")],
)
def test_L_29_and_L_30_AEL_69_the_court_dockets_in_five_working_days_and_rules_in_seven(asked: str, docket: str, ruling: str) -> None:
    """Not in the holidays, but on Saturday 2026-10-10."""
    application: Line = ("apply_court", asked, {"parties": [2]})
    assert theirs("L-29", application, today=asked) == (docket, "running")
    docketed: Line = ("record_court_answer", asked, {"event": "docketed", "parties": [2]})
    assert theirs("L-29", application, docketed, today=asked) == (docket, "met")
    assert theirs("L-30", application, docketed, today=asked) == (ruling, "running")
    granted: Line = ("record_court_answer", ruling, {"event": "granted", "parties": [2]})
    assert theirs("L-30", application, docketed, granted, today=ruling) == (ruling, "met")


@pytest.mark.parametrize(
    ("told", "last"), [("2026-10-12", "2026-10-27"), ("2026-09-21", "2026-10-08"), ("2026-11-06", "2026-11-23")]
)
def test_L_31_the_bureau_asks_the_court_above_within_fifteen_days(told: str, last: str) -> None:
    asked: list[Line] = [("apply_court", told, {"parties": [2]})]
    for how in ("not_docketed", "denied"):
        refused: Line = ("record_court_answer", told, {"event": how, "parties": [2]})
        assert theirs("L-31", *asked, refused, today=told) == (last, "running")
        above: Line = ("record_court_answer", last, {"event": "reconsider", "parties": [2]})
        assert theirs("L-31", *asked, refused, above, today=last) == (last, "met")
