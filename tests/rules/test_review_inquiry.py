"""What a review asks of the parties (补正、询问, 办案规则 第74至76条), and who leaves a confirmation (司法确认程序规定 第5条)."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.codes import Outcome
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, doubted
from tests.rules.cases.review import ACCEPTED, APPLIED, TO_COURT, WHERE, Line, at, facts_of, latest, refusal, wrong
from tests.rules.cases.two_workers import FACTORY, FIRST, PEOPLE, SECOND, two
from tests.rules.journal import CALENDAR

TOLD: list[Line] = [*APPLIED, (2, "request_review_correction", "2026-03-11", {"missing": "双方的身份证明"})]
BROUGHT: list[Line] = [*TOLD, (2, "complete_review_correction", "2026-03-18", {})]


def last_days(lines: list[Line], today: str) -> dict[str, date | None]:
    facts = facts_of(lines)
    return {c.limit: c.due_on for c in clocks(facts, facts.proceedings[2], CALENDAR, date.fromisoformat(today))}


@pytest.mark.parametrize(("brought", "last"), [("2026-03-18", "2026-03-25"), ("2026-03-12", "2026-03-19"), ("2026-03-31", "2026-04-08")])
def test_R33_74_what_is_missing_is_told_once_and_begins_the_days_anew(brought: str, last: str) -> None:
    """Five working days; 2026-04-04 to 06 are holidays."""
    lines = [*TOLD, (2, "complete_review_correction", brought, {})]
    assert last_days(APPLIED, "2026-03-10")["V-01"] == date(2026, 3, 16)
    assert last_days(lines, brought)["V-01"] == date.fromisoformat(last)
    assert "一次性告知" in refusal("request_review_correction", lines, 2)
    assert wrong("complete_review_correction", TOLD, 2, on="2026-03-10").keys() == {"on"}


def test_R33_75_3_who_applied_in_time_is_not_late_for_a_missing_copy() -> None:
    """Applied on the ninth, in force since the fifth: complete only after the fifteen days were over."""
    late = [*TOLD, (2, "complete_review_correction", "2026-03-31", {})]
    assert refusal("accept_review", late, 2) == ""
    assert latest(late).received_on == date(2026, 3, 9)


def test_R33_74_what_is_not_brought_is_refused_with_what_was_told() -> None:
    suggests = STEPS["refuse_review"].suggests
    assert suggests is not None
    found = suggests(at(TOLD, 2))
    assert found["ground"] == "not_corrected"
    assert "2026-03-11 告知补正，至今没有补正：双方的身份证明" in found["reason"]
    here = latest([*TOLD, (2, "refuse_review", "2026-03-25", found)])
    assert (here.state, here.outcome) == ("refused", Outcome.NOT_ACCEPTED)
    assert suggests(at(BROUGHT, 2)) == {}


def test_R33_76_asking_the_parties_stops_no_day() -> None:
    asked: list[Line] = [
        *ACCEPTED,
        (2, "inquire_review", "2026-03-12", {"parties": [1, 2], "together": True, "content": "协议出于自愿。"}),
    ]
    assert last_days(asked, "2026-03-13")["V-02"] == last_days(ACCEPTED, "2026-03-13")["V-02"] == date(2026, 3, 17)
    made = STEPS["make_review_letter"].suggests
    assert made is not None
    assert made(at(asked, 2))["findings"].endswith("：协议出于自愿。")
    assert made(at(ACCEPTED, 2)) == {}


def test_R33_76_an_inquiry_says_whom_it_asked_and_until_when_something_is_brought() -> None:
    told = {"content": "协议出于自愿。"}
    assert "先办理“指定仲裁员”" in refusal("inquire_review", ACCEPTED[:-1], 2)
    assert wrong("inquire_review", ACCEPTED, 2, parties=[1], **told) == {}
    assert wrong("inquire_review", ACCEPTED, 2, parties=[1], together=True, **told).keys() == {"together"}
    assert wrong("inquire_review", ACCEPTED, 2, parties=[1], on="2026-03-09", **told).keys() == {"on"}
    assert wrong("inquire_review", ACCEPTED, 2, parties=[1], starts="15:00", ends="09:30", **told).keys() == {"ends"}
    assert wrong("inquire_review", ACCEPTED, 2, parties=[1], supplement="付款凭证", **told).keys() == {"supplement_by"}
    step, where = STEPS["inquire_review"], replace(at(ACCEPTED, 2), today=date(2026, 3, 12))
    later = {"on": "2026-03-12", "parties": [1], "supplement": "付款凭证", "supplement_by": "2026-03-18", **told}
    assert "先办理“延长审查”" in doubted(step, where, step.asks.model_validate(later))["supplement_by"]
    assert doubted(step, where, step.asks.model_validate({**later, "supplement_by": "2026-03-17"})) == {}


# --- one of several leaves the confirmation ---------------------------------------------------------------------------


def test_JCP_5_one_of_several_leaves_the_confirmation_and_the_others_go_on() -> None:
    lines = [two(line) for line in TO_COURT]
    alone = [(n, step, on, {**given, "applicants": PEOPLE[:1]} if step == "register" else given) for n, step, on, given in TO_COURT]
    assert "只有一人" in refusal("leave_confirmation", alone, 2)
    assert "全部撤回" in wrong("leave_confirmation", lines, 2, parties=[FIRST, SECOND])["parties"]
    assert "撤回司法确认申请" in wrong("leave_confirmation", lines, 2, parties=[FACTORY])["parties"]
    assert wrong("leave_confirmation", lines, 2, parties=[SECOND]) == {}
    left: list[Line] = [*lines, (2, "leave_confirmation", "2026-03-10", {"parties": [SECOND]})]
    here = facts_of(left).proceedings[2]
    assert (here.state, here.parties, here.claims) == ("applied", (FIRST, FACTORY), (1,))
    court: list[Line] = [*left, (2, "court_accepts", "2026-03-11", {}), (2, "court_confirms", "2026-03-20", {})]
    assert "已确认" in refusal("leave_confirmation", court, 2)


def test_R33_74_who_left_may_go_the_other_way_within_his_days() -> None:
    """He has a bare agreement again: the commission may review it for him, while the court has the others'."""
    left: list[Line] = [*(two(line) for line in TO_COURT), (2, "leave_confirmation", "2026-03-10", {"parties": [SECOND]})]
    assert refusal("apply_review", left, 1) == ""
    both = {"applicant_applies": True, "respondent_applies": True, "truthful": True}
    assert wrong("apply_review", left, 1, **both, **WHERE["apply_review"], parties=[SECOND]) == {}
    assert "已经申请过" in wrong("apply_review", left, 1, **both, parties=[FIRST])["parties"]
