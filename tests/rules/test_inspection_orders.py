"""What follows an order or a decision of the inspectorate: each employer's own days, service, obedience, challenge, the police."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date, timedelta
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.codes.served import InspectionPaper
from mediation.rules.lifecycle import STEPS, refusal, replay
from tests.rules.cases.inspection import DOCKETED, FOUND, HEARD, ORDERED, RECEIVED_ON, RECORDED, SERVED, standing, wrong
from tests.rules.cases.lines import journal

from .journal import CALENDAR, CONTRACTOR, FACTORY, WORKER, Line, seen, service, stands

DECISION = [*SERVED, *HEARD, ("decide_handling", {"perform_within": 15})]
DECISION_SERVED = [*DECISION, ("serve_inspection", {"served": "handling_decision", "parties": [3], "method": "direct"})]
DECIDED_ON = "2026-03-02"
BEFORE: list[Line] = [
    ("receive_complaint", "2026-02-02"),
    ("docket_complaint", "2026-02-02"),
    ("finish_investigation", "2026-02-06"),
]


def theirs(limit: str, *lines: Line, today: str, party: int = 2) -> tuple[str, str]:
    """How one employer's clock stands."""
    return stands(seen(Kind.INSPECTION, *BEFORE, *lines, today=today, parties=(WORKER, FACTORY, CONTRACTOR))[limit, party])


@pytest.mark.parametrize(
    ("decided", "last"), [("2026-03-02", "2026-03-11"), ("2026-02-12", "2026-02-28"), ("2026-09-24", "2026-10-12")]
)
def test_L_12_each_employer_has_the_decision_in_seven_working_days(decided: str, last: str) -> None:
    assert CALENDAR.working_day_after(date.fromisoformat(decided), 7) == date.fromisoformat(last)
    for step, paper in (("decide_handling", "handling_decision"), ("decide_penalty", "penalty_decision")):
        made: Line = (step, decided)
        to_one = service(paper, last, 2, step="serve_inspection")
        assert theirs("L-12", made, today=last) == (last, "running")
        assert theirs("L-12", made, to_one, today=last) == (last, "met")
        assert theirs("L-12", made, to_one, today=last, party=3) == (last, "running")
        assert theirs("L-12", made, service(paper, last, 3, step="publish_inspection"), today=last, party=3) == (last, "met")


@pytest.mark.parametrize(
    ("received", "days", "last"),
    [("2026-03-03", 7, "2026-03-10"), ("2026-03-06", 15, "2026-03-23"), ("2026-09-24", 10, "2026-10-08")],
)
def test_L_13_and_L_14_run_from_each_receipt_for_as_long_as_the_paper_says(received: str, days: int, last: str) -> None:
    """2026-03-21 is a Saturday, 2026-10-04 a holiday: both roll on."""
    for limit, step, answer, paper, ends in (
        ("L-13", "order_correction", "days", "correction_order", "confirm_corrected"),
        ("L-14", "decide_handling", "perform_within", "handling_decision", "confirm_obeyed"),
    ):
        made: list[Line] = [(step, DECIDED_ON, {answer: days}), service(paper, received, 2, step="serve_inspection")]
        assert theirs(limit, *made, today=received) == (last, "running")
        assert theirs(limit, *made, (ends, last), today=last) == (last, "met")
        assert (limit, 3) not in seen(Kind.INSPECTION, *BEFORE, *made, today=last, parties=(WORKER, FACTORY, CONTRACTOR))
        tomorrow = str(date.fromisoformat(last) + timedelta(days=1))
        assert theirs(limit, *made, today=tomorrow) == (last, "expired")


