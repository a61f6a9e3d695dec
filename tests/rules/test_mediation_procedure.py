"""Mediation in full: consent, hands that change, negotiation, settlement, performance, and their time limits."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.codes import Item, Outcome
from mediation.rules.deadlines import due
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import past_only
from mediation.rules.lifecycle import STEPS, Situation, since_receipt
from mediation.rules.steps.left_out import given_up
from mediation.rules.steps.remedies import ARBITRATE, PAYMENT_ORDER, SUE, told_of
from tests.rules.cases.mediation import APPLIED, MEDIATING, REFERENCE, REGISTERED, Line, agreed, at, facts_of, refusal, wrong
from tests.rules.journal import CALENDAR, mediation, stands

# --- consent --------------------------------------------------------------------------------------------------


def test_a_side_that_refused_last_keeps_the_mediation_from_being_accepted() -> None:
    no: Line = ("record_consent", "2026-03-03", {"side": "respondent", "willing": "no", "way": "phone"})
    yes: Line = ("record_consent", "2026-03-04", {"side": "respondent", "willing": "yes", "way": "in_person"})
    assert "被申请人 2026-03-03 表示不同意" in refusal("accept_mediation", [*REGISTERED, no])
    assert refusal("accept_mediation", [*REGISTERED, no, yes]) == ""
    suggests = STEPS["refuse_mediation"].suggests
    assert suggests is not None
    assert suggests(at([*REGISTERED, no]))["ground"] == "other_side"


def test_nobody_agrees_to_an_application_before_its_day() -> None:
    for side, label in (("applicant", "申请人同意之日"), ("respondent", "被申请人同意之日")):
        days = {
            day: wrong("accept_mediation", REGISTERED, both_consent=True, **{f"{side}_consents_on": day})
            for day in ("2026-03-01", "2026-03-02")
        }
        assert days == {
            "2026-03-01": {f"{side}_consents_on": f"{label}早于收到申请之日（2026-03-02），请核对。"}, "2026-03-02": {},
        }  # fmt: skip


BEFORE_THE_CASE = {"register_agent": {"on"}, "record_injury": {"on", "received_on"}, "record_assessment": {"on", "received_on"}}
"""A mandate, and what went its own way (工伤认定、鉴定), may be older than the proceeding in which it is noted."""


def test_what_was_before_the_application_is_not_measured_by_its_day() -> None:
    """When the right was known or claimed, a violation ended, somebody died, what a correction says, the day of a mandate: those lie
    before every proceeding."""
    names = {"new_on", "knew_on", "interrupted_on", "stopped_on", "resumed_on", "violation_ended_on", "first_accepted_on", "since",
        "began_on", "consulted_on", "decided_on",
    }
    for step in STEPS.values():
        assert since_receipt(step.asks).keys() == past_only(step.asks) - names - BEFORE_THE_CASE.get(step.name, set())


def test_what_each_side_said_is_filled_in_apart() -> None:
    yes: Line = ("record_consent", "2026-03-04", {"side": "respondent", "willing": "yes", "way": "phone"})
    suggests = STEPS["accept_mediation"].suggests
    assert suggests is not None
    assert suggests(at(REGISTERED))["both_consent"] is False
    assert suggests(at([*REGISTERED, yes])) == {
        "new_form": False,
        "applicant_consents_on": "2026-03-02",
        "applicant_way": "application",
        "respondent_consents_on": "2026-03-04",
        "respondent_way": "phone",
        "both_consent": True,
    }


@pytest.mark.parametrize("source", ["offered", "court", "inspection", "entrusted"])
def test_where_nobody_applied_it_is_on_record_how_both_were_asked(source: str) -> None:
    unasked: list[Line] = [("register", "2026-03-02", {**APPLIED, "source": source})]
    assert wrong("accept_mediation", unasked, both_consent=True).keys() == {"applicant_way", "respondent_way"}
    said = {"both_consent": True, "applicant_way": "phone", "respondent_way": "written"}
    assert wrong("accept_mediation", unasked, **said) == {}
    assert wrong("accept_mediation", REGISTERED, both_consent=True) == {}


def test_nobody_consents_after_the_acceptance() -> None:
    late = wrong("accept_mediation", REGISTERED, both_consent=True, respondent_consents_on="2026-03-07")
    assert late.keys() == {"respondent_consents_on"}


def test_a_case_from_the_court_says_which_court() -> None:
    form = STEPS["register"].asks.model_validate(
        {**{k: v for k, v in APPLIED.items() if k != "used"}, "source": "court", "on": "2026-03-02"}
    )
    outside = Situation(CaseFacts(), None, date(2026, 3, 2), REFERENCE)
    assert lifecycle.wrong_answers(STEPS["register"], outside, form).keys() == {"referred_by"}


# --- hands that change ----------------------------------------------------------------------------------------


def test_a_mediator_with_an_interest_is_replaced_and_does_not_come_back() -> None:
    changed: Line = ("change_mediator", "2026-03-04", {"mediator": "bea", "ground": "conflict", "reason": "近亲属"})
    assert at([*MEDIATING, changed]).here.handler == "bea"
    answers = {"ground": "party", "reason": "申请人要求"}
    assert "利害关系" in wrong("change_mediator", [*MEDIATING, changed], mediator="alice", **answers)["mediator"]
    assert "同一人" in wrong("change_mediator", [*MEDIATING, changed], mediator="bea", **answers)["mediator"]
    assert "更换调解员" in refusal("assign_mediator", MEDIATING)


def handed(step: str, to_unit: str) -> Line:
    return step, "2026-03-06", {"to_unit": to_unit, "reason": "人数多"}


def test_M_03_keeps_its_day_when_the_case_goes_to_another_organisation() -> None:
    here = at([*MEDIATING, handed("escalate_mediation", "350582-TJ")]).here
    assert (here.unit, here.state, here.handler, here.received_on) == ("350582-TJ", "mediating", "", date(2026, 3, 2))
    assert "先办理“指派调解员”" in refusal("record_session", [*MEDIATING, handed("escalate_mediation", "350582-TJ")])
    assert refusal("assign_mediator", [*MEDIATING, handed("escalate_mediation", "350582-TJ")]) == ""
    before = mediation(("register", "2026-03-02"), ("accept_mediation", "2026-03-03"))
    after = mediation(("register", "2026-03-02"), ("accept_mediation", "2026-03-03"), ("transfer_mediation", "2026-03-10"))
    assert stands(before["M-03"]) == stands(after["M-03"]) == ("2026-03-17", "late")
    assert stands(before["M-04"]) == stands(after["M-04"])


@pytest.mark.parametrize(
    ("step", "to_unit", "allowed"),
    [
        ("escalate_mediation", "350582-TJ", True), ("escalate_mediation", "village", False),
        ("escalate_mediation", "other", False), ("escalate_mediation", "350582-ZC", False),
        ("escalate_mediation", "350582", False), ("escalate_mediation", "nowhere", False),
        ("transfer_mediation", "other", True), ("transfer_mediation", "village", True),
        ("transfer_mediation", "350582-TJ", False), ("transfer_mediation", "town", False),
    ],
)
def test_up_is_escalated_and_sideways_or_down_is_transferred(step: str, to_unit: str, *, allowed: bool) -> None:
    found = wrong(step, MEDIATING, to_unit=to_unit, reason="人数多", told_on="2026-03-06", contact="某某")
    assert (found == {}) == allowed


def test_the_centre_has_nobody_above_it() -> None:
    assert "没有上一级" in refusal("escalate_mediation", [*MEDIATING, handed("escalate_mediation", "350582-TJ")])


# --- the time limits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "day", "last"),
    [
        ("N-01", "2026-11-02", "2026-11-09"), ("N-01", "2026-11-10", "2026-11-16"), ("N-01", "2026-09-28", "2026-10-08"),
        ("N-02", "2026-11-20", "2026-11-20"), ("N-02", "2026-10-03", "2026-10-08"), ("N-02", "2026-11-21", "2026-11-23"),
        ("M-05", "2026-11-04", "2026-11-19"), ("M-05", "2026-09-20", "2026-10-08"), ("M-05", "2026-02-06", "2026-02-24"),
        ("M-11A", "2026-11-04", "2026-11-09"), ("M-11A", "2026-09-28", "2026-10-08"), ("M-11A", "2026-11-10", "2026-11-16"),
        ("M-11B", "2026-11-04", "2026-11-19"), ("M-11B", "2026-09-18", "2026-10-08"), ("M-11B", "2026-11-07", "2026-11-23"),
        ("M-11C", "2026-11-05", "2026-11-20"), ("M-11C", "2026-09-18", "2026-10-08"), ("M-11C", "2026-06-05", "2026-06-22"),
        ("M-11D", "2026-11-05", "2026-12-07"), ("M-11D", "2026-09-18", "2026-10-19"), ("M-11D", "2026-09-04", "2026-10-08"),
        ("M-01", "2026-10-03", "2026-10-03"), ("M-06", "2026-11-21", "2026-11-21"), ("M-07", "2026-10-01", "2026-10-01"),
    ],
)
def test_N_01_N_02_M_01_M_05_M_06_M_07_M_11_are_counted(limit: str, day: str, last: str) -> None:
    assert str(due(limit, date.fromisoformat(day), CALENDAR).due_on) == last


def test_M_05_takes_the_place_of_M_04_in_a_dispute_of_the_new_forms_of_employment() -> None:
    opened = ("register", "2026-11-02")
    usual = mediation(opened, ("accept_mediation", "2026-11-04", {"new_form": False}))
    platform = mediation(opened, ("accept_mediation", "2026-11-04", {"new_form": True}))
    assert {"M-04", "M-05"} & usual.keys() == {"M-04"}
    assert {"M-04", "M-05"} & platform.keys() == {"M-05"}


@pytest.mark.parametrize(("until", "allowed"), [("2026-04-02", True), ("2026-04-03", False), ("2026-03-20", True)])
def test_M_05_is_extended_by_fifteen_days_at_the_most(until: str, *, allowed: bool) -> None:
    new_form: list[Line] = [*REGISTERED, ("accept_mediation", "2026-03-03", {"new_form": True}), MEDIATING[2]]
    consents = {"applicant_consents_on": "2026-03-05", "respondent_consents_on": "2026-03-05"}
    assert (wrong("extend_mediation", new_form, until=until, **consents) == {}) == allowed
    assert wrong("extend_mediation", MEDIATING, until="2026-06-01", **consents) == {}


def test_N_01_ends_with_the_answer_and_N_02_runs_to_the_day_that_was_agreed_last() -> None:
    found = mediation(
        ("register", "2026-11-02"),
        ("propose_negotiation", "2026-11-03"),
        ("answer_negotiation", "2026-11-05", {"until": "2026-11-12"}),
        ("answer_negotiation", "2026-11-11", {"until": "2026-11-20"}),
    )
    assert found["N-01"].state.value == "met"
    assert stands(found["N-02"]) == ("2026-11-20", "expired")


def test_M_11_follows_the_court_from_one_event_to_the_next() -> None:
    def order(event: str, on: str) -> tuple[str, str, dict[str, Any]]:
        return "record_payment_order", on, {"event": event}

    found = mediation(
        ("register", "2026-10-08"),
        order("applied", "2026-11-02"),
        order("accepted", "2026-11-04"),
        order("issued", "2026-11-10"),
        order("served", "2026-11-16"),
    )
    assert {name: clock.state.value for name, clock in found.items() if name.startswith("M-11")} == {
        "M-11A": "met",
        "M-11B": "met",
        "M-11C": "running",
        "M-11D": "met",
    }


# --- negotiation and settlement -------------------------------------------------------------------------------


def test_a_settlement_of_the_parties_is_no_mediation_agreement() -> None:
    settled: Line = ("reconcile", "2026-03-06", {"terms": "结清", "promises": []})
    here = at([*MEDIATING, settled]).here
    assert (here.state, here.outcome, here.concluded_on) == ("reconciled", Outcome.RECONCILED, date(2026, 3, 6))
    assert "M-08" not in mediation(("register", "2026-03-02"), ("accept_mediation", "2026-03-03"), ("reconcile", "2026-03-06"))
    with_sums = {"terms": "分期", "promises": [{"payee": 1, "amount": "50.00", "due_on": "2026-03-10"}]}
    facts = facts_of([*MEDIATING, ("reconcile", "2026-03-06", with_sums)])
    assert [line.amount for line in facts.promised_in(facts.proceedings[1])] == [50]


def test_a_negotiation_is_proposed_answered_and_ended() -> None:
    proposed: Line = ("propose_negotiation", "2026-03-03", {"side": "applicant"})
    answered: Line = ("answer_negotiation", "2026-03-04", {"willing": "yes", "until": "2026-03-10"})
    assert "先办理“提出协商”" in refusal("answer_negotiation", REGISTERED)
    assert "已经在协商中" in refusal("propose_negotiation", [*REGISTERED, proposed])
    assert wrong("answer_negotiation", [*REGISTERED, proposed], willing="yes").keys() == {"until"}
    assert wrong("answer_negotiation", [*REGISTERED, proposed, answered], willing="yes", until="2026-03-10").keys() == {"until"}
    assert wrong("answer_negotiation", [*REGISTERED, proposed, answered], willing="yes", until="2026-03-11") == {}
    assert refusal("propose_negotiation", [*REGISTERED, proposed, ("end_negotiation", "2026-03-05", {})]) == ""


# --- performance ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "open_"),
    [
        (["wages"], [PAYMENT_ORDER, SUE, ARBITRATE]),
        (["wages", "overtime"], [PAYMENT_ORDER, SUE, ARBITRATE]),
        (["wages", "severance"], [PAYMENT_ORDER, ARBITRATE]),
        (["insurance"], [ARBITRATE]),
    ],
)
def test_what_is_open_when_an_agreement_is_not_performed(items: list[str], open_: list[str]) -> None:
    situation = at(agreed(*items))
    assert [*told_of(situation)] == open_


def test_a_breach_is_recorded_only_once_a_day_has_passed_and_says_what_is_open() -> None:
    assert "没有超过履行期限" in refusal("record_breach", agreed("wages"), "2026-03-10")
    assert refusal("record_breach", agreed("wages"), "2026-03-11") == ""
    freezes = STEPS["record_breach"].freezes
    assert freezes is not None
    form = STEPS["record_breach"].asks.model_validate({"on": "2026-03-20", "note": "没有支付", "told_on": "2026-03-20"})
    told = {"remedies": [PAYMENT_ORDER, SUE, ARBITRATE], "told": {"1": [0, 1, 2]}}
    assert freezes(at(agreed("wages")), form).kept() == told


def test_performance_is_confirmed_when_everything_has_arrived_and_keeps_the_day_of_the_agreement() -> None:
    assert "还有 100.00 元" in refusal("confirm_performance", agreed("wages"))
    paid: Line = ("record_payment", "2026-03-09", {"payments": [{"promise": 1, "amount": "100.00"}]})
    here = at([*agreed("wages"), paid, ("confirm_performance", "2026-03-09", {})]).here
    assert (here.state, here.outcome, here.concluded_on) == ("performed", Outcome.AGREED, date(2026, 3, 5))


def test_a_payment_order_is_for_wages_and_the_like_and_goes_the_courts_way() -> None:
    assert "不能申请支付令" in refusal("record_payment_order", agreed(str(Item.INSURANCE)))
    lines = agreed("wages")
    assert wrong("record_payment_order", lines, sums=[1], event="issued", on="2026-03-12").keys() == {"event"}
    assert wrong("record_payment_order", lines, sums=[1], event="applied", on="2026-03-12") == {}
    assert wrong("record_payment_order", lines, sums=[1], event="applied").keys() == {"sums", "on"}, "nothing was overdue then"
    events = ["applied", "accepted", "issued", "served", "objected"]
    gone = [*lines, *(("record_payment_order", "2026-03-12", {"event": event}) for event in events)]
    assert "直接以调解协议书提起诉讼" in refusal("record_payment_order", gone)


# --- whose the money is ---------------------------------------------------------------------------------------


ELSEWHERE = [{"party": n, "how": "elsewhere"} for n in (1, 2)]


def promised(payee: int, claim: int | None) -> dict[str, str]:
    line = {"payee": payee, "claim": claim, "amount": "50.00", "due_on": "2026-03-10"}
    return wrong("reach_agreement", [*MEDIATING, ("record_session", "2026-03-04", {})], promises=[line], left=ELSEWHERE)


def test_a_claim_is_paid_to_whoever_made_it_and_nothing_to_who_only_owes() -> None:
    assert promised(1, 1) == promised(1, None) == {}
    assert "提出的，应得人应当是" in promised(2, 1)["promises.0.payee"]
    assert promised(3, 1).keys() == {"promises.0.payee"}
    assert "是被申请人，没有提出请求" in promised(3, None)["promises.0.payee"]


def test_claims_that_nothing_is_promised_for_are_named_before_the_agreement_is_made() -> None:
    where = at([*MEDIATING, ("record_session", "2026-03-04", {})])
    line = {"payee": 1, "claim": 1, "amount": "50.00", "due_on": "2026-03-10"}
    other = {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-10"}
    agreement = STEPS["reach_agreement"].asks
    said = given_up(where, agreement.model_validate({"on": "2026-03-06", "promises": [line]}))
    first, second = where.case.parties[1].name, where.case.parties[2].name
    assert f"没有（足额）约定的：{first}的劳动报酬的差额50元；{second}的经济补偿200元。" in said
    assert "依法另行主张" in said, "no waiver is presumed"
    assert given_up(where, agreement.model_validate({"on": "2026-03-06", "promises": [{**line, "amount": "100.00"}, other]})) == ""
