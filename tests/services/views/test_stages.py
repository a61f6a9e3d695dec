"""The path of stages (程序进展): a hearing that is set stands on its own day, not on the day on which it was fixed."""

import pytest

from mediation.models import Write
from mediation.rules.states.arbitration import FORMED, SCHEDULED
from mediation.services.views.case_page import head
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def shown(walk: Walk) -> tuple[str, str]:
    assert walk.here is not None
    (found,) = (stage for stage in head.stages(walk.here) if stage.label == "开庭")
    return found.state, str(found.on)


def test_a_hearing_that_is_set_stands_on_its_own_day(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    assert walk.here is not None
    assert shown(walk) == ("now", str(walk.here.sittings[-1].on))
    walk.go("request_postponement", "postpone_hearing")
    assert len(walk.here.sittings) == 2
    assert shown(walk) == ("now", str(walk.here.sittings[-1].on))
    walk.go("hold_hearing")
    assert shown(walk) == ("now", str(walk.here.sittings[-1].on))


def test_a_hearing_that_nobody_came_to_was_passed_by(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    assert shown(walk) == ("next", "None")
    walk.go("set_hearing", "settle")
    assert shown(walk) == ("next", "None")