@pytest.mark.parametrize(
    ("received", "fine", "review", "suit"),
    [
        ("2026-03-03", "2026-03-18", "2026-05-06", "2026-09-03"),
        ("2026-08-31", "2026-09-15", "2026-10-30", "2027-03-01"),
        ("2026-03-20", "2026-04-07", "2026-05-19", "2026-09-20"),
    ],
)
def test_L_15_L_16_L_17_the_fine_the_review_and_the_suit_run_from_the_receipt(
    received: str, fine: str, review: str, suit: str
) -> None:
    """2026-05-02 and 2026-04-04 are holidays, 2027-02-28 is a Sunday; 2026-09-20 a Sunday that is worked."""
    made: list[Line] = [("decide_penalty", DECIDED_ON, {"fine": "2000.00"})]
    made.append(service("penalty_decision", received, 2, step="serve_inspection"))
    for limit, last in (("L-15", fine), ("L-16", review), ("L-17", suit)):
        assert theirs(limit, *made, today=received)[0] == last
    assert theirs("L-15", *made, ("confirm_obeyed", fine), today=fine) == (fine, "met")
    asked: Line = ("record_challenge", review, {"event": "applied", "parties": [2]})
    assert theirs("L-16", *made, asked, today=review) == (review, "met")
    assert theirs("L-17", *made, asked, today=review) == (suit, "lapsed")
    sued: Line = ("record_challenge", review, {"event": "sued", "parties": [2]})
    assert theirs("L-17", *made, sued, today=review) == (suit, "met")
    warned = [("decide_penalty", DECIDED_ON, {"fine": None}), made[1]]
    assert ("L-15", 2) not in seen(Kind.INSPECTION, *BEFORE, *warned, today=received)


@pytest.mark.parametrize(
    ("reviewed", "last"), [("2026-06-01", "2026-06-16"), ("2026-09-18", "2026-10-08"), ("2026-07-10", "2026-07-27")]
)
def test_L_18_is_fifteen_days_from_the_decision_of_the_review(reviewed: str, last: str) -> None:
    answered: Line = ("record_challenge", reviewed, {"event": "reviewed", "parties": [2]})
    assert theirs("L-18", answered, today=reviewed) == (last, "running")
    assert theirs("L-18", answered, ("record_challenge", last, {"event": "sued", "parties": [2]}), today=last) == (last, "met")


# --- served, obeyed, challenged, reported -----------------------------------------------------------------------


def test_a_paper_goes_to_those_whom_it_is_for_and_only_if_it_was_made() -> None:
    order = {"served": "correction_order", "method": "direct"}
    assert wrong("serve_inspection", standing(*ORDERED), parties=[3], **order) == {}
    assert "parties" in wrong("serve_inspection", standing(*ORDERED), parties=[1, 3], **order)
    assert "served" in wrong("serve_inspection", standing(*FOUND), parties=[3], **order)
    notice = {"served": "complaint_docket_notice", "parties": [1, 2]}
    assert wrong("serve_inspection", standing(*ORDERED), method="left", **notice) == {}
    assert refusal(STEPS["serve_inspection"], standing(*DOCKETED)) is None


@pytest.mark.parametrize(
    ("method", "more", "field"),
    [("simple", {}, "method"), ("electronic", {}, "receipt"), ("electronic", {"receipt": "确认书、到达记录"}, None),
     ("mail", {}, "sent_on"), ("mail", {"sent_on": "2026-04-02"}, "sent_on"), ("mail", {"sent_on": "2026-03-30"}, None)],
)
def test_how_a_paper_of_the_inspectorate_may_be_served(method: str, more: dict[str, str], field: str | None) -> None:
    consent = ("confirm_address", {"party": 3, "place": "home", "channel": "email"})
    found = wrong("serve_inspection", standing(*ORDERED, consent), served="correction_order", parties=[3], method=method, **more)
    assert set(found) == ({field} if field else set())


def test_what_nobody_has_received_is_suggested_first_the_order_before_the_notice() -> None:
    suggests, first_while = STEPS["serve_inspection"].suggests, STEPS["serve_inspection"].first_while
    assert suggests is not None
    assert first_while is not None
    assert suggests(standing(*ORDERED)) == {"served": "correction_order", "parties": [3]}
    assert first_while(standing(*ORDERED))
    assert suggests(standing(*SERVED)) == {"served": "complaint_docket_notice", "parties": [1, 2]}
    assert not first_while(standing(*SERVED))


def test_a_publication_counts_on_its_thirtieth_day_not_before_and_not_after() -> None:
    asked = {"served": "correction_order", "parties": [3]}
    assert "还没有公告" in (refusal(STEPS["deem_inspection_served"], standing(*ORDERED)) or "")
    published = [*ORDERED, ("publish_inspection", {**asked, "reason": "已搬离"})]
    published_on = replay(journal(*published)).proceedings[1].entries[-1].on
    for after, field in ((29, "on"), (30, None), (31, "on"), (52, "on")):
        found = wrong("deem_inspection_served", standing(*published, today=published_on + timedelta(days=after)), **asked)
        assert set(found) == ({field} if field else set())
    assert "parties" in wrong("deem_inspection_served", standing(*published), served="complaint_docket_notice", parties=[1])
    deemed = [*published, ("deem_inspection_served", asked)]
    assert standing(*deemed).here.received(InspectionPaper.CORRECTION_ORDER) == {3: published_on + timedelta(days=1)}


