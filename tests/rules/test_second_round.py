"""The second round: who is joined, what is added and what is claimed back is told, answered and heard before it is decided."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Side
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, Situation, leads_on, suggested
from mediation.rules.steps.answering import answer_ends, answerers
from mediation.rules.steps.rounds import lacking
from mediation.rules.steps.undecided import undecided
from tests.rules.cases.hearing import (
    APPLICATION,
    HEARD,
    HEARING_DAY,
    HELD,
    REFERENCE,
    SCHEDULED,
    SET,
    WORDS,
    Line,
    facts,
    refused,
    situation,
    told,
    wrong,
)
from tests.rules.journal import CALENDAR, arbitration, stands
from tests.scenes import person

AFFILIATE = {"type": "unit", "name": "某关联公司", "legal_representative": "陈某", "post": "经理", "address": "某市某路1号"}
JOINED: Line = ("join_party", "2026-10-13", {"side": "respondent", "joined": [AFFILIATE], "reason": "混同用工"})
THIRD: Line = ("join_party", "2026-10-13", {"side": "third", "joined": [person(77)], "reason": "有利害关系"})
OVERTIME = {"claimant": 1, "item": "overtime", "amount": "3000.00", "detail": ""}
ADDED: Line = ("change_claims", "2026-10-13", {"dropped": [], "added": [OVERTIME]})
DROPPED: Line = ("change_claims", "2026-10-13", {"dropped": [3], "added": []})
BACK = {"claimant": 3, "item": "other", "amount": "800.00", "detail": "返还工具折价款"}
WHO_SITS: Line = told("2026-10-14", 4, document="tribunal_notice")
MERGED: list[Line] = [
    ("receive_counterclaim", "2026-09-10", {"claims": [BACK], "story": "未交还工具"}),
    ("merge_counterclaim", "2026-09-11", {"claims": [BACK]}),
]
AGAIN: Line = ("set_hearing", "2026-10-30", {**SET[2], "hearing_on": "2026-11-10"})
HELD_AGAIN: Line = ("hold_hearing", "2026-11-10", {"attended": "各方到庭", "mediated": True, "record": "辩论终结"})


def on(day: str, *lines: Line) -> Situation:
    known = facts(*lines)
    return Situation(known, known.proceedings[1], date.fromisoformat(day), REFERENCE)


def everything(where: Situation) -> list[dict[str, Any]]:
    return [{"claim": n, "upheld": False} for n in undecided(where.here)]


# --- 追加 -----------------------------------------------------------------------------------------------------


def test_LMAA_30_35_who_was_joined_after_the_hearing_is_told_answers_and_is_heard_before_any_award() -> None:
    """Joined on 10-13 after the hearing of 10-12: the award would order somebody to pay whom nobody had told or heard."""
    where = situation(*HEARD, JOINED)
    for step in ("award", "award_part"):
        assert "还没有送达：某关联公司《应诉通知书及申请书副本》" in refused(step, where)
        assert "2026-10-13 追加当事人之后还没有开庭" in refused(step, where)
    copy = told("2026-10-14", 4, document="respond_notice")
    assert "某关联公司《组成仲裁庭通知书》" in refused("award", situation(*HEARD, JOINED, copy)), "调解仲裁法 第32条"
    served = [*HEARD, JOINED, copy, WHO_SITS]
    assert "某关联公司到 2026-10-28" in refused("award", on("2026-10-20", *served))
    assert "答辩期" not in refused("award", on("2026-10-29", *served))
    assert "还没有开庭" in refused("award", on("2026-10-29", *served))
    again = [*served, AGAIN, told("2026-10-30", 1, 2, 3, 4), HELD_AGAIN]
    assert refused("award", on("2026-11-11", *again)) == ""


def test_LMAA_30_nobody_is_heard_who_has_not_the_copy_though_the_day_was_set_before_he_was_joined() -> None:
    joined: Line = ("join_party", "2026-09-22", JOINED[2])
    assert "还没有送达：某关联公司" in refused("hold_hearing", situation(*SCHEDULED, joined))
    papers = [told("2026-09-23", 4, document=name) for name in ("respond_notice", "tribunal_notice")]
    served = situation(*SCHEDULED, joined, *papers)
    assert refused("hold_hearing", served) == ""
    assert "某关联公司的答辩期到 2026-10-14" in wrong("hold_hearing", served, on=HEARING_DAY, attended="双方", record="略")["on"]


def test_LMAA_23_a_third_party_has_nothing_to_answer_but_is_heard() -> None:
    where = situation(*HEARD, THIRD)
    assert "应诉通知书" not in refused("award", where)
    assert "还没有送达：周某77《组成仲裁庭通知书》" in refused("award", where), "he may challenge whoever sits (第32、33条)"
    assert "追加当事人之后还没有开庭" in refused("award", where)
    assert refused("award", on("2026-11-11", *HEARD, THIRD, WHO_SITS, AGAIN, told("2026-10-30", 1, 2, 3, 4), HELD_AGAIN)) == ""


def test_LMAA_38_the_hearing_of_a_day_before_is_none_for_who_was_joined_after_it_however_late_it_is_noted() -> None:
    """The joinder is noted first and is of a later day than the hearing: the hearing was not about it."""
    early: Line = ("join_party", "2026-10-14", THIRD[2])
    assert "之后还没有开庭" in refused("award", situation(*SCHEDULED, told("2026-09-29", 1, 2, 3), early, HELD))


# --- 增加、变更 -----------------------------------------------------------------------------------------------


def test_R33_44_an_added_claim_is_told_answered_and_heard_before_it_is_decided() -> None:
    where = situation(*HEARD, ADDED)
    assert "还没有送达：某鞋业有限公司《变更仲裁请求受理通知书》" in refused("award", where)
    assert "受理增加、变更的请求之后还没有开庭" in refused("award", where)
    served = [*HEARD, ADDED, told("2026-10-14", 3, document="change_notice")]
    assert "某鞋业有限公司到 2026-10-28" in refused("award", on("2026-10-20", *served))
    again = [*served, AGAIN, told("2026-10-30", 1, 2, 3), HELD_AGAIN]
    assert refused("award", on("2026-11-11", *again)) == ""


def test_R33_44_who_gives_the_days_up_is_heard_at_once() -> None:
    given_up: Line = ("shorten_answer", "2026-10-14", {"parties": [3], "proof": "庭审笔录"})
    served = [*HEARD, ADDED, told("2026-10-14", 3, document="change_notice"), given_up]
    assert "答辩期" not in refused("award", on("2026-10-14", *served))
    assert "之后还没有开庭" in refused("award", on("2026-10-14", *served))


def test_R33_44_a_notice_of_an_earlier_change_is_none_of_the_later() -> None:
    later: Line = ("change_claims", "2026-10-16", ADDED[2])
    first = [*HEARD, ADDED, told("2026-10-14", 3, document="change_notice"), later]
    assert "变更仲裁请求受理通知书" in refused("award", situation(*first))
    assert "变更仲裁请求受理通知书" not in refused("award", situation(*first, told("2026-10-19", 3, document="change_notice")))


def test_R33_44_who_got_the_copy_after_the_change_got_it_as_changed() -> None:
    lines = [*HEARD, ADDED, told("2026-10-14", 3, document="change_notice"), JOINED, told("2026-10-15", 4, document="respond_notice")]
    assert "变更" not in refused("hold_hearing", situation(*lines, AGAIN))


def test_R33_35_a_claim_that_was_only_given_up_asks_for_no_notice_and_no_other_hearing() -> None:
    where = situation(*HEARD, DROPPED)
    assert refused("award", where) == ""
    assert wrong("award", where, lines=everything(where), **WORDS) == {}


def test_R33_46_3_giving_up_a_claim_begins_neither_the_45_days_nor_anybody_s_answer_anew() -> None:
    """Accepted 09-03, given up 09-30: the 45 days end on 10-19 as before, and not on 11-16."""
    lines: list[Line] = [("file_arbitration", "2026-09-01", {}), ("accept_arbitration", "2026-09-03", {})]
    given_up: Line = ("change_claims", "2026-09-30", {"dropped": [2], "added": []})
    more: Line = ("change_claims", "2026-09-30", {"dropped": [2], "added": [OVERTIME]})
    assert stands(arbitration(*lines, given_up, today="2026-10-12")["A-23", None]) == ("2026-10-19", "running")
    assert stands(arbitration(*lines, more, today="2026-10-12")["A-23", None]) == ("2026-11-16", "running")


def test_R33_45_an_extension_is_used_up_by_what_is_added_and_not_by_what_is_given_up() -> None:
    extended: Line = ("extend_arbitration", "2026-10-12", {"days": 15, "reason": "案情复杂"})
    assert "不能再延" in refused("extend_arbitration", situation(*HEARD, extended, DROPPED))
    assert refused("extend_arbitration", situation(*HEARD, extended, ADDED)) == ""


def test_R33_35_for_a_claim_that_was_given_up_there_is_no_notice_to_serve_and_no_period_to_waive() -> None:
    service: dict[str, Any] = {"on": "2026-10-14", "served": "change_notice", "parties": [3], "method": "direct"}
    assert "还没有作出《变更仲裁请求受理通知书》" in wrong("serve", situation(*HEARD, DROPPED), **service)["served"]
    assert wrong("serve", situation(*HEARD, ADDED), **service) == {}
    assert "普通程序的答辩期不能缩短" in refused("shorten_answer", situation(*HEARD, DROPPED))


def test_R33_29_what_is_missing_is_told_once() -> None:
    asked: Line = ("request_filing_correction", "2026-09-02", {"missing": "劳动合同"})
    done: Line = ("complete_filing_correction", "2026-09-07", {})
    assert refused("request_filing_correction", situation(APPLICATION)) == ""
    where = situation(APPLICATION, asked, done)
    assert "已于 2026-09-02 告知补正，需要补正的材料应当一次性告知" in refused("request_filing_correction", where)
    assert refused("accept_arbitration", where) == refused("refuse_arbitration", where) == ""


# --- 反申请 ---------------------------------------------------------------------------------------------------


def test_R33_36_the_applicant_is_served_the_counterclaim_and_has_his_days_before_it_is_heard() -> None:
    """Served on 09-15: ten working days, the Sunday 09-20 worked and the three days of the mid-autumn festival not, end on 09-29."""
    where = situation(*SCHEDULED[:-1], *MERGED)
    assert answer_ends(where, 1) is None
    set_again = [*SCHEDULED[:-1], *MERGED, SET]
    assert "还没有送达：周某1、周某2《反申请受理通知书》" in refused("hold_hearing", situation(*set_again))
    served = situation(*SCHEDULED[:-1], *MERGED, told("2026-09-15", 1, 2, 3, document="counter_notice"), SET)
    assert refused("hold_hearing", served) == ""
    assert str(answer_ends(served, 1)) == "2026-09-29"
    early: Line = ("set_hearing", "2026-09-21", {**SET[2], "hearing_on": "2026-09-28"})
    too_early = situation(*SCHEDULED[:-1], *MERGED, told("2026-09-15", 1, 2, 3, document="counter_notice"), early)
    assert "周某1的答辩期到 2026-09-29" in wrong("hold_hearing", too_early, on="2026-09-28", attended="双方", record="略")["on"]
    set_early = wrong("set_hearing", served, on="2026-09-21", hearing_on="2026-09-28", starts="09:00", place="一庭")["hearing_on"]
    assert set_early.startswith("周某1、周某2的答辩期到 2026-09-29 才届满"), "theirs, not the respondent's"
    assert str(answer_ends(served, 3)) == "2026-09-17"  # the employer's own days are those of the copy


def test_R33_36_a_counterclaim_merged_after_the_hearing_is_heard_at_another() -> None:
    late: list[Line] = [(step, "2026-10-13", given) for step, _, given in MERGED]
    where = situation(*HEARD, *late)
    assert "反申请受理通知书" in refused("award", where)
    assert "合并处理反申请之后还没有开庭" in refused("award", where)


def test_R33_36_the_applicant_too_may_give_up_his_days() -> None:
    lines = [*SCHEDULED[:-1], *MERGED]
    untold = wrong("shorten_answer", situation(*lines), on="2026-09-14", parties=[1], proof="笔录")
    assert untold["parties"].startswith("申请书（反申请书）副本还没有送达周某1")
    served = situation(*lines, told("2026-09-14", 1, 2, 3, document="counter_notice"))
    assert refused("shorten_answer", served) == ""
    assert wrong("shorten_answer", served, on="2026-09-14", parties=[1, 2], proof="笔录") == {}


@pytest.mark.parametrize(
    ("merged", "copy_by", "served", "answer_by"),
    [
        ("2026-03-02", "2026-03-09", "2026-03-04", "2026-03-18"),
        ("2026-09-25", "2026-10-09", "2026-09-28", "2026-10-16"),
        ("2026-02-10", "2026-02-24", "2026-02-13", "2026-03-05"),
    ],
)
def test_A_30_A_31_the_counterclaim_has_its_five_and_its_ten_days(merged: str, copy_by: str, served: str, answer_by: str) -> None:
    lines: list[Line] = [("file_arbitration", "2026-02-02", {}), ("merge_counterclaim", merged, {"claims": []})]
    assert stands(arbitration(*lines, today=merged)["A-30", 1]) == (copy_by, "running")
    found = arbitration(*lines, told(served, 1, document="counter_notice"), today=served)
    assert found["A-30", 1].state == "met"
    assert stands(found["A-31", 1]) == (answer_by, "running")
    assert ("A-31", 2) not in found


# --- 调解, 集体, 下一步 ---------------------------------------------------------------------------------------


def test_LMAA_3_42_nobody_settles_a_case_that_he_was_not_told_of_but_settles_it_before_any_hearing() -> None:
    untold = [APPLICATION, ("accept_arbitration", "2026-09-02", {}), ("form_tribunal", "2026-09-04", {"presiding": "j", "clerk": "c"})]
    assert "申请书副本还没有送达某鞋业有限公司" in refused("settle", situation(*untold))
    assert "申请书副本还没有送达" in refused("settle_part", situation(*untold))
    told_now = told("2026-09-04", 3, document="respond_notice")
    assert refused("settle", situation(*untold, told_now)) == ""
    joined = situation(*untold, told_now, ("join_party", "2026-09-07", JOINED[2]))
    assert "申请书副本还没有送达某关联公司" in refused("settle", joined)
    assert refused("settle_part", joined) == ""  # those who were told may settle between themselves


def test_R33_64_the_notice_that_tells_a_collective_dispute_everything_tells_of_the_hearing_too() -> None:
    many: Line = (*APPLICATION[:2], {**APPLICATION[2], "applicants": [person(n) for n in range(1, 13)]})
    served: Line = ("serve", "2026-09-03", {"served": "respond_notice", "parties": [13]})
    lines = [many, SCHEDULED[1], served, *SCHEDULED[3:]]
    notice: Line = ("notify_collective", "2026-09-22", {"representatives": [1, 2, 3]})
    where = situation(*lines, notice, told("2026-09-25", *range(1, 14), document="collective_notice"))
    held = {"on": HEARING_DAY, "came": list(range(1, 13)), "record": "略", "absent": [13]}
    assert wrong("hold_hearing", where, **held) == {}
    late = situation(*lines, notice, told("2026-10-09", *range(1, 14), document="collective_notice"))
    assert "不能缺席审理" in wrong("hold_hearing", late, **held)["absent"]


def test_after_a_change_the_papers_then_another_hearing_are_what_the_case_waits_for() -> None:
    hearing, serve = STEPS["set_hearing"], STEPS["serve"]
    assert not leads_on(hearing, situation(*HEARD))
    where = situation(*HEARD, JOINED)
    assert leads_on(hearing, where)
    assert serve.first_while is not None
    assert serve.first_while(where)
    assert suggested(serve, where) == {"served": "respond_notice", "parties": [4]}
    assert not serve.first_while(situation(*HEARD, JOINED, told("2026-10-14", 4, document="respond_notice"), WHO_SITS))


def test_R33_33_a_hearing_is_set_for_after_the_answer_to_what_is_not_served_yet() -> None:
    where = situation(*HEARD, ADDED)
    found = wrong("set_hearing", where, on="2026-10-20", hearing_on="2026-10-30", starts="09:00", place="一庭")
    assert "答辩期到 2026-11-03 才届满" in found["hearing_on"]


# --- 缺席, 按撤回, 提前开庭 -------------------------------------------------------------------------------------

SIMPLE: Line = ("simplify", "2026-09-04", {"ground": "clear", "no_bar": True, "reason": "争议不大"})


def by_message(day: str, proof: str, *parties: int) -> Line:
    return "serve", day, {"served": "hearing_notice", "parties": list(parties), "method": "simple", "receipt": proof}


def test_R33_59_2_a_message_that_nobody_confirmed_ends_no_case_and_tries_nobody_in_absence() -> None:
    """按撤回 takes the right to file again: never after a message of which nobody knows whether it was read."""
    lines = [*SCHEDULED[:-1], SIMPLE, SET, told("2026-09-22", 2, 3)]
    unread = situation(*lines, by_message("2026-09-22", "", 1))
    assert "简便方式送达周某1的，没有写明本人确认收到" in refused("deem_withdrawn", unread)
    absent = wrong("hold_hearing", unread, on=HEARING_DAY, attended="周某2到庭", record="略", absent=[1])
    assert "第59条第2款" in absent["absent"]
    left = {"on": HEARING_DAY, "parties": [1], "absence": "stayed_away", "reason": "未到"}
    assert "第59条第2款" in wrong("deem_part_withdrawn", unread, **left)["parties"]
    read = situation(*lines, by_message("2026-09-22", "本人 9 月 22 日回复短信“收到”", 1))
    assert refused("deem_withdrawn", read) == ""
    assert wrong("hold_hearing", read, on=HEARING_DAY, came=[2, 3], record="略", absent=[1]) == {}


SOON: dict[str, Any] = {"starts": "09:00", "place": "一庭", "on": "2026-09-21"}


def test_R33_60_in_a_simplified_case_the_tribunal_fixes_the_day() -> None:
    simple, ordinary = situation(*SCHEDULED[:-1], SIMPLE), situation(*SCHEDULED[:-1])
    assert "最早可定 2026-09-29" in wrong("set_hearing", simple, **SOON, hearing_on="2026-09-23")["hearing_on"]
    assert wrong("set_hearing", simple, **SOON, hearing_on="2026-09-23", notice="simplified") == {}
    assert "没有决定简易处理" in wrong("set_hearing", ordinary, **SOON, hearing_on="2026-09-23", notice="simplified")["notice"]
    assert "休息日" in wrong("set_hearing", simple, **SOON, hearing_on="2026-09-26", notice="simplified")["hearing_on"]
    early = wrong("set_hearing", simple, **{**SOON, "on": "2026-09-14"}, hearing_on="2026-09-16", notice="simplified")
    assert "答辩期到 2026-09-17 才届满" in early["hearing_on"]


def test_LMAA_35_by_recorded_consent_a_hearing_is_continued_near_and_on_a_rest_day() -> None:
    where = situation(*HEARD)
    agreed = {**SOON, "on": "2026-10-12", "notice": "consent"}
    assert "凭证" in wrong("set_hearing", where, **agreed, hearing_on="2026-10-14")["consent"]
    assert wrong("set_hearing", where, **agreed, hearing_on="2026-10-14", consent="庭审笔录第 8 页，双方同意") == {}
    assert wrong("set_hearing", where, **agreed, hearing_on="2026-10-17", consent="双方书面同意周六开庭") == {}
    assert "不能早于" in wrong("set_hearing", where, **agreed, hearing_on="2026-10-10", consent="笔录")["hearing_on"]


@pytest.mark.parametrize(("served_on", "lawful"), [("2026-09-21", True), ("2026-09-22", True), ("2026-09-23", False)])
def test_R33_60_of_a_near_hearing_too_whoever_stays_away_was_told_before_its_day(served_on: str, lawful: bool) -> None:
    near: Line = ("set_hearing", "2026-09-21", {**SET[2], "hearing_on": "2026-09-23", "notice": "simplified"})
    where = situation(*SCHEDULED[:-1], SIMPLE, near, told(served_on, 1, 2, 3))
    found = wrong("hold_hearing", where, on="2026-09-23", attended="申请人到庭", record="略", absent=[3])
    assert ("absent" not in found) is lawful


def test_A_14_counts_no_five_days_for_a_hearing_that_is_lawfully_near() -> None:
    lines: list[Line] = [("file_arbitration", "2026-09-01", {}), SET]
    near: Line = ("set_hearing", "2026-09-22", {**SET[2], "hearing_on": "2026-09-24", "notice": "consent", "consent": "笔录"})
    assert stands(arbitration(*lines, today="2026-09-23")["A-14", 1]) == ("2026-09-29", "running")
    assert arbitration(*lines, near, today="2026-09-23")["A-14", 1].state == "lapsed"
    assert ("A-14", 1) not in arbitration(lines[0], near, today="2026-09-23")


# --- 经济补偿改为赔偿金, 庭后调解 ------------------------------------------------------------------------------------

SEVERANCE: Line = (*APPLICATION[:2], {**APPLICATION[2], "claims": [
    {"claimant": 1, "item": "severance", "amount": "12000.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"},
]})
PERIOD: Line = ("set_evidence_period", "2026-09-04", {"until": "2026-09-18", "parties": [1, 2, 3]})
TWICE = {"claimant": 1, "item": "compensation", "amount": "24000.00"}


def changed(where: Situation, on_: str, row: dict[str, Any] = TWICE, **given: Any) -> dict[str, str]:
    return wrong("change_claims", where, **{"on": on_, "dropped": [1], "added": [row], **given})


def test_O9_5_2_severance_becomes_compensation_until_the_debate_is_over_though_the_evidence_period_is() -> None:
    where = situation(SEVERANCE, *SCHEDULED[1:-1], PERIOD, SCHEDULED[-1])
    assert changed(where, "2026-10-12") == {}
    assert "举证期限已于 2026-09-18 届满" in changed(where, "2026-10-12", dropped=[])["on"]
    assert "逾期增加、变更" in changed(where, "2026-10-12", {**TWICE, "claimant": 2})["on"]  # nobody's place but his own
    assert "逾期增加、变更" in changed(where, "2026-10-12", {**TWICE, "item": "overtime"})["on"]
    heard = situation(SEVERANCE, *SCHEDULED[1:-1], PERIOD, SCHEDULED[-1], told("2026-09-29", 1, 2, 3), HELD)
    assert changed(heard, "2026-10-14", asked_on=HEARING_DAY) == {}
    assert "辩论终结前" in changed(heard, "2026-10-14")["on"]


def test_O9_5_2_is_the_bureau_s_to_read() -> None:
    strict = replace(REFERENCE, settings={"open.severance_to_compensation": "举证期限届满后不准许"})
    where = situation(SEVERANCE, *SCHEDULED[1:-1], PERIOD, SCHEDULED[-1], reference=strict)
    assert "逾期增加、变更" in changed(where, "2026-10-12")["on"]


UNTRIED: Line = ("hold_hearing", HEARING_DAY, {"attended": "双方到庭", "mediated": False, "record": "辩论终结"})


def test_LMAA_42_mediation_after_the_hearing_is_mediation_and_no_other_hearing_is_held_for_it() -> None:
    lines = [*SCHEDULED, told("2026-09-29", 1, 2, 3), UNTRIED]
    where = situation(*lines)
    assert "庭后调解" in refused("award", where)
    after = STEPS["mediate_after_hearing"]
    assert after.first_while is not None
    assert after.first_while(where)
    asked = {"on": "2026-10-14", "parties": [1, 2, 3], "result": "failed"}
    assert wrong("mediate_after_hearing", where, **asked) == {}
    assert "不能早于开庭之日" in wrong("mediate_after_hearing", where, **{**asked, "on": "2026-10-09"})["on"]
    assert "双方当事人" in wrong("mediate_after_hearing", where, **{**asked, "parties": [1, 2]})["parties"]
    tried = situation(*lines, ("mediate_after_hearing", "2026-10-14", asked))
    assert tried.here.state == "heard"
    assert refused("award", tried) == refused("award_part", tried) == ""
    assert not after.first_while(tried)


def test_A_31_R33_36_only_the_applicant_whom_it_is_against_answers_a_counterclaim() -> None:
    back = {**BACK, "against": [1]}
    merged: list[Line] = [
        ("receive_counterclaim", "2026-09-10", {"claims": [back], "story": "未交还工具"}),
        ("merge_counterclaim", "2026-09-11", {"claims": [back]}),
    ]
    where = situation(*SCHEDULED[:-1], *merged)
    waiting = {str(paper): [party.name for party in parties] for paper, parties in lacking(where)}
    assert waiting["counter_notice"] == ["周某1"]
    served = situation(*SCHEDULED[:-1], *merged, told("2026-09-15", 1, document="counter_notice"), SET)
    assert "counter_notice" not in {str(paper) for paper, _ in lacking(served)}
    assert [party.number for party in answerers(served) if party.side is Side.APPLICANT] == [1]
    found = {(clock.limit, clock.party) for clock in clocks(served.case, served.here, CALENDAR, date(2026, 9, 16))}
    assert {key for key in found if key[0] in ("A-30", "A-31")} == {("A-30", 1), ("A-31", 1)}
