"""Whoever took a seat is named by every later paper, and whoever left it by none (调解仲裁法 第31、32条；办案规则 第53条)."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.states.arbitration import HEARD, SCHEDULED
from mediation.rules.states.review import UNDER_REVIEW
from mediation.services.papers import issue
from tests.services.papers.awards import printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")

LEFT, CAME, CLERK = "裁某", "裁某某", "书某"
ILL: dict[str, Any] = {"ground": "ill", "reason": "住院"}


def frozen(walk: Walk, template: str) -> dict[str, object]:
    """The tribunal of the last paper of this template."""
    walk.session.flush()
    row = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template][-1]
    found: dict[str, object] = issue.frozen(row)["hearing"]["tribunal"]
    return found


def test_LMAA_32_the_notice_of_a_new_arbitrator_names_the_new_one(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    assert f"独任仲裁员：{LEFT}书记员" in printed(walk, "tribunal_notice")
    walk.do("change_arbitrator", seat="presiding", arbitrator="judge2", **ILL)
    assert f"独任仲裁员：{CAME}书记员：{CLERK}" in printed(walk, "tribunal_notice")


def test_R33_53_the_award_is_told_and_signed_by_whoever_sits(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    walk.do("change_arbitrator", seat="presiding", arbitrator="judge2", **ILL)
    walk.go("hold_hearing", "award")
    layer = printed(walk, "award_final", "award_nonfinal")
    assert f"由仲裁员{CAME}独任审理" in layer
    assert f"由仲裁员{LEFT}独任审理" not in layer
    assert f"仲裁员{CAME}" in layer.split("裁决如下")[1]
    assert frozen(walk, "award_nonfinal") == {"presiding": CAME, "members": [], "clerk": CLERK}


def test_R33_53_a_new_clerk_and_one_of_three_are_named_too(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD, ("many",))
    walk.do("change_arbitrator", seat="third", arbitrator="city-arbitrator", **ILL)
    walk.do("change_clerk", clerk="city-clerk", **ILL)
    third, clerk = people["city-arbitrator"].name, people["city-clerk"].name
    assert frozen(walk, "tribunal_notice") == {"presiding": LEFT, "members": [CAME, third], "clerk": clerk}


def test_LMAA_31_a_tribunal_formed_anew_keeps_nobody_of_the_one_before(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    walk.do("change_arbitrator", seat="presiding", arbitrator="judge3", **ILL)
    walk.do("revoke_tribunal")
    walk.do("form_tribunal", presiding="judge2")
    assert frozen(walk, "tribunal_notice") == {"presiding": CAME, "members": [], "clerk": CLERK}


def test_R33_78_the_reviewer_who_took_over_makes_the_settlement(write: Write, people: People) -> None:
    walk = walk_to(write, people, UNDER_REVIEW).go("designate_reviewer")
    walk.do("change_reviewer", arbitrator="judge2", **ILL)
    walk.go("make_review_letter")
    assert frozen(walk, "review_settlement")["presiding"] == CAME
