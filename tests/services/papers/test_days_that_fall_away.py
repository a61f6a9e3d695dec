"""Whoever holds a notice of a day that falls away is told so by the paper that takes it away (调解仲裁法 第35条；办案规则 第38条)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta
from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.facts import Sitting
from mediation.rules.states.arbitration import SCHEDULED
from mediation.rules.states.mediation import MEDIATING
from mediation.services.papers import issue
from mediation.services.papers.catalogue import chinese, day
from mediation.services.papers.rendering import render
from tests.documents.printed import pages
from tests.scenes import person
from tests.services.papers.awards import printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")


def sitting(walk: Walk) -> Sitting:
    return walk.facts.proceedings[1].sittings[-1]


def fixed(walk: Walk) -> str:
    """The day that stands, as papers write it."""
    return day(sitting(walk).on)


@pytest.mark.parametrize("step", ["set_hearing", "postpone_hearing"])
def test_LMAA_35_a_second_notice_says_that_the_first_day_falls_away(write: Write, people: People, step: str) -> None:
    walk = walk_to(write, people, SCHEDULED)
    assert "不再" not in printed(walk, "hearing_notice")
    first = fixed(walk)
    later = (sitting(walk).on + timedelta(days=7)).isoformat()
    if step == "postpone_hearing":
        walk.do("request_postponement")
    walk.do(step, hearing_on=later)
    said = printed(walk, "hearing_notice" if step == "set_hearing" else "postponement_notice")
    assert f"原定{first}" in said
    assert "的开庭不再进行，原开庭通知不再执行。" in said
    assert f"开庭时间{fixed(walk)}" in said
    assert fixed(walk) != first
    row = [r for r in issue.of_case(write, walk.case_id or 0) if r.template in ("hearing_notice", "postponement_notice")][-1]
    assert len(pages(render(row.template, issue.frozen(row)))) == 1, "with the day that falls away it stays on one page"


def test_R33_12_a_granted_recusal_takes_the_day_away(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    first = chinese(sitting(walk).on)
    walk.go("request_recusal", "grant_recusal")
    assert f"本案重新组成仲裁庭。原定{first}的开庭不再进行" in printed(walk, "recusal_decision")


def test_R33_47_a_suspension_stops_the_day_and_who_goes_on_says_whether_it_stands(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    first = fixed(walk)
    walk.do("suspend")
    assert f"原定{first}" in printed(walk, "suspension_notice")
    assert "中止审理期间不进行" in printed(walk, "suspension_notice")
    walk.do("resume")
    told = printed(walk, "resumption_notice")
    stands = sitting(walk).on >= walk.facts.proceedings[1].entries[-1].on
    assert stands, "the day is still to come"
    assert f"原定{first}" in told
    assert "的开庭照常进行，请准时到庭" in told


def test_RXT_24_a_second_notice_of_a_session_says_so_too(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("set_session", session_on=(walk.day + timedelta(days=5)).isoformat())
    first = fixed(walk)
    assert "不再" not in printed(walk, "session_notice")
    walk.do("set_session", session_on=(walk.day + timedelta(days=5)).isoformat(), starts="15:00")
    assert f"原定{first}" in printed(walk, "session_notice")
    assert "的调解不再进行" in printed(walk, "session_notice")


def test_RXT_22_who_joins_is_told_of_the_session_to_come_and_not_of_one_that_was(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("set_session", session_on=walk.day.isoformat())
    joins: dict[str, Any] = {"claims": [{"claimant": 1, "item": "wages", "amount": "80.00"}], "reason": "同一车间"}
    walk.go("record_session")
    walk.do("join_mediation", applicants=[person(71, "温新来")], **joins)
    assert "调解的时间、地点另行通知" in printed(walk, "mediation_acceptance_notice")
    walk.do("set_session", session_on=(walk.day + timedelta(days=5)).isoformat(), starts="15:00")
    walk.do("join_mediation", applicants=[person(72, "温后来")], **joins)
    assert f"定于{fixed(walk)}15时" in printed(walk, "mediation_acceptance_notice")
