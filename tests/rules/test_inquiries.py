"""The acts of the office between filing and award: evidence, expertise, deliberation, preservation, a hearing that goes on."""

from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS
from tests.rules.cases.hearing import HEARD, HEARING_DAY, REFERENCE, TODAY, Line, facts, refused, situation, wrong

INQUIRY: dict[str, Any] = {"on": "2026-10-13", "whom": "社保中心", "investigators": "甲、乙", "shown": True, "found": "参保名单一份"}
COMMISSIONED: Line = ("commission_appraisal", "2026-10-13", {"matter": "笔迹", "organisation": "某鉴定所", "chosen": "agreed"})
OPINIONS = {"presiding_says": "应付", "second_says": "同意", "third_says": "不同意", "result": "支持"}
THREE: list[Line] = [
    ("form_tribunal", on, {"presiding": "judge", "second": "judge2", "third": "judge3", "clerk": "clerk"}) if step == "form_tribunal"
    else (step, on, given)
    for step, on, given in HEARD
]  # fmt: skip
DELIBERATED: Line = ("deliberate", "2026-10-14", {**OPINIONS, "agreed": "majority", "dissent": "不同意"})
CONTINUED: Line = ("continue_hearing", HEARING_DAY, {
    "hearing_on": "2026-10-14", "starts": "09:00", "place": "第一仲裁庭", "public": True, "notice": "consent",
    "consent": "当庭约定", "told": [1, 2, 3],
})  # fmt: skip


def test_r33_17_two_people_with_their_papers_take_evidence() -> None:
    where = situation(*HEARD)
    assert wrong("investigate", where, **INQUIRY) == {}
    assert wrong("investigate", where, **{**INQUIRY, "investigators": "甲"}).keys() == {"investigators"}
    assert wrong("investigate", where, **{**INQUIRY, "shown": False}).keys() == {"shown"}


def test_r33_40_an_expertise_has_a_result_before_another_is_commissioned() -> None:
    assert "委托鉴定" in refused("receive_appraisal", situation(*HEARD))
    waiting = situation(*HEARD, COMMISSIONED)
    assert "还没有结果" in refused("commission_appraisal", waiting)
    assert "on" in wrong("receive_appraisal", waiting, on="2026-10-12", opinion="是")
    assert wrong("receive_appraisal", waiting, on="2026-10-30", opinion="是") == {}
    over = situation(*HEARD, COMMISSIONED, ("receive_appraisal", "2026-10-30", {"result": "given", "opinion": "是"}))
    assert refused("commission_appraisal", over) == ""


@pytest.mark.parametrize("step", ["investigate", "commission_appraisal", "inspect_site", "hand_on_preservation"])
def test_r33_46_nothing_of_this_moves_the_45_days(step: str) -> None:
    """Only a suspension that was approved does (第47条第6项)."""
    known, beside = facts(*HEARD), facts(*HEARD, (step, "2026-10-13", _answers(step)))
    due = [
        next(c.due_on for c in clocks(case, case.proceedings[1], REFERENCE.calendar, TODAY) if c.limit == "A-23")
        for case in (known, beside)
    ]
    assert due[0] == due[1]
    assert STEPS[step].kind is Kind.ARBITRATION


def _answers(step: str) -> dict[str, Any]:
    return {
        "investigate": {k: v for k, v in INQUIRY.items() if k != "on"},
        "commission_appraisal": COMMISSIONED[2],
        "inspect_site": {"place": "车间", "inspectors": "甲", "present": "双方", "findings": "有考勤机"},
        "hand_on_preservation": {
            "received_on": "2026-10-13", "parties": [1], "property": "机器", "reason": "转移", "security": "none", "court": "某法院",
        },
    }[step]  # fmt: skip


def test_lmaa_45_three_arbitrators_deliberate_before_they_award_and_one_does_not() -> None:
    assert "还没有评议" in refused("award", situation(*THREE))
    assert "还没有评议" in refused("award_part", situation(*THREE))
    assert refused("award", situation(*THREE, DELIBERATED)) == ""
    assert refused("award", situation(*HEARD)) == ""
    assert "独任" in refused("deliberate", situation(*HEARD))
    assert STEPS["deliberate"].first_while is not None
    assert STEPS["deliberate"].first_while(situation(*THREE))
    assert not STEPS["deliberate"].first_while(situation(*THREE, DELIBERATED))


def test_lmaa_45_after_another_hearing_they_deliberate_again() -> None:
    again = [*THREE, DELIBERATED, CONTINUED, ("hold_hearing", "2026-10-14", {"attended": "双方", "mediated": True, "record": "续"})]
    assert "还没有评议" in refused("award", situation(*again))


def test_r33_52_a_dissent_is_written_down() -> None:
    where = situation(*THREE)
    assert wrong("deliberate", where, on="2026-10-14", **OPINIONS, agreed="unanimous") == {}
    assert wrong("deliberate", where, on="2026-10-14", **OPINIONS, agreed="majority").keys() == {"dissent"}
    assert wrong("deliberate", where, on="2026-10-14", **OPINIONS, agreed="presiding", dissent="不同意") == {}
    assert wrong("deliberate", where, on="2026-10-11", **OPINIONS).keys() == {"on"}


def test_the_court_answers_what_was_handed_on_to_it() -> None:
    """财产保全案件规定 第3条."""
    assert "转交保全申请" in refused("record_ruling", situation(*HEARD))
    handed: Line = ("hand_on_preservation", "2026-10-13", _answers("hand_on_preservation"))
    asked = situation(*HEARD, handed)
    assert refused("record_ruling", asked) == ""
    assert wrong("record_ruling", asked, on="2026-10-12", result="granted", number="1号").keys() == {"on"}
    assert wrong("hand_on_preservation", asked, on="2026-10-12", **_answers("hand_on_preservation")).keys() == {"received_on"}


def test_lmaa_35_a_hearing_goes_on_on_the_day_agreed_in_the_room_and_whoever_heard_it_was_told() -> None:
    where = situation(*HEARD)
    assert wrong("continue_hearing", where, on=HEARING_DAY, **CONTINUED[2]) == {}
    on_set = wrong("set_hearing", where, on=HEARING_DAY, hearing_on="2026-10-14", starts="09:00", place="第一仲裁庭", public=True)
    assert "hearing_on" in on_set, "without consent the five days count"
    going_on = situation(*HEARD, CONTINUED)
    assert going_on.here.state == "scheduled"
    absent = {"came": [1, 2], "absent": [3], "mediated": True, "record": "续"}
    assert wrong("hold_hearing", going_on, on="2026-10-14", **absent) == {}


def test_lmaa_36_whoever_was_not_in_the_room_is_served_the_new_day() -> None:
    held: Line = ("hold_hearing", HEARING_DAY, {"attended": "申请人", "absent": [3], "mediated": True, "record": "未完"})
    where = situation(*HEARD[:-1], held)
    assert "told" in wrong("continue_hearing", where, on=HEARING_DAY, **CONTINUED[2])
    others: Line = ("continue_hearing", HEARING_DAY, {**CONTINUED[2], "told": [1, 2]})
    going_on = situation(*HEARD[:-1], held, others)
    absent = {"attended": "申请人", "absent": [3], "mediated": True, "record": "续"}
    assert "absent" in wrong("hold_hearing", going_on, on="2026-10-14", **absent)
