"""What goes to a court after its last day: noted as late, asked about, and nothing that the award gives is lost by it."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules.deadlines import ClockState
from mediation.rules.lifecycle import STEPS, doubted, leads_on
from mediation.rules.steps.force import in_force
from tests.rules.cases.court import ENFORCING, FINAL, NON_FINAL, effect, refused, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD, Line

OF_ALL = ("2026-10-21", "2026-10-21", "2026-10-21")
"""Each fifteen days end on 2026-11-05."""
MADE: list[Line] = [*HEARD, NON_FINAL, *served("award_nonfinal", *OF_ALL)]
IN_FORCE: Line = ("confirm_effect", "2026-11-06", {"served": "award_nonfinal", "parties": [1, 2], "perform_until": "2026-11-16"})


def asked(step: str, lines: list[Line], **given: Any) -> dict[str, str]:
    return doubted(STEPS[step], situation(*lines), STEPS[step].asks.model_validate({"court": "某院", **given}))


def lodged(lines: list[Line], on: str, document: str, *parties: int, step: str = "lodge_suit") -> Line:
    """The suit as the door records it, with what it keeps."""
    given = {"served": document, "parties": list(parties), "court": "某院"}
    used = STEPS[step].freezes
    assert used is not None
    kept = used(situation(*lines), STEPS[step].asks.model_validate({"on": on, **given})).kept()
    return step, on, {**given, "used": kept}


@pytest.mark.parametrize(("on", "late"), [("2026-11-05", False), ("2026-11-06", True), ("2026-11-16", True)])
def test_LMAA_50_a_late_suit_is_asked_about_and_leaves_the_award_in_force(on: str, late: bool) -> None:
    suit = {"on": on, "served": "award_nonfinal", "parties": [3]}
    assert wrong("lodge_suit", situation(*MADE), **suit, court="某院") == {}
    says = asked("lodge_suit", MADE, **suit)
    assert ("2026-11-05" in says.get("on", "") and "期满即发生法律效力" in says.get("on", "")) is late
    lines = [*MADE, lodged(MADE, on, "award_nonfinal", 3)]
    assert effect("award_nonfinal", 1, *lines) == ("2026-11-06" if late else "")
    where = situation(*lines, *([IN_FORCE] if late else []))
    assert in_force(where.case, where.here) == ({1, 2} if late else set())
    assert (refused("apply_enforcement", where) == "") is late
    stands = running(*lines, today="2026-11-20")["X-03", 3].state
    assert stands is (ClockState.MET_LATE if late else ClockState.MET)


def test_LMAA_50_a_late_suit_that_the_court_judged_all_the_same_takes_the_award_out_of_force() -> None:
    """民事诉讼法 第86条: the court alone prolongs the period; its judgment tells that it did."""
    docketed: Line = ("docket_suit", "2026-11-17", {"in": 2, "court_number": "1号"})
    lines: list[Line] = [*MADE, lodged(MADE, "2026-11-16", "award_nonfinal", 3), docketed]
    assert effect("award_nonfinal", 1, *lines) == "2026-11-06"
    assert effect("award_nonfinal", 1, *lines, ("decide_suit", "2026-12-20", {"in": 2, "ruling": "judged", "content": "略"})) == ""


def test_LMAA_48_a_worker_s_late_suit_leaves_the_final_award_in_force() -> None:
    made: list[Line] = [*HEARD, FINAL, *served("award_final", *OF_ALL)]
    assert "裁决的效力不变" in asked("lodge_suit", made, on="2026-11-06", served="award_final", parties=[1])["on"]
    assert effect("award_final", 1, *made, lodged(made, "2026-11-06", "award_final", 1)) == "2026-10-20"
    assert effect("award_final", 1, *made, lodged(made, "2026-11-05", "award_final", 1)) == ""


def test_interpretation_1_17_who_is_late_is_noted_apart_from_who_is_not() -> None:
    made: list[Line] = [*HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-11-02", "2026-10-21")]
    both = {"on": date(2026, 11, 9), "served": "award_nonfinal", "court": "某院"}
    assert "分别登记" in wrong("lodge_suit", situation(*made), parties=[1, 2], **both)["parties"]
    assert wrong("lodge_suit", situation(*made), parties=[1], **both) == wrong("lodge_suit", situation(*made), parties=[2], **both) == {}


@pytest.mark.parametrize(("on", "late"), [("2026-11-20", False), ("2026-11-23", True)])
def test_LMAA_49_a_late_application_to_set_aside_is_asked_about(on: str, late: bool) -> None:
    made: list[Line] = [*HEARD, FINAL, *served("award_final", *OF_ALL)]
    says = asked("apply_set_aside", made, on=on, served="award_final", parties=[3])
    assert ("不能再申请撤销" in says.get("on", "")) is late


# --- 劳动者起诉未果之后 -------------------------------------------------------------------------------------------

ENDED: list[Line] = [
    *HEARD, FINAL, *served("award_final", *OF_ALL),
    ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1], "court": "某院", "used": {"unit": "office"}}),
    ("withdraw_suit", "2026-11-16", {"in": 2}),
]
RECEIVED: Line = ("receive_ruling", "2026-11-18", {"in": 2, "served": "final_suit_ended", "parties": [3]})
APPLIED: Line = (
    "set_aside_after_suit", "2026-11-20", {"in": 2, "served": "award_final", "parties": [3], "court": "某院", "used": {"unit": "office"}},
)
ASKED: dict[str, Any] = {"served": "award_final", "parties": [3], "court": "某院"}


def test_interpretation_1_21_the_employer_applies_after_it_received_the_ruling() -> None:
    assert "收到裁判文书" in refused("set_aside_after_suit", situation(*ENDED, here=2))
    by_the_worker: Line = ("receive_ruling", "2026-11-17", {"in": 2, "served": "final_suit_ended", "parties": [1]})
    assert "还没有收到裁定书" in wrong("set_aside_after_suit", situation(*ENDED, by_the_worker, here=2), **ASKED)["parties"]
    where = situation(*ENDED, RECEIVED, here=2)
    assert "2026-11-18" in wrong("set_aside_after_suit", where, on="2026-11-17", **ASKED)["on"]
    assert wrong("set_aside_after_suit", where, on="2026-11-18", **ASKED) == {}
    form = STEPS["set_aside_after_suit"].asks.model_validate({"on": "2026-12-21", **ASKED})
    assert "2026-12-18" in doubted(STEPS["set_aside_after_suit"], where, form)["on"]


def test_CPL_127_5_one_employer_asks_once_about_one_award() -> None:
    twice = wrong("set_aside_after_suit", situation(*ENDED, RECEIVED, APPLIED, here=2), **ASKED)
    assert "2026-11-20" in twice["parties"]
    assert "2026-11-20" in wrong("apply_set_aside", situation(*ENDED, RECEIVED, APPLIED), **ASKED)["parties"]
    taken_back: Line = ("withdraw_suit", "2026-11-25", {"in": 3})
    assert wrong("set_aside_after_suit", situation(*ENDED, RECEIVED, APPLIED, taken_back, here=2), **ASKED) == {}


def test_interpretation_1_17_another_worker_s_part_of_the_award_is_another_application() -> None:
    made: list[Line] = [*HEARD, FINAL, *served("award_final", *OF_ALL)]
    first: Line = ("apply_set_aside", "2026-10-28", {**ASKED, "against": [1], "used": {"unit": "office"}})
    assert "parties" in wrong("apply_set_aside", situation(*made, first), **ASKED, against=[1])
    assert wrong("apply_set_aside", situation(*made, first), **ASKED, against=[2]) == {}


# --- 裁决被撤销、不予执行之后 -------------------------------------------------------------------------------------

SET_ASIDE: list[Line] = [
    *HEARD, FINAL, *served("award_final", *OF_ALL),
    ("apply_set_aside", "2026-10-28", {"served": "award_final", "parties": [3], "court": "某院", "used": {"unit": "office"}}),
    ("docket_suit", "2026-10-30", {"in": 2, "court_number": "1号", "used": {"docket": "1号"}}),
    ("decide_suit", "2026-11-20", {"in": 2, "ruling": "set_aside", "content": "撤销"}),
    *(("receive_ruling", on, {"in": 2, "served": "set_aside_granted", "parties": [n]}) for n, on in ((1, "2026-11-23"), (3, "2026-11-27"))),
]
"""The first worker may sue until 2026-12-08, the company until Monday 2026-12-14; the second has not received the ruling."""
REFUSED: list[Line] = [
    *ENFORCING, ("end_enforcement", "2026-11-20", {"in": 2, "how": "refused", "content": "不予执行"}),
    ("receive_enforcement_ruling", "2026-11-23", {"in": 2, "served": "not_enforced", "parties": [1]}),
]
"""He may sue until 2026-12-23."""


@pytest.mark.parametrize(("step", "lines", "on", "late"), [
    ("sue_after_set_aside", SET_ASIDE, "2026-12-08", False), ("sue_after_set_aside", SET_ASIDE, "2026-12-09", True),
    ("sue_after_non_enforcement", REFUSED, "2026-12-23", False), ("sue_after_non_enforcement", REFUSED, "2026-12-24", True),
])
def test_X_04_X_07_a_late_suit_is_asked_about_and_noted_as_late(step: str, lines: list[Line], on: str, late: bool) -> None:
    where = situation(*lines, here=2)
    form = STEPS[step].asks.model_validate({"on": on, "parties": [1], "court": "某院"})
    assert wrong(step, where, on=on, parties=[1], court="某院") == {}
    assert ("不能再就该争议事项起诉" in doubted(STEPS[step], where, form).get("on", "")) is late
    freezes = STEPS[step].freezes
    assert freezes is not None
    assert (freezes(where, form).last_day is not None) is late


def test_LMAA_49_3_a_suit_of_whoever_s_receipt_is_not_noted_is_asked_about() -> None:
    where = situation(*SET_ASIDE, here=2)
    form = STEPS["sue_after_set_aside"].asks.model_validate({"on": "2026-12-01", "parties": [2], "court": "某院"})
    assert "何时收到裁定书没有登记" in doubted(STEPS["sue_after_set_aside"], where, form)["parties"]


def test_LMAA_49_3_who_is_late_is_noted_apart_from_who_is_not() -> None:
    both = {"on": date(2026, 12, 10), "court": "某院"}
    where = situation(*SET_ASIDE, here=2)
    assert "分别登记" in wrong("sue_after_set_aside", where, parties=[1, 3], **both)["parties"]
    assert wrong("sue_after_set_aside", where, parties=[1], **both) == wrong("sue_after_set_aside", where, parties=[3], **both) == {}


@pytest.mark.parametrize(("today", "led"), [("2026-12-14", True), ("2026-12-15", False)])
def test_LMAA_49_3_nobody_is_led_to_a_suit_when_everybody_s_days_are_over(today: str, led: bool) -> None:
    suing = set(situation(*SET_ASIDE, here=2).here.parties) - {1, 3}
    of_the_other: list[Line] = [("receive_ruling", "2026-11-23", {"in": 2, "served": "set_aside_granted", "parties": [n]}) for n in suing]
    where = situation(*SET_ASIDE, *of_the_other, here=2, today=date.fromisoformat(today))
    assert leads_on(STEPS["sue_after_set_aside"], where) is led
