"""F-01: a filed case says on its page until when it must be kept."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.models import Write
from mediation.rules.states import State
from mediation.rules.states.arbitration import ARBITRATION_WITHDRAWN, AWARDED, SETTLED
from mediation.services.record import cases
from mediation.services.views import case_page
from mediation.services.views.case_page.limits import ClockLine
from tests.walks import walk_to
from tests.world import People


def shown(write: Write, people: People, case_id: int, today: date) -> list[ClockLine]:
    seen = cases.see(write, case_id, people.bob)
    here = max(seen.facts.proceedings)
    return [row for row in case_page.view(write, seen, people.bob, today, here).clocks if row.id == "F-01"]


@pytest.mark.parametrize(("state", "years"), [(AWARDED, 10), (SETTLED, 5)])
def test_F_01_is_on_the_page_of_a_closed_case(write: Write, people: People, state: State, years: int) -> None:
    walk = walk_to(write, people, state)
    assert shown(write, people, walk.case_id or 0, walk.day) == []
    walk.go("close_arbitration")
    closed = walk.facts.proceedings[walk.proceeding].entries[-1].on
    (row,) = shown(write, people, walk.case_id or 0, closed)
    assert row.due == date(closed.year + years, 12, 31)
    assert (row.open, row.word) == (True, "保存中")
    assert f"不少于 {years} 年" in row.why[1]
    assert shown(write, people, walk.case_id or 0, date(closed.year + years + 1, 1, 1))[0].word == "保存期满"


def test_F_01_is_kept_as_long_as_the_office_says(write: Write, people: People) -> None:
    walk = walk_to(write, people, ARBITRATION_WITHDRAWN)
    walk.do("close_arbitration", keep_until="2060-12-31")
    assert shown(write, people, walk.case_id or 0, walk.day)[0].due == date(2060, 12, 31)
