"""A sitting that has fallen (改期、回避、中止): its notice is served no more, and calls nobody to the next (调解仲裁法 第35条)."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, Situation, suggested
from mediation.rules.steps.hearing import told_in_time
from tests.rules.cases.hearing import SCHEDULED, Line, situation, told, wrong
from tests.rules.journal import CALENDAR

ASKED: Line = ("request_postponement", "2026-09-22", {"parties": [3], "reason": "出差"})
POSTPONED: Line = ("postpone_hearing", "2026-09-23", {"hearing_on": "2026-10-20", "starts": "15:00", "place": "第一仲裁庭", "reason": "略"})
AGAIN: Line = ("set_hearing", "2026-09-23", {"hearing_on": "2026-10-20", "starts": "15:00", "place": "第一仲裁庭"})
RECUSED: list[Line] = [
    ("request_recusal", "2026-09-22", {"seat": "presiding", "parties": [3], "ground": "kinship", "reason": "略"}),
    ("grant_recusal", "2026-09-23", {"decided_by": "director", "reason": "略", "used": {"seat": "presiding", "login": "judge"}}),
]
SUSPENDED: Line = ("suspend", "2026-09-23", {"ground": "other", "reason": "略"})
POSTED: Line = ("post_service", "2026-09-22", {"served": "hearing_notice", "parties": [3], "ground": "refused", "proof": "照片"})
DEEMED: Line = ("deemed_served", "2026-09-28", {"served": "hearing_notice", "parties": [3]})


def served(where: Situation, on: str, document: str = "hearing_notice", step: str = "serve", **given: Any) -> str:
    return wrong(step, where, on=on, served=document, parties=[3], **given).get("served", "")


def test_LMAA_35_after_a_postponement_the_old_notice_is_served_no_more_and_the_new_one_is_named() -> None:
    where = situation(*SCHEDULED, ASKED, POSTPONED)
    said = served(where, "2026-09-24")
    assert "2026-10-20 15:00" in said
    assert "《延期开庭通知书》" in said
    assert served(where, "2026-09-22") == "", "what was received before it was another day is noted as it was"
    assert served(where, "2026-09-24", "postponement_notice") == ""
    posting = {"ground": "refused", "proof": "照片"}
    assert "《延期开庭通知书》" in served(where, "2026-09-24", step="post_service", **posting)
    assert "《延期开庭通知书》" in served(where, "2026-09-24", step="publish_service", reason="略")


@pytest.mark.parametrize(("off", "then"), [(RECUSED, "重新组庭后另定"), ([SUSPENDED], "恢复审理后另定")])
def test_LMAA_35_a_sitting_that_was_called_off_calls_nobody(off: list[Line], then: str) -> None:
    where = situation(*SCHEDULED, *off)
    assert then in served(where, "2026-09-24")
    assert served(where, "2026-09-22") == ""


def test_LMAA_35_once_the_case_goes_on_the_sitting_that_stands_is_called_to() -> None:
    where = situation(*SCHEDULED, SUSPENDED, ("resume", "2026-09-25", {"reason": "略"}))
    assert served(where, "2026-09-28") == ""


def test_LMAA_35_after_the_case_has_ended_nobody_is_called() -> None:
    withdrawn: Line = ("withdraw_arbitration", "2026-09-23", {})
    assert "本案已经结束" in served(situation(*SCHEDULED, withdrawn), "2026-09-24")
    assert served(situation(*SCHEDULED, withdrawn), "2026-09-22") == ""


def test_LMAA_36_what_was_received_of_the_old_sitting_is_no_notice_of_the_new() -> None:
    before = told("2026-09-22", 3)
    assert told_in_time(situation(*SCHEDULED, before)) == {3}
    assert told_in_time(situation(*SCHEDULED, ASKED, POSTPONED, before)) == set()
    assert told_in_time(situation(*SCHEDULED, ASKED, POSTPONED, told("2026-09-24", 3, document="postponement_notice"))) == {3}


def test_LMAA_36_a_posting_that_called_to_the_old_sitting_is_no_notice_of_the_new_when_its_days_are_over() -> None:
    assert told_in_time(situation(*SCHEDULED, POSTED, DEEMED)) == {3}
    assert told_in_time(situation(*SCHEDULED, POSTED, AGAIN, DEEMED)) == set()
    again: Line = ("post_service", "2026-09-24", POSTED[2])
    assert told_in_time(situation(*SCHEDULED, POSTED, AGAIN, again, DEEMED)) == {3}


def test_A_14_a_receipt_from_before_the_day_was_moved_leaves_the_new_notice_to_be_served() -> None:
    late: Line = told("2026-09-22", 1, 2, 3)
    where = situation(*SCHEDULED, ASKED, POSTPONED, late)
    due = {c.party: (str(c.due_on), c.ended_on) for c in clocks(where.case, where.here, CALENDAR, date(2026, 9, 24)) if c.limit == "A-14"}
    assert due[3] == ("2026-10-13", None)
    now = situation(*SCHEDULED, ASKED, POSTPONED, late, told("2026-10-12", 3, document="postponement_notice"))
    ended = {c.party: c.ended_on for c in clocks(now.case, now.here, CALENDAR, date(2026, 10, 14)) if c.limit == "A-14"}
    assert (ended[3], ended[1]) == (date(2026, 10, 12), None)


def test_LMAA_35_who_had_the_old_notice_is_served_with_the_new() -> None:
    where = replace(situation(*SCHEDULED, told("2026-09-22", 1, 2, 3), AGAIN), today=date(2026, 9, 24))
    assert suggested(STEPS["serve"], where) == {"served": "hearing_notice", "parties": [1, 2, 3]}
