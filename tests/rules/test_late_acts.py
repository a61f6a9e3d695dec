"""What a party does because something did not come in time, or answers late: recorded with what follows from it."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from typing import Any

import pytest

from mediation.rules.deadlines import BY_ID
from mediation.rules.lifecycle import STEPS, replay, suggested
from mediation.rules.steps.awaited import waits_for
from mediation.rules.steps.court import suit_kind
from mediation.rules.steps.late_filing import DECISION_DAYS
from tests.rules.cases.court import entries, refused, situation, wrong
from tests.rules.cases.hearing import APPLICATION, SCHEDULED, Line, told
from tests.rules.journal import arbitration, stands
from tests.scenes import person

COURT = {"court": "某市人民法院"}
OF_OURS = {**COURT, "used": {"unit": "office"}}
BACK = {"claimant": 3, "item": "other", "amount": "800.00", "detail": "返还工具折价款"}
MERGED: list[Line] = [
    *SCHEDULED,
    ("receive_counterclaim", "2026-09-10", {"claims": [BACK], "story": "未交还工具"}),
    ("merge_counterclaim", "2026-09-11", {"claims": [BACK]}),
    told("2026-09-14", 1, 2, document="counter_notice"),
]


# --- 就反申请答辩 -----------------------------------------------------------------------------------------------


def test_r33_36_an_applicant_answers_a_counterclaim_that_was_merged_and_nobody_answers_what_is_not_claimed_of_him() -> None:
    assert "反申请合并处理以后" in wrong("record_answer", situation(*SCHEDULED), parties=[1])["parties"]
    merged = situation(*MERGED)
    assert wrong("record_answer", merged, parties=[1]) == {}
    assert wrong("record_answer", merged, parties=[3]) == {}
    assert "分两次登记" in wrong("record_answer", merged, parties=[1, 3])["parties"]
    third: Line = ("join_party", "2026-09-15", {"side": "third", "joined": [person(77)], "reason": "有利害关系"})
    assert "第三人" in wrong("record_answer", situation(*MERGED, third), parties=[4])["parties"]


def test_r33_36_the_form_offers_one_side_at_a_time() -> None:
    assert suggested(STEPS["record_answer"], situation(*MERGED))["parties"] == [3]
    answered: Line = ("record_answer", "2026-09-15", {"parties": [3]})
    assert suggested(STEPS["record_answer"], situation(*MERGED, answered))["parties"] == [1, 2]


def test_r33_33_36_the_copy_of_an_answer_is_served_on_the_other_side_alone() -> None:
    answered: list[Line] = [*MERGED, ("record_answer", "2026-09-15", {"parties": [1, 2]})]
    where = situation(*answered)
    assert [party.number for party in waits_for(where, "answer_copy")] == [3]
    asked = {"served": "answer_copy", "on": "2026-09-16", "method": "direct"}
    assert "只送达被申请人" in wrong("serve", where, parties=[1], **asked)["parties"]
    assert wrong("serve", where, parties=[3], **asked) == {}
    both = situation(*answered, ("record_answer", "2026-09-16", {"parties": [3]}))
    assert [party.number for party in waits_for(both, "answer_copy")] == [1, 2, 3]


def test_A_31_is_met_by_each_applicants_own_answer() -> None:
    lines: list[Line] = [
        ("file_arbitration", "2026-03-02", {}),
        ("accept_arbitration", "2026-03-04", {}),
        ("merge_counterclaim", "2026-03-09", {"claims": [{**BACK, "claimant": 2}]}),
        ("serve", "2026-03-10", {"served": "counter_notice", "parties": [1]}),
    ]
    assert stands(arbitration(*lines, today="2026-03-11")["A-31", 1]) == ("2026-03-24", "running")
    answered: Line = ("record_answer", "2026-03-18", {"parties": [1]})
    assert stands(arbitration(*lines, answered, today="2026-03-20")["A-31", 1])[1] == "met"


# --- 逾期未作出受理决定 -----------------------------------------------------------------------------------------

SUED: Line = ("sue_not_decided", "2026-09-09", {"parties": [1, 2], **OF_OURS})
DOCKETED: Line = ("docket_suit", "2026-09-14", {"in": 2, "court_number": "9号", "used": {"docket": "9号"}})


@pytest.mark.parametrize(("on", "early"), [("2026-09-07", True), ("2026-09-08", True), ("2026-09-09", False)])
def test_LMAA_29_nobody_sues_for_a_missing_decision_within_the_five_working_days(on: str, early: bool) -> None:
    """Received on Tuesday 2026-09-01: the fifth working day is the 8th."""
    found = wrong("sue_not_decided", situation(APPLICATION), on=on, parties=[1], **COURT)
    assert ("on" in found) is early


def test_LMAA_29_it_is_the_applicant_who_sues() -> None:
    found = wrong("sue_not_decided", situation(APPLICATION), on="2026-09-09", parties=[3], **COURT)
    assert "由申请人起诉" in found["parties"]
    known = replay(entries(APPLICATION, SUED))
    assert suit_kind(known.proceedings[2]) == "not_decided"
    assert known.proceedings[2].parties == (1, 2, 3)


def test_interpretation_1_12_until_the_court_takes_the_suit_the_commission_may_still_decide() -> None:
    assert refused("accept_arbitration", situation(APPLICATION, SUED)) == ""


def test_r33_34_what_a_court_has_docketed_is_taken_up_no_more_and_the_refusal_says_why() -> None:
    where = situation(APPLICATION, SUED, DOCKETED)
    assert "本委不再受理" in refused("accept_arbitration", where)
    assert "本委不再受理" in wrong("propose_filing", where, proposed="accept_arbitration", opinion="拟受理")["proposed"]
    assert suggested(STEPS["refuse_arbitration"], where)["ground"] == "already"
    assert "人民法院于2026-09-14立案" in suggested(STEPS["refuse_arbitration"], where)["reason"]
    assert "ground" not in suggested(STEPS["refuse_arbitration"], situation(APPLICATION))


def test_r33_48_who_did_not_sue_for_the_decision_keeps_the_application() -> None:
    one: Line = (SUED[0], SUED[1], {**SUED[2], "parties": [1]})
    assert refused("accept_arbitration", situation(APPLICATION, one, DOCKETED)) == ""
    accepted: list[Line] = [APPLICATION, one, DOCKETED, ("accept_arbitration", "2026-09-15", {})]
    asks: dict[str, Any] = {"court": "某院", "court_number": "9号"}
    assert "没有起诉" in refused("terminate_arbitration", situation(*accepted))
    assert wrong("terminate_part", situation(*accepted), parties=[1], **asks) == {}
    here = replay(entries(*accepted, ("terminate_part", "2026-09-16", {"parties": [1], **asks}))).proceedings[1]
    assert (here.claims, here.left[1].outcome) == ((2,), "A50")


def test_LMAA_29_the_office_is_late_all_the_same() -> None:
    lines: list[Line] = [("file_arbitration", "2026-03-02", {}), ("sue_not_decided", "2026-03-10", {"parties": [1], **COURT})]
    assert stands(arbitration(*lines, today="2026-03-11")["A-02", None]) == ("2026-03-09", "late")


def test_the_length_of_the_decision_stands_in_one_place() -> None:
    assert BY_ID["A-02"].length.count == DECISION_DAYS
    assert [limit.id for limit in BY_ID.values() if "sue_not_decided" in limit.opens] == ["A-02"]
