"""Those who come in later, and evidence that comes later: told of the tribunal, given days of their own, shown in a sitting."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, doubted
from mediation.rules.steps.hearing import told_in_time
from tests.rules.cases.changes import FACTORY, changed, unit
from tests.rules.cases.hearing import HEARD, HEARING_DAY, SCHEDULED, SET, Line, refused, situation, told, wrong

CONTINUED: Line = ("continue_hearing", HEARING_DAY, {
    "hearing_on": "2026-10-14", "starts": "09:00", "place": "第一仲裁庭", "public": True, "notice": "consent", "consent": "记入笔录",
    "told": [1, 2],
})  # fmt: skip
HELD_AGAIN: Line = ("hold_hearing", "2026-11-10", {"attended": "各方到庭", "mediated": True, "record": "辩论终结"})
JOINED: Line = ("join_party", "2026-09-22", {"side": "respondent", "joined": [unit("某关联公司")], "reason": "混同用工"})
APPRAISED: list[Line] = [
    ("commission_appraisal", "2026-10-01", {"matter": "签名", "organisation": "某鉴定所", "chosen": "agreed"}),
    ("receive_appraisal", "2026-10-14", {"result": "given", "opinion": "不是本人所签"}),
]


# --- 第35条 ---------------------------------------------------------------------------------------------------


def test_LMAA_35_who_did_not_agree_to_a_near_day_has_five_working_days_or_is_not_absent() -> None:
    """The others agreed on 10-12 to go on on 10-14; a notice of 10-13 makes nobody absent who had no say in it."""
    where = situation(*HEARD, CONTINUED, told("2026-10-13", FACTORY))
    assert told_in_time(where) == {1, 2}
    held = {"on": "2026-10-14", "came": [1, 2], "absent": [FACTORY], "record": "略"}
    assert "不能缺席审理" in wrong("hold_hearing", where, **held)["absent"]


def test_LMAA_36_who_stayed_away_from_the_sitting_that_goes_on_is_told_of_the_day_and_no_more() -> None:
    absent: Line = ("hold_hearing", HEARING_DAY, {"came": [1, 2], "absent": [FACTORY], "record": "略"})
    where = situation(*SCHEDULED, told("2026-09-29", 1, 2, FACTORY), absent, CONTINUED, told("2026-10-13", FACTORY))
    assert told_in_time(where) == {1, 2, FACTORY}


def test_LMAA_35_who_is_brought_in_after_all_agreed_did_not_agree() -> None:
    near: Line = ("set_hearing", "2026-09-21", {**SET[2], "hearing_on": "2026-09-24", "notice": "consent", "consent": "笔录"})
    where = situation(*SCHEDULED[:-1], near, JOINED, told("2026-09-23", 1, FACTORY, 4))
    assert told_in_time(where) == {1, FACTORY}


# --- 第36条 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("publicly", "asked"), [(True, True), (False, False)])
def test_LMAA_36_1_by_publication_alone_it_is_asked_whether_an_applicant_received_a_notice(publicly: bool, asked: bool) -> None:
    public: list[Line] = [
        ("publish_service", "2026-09-22", {"served": "hearing_notice", "parties": [1], "reason": "下落不明"}),
        ("deemed_served", "2026-10-22", {"served": "hearing_notice", "parties": [1]}),
    ]
    later: Line = ("set_hearing", "2026-09-21", {**SET[2], "hearing_on": "2026-11-10"})
    notices = [*(public if publicly else [told("2026-09-29", 1)]), told("2026-09-29", 2, FACTORY)]
    step, where = STEPS["deem_withdrawn"], situation(*SCHEDULED, later, *notices)
    form = step.asks.model_validate({"on": "2026-11-11", "absence": "stayed_away", "reason": "没有到庭"})
    said = doubted(step, where, form)
    assert bool(said) is asked
    assert not asked or "“收到书面通知”" in said["absence"]


# --- 第37、38条 -----------------------------------------------------------------------------------------------


def test_LMAA_38_an_appraisal_that_came_after_the_last_sitting_is_shown_in_another_before_an_award() -> None:
    where = situation(*HEARD, *APPRAISED)
    for step in ("award", "award_part"):
        assert "2026-10-14 收到的鉴定意见还没有在开庭中出示，由各方质证" in refused(step, where)
    assert STEPS["set_hearing"].first_while is not None
    assert STEPS["set_hearing"].first_while(where)
    again: Line = ("set_hearing", "2026-10-15", {**SET[2], "hearing_on": "2026-11-10"})
    assert "质证" not in refused("award", situation(*HEARD, *APPRAISED, again, told("2026-10-16", 1, 2, 3), HELD_AGAIN))
    returned: Line = ("receive_appraisal", "2026-10-14", {"result": "returned", "opinion": "材料不足"})
    assert "质证" not in refused("award", situation(*HEARD, APPRAISED[0], returned)), "there is nothing to be shown"


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("investigate", {"whom": "某银行", "investigators": "甲、乙", "shown": True, "found": "流水"}),
        ("inspect_site", {"place": "车间", "inspectors": "甲", "present": "双方", "findings": "有考勤机"}),
    ],
)
def test_LMAA_38_what_the_office_took_itself_after_the_sitting_is_shown_too(step: str, given: dict[str, Any]) -> None:
    assert "由各方质证" in refused("award", situation(*HEARD, (step, "2026-10-14", given)))
    before = situation(*SCHEDULED, (step, "2026-10-08", given), *HEARD[len(SCHEDULED) :])
    assert "由各方质证" not in refused("award", before)


# --- 办案规则 第35、36、44、58条 --------------------------------------------------------------------------------


def test_R33_36_who_has_a_counter_claim_that_nobody_decided_on_is_not_dropped() -> None:
    back: Line = ("receive_counterclaim", "2026-09-23", {"claims": [{"claimant": 4, "item": "other", "amount": "9.00"}], "story": "略"})
    dropped = changed("2026-09-24", "dropped", 4)
    lines = [*SCHEDULED, JOINED, back]
    assert "某关联公司的反申请还没有决定是否受理" in wrong("change_party", situation(*lines), **dropped[2])["ground"]
    apart: Line = ("separate_counterclaim", "2026-09-24", {"reason": "另案"})
    assert wrong("change_party", situation(*lines, apart), **dropped[2]) == {}
    assert "反申请" not in str(wrong("change_party", situation(*lines), **changed("2026-09-24", "dropped", FACTORY)[2]))


def test_R33_58_a_refusal_names_the_giving_up_of_the_answer_period_only_where_it_is_open() -> None:
    copy = told("2026-10-10", 4, document="respond_notice")
    lines = [*HEARD, ("join_party", "2026-10-09", JOINED[2]), copy]
    where = replace(situation(*lines), today=date(2026, 10, 15))
    assert "某关联公司到 2026-10-23" in refused("award", where)
    assert "缩短、放弃答辩期" not in refused("award", where)
    simple: Line = ("simplify", "2026-09-02", {"ground": "both_agree", "no_bar": True, "reason": "略"})
    assert "缩短、放弃答辩期" in refused("award", replace(situation(*lines[:2], simple, *lines[2:]), today=date(2026, 10, 15)))
