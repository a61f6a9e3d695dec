"""What turns an inspection aside: joined, withdrawn, suspended, merged, handed to another bureau, its docket revoked."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date

import pytest

from mediation.rules.codes import Kind, Side
from mediation.rules.lifecycle import STEPS, refusal, replay, suggested
from mediation.rules.roles import Role
from mediation.rules.steps.awaited import waits_for
from tests.rules.cases.inspection import DOCKETED, FOUND, HEARD, ORDERED, RECEIVED, RECORDED, standing, wrong
from tests.rules.cases.lines import journal
from tests.scenes import COMPANY, person

from .journal import Line, seen, stands


def clock(limit: str, *lines: Line, today: str) -> tuple[str, str]:
    begun: list[Line] = [("receive_complaint", "2026-03-02"), ("docket_complaint", "2026-03-02")]
    return stands(seen(Kind.INSPECTION, *begun, *lines, today=today)[limit, None])


def test_LI_17_the_days_of_a_suspension_are_left_out_of_the_sixty() -> None:
    """Ten working days of waiting move 05-28 to 06-11."""
    stopped: Line = ("suspend_inspection", "2026-04-07", {"ground": "injury"})
    assert clock("L-08", stopped, today="2026-04-10")[1] == "suspended"
    assert clock("L-08", stopped, ("resume_inspection", "2026-04-21"), today="2026-04-21") == ("2026-06-11", "running")
    assert STEPS["suspend_inspection"].by == {Role.INSPECTION_LEAD}


@pytest.mark.parametrize("before", [RECORDED, FOUND])
def test_a_suspended_inspection_goes_back_to_where_it_was(before: list[tuple[str, dict[str, object]]]) -> None:
    stood = replay(journal(*before)).proceedings[1].state
    waits = [*before, ("suspend_inspection", {"ground": "dispute", "reason": "仲裁已受理"})]
    assert replay(journal(*waits)).proceedings[1].state == "suspended"
    assert "不能办理" in (refusal(STEPS["finish_investigation"], standing(*waits)) or "")
    assert replay(journal(*waits, ("resume_inspection", {"reason": "已裁决"}))).proceedings[1].state == stood


def test_LI_14_a_withdrawal_ends_nothing_by_itself() -> None:
    one = ("withdraw_complaint", {"parties": [1], "reason": "已经付清"})
    here = standing(*FOUND, one)
    assert here.here.state == "found"
    revoke = {"ground": "withdrawn", "reason": "已付清"}
    assert "没有撤回投诉" in wrong("revoke_docket", here, **revoke)["ground"], "the other complainant stands by his"
    assert "ground" not in suggested(STEPS["revoke_docket"], here), "nobody is led to a ground that is refused"
    both = ("withdraw_complaint", {"parties": [2], "reason": "已经付清"})
    assert wrong("revoke_docket", standing(*FOUND, one, both), **revoke) == {}
    assert suggested(STEPS["revoke_docket"], standing(*FOUND, one, both))["ground"] == "withdrawn"


def test_LI_14_a_complaint_withdrawn_before_it_is_docketed_may_be_refused_for_it_or_docketed_all_the_same() -> None:
    one = ("withdraw_complaint", {"parties": [1], "reason": "已经付清"})
    both = ("withdraw_complaint", {"parties": [2], "reason": "已经付清"})
    refused = {"ground": "withdrawn", "reason": "已付清"}
    assert "没有撤回" in wrong("refuse_complaint", standing(*RECEIVED, one), **refused)["ground"]
    withdrawn = standing(*RECEIVED, one, both)
    assert withdrawn.here.state == "received"
    assert wrong("refuse_complaint", withdrawn, **refused) == {}
    assert suggested(STEPS["refuse_complaint"], withdrawn) == {"ground": "withdrawn", "reason": "已经付清"}
    assert refusal(STEPS["docket_complaint"], withdrawn) is None


def test_LI_9_a_report_has_nobody_who_could_withdraw_it_or_waits_for_its_papers() -> None:
    report = {**RECEIVED[0][1], "accusation": "report", "applicants": [], "claims": []}
    here = standing(("receive_complaint", report), *DOCKETED[1:])
    assert "没有投诉人" in (refusal(STEPS["withdraw_complaint"], here) or "")
    for step in ("serve_inspection", "publish_inspection"):
        assert "不用送达" in (refusal(STEPS[step], here) or "")
    ordered = standing(("receive_complaint", report), *FOUND[1:], ("order_correction", {"days": 7}))
    assert refusal(STEPS["serve_inspection"], ordered) is None


def test_LR_18_who_comes_later_has_the_docket_notice_and_nobody_has_it_twice() -> None:
    paper = "complaint_docket_notice"
    told = ("serve_inspection", {"served": paper, "parties": [1, 2], "method": "direct"})
    before = [*RECORDED, told]
    assert waits_for(standing(*before), paper) == []
    asked = [{"claimant": 1, "item": "wages", "amount": "300.00"}]
    for step in ("join_inspection", "join_complainant"):
        come = (step, {"ground": "more_workers", "applicants": [person(9)], "claims": asked, "reason": "同样欠发"})
        assert [party.number for party in waits_for(standing(*before, come), paper)] == [4]
    other = {**COMPANY, "name": "某建设有限公司", "credit_code": None}
    only_a_unit = ("join_inspection", {"ground": "more_workers", "respondents": [other], "reason": "总包"})
    assert waits_for(standing(*before, only_a_unit), paper) == []


def test_LR_35_a_docket_falls_from_the_investigation_and_not_while_what_was_ordered_is_owed() -> None:
    assert refusal(STEPS["revoke_docket"], standing(*RECORDED)) is None
    assert wrong("revoke_docket", standing(*RECORDED), ground="unfounded", reason="没有欠薪") == {}
    at_once = ("order_further", ORDERED[-1][1])
    assert "没有到账" in (refusal(STEPS["revoke_docket"], standing(*RECORDED, at_once)) or "")


def test_LI_9_who_comes_later_is_a_complainant_with_what_he_asks() -> None:
    come = {"ground": "more_workers", "applicants": [person(9)], "reason": "工资表上同样欠发"}
    asked = [{"claimant": 1, "item": "wages", "amount": "300.00"}]
    assert "claims" in wrong("join_inspection", standing(*RECORDED), **come)
    assert "applicants" in wrong("join_inspection", standing(*RECORDED), reason="无")
    other = {**COMPANY, "name": "某建设有限公司", "credit_code": None}
    joined = ("join_inspection", {**come, "claims": asked, "respondents": [other]})
    for before in (RECORDED, ORDERED):
        facts = replay(journal(*before, joined))
        here = facts.proceedings[1]
        assert here.parties == (1, 2, 3, 4, 5)
        assert [facts.parties[n].side for n in (4, 5)] == [Side.APPLICANT, Side.RESPONDENT]
        assert here.claims == (1, 2, 3)
        assert here.state == replay(journal(*before)).proceedings[1].state


def test_LI_13_what_was_handed_to_another_bureau_is_no_longer_decided_here() -> None:
    gone = ("transfer_inspection", {"authority": "某市人社局", "reason": "用工地在外地", "materials": "投诉书"})
    facts = replay(journal(*FOUND, gone)).proceedings[1]
    assert (facts.state, facts.outcome) == ("referred", "I16")
    for step in ("tell_before", "order_further", "decide_handling"):
        assert "已于" in (refusal(STEPS[step], standing(*FOUND, *HEARD, gone, today=date(2026, 4, 30))) or "")


def test_what_went_into_another_file_is_that_files_case() -> None:
    merged = replay(journal(*DOCKETED, ("merge_inspection", {"into": "监立字1号", "reason": "同一违法行为"}))).proceedings[1]
    assert (merged.state, merged.outcome) == ("merged", "I20")
    assert clock("L-08", ("merge_inspection", "2026-03-10"), today="2026-08-10")[1] == "lapsed"