def test_a_decision_reaches_the_employer_before_the_case_is_closed_or_called_obeyed() -> None:
    for step in ("close_inspection", "confirm_obeyed", "record_challenge"):
        assert "还没有送达某鞋业有限公司" in (refusal(STEPS[step], standing(*DECISION)) or "")
    assert "100.00 元没有支付" in (refusal(STEPS["close_inspection"], standing(*DECISION_SERVED)) or "")
    undecided = standing(*FOUND, ("revoke_docket", {}), ("close_inspection", {}))
    for step in ("confirm_obeyed", "record_challenge"):
        assert "没有作出行政处理决定" in (refusal(STEPS[step], undecided) or "")
    assert "100.00 元没有到账" in (refusal(STEPS["confirm_obeyed"], standing(*DECISION_SERVED)) or "")
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    assert refusal(STEPS["confirm_obeyed"], standing(*DECISION_SERVED, paid)) is None
    assert refusal(STEPS["close_inspection"], standing(*DECISION_SERVED, paid)) is None


def challenged(*events: str) -> list[Any]:
    return [("record_challenge", {"event": event, "parties": [3], "body": "某机关"}) for event in events]


@pytest.mark.parametrize(
    ("before", "event", "fits"),
    [((), "applied", True), ((), "sued", True), ((), "reviewed", False), ((), "judged", False),
     (("applied",), "sued", False), (("applied",), "reviewed", True), (("applied", "reviewed"), "sued", True),
     (("sued",), "judged", True), (("sued",), "applied", False)],
)
def test_a_review_comes_before_the_suit_or_there_is_none(before: tuple[str, ...], event: str, fits: bool) -> None:
    here = standing(*DECISION_SERVED, *challenged(*before))
    result = {"result": "upheld"} if event in ("reviewed", "judged") else {}
    assert (wrong("record_challenge", here, event=event, parties=[3], body="某机关", **result) == {}) == fits
    assert "parties" in wrong("record_challenge", here, event=event, parties=[1], body="某机关")


POLICE = {"authority": "晋江市公安局", "reason": "经责令仍不支付"}


def test_refusing_to_pay_is_a_crime_only_after_an_order_in_vain() -> None:
    def lacks(*lines: Any, today: date = date(2026, 4, 30), step: str = "refer_police") -> str:
        return wrong(step, standing(*lines, today=today), ground="refuses_to_pay", **POLICE).get("ground", "")

    assert "须先责令支付" in lacks(*FOUND)
    assert "还没有送达" in lacks(*ORDERED)
    assert "才满" in lacks(*SERVED, today=RECEIVED_ON + timedelta(days=8))
    assert lacks(*SERVED, today=RECEIVED_ON + timedelta(days=9)) == ""
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    assert "全部到账" in lacks(*SERVED, paid)
    assert "还没有送达" in lacks(*ORDERED, *DECISION[len(SERVED) :], step="report_crime")
    assert lacks(*DECISION_SERVED, step="report_crime") == ""


def test_another_crime_is_reported_whenever_it_is_found_and_a_decision_stands_beside_it() -> None:
    for lines in (RECORDED, FOUND, ORDERED):
        assert wrong("refer_police", standing(*lines), ground="other_crime", **POLICE) == {}
        facts = replay(journal(*lines, ("refer_police", {"ground": "other_crime", **POLICE})))
        assert (facts.proceedings[1].state, facts.proceedings[1].outcome) == ("referred", "I14")
    told = ("report_crime", {"ground": "refuses_to_pay", **POLICE})
    facts = replay(journal(*DECISION_SERVED, told))
    assert (facts.proceedings[1].state, facts.proceedings[1].outcome) == ("decided", "I11")
    closed = replay(journal(*DECISION_SERVED, ("close_inspection", {}), told))
    assert closed.proceedings[1].state == "closed"
