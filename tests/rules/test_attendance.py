"""Attendance (到庭): of each party it is said whether he came and, where not, why; nobody is decided against who had a reason."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS
from tests.rules.cases.changes import FACTORY
from tests.rules.cases.hearing import HEARING_DAY, SCHEDULED, SET, Line, refused, situation, told, wrong
from tests.scenes import person

TOLD = [*SCHEDULED, told("2026-09-29", 1, 2, FACTORY)]
UNTOLD = [*SCHEDULED, told("2026-09-29", 1, 2)]


def held(where: Any, **given: Any) -> dict[str, str]:
    return wrong("hold_hearing", where, **{"on": HEARING_DAY, "mediated": True, "record": "辩论终结", **given})


@pytest.mark.parametrize("given", [{}, {"attended": "双方到庭"}, {"came": [1, 2]}, {"came": [1, 2], "attended": "被申请人没有来"}])
def test_LMAA_36_nobody_is_left_out_whatever_is_typed_or_ticked(given: dict[str, Any]) -> None:
    """Who was never lawfully told may be neither absent nor passed over in silence: an award would bind him unheard."""
    assert "某鞋业有限公司到庭还是没有到庭？" in held(situation(*UNTOLD), **given)["came"].replace("周某1、周某2、", "")
    assert "不能缺席审理" in held(situation(*UNTOLD), came=[1, 2], absent=[FACTORY])["absent"]
    assert held(situation(*TOLD), came=[1, 2], absent=[FACTORY]) == {}


def test_LMAA_36_of_nobody_two_things_are_said() -> None:
    assert "已经记为“无正当理由没有到庭”" in held(situation(*TOLD), came=[1, 2], absent=[FACTORY], excused=[FACTORY], why="住院")["excused"]
    assert "不是缺席" in held(situation(*TOLD), came=[1, 2, FACTORY], agreed=[FACTORY], why="书面")["agreed"]


def test_LMAA_36_38_who_had_a_reason_needs_no_notice_and_is_heard_before_an_award() -> None:
    where = situation(*UNTOLD)
    assert "正当理由" in held(where, came=[1, 2], excused=[FACTORY])["why"]
    assert held(where, came=[1, 2], excused=[FACTORY], why="厂房火灾，消防证明") == {}
    away: Line = ("hold_hearing", HEARING_DAY, {"came": [1, 2], "excused": [FACTORY], "why": "厂房火灾", "mediated": True, "record": "略"})
    for step in ("award", "award_part"):
        assert "某鞋业有限公司在 2026-10-12 开庭时有正当理由没有到庭" in refused(step, situation(*UNTOLD, away))
    first = STEPS["set_hearing"].first_while
    assert first is not None
    assert first(situation(*UNTOLD, away)), "another hearing is what the case waits for"
    again: list[Line] = [
        ("set_hearing", "2026-10-13", {**SET[2], "hearing_on": "2026-10-26"}), told("2026-10-14", 1, 2, FACTORY),
        ("hold_hearing", "2026-10-26", {"came": [1, 2, FACTORY], "mediated": True, "record": "略"}),
    ]
    assert refused("award", situation(*UNTOLD, away, *again)) == ""


def test_LMAA_36_who_agrees_to_be_absent_is_decided_upon_with_the_proof_of_it() -> None:
    given = {"came": [1, 2], "agreed": [FACTORY], "why": "书面意见，存卷", "mediated": True, "record": "略"}
    assert held(situation(*UNTOLD), **given) == {}
    assert refused("award", situation(*UNTOLD, ("hold_hearing", HEARING_DAY, given))) == ""


def test_R33_39_applicants_who_all_had_a_reason_are_heard_another_day() -> None:
    assert "准予延期" in held(situation(*TOLD), came=[FACTORY], absent=[1], excused=[2], why="住院")["absent"]


def test_LMAA_36_who_had_a_reason_is_not_taken_to_have_withdrawn() -> None:
    record: Line = ("hold_hearing", HEARING_DAY, {"came": [1, FACTORY], "excused": [2], "why": "住院", "mediated": True, "record": "略"})
    left = {"on": HEARING_DAY, "parties": [2], "absence": "stayed_away", "reason": "未到"}
    assert "没有记为缺席" in wrong("deem_part_withdrawn", situation(*TOLD, record), **left)["parties"]


def test_LMAA_7_an_elected_representative_comes_for_those_who_elected_him() -> None:
    many: Line = (*SCHEDULED[0][:2], {**SCHEDULED[0][2], "applicants": [person(n) for n in range(1, 13)]})
    elected: Line = ("record_representatives", "2026-09-04", {"representatives": [1, 2, 3], "signed_list": True})
    lines = [many, SCHEDULED[1], told("2026-09-03", 13, document="respond_notice"), SCHEDULED[3], SCHEDULED[4]]
    notices = told("2026-09-29", *range(1, 14))
    assert "周某2" in held(situation(*lines, notices), came=[1, 13])["came"]
    assert held(situation(*lines, elected, notices), came=[1, 13]) == {}
    joiner: Line = ("join_party", "2026-09-22", {"side": "applicant", "joined": [person(14, "后来某")], "reason": "同一争议"})
    assert "后来某到庭还是没有到庭" in held(situation(*lines, elected, joiner, notices), came=[1, 13])["came"]
