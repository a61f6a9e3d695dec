"""What inspectors take and ask for to look into a matter: letters, evidence that is kept, help, recusal, what is added to a fine."""

# ruff: noqa: N802 (tests are named after the ids of the limits and the articles)

from datetime import date, timedelta
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS, available, refusal, suggested
from mediation.rules.roles import Role
from tests.rules.cases.inspection import DOCKETED, RECORDED, standing, wrong

from .journal import CALENDAR, Line, seen, stands

BEGUN: list[Line] = [("receive_complaint", "2026-02-02"), ("docket_complaint", "2026-02-02")]
THINGS = [{"what": "工资台账", "many": "8册"}, {"what": "考勤机", "many": "1台"}]
KEEPS: dict[str, Any] = {"parties": [2], "reason": "有涂改的痕迹", "items": THINGS, "place": "财务室", "keeper": "方某"}
ASKS: dict[str, Any] = {"what": "assistance", "body": "税务局", "matter": "申报的工资"}
KEPT = [*RECORDED, ("keep_evidence", {**KEEPS, "parties": [3]})]


def clock(limit: str, *lines: Line, today: str) -> tuple[str, str]:
    return stands(seen(Kind.INSPECTION, *BEGUN, *lines, today=today)[limit, None])


def after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))


@pytest.mark.parametrize(("kept", "last"), [("2026-03-02", "2026-03-11"), ("2026-09-28", "2026-10-13"), ("2026-02-11", "2026-02-27")])
def test_L_39_evidence_is_dealt_with_within_seven_working_days(kept: str, last: str) -> None:
    """行政处罚法 第56、85条; National Day lies within the second, Spring Festival within the third."""
    assert CALENDAR.working_day_after(date.fromisoformat(kept), 7) == date.fromisoformat(last)
    keeps: Line = ("keep_evidence", kept, KEEPS)
    assert clock("L-39", keeps, today=last) == (last, "running")
    assert clock("L-39", keeps, today=after(last)) == (last, "late")
    released: Line = ("release_evidence", last, {"keeping": 3, "items": []})
    assert clock("L-39", keeps, released, today=after(last)) == (last, "met")


def test_L_39_of_two_keepings_the_older_ones_days_count_until_it_is_dealt_with() -> None:
    two: list[Line] = [("keep_evidence", "2026-03-02", KEEPS), ("keep_evidence", "2026-03-06", KEEPS)]
    assert clock("L-39", *two, today="2026-03-06") == ("2026-03-11", "running")
    first: Line = ("release_evidence", "2026-03-09", {"keeping": 3, "items": []})
    assert clock("L-39", *two, first, today="2026-03-09") == ("2026-03-17", "running")
    second: Line = ("release_evidence", "2026-03-10", {"keeping": 4, "items": []})
    assert clock("L-39", *two, first, second, today="2026-03-20")[1] == "met"


@pytest.mark.parametrize("day", ["2026-03-05", "2026-10-09", "2026-02-27"])
def test_L_38_the_day_of_the_letter_is_the_inspectors_until_there_is_a_record(day: str) -> None:
    letter: Line = ("summon_unit", "2026-02-03", {"parties": [2], "appear_on": day})
    assert clock("L-38", letter, today=day) == (day, "running")
    assert clock("L-38", letter, today=after(day)) == (day, "late")
    assert clock("L-38", letter, ("record_inspection", day), today=after(day)) == (day, "met")


@pytest.mark.parametrize("day", ["2026-03-05", "2026-10-09", "2026-02-27"])
def test_L_40_whoever_was_asked_for_help_is_reminded_after_the_day(day: str) -> None:
    """行政处罚法 第26条: the days are those of the letter; of several requests the one that is due first counts."""
    asked: Line = ("ask_assistance", "2026-02-03", {**ASKS, "until": day})
    later: Line = ("ask_assistance", "2026-02-04", {**ASKS, "until": "2026-11-20"})
    assert clock("L-40", asked, today=day) == (day, "running")
    assert clock("L-40", asked, later, today=after(day))[0] == day
    answer: Line = ("receive_assistance", day, {"request": 3, "answer": "given"})
    assert clock("L-40", asked, later, answer, today=after(day)) == ("2026-11-20", "running")
    assert clock("L-40", asked, answer, today=after(day))[1] == "met"


@pytest.mark.parametrize(("asked", "last"), [("2026-03-02", "2026-03-05"), ("2026-09-30", "2026-10-10"), ("2026-02-13", "2026-02-25")])
def test_L_41_a_recusal_is_decided_in_three_working_days(asked: str, last: str) -> None:
    assert CALENDAR.working_day_after(date.fromisoformat(asked), 3) == date.fromisoformat(last)
    made: Line = ("ask_inspector_recusal", asked, {"seat": "first", "raised": "self"})
    assert clock("L-41", made, today=after(last)) == (last, "late")
    assert clock("L-41", made, ("refuse_inspector_recusal", last), today=after(last)) == (last, "met")


