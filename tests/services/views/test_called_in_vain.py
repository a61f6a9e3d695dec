"""The sheet for the parties calls nobody to a hearing that cannot be: its day is over, the case stands still, or it fell away."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.states.arbitration import SCHEDULED
from mediation.services.record import cases
from mediation.services.views import case_page
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
NOTICE = "把《开庭通知书》送给"


def told(walk: Walk, days: int = 0) -> str:
    """What comes next, so many days later, in one text."""
    walk.session.flush()
    actor = walk.people["city-admin"]
    seen = cases.see(walk.session, walk.case_id or 0, actor)
    page = case_page.view(walk.session, seen, actor, walk.day + timedelta(days=days), walk.proceeding)
    return "；".join(line.what for line in page.coming)


def test_R33_38_nobody_is_called_to_a_hearing_whose_day_is_over(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    assert walk.here is not None
    on = walk.here.sittings[-1].on
    before, after = told(walk), told(walk, (on - walk.day).days + 1)
    assert "到第一仲裁庭参加开庭" in before
    assert NOTICE in before
    assert "到第一仲裁庭参加开庭" not in after
    assert NOTICE not in after
    assert f"{on} 09:00 的开庭已过；还要再来的，另外通知" in after, "it may have been held, and is only not yet on record"
    assert "不用来" not in after


def test_R33_47_nobody_is_called_while_the_case_stands_still_and_everybody_once_it_goes_on(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, SCHEDULED).go("suspend")
    assert "到第一仲裁庭参加开庭" not in told(walk)
    assert NOTICE not in told(walk)
    assert "的开庭不用来" in told(walk)
    walk.go("resume")
    assert "到第一仲裁庭参加开庭" in told(walk)
    assert NOTICE in told(walk)


def test_R33_12_the_notice_of_a_hearing_that_fell_with_its_tribunal_is_sent_to_nobody(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED).go("request_recusal", "grant_recusal")
    assert "开庭通知书" not in told(walk)
    assert "参加开庭" not in told(walk)