def test_LI_16_nobody_looks_into_anything_before_two_are_assigned() -> None:
    for step in ("summon_unit", "keep_evidence", "ask_assistance", "ask_inspector_recusal"):
        assert "两名监察员" in (refusal(STEPS[step], standing(*DOCKETED)) or ""), step
        assert refusal(STEPS[step], standing(*RECORDED)) is None, step


def test_APL_56_every_thing_that_is_kept_is_dealt_with_and_no_file_is_closed_before() -> None:
    here = standing(*KEPT)
    first = here.here.entries[-1].seq
    rows = [{"item": 1, "became": "copied"}, {"item": 2, "became": "returned"}]
    assert suggested(STEPS["release_evidence"], here)["keeping"] == first
    assert wrong("release_evidence", here, keeping=first, items=rows) == {}
    assert "第 2 项" in wrong("release_evidence", here, keeping=first, items=rows[:1])["items"]
    assert "只留一行" in wrong("release_evidence", here, keeping=first, items=[rows[0], rows[0], rows[1]])["items.1.item"]
    assert "只有 2 项" in wrong("release_evidence", here, keeping=first, items=[*rows, {"item": 3, "became": "filed"}])["items.2.item"]
    assert "keeping" in wrong("release_evidence", here, keeping=99, items=rows)
    revoked = ("revoke_docket", {"ground": "minor", "reason": "已改正"})
    assert "登记保存的证据还没有处理" in (refusal(STEPS["close_inspection"], standing(*KEPT, revoked)) or "")
    dealt = ("release_evidence", {"keeping": first, "items": rows})
    assert refusal(STEPS["close_inspection"], standing(*KEPT, dealt, revoked)) is None


def test_APL_26_an_answer_is_to_a_request_that_waits_and_has_its_paper() -> None:
    here = standing(*RECORDED, ("ask_assistance", {**ASKS, "until": "2026-04-20"}))
    asked = here.here.entries[-1].seq
    assert "paper" in wrong("receive_assistance", here, request=asked, content="见复函")
    assert wrong("receive_assistance", here, request=asked, paper="复函", content="见复函") == {}
    assert wrong("receive_assistance", here, request=asked, answer="silent", content="没有答复") == {}
    assert "request" in wrong("receive_assistance", here, request=1, paper="复函", content="见复函")
    assert "没有等待答复" in (refusal(STEPS["receive_assistance"], standing(*RECORDED)) or "")


def test_LI_16_whoever_steps_aside_is_replaced_and_does_not_come_back() -> None:
    asked = ("ask_inspector_recusal", {"raised": "party", "parties": [1], "seat": "second", "reason": "亲属", "used": {"login": "erin"}})
    here = standing(*RECORDED, asked)
    assert [step.name for step in available(here, {Role.INSPECTION_LEAD})][:2] == ["grant_inspector_recusal", "refuse_inspector_recusal"]
    decided: dict[str, Any] = {"reason": "属实"}
    assert suggested(STEPS["grant_inspector_recusal"], here) == {"first": "dave"}
    assert "另选一人" in wrong("grant_inspector_recusal", here, first="dave", second="erin", **decided)["second"]
    assert wrong("grant_inspector_recusal", here, first="dave", second="frank", **decided) == {}
    granted = ("grant_inspector_recusal", {"first": "dave", "second": "frank", **decided, "used": {"login": "erin"}})
    gone = standing(*RECORDED, asked, granted).here
    assert (gone.staff["second"], "决定回避" in gone.shut_out["erin"]) == ("frank", True)
    stayed = standing(*RECORDED, asked, ("refuse_inspector_recusal", decided)).here
    assert (stayed.staff["second"], stayed.shut_out) == ("erin", {})
    assert "申请的投诉人" in wrong("ask_inspector_recusal", standing(*RECORDED), seat="first", reason="亲属")["parties"]


def test_lr_21_the_minutes_of_inspectors_end_after_they_begin_and_the_second_writes() -> None:
    given = {"measure": "on_site", "place": "厂区", "present": "林某", "content": "核对工资表"}
    assert suggested(STEPS["record_inspection"], standing(*RECORDED))["recorder"] == "erin"
    assert wrong("record_inspection", standing(*RECORDED), **given, starts="09:30", ends="09:30").keys() == {"ends"}
    assert wrong("record_inspection", standing(*RECORDED), **given, starts="09:30") == {}
